"""The result of a query as a DataFrame whose columns have the types of the query's columns."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import numpy as np
import pandas as pd
from sqlalchemy import Date, Enum, Float, Integer, String, Uuid, type_coerce
from sqlalchemy.types import TypeEngine
from sqlmodel import Session

from db.models import UtcDateTime
from db.queries.listing.sql_types import Query

if TYPE_CHECKING:
    import numpy.typing as npt

# Rows live only until the next batch: of more, the garbage collector would look through all again and again.
_BATCH = 200


def read_frame(session: Session, query: Query) -> pd.DataFrame:
    """The rows of a query, in one statement.

    The driver's own values are converted a column at a time: an object per date, enum and UUID, as SQLAlchemy makes
    them, would take longer than all the rest. Ids stay the driver's own, good for comparing; `id_texts` converts them.
    """
    types = [(column.name, column.type) for column in query.selected_columns]
    raw = [type_coerce(column, String()).label(column.name) for column in query.selected_columns]
    columns: list[list[object]] = [[] for _ in types]
    # The connection, not the session: that one would look for entities in every row.
    rows = session.connection().execute(query.with_only_columns(*raw, maintain_column_froms=True))
    for batch in rows.partitions(_BATCH):
        for column, values in zip(columns, zip(*batch, strict=True), strict=True):
            column.extend(values)
    return pd.DataFrame({name: _typed(values, type_) for (name, type_), values in zip(types, columns, strict=True)})


def days(values: Sequence[Hashable]) -> "npt.NDArray[np.datetime64]":
    """Dates, or texts such as 2026-09-30, as `datetime64[s]`. Each day is read once: there are few, and they recur."""
    distinct = list(dict.fromkeys(values))
    return np.array(distinct, dtype="datetime64[D]").astype("datetime64[s]").take(_codes(values, distinct))


def id_texts(values: "pd.Series[Any]") -> "pd.Series[str]":
    """Ids as text; SQLite gives their 32 digits, PostgreSQL UUIDs."""
    return pd.Series([_id_text(value) for value in values.tolist()], index=values.index, dtype="str")


def _id_text(value: object) -> str | None:
    if isinstance(value, str):
        return f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"
    return str(value) if isinstance(value, UUID) else None


def _typed(values: Sequence[Any], type_: TypeEngine[object]) -> Any:
    match type_:
        case Enum():
            codes = _codes(values, [*type_.enums, None])
            codes[codes == len(type_.enums)] = -1
            return pd.Categorical.from_codes(codes, categories=pd.Index(type_.enums))
        case Date():
            return days(values)
        case UtcDateTime():
            return pd.DatetimeIndex(np.array([_naive(value) for value in values], dtype="datetime64[us]"), tz=UTC)
        case Uuid():
            return np.array([*values, None], dtype=object)[:-1]
        case Integer():
            return pd.array(values, dtype="Int64")
        case Float():
            return np.array(values, dtype="float64")
        case _:
            return pd.array(values, dtype="str")


def _codes(values: Sequence[Hashable], distinct: Iterable[Hashable]) -> "npt.NDArray[np.intp]":
    """Where each value stands among the distinct ones."""
    place = {value: number for number, value in enumerate(distinct)}
    return np.fromiter(map(place.__getitem__, values), dtype=np.intp, count=len(values))


def _naive(moment: datetime | str | None) -> datetime | str | None:
    """The moment in UTC without its zone; SQLite gives it as such a text."""
    return moment.astimezone(UTC).replace(tzinfo=None) if isinstance(moment, datetime) else moment
