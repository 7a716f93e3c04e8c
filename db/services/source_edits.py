"""Correcting what is said of a source, and taking back one on which nothing rests. Every edit is a version of it."""

from dataclasses import asdict, replace
from uuid import UUID

from sqlmodel import Session, col, select

from db.domain.typed_text import many_lines
from db.errors import InvalidInput
from db.models import CriterionJudgement, Evidence, Milestone, Source
from db.queries.listing.as_of import tied_by
from db.services.earlier_versions import put_back
from db.services.inputs import NewSource, SourceChanges, Write
from db.services.source_dates import settle_reports
from db.services.sources import described_source, known_source, record_source, source_at
from db.services.unit_of_work import transaction


def edit_source(session: Session, source_id: UUID, changes: SourceChanges, write: Write, *, reason: str) -> Source:
    """Correct what is said of a source, for a reason; a link that died may be replaced.

    Where its day changes, everything that was first reported by it is reported anew (source_dates.py). Raises
    `InvalidInput` and `NotFound`.
    """
    with transaction(session):
        source = known_source(session, source_id)
        said = NewSource(
            publisher=source.publisher,
            published=source.published,
            url=source.url,
            headline=source.headline,
            author=source.author,
            language=source.language,
            kind=source.kind,
        )
        edited = {name: value for name, value in asdict(changes).items() if value is not None}
        for name, value in described_source(replace(said, **edited), source.recorded_at).items():
            setattr(source, name, value)
        _record(session, "edit_source", source, write, reason=_reason(reason))
        return source


def withdraw_source(session: Session, source_id: UUID, write: Write, *, reason: str) -> Source:
    """Take back a source on which nothing rests, for a reason. Raises as `edit_source`."""
    with transaction(session):
        source = known_source(session, source_id)
        if source.withdrawn_at is not None:
            raise InvalidInput("This source has been taken back already.")
        _check_unused(session, source_id)
        source.withdrawn_at = write.at
        _record(session, "withdraw_source", source, write, reason=_reason(reason))
        return source


def undo_source(session: Session, source_id: UUID, write: Write) -> Source:
    """Take back the last edit of a source: it says again what it said before. Raises as `edit_source`."""
    with transaction(session):
        source = known_source(session, source_id)
        if not put_back(session, source):
            raise InvalidInput("Nothing was edited here that could be undone.")
        if source.withdrawn_at is not None:
            _check_unused(session, source_id)
        _record(session, "undo_source", source, write, reason="")
        return source


def _record(session: Session, verb: str, source: Source, write: Write, *, reason: str) -> None:
    with session.no_autoflush:
        other = source_at(session, source.url) if source.url else None
    if other is not None and other.id != source.id:
        raise InvalidInput("This link is already among the sources.", field="url")
    session.flush()
    record_source(session, verb, source, write, reason=reason)
    settle_reports(session, source, write)


def _check_unused(session: Session, source_id: UUID) -> None:
    """Raise `InvalidInput` if anything rests on a source."""
    resting = (
        select(Evidence.id).where(Evidence.source_id == source_id, *tied_by(None)),
        select(CriterionJudgement.id).where(CriterionJudgement.source_id == source_id),
        select(Milestone.id).where(Milestone.source_id == source_id, col(Milestone.withdrawn_at).is_(None)),
    )
    if any(session.exec(query.limit(1)).first() for query in resting):
        raise InvalidInput("Something rests on this source. Take that back first.")


def _reason(words: str) -> str:
    return many_lines(words, field="reason", called="The reason")
