"""A field for a day, a month or a year as people type them, with how it was read beneath it."""

from datetime import date

import dash
from dash import MATCH, Input, Output, dcc, html

from dashboard.forms.controls import field, fill_button, text
from dashboard.forms.form import Context, Field
from dashboard.forms.values import TypedValues
from dashboard.roles import Role, requires
from dashboard.settings import Settings
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.component_types import Child, Children
from dashboard.widgets.html.data_attributes import data
from db.domain.dates_in_words import written_date, written_window
from db.domain.deadlines import Reading, read_deadline
from db.domain.edtf import EdtfPeriod, parse_edtf
from db.domain.vocabulary import Relation
from db.errors import InvalidEdtf, InvalidInput

# The kinds of the pattern ids, with the form and the name of each field: what is typed, and how it is read.
TYPED, READING = "date-typed", "date-reading"
_EXAMPLE = "30 Sep 2026, or Sept 2026"
_WAYS = "30 Sep 2026, Sept 2026, 2026 or 2026-09~"
_SAME_PERIOD = (Relation.IN, Relation.BY)


def date_field(
    name: str, label: str, *, attribute: str | None = None, hint: Children = None, example: str = _EXAMPLE
) -> Field:
    """A day, a month or a year; its value is EDTF or words, and read as EDTF, empty for nothing."""

    def control(form: str, value: str | None) -> html.Div:
        return date_control(form, name, label, value, hint=hint, example=example)

    def read(typed: TypedValues, context: Context) -> str:
        return read_date(typed.text(name), field=name, today=context.today)

    return Field(inputs={name: label}, control=control, read=read, attribute=attribute or name)


def day_field(
    name: str,
    label: str,
    *,
    attribute: str | None = None,
    missing: str | None = None,
    aliases: tuple[str, ...] = (),
    example: str = "30 Sep 2026",
) -> Field:
    """One day; its value is a date or words. Where it may not be empty, `missing` is what is called missing then."""

    def control(form: str, value: date | str | None) -> html.Div:
        if isinstance(value, str):
            return date_control(form, name, label, value, example=example)
        return day_control(form, name, label, value, example=example)

    def read(typed: TypedValues, context: Context) -> date | None:
        if missing:
            return required_day(typed.text(name), field=name, today=context.today, called=missing)
        return read_day(typed.text(name), field=name, today=context.today)

    return Field(inputs={name: label}, control=control, read=read, attribute=attribute or name, aliases=aliases)


def date_control(
    form: str,
    name: str,
    label: str,
    value: str | None = None,
    *,
    hint: Children = None,
    example: str = _EXAMPLE,
    reading: Children = None,
) -> html.Div:
    """The control. `value` is EDTF or words, `reading` how it is read if that is known."""
    below = html.Div(reading, id=reading_id(form, name), className="reading reading-short", **aria(live="polite"))
    control = with_calendar(text(form, name, value, placeholder=f"e.g. {example}", max_length=64))
    preview = previewed(typed_id(form, name), reading_id(form, name), [name], needs=[name])
    return field(form, name, label, control, below=[below, *preview], hint=hint)


def day_control(
    form: str, name: str, label: str, value: date | None = None, *, example: str = "30 Sep 2026"
) -> html.Div:
    """The control for one day."""
    words = written_date(value) if value else ""
    # There from the beginning: coming later it would move all below it, under the hand of whoever is about to click.
    reading = date_reading(words, name=name, today=value) if value else None
    return date_control(form, name, label, words, example=example, reading=reading)


def with_calendar(control: Child) -> html.Div:
    """An input with the button that opens a calendar (assets/js/forms/date-field.js; Alt+↓ in the field)."""
    button = html.Button(
        type="button",
        className="date-open",
        tabIndex=-1,
        title="Calendar (Alt+↓)",
        **aria(label="Calendar", expanded=False),
    )
    return html.Div([control, button], className="date-control")


def typed_id(form: str, name: str) -> dict[str, str]:
    """The store into which the script puts what is typed, once nobody has typed for a moment."""
    return {"type": TYPED, "form": form, "field": name}


def reading_id(form: str, name: str) -> dict[str, str]:
    """Where it stands how a field is read."""
    return {"type": READING, "form": form, "field": name}


def previewed(store: dict[str, str], reading: dict[str, str], names: list[str], *, needs: list[str]) -> list[Child]:
    """The parts that let the script hand the inputs `names` to `store` whenever one of them changes.

    Where all that it `needs` are empty, the script itself empties `reading`.
    """
    # A debounced dcc.Input would do as well, but it throws when it is unmounted while it waits.
    return [
        dcc.Store(id=store),
        html.Span(hidden=True, **data(previews=store, reading=reading, inputs=names, needs=needs)),
    ]


def register(app: dash.Dash, settings: Settings) -> None:
    """Say how any date field of any form is read while somebody types in it."""

    @app.callback(
        Output({"type": READING, "form": MATCH, "field": MATCH}, "children"),
        Input({"type": TYPED, "form": MATCH, "field": MATCH}, "data"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def preview(typed: dict[str, str] | None) -> object:
        name, words = next(iter((typed or {}).items()), ("", ""))
        return date_reading(words, name=name, today=settings.today())


def read_date(words: str, *, field: str, today: date) -> str:
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


def required_day(words: str, *, field: str, today: date, called: str) -> date:
    """The one day that was typed. Raises `InvalidInput` if it is missing or no day."""
    day = read_day(words, field=field, today=today)
    if day is None:
        raise InvalidInput(f"{called} is missing.", field=field)
    return day


def date_reading(words: str, *, name: str, today: date) -> Children:
    """How the words are read, in words; a question where they can mean two days; nothing for nothing."""
    if not words.strip():
        return None
    try:
        period = _read(words, field=name, today=today)
    except Ambiguous as problem:
        buttons = [
            fill_button(written_window(choice.earliest, choice.latest), {name: choice.edtf or ""})
            for choice in problem.choices
        ]
        return [html.Div(str(problem)), html.Div(buttons, className="reading-choices")]
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
