"""DataFrames as CSV (RFC 4180), safe to open in a spreadsheet."""

from typing import IO, Any

import numpy as np
import pandas as pd

# A spreadsheet takes a cell that begins so for a formula, and a formula can send what is beside it elsewhere.
# Source: OWASP, CSV injection; the wide forms are what East Asian input methods type.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
SEPARATOR = "; "
"""What parts several values in one cell."""
BATCH = 5_000


def write_csv(frame: pd.DataFrame, stream: IO[bytes]) -> None:
    """A line for the names of the columns and one per row, in UTF-8, each with its CRLF.

    Missing values are empty cells, days 2026-09-30, moments 2026-09-30T12:00:00+00:00.
    """
    for first in range(0, max(len(frame), 1), BATCH):
        cells = frame.iloc[first : first + BATCH].apply(_cells)
        cells.to_csv(stream, index=False, header=first == 0, lineterminator="\r\n")


def _cells(column: "pd.Series[Any]") -> Any:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return column.map(pd.Timestamp.isoformat, na_action="ignore")
    if pd.api.types.is_datetime64_dtype(column):
        days = np.datetime_as_string(column.to_numpy(), unit="D")
        return pd.Series(days, index=column.index).mask(column.isna())
    if pd.api.types.is_numeric_dtype(column):
        return column
    return column.astype(object).map(_text, na_action="ignore")


def _text(value: object) -> str:
    """The text, with an apostrophe before it if it would be taken for a formula."""
    text = SEPARATOR.join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text
