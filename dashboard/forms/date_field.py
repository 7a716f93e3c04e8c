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
from db.domain.day_words import Ambiguous, Toward, read_one_day, read_period
from db.domain.edtf import EdtfPeriod
from db.errors import InvalidInput

# The kinds of the pattern ids, with the form and the name of each field: what is typed, and how it is read.
TYPED, READING = "date-typed", "date-reading"
_EXAMPLE = "30 Sep 2026, or Sept 2026"


def date_field(
    name: str,
    label: str,
    *,
    attribute: str | None = None,
    hint: Children = None,
    example: str = _EXAMPLE,
    toward: Toward = Toward.PAST,
) -> Field:
    """A day, a month or a year; its value is EDTF or words, and read as EDTF, empty for nothing.

    `toward` says where a day without a year lies.
    """

    def control(form: str, value: str | None) -> html.Div:
        return date_control(form, name, label, value, hint=hint, example=example, toward=toward)

    def read(typed: TypedValues, context: Context) -> str:
        return read_date(typed.text(name), field=name, today=context.today, toward=toward)

    return Field(inputs={name: label}, control=control, read=read, attribute=attribute or name)


def day_field(
    name: str,
    label: str,
    *,
    attribute: str | None = None,
    missing: str | None = None,
    aliases: tuple[str, ...] = (),
    example: str = "30 Sep 2026",
    toward: Toward = Toward.PAST,
) -> Field:
    """One day; its value is a date or words. Where it may not be empty, `missing` is what is called missing then."""

    def control(form: str, value: date | str | None) -> html.Div:
        if isinstance(value, str):
            return date_control(form, name, label, value, example=example, toward=toward)
        return day_control(form, name, label, value, example=example, toward=toward)

    def read(typed: TypedValues, context: Context) -> date | None:
        if missing and not typed.text(name):
            raise InvalidInput(f"{missing} is missing.", field=name)
        return read_day(typed.text(name), field=name, today=context.today, toward=toward)

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
    toward: Toward = Toward.PAST,
) -> html.Div:
    """The control. `value` is EDTF or words, `reading` how it is read if that is known."""
    below = html.Div(
        reading, id=reading_id(form, name, toward), className="reading reading-short", **aria(live="polite")
    )
    control = with_calendar(text(form, name, value, placeholder=f"e.g. {example}", max_length=64))
    preview = previewed(typed_id(form, name, toward), reading_id(form, name, toward), [name], needs=[name])
    return field(form, name, label, control, below=[below, *preview], hint=hint)


def day_control(
    form: str,
    name: str,
    label: str,
    value: date | None = None,
    *,
    example: str = "30 Sep 2026",
    toward: Toward = Toward.PAST,
) -> html.Div:
    """The control for one day."""
    words = written_date(value) if value else ""
    # There from the beginning: coming later it would move all below it, under the hand of whoever is about to click.
    reading = date_reading(words, name=name, today=value) if value else None
    return date_control(form, name, label, words, example=example, reading=reading, toward=toward)


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


def typed_id(form: str, name: str, toward: Toward = Toward.PAST) -> dict[str, str]:
    """The store into which the script puts what is typed, once nobody has typed for a moment."""
    return {"type": TYPED, "form": form, "field": name, "toward": toward.value}


def reading_id(form: str, name: str, toward: Toward = Toward.PAST) -> dict[str, str]:
    """Where it stands how a field is read."""
    return {**typed_id(form, name, toward), "type": READING}


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
        Output({"type": READING, "form": MATCH, "field": MATCH, "toward": MATCH}, "children"),
        Input({"type": TYPED, "form": MATCH, "field": MATCH, "toward": MATCH}, "data"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def preview(typed: dict[str, str] | None) -> object:
        name, words = next(iter((typed or {}).items()), ("", ""))
        field: dict[str, str] = dash.ctx.triggered_id or {}
        toward = Toward.FUTURE if field.get("toward") == Toward.FUTURE else Toward.PAST
        return date_reading(words, name=name, today=settings.today(), toward=toward)


def read_date(words: str, *, field: str, today: date, toward: Toward = Toward.PAST) -> str:
    """The EDTF of what was typed; empty for nothing. Raises `InvalidInput` if it can't be read or has two readings."""
    if not words.strip():
        return ""
    return read_period(words, field=field, today=today, toward=toward).text


def read_day(words: str, *, field: str, today: date, toward: Toward = Toward.PAST) -> date | None:
    """The one day that was typed, None for nothing. Raises `InvalidInput`, also for a month or a year."""
    if not words.strip():
        return None
    return read_one_day(words, field=field, today=today, toward=toward)


def date_reading(words: str, *, name: str, today: date, toward: Toward = Toward.PAST) -> Children:
    """How the words are read, in words; a question where they can mean two days; nothing for nothing."""
    if not words.strip():
        return None
    try:
        period = read_period(words, field=name, today=today, toward=toward)
    except Ambiguous as problem:
        buttons = [
            fill_button(written_window(choice.earliest, choice.latest), {name: choice.edtf or ""})
            for choice in problem.choices
        ]
        return [html.Div(str(problem)), html.Div(buttons, className="reading-choices")]
    except InvalidInput as problem:
        return html.Span(str(problem), className="muted")
    return _in_words(period)


def _in_words(period: EdtfPeriod) -> str:
    manner = "about " if period.approximate else ""
    doubt = ", uncertain" if period.uncertain else ""
    return f"Read as {manner}{written_window(period.earliest, period.latest)}{doubt}"
