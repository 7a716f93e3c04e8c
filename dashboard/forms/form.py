"""What every form is made of: fields with their hints and errors, the form around them, and its answer.

A form is plain HTML. assets/js/forms/form.js hands all its fields, by name, to the store `sent_id(form)`, keeps a
draft of them in the browser, and shows what the save callback puts into the store `answer_id(form)`. Nothing that was
typed passes through a callback's output, so no answer can take it away.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import uuid4

import dash
from dash import ClientsideFunction, Input, dcc, html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.html.raw_html import ValueList
from db.errors import DomainError, InvalidInput

Answer = dict[str, Any]
"""What a save callback puts into the answer store; made by `accepted` and `refused`."""

Options = Iterable[tuple[str, str]]
"""Values with their words."""


def sent_id(form: str) -> str:
    """The store that holds what was typed when somebody submits."""
    return f"{form}-sent"


def answer_id(form: str) -> str:
    """The store for the answer to a submission."""
    return f"{form}-answer"


def clash_id(form: str) -> str:
    """Where both versions are shown when somebody else saved first."""
    return f"{form}-clash"


def control_id(form: str, name: str) -> str:
    """The id of a field's input."""
    return f"{form}-{name.replace('_', '-')}"


def form(
    name: str,
    children: Sequence[Any],
    *,
    draft: str,
    carried: Mapping[str, str | int],
    actions: Sequence[Any],
    saved: str | None = None,
    **attributes: Any,
) -> html.Div:
    """A form with its stores. `draft` tells what its draft in the browser is of; `carried` goes along unseen.

    `saved` is the store that other parts of the page listen to, if there is one.
    """
    inner = [
        html.Div(className="form-restored", **aria(live="polite")),
        *children,
        html.Div(id=clash_id(name), className="form-clash"),
        html.Div(className="form-error", role="alert", **data(error_for="")),
        html.Div(actions, className="form-actions"),
        html.Div(html.Div(), className="form-progress", **aria(hidden=True)),
    ]
    told = data(
        form=name,
        draft=f"{name}:{draft}",
        carried={key: str(value) for key, value in carried.items()},
        # Another one each time, so that the script notices a form that was put up anew in the same place.
        made=uuid4().hex,
        saved=saved or "",
    )
    return html.Div(
        [
            html.Form(inner, id=name, className="form", noValidate="noValidate", **told, **attributes),
            dcc.Store(id=sent_id(name)),
            dcc.Store(id=answer_id(name)),
        ],
        className="form-holder",
    )


def first_time(app: dash.Dash, name: str) -> bool:
    """Whether nothing was registered for this form yet: pages share a form, and each of them registers it."""
    known: set[str] = app.server.extensions.setdefault("commitments-forms", set())
    if name in known:
        return False
    known.add(name)
    return True


def register_form(app: dash.Dash, name: str) -> None:
    """Let the script show each answer to the form; the save callback is the form's own."""
    in_the_browser: Any = app.clientside_callback
    in_the_browser(ClientsideFunction("forms", "answer"), Input(answer_id(name), "data"), prevent_initial_call=True)


def field(form: str, name: str, label: str, control: Any, *, hint: Any = None, below: Sequence[Any] = ()) -> html.Div:
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


def asked_id(form: str, name: str) -> str:
    """The store in which the script asks how a field is read, once nobody has typed for a moment."""
    return f"{control_id(form, name)}-asked"


def asking(form: str, name: str, names: Sequence[str]) -> list[Any]:
    """The parts that let the script ask, with the values of the fields `names`, whenever one of them changes."""
    # A debounced dcc.Input would do as well, but it throws when it is taken down while it waits.
    return [
        dcc.Store(id=asked_id(form, name)),
        html.Span(hidden=True, **data(asks=asked_id(form, name), of=list(names))),
    ]


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
    longest: int | None = None,
) -> Component:
    """One line of text. `choices` is the id of a datalist."""
    more: dict[str, Any] = {"list": choices} if choices else {}
    if longest is not None:
        more["maxLength"] = longest
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


def fill_button(label: str, values: Mapping[str, str], *, pressed: bool | None = None) -> html.Button:
    """A button that types `values` into the fields of its form."""
    return html.Button(
        label,
        type="button",
        className="button button-small",
        **data(fill=dict(values)),
        **aria(pressed=pressed),
    )


def accepted(*, go: str | None = None, initial: Mapping[str, str] | None = None) -> Answer:
    """Saved: the draft is dropped and the form is as new, with `initial` in its fields; `go` is where to go next."""
    return {"ok": True, "go": go, "initial": dict(initial or {}), "at": uuid4().hex}


def refused(error: DomainError, *, field: str | None = None) -> Answer:
    """Not saved: the error's sentence, to stand under its field."""
    named = error.field if isinstance(error, InvalidInput) else ""
    return {"ok": False, "field": named if field is None else field, "sentence": str(error), "at": uuid4().hex}


def clashed() -> Answer:
    """Not saved, because somebody else saved first; both versions are on show."""
    return {"ok": False, "field": None, "sentence": "", "at": uuid4().hex}
