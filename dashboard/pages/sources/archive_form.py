"""Archiving the text of a source by pasting it in, on the source's page."""

from uuid import UUID

from dash import html

from dashboard.forms.controls import submit
from dashboard.forms.fields import long_text_field
from dashboard.forms.form import Form, render
from db.services.sources import archive_text

_HINT = (
    "Paste the whole text as it was published. It is kept with its SHA-256; where a fingerprint "
    "was recorded before, only the very same text is taken."
)

FORM = Form(
    id="archive-form",
    fields=(long_text_field("archived_text", "Text", rows=8),),
    build=lambda *, archived_text: archived_text,
    record=lambda session, typed, text, write: archive_text(session, typed.id("source"), text, write),
    words=lambda *_: "The text is archived.",
    versioned=False,
    actions=lambda _: [submit("Archive text")],
)


def layout(source_id: UUID) -> html.Details:
    """The form for one source that has no archived text yet, folded. At most one on a page."""
    hint = html.P(_HINT, className="muted")
    form = render(FORM, draft=str(source_id), carried={"source": str(source_id)}, before=[hint])
    return html.Details([html.Summary("Save a copy of the text", className="button"), form], className="form-details")
