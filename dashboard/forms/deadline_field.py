"""The deadline in the source's own words, and at once beneath it how they were read, or by hand where they can't be."""

import re
from datetime import date
from typing import Any

import dash
from dash import Input, Output, html

from dashboard.forms.date_field import day_field, read_day, register_when, when_field
from dashboard.forms.deadline_preview import HAND, NO_DAY, SPAN_UNITS, WORDING, Stated, shown_reading
from dashboard.forms.form import (
    asked_id,
    asking,
    control_id,
    field,
    hidden,
    select,
    text,
)
from dashboard.forms.values import Sent, TypedValues
from dashboard.roles import Role, requires
from dashboard.settings import Settings
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.data_attributes import data
from db.domain.vocabulary import DeadlineKind, Relation
from db.errors import InvalidInput

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


def deadline_field(
    form: str,
    *,
    said_on: str,
    label: str = "Deadline, in the source’s words",
    stated: Stated | None = None,
    previous_latest: date | None = None,
) -> html.Div:
    """The field; `register_deadline_field` serves it. `said_on` names the form's field for the day of the words.

    `stated` fills it; `previous_latest` is the last day of the deadline before, to say how far this one slips.
    """
    reading = html.Div(id=reading_id(form), className="deadline-reading", **aria(live="polite"))
    names = [WORDING, "wording_language", "reading", "by_hand", "previous_latest", said_on, *_NEEDED]
    words = text(form, WORDING, stated.wording if stated else "", placeholder="e.g. by the end of Q3 2027", longest=300)
    return html.Div(
        [
            html.Div(field(form, WORDING, label, words), className="field", **data(resets={"reading": ""})),
            hidden(form, "reading"),
            hidden(form, "by_hand", stated.by_hand if stated else ""),
            hidden(form, "previous_latest", previous_latest.isoformat() if previous_latest else ""),
            *asking(form, WORDING, names),
            reading,
            _by_hand(form, stated),
            _without_day(form, stated),
        ],
        className="deadline-field",
    )


def reading_id(form: str) -> str:
    """Where it stands how the words are read."""
    return f"{control_id(form, WORDING)}-reading"


def register_deadline_field(app: dash.Dash, settings: Settings, form: str, *, said_on: str) -> None:
    """Read while somebody types."""
    for name in ("hand_period", "hand_earliest", "hand_latest", "trigger_day"):
        register_when(app, settings, form, name)

    @app.callback(
        Output(reading_id(form), "children"), Input(asked_id(form, WORDING), "data"), prevent_initial_call=True
    )
    @requires(Role.READER)
    def show(asked: Sent | None) -> Any:
        typed = TypedValues(asked or {})
        try:
            day = read_day(typed.text(said_on), field=said_on, today=settings.today())
        except InvalidInput:
            day = None
        return shown_reading(typed, said_on=day, today=settings.today())


def _by_hand(form: str, stated: Stated | None) -> html.Div:
    given = stated.reading if stated and stated.by_hand == HAND else None
    relations = [(relation.value, words) for relation, words in _RELATIONS.items()]
    chosen = (given.relation if given and given.relation else Relation.BY).value
    return html.Div(
        [
            when_field(form, "hand_period", "Period", given.edtf if given else "", hint="Also EDTF, such as 2026-33"),
            field(form, "hand_relation", "It is to be done", select(form, "hand_relation", relations, chosen)),
            day_field(form, "hand_earliest", "Or its first day"),
            day_field(form, "hand_latest", "and its last day"),
        ],
        className="by-hand field-row",
        hidden=not given,
        **data(when=f"by_hand={HAND}"),
    )


def _without_day(form: str, stated: Stated | None) -> html.Div:
    given = stated if stated and (stated.reading.edtf is None or stated.by_hand == NO_DAY) else None
    kinds = [(kind.value, words) for kind, words in _UNDATED.items()]
    chosen = (given.reading.kind if given and given.reading.kind else DeadlineKind.CONDITIONAL).value
    waits_for = text(
        form, "waits_for", given.waits_for if given else "", placeholder="e.g. the second phase", longest=300
    )
    return html.Div(
        [
            field(form, "undated_kind", "Why there is no day", select(form, "undated_kind", kinds, chosen)),
            field(form, "waits_for", "What it waits for", waits_for),
            _counted(form, given),
        ],
        className="by-hand field-row",
        hidden=given is None,
        **data(when=f"by_hand={NO_DAY}"),
    )


def _counted(form: str, given: Stated | None) -> html.Div:
    """How long a relative deadline runs, and from what: once that has come, the window is computed."""
    span = given.span or "" if given else ""
    count, unit = (span[1:-1], span[-1]) if _SPAN.fullmatch(span) else ("", "D")
    named = given.trigger if given else ""
    trigger = text(form, "trigger", named, choices=f"{control_id(form, 'known_commitments')}", longest=400)
    day = given.counts_from if given and not named else None
    return html.Div(
        [
            field(form, "span_count", "It runs for", text(form, "span_count", count, placeholder="e.g. 90", longest=4)),
            field(form, "span_unit", "Counted in", select(form, "span_unit", SPAN_UNITS.items(), unit)),
            field(
                form,
                "trigger",
                "From the fulfilment of",
                trigger,
                hint="A commitment known here, or its address. Its fulfilment sets the days.",
            ),
            day_field(form, "trigger_day", "Or from the day", day),
        ],
        hidden=not span,
        **data(when=f"undated_kind={DeadlineKind.RELATIVE.value}"),
    )
