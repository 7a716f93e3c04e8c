"""Changes between two days, under a heading for each kind, each with what was and what is."""

from collections.abc import Callable, Sequence

from dash import dcc, html

from dashboard.records.commitment_edits import edit_parts
from dashboard.widgets.gantt_rows import status_words
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.links import commitment_page
from db.domain.dates_in_words import counted_days, written_date
from db.domain.filters import View
from db.queries.changes import Change, ChangeKind, Changes, Standing
from db.queries.edits import Edit

KIND_WORDS = {
    ChangeKind.NEW: "New",
    ChangeKind.FULFILLED: "Fulfilled",
    ChangeKind.REASSESSED: "Reassessed",
    ChangeKind.SLIPPED: "Slipped",
    ChangeKind.BROUGHT_FORWARD: "Brought forward",
    ChangeKind.RESTATED: "Deadline restated",
    ChangeKind.PASSED: "Deadline passed",
    ChangeKind.CHECKED: "Checked, no change",
}


EDITED = "Edited"


def change_list(
    result: Changes, view: View, *, only: ChangeKind | None, href_of: Callable[[ChangeKind], str]
) -> html.Div:
    """Every kind that occurred, in order of weight, or only one; `href_of` is where a kind is listed further."""
    kinds = [kind for kind in KIND_WORDS if kind in result.listed and only in (None, kind)]
    sections = [_section(kind, result, view, None if only else href_of(kind)) for kind in kinds]
    return html.Div(sections, className="change-list")


def change_words(kind: ChangeKind, change: Change) -> Sequence[Child]:
    """What changed, as a line: `Under way → Fulfilled`, `“by May” → “by July” · 61 days later`."""
    after, before = change.after, change.before
    if kind in (ChangeKind.FULFILLED, ChangeKind.REASSESSED) and before is not None:
        return [*status_words(before.status), " → ", *status_words(after.status)]
    if kind in (ChangeKind.SLIPPED, ChangeKind.BROUGHT_FORWARD, ChangeKind.RESTATED) and before is not None:
        return [_deadline(before), " → ", _deadline(after), _moved(change)]
    if kind is ChangeKind.PASSED and after.latest is not None:
        return [f"Last day {written_date(after.latest)} · ", *status_words(after.status)]
    if kind is ChangeKind.NEW:
        return [f"First reported {written_date(change.reported_on)} · ", *status_words(after.status)]
    return status_words(after.status)


def edit_list(edits: Sequence[Edit], view: View) -> html.Section | None:
    """Edits of records, the newest first, each with the old and the new words."""
    if not edits:
        return None
    heading = html.H2([f"{EDITED} ", html.Span(f"{len(edits):,}", className="muted")])
    items = [html.Li(_edit(edit, view), className="history-entry") for edit in edits]
    return html.Section([heading, html.Ul(items, className="history")], id="changes-edited", className="card")


def _edit(edit: Edit, view: View) -> list[Child]:
    undone = html.P(["Undone by ", html.Bdi(edit.undone_by), "."], className="history-flag") if edit.undone_by else None
    link = dcc.Link("Its page", href=commitment_page(edit.slug, view)) if edit.slug else None
    return [*edit_parts(edit, with_subject=True), undone, link]


def _section(kind: ChangeKind, result: Changes, view: View, further: str | None) -> html.Section:
    listed, count = result.listed[kind], result.counts[kind]
    left = count - len(listed)
    more: Child = None
    if left and further:
        more = dcc.Link(f"{left:,} more", href=further)
    elif left:
        more = html.P(f"{left:,} more are not listed; filters narrow them down.", className="muted")
    heading = html.H2([f"{KIND_WORDS[kind]} ", html.Span(f"{count:,}", className="muted")])
    items = [_item(kind, change, view) for change in listed]
    return html.Section(
        [heading, html.Ul(items, className="change-items"), more], id=f"changes-{kind.value}", className="card"
    )


def _item(kind: ChangeKind, change: Change, view: View) -> html.Li:
    link = dcc.Link(change.title, href=commitment_page(change.slug, view), className="agenda-title")
    return html.Li(
        [
            html.Div([html.Div(link, dir="auto"), html.Div(change.responsible, className="agenda-actors", dir="auto")]),
            html.Div(change_words(kind, change), className="change-text"),
        ]
    )


def _deadline(standing: Standing) -> html.Span:
    words = f"“{standing.wording}”" if standing.wording else "no deadline"
    last = f"last day {written_date(standing.latest)}" if standing.latest else "no last day"
    return html.Span(words, title=last, dir="auto")


def _moved(change: Change) -> str:
    days = change.slip_days
    if not days:
        return ""
    return f" · {counted_days(abs(days))} {'later' if days > 0 else 'earlier'}"
