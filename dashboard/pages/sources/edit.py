"""Correcting what is said of a source, and taking back one on which nothing rests."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import dash
from dash import dcc, html

from dashboard.forms import submission
from dashboard.forms.controls import submit
from dashboard.forms.fields import long_text_field
from dashboard.forms.form import Form, render, undone_by
from dashboard.pages.sources.source_form import DESCRIBING, description
from dashboard.routing import PageUrl
from dashboard.settings import Settings
from db.domain.vocabulary import SourceKind
from db.errors import NotFound
from db.queries.sources import SourceDetail, SourceEntry, source_detail
from db.services.inputs import SourceChanges
from db.services.source_edits import edit_source, undo_source, withdraw_source

if TYPE_CHECKING:
    from db.engine import Database

PATH = "/sources/<id>/edit"
TITLE = "Edit a source"
# The verb of the button that takes the source back.
WITHDRAW = "withdraw"

_REASON = long_text_field("reason", "Reason", placeholder="e.g. the link is dead", rows=2)


def _edited(*, reason: str = "", kind: SourceKind | None = None, **texts: str) -> tuple[SourceChanges, str]:
    get = texts.get
    changes = SourceChanges(
        get("url"), get("headline"), get("publisher"), get("author"), get("published"), get("language"), kind
    )
    return changes, reason


_EDIT = Form(
    id="edit-source",
    fields=(*DESCRIBING, _REASON),
    build=_edited,
    record=lambda session, typed, new, write: edit_source(session, typed.id("source"), new[0], write, reason=new[1]),
    undo=undone_by(undo_source),
    words=lambda *_: "Changes saved.",
    undone=lambda _: "Undone: the source is as it was before.",
    go=lambda _, row: f"/sources/{row.id}",
    edits=True,
    partial=True,
    versioned=False,
    layout=lambda parts: [description(parts), html.Section(parts["reason"], className="card")],
    actions=lambda _: [submit("Save changes"), submit("Take this source back", verb=WITHDRAW, primary=False)],
)
FORM = replace(
    _EDIT,
    variants={
        WITHDRAW: replace(
            _EDIT,
            fields=(_REASON,),
            build=lambda *, reason="": reason,
            record=lambda session, typed, reason, write: withdraw_source(
                session, typed.id("source"), write, reason=reason
            ),
            words=lambda *_: "The source is taken back. It is in no list any more.",
        )
    },
)


def layout(database: "Database", settings: Settings, *, url: PageUrl) -> html.Div:
    """The form of the source with this id. Raises `NotFound`."""
    entry = source_at(database, url).entry
    values = original_values(entry)
    carried = {"source": str(entry.id), "original": json.dumps(values)}
    form = render(FORM, draft=str(entry.id), values=values, carried=carried, cancel_to=f"/sources/{entry.id}")
    name = dcc.Link(html.Bdi(entry.headline or entry.publisher), href=f"/sources/{entry.id}")
    return html.Div([html.H1(["Edit: ", name], className="page-title"), form], className="page page-narrow form-page")


def title(database: "Database", settings: Settings, *, url: PageUrl) -> str:
    """`Edit:` and the headline, or the publisher. Raises `NotFound`."""
    entry = source_at(database, url).entry
    return f"Edit: {entry.headline or entry.publisher}"


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Save, take back, undo."""
    submission.register(app, database, settings, FORM)


def original_values(entry: SourceEntry) -> dict[str, str]:
    """What the form is filled with, by input name."""
    return {
        "url": entry.url or "",
        "publisher": entry.publisher,
        "published": entry.published,
        "headline": entry.headline,
        "author": entry.author or "",
        "language": entry.language,
        "kind": entry.kind.value,
    }


def source_at(database: "Database", url: PageUrl) -> SourceDetail:
    """The source that the address names. Raises `NotFound`."""
    with database.read() as session:
        try:
            detail = source_detail(session, UUID(url.variables["id"]))
        except ValueError:
            detail = None
    if detail is None:
        raise NotFound("No source is known at this address.")
    return detail
