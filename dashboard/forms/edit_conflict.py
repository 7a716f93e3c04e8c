"""An edit conflict: two people, one record. What I typed and what was saved meanwhile, side by side."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from dash import html

from dashboard.forms.form import Form, Mounted
from dashboard.forms.values import TypedValues
from dashboard.settings import Settings
from dashboard.widgets.html.data_attributes import data
from db.domain.dates_in_words import written_date
from db.domain.history_entries import HistoryEntry, history_entries
from db.queries.commitment import CommitmentDetail, RevisionEntry, UpdateEntry, commitment_detail

if TYPE_CHECKING:
    from db.engine import Database

Pairs = Sequence[tuple[str, str]]
"""Labels of fields with what stands in them."""

_MAX_ENTRIES = 5


@dataclass(frozen=True, slots=True)
class Version:
    """One thing that somebody saved: when and by whom, and its fields."""

    heading: str
    fields: Pairs


def as_read(form: Form, detail: CommitmentDetail, settings: Settings) -> dict[str, str | int]:
    """What a form carries of the commitment that it was filled from, so that a conflict is noticed and can be shown."""
    return {
        "commitment": str(detail.row.id),
        "slug": detail.row.slug,
        "version": detail.version,
        "read_at": settings.now().isoformat(),
        **as_stated(form, detail),
    }


def as_stated(form: Form, detail: CommitmentDetail) -> dict[str, str]:
    """The record's own values, carried by a form that edits them."""
    return {"original": json.dumps(dict(form.stated(detail)))} if form.edits else {}


def as_it_stands(database: "Database", settings: Settings, slug: str) -> CommitmentDetail | None:
    """The commitment as it is now, published or not, whatever a form knows of it; None where there is none."""
    with database.read() as session:
        return commitment_detail(session, settings.view(unpublished=True), slug)


def conflict(form: Form, typed: TypedValues, detail: CommitmentDetail | None, *, version: int) -> html.Div:
    """Both versions, and the choice: save mine all the same, onto `version`, or discard it."""
    mine = _typed(form, typed, detail)
    return html.Div(
        [
            html.H3("Somebody else saved this commitment while you were writing"),
            html.P("Nothing is lost: both versions are here. Saving yours adds it to the history after theirs."),
            html.Div([html.H4("Your version"), _list(mine)], className="conflict-mine"),
            html.Div([_saved(one) for one in _their_versions(form, typed, detail)], className="conflict-theirs"),
            html.Div(
                [
                    _button("Save my version too", "button button-primary", save_onto=version),
                    _button("Discard my version", "button", discard_onto=version),
                ],
                className="form-actions",
            ),
            Mounted(uuid4().hex),
        ],
        className="conflict",
        role="alert",
    )


def _button(words: str, look: str, **onto: int) -> html.Button:
    return html.Button(words, type="button", className=look, **data(**onto))


def _typed(form: Form, typed: TypedValues, detail: CommitmentDetail | None) -> list[tuple[str, str]]:
    """All that was typed, by the labels of the form; of a form that edits what was changed."""
    original = typed.original() if form.edits else {}
    return [
        (label, one.words(typed.raw(name), detail))
        for one in form.fields
        for name, label in one.inputs.items()
        if typed.text(name) != original.get(name, "").strip()
    ]


def _their_versions(form: Form, typed: TypedValues, detail: CommitmentDetail | None) -> list[Version]:
    """What was saved since the form was filled, newest first; the present state if that can't be told."""
    if detail is None:
        return []
    changed = _changed(form, typed.original(), detail) if form.edits else []
    if changed:
        return [Version("Changed meanwhile to", changed)]
    since = _moment(typed.text("read_at"))
    entries: list[tuple[datetime, Version]] = []
    if since is not None:
        changes = [(_last(one), _update_fields(one.record)) for one in history_entries(detail.updates)]
        changes += [(_last(one), _revision_fields(one.record)) for one in history_entries(detail.revisions)]
        entries = [
            (_utc(change.recorded_at), Version(f"{done} by {change.recorded_by}, {_when(change.recorded_at)}", fields))
            for (done, change), fields in changes
            if _utc(change.recorded_at) > since
        ]
    if not entries:
        return [_present_state(detail)]
    newest_first = sorted(entries, key=lambda one: one[0], reverse=True)
    return [version for _, version in newest_first[:_MAX_ENTRIES]]


def _changed(form: Form, original: Mapping[str, str], detail: CommitmentDetail) -> Pairs:
    now = form.stated(detail)
    return [
        (label, one.words(now[name], detail) or "(empty)")
        for one in form.fields
        for name, label in one.inputs.items()
        if name in now and now[name] != original.get(name, now[name])
    ]


def _saved(one: Version) -> html.Div:
    return html.Div([html.H4(one.heading), _list(one.fields)])


def _list(pairs: Pairs) -> html.Dl:
    stated = [(name, value) for name, value in pairs if value.strip()]
    return html.Dl(
        [part for name, value in stated for part in (html.Dt(name), html.Dd(value, dir="auto"))],
        className="facts",
    )


def _last(entry: HistoryEntry[UpdateEntry | RevisionEntry]) -> tuple[str, UpdateEntry | RevisionEntry]:
    """What was done last to an entry, and the record that did it."""
    if entry.undone_by is not None:
        return "Undone", entry.undone_by
    return ("Restored", entry.restored_by) if entry.restored_by else ("Saved", entry.record)


def _update_fields(update: UpdateEntry) -> Pairs:
    return [
        ("Status", update.status.label),
        ("True since", update.effective_on),
        ("Reason", update.reason),
        ("Evidence", "; ".join(quoted.publisher for quoted in update.evidence)),
    ]


def _revision_fields(revision: RevisionEntry) -> Pairs:
    return [
        ("Deadline", revision.wording),
        ("Announced", written_date(revision.announced_on)),
        ("Reason", revision.reason),
    ]


def _present_state(detail: CommitmentDetail) -> Version:
    """After an edit of the commitment itself, of which the history keeps no entry."""
    return Version(
        f"As it stands now (version {detail.version})",
        [
            ("Title", detail.row.title),
            ("Status", detail.row.status.label),
            ("Deadline", detail.row.wording or ""),
            ("Responsible", detail.row.responsible),
        ],
    )


def _when(moment: datetime) -> str:
    return f"{written_date(moment.date())} {moment:%H:%M %Z}"


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _moment(written: str) -> datetime | None:
    try:
        return _utc(datetime.fromisoformat(written))
    except (ValueError, OverflowError):
        return None
