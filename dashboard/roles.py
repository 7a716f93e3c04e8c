"""Who may do what: roles, identities, and the role that every callback must declare.

    @app.callback(Output(…), Input(…))
    @requires(Role.READER)
    def show(search: str | None) -> …

The gate (dashboard/web/gate.py) refuses a request whose identity lacks the role before Dash sees the body, and the
server does not start while a callback declares none.
"""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import flask

_ROLE = "__required_role__"
_SCOPE_KEY = "commitments.identity"

Function = TypeVar("Function", bound=Callable[..., object])


class Role(StrEnum):
    """What somebody may do; each role includes the ones before it."""

    READER = "reader"
    EDITOR = "editor"


_RANK = {role: rank for rank, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody (or something) that asks; `name` is what the audit trail records."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether this identity has `role` or one that includes it."""
        return _RANK[self.role] >= _RANK[role]


# Until there are accounts, whoever sits at this machine.
LOCAL = Identity(name="local", role=Role.EDITOR)


def requires(role: Role) -> Callable[[Function], Function]:
    """Declare the role that a callback asks for. Changes nothing else about the function."""
    required = Role(role)

    def declare(function: Function) -> Function:
        setattr(function, _ROLE, required)
        return function

    return declare


def role_of(function: Callable[..., object]) -> Role | None:
    """The role a callback declared, looked for through Dash's wrappers; None if it declared none."""
    layer: Callable[..., object] | None = function
    while layer is not None:
        role = getattr(layer, _ROLE, None)
        if isinstance(role, Role):
            return role
        layer = getattr(layer, "__wrapped__", None)
    return None


def current_identity() -> Identity:
    """Who asks, inside a Dash callback or layout. Raises RuntimeError outside of a request."""
    scope = flask.request.environ["asgi.scope"]
    identity = scope[_SCOPE_KEY]
    if not isinstance(identity, Identity):
        raise RuntimeError("The request came past the gate.")
    return identity


def put_identity(scope: MutableMapping[str, object], identity: Identity) -> None:
    """Note in an ASGI scope who asks; the gate's business alone."""
    scope[_SCOPE_KEY] = identity
