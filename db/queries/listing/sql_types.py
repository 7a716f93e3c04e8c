"""Types of SQL whose values have any type: SQLAlchemy's stubs say no more of columns that are taken by name."""

from typing import Any, Protocol, TypeAlias

from sqlalchemy import ColumnElement, Select

Expression: TypeAlias = ColumnElement[Any]
Query: TypeAlias = Select[*tuple[Any, ...]]


class Columns(Protocol):
    """Columns by name: those of a FROM clause, or the same with query hints."""

    def __getattr__(self, name: str) -> Expression: ...

    def __getitem__(self, name: str, /) -> Expression: ...

    def __contains__(self, name: str, /) -> bool: ...
