"""The form that changes what describes a commitment. Its deadlines and statuses have forms of their own."""

from dash import html

from dashboard.forms.commitment_picker import datalists
from dashboard.forms.controls import submit
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.form import Form, recorded_by, render
from dashboard.pages.commitment.fields import DESCRIBING, REASON
from dashboard.pages.commitment.form_cards import by_field, cards, page_of, with_publication
from dashboard.pages.commitment.service_input import commitment_changes, original_values
from dashboard.settings import Settings
from db.queries.commitment import CommitmentDetail
from db.services.commitments import edit_commitment, undo_edit

FORM = Form(
    id="edit-commitment",
    fields=(*DESCRIBING, REASON),
    build=commitment_changes,
    record=recorded_by(edit_commitment),
    undo=lambda session, typed, write: undo_edit(session, typed.id("commitment"), write),
    undone=lambda _: "Undone: what stood before stands again.",
    words=lambda _, row: f"{with_publication('Changes saved', row.publication)}.",
    go=lambda _, row: page_of(row.slug, row.publication),
    stated=original_values,
    edits=True,
    partial=True,
    layout=cards,
    actions=lambda _: [submit("Save changes")],
)


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Div:
    """The form, filled with what was recorded."""
    return render(
        FORM,
        draft=detail.row.slug,
        values=by_field(original_values(detail)),
        carried=as_read(FORM, detail, settings),
        before=datalists(FORM.id),
        cancel_to=f"/commitments/{detail.row.slug}",
    )
