"""A view's filters and orders as SQL conditions over a snapshot."""

from collections.abc import Iterable, Sequence

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    true,
    union,
)

from db.domain.filters import Filter, Group, Sort, Tile, View
from db.domain.folding import words_of
from db.domain.projection import NEVER, NO_SLIPPAGE
from db.domain.typed_text import storable
from db.domain.vocabulary import AssessedStatus, FacetKind, Publication, ScheduleStatus, TextKind
from db.queries.listing.as_of import Snapshot, schedule_expression, visible_then
from db.queries.listing.full_text import Deadlines, contains, numbers_with
from db.queries.listing.own_days import OwnDay, own_day
from db.queries.listing.recorded import edited_numbers, edited_texts, facets, records
from db.queries.listing.sql_types import Columns, Expression
from db.queries.listing.sqlite_hints import HintedColumns

TILE_SCHEDULES = {
    Tile.PASSED: (ScheduleStatus.PASSED, ScheduleStatus.PROBABLY_PASSED),
    Tile.IN_WINDOW: (ScheduleStatus.IN_WINDOW,),
    Tile.DUE_SOON: (ScheduleStatus.DUE_SOON,),
    Tile.NO_DEADLINE: (ScheduleStatus.NO_DEADLINE, ScheduleStatus.WAITING),
}


# The SQL of each filter: a column of the commitment, or values of which it may have several. The schedule is computed.
FILTER_COLUMNS = {Filter.STATUS: "status", Filter.PLACE: "place"}
FILTER_FACETS = {Filter.TOPIC: FacetKind.TOPIC, Filter.ACTOR: FacetKind.ACTOR}


def matching(
    snapshot: Snapshot, view: View, *, dialect: str, hinted: bool = False, rare: bool = False
) -> ColumnElement[bool]:
    """Whether a commitment is visible and passes every filter of the view.

    `hinted`: evaluated per row along the index with the list's order (`sqlite_hints.py`); but the number sets of
    `rare` values and words are looked up first.
    """
    c = compared_columns(snapshot, view, dialect=dialect, hinted=hinted)
    conditions = [true() if view.unpublished else c.publication == Publication.PUBLISHED]
    for one, column in FILTER_COLUMNS.items():
        if values := one.chosen(view):
            conditions.append(c[column].in_(_storable(values)))
    if view.schedules:
        conditions.append(schedule_condition(c, view.schedules, own_day(view), due_soon_days=view.due_soon_days))
    number = snapshot.c.number if rare else c.number
    conditions.extend(number.in_(numbers) for numbers in number_sets(view, dialect=dialect))
    if view.looks_back:
        conditions.extend(_worded_then(c, word, view, dialect=dialect) for word in words_of(view.search))
    if view.tile is not None:
        conditions.append(tile_condition(c, view.tile, view))
    return and_(*conditions)


def number_sets(view: View, *, dialect: str) -> list[Select[int]]:
    """The numbers of the commitments with the chosen values and words, each set by an index of its own."""
    number_sets = [
        _with_values(view, kind, values) for one, kind in FILTER_FACETS.items() if (values := one.chosen(view))
    ]
    words = words_of(view.search)
    if not words:
        return number_sets
    worded = numbers_with(words, Deadlines.ALL if view.looks_back else Deadlines.CURRENT, dialect=dialect)
    if view.as_recorded_by is not None:
        # What was edited since is found by the words of then.
        worded = select(union(worded, edited_numbers(view)).subquery().c[0])
    return [*number_sets, worded]


def tile_condition(c: Columns, tile: Tile, view: View) -> ColumnElement[bool]:
    """Whether a commitment counts in a tile."""
    if tile is Tile.FULFILLED:
        return c.status == AssessedStatus.FULFILLED
    if tile is Tile.NEEDS_CHECK:
        return own_day(view).reaches(c, c.check_due_on)
    return schedule_condition(c, TILE_SCHEDULES[tile], own_day(view), due_soon_days=view.due_soon_days)


def schedule_condition(
    c: Columns, wanted: Iterable[ScheduleStatus], own: OwnDay, *, due_soon_days: int
) -> ColumnElement[bool]:
    """Whether the schedule status is one of these, in terms of columns that indices hold."""
    soon = own.later(due_soon_days)
    begun, passed = own.reaches(c, c.earliest), own.follows(c, c.latest)
    not_begun = or_(c.earliest.is_(None), own.precedes(c, c.earliest))
    not_passed = or_(c.latest.is_(None), own.allows(c, c.latest))
    later = or_(c.latest.is_(None), soon.precedes(c, c.latest))
    moving = {
        ScheduleStatus.PASSED: and_(passed, or_(c.padded_latest.is_(None), own.follows(c, c.padded_latest))),
        ScheduleStatus.PROBABLY_PASSED: and_(passed, own.allows(c, c.padded_latest)),
        ScheduleStatus.IN_WINDOW: and_(begun, not_passed),
        ScheduleStatus.DUE_SOON: and_(own.allows(c, c.latest), soon.reaches(c, c.latest), not_begun),
        ScheduleStatus.UPCOMING: and_(not_begun, not_passed, later),
    }
    statuses = list(wanted)
    settled = [status for status in statuses if status not in moving]
    conditions = [moving[status] for status in statuses if status in moving]
    if ScheduleStatus.PASSED in statuses and ScheduleStatus.PROBABLY_PASSED in statuses:
        conditions = [passed, *(moving[status] for status in statuses if status in moving and status not in _PASSED)]
    any_moving = and_(c.settled_schedule.is_(None), or_(*conditions)) if conditions else false()
    return or_(c.settled_schedule.in_(settled), any_moving) if settled else any_moving


