"""The parts in which one commitment is shown: its standing, its words, and its facts."""

from datetime import date

from babel import Locale, UnknownLocaleError
from dash import html

from dashboard.records.evidence_list import in_language, source_line
from dashboard.records.history import counts_from, read_as
from dashboard.records.history import history as history
from dashboard.widgets.gantt_rows import status_words
from dashboard.widgets.html.component_types import Child, Children
from db.domain.dates_in_words import counted_days, written_date, written_window
from db.domain.freshness import needs_check
from db.domain.schedule import facts_of, schedule_words
from db.domain.vocabulary import ActorRole, Relation, ScheduleStatus
from db.domain.window import window_of
from db.errors import InvalidEdtf
from db.queries.commitment import CommitmentDetail, RevisionEntry

GONE = "This commitment is not in the database any more."
"""What a page that stayed open says of a record that somebody else removed, with all others or as a draft."""

_AWAITING = " · awaiting review"
_PILLS = {
    ScheduleStatus.PASSED: " pill-passed",
    ScheduleStatus.PROBABLY_PASSED: " pill-passed",
    ScheduleStatus.IN_WINDOW: " pill-due",
    ScheduleStatus.DUE_SOON: " pill-due",
    ScheduleStatus.MET_EARLY: " pill-met",
    ScheduleStatus.MET_ON_TIME: " pill-met",
}


def commitment_head(detail: CommitmentDetail, *, as_of: date) -> html.Div:
    """The assessed status, beside it what the calendar says, and whether somebody should look."""
    row = detail.row
    facts, as_of = facts_of(row), row.day(as_of)
    words = schedule_words(facts, as_of, last_checked_on=row.last_checked_on)
    parts = [
        html.Span(status_words(row.status)),
        html.Span(words, className=f"pill{_PILLS.get(detail.schedule, '')}"),
    ]
    if _needs_check(detail, as_of) and not words.endswith(_AWAITING):
        parts.append(html.Span("Needs a check", className="pill pill-check"))
    return html.Div(parts, className="status-line")


def quote(detail: CommitmentDetail) -> html.Blockquote | None:
    """The statement as it was made, its translation, and who said it where; None where no words are recorded."""
    if not detail.statement:
        return None
    parts: list[Child] = [html.P(**in_language(f"“{detail.statement}”", detail.statement_language))]
    if detail.translation:
        parts.append(html.P(f"“{detail.translation}”", dir="auto", className="quote-translation"))
    speakers = [actor for actor in detail.actors if actor.role is ActorRole.SPEAKER]
    speaker = ", ".join(filter(None, (part for actor in speakers for part in (actor.name, actor.position))))
    # The document in whose language the statement is, where there is one.
    source = next(
        (piece for piece in detail.evidence if piece.quote and piece.language == detail.statement_language),
        next(iter(detail.evidence), None),
    )
    by: list[Child] = [speaker, " · "] if speaker else []
    by += source_line(source) if source else []
    language = language_name(detail.statement_language)
    parts.append(html.Footer([*by, f" · {language}" if language else ""]))
    return html.Blockquote(parts, className="quote")


def facts(detail: CommitmentDetail, *, as_of: date) -> html.Dl:
    """Deadline as worded and as read, who is involved, where, about what, and when somebody last looked."""
    row = detail.row
    as_of = row.day(as_of)
    pairs: list[tuple[str, Children]] = [("Deadline", deadline(detail.current_revision))]
    baseline = _against_baseline(detail, as_of)
    if baseline:
        pairs.append(("First deadline", baseline))
    for role in ActorRole:
        named = [_actor(actor.name, actor.position) for actor in detail.actors if actor.role is role]
        if named and role is not ActorRole.SPEAKER:
            pairs.append((role.value.capitalize(), named))
    pairs += [("Place", html.Span(row.place, dir="auto"))] if row.place else []
    pairs += [("Topics", html.Span(", ".join(detail.topics), dir="auto"))] if detail.topics else []
    pairs.append(("Stated", written_date(row.committed_on)))
    pairs.append(("Last checked", checked_words(detail, as_of)))
    return html.Dl([part for term, value in pairs for part in (html.Dt(term), html.Dd(value))], className="facts")


def deadline(revision: RevisionEntry | None) -> Children:
    """The words of a deadline, the days they are read as, and the other reading."""
    if revision is None:
        return "None stated"
    parts: list[Child] = [html.Span(**in_language(f"“{revision.wording}”", revision.wording_language))]
    if revision.edtf is None or revision.relation is None:
        waits = f"waiting for: {revision.waits_for}" if revision.waits_for else "names no day"
        return [*parts, html.Small([waits, *counts_from(revision)], dir="auto")]
    parts.append(html.Small([written_window(revision.earliest, revision.latest), " · ", read_as(revision)]))
    other = _other_reading(revision)
    return [*parts, html.Small(other)] if other else parts


def language_name(tag: str) -> str:
    """The English name of a language tag; empty where it is not known."""
    if tag.split("-")[0] in ("", "und"):  # which Babel takes for the English of the United States
        return ""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or ""
    except (UnknownLocaleError, ValueError):
        return ""


def _other_reading(revision: RevisionEntry) -> str:
    """By a month may also mean before it begins: the stricter reading stands beside the one that counts."""
    stricter = {Relation.BY: Relation.BEFORE, Relation.BEFORE: Relation.BY}
    if revision.relation not in stricter or revision.edtf is None or revision.earliest == revision.latest:
        return ""
    other = stricter[revision.relation]
    try:
        window = window_of(revision.edtf, other)
    except InvalidEdtf:
        return ""
    if window.latest is None:
        return ""
    manner = "stricter" if other is Relation.BEFORE else "looser"
    return f"The {manner} reading: until {written_date(window.latest)}"


def _against_baseline(detail: CommitmentDetail, as_of: date) -> Children:
    """How it stands against the first deadline, where a later one replaced it."""
    row = detail.row
    if len(detail.deadlines) < 2:
        return None
    first = detail.deadlines[0]
    slip = detail.deadlines[-1].total_slip_days
    words = schedule_words(facts_of(row, baseline=True), as_of, last_checked_on=row.last_checked_on)
    moved = "" if not slip else f" · slipped {counted_days(slip)}" if slip > 0 else f" · {counted_days(-slip)} earlier"
    return [
        html.Span(**in_language(f"“{first.wording}”", first.wording_language)),
        html.Small(f"{written_window(first.earliest, first.latest)} · {words.removesuffix(_AWAITING)}{moved}"),
    ]


def _actor(name: str, position: str | None) -> html.Div:
    return html.Div([html.Span(name, dir="auto"), html.Small(position, dir="auto") if position else None])


def checked_words(detail: CommitmentDetail, as_of: date) -> str:
    """When somebody last looked; of what nobody has looked at, when it was reported."""
    row = detail.row
    days = max((as_of - row.last_checked_on).days, 0)
    ago = "today" if days == 0 else f"{counted_days(days)} ago"
    due = " · needs a check" if _needs_check(detail, as_of) else ""
    never = "" if row.was_checked else "Never · reported "
    return f"{never}{written_date(row.last_checked_on)} · {ago}{due}"


def _needs_check(detail: CommitmentDetail, as_of: date) -> bool:
    row = detail.row
    return needs_check(
        row.status,
        row.last_checked_on,
        as_of=as_of,
        review_interval_days=row.review_interval_days,
        latest=row.latest,
    )
