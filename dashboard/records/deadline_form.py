"""Revising a deadline, and correcting a revision: wording, who announced it when and why, and the evidence."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from dash import html

from dashboard.forms.commitment_picker import commitment_label
from dashboard.forms.controls import cancel, control_id, datalist, submit
from dashboard.forms.corrections import correct_button
from dashboard.forms.date_field import day_field
from dashboard.forms.deadline_field import Filled, deadline_field
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.evidence_field import evidence_field
from dashboard.forms.fields import choice_field, long_text_field, text_field
from dashboard.forms.form import Form, Parts, render
from dashboard.records.deadline_prefill import new_revision, previous_latest, stated_before
from dashboard.settings import Settings
from dashboard.widgets.html.component_types import Child
from db.domain.history_entries import HistoryEntry, history_entries
from db.domain.vocabulary import RevisionReason
from db.queries.commitment import CommitmentDetail, RevisionEntry
from db.services.deadlines import correct_deadline, revise_deadline, undo_deadline

if TYPE_CHECKING:
    from sqlmodel import Session

ANNOUNCED_ON, REASON_KIND = "announced_on", "reason_kind"
_ACTORS, _COMMITMENTS = "known_actors", "known_commitments"
_REASONS = {
    RevisionReason.POSTPONED: "Postponed",
    RevisionReason.BROUGHT_FORWARD: "Brought forward",
    RevisionReason.MADE_PRECISE: "Made precise",
    RevisionReason.RESTATED: "Restated, unchanged",
    RevisionReason.TRIGGERED: "What it waited for has come",
    RevisionReason.WITHDRAWN: "Withdrawn: no day is named any more",
}


def _layout(parts: Parts) -> Sequence[Child]:
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
            placeholder="Found by itself; or en, id, ar …",
            max_length=35,
        ),
        text_field("announcer", "Announced by", choices=_ACTORS, max_length=300, hint="A known name, or a new one."),
        choice_field(REASON_KIND, "What changed", RevisionReason, _REASONS, required=False),
        long_text_field("reason", "Reason", placeholder="Why, as the source gives it", rows=2),
        evidence_field(),
    ),
    build=new_revision,
    record=lambda session, typed, new, write: revise_deadline(session, typed.id("commitment"), new, write),
    undo=lambda session, typed, write: undo_deadline(session, typed.id("record"), write),
    words=lambda new, _: f"Deadline recorded: “{new.wording}”.",
    undone=_undone,
    stated=_stated,
    layout=_layout,
    actions=lambda _: [submit("Record deadline")],
)
CORRECTION = replace(
    FORM,
    id="deadline-correction",
    # A correction is a reason of its own.
    fields=tuple(one for one in FORM.fields if one.name != REASON_KIND),
    record=lambda session, typed, new, write: correct_deadline(session, typed.id("corrects"), new, write),
    words=lambda new, _: f"Deadline corrected: “{new.wording}”.",
    layout=lambda parts: _layout({**parts, REASON_KIND: None}),
    actions=lambda _: [submit("Record correction"), cancel()],
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
        before=_lists(FORM.id),
    )
    heading = "Revise deadline" if detail.deadlines else "State a deadline"
    return html.Details([html.Summary(heading, className="button"), form], className="form-details")


def revision_correct_button(entry: HistoryEntry[RevisionEntry], slug: str) -> html.Button | None:
    """A button for a history entry that opens the form for correcting it; none where that was done already."""
    if not entry.stands:
        return None
    title = f"Correct the deadline “{entry.record.wording}”"
    return correct_button(CORRECTION.id, slug, entry.newest.id, title=title)


def correction(session: "Session", detail: CommitmentDetail, record: UUID, settings: Settings) -> html.Div | None:
    """The form that corrects one revision: the same fields, filled with what was recorded."""
    entry = next((one for one in history_entries(detail.revisions) if one.newest.id == record), None)
    if entry is None:
        return None
    revision = entry.record
    counted = revision.trigger
    trigger = commitment_label(session, counted.title, slug=counted.slug) if counted else ""
    values = {
        "wording": Filled(stated_before(revision, trigger=trigger), previous_latest(detail, revision)),
        ANNOUNCED_ON: revision.announced_on,
        "wording_language": revision.wording_language if revision.wording_language != "und" else "",
        "announcer": revision.announcer,
        "reason": revision.reason,
        "evidence": revision.evidence,
    }
    carried = {**as_read(CORRECTION, detail, settings), "corrects": str(record)}
    draft = f"{detail.row.slug}:{record}"
    return render(CORRECTION, draft=draft, values=values, carried=carried, before=_lists(CORRECTION.id))


def _lists(form: str) -> list[Child]:
    return [
        datalist(control_id(form, _COMMITMENTS), kind="commitments"),
        datalist(control_id(form, _ACTORS), kind="actors"),
    ]
