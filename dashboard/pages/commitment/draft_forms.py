"""What a draft asks for beside what every commitment does: publishing it, or throwing it away."""

from dash import html

from dashboard.forms.controls import submit
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.fields import long_text_field
from dashboard.forms.form import Form, render, undone_by
from dashboard.settings import Settings
from db.domain.vocabulary import Publication
from db.queries.commitment import CommitmentDetail
from db.services.drafts import discard_draft, publish_draft, restore_draft, unpublish_draft

PUBLISH = Form(
    id="draft-publish",
    fields=(),
    build=dict,
    record=lambda session, typed, _, write: publish_draft(session, typed.id("commitment"), write),
    undo=undone_by(unpublish_draft),
    words=lambda _, row: f"Published: {row.title}",
    undone=lambda _: "Undone: it is a draft again.",
    go=lambda _, row: f"/commitments/{row.slug}",
    actions=lambda _: [submit("Publish")],
)
DISCARD = Form(
    id="draft-discard",
    fields=(long_text_field("reason", "Reason", placeholder="e.g. entered twice", rows=2),),
    build=lambda *, reason: reason,
    record=lambda session, typed, reason, write: discard_draft(session, typed.id("commitment"), write, reason=reason),
    undo=undone_by(restore_draft),
    words=lambda _, row: f"Discarded: {row.title}",
    undone=lambda _: "Undone: the draft is back, under “Add commitment”.",
    go=lambda *_: "/commitments/new",
    actions=lambda _: [submit("Discard this draft", primary=False)],
)


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Section | None:
    """The card above the page of a draft; None for what is published."""
    if detail.publication is not Publication.DRAFT:
        return None
    slug = detail.row.slug
    publishing = render(PUBLISH, draft=slug, carried=as_read(PUBLISH, detail, settings))
    discarding = render(DISCARD, draft=slug, carried=as_read(DISCARD, detail, settings))
    words = "Nobody but editors sees it. Complete its deadline, sources and criteria here, then publish it."
    folded = html.Details([html.Summary("Discard…", className="button"), discarding], className="form-details")
    return html.Section([html.H2("Draft"), html.P(words), publishing, folded], className="card draft-card")
