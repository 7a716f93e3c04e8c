"""What AG Grid requests when it needs rows, as the words of `db/queries/table.py`; nonsense in it is left out."""

from collections.abc import Mapping
from datetime import date

from db.domain.typed_text import storable
from db.queries.table import Column, Comparison, Narrowing

MAX_ROWS = 500

_COMPARISONS = {
    "contains": Comparison.CONTAINS,
    "notContains": Comparison.NOT_CONTAINS,
    "equals": Comparison.EQUALS,
    "notEqual": Comparison.NOT_EQUAL,
    "startsWith": Comparison.STARTS,
    "endsWith": Comparison.ENDS,
    "lessThan": Comparison.LESS,
    "greaterThan": Comparison.GREATER,
    "inRange": Comparison.BETWEEN,
    "blank": Comparison.BLANK,
    "notBlank": Comparison.NOT_BLANK,
}
_COLUMNS = {column.value: column for column in Column}
_DAYS = frozenset({Column.COMMITTED, Column.EARLIEST, Column.LATEST, Column.FULFILLED, Column.CHECKED})
_NUMBERS = frozenset({Column.SLIPPAGE})
_WITHOUT_VALUE = (Comparison.BLANK, Comparison.NOT_BLANK)
_ORDERED = (Comparison.EQUALS, Comparison.NOT_EQUAL, Comparison.LESS, Comparison.GREATER, Comparison.BETWEEN)


def requested_rows(request: Mapping[str, object]) -> tuple[int, int]:
    """The first row and how many; at most `MAX_ROWS`."""
    first, end = request.get("startRow"), request.get("endRow")
    start = first if isinstance(first, int) and 0 <= first < 10**9 else 0
    wanted = end - start if isinstance(end, int) else 100
    return start, min(max(wanted, 1), MAX_ROWS)


def requested_order(request: Mapping[str, object]) -> list[tuple[Column, bool]]:
    """Columns to sort by, and whether each falls."""
    model = request.get("sortModel")
    entries = [entry for entry in model if isinstance(entry, dict)] if isinstance(model, list) else []
    known = [(str(entry.get("colId")), entry.get("sort") == "desc") for entry in entries[:4]]
    return [(_COLUMNS[name], falling) for name, falling in known if name in _COLUMNS]


def requested_filters(request: Mapping[str, object]) -> list[Narrowing]:
    """The conditions set in the columns' filters."""
    model = request.get("filterModel")
    if not isinstance(model, dict):
        return []
    narrowings = [_narrowing(_COLUMNS[name], entry) for name, entry in model.items() if name in _COLUMNS]
    return [narrowing for narrowing in narrowings if narrowing is not None]


def _narrowing(column: Column, entry: object) -> Narrowing | None:
    if not isinstance(entry, dict):
        return None
    comparison = _COMPARISONS.get(str(entry.get("type")))
    if comparison is None:
        return None
    if column not in _DAYS | _NUMBERS:
        return _text_narrowing(column, comparison, entry.get("filter"))
    value: date | int | None
    upper: date | int | None
    if column in _DAYS:
        value, upper = _day(entry.get("dateFrom")), _day(entry.get("dateTo"))
    else:
        value, upper = _number(entry.get("filter")), _number(entry.get("filterTo"))
    if comparison in _WITHOUT_VALUE:
        return Narrowing(column, comparison)
    if value is None or comparison not in _ORDERED or (comparison is Comparison.BETWEEN and upper is None):
        return None
    return Narrowing(column, comparison, value, upper)


def _text_narrowing(column: Column, comparison: Comparison, typed: object) -> Narrowing | None:
    if comparison in _WITHOUT_VALUE:
        return Narrowing(column, comparison, "")
    if comparison in (Comparison.LESS, Comparison.GREATER, Comparison.BETWEEN):
        return None
    return Narrowing(column, comparison, typed[:200]) if isinstance(typed, str) and storable(typed) else None


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and abs(value) < 10**9 else None
