"""Two people, one record: what I typed and what was saved meanwhile, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dash import html

from dashboard.settings import Settings
from dashboard.widgets.html.data_attributes import data
from db.domain.dates_in_words import written_date
from db.domain.filters import View
from db.domain.vocabulary import AssessedStatus
from db.queries.commitment import CommitmentDetail, RevisionEntry, UpdateEntry, commitment_detail

Pairs = Sequence[tuple[str, str]]
"""Names of fields with what stands in them."""


@dataclass(frozen=True, slots=True)
class Theirs:
    """One thing that somebody saved: when and by whom, and its fields."""

    heading: str
    fields: Pairs


def read_at(settings: Settings) -> str:
    """The present moment, for a form to carry, so that a clash can show what was saved since."""
    return settings.now().isoformat()


def as_read(detail: CommitmentDetail, settings: Settings) -> dict[str, str | int]:
    """What a form carries of the commitment that it was filled from, so that a clash is noticed and can be shown."""
    return {
        "commitment": str(detail.row.id),
        "slug": detail.row.slug,
        "version": detail.version,
        "read_at": read_at(settings),
    }


def as_it_stands(database: Any, settings: Settings, slug: str, *, unpublished: bool = False) -> CommitmentDetail | None:
    """The commitment as it is now, whatever a form knows of it; None where there is none."""
    today = settings.today()
    with database.read() as session:
        return commitment_detail(session, View(as_of=today, today=today, unpublished=unpublished), slug)


def saved_since(detail: CommitmentDetail | None, moment: str) -> list[Theirs]:
    """What was recorded of a commitment since `moment`, newest first; its present state if that can't be told."""
    if detail is None:
        return []
    since = _moment(moment)
    found: list[tuple[datetime, Theirs]] = []
    if since is not None:
        found += [(_utc(u.recorded_at), _update(u)) for u in detail.updates if _utc(u.recorded_at) > since]
        found += [(_utc(r.recorded_at), _revision(r)) for r in detail.revisions if _utc(r.recorded_at) > since]
    if not found:
        return [_present_state(detail)]
    return [theirs for _, theirs in sorted(found, key=lambda one: one[0], reverse=True)[:5]]


def clash(mine: Pairs, theirs: Sequence[Theirs], *, version: int) -> html.Div:
    """Both versions, and the choice: save mine all the same, onto `version`, or drop it."""
    onto = {"version": str(version)}
    return html.Div(
        [
            html.H3("Somebody else saved this commitment while you were writing"),
            html.P("Nothing is lost: both are here. Saving yours adds it to the history after theirs."),
            html.Div([html.H4("What you typed"), _list(mine)], className="clash-mine"),
            html.Div([_saved(one) for one in theirs], className="clash-theirs"),
            html.Div(
                [
                    html.Button("Save mine too", type="button", className="button button-primary", **data(onto=onto)),
                    html.Button("Drop mine", type="button", className="button", **data(drop=onto)),
                ],
                className="form-actions",
            ),
        ],
        className="clash",
        role="alert",
    )


def status_words_of(value: str, *, searched: bool) -> str:
    """The words of a status as a form sent it."""
    if searched:
        return AssessedStatus.NO_PUBLIC_EVIDENCE.label
    return AssessedStatus(value).label if value in set(AssessedStatus) else value


def _saved(one: Theirs) -> html.Div:
    return html.Div([html.H4(one.heading), _list(one.fields)])


def _list(pairs: Pairs) -> html.Dl:
    shown = [(name, value) for name, value in pairs if value.strip()]
    return html.Dl(
        [part for name, value in shown for part in (html.Dt(name), html.Dd(value, dir="auto"))],
        className="facts",
    )


def _update(update: UpdateEntry) -> Theirs:
    return Theirs(
        f"Saved by {update.recorded_by}, {_when(update.recorded_at)}",
        [
            ("Status", update.status.label),
            ("True since", update.effective_on),
            ("Reason", update.reason),
            ("Evidence", "; ".join(quoted.publisher for quoted in update.evidence)),
        ],
    )


def _revision(revision: RevisionEntry) -> Theirs:
    return Theirs(
        f"Saved by {revision.recorded_by}, {_when(revision.recorded_at)}",
        [
            ("Deadline", revision.wording),
            ("Announced", written_date(revision.announced_on)),
            ("Reason", revision.reason),
        ],
    )


def _present_state(detail: CommitmentDetail) -> Theirs:
    """After an edit of the commitment itself, of which the history keeps no entry."""
    return Theirs(
        f"As it stands now (version {detail.version})",
        [
            ("Title", detail.row.title),
            ("Status", detail.row.status.label),
            ("Deadline", detail.row.wording or ""),
            ("Responsible", detail.row.responsible),
        ],
    )


def _when(moment: datetime) -> str:
    utc = _utc(moment)
    return f"{written_date(utc.date())} {utc:%H:%M} UTC"


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _moment(written: Any) -> datetime | None:
    try:
        return _utc(datetime.fromisoformat(str(written)))
    except (ValueError, OverflowError):
        return None
