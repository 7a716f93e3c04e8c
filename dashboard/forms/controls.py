"""What forms are made of: labelled fields with their hints and errors, lists to choose from, and buttons."""

from collections.abc import Iterable, Mapping, Sequence

from dash import dcc, html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.component_types import Attributes, Child, Children
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.html.raw_html import ValueList

Options = Iterable[tuple[str, str]]
"""Values with their words."""


def control_id(form: str, name: str) -> str:
    """The id of a field's input."""
    return f"{form}-{name.replace('_', '-')}"


def field(
    form: str, name: str, label: str, control: Child, *, hint: Children = None, below: Sequence[Child] = ()
) -> html.Div:
    """A labelled field with the place for its error. `name` is what `InvalidInput.field` calls it."""
    return html.Div(
        [
            html.Label(label, htmlFor=control_id(form, name), className="field-label"),
            control,
            *(below or ()),
            html.Div(hint, className="field-hint") if hint else None,
            error_place(form, name),
        ],
        className="field",
    )


def error_place(form: str, name: str) -> html.Div:
    """Where the error of a field stands; the script ties it to the input."""
    return html.Div(id=f"{control_id(form, name)}-error", className="field-error", **data(error_for=name))


def text(
    form: str,
    name: str,
    value: str | None = None,
    *,
    placeholder: str = "",
    choices: str | None = None,
    kind: str = "text",
    max_length: int | None = None,
) -> Component:
    """One line of text. `choices` is the id of a datalist."""
    more: Attributes = {"list": choices} if choices else {}
    if max_length is not None:
        more["maxLength"] = max_length
    return dcc.Input(
        id=control_id(form, name),
        name=name,
        type=kind,  # type: ignore[arg-type]  # Dash passes on "date", which it does not list.
        value=value or "",
        placeholder=placeholder,
        className="field-input",
        **more,
    )


def hidden(form: str, name: str, value: str = "") -> Component:
    """A field that only scripts set."""
    return text(form, name, value, kind="hidden")


def long_text(form: str, name: str, value: str | None = None, *, placeholder: str = "", rows: int = 3) -> Component:
    """Several lines of text."""
    return dcc.Textarea(
        id=control_id(form, name),
        name=name,
        value=value or "",
        placeholder=placeholder,
        rows=rows,
        className="field-input",
    )


def select(form: str, name: str, options: Options, chosen: str | None = None) -> html.Select:
    """A choice of one. The element is the browser's own: keyboard and phone know it."""
    return html.Select(
        [html.Option(label, value=value, selected="selected" if value == chosen else None) for value, label in options],
        id=control_id(form, name),
        name=name,
        className="field-input",
    )


def datalist(list_id: str, options: Options = (), *, kind: str | None = None) -> ValueList:
    """Values that inputs with this list offer while one types. What is in it is text, whoever typed it.

    `kind` names what else is searched as one types (field_choices.py).
    """
    option = Markup('<option value="{}" label="{}"></option>')
    return ValueList(Markup("").join(option.format(value, label) for value, label in options), id=list_id, kind=kind)


def submit(label: str, *, verb: str = "save", primary: bool = True) -> html.Button:
    """A button that sends the form; the save callback is told `verb`."""
    return html.Button(
        label,
        type="submit",
        name="verb",
        value=verb,
        className="button button-primary" if primary else "button",
    )


def cancel() -> html.Button:
    """A button that closes the form's dialog."""
    return html.Button("Cancel", type="button", className="button form-cancel")


def fill_button(label: str, values: Mapping[str, str], *, pressed: bool | None = None) -> html.Button:
    """A button that types `values` into the fields of its form."""
    return html.Button(
        label,
        type="button",
        className="button button-small",
        **data(fill=dict(values)),
        **aria(pressed=pressed),
    )
