"""Which index SQLite walks along: without statistics of its own it takes any equality for a good start.

A list is best read along the index that has its order; what filters ask is answered by the same index on the way. A
`+` before a column keeps SQLite from starting with that column instead. PostgreSQL counts for itself.
"""

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.sql.expression import UnaryExpression
from sqlalchemy.sql.operators import custom_op


class Passed:
    """Columns to be compared in passing, by the names that they have in `columns`."""

    def __init__(self, columns: Any) -> None:
        self._columns = columns

    def __getattr__(self, name: str) -> ColumnElement[Any]:
        return self[name]

    def __getitem__(self, name: str) -> ColumnElement[Any]:
        column = self._columns[name]
        return UnaryExpression(column, operator=custom_op("+"), type_=column.type)

    def __contains__(self, name: str) -> bool:
        return name in self._columns
