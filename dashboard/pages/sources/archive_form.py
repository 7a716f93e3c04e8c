"""Archiving the text of a source by pasting it in, on the source's page."""

from functools import partial
from typing import Any
from uuid import UUID

import dash
from dash import dcc, html

from dashboard.forms.form import (
    accepted,
    field,
    first_time,
    form,
    long_text,
    refused,
    submit,
)
from dashboard.forms.submission import Saved, register_saving
from dashboard.forms.values import TypedValues
from dashboard.settings import Settings
from dashboard.widgets.notices import notice
from db.errors import InvalidInput, NotFound
from db.services.inputs import Write
from db.services.sources import archive_text

FORM = "archive-form"
# Its data is the id of the source whose text was archived here.
SAVED = "archive-form-saved"


def layout(source_id: UUID) -> html.Details:
    """The form for one source that has no archived text yet, folded. At most one on a page."""
    inner = form(
        FORM,
        [
            html.P(
                "Paste the whole text as it was published. It is kept with its SHA-256; where a fingerprint "
                "was recorded before, only the very same text is taken.",
                className="muted",
            ),
            field(FORM, "archived_text", "Text", long_text(FORM, "archived_text", rows=8)),
        ],
        draft=str(source_id),
        carried={"source": str(source_id)},
        saved=SAVED,
        actions=[submit("Archive text")],
    )
    return html.Details(
        [html.Summary("Archive its text", className="button"), inner, dcc.Store(id=SAVED)], className="form-details"
    )


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Save."""
    if not first_time(app, FORM):
        return
    register_saving(app, FORM, partial(save_text, database, settings), saved=SAVED)


def save_text(database: Any, settings: Settings, typed: TypedValues, *, by: str) -> Saved:
    """Archive the text that was pasted."""
    try:
        source = typed.id("source")
        with database.write() as session:
            archive_text(session, source, typed.raw("archived_text"), Write(by, settings.now()))
    except (InvalidInput, NotFound) as problem:
        return Saved(refused(problem))
    return Saved(accepted(), mark=str(source), notice=notice("The text is archived."))
