"""A field for a day, a month or a year as people type them, with how it was read beneath it."""

from datetime import date
from typing import Any

import dash
from dash import Input, Output, html

from dashboard.forms.form import asked_id, asking, control_id, field, fill_button, text
from dashboard.forms.values import Sent
from dashboard.roles import Role, requires
from dashboard.settings import Settings
from dashboard.widgets.html.aria import aria
from db.domain.dates_in_words import written_date, written_window
from db.domain.deadlines import Reading, read_deadline
from db.domain.edtf import EdtfPeriod, parse_edtf
from db.domain.vocabulary import Relation
from db.errors import InvalidEdtf, InvalidInput

_EXAMPLE = "30 Sep 2026, or Sept 2026"
_WAYS = "30 Sep 2026, Sept 2026, 2026 or 2026-09~"
_SAME_PERIOD = (Relation.IN, Relation.BY)


def when_field(
    form: str,
    name: str,
    label: str,
    value: str | None = None,
    *,
    hint: Any = None,
    example: str = _EXAMPLE,
    reading: Any = None,
) -> html.Div:
    """The field; `register_when` serves it. `value` is EDTF or words, `reading` how it is read if that is known."""
    below = html.Div(reading, id=reading_id(form, name), className="reading reading-short", **aria(live="polite"))
    control = day_control(text(form, name, value, placeholder=f"e.g. {example}", longest=64))
    return field(form, name, label, control, below=[below, *asking(form, name, [name])], hint=hint)


def day_field(form: str, name: str, label: str, value: date | None = None, *, hint: Any = None) -> html.Div:
    """The field for one day; `register_when` serves it."""
    words = written_date(value) if value else ""
    # There from the beginning: coming later it would move all below it, under the hand of whoever is about to click.
    reading = when_reading(words, name=name, today=value) if value else None
    return when_field(form, name, label, words, hint=hint, example="30 Sep 2026", reading=reading)


def day_control(control: Any) -> html.Div:
    """A field for a day with the button that opens a calendar (assets/js/forms/date-field.js; Alt+↓ in the field)."""
    button = html.Button(
        type="button",
        className="day-open",
        tabIndex=-1,
        title="Calendar (Alt+↓)",
        **aria(label="Calendar", expanded=False),
    )
    return html.Div([control, button], className="day-control")


def reading_id(form: str, name: str) -> str:
    """Where it stands how a field was read."""
    return f"{control_id(form, name)}-reading"


def register_when(app: dash.Dash, settings: Settings, form: str, name: str) -> None:
    """Say how the field is read while somebody types."""

    @app.callback(
        Output(reading_id(form, name), "children"), Input(asked_id(form, name), "data"), prevent_initial_call=True
    )
    @requires(Role.READER)
    def show(asked: Sent | None) -> Any:
        return when_reading((asked or {}).get(name, ""), name=name, today=settings.today())


def read_when(words: str, *, field: str, today: date) -> str:
    """The EDTF of what was typed; empty for nothing. Raises `InvalidInput` if it can't be read or has two readings."""
    if not words.strip():
        return ""
    return _read(words, field=field, today=today).text


def read_day(words: str, *, field: str, today: date) -> date | None:
    """The one day that was typed, None for nothing. Raises `InvalidInput`, also for a month or a year."""
    if not words.strip():
        return None
    period = _read(words, field=field, today=today)
    if period.earliest is None or period.earliest != period.latest:
        raise InvalidInput("Give one day, such as 30 Sep 2026.", field=field)
    return period.earliest


def needed_day(words: str, *, field: str, today: date, called: str) -> date:
    """The one day that was typed. Raises `InvalidInput` if it is missing or no day."""
    day = read_day(words, field=field, today=today)
    if day is None:
        raise InvalidInput(f"{called} is missing.", field=field)
    return day


def when_reading(words: str, *, name: str, today: date) -> Any:
    """How the words are read, in words; a question where they can mean two days; nothing for nothing."""
    if not words.strip():
        return None
    try:
        period = _read(words, field=name, today=today)
    except Ambiguous as problem:
        return [
            html.Div(str(problem)),
            html.Div(
                [
                    fill_button(written_window(choice.earliest, choice.latest), {name: choice.edtf or ""})
                    for choice in problem.choices
                ],
                className="reading-choices",
            ),
        ]
    except InvalidInput as problem:
        return html.Span(str(problem), className="muted")
    return _in_words(period)


class Ambiguous(InvalidInput):
    """Words with two meanings; `choices` are the readings."""

    def __init__(self, message: str, *, field: str, choices: tuple[Reading, ...]) -> None:
        super().__init__(message, field=field)
        self.choices = choices


def _read(words: str, *, field: str, today: date) -> EdtfPeriod:
    try:
        return parse_edtf(words.strip())
    except InvalidEdtf:
        pass
    try:
        reading = read_deadline(words, said_on=today)
        if reading.choices:
            raise Ambiguous(reading.question or "Which of these?", field=field, choices=reading.choices)
        if reading.edtf and reading.relation in _SAME_PERIOD:
            return parse_edtf(reading.edtf)
    except Ambiguous:
        raise
    except InvalidInput as problem:
        raise InvalidInput(str(problem), field=field) from None
    raise InvalidInput(f"“{words.strip()}” can't be read as a date. Type it like {_WAYS}.", field=field)


def _in_words(period: EdtfPeriod) -> str:
    manner = "about " if period.approximate else ""
    doubt = ", uncertain" if period.uncertain else ""
    return f"Read as {manner}{written_window(period.earliest, period.latest)}{doubt}"
