"""The deadline in the source's own words, and at once beneath it how they were read, or by hand where they can't be."""

import re
from dataclasses import dataclass, replace
from datetime import date

import dash
from dash import MATCH, Input, Output, html

from dashboard.forms.commitment_picker import commitment_by_words
from dashboard.forms.controls import control_id, field, hidden, select, text
from dashboard.forms.date_field import date_control, day_control, previewed, read_day
from dashboard.forms.deadline_preview import HAND, NO_DAY, SPAN_UNITS, WORDING, Stated, read_stated, reading_preview
from dashboard.forms.form import Context, Field
from dashboard.forms.values import TypedValues
from dashboard.roles import Role, requires
from dashboard.settings import Settings
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.data_attributes import data
from db.domain.day_words import Toward
from db.domain.vocabulary import DeadlineKind, Relation
from db.errors import InvalidInput
from db.queries.commitment import CommitmentDetail

TYPED, READING = "deadline-typed", "deadline-reading"
# What is typed into the field's inputs; `said_on` is the one of the form for the day of the words.
SAID_ON = "said_on"
_RELATIONS = {
    Relation.BY: "by: done at the latest by its end",
    Relation.IN: "in: done within it",
    Relation.BEFORE: "before it begins",
    Relation.AFTER: "not before it begins",
}
_UNDATED = {
    DeadlineKind.CONDITIONAL: "It waits for something",
    DeadlineKind.RELATIVE: "It counts from a day not known yet",
    DeadlineKind.VAGUE: "It names no day at all",
}
_SPAN = re.compile("P[0-9]+[DWMY]")
_NEEDED = ("hand_relation", "hand_period", "hand_earliest", "hand_latest", "undated_kind", "waits_for")
_INPUTS = {
    WORDING: "Deadline",
    "hand_period": "Period",
    "hand_relation": "It is to be done",
    "hand_earliest": "Its first day",
    "hand_latest": "Its last day",
    "undated_kind": "Why there is no day",
    "waits_for": "What it waits for",
    "span_count": "It runs for",
    "span_unit": "Counted in",
    "trigger": "From the fulfilment of",
    "trigger_day": "From the day",
}
_WORDS: dict[str, str] = {
    **{relation.value: words for relation, words in _RELATIONS.items()},
    **{kind.value: words for kind, words in _UNDATED.items()},
    **SPAN_UNITS,
}