_PASSED = TILE_SCHEDULES[Tile.PASSED]


def order_of(c: Columns, view: View) -> list[Expression]:
    """A total order: the view's sort, then title and number, all ascending or all descending, as in an index."""
    first = {Sort.TITLE: (), Sort.PHASE: (_phase_of(c, view), c.deadline_order)}
    keys = [*first.get(view.sort, (_sort_key(c, view),)), c.title, c.number]
    return [key.desc() if view.descending else key.asc() for key in keys]


def sort_parts(snapshot: Snapshot, view: View, *, dialect: str, hinted: bool = False) -> list[ColumnElement[bool]]:
    """The parts of a list: rows without a sort value come last, in either direction."""
    c = compared_columns(snapshot, view, dialect=dialect, hinted=hinted)
    if view.sort is Sort.PHASE:
        belongs = _in_no_phase(c, view)
        return [not_(belongs), belongs]
    if view.descending and view.sort is Sort.DEADLINE:
        return [c.deadline_order < NEVER, c.deadline_order == NEVER]
    if view.descending and view.sort is Sort.SLIPPAGE:
        return [c.slippage_order < NO_SLIPPAGE, c.slippage_order == NO_SLIPPAGE]
    return [true()]


def group_key(snapshot: Snapshot, view: View) -> Expression:
    """The text by which rows are grouped; an empty text or NULL where a row belongs to none."""
    return _group_column(snapshot.c, view)


def _group_column(c: Columns, view: View) -> Expression:
    match view.group:
        case Group.STATUS:
            return c.status
        case Group.SCHEDULE:
            return schedule_expression(c, own_day(view), due_soon_days=view.due_soon_days)
        case Group.PLACE:
            return c.place
        case Group.ACTOR:
            return c.responsible
        case Group.TOPIC:
            return c.first_topic
        case Group.PHASE:
            return _phase_of(c, view)
        case _:
            return literal("")


def in_group(
    snapshot: Snapshot, view: View, keys: Sequence[str], *, dialect: str, hinted: bool = False
) -> ColumnElement[bool]:
    """Whether a row belongs to one of the groups with these keys; `hinted` as in `matching`."""
    c = compared_columns(snapshot, view, dialect=dialect, hinted=hinted)
    if view.group is Group.SCHEDULE:
        wanted = [ScheduleStatus(key) for key in keys]
        return schedule_condition(c, wanted, own_day(view), due_soon_days=view.due_soon_days)
    belongs = _group_column(c, view).in_([key for key in keys if key])
    if "" not in keys:
        return belongs
    if view.group is Group.PHASE:
        return or_(_in_no_phase(c, view), belongs) if len(keys) > 1 else _in_no_phase(c, view)
    column = _group_column(c, view)
    nothing = column.is_(None) if view.group is Group.PLACE else column == ""
    return or_(nothing, belongs) if len(keys) > 1 else nothing


def compared_columns(snapshot: Snapshot, view: View, *, dialect: str, hinted: bool) -> Columns:
    """The columns that conditions compare; `hinted` as in `matching`."""
    return HintedColumns(snapshot.c) if hinted and dialect == "sqlite" and not view.looks_back else snapshot.c


def _in_no_phase(c: Columns, view: View) -> ColumnElement[bool]:
    return c.phase_number.is_(None) if "phase_number" in c else _phase_of(c, view) == ""


def _phase_of(c: Columns, view: View) -> Expression:
    """A phase is a commitment that others are part of; its own row stands with its parts."""
    if "phase" in c:
        return c.phase
    parent, part = records("commitment", view).alias(), records("commitment", view).alias()
    led = (parent.c.id == c.part_of_id, visible_then(parent.c, view))
    parent_title = select(parent.c.title).where(*led).scalar_subquery()
    has_parts = select(part.c.id).where(part.c.part_of_id == c.id, visible_then(part.c, view)).exists()
    whole = func.coalesce(parent_title, literal(""))
    return case((c.part_of_id.is_not(None), whole), (has_parts, c.title), else_=literal(""))


def _sort_key(c: Columns, view: View) -> Expression:
    match view.sort:
        case Sort.COMMITTED:
            return c.committed_on
        case Sort.CHECKED:
            return c.last_checked_on
        case Sort.SLIPPAGE:
            return c.slippage_order
        case _:
            return c.deadline_order


def _with_values(view: View, kind: FacetKind, values: tuple[str, ...]) -> Select[int]:
    facet = facets(view, kind)
    query: Select[int] = select(facet.c.number).where(facet.c.kind == kind, facet.c.value.in_(_storable(values)))
    return query


def _worded_then(c: Columns, word: str, view: View, *, dialect: str) -> ColumnElement[bool]:
    """Of the deadlines only the one that held then counts; the search found the word in any of them, or elsewhere."""
    elsewhere: ColumnElement[bool] = c.number.in_(numbers_with([word], Deadlines.NONE, dialect=dialect))
    if view.as_recorded_by is not None:
        # The texts of then have no folded form: of them the engine ignores capitals, and no more.
        texts = edited_texts(view)
        worded = select(texts.c.number).where(func.lower(texts.c.text).contains(word, autoescape=True))
        elsewhere = or_(and_(elsewhere, c.number.not_in(edited_numbers(view))), c.number.in_(worded))
    return or_(elsewhere, contains(c.wording, TextKind.WORDING, word))


def _storable(values: tuple[str, ...]) -> list[str]:
    """Without those that no record can have and that the database would refuse as parameters."""
    return [value for value in values if storable(value)]
