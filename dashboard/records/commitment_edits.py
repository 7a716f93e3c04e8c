"""Edits as people read them: the old and the new words of each field side by side, with what changed marked."""

import re
from collections.abc import Iterable
from datetime import datetime
from difflib import SequenceMatcher

from dash import html

from dashboard.widgets.html.component_types import Child
from db.domain.dates_in_words import written_date
from db.queries.edits import Edit, FieldChange

_FIELDS = {
    "committed_on": "Said on",
    "reported_on": "Reported on",
    "statement_language": "Language of the statement",
    "part_of_id": "Part of",
    "review_interval_days": "Check again after (days)",
    "edtf": "When",
    "url": "Link",
    "accessed_at": "Read on",
    "sha256": "Fingerprint of the text",
    "source_id": "Source",
    "latitude": "Point on the map",
    "withdrawn_at": "Taken back on",
}
_KINDS = {"milestone": "Milestone", "actor": "Actor", "source": "Source"}
_WORD = re.compile(r"\S+\s*|\s+")
# Longer texts are compared line by line, which takes a hundredth of the time.
_MAX_COMPARED = 2_000


def field_words(name: str) -> str:
    """What a field is called on screens."""
    return _FIELDS.get(name, name.replace("_", " ").capitalize())


def edit_head(edit: Edit) -> str:
    """`Edited: title, statement`, or that it was withdrawn or published."""
    if edit.publication is not None:
        return {"withdrawn": "Withdrawn", "published": "Published"}.get(edit.publication.value, "Made a draft")
    if edit.changes and all(not change.after for change in edit.changes):
        return f"{_KINDS.get(edit.kind, 'Record')} taken back"
    named = ", ".join(field_words(change.name).lower() for change in edit.changes)
    return f"{_KINDS[edit.kind]} edited: {named}" if edit.kind in _KINDS else f"Edited: {named}"


def edit_parts(edit: Edit, *, with_subject: bool = False) -> list[Child]:
    """What was changed, by whom and why."""
    head: list[Child] = [html.Strong(written_date(edit.recorded_at.date())), f" {edit_head(edit)}"]
    if with_subject or edit.kind in _KINDS:
        head += [" · ", html.Bdi(edit.subject)]
    parts: list[Child] = [html.Div(head), _comparison(edit.changes)]
    if edit.reason:
        parts.append(html.P(edit.reason, dir="auto", className="history-reason"))
    parts.append(html.P(["Recorded ", *_by(edit.recorded_at, edit.recorded_by)], className="history-recorded"))
    return parts


def edit_entry(edit: Edit, *, button: Child = None) -> html.Li:
    """An entry of the history; struck through where it was undone."""
    parts = edit_parts(edit)
    if edit.undone_by is None or edit.undone_at is None:
        return html.Li([*parts, button], className="history-entry")
    note = html.P(["Undone ", *_by(edit.undone_at, edit.undone_by), "."], className="history-flag")
    return html.Li([html.Del(parts), note], className="history-entry is-superseded")


def _by(moment: datetime, who: str) -> list[Child]:
    return [f"{written_date(moment.date())} by ", html.Bdi(who)]


def _comparison(changes: Iterable[FieldChange]) -> html.Dl:
    parts: list[Child] = []
    for change in changes:
        before, after = marked_words(change.before, change.after)
        parts += [
            html.Dt(field_words(change.name)),
            html.Dd(["Before: ", html.Span(before or "nothing", dir="auto", className="edit-before")]),
            html.Dd(["After: ", html.Span(after or "nothing", dir="auto", className="edit-after")]),
        ]
    return html.Dl(parts, className="edit-changes")


def marked_words(before: str, after: str) -> tuple[list[Child], list[Child]]:
    """Both texts, the words that only one of them has in <del> and <ins>."""
    long = len(before) + len(after) > _MAX_COMPARED
    old, new = (text.splitlines(keepends=True) if long else _WORD.findall(text) for text in (before, after))
    left: list[Child] = []
    right: list[Child] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = kind == "equal"
        if a < b:
            words = "".join(old[a:b])
            left.append(words if same else html.Del(words))
        if c < d:
            words = "".join(new[c:d])
            right.append(words if same else html.Ins(words))
    return left, right
