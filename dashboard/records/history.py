"""The whole history of a commitment: judgements, deadlines and edits, newest first, nothing left out."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from dash import dcc, html

from dashboard.forms.deadline_preview_words import rule_words
from dashboard.records.commitment_edits import edit_entry
from dashboard.records.deadline_correction import CORRECTION as DEADLINE_CORRECTION
from dashboard.records.evidence_list import edtf_in_words, evidence_list, evidence_piece, in_language
from dashboard.records.milestone_history import milestone_entries
from dashboard.records.statement_sources import CORRECTION as SOURCE_CORRECTION
from dashboard.records.status_correction import CORRECTION as STATUS_CORRECTION
from dashboard.widgets.gantt_rows import status_words
from dashboard.widgets.html.component_types import Child
from db.domain.dates_in_words import counted_days, written_date, written_window
from db.domain.history_entries import HistoryEntry, history_entries
from db.domain.reading.deadline_words import deadline_in_words
from db.domain.vocabulary import RevisionReason
from db.errors import InvalidEdtf
from db.queries.commitment import CommitmentDetail, Quoted, RevisionEntry, TieEntry, UpdateEntry

_REASONS = {
    RevisionReason.POSTPONED: "postponed",
    RevisionReason.BROUGHT_FORWARD: "brought forward",
    RevisionReason.MADE_PRECISE: "made precise",
    RevisionReason.RESTATED: "restated",
    RevisionReason.WITHDRAWN: "withdrawn",
    RevisionReason.TRIGGERED: "set by its trigger",
    RevisionReason.CORRECTED: "corrected",
}


def history(detail: CommitmentDetail, *, correctable: bool) -> html.Ol:
    """The statement and all that followed, in the order of what they speak of, newest first.

    `correctable` gives each entry a button that opens its correction.
    """
    updates = history_entries(detail.updates)
    revisions = sorted(history_entries(detail.revisions), key=_order_of_stating, reverse=True)
    entries = [(_day_spoken_of(one.record), _update(one, detail, correctable=correctable)) for one in updates]
    entries += [(one.record.announced_on, _revision(one, detail, correctable=correctable)) for one in revisions]
    entries.append((detail.row.committed_on, _statement(detail, correctable=correctable)))
    entries += milestone_entries(detail)
    entries += [(edit.recorded_at.date(), edit_entry(edit)) for edit in detail.edits]
    # Of one day they stay in the order in which they hold: the first that stands is what holds.
    ordered = sorted(entries, key=lambda entry: entry[0], reverse=True)
    return html.Ol([parts for _, parts in ordered], className="history")


def _order_of_stating(entry: HistoryEntry[RevisionEntry]) -> tuple[date, int, int]:
    return entry.record.announced_on, entry.origin.number, entry.record.number


def _statement(detail: CommitmentDetail, *, correctable: bool) -> html.Li:
    """Where it all began, with the documents in which it was said; those that were taken back stay, struck."""
    recorded = f"Reported {written_date(detail.reported_on)} · recorded {written_date(detail.recorded_at.date())}"
    pieces = {piece.evidence_id: piece for piece in detail.evidence}
    ties = [html.Li(_tie(one, pieces, detail.row.slug, correctable=correctable)) for one in detail.ties]
    return html.Li(
        [
            html.Div([html.Strong(written_date(detail.row.committed_on)), " Commitment stated"]),
            html.Ul(ties, className="evidence"),
            html.P(recorded, className="history-recorded"),
        ],
        className="history-entry",
    )


def _tie(entry: HistoryEntry[TieEntry], pieces: Mapping[UUID, Quoted], slug: str, *, correctable: bool) -> list[Child]:
    """One source of the statement; struck through where its quote was corrected or it was taken back."""
    piece = evidence_piece(pieces.get(entry.newest.id, entry.record.quoted))
    if not entry.stands:
        return [html.Del([*piece]), html.P(_note(entry), className="history-flag")]
    newest = entry.newest.id
    return [*piece, SOURCE_CORRECTION.button(pieces[newest], newest, slug) if correctable else None]


def read_as(revision: RevisionEntry) -> str:
    """`read “by September 2026”`, in the words that stand for the EDTF; empty where no day was read."""
    if revision.edtf is None or revision.relation is None:
        return ""
    try:
        return f"read “{deadline_in_words(revision.edtf, revision.relation)}”"
    except InvalidEdtf:
        return f"read “{revision.edtf}”"


def _day_spoken_of(update: UpdateEntry) -> date:
    """The rule of `db/domain/history.py`: "under way since 2026", reported in March, says nothing of June."""
    return max(update.effective_earliest, min(update.effective_latest, update.reported_on))


def _update(entry: HistoryEntry[UpdateEntry], detail: CommitmentDetail, *, correctable: bool) -> html.Li:
    update = entry.record
    when = edtf_in_words(update.effective_on)
    head: list[Child] = [html.Strong(when), " ", html.Span(status_words(update.status), className="history-status")]
    parts: list[Child] = [html.Div(head), html.P(update.reason, dir="auto", className="history-reason")]
    if update.searched_until:
        parts.append(html.P(f"Searched until {written_date(update.searched_until)}."))
    parts += [evidence_list(update.evidence), _recorded(update)]
    button = STATUS_CORRECTION.button(update, entry.newest.id, detail.row.slug) if correctable else None
    return _entry(parts, button, entry)


def _revision(entry: HistoryEntry[RevisionEntry], detail: CommitmentDetail, *, correctable: bool) -> html.Li:
    revision = entry.record
    first = revision.reason_kind is RevisionReason.FIRST_STATED
    kind = "Deadline stated" if first else f"Deadline {_REASONS.get(revision.reason_kind, 'restated')}"
    head: list[Child] = [html.Strong(written_date(revision.announced_on)), f" {kind}: "]
    words = html.Span(**in_language(f"“{revision.wording}”", revision.wording_language))
    parts: list[Child] = [html.Div([*head, words]), html.P(_window(revision)), _rule(revision)]
    if revision.announced_after_passing:
        parts.append(html.P("Announced after the previous deadline had passed.", className="history-flag"))
    if revision.announcer:
        parts.append(html.P(["Announced by ", html.Bdi(revision.announcer), "."]))
    if revision.reason:
        parts.append(html.P(revision.reason, dir="auto", className="history-reason"))
    parts += [evidence_list(revision.evidence, wording=revision.wording), _recorded(revision)]
    button = DEADLINE_CORRECTION.button(revision, entry.newest.id, detail.row.slug) if correctable else None
    return _entry(parts, button, entry)


def _window(revision: RevisionEntry) -> list[Child]:
    """The days that it allows, and by how many it moved the one before."""
    if revision.edtf is None:
        waits = ["Waits for ", html.Bdi(revision.waits_for)] if revision.waits_for else ["Names no day"]
        return [*waits, *counts_from(revision), "."]
    slip = revision.slip_days
    moved = "" if not slip else f" · {counted_days(slip)} later" if slip > 0 else f" · {counted_days(-slip)} earlier"
    return [written_window(revision.earliest, revision.latest) + moved, *counts_from(revision)]


def counts_from(revision: RevisionEntry) -> list[Child]:
    """`· counts from` and a link to the commitment whose fulfilment sets its days; empty where none does."""
    if revision.trigger is None:
        return []
    link = dcc.Link(html.Bdi(revision.trigger.title), href=f"/commitments/{revision.trigger.slug}")
    return [" · counts from the fulfilment of ", link]


def _rule(revision: RevisionEntry) -> html.P | None:
    """How its words were read, and by which rule."""
    read = read_as(revision)
    if not read:
        return None
    rule = rule_words(revision.rule, padded_latest=revision.padded_latest) or "Given by hand"
    return html.P(f"{read[:1].upper()}{read[1:]} · {rule}.", className="history-recorded")


def _recorded(entry: UpdateEntry | RevisionEntry) -> html.P:
    corrects = "Corrects an earlier entry · " if entry.supersedes else ""
    reported = f"{corrects}Reported {written_date(entry.reported_on)} · recorded "
    return html.P([reported, *_when_by(entry)], className="history-recorded")


def _when_by(entry: UpdateEntry | RevisionEntry | TieEntry) -> list[Child]:
    return [f"{written_date(entry.recorded_at.date())} by ", html.Bdi(entry.recorded_by)]


def _entry(parts: list[Child], button: Child, entry: HistoryEntry[UpdateEntry | RevisionEntry]) -> html.Li:
    """An entry; struck through, with who set it right or undid it and when, where it does not stand."""
    if entry.stands:
        again = [html.P(["Undone, then restored ", *_when_by(entry.restored_by), "."])] if entry.restored_by else []
        return html.Li([*parts, *again, button], className="history-entry")
    note = html.P(_note(entry), className="history-flag")
    return html.Li([html.Del(parts), note], className="history-entry is-superseded")


def _note(entry: HistoryEntry[UpdateEntry | RevisionEntry | TieEntry]) -> list[Child]:
    """What became of an entry that does not stand."""
    if entry.undone_by is not None:
        reason = entry.undone_by.reason.removeprefix("Undone: ")
        how = "Undone " if entry.undone_by.undoes else "Taken back "
        because: list[Child] = [": ", html.Bdi(reason)] if reason else []
        return [how, *_when_by(entry.undone_by), *because]
    return ["Corrected ", *_when_by(entry.corrected_by), "; kept for the record."] if entry.corrected_by else []
