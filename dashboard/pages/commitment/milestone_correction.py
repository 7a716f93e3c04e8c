"""Correcting a milestone in a dialog: its words and days, whether it was reached, and taking it back."""

from dataclasses import replace
from datetime import date

from dashboard.forms.controls import cancel, submit
from dashboard.forms.corrections import Correction
from dashboard.forms.date_field import day_field
from dashboard.forms.fields import long_text_field, text_field
from dashboard.forms.form import Form, undone_by
from dashboard.pages.commitment.milestone_forms import SOURCE, WHEN, milestone
from db.queries.commitment import MilestoneEntry
from db.services.inputs import NewEvidence, NewMilestone
from db.services.milestones import edit_milestone, undo_milestone, withdraw_milestone

# The verb of the button that takes the step back.
WITHDRAW = "withdraw"
_REASON = long_text_field("reason", "Reason", placeholder="What was wrong, or what changed", rows=2)


def _edited(
    *, title: str, on: str, reached_on: date | None, evidence: tuple[NewEvidence, ...], reason: str
) -> tuple[NewMilestone, str]:
    return milestone(title=title, on=on, evidence=evidence, reached_on=reached_on), reason


def _values(step: MilestoneEntry) -> dict[str, object]:
    return {
        "milestone_title": step.title,
        "milestone_on": step.edtf,
        "reached_on": step.reached_on or "",
        "evidence": [step.source] if step.source else [],
    }


_EDIT = Form(
    id="milestone-correction",
    fields=(
        text_field("milestone_title", "Step", attribute="title", max_length=300),
        WHEN,
        day_field("reached_on", "Reached on, if it was"),
        SOURCE,
        _REASON,
    ),
    build=_edited,
    record=lambda session, typed, new, write: edit_milestone(
        session, typed.id("corrects"), new[0], write, reason=new[1]
    ),
    undo=undone_by(undo_milestone),
    words=lambda new, _: f"Milestone changed: {new[0].title}",
    undone=lambda _: "Undone: the milestone is as it was before.",
    actions=lambda _: [submit("Save changes"), submit("Take this step back", verb=WITHDRAW, primary=False), cancel()],
)
_WITHDRAW = replace(
    _EDIT,
    fields=(_REASON,),
    build=dict,
    record=lambda session, typed, new, write: withdraw_milestone(session, typed.id("corrects"), write, **new),
    words=lambda _, row: f"Milestone taken back: {row.title}",
)
CORRECTION = Correction(
    form=replace(_EDIT, variants={WITHDRAW: _WITHDRAW}),
    heading="Correct a milestone",
    find=lambda detail, id_: next((one for one in detail.milestones if one.id == id_), None),
    title=lambda step: f"Correct “{step.title}”",
    values=lambda _session, _detail, step, _settings: _values(step),
)
