"""The milestones in the history of their commitment: when each was added, changed and taken back."""

from collections.abc import Iterator
from datetime import date

from dash import html

from dashboard.records.edit_entries import Words, edit_entry, verb
from dashboard.records.evidence_list import edtf_in_words
from dashboard.widgets.html.component_types import Child
from db.domain.dates_in_words import written_date
from db.queries.commitment import CommitmentDetail

_LABELS: dict[str, tuple[str, Words]] = {
    "title": ("Title", str),
    "edtf": ("When", edtf_in_words),
    "reached_on": ("Reached on", lambda day: written_date(date.fromisoformat(day))),
    "quote": ("Quote", str),
}


def milestone_entries(detail: CommitmentDetail) -> Iterator[tuple[date, html.Li]]:
    """An entry for each step that was added and for each edit of one, with its day."""
    first = {edit.subject_id: edit.before for edit in reversed(detail.milestone_edits) if edit.version == 2}
    for edit in detail.milestone_edits:
        title = str((edit.after or edit.before).get("title", ""))
        heading: list[Child] = [f"Milestone {verb(edit)}: ", html.Bdi(title)]
        yield edit.recorded_at.date(), edit_entry(edit, heading, _LABELS)
    for step in detail.steps:
        day = step.recorded_at.date()
        said = first.get(step.id, {})
        title, planned = str(said.get("title", step.title)), str(said.get("edtf", step.edtf))
        heading = [html.Strong(written_date(day)), " Milestone added: ", html.Bdi(title)]
        yield day, html.Li([html.Div(heading), html.P(edtf_in_words(planned))], className="history-entry")
