"""A form is a declaration: its fields, the input that they build, the services that save it, and the notice's words.

All else is written once: the HTML here, reading and saving in submission.py, both versions of an edit conflict in
edit_conflict.py, drafts, versions, busy state and errors in assets/js/forms. What was typed passes through no output of
a callback, so no answer can take it away.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from dash import dcc, html

from dashboard.forms.values import TypedValues
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.component import OwnComponent
from dashboard.widgets.html.component_types import Child, Children
from dashboard.widgets.html.data_attributes import data
from db.errors import InvalidInput
from db.queries.commitment import CommitmentDetail

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.services.inputs import Write

Parts = Mapping[str, Any]
"""The fields of a form as components, by name."""


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a form may need beside its values. `original` is what a form that edits was filled with."""

    session: "Session"
    today: date
    original: Mapping[str, str] = field(default_factory=dict)


def as_typed(value: str, _detail: CommitmentDetail | None) -> str:
    """The words of a value that says itself what it means."""
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field, of one input or several.

    `inputs` are the labels of its inputs by name, the field's own name first. `control` makes the component from the
    form's id and the value; `read` raises `InvalidInput` (or `InvalidFields`) naming an input. `attribute` is what the
    value is called where it is built into the form's input, empty for one that another field reads along. `words` says
    what a value means to people.
    """

    inputs: Mapping[str, str]
    control: Callable[[str, Any], Children]
    read: Callable[[TypedValues, Context], object]
    attribute: str
    words: Callable[[str, CommitmentDetail | None], str] = as_typed
    # What services call this field where they find fault with it.
    aliases: tuple[str, ...] = ()
    # Which of several inputs a service's error belongs to; None for no error of this field.
    locate: "Callable[[InvalidInput, TypedValues, Session], str | None] | None" = None

    @property
    def name(self) -> str:
        """The name under which layouts and values know it."""
        return next(iter(self.inputs))


Save = Callable[["Session", TypedValues, Any, "Write"], object]
"""Calls a service with what was built; returns the row that was recorded."""
Undo = Callable[["Session", TypedValues, "Write"], object]
"""Calls the service that takes back the record that was saved."""


def recorded_by(service: "Callable[[Session, UUID, Any, Write], object]", *, of: str = "commitment") -> Save:
    """The service for a record of the one whose id the form carries as `of`."""
    return lambda session, typed, new, write: service(session, typed.id(of), new, write)


def undone_by(service: "Callable[[Session, UUID, Write], object]") -> Undo:
    """The service that takes back a record by its id."""
    return lambda session, typed, write: service(session, typed.id("record"), write)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is particular to one form.

    `build` makes the input of the service from the fields' values, by attribute. `record` saves it, `undo` takes a
    saved record back; `words` and `undone` are what the notice says. `stated` are the record's own
    values by input name. A form that `edits` is filled with them: a conflict then compares them, and undoing puts
    them back; one that is `partial` reads only the fields that were changed.
    """

    id: str
    fields: tuple[Field, ...]
    build: Callable[..., object]
    record: Save
    words: Callable[[Any, Any], str]
    actions: Callable[[Parts], Sequence[Child]]
    layout: Callable[[Parts], Sequence[Child]] = lambda parts: list(parts.values())
    undo: Undo | None = None
    undone: Callable[[CommitmentDetail | None], str] = lambda _: "Undone."
    stated: Callable[[CommitmentDetail], Mapping[str, str]] = lambda _: {}
    go: Callable[[TypedValues, Any], str] | None = None
    edits: bool = False
    partial: bool = False
    # Whether it is filled from a commitment, whose version must not have changed meanwhile.
    versioned: bool = True
    # Other ways to submit it, by the button's verb: which fields are read then, and what is built of them.
    variants: Mapping[str, "Form"] = field(default_factory=dict)
    # Values that a variant stands for, whatever the fields say.
    fixed: Mapping[str, str] = field(default_factory=dict)

    def input_names(self) -> set[str]:
        """The names of everything that may be typed here."""
        return {name for one in self.fields for name in one.inputs}

    def error_field(self, error: InvalidInput, typed: TypedValues, session: "Session") -> str:
        """The input that an error belongs to; empty for the form as a whole."""
        if error.field in self.input_names():
            return error.field
        for one in self.fields:
            if error.field in one.aliases:
                return one.name
            located = one.locate(error, typed, session) if one.locate else None
            if located:
                return located
        return error.field


class Mounted(OwnComponent):
    """Tells the script that all before it in its form is mounted; another `made` tells it again."""

    def __init__(self, made: str) -> None:
        super().__init__(made=made)


def render(
    form: Form,
    *,
    draft: str,
    values: Mapping[str, object] | None = None,
    carried: Mapping[str, str | int] | None = None,
    without: Sequence[str] = (),
    before: Sequence[Child] = (),
    cancel_to: str | None = None,
    todays: Sequence[str] = (),
) -> html.Div:
    """The form, filled with `values` by field. `draft` tells what its draft in the browser is of; `carried` goes along
    unseen. Fields in `without` are left out. `before` stands above the fields; `cancel_to` is where one goes instead.
    `todays` are fields that are filled with today, and follow it.
    """
    filled, made = values or {}, uuid4().hex
    parts = {
        one.name: None if one.name in without else one.control(form.id, filled.get(one.name)) for one in form.fields
    }
    inner = [
        html.Div(className="form-restored", **aria(live="polite")),
        *before,
        *form.layout(parts),
        html.Div(id=conflict_id(form.id), className="form-conflict"),
        html.Div(className="form-error", role="alert", **data(error_for="")),
        html.Div([*form.actions(parts), *_cancel(cancel_to)], className="form-actions"),
        html.Div(html.Div(), className="form-progress", **aria(hidden=True)),
        Mounted(made),
    ]
    attributes = data(
        form=form.id,
        draft=f"{form.id}:{draft}",
        carried={name: str(value) for name, value in (carried or {}).items()},
        # The key of its first submission, unique per mount.
        made=made,
        todays=" ".join(todays),
    )
    element = html.Form(inner, id=form.id, className="form", noValidate="noValidate", **attributes)
    return html.Div(element, className="form-container")


def _cancel(address: str | None) -> list[dcc.Link]:
    return [dcc.Link("Cancel", href=address, className="button form-cancel")] if address else []


def conflict_id(form: str) -> str:
    """Where both versions are shown when somebody else saved first."""
    return f"{form}-conflict"
