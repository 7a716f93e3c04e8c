"""Updating a status."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dash import html

from dashboard.forms.controls import submit
from dashboard.forms.date_field import date_field, day_field
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.evidence_field import evidence_field
from dashboard.forms.fields import choice_field, long_text_field
from dashboard.forms.form import Form, Parts, recorded_by, render, undone_by
from dashboard.settings import Settings
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.html.data_attributes import data
from db.domain.dates_in_words import written_date
from db.domain.vocabulary import AssessedStatus
from db.queries.commitment import CommitmentDetail
from db.services.inputs import NewStatusUpdate
from db.services.status_updates import record_status_update, undo_status_update

# The verb of the button for a fruitless search.
SEARCHED = "searched"
_MEANINGS = {
    AssessedStatus.FULFILLED: "Enter the date it was achieved.",
    AssessedStatus.DISPUTED: "Attach the sources that disagree: at least two.",
    AssessedStatus.NO_PUBLIC_EVIDENCE: "Says that a search found nothing, not that nothing was done.",
}
# What a status asks for; the script shows the one that is chosen.
_HINT = [html.Span(words, hidden=True, **data(when=f"status={status.value}")) for status, words in _MEANINGS.items()]
_REASON = long_text_field("reason", "Reason", placeholder="What was seen, and where")


def searched(*, searched_until: date, reason: str) -> NewStatusUpdate:
    """The update that says that a search found nothing."""
    words = reason.strip() or f"Searched and found nothing until {written_date(searched_until)}."
    return NewStatusUpdate(AssessedStatus.NO_PUBLIC_EVIDENCE, words, searched_until=searched_until)


def _layout(parts: Parts) -> Sequence[Child]:
    return [parts["status"], parts["effective_on"], parts["reason"], parts["evidence"]]


def _actions(parts: Parts) -> Sequence[Child]:
    return [
        submit("Record update"),
        submit("Searched, found nothing", verb=SEARCHED, primary=False),
        html.Div(parts["searched_until"], className="field-inline"),
    ]


UPDATE = Form(
    id="status-form",
    fields=(
        choice_field("status", "Status", AssessedStatus, {one: one.label for one in AssessedStatus}, hint=_HINT),
        date_field("effective_on", "True since"),
        _REASON,
        evidence_field(),
        day_field("searched_until", "Searched until"),
    ),
    build=NewStatusUpdate,
    record=recorded_by(record_status_update),
    undo=undone_by(undo_status_update),
    words=lambda new, _: f"Recorded: {new.status.label}.",
    # What the undoing lets hold again may be an update of long ago.
    undone=lambda detail: f"Undone: {detail.row.status.label} again." if detail else "Undone.",
    stated=lambda detail: {"status": detail.row.status.value},
    layout=_layout,
    actions=_actions,
)
FORM = replace(
    UPDATE,
    variants={
        SEARCHED: replace(
            UPDATE,
            fields=(_REASON, day_field("searched_until", "Searched until", missing="The day until which you searched")),
            build=searched,
            fixed={"status": AssessedStatus.NO_PUBLIC_EVIDENCE.value},
        )
    },
)


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Section:
    """The form of one commitment as it was read. At most one on a page."""
    values = {"status": detail.row.status.value, "searched_until": settings.today()}
    form = render(
        FORM, draft=detail.row.slug, values=values, carried=as_read(FORM, detail, settings), todays=("searched_until",)
    )
    return html.Section([html.H3("Update status"), form], className="drawer-section")
