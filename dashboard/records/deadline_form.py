"""Revising a deadline: wording, who announced it when and why, and the evidence."""

from collections.abc import Sequence

from dash import html

from dashboard.forms.controls import control_id, datalist, submit
from dashboard.forms.date_field import day_field
from dashboard.forms.deadline_field import Filled, deadline_field
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.evidence_field import evidence_field
from dashboard.forms.fields import choice_field, long_text_field, text_field
from dashboard.forms.form import Form, Parts, recorded_by, render, undone_by
from dashboard.records.deadline_prefill import new_revision, previous_latest
from dashboard.settings import Settings
from dashboard.widgets.html.component_types import Child
from db.domain.vocabulary import RevisionReason
from db.queries.commitment import CommitmentDetail
from db.services.deadlines import revise_deadline, undo_deadline

ANNOUNCED_ON, REASON_KIND = "announced_on", "reason_kind"
_ACTORS, _COMMITMENTS = "known_actors", "known_commitments"
_REASONS = {
    RevisionReason.POSTPONED: "Postponed",
    RevisionReason.BROUGHT_FORWARD: "Brought forward",
    RevisionReason.MADE_PRECISE: "Made precise",
    RevisionReason.RESTATED: "Restated, unchanged",
    RevisionReason.TRIGGERED: "What it waited for has come",
    RevisionReason.WITHDRAWN: "Withdrawn (no date any more)",
}


def deadline_layout(parts: Parts) -> Sequence[Child]:
    """The fields from the wording to its evidence."""
    row = html.Div([parts[ANNOUNCED_ON], parts["wording_language"]], className="field-row")
    return [parts["wording"], row, parts["announcer"], parts[REASON_KIND], parts["reason"], parts["evidence"]]


def _undone(detail: CommitmentDetail | None) -> str:
    held = detail.current_revision if detail else None
    return f"Undone: “{held.wording}” again." if held else "Undone: no deadline is stated."


def _stated(detail: CommitmentDetail) -> dict[str, str]:
    latest = previous_latest(detail, None)
    return {"previous_latest": latest.isoformat() if latest else ""}


FORM = Form(
    id="deadline-form",
    fields=(
        deadline_field(said_on=ANNOUNCED_ON),
        day_field(ANNOUNCED_ON, "Announced on", missing="The day it was announced"),
        text_field(
            "wording_language",
            "Language of the wording",
            attribute="",
            placeholder="Detected automatically, or en, id, ar …",
            max_length=35,
        ),
        text_field("announcer", "Announced by", choices=_ACTORS, max_length=300, hint="A known name, or a new one."),
        choice_field(REASON_KIND, "Kind of change", RevisionReason, _REASONS, required=False),
        long_text_field("reason", "Reason", placeholder="Why, as the source gives it", rows=2),
        evidence_field(),
    ),
    build=new_revision,
    record=recorded_by(revise_deadline),
    undo=undone_by(undo_deadline),
    words=lambda new, _: f"Deadline recorded: “{new.wording}”.",
    undone=_undone,
    stated=_stated,
    layout=deadline_layout,
    actions=lambda _: [submit("Record deadline")],
)


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Details:
    """The form of one commitment, folded under its heading. At most one on a page."""
    form = render(
        FORM,
        draft=detail.row.slug,
        values={"wording": Filled(previous_latest=previous_latest(detail, None))},
        carried=as_read(FORM, detail, settings),
        # A first deadline has nothing that changed.
        without=() if detail.deadlines else (REASON_KIND,),
        before=lists(FORM.id),
    )
    heading = "Revise deadline" if detail.deadlines else "State a deadline"
    return html.Details([html.Summary(heading, className="button"), form], className="form-details")


def lists(form: str) -> list[Child]:
    """The lists of values that the fields of a form name."""
    return [
        datalist(control_id(form, _COMMITMENTS), kind="commitments"),
        datalist(control_id(form, _ACTORS), kind="actors"),
    ]
