"""Edits as people read them: what was changed, from what to what, by whom, when and why."""

from collections.abc import Callable, Mapping, Sequence

from dash import html

from dashboard.widgets.html.component_types import Child
from db.domain.dates_in_words import written_date
from db.queries.record_edits import RecordEdit

Words = Callable[[str], str]
"""What a field's value means to people."""

WITHDRAWN = "withdrawn_at"


def edit_entry(edit: RecordEdit, heading: Sequence[Child], labels: Mapping[str, tuple[str, Words]]) -> html.Li:
    """One edit: its day and what was done, the fields that differ with both values, and who did it.

    `labels` are the names of the fields that people know, with the words of their values; others are left out.
    """
    day = written_date(edit.recorded_at.date())
    changes = [_change(edit, name, *labels[name]) for name in labels if name in edit.changed]
    reason = html.P(edit.reason, dir="auto", className="history-reason") if edit.reason else None
    by = html.P([f"Recorded {day} by ", html.Bdi(edit.recorded_by)], className="history-recorded")
    listed = html.Ul(changes, className="edit-changes") if changes else None
    return html.Li([html.Div([html.Strong(day), " ", *heading]), listed, reason, by], className="history-entry")


def verb(edit: RecordEdit) -> str:
    """What an edit did: `changed`, `taken back` or `restored`."""
    if not edit.after or (edit.after.get(WITHDRAWN) and not edit.before.get(WITHDRAWN)):
        return "taken back"
    return "restored" if edit.before.get(WITHDRAWN) and not edit.after.get(WITHDRAWN) else "changed"


def _change(edit: RecordEdit, name: str, label: str, words: Words) -> html.Li:
    before, after = (_words(fields.get(name), words) for fields in (edit.before, edit.after))
    return html.Li([f"{label}: ", html.Del(before, dir="auto"), " → ", html.Ins(after, dir="auto")])


def _words(value: object, words: Words) -> str:
    return "(empty)" if value in (None, "") else words(str(value))
