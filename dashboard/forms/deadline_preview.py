"""How a deadline was read, from what its field sent, and what stands beneath the field."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from dash import html

from dashboard.forms.calendar_strip import calendar_strip
from dashboard.forms.controls import fill_button
from dashboard.forms.date_field import read_date, read_day
from dashboard.forms.deadline_preview_words import other_words, reading_words, window_words
from dashboard.forms.values import TypedValues
from dashboard.widgets.html.component_types import Child
from db.domain.day_words import Toward
from db.domain.deadlines import Reading, read_deadline, window_of
from db.domain.spans import span_in_words
from db.domain.vocabulary import DeadlineKind, Relation
from db.errors import InvalidInput

WORDING = "wording"
# How a deadline is given other than in words: its dates by hand, or none at all. Also the rule of such a reading.
HAND, NO_DAY = "hand", "none"
SPAN_UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}
# Which reading was taken, if not the first: the other one, or the number of a choice.
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Stated:
    """A deadline as the field sent it: how it was worded and which reading was taken.

    A relative one may say how long it runs (`span`, ISO 8601) from the fulfilment of which commitment (`trigger`, as
    it was typed) or from which day.
    """

    wording: str
    wording_language: str
    reading: Reading
    waits_for: str | None
    counts_from: date | None
    span: str | None = None
    trigger: str = ""
    trigger_id: UUID | None = None

    @property
    def by_hand(self) -> str:
        """How the field gives it: its dates by hand, why it has none, or empty for the words alone."""
        if self.span is not None:
            return NO_DAY
        if self.reading.rule != HAND:
            return ""
        return HAND if self.reading.edtf else NO_DAY


def read_stated(typed: TypedValues, *, said_on: date, today: date) -> Stated:
    """The deadline that a form sent. Raises `InvalidInput` if it can't be read and was not given by hand."""
    wording = typed.text(WORDING)
    if not wording:
        raise InvalidInput("Type the deadline in the words of its source.", field=WORDING)
    reading = _chosen(typed, said_on=said_on, today=today)
    if reading.choices:
        raise InvalidInput(reading.question or "Choose which of these it means.", field=WORDING)
    if reading.kind is None:
        raise InvalidInput(f"{_not_understood(reading)} Give its dates by hand.", field=WORDING)
    waits_for = typed.text("waits_for") or None
    if reading.edtf is None and reading.kind is DeadlineKind.CONDITIONAL:
        waits_for = waits_for or wording
    language = typed.text("wording_language") or reading.language or "und"
    if reading.edtf is None and reading.kind is DeadlineKind.RELATIVE:
        return _relative(typed, Stated(wording, language, reading, waits_for, None), today=today)
    counts_from = said_on if reading.rule == "R5" and reading.edtf else None
    return Stated(wording, language, reading, waits_for if reading.edtf is None else None, counts_from)


def _relative(typed: TypedValues, stated: Stated, *, today: date) -> Stated:
    """What it counts from, as far as that was said."""
    trigger = typed.text("trigger")
    day = read_day(typed.text("trigger_day"), field="trigger_day", today=today)
    if not typed.text("span_count"):
        if trigger or day:
            raise InvalidInput("Say how long it runs from there, such as 90 days.", field="span_count")
        return stated
    unit = typed.text("span_unit")
    if unit not in SPAN_UNITS:
        raise InvalidInput("Choose one of the list.", field="span_unit")
    count = typed.whole("span_count")
    if not 1 <= count <= 9_999:
        raise InvalidInput("Give a whole number from 1 to 9,999.", field="span_count")
    if not trigger and not day:
        raise InvalidInput("Say from which commitment or day it counts.", field="trigger")
    if trigger and day:
        raise InvalidInput("Give the commitment or the day, not both.", field="trigger_day")
    span = f"P{count}{unit}"
    waits_for = stated.waits_for or (f"“{trigger}”, {span_in_words(span)} from it"[:300] if trigger else None)
    return replace(stated, waits_for=waits_for, counts_from=day, span=span, trigger=trigger)


def reading_preview(typed: TypedValues, *, said_on: date | None, today: date) -> Child:
    """What stands beneath the field; nothing while nothing was typed."""
    if not typed.text(WORDING) and not typed.text("by_hand"):
        return None
    try:
        reading = _chosen(typed, said_on=said_on or today, today=today)
    except InvalidInput as problem:
        return _asks([html.Div(str(problem)), _ways(typed)])
    if reading.choices:
        return _asks([html.Div(reading.question), _pick(reading.choices), _ways(typed)])
    if reading.kind is None:
        return _asks([html.Div(_not_understood(reading)), _ways(typed)])
    parts: list[Child] = [html.Div([html.B(window_words(reading)), _slip(typed, reading)])]
    parts.append(html.Div(reading_words(reading), className="muted"))
    if _announced_late(typed, said_on):
        parts.append(html.Div("Announced after the deadline before had passed.", className="reading-flag"))
    if reading.rule == "R5" and said_on is None:
        parts.append(html.Div("Say when it was announced; until then it counts from today.", className="muted"))
    parts.append(calendar_strip(reading.earliest, reading.latest, padded_latest=reading.padded_latest))
    parts.append(_alternatives(typed, reading, said_on=said_on or today))
    return html.Div(parts, className="reading")


