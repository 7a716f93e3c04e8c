"""Sources, and what rests on each of them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import Session, col

from db.domain.filters import View
from db.domain.folding import words_of
from db.domain.vocabulary import Publication, SourceKind, Supports
from db.models import Commitment, DeadlineRevision, Evidence, Source, StatusUpdate
from db.queries.listing.as_of import known_by, tied_by
from db.queries.listing.full_text import source_holds
from db.queries.listing.sql_types import Query
from db.queries.record_edits import RecordEdit, edits_of_record


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source with how many pieces of evidence it gives. `published` is EDTF."""

    id: UUID
    publisher: str
    headline: str
    author: str | None
    url: str | None
    language: str
    published: str
    published_latest: date
    kind: SourceKind
    sha256: str | None
    is_archived: bool
    recorded_at: datetime
    withdrawn_at: datetime | None
    evidence_count: int


@dataclass(frozen=True, slots=True)
class Supported:
    """What one piece of evidence supports, in words: a commitment, a deadline's wording, a status."""

    slug: str
    title: str
    supports: Supports
    words: str
    quote: str


@dataclass(frozen=True, slots=True)
class SourceDetail:
    """A source with everything that rests on it, and its edits, the newest first."""

    entry: SourceEntry
    archived_text: str | None
    supported: tuple[Supported, ...]
    edits: tuple[RecordEdit, ...]


def source_entries(
    session: Session, view: View, *, first: int = 0, count: int = 120, search: str = ""
) -> list[SourceEntry]:
    """Sources known on the view's day, the newest first."""
    used = (
        _resting(select(func.count(col(Evidence.id))), view)
        .where(col(Evidence.source_id) == col(Source.id))
        .scalar_subquery()
    )
    order = (col(Source.published_latest).desc(), col(Source.publisher), col(Source.id))
    wanted = select(Source, used).where(*_known(view, search)).order_by(*order).offset(first).limit(count)
    return [_entry(source, number) for source, number in session.execute(wanted)]


def source_count(session: Session, view: View, *, search: str = "") -> int:
    """How many sources were known on the view's day."""
    return int(session.execute(select(func.count()).select_from(Source).where(*_known(view, search))).scalar_one())


def source_detail(session: Session, source_id: UUID, *, view: View | None = None) -> SourceDetail | None:
    """A source with what rests on it, as known on the view's day if one is given; or None."""
    source = session.get(Source, source_id)
    if source is None or (view is not None and not _was_known(source, view)):
        return None
    evidence: Query = select(Evidence, Commitment, DeadlineRevision, StatusUpdate)
    rows = session.execute(
        _resting(evidence, view)
        .where(col(Evidence.source_id) == source_id)
        .order_by(col(Commitment.title), col(Evidence.recorded_at), col(Evidence.id))
    ).all()
    supported = tuple(
        Supported(
            slug=commitment.slug,
            title=commitment.title,
            supports=evidence.supports,
            words=revision.wording if revision else update.status.label if update else "",
            quote=evidence.quote_exact,
        )
        for evidence, commitment, revision, update in rows
    )
    edits = edits_of_record(session, view, "source", source_id)
    return SourceDetail(_entry(source, len(supported)), source.archived_text, supported, edits)


def _resting(evidence: Query, view: View | None) -> Query:
    """Evidence of published commitments, with the deadline or status update that it supports if that was known."""
    wanted = (
        evidence.select_from(Evidence)
        .join(Commitment, col(Commitment.id) == col(Evidence.commitment_id))
        .outerjoin(DeadlineRevision, col(DeadlineRevision.id) == col(Evidence.deadline_revision_id))
        .outerjoin(StatusUpdate, col(StatusUpdate.id) == col(Evidence.status_update_id))
        .where(col(Commitment.publication) == Publication.PUBLISHED, *tied_by(view))
    )
    if view is None:
        return wanted
    wanted = wanted.where(*known_by(Commitment, view))
    for table in (DeadlineRevision, StatusUpdate):
        wanted = wanted.where(or_(col(table.id).is_(None), and_(*known_by(table, view))))
    return wanted


def _known(view: View, search: str) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        col(Source.published_latest) <= view.known_until,
        col(Source.withdrawn_at).is_(None),
    ]
    if view.as_recorded_by is not None:
        conditions.append(col(Source.recorded_at) < view.recorded_before)
    words = words_of(search)
    return [*conditions, source_holds(words)] if words else conditions


def _was_known(source: Source, view: View) -> bool:
    recorded = view.as_recorded_by is None or source.recorded_at < view.recorded_before
    return recorded and source.published_latest <= view.known_until


def _entry(source: Source, evidence_count: int) -> SourceEntry:
    return SourceEntry(
        id=source.id,
        publisher=source.publisher,
        headline=source.headline,
        author=source.author,
        url=source.url,
        language=source.language,
        published=source.published,
        published_latest=source.published_latest,
        kind=source.kind,
        sha256=source.sha256,
        is_archived=source.archived_text is not None,
        recorded_at=source.recorded_at,
        withdrawn_at=source.withdrawn_at,
        evidence_count=evidence_count,
    )
