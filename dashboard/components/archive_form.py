"""Archiving the text of a source by pasting it in, on the source's page."""

from typing import Any
from uuid import UUID

import dash
from dash import Input, Output, dcc, html, no_update
from dash.exceptions import PreventUpdate

from dashboard.components.form_parts import (
    Answer,
    accepted,
    answer_id,
    field,
    first_time,
    form,
    long_text,
    refused,
    register_form,
    sent_id,
    submit,
)
from dashboard.components.notices import notice
from dashboard.components.typed_values import Sent, TypedValues
from dashboard.policy import Role, current_identity, policy
from dashboard.settings import Settings
from dashboard.shell_ids import NOTICES
from db.errors import InvalidInput, NotFound
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
    register_form(app, FORM)

    @app.callback(
        Output(answer_id(FORM), "data"),
        Output(SAVED, "data"),
        Output(NOTICES, "children", allow_duplicate=True),
        Input(sent_id(FORM), "data"),
        prevent_initial_call=True,
    )
    @policy(Role.EDITOR)
    def save(sent: Sent | None) -> Any:
        if not sent:
            raise PreventUpdate
        typed = TypedValues(sent)
        answer, told = save_text(database, settings, typed, by=current_identity().name)
        return answer, typed.text("source") if told else no_update, told or no_update


def save_text(database: Any, settings: Settings, typed: TypedValues, *, by: str) -> tuple[Answer, Any]:
    """Archive the text that was pasted: the answer, and a notice if it was saved."""
    try:
        source = typed.id("source")
        with database.write() as session:
            archive_text(session, source, typed.raw("archived_text"), by=by, recorded_at=settings.now())
    except (InvalidInput, NotFound) as problem:
        return refused(problem), None
    return accepted(), notice("The text is archived.")
