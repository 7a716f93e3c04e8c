"""Correcting a status update: the same fields as for a new one, filled with what was recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dash import html

from dashboard.forms import corrections
from dashboard.forms.corrections import Correction, standing
from dashboard.forms.form import Parts, recorded_by
from dashboard.records.status_form import UPDATE
from dashboard.settings import Settings
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.html.data_attributes import data
from db.domain.history_entries import history_entries
from db.queries.commitment import CommitmentDetail, UpdateEntry
from db.services.status_updates import correct_status_update

if TYPE_CHECKING:
    from sqlmodel import Session


def _actions(parts: Parts) -> Sequence[Child]:
    searched = html.Div(parts["searched_until"], **data(when="status=no_public_evidence"))
    return [searched, *corrections.actions()]


def _values(_: "Session", _detail: CommitmentDetail, update: UpdateEntry, settings: Settings) -> Mapping[str, object]:
    return {
        "status": update.status.value,
        "effective_on": update.effective_on,
        "reason": update.reason,
        "evidence": update.evidence,
        "searched_until": update.searched_until or settings.today(),
    }


FORM = replace(
    UPDATE,
    id="status-correction",
    record=recorded_by(correct_status_update, of="corrects"),
    words=lambda new, _: f"Corrected: {new.status.label}.",
    actions=_actions,
)
CORRECTION = Correction(
    form=FORM,
    heading="Correct a status update",
    find=lambda detail, id_: standing(history_entries(detail.updates), id_),
    title=lambda update: f"Correct “{update.status.label}” of {update.effective_on}",
    values=_values,
)
