"""A view as the query of an address, and back: the address holds the view, so that it can be shared and walked back.

Whatever a query says that makes no sense is left out; nobody gets an error for an old or mistyped link.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from dashboard.settings import Settings
from db.domain.filters import Filter, Group, Sort, Tile, View

SEARCH = "q"
TILE = "tile"
GROUP = "group"
SORT = "sort"
AS_OF = "as_of"
AS_RECORDED_BY = "as_recorded_by"
FROM = "from"
TO = "to"
FIT = "fit"
SELECTED = "at"
FOLDED = "folded"
SINCE = "since"

# Those that choose among commitments and mean the same on every page that has them.
FILTERS = (SEARCH, *(one.value for one in Filter))

# Before the name of an order that is turned round.
_TURNED = "-"

MAX_VALUES_PER_FILTER = 50
MAX_VALUE_LENGTH = 300

_Enum = TypeVar("_Enum", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Address:
    """All that the timeline's address says: the view, the zoomed span, the chosen row and the folded groups.

    `fit` asks for the span of every mark. `since` is the earlier day of a comparison: rows that changed after it are
    marked.
    """

    view: View
    span: tuple[date, date] | None = None
    fit: bool = False
    selected: str | None = None
    folded: frozenset[str] = field(default_factory=frozenset)
    since: date | None = None


def view_of(query: Mapping[str, Sequence[str]], settings: Settings) -> View:
    """The view that a query asks for."""
    sort, is_turned = _sort(query)
    recorded = _day(query, AS_RECORDED_BY)
    view = settings.view(
        # Nobody can say what the record will hold one day; a day to come is read as today.
        as_of=_day(query, AS_OF),
        search=_first(query, SEARCH)[:200],
        tile=_one(query, TILE, Tile),
        sort=sort,
        descending=sort.starts_descending != is_turned,
        group=_one(query, GROUP, Group) or Group.NONE,
    )
    if recorded is not None and recorded < view.today:
        view = replace(view, as_recorded_by=recorded)
    for one in Filter:
        view = one.choosing(view, _chosen(query, one))
    return view


def address_of(query: Mapping[str, Sequence[str]], settings: Settings) -> Address:
    """The whole address of a timeline."""
    first, last = _day(query, FROM), _day(query, TO)
    view, since = view_of(query, settings), _day(query, SINCE)
    return Address(
        view=view,
        span=(first, last) if first and last and first < last else None,
        fit=bool(_first(query, FIT)),
        selected=_first(query, SELECTED)[:120] or None,
        folded=frozenset(_texts(query, FOLDED)),
        since=since if since and since < view.as_of else None,
    )


def search_of(address: Address) -> str:
    """The query of an address, with its question mark; empty where nothing is asked for."""
    view = address.view
    pairs: list[tuple[str, str]] = [(SEARCH, view.search)] if view.search else []
    pairs += [(TILE, view.tile.value)] if view.tile else []
    pairs += [(one.value, str(value)) for one in Filter for value in one.chosen(view)]
    pairs += [(GROUP, view.group.value)] if view.group is not Group.NONE else []
    pairs += [(SORT, sort_param(view))] if sort_param(view) != Sort.DEADLINE else []
    pairs += [(AS_OF, view.as_of.isoformat())] if view.as_of != view.today else []
    pairs += [(AS_RECORDED_BY, view.as_recorded_by.isoformat())] if view.as_recorded_by else []
    if address.span:
        pairs += [(FROM, address.span[0].isoformat()), (TO, address.span[1].isoformat())]
    pairs += [(FIT, "1")] if address.fit and not address.span else []
    pairs += [(FOLDED, key) for key in sorted(address.folded)]
    pairs += [(SINCE, address.since.isoformat())] if address.since else []
    pairs += [(SELECTED, address.selected)] if address.selected else []
    return "?" + urlencode(pairs) if pairs else ""


def sort_param(view: View) -> str:
    """The order in an address: `deadline`, or `-deadline` turned round."""
    return f"{_TURNED if view.is_turned else ''}{view.sort.value}"


def selecting(address: Address, slug: str | None) -> str:
    """The address of the same timeline with another row chosen, or none."""
    return search_of(replace(address, selected=slug)) or "?"


def days_query(view: View) -> str:
    """The part of a query that every page takes: the days for which it speaks."""
    plain = View(as_of=view.as_of, today=view.today, as_recorded_by=view.as_recorded_by)
    return search_of(Address(plain))


def _sort(query: Mapping[str, Sequence[str]]) -> tuple[Sort, bool]:
    """The order, and whether it is turned round."""
    text = _first(query, SORT)
    sort = next((one for one in Sort if one.value == text.removeprefix(_TURNED)), None)
    return (sort, text.startswith(_TURNED)) if sort else (Sort.DEADLINE, False)


def _first(query: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(query.get(name, ())), "").strip().replace("\x00", "")


def _chosen(query: Mapping[str, Sequence[str]], one: Filter) -> tuple[str, ...]:
    return _several(query, one, one.vocabulary) if one.vocabulary else _texts(query, one)


def _texts(query: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...]:
    values = [value.replace("\x00", "") for value in query.get(name, ())[:MAX_VALUES_PER_FILTER]]
    return tuple(dict.fromkeys(value for value in values if value.strip() and len(value) <= MAX_VALUE_LENGTH))


def _day(query: Mapping[str, Sequence[str]], name: str) -> date | None:
    try:
        return date.fromisoformat(_first(query, name))
    except ValueError:
        return None


def _one(query: Mapping[str, Sequence[str]], name: str, enum: type[_Enum]) -> _Enum | None:
    return next(iter(_several(query, name, enum)), None)


def _several(query: Mapping[str, Sequence[str]], name: str, enum: type[_Enum]) -> tuple[_Enum, ...]:
    known = {member.value: member for member in enum}
    return tuple(dict.fromkeys(known[value] for value in query.get(name, ())[:MAX_VALUES_PER_FILTER] if value in known))
