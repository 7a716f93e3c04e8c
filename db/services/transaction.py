"""All or nothing: a service that fails leaves nothing behind in the session that it was given."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from sqlmodel import Session

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


def one_transaction(
    service: Callable[Concatenate[Session, _Arguments], _Result],
) -> Callable[Concatenate[Session, _Arguments], _Result]:
    """Roll back whatever the service had written when it raises.

    Whoever catches the error may go on with the same session; half of what failed must not be committed along
    with what comes next.
    """

    @wraps(service)
    def all_or_nothing(session: Session, /, *arguments: _Arguments.args, **named: _Arguments.kwargs) -> _Result:
        try:
            return service(session, *arguments, **named)
        except BaseException:
            session.rollback()
            raise

    return all_or_nothing