def deadline_field(*, said_on: str, label: str = "Deadline, in the source’s words", required: bool = True) -> Field:
    """The field, read as `Stated`, or None where it may be empty and is. `said_on` names the form's day of the words.

    Its value is a `Filled`.
    """

    def control(form: str, value: Filled | None) -> html.Div:
        return _control(form, value or Filled(), label=label, said_on=said_on)

    def read(typed: TypedValues, context: Context) -> Stated | None:
        if not required and not typed.text(WORDING) and not typed.text("by_hand"):
            return None
        day = _day(typed, said_on, context.today) or context.today
        return _with_trigger(read_stated(typed, said_on=day, today=context.today), context)

    return Field(
        inputs=_INPUTS, control=control, read=read, attribute="deadline", words=_in_words, aliases=("deadline",)
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """What the field begins with: a stated deadline, and the last day of the one before, to say how far it slips."""

    stated: Stated | None = None
    previous_latest: date | None = None


def _in_words(value: str, _: CommitmentDetail | None) -> str:
    return _WORDS.get(value, value)


def _day(typed: TypedValues, said_on: str, today: date) -> date | None:
    """The day of the words; None while it can't be read, which its own field says."""
    try:
        return read_day(typed.text(said_on), field=said_on, today=today)
    except InvalidInput:
        return None


def _with_trigger(stated: Stated, context: Context) -> Stated:
    """With the commitment from whose fulfilment it counts. Raises `InvalidInput`."""
    if not stated.trigger:
        return stated
    trigger = commitment_by_words(context.session, stated.trigger, field="trigger", today=context.today)
    return replace(stated, trigger_id=trigger)


def _control(form: str, filled: Filled, *, label: str, said_on: str) -> html.Div:
    stated, latest = filled.stated, filled.previous_latest
    reading = html.Div(id=_id(READING, form), className="deadline-reading", **aria(live="polite"))
    names = [WORDING, "wording_language", "reading", "by_hand", "previous_latest", said_on, *_NEEDED]
    words = text(
        form, WORDING, stated.wording if stated else "", placeholder="e.g. by the end of Q3 2027", max_length=300
    )
    return html.Div(
        [
            html.Div(field(form, WORDING, label, words), className="field", **data(resets={"reading": ""})),
            hidden(form, "reading"),
            hidden(form, "by_hand", stated.by_hand if stated else ""),
            hidden(form, "previous_latest", latest.isoformat() if latest else ""),
            hidden(form, SAID_ON, said_on),
            *previewed(_id(TYPED, form), _id(READING, form), [*names, SAID_ON], needs=[WORDING, "by_hand"]),
            reading,
            _by_hand(form, stated),
            _without_day(form, stated),
        ],
        className="deadline-field",
    )


def _id(kind: str, form: str) -> dict[str, str]:
    return {"type": kind, "form": form}


def register(app: dash.Dash, settings: Settings) -> None:
    """Say how the deadline of any form is read while somebody types."""

    @app.callback(
        Output({"type": READING, "form": MATCH}, "children"),
        Input({"type": TYPED, "form": MATCH}, "data"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def preview(values: dict[str, str] | None) -> object:
        typed, today = TypedValues(values or {}), settings.today()
        return reading_preview(typed, said_on=_day(typed, typed.text(SAID_ON), today), today=today)


def _by_hand(form: str, stated: Stated | None) -> html.Div:
    prefill = stated.reading if stated and stated.by_hand == HAND else None
    relations = [(relation.value, words) for relation, words in _RELATIONS.items()]
    chosen = (prefill.relation if prefill and prefill.relation else Relation.BY).value
    return html.Div(
        [
            _period(form, prefill.edtf if prefill else None),
            field(form, "hand_relation", "It is to be done", select(form, "hand_relation", relations, chosen)),
            day_control(form, "hand_earliest", "Or its first day", toward=Toward.FUTURE),
            day_control(form, "hand_latest", "and its last day", toward=Toward.FUTURE),
        ],
        className="deadline-period field-row",
        hidden=not prefill,
        **data(when=f"by_hand={HAND}"),
    )


def _period(form: str, edtf: str | None) -> html.Div:
    hint = "Also EDTF, such as 2026-33"
    return date_control(form, "hand_period", "Period", edtf or "", hint=hint, toward=Toward.FUTURE)


def _without_day(form: str, stated: Stated | None) -> html.Div:
    prefill = stated if stated and (stated.reading.edtf is None or stated.by_hand == NO_DAY) else None
    kinds = [(kind.value, words) for kind, words in _UNDATED.items()]
    chosen = (prefill.reading.kind if prefill and prefill.reading.kind else DeadlineKind.CONDITIONAL).value
    waits_for = text(
        form,
        "waits_for",
        prefill.waits_for if prefill else "",
        placeholder="e.g. the second phase",
        max_length=300,
    )
    return html.Div(
        [
            field(form, "undated_kind", "Why there is no day", select(form, "undated_kind", kinds, chosen)),
            field(form, "waits_for", "What it waits for", waits_for),
            _counted(form, prefill),
        ],
        className="deadline-period field-row",
        hidden=prefill is None,
        **data(when=f"by_hand={NO_DAY}"),
    )


def _counted(form: str, prefill: Stated | None) -> html.Div:
    """How long a relative deadline runs, and from what: once that has come, the window is computed."""
    span = prefill.span or "" if prefill else ""
    count, unit = (span[1:-1], span[-1]) if _SPAN.fullmatch(span) else ("", "D")
    named = prefill.trigger if prefill else ""
    trigger = text(form, "trigger", named, choices=f"{control_id(form, 'known_commitments')}", max_length=400)
    day = prefill.counts_from if prefill and not named else None
    runs_for = text(form, "span_count", count, placeholder="e.g. 90", max_length=4)
    return html.Div(
        [
            field(form, "span_count", "It runs for", runs_for),
            field(form, "span_unit", "Counted in", select(form, "span_unit", SPAN_UNITS.items(), unit)),
            field(
                form,
                "trigger",
                "From the fulfilment of",
                trigger,
                hint="A commitment known here, or its address. Its fulfilment sets the days.",
            ),
            day_control(form, "trigger_day", "Or from the day", day),
        ],
        hidden=not span,
        **data(when=f"undated_kind={DeadlineKind.RELATIVE.value}"),
    )
