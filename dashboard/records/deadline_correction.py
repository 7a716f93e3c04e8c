"""Correcting a deadline revision: the same fields as for a new one, filled with what was recorded."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.forms import corrections
from dashboard.forms.commitment_picker import commitment_label
from dashboard.forms.corrections import Correction, standing
from dashboard.forms.deadline_field import Filled
from dashboard.forms.form import recorded_by
from dashboard.records import deadline_form
from dashboard.records.deadline_form import ANNOUNCED_ON, REASON_KIND, deadline_layout
from dashboard.records.deadline_prefill import previous_latest, stated_before
from dashboard.settings import Settings
from db.domain.history_entries import history_entries
from db.queries.commitment import CommitmentDetail, RevisionEntry
from db.services.deadlines import correct_deadline

if TYPE_CHECKING:
    from sqlmodel import Session


def _values(session: "Session", detail: CommitmentDetail, revision: RevisionEntry, _: Settings) -> Mapping[str, object]:
    counted = revision.trigger
    trigger = commitment_label(session, counted.title, slug=counted.slug) if counted else ""
    return {
        "wording": Filled(stated_before(revision, trigger=trigger), previous_latest(detail, revision)),
        ANNOUNCED_ON: revision.announced_on,
        "wording_language": revision.wording_language if revision.wording_language != "und" else "",
        "announcer": revision.announcer,
        "reason": revision.reason,
        "evidence": revision.evidence,
    }


FORM = replace(
    deadline_form.FORM,
    id="deadline-correction",
    # A correction is a reason of its own.
    fields=tuple(one for one in deadline_form.FORM.fields if one.name != REASON_KIND),
    record=recorded_by(correct_deadline, of="corrects"),
    words=lambda new, _: f"Deadline corrected: “{new.wording}”.",
    layout=lambda parts: deadline_layout({**parts, REASON_KIND: None}),
    actions=lambda _: corrections.actions(),
)
CORRECTION = Correction(
    form=FORM,
    heading="Correct a deadline",
    find=lambda detail, id_: standing(history_entries(detail.revisions), id_),
    title=lambda revision: f"Correct the deadline “{revision.wording}”",
    values=_values,
    before=deadline_form.lists(FORM.id),
)
