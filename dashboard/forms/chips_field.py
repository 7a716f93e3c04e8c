"""A field for several names, known ones or new: each becomes a chip, as assets/js/forms/chips.js draws them."""

from collections.abc import Sequence

from dash import dcc, html

from dashboard.forms.controls import control_id, error_place, hidden
from dashboard.forms.form import Context, Field
from dashboard.forms.values import TypedValues
from dashboard.widgets.html.component_types import Children
from dashboard.widgets.html.data_attributes import data


def chips_field(name: str, label: str, *, choices: str, placeholder: str = "", hint: Children = None) -> Field:
    """The field, whose value is its entries, one per line. `choices` names a datalist of the form."""

    def control(form: str, value: str | None) -> html.Div:
        entries = value.split("\n") if value else ()
        return chips(form, name, label, entries, choices=control_id(form, choices), placeholder=placeholder, hint=hint)

    def read(typed: TypedValues, _: Context) -> tuple[str, ...]:
        return typed.lines(name)

    return Field(inputs={name: label}, control=control, read=read, attribute=name)


def chips(
    form: str,
    name: str,
    label: str,
    values: Sequence[str] = (),
    *,
    choices: str,
    placeholder: str = "",
    hint: Children = None,
) -> html.Div:
    """The control. It sends its entries one per line (`TypedValues.lines`); `choices` is the id of a datalist."""
    typing = control_id(form, name) + "-typing"
    return html.Div(
        [
            html.Label(label, htmlFor=typing, className="field-label"),
            html.Div(
                [
                    html.Ul(className="chip-list"),
                    # Without a name, so that what is half typed is no value yet.
                    dcc.Input(id=typing, type="text", className="chip-input", placeholder=placeholder, list=choices),
                    hidden(form, name, "\n".join(values)),
                ],
                className="chips field-input",
                **data(chips=name),
            ),
            html.Div(hint, className="field-hint") if hint else None,
            error_place(form, name),
        ],
        className="field",
    )
