"""Adding a milestone, and saying that one was reached."""

from collections.abc import Sequence
from datetime import date

from dash import html

from dashboard.forms.controls import submit
from dashboard.forms.date_field import date_field, day_field
from dashboard.forms.evidence_field import evidence_field
from dashboard.forms.fields import record_field, text_field
from dashboard.forms.form import Form, Parts, recorded_by, undone_by
from dashboard.widgets.html.component_types import Child
from db.domain.dates_in_words import written_date
from db.domain.day_words import Toward
from db.queries.commitment import CommitmentDetail
from db.services.inputs import NewEvidence, NewMilestone
from db.services.milestones import add_milestone, reach_milestone, undo_milestone, withdraw_milestone

WHEN = date_field("milestone_on", "When", attribute="on", toward=Toward.FUTURE)
SOURCE = evidence_field(label="Source")


def _row(parts: Parts) -> Sequence[Child]:
    *row, source = parts.values()
    return [html.Div(row, className="field-row"), source]


def open_milestones(detail: CommitmentDetail) -> list[tuple[str, str]]:
    """The ids and titles of those that were not reached yet."""
    return [(str(one.id), one.title) for one in detail.milestones if one.reached_on is None]


def milestone(
    *, title: str, on: str, evidence: tuple[NewEvidence, ...], reached_on: date | None = None
) -> NewMilestone:
    """The input of the services; of several sources the first says so."""
    return NewMilestone(title, on, reached_on, next(iter(evidence), None))


ADD = Form(
    id="milestone-form",
    fields=(text_field("milestone_title", "Next step", attribute="title", max_length=300), WHEN, SOURCE),
    build=milestone,
    record=recorded_by(add_milestone),
    undo=lambda session, typed, write: withdraw_milestone(
        session, typed.id("record"), write, reason="Added by mistake."
    ),
    words=lambda new, _: f"Milestone added: {new.title}",
    undone=lambda _: "Undone: the milestone is taken back.",
    layout=_row,
    actions=lambda _: [submit("Add milestone", primary=False)],
)
REACH = Form(
    id="milestone-reached",
    fields=(
        record_field("milestone", "Step", options=open_milestones),
        day_field("reached_on", "Reached on", missing="The day it was reached"),
        SOURCE,
    ),
    build=dict,
    record=lambda session, _, new, write: reach_milestone(
        session, new["milestone"], new["reached_on"], write, evidence=next(iter(new["evidence"]), None)
    ),
    undo=undone_by(undo_milestone),
    words=lambda new, row: f"Reached on {written_date(new['reached_on'])}: {row.title}",
    undone=lambda _: "Undone: the milestone is open again.",
    layout=_row,
    actions=lambda _: [submit("Mark as reached", primary=False)],
)
