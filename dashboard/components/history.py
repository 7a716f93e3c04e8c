"""The whole history of a commitment: judgements and deadlines, newest first, nothing left out."""

from datetime import date, datetime
from typing import Any

from dash import html

from dashboard.components import deadline_form, status_form
from dashboard.components.evidence_list import edtf_in_words, evidence_list, in_language
from dashboard.components.gantt_rows import status_words
from db.domain.dates_in_words import counted_days, written_date, written_window
from db.domain.vocabulary import RevisionReason
from db.queries.commitment import CommitmentDetail, RevisionEntry, UpdateEntry

_REASONS = {
    RevisionReason.POSTPONED: "postponed",
    RevisionReason.BROUGHT_FORWARD: "brought forward",
    RevisionReason.MADE_PRECISE: "made precise",
    RevisionReason.RESTATED: "restated",
    RevisionReason.WITHDRAWN: "withdrawn",
    RevisionReason.TRIGGERED: "set by its trigger",
    RevisionReason.CORRECTED: "corrected",
}


def history(detail: CommitmentDetail, *, as_of: date, correctable: bool) -> html.Ol | html.P:
    """All entries in the order of what they speak of. `correctable` gives each a button that opens its correction."""
    entries = [
        (update.effective_latest, update.reported_on, _update(update, detail, correctable)) for update in detail.updates
    ]
    entries += [
        (revision.announced_on, revision.reported_on, _revision(revision, detail, correctable))
        for revision in detail.revisions
    ]
    if not entries:
        return html.P("Nothing has been recorded yet.", className="muted")
    ordered = sorted(entries, key=lambda entry: entry[:2], reverse=True)
    return html.Ol([shown for _, _, shown in ordered], className="history")


def _update(update: UpdateEntry, detail: CommitmentDetail, correctable: bool) -> html.Li:
    when = edtf_in_words(update.effective_on)
    head: list[Any] = [html.Strong(when), " ", html.Span(status_words(update.status), className="history-status")]
    shown: list[Any] = [html.Div(head), html.P(update.reason, dir="auto", className="history-reason")]
    if update.searched_until:
        shown.append(html.P(f"Searched until {written_date(update.searched_until)}."))
    shown += [evidence_list(update.evidence), _recorded(update.reported_on, update.recorded_at, update.recorded_by)]
    return _entry(
        shown,
        update.superseded_by is not None,
        status_form.correct_button(update, detail.row.slug) if correctable else None,
    )


def _revision(revision: RevisionEntry, detail: CommitmentDetail, correctable: bool) -> html.Li:
    first = revision.reason_kind is RevisionReason.FIRST_STATED
    kind = "Deadline stated" if first else f"Deadline {_REASONS.get(revision.reason_kind, 'restated')}"
    head: list[Any] = [html.Strong(written_date(revision.announced_on)), f" {kind}: "]
    words = html.Span(**in_language(f"“{revision.wording}”", revision.wording_language))
    shown: list[Any] = [html.Div([*head, words]), html.P(_window(revision))]
    if revision.announced_after_passing:
        shown.append(html.P("Announced after the previous deadline had passed.", className="history-flag"))
    if revision.announcer:
        shown.append(html.P(["Announced by ", html.Span(revision.announcer, dir="auto"), "."]))
    if revision.reason:
        shown.append(html.P(revision.reason, dir="auto", className="history-reason"))
    shown += [
        evidence_list(revision.evidence),
        _recorded(revision.reported_on, revision.recorded_at, revision.recorded_by),
    ]
    return _entry(
        shown,
        revision.superseded_by is not None,
        deadline_form.correct_button(revision, detail.row.slug) if correctable else None,
    )


def _window(revision: RevisionEntry) -> str:
    if revision.edtf is None:
        return f"Waits for {revision.waits_for}." if revision.waits_for else "Names no day."
    slip = revision.slip_days
    moved = "" if not slip else f" · {counted_days(slip)} later" if slip > 0 else f" · {counted_days(-slip)} earlier"
    return written_window(revision.earliest, revision.latest) + moved


def _recorded(reported_on: date, recorded_at: datetime, recorded_by: str) -> html.P:
    words = f"Reported {written_date(reported_on)} · recorded {written_date(recorded_at.date())} by {recorded_by}"
    return html.P(words, className="history-recorded")


def _entry(shown: list[Any], superseded: bool, button: Any) -> html.Li:
    if superseded:
        note = html.P("Corrected by a later entry; kept for the record.", className="history-flag")
        return html.Li([html.Del(shown), note], className="history-entry is-superseded")
    return html.Li([*shown, button], className="history-entry")
