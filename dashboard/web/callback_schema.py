"""Callback schemas: what a request body for each Dash callback may be; the gate refuses others before Dash runs.

A schema is read from the callback's registration: its role, its inputs, states and outputs, and the types that its
function declares for them. A body that fits no schema raises `Refused` (400 or 403).
"""

import inspect
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import dash
from dash.exceptions import CallbackException
from pydantic import (
    ConfigDict,
    PydanticSchemaGenerationError,
    PydanticUserError,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

from dashboard.dash_internals import PAGES_CALLBACK, validate_and_group_input_args
from dashboard.roles import Identity, Role, role_of
from dashboard.web.callback_dependencies import Dependency, dependency_of, match, outputs_of
from dashboard.web.errors import Refused
from dashboard.web.request_body import read_json

# Dash's own callback that renders a page into the shell. It declares neither role nor types, so they stand here; its
# states arrive as `**states`.
_Path = Annotated[str, StringConstraints(pattern=r"^/[^\x00-\x1f\x7f]*$", max_length=2048)]
_PAGES_TYPES: Mapping[str, object] = {
    "pathname_": _Path,
    "search_": str | None,
    "pathname": _Path,
    "search": str | None,
}

_MAX_CHANGED_PROPS = 1000


class CallbackWithoutRole(Exception):
    """A callback can't be served: it declares no role, or asks for what this server does not offer."""


@dataclass(frozen=True, slots=True)
class CallbackSchema:
    """The request bodies of one callback. `groups` is Dash's arrangement of the values into arguments."""

    output: str
    role: Role
    inputs: tuple[Dependency, ...]
    states: tuple[Dependency, ...]
    outputs: tuple[Dependency, ...] | Dependency | None
    groups: object
    signature: inspect.Signature
    types: Mapping[str, TypeAdapter[object]]

    def check(self, body: Mapping[str, object]) -> None:
        """Raise `Refused` unless the ids, properties and values in `body` are ones this callback declares."""
        inputs, states = _listed(body, "inputs"), _listed(body, "state")
        self._check_ids(self.inputs, inputs, "inputs")
        self._check_ids(self.states, states, "states")
        self._check_outputs(body.get("outputs"))
        for prop_id in _changed(body):
            if not any(declared.names(prop_id) for declared in self.inputs):
                raise Refused(400, "The request says that something changed which this action does not listen to.")
        self._check_values([*map(_value, inputs), *map(_value, states)])

    def _check_ids(self, declared: Sequence[Dependency], sent: Sequence[object], name: str) -> None:
        if not match(declared, sent):
            raise Refused(400, f"The {name} of the request are not those of this action.")

    def _check_outputs(self, sent: object) -> None:
        if isinstance(self.outputs, Dependency):
            matches = self.outputs.matches(sent)
        elif self.outputs is None:
            matches = sent in (None, [])
        else:
            matches = isinstance(sent, list) and match(self.outputs, sent)
        if not matches:
            raise Refused(400, "The outputs of the request are not those of this action.")

    def _check_values(self, values: Sequence[object]) -> None:
        try:
            positional, named = validate_and_group_input_args(values, self.groups)
            bound = self.signature.bind(*positional, **named)
        except (CallbackException, TypeError):
            raise Refused(400, "The values of the request are not those of this action.") from None
        # `**states` hold the arguments of their names, each with a type of its own.
        arguments = {**bound.arguments, **bound.kwargs}
        for name, adapter in self.types.items():
            try:
                if name in arguments:
                    adapter.validate_python(arguments[name])
            except ValidationError as error:
                reason = error.errors(include_url=False, include_input=False, include_context=False)[0]["msg"]
                raise Refused(400, f"The value for “{name}” is not one this action takes: {reason}.") from None


def read_schemas(app: dash.Dash) -> dict[str, CallbackSchema]:
    """The schema of every callback of `app` that runs on the server, by its output id.

    Raises `CallbackWithoutRole` if one declares no role or uses a feature that is not offered.
    """
    entries = ((output, entry) for output, entry in app.callback_map.items() if "callback" in entry)
    return {output: _read_schema(output, entry) for output, entry in entries}


def check_callback(body: bytes, *, schemas: Mapping[str, CallbackSchema], identity: Identity) -> Role:
    """The role that the callback asks for. Raises `Refused` unless `identity` may make this request of one of them."""
    content = read_json(body)
    output = content.get("output") if isinstance(content, dict) else None
    schema = schemas.get(output) if isinstance(output, str) else None
    if schema is None or not isinstance(content, dict):
        raise Refused(400, "The request names no action of this server.")
    if not identity.may(schema.role):
        raise Refused(403, f"This needs the role “{schema.role}”.")
    schema.check(content)
    return schema.role


def _read_schema(output: str, entry: Mapping[str, Any]) -> CallbackSchema:
    function = inspect.unwrap(entry["callback"])
    where = f"{function.__module__}.{function.__qualname__} (output {output})"
    role = Role.READER if output == PAGES_CALLBACK else role_of(entry["callback"])
    if role is None:
        raise CallbackWithoutRole(f"{where} declares no role: put @requires(Role.…) under its @app.callback.")
    if entry.get("background") or entry.get("websocket") or entry.get("manager"):
        raise CallbackWithoutRole(f"{where} is a background or websocket callback, which this server does not run.")
    if inspect.iscoroutinefunction(function):
        raise CallbackWithoutRole(f"{where} is a coroutine, which Dash on Flask does not run.")
    signature = inspect.signature(function)
    return CallbackSchema(
        output=output,
        role=role,
        inputs=tuple(dependency_of(one) for one in entry["inputs"]),
        states=tuple(dependency_of(one) for one in entry["state"]),
        outputs=outputs_of(entry),
        groups=entry["inputs_state_indices"],
        signature=signature,
        types=_types(function, signature, where) if output != PAGES_CALLBACK else _adapters(_PAGES_TYPES, where),
    )


def _types(
    function: Callable[..., object], signature: inspect.Signature, where: str
) -> Mapping[str, TypeAdapter[object]]:
    try:
        hints = typing.get_type_hints(function)
    except (NameError, TypeError) as error:
        raise CallbackWithoutRole(f"{where} has types that can't be read at run time: {error}.") from error
    hints.pop("return", None)
    for parameter in signature.parameters.values():
        if parameter.name in hints and parameter.kind is parameter.VAR_POSITIONAL:
            hints[parameter.name] = types.GenericAlias(tuple, (hints[parameter.name], ...))
        elif parameter.name in hints and parameter.kind is parameter.VAR_KEYWORD:
            hints[parameter.name] = types.GenericAlias(dict, (str, hints[parameter.name]))
    return _adapters(hints, where)


def _adapters(hints: Mapping[str, object], where: str) -> Mapping[str, TypeAdapter[object]]:
    try:
        return {name: _strict(hint) for name, hint in hints.items() if hint is not Any}
    except (PydanticSchemaGenerationError, PydanticUserError) as error:
        raise CallbackWithoutRole(f"{where} declares a type that no JSON value has: {error}") from error


def _strict(hint: Any) -> TypeAdapter[object]:
    try:
        return TypeAdapter(hint, config=ConfigDict(strict=True))
    except PydanticUserError:
        # A TypedDict or dataclass carries its own configuration.
        return TypeAdapter(hint)


def _listed(body: Mapping[str, object], key: str) -> list[object]:
    items = body.get(key, [])
    if not isinstance(items, list):
        raise Refused(400, "The request is not of the form that this server reads.")
    return items


def _changed(body: Mapping[str, object]) -> list[str]:
    changed = _listed(body, "changedPropIds")
    if len(changed) > _MAX_CHANGED_PROPS:
        raise Refused(400, "The request says that too many things changed at once.")
    return [prop_id if isinstance(prop_id, str) else "" for prop_id in changed]


def _value(sent: Any) -> object:
    if isinstance(sent, list):
        return [one.get("value") for one in sent]
    return sent.get("value")
