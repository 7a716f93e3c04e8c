"""Query hints for SQLite, which without statistics takes the index of any equality.

A list is best read along the index that has its order, which holds the filtered columns too. A `+` before a column
keeps SQLite from choosing another index for it. PostgreSQL has statistics of its own.
"""

from sqlalchemy.sql.expression import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from db.queries.listing.sql_types import Columns, Expression


class HintedColumns:
    """Columns with the hint not to choose an index for them, by the names that they have in `columns`."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def __getattr__(self, name: str) -> Expression:
        return self[name]

    def __getitem__(self, name: str) -> Expression:
        column = self._columns[name]
        return UnaryExpression(column, operator=custom_op("+"), type_=column.type)

    def __contains__(self, name: str) -> bool:
        return name in self._columns
