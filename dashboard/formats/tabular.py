"""Rows as CSV (RFC 4180), safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

# A spreadsheet takes a cell that begins so for a formula, and a formula can send what is beside it elsewhere.
# Source: OWASP, CSV injection; the wide forms are what East Asian input methods type.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BETWEEN = "; "
"""What parts several values in one cell."""


def csv_lines(rows: Iterable[Mapping[str, Any]], *, columns: Iterable[str]) -> Iterator[str]:
    """A line for the names of the columns and one a row, each with its CRLF. Missing values are empty cells."""
    names = list(columns)
    yield _line(names)
    for row in rows:
        yield _line([_cell(row.get(name)) for name in names])


def _line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return _text(BETWEEN.join(map(str, value)))
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (bool, int, float)):
        return str(value)
    return _text(str(value))


def _text(text: str) -> str:
    """The text, with an apostrophe before it if it would be taken for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text