def _chosen(typed: TypedValues, *, said_on: date, today: date) -> Reading:
    """The reading that was taken: of the words, the other one, one of several, or what was given by hand."""
    by_hand = typed.text("by_hand")
    if by_hand == HAND:
        return _hand_reading(typed, today=today)
    if by_hand == NO_DAY:
        kind = typed.choice("undated_kind", DeadlineKind)
        if kind is DeadlineKind.DATED:
            raise InvalidInput("Choose one of the list.", field="undated_kind")
        return Reading(typed.text(WORDING), kind=kind, rule=HAND)
    return _taken(_read(typed, said_on=said_on), typed.text("reading"))


def _read(typed: TypedValues, *, said_on: date) -> Reading:
    language = typed.text("wording_language").lower()[:2] or None
    try:
        return read_deadline(typed.text(WORDING), said_on=said_on, language=language)
    except InvalidInput as problem:
        raise InvalidInput(str(problem), field=WORDING) from None


def _taken(reading: Reading, which: str) -> Reading:
    if which == OTHER and reading.other is not None:
        return reading.other
    if which.isascii() and which.isdecimal() and len(which) == 1 and int(which) < len(reading.choices):
        return reading.choices[int(which)]
    return reading


def _hand_reading(typed: TypedValues, *, today: date) -> Reading:
    edtf = read_date(typed.text("hand_period"), field="hand_period", today=today, toward=Toward.FUTURE)
    relation = typed.choice("hand_relation", Relation) if typed.text("hand_relation") else Relation.BY
    if not edtf:
        earliest = read_day(typed.text("hand_earliest"), field="hand_earliest", today=today, toward=Toward.FUTURE)
        latest = read_day(typed.text("hand_latest"), field="hand_latest", today=today, toward=Toward.FUTURE)
        if earliest and latest and earliest > latest:
            raise InvalidInput("The last day lies before the first.", field="hand_latest")
        if not earliest and not latest:
            raise InvalidInput("Give the period, or its first and last day.", field="hand_period")
        relation = Relation.BY if latest else Relation.AFTER
        edtf = _interval(earliest, latest)
    window = window_of(edtf, relation)
    return Reading(
        typed.text(WORDING),
        kind=DeadlineKind.DATED,
        relation=relation,
        edtf=edtf,
        earliest=window.earliest,
        latest=window.latest,
        padded_latest=window.padded_latest,
        rule=HAND,
    )


def _interval(earliest: date | None, latest: date | None) -> str:
    if earliest and latest:
        return earliest.isoformat() if earliest == latest else f"{earliest}/{latest}"
    return f"../{latest}" if latest else f"{earliest}"


def _asks(parts: Sequence[Child]) -> html.Div:
    return html.Div(list(parts), className="reading reading-question")


def _ways(typed: TypedValues) -> html.Div:
    """What can be done about words that can't be read."""
    offers = [] if typed.text("by_hand") == HAND else [fill_button("Give its dates by hand", {"by_hand": HAND})]
    if typed.text("by_hand") != NO_DAY:
        offers.append(fill_button("It names no day", {"by_hand": NO_DAY}))
    if typed.text("by_hand"):
        offers.append(fill_button("Read the words instead", {"by_hand": ""}))
    return html.Div(offers, className="reading-choices")


def _pick(choices: Sequence[Reading]) -> html.Div:
    buttons = [fill_button(window_words(choice), {"reading": str(index)}) for index, choice in enumerate(choices)]
    return html.Div(buttons, className="reading-choices")


def _alternatives(typed: TypedValues, reading: Reading, *, said_on: date) -> html.Div:
    """The other reading with a click to take it, and the way to give dates by hand."""
    if typed.text("by_hand"):
        return _ways(typed)
    offers: list[Child] = []
    main = _read(typed, said_on=said_on)
    if typed.text("reading") == OTHER and main.other is not None:
        offers.append(fill_button(f"Back to {window_words(main)}", {"reading": ""}))
    elif main.choices:
        offers += [
            fill_button(window_words(choice), {"reading": str(index)}, pressed=choice == reading)
            for index, choice in enumerate(main.choices)
        ]
    elif reading.other is not None:
        offers.append(fill_button(other_words(reading, reading.other), {"reading": OTHER}))
    offers.append(fill_button("Give its dates by hand", {"by_hand": HAND}))
    if reading.kind is DeadlineKind.RELATIVE and reading.edtf is None:
        relative = {"by_hand": NO_DAY, "undated_kind": DeadlineKind.RELATIVE.value}
        offers.insert(0, fill_button("Say what it counts from", relative))
    return html.Div(offers, className="reading-choices")


def _not_understood(reading: Reading) -> str:
    words = ", ".join(f"“{words}”" for words in reading.not_understood if words.strip()) or f"“{reading.words}”"
    return f"{words} can’t be read as a deadline."


def _slip(typed: TypedValues, reading: Reading) -> str:
    """` · 17 days later than the deadline before`, where there is one."""
    before = typed.text("previous_latest")
    try:
        days = (reading.latest - date.fromisoformat(before)).days if before and reading.latest else 0
    except ValueError:
        return ""
    if days == 0:
        return ""
    counted = "1 day" if abs(days) == 1 else f"{abs(days):,} days"
    return f" · {counted} {'later' if days > 0 else 'earlier'} than the deadline before"


def _announced_late(typed: TypedValues, said_on: date | None) -> bool:
    try:
        return said_on is not None and said_on > date.fromisoformat(typed.text("previous_latest"))
    except ValueError:
        return False
