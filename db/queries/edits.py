"""Edits of records: who changed which field, when and why, with the old and the new words.

An edit and its undo cancel out, so they are one entry.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby, pairwise
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, null, or_, select, union_all
from sqlmodel import Session, col

from db.domain.filters import View
from db.domain.vocabulary import Publication
from db.models import Actor, Commitment, RecordVersion
from db.queries.listing.as_of import snapshot
from db.queries.listing.filters import matching

# What follows from another field, and says it in other words.
_DERIVED_FIELDS = frozenset("slug earliest latest published_earliest published_latest longitude".split())
_OF_IDS = frozenset(("part_of_id", "actors", "links", "source_id"))
MAX_EDITS = 500


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after; the values in words, empty where there is none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit. `subject` is what was edited, its `slug` that of the commitment, if it is of one.

    With `undone_by` somebody took it back, at `undone_at`.
    """

    kind: str
    subject_id: UUID
    subject: str
    slug: str | None
    recorded_at: datetime
    recorded_by: str
    reason: str
    changes: tuple[FieldChange, ...]
    undone_by: str | None = None
    undone_at: datetime | None = None

    @property
    def publication(self) -> Publication | None:
        """What its publication became, if that was changed."""
        values = [change.after for change in self.changes if change.name == "publication"]
        return Publication(values[0]) if values else None


@dataclass(frozen=True, slots=True)
class CommitmentEdits:
    """The edits that were recorded by the view's day, newest first; and the fields that were corrected later.

    Those are the fields whose words are newer than what had been recorded by the view's day, each with the day of its
    edit; none with "as recorded by", which shows the older words.
    """

    known: tuple[Edit, ...]
    corrected_later: tuple[tuple[str, date], ...]


def edits_of(session: Session, view: View, commitment_id: UUID) -> CommitmentEdits:
    """The edits of a commitment, read once."""
    v = RecordVersion
    wanted = select(v).where(col(v.subject_id) == commitment_id).order_by(col(v.version))
    versions = session.execute(wanted).scalars().all()
    end = _end_of(view, min(view.as_of, view.as_recorded_by or view.as_of))
    known = [version for version in versions if not view.looks_back or version.recorded_at < end]
    edits = _described(session, view, known)
    if len(known) == len(versions) or not known or view.as_recorded_by is not None:
        return CommitmentEdits(edits, ())
    stands, last = versions[-1].fields, known[-1].fields
    later: dict[str, date] = {}
    for before, after in pairwise(versions[len(known) - 1 :]):
        day = view.local(after.recorded_at).date()
        later |= dict.fromkeys(_changed_fields(before.fields, after.fields), day)
    differing = _changed_fields(last, stands)
    return CommitmentEdits(edits, tuple((name, day) for name, day in later.items() if name in differing))


def edits_between(session: Session, view: View, since: date) -> tuple[Edit, ...]:
    """Edits recorded after the end of `since` up to the end of the view's day, newest first.

    Those of commitments that the view's filters leave, or that were withdrawn; and of actors and sources.
    """
    v, then = RecordVersion, snapshot(view)
    end = _end_of(view, min(view.as_of, view.as_recorded_by or view.as_of))
    touched = select(col(v.subject_id)).where(col(v.recorded_at) >= _end_of(view, since), col(v.recorded_at) < end)
    left = select(then.c.id).where(matching(then, view, dialect=session.get_bind().dialect.name))
    withdrawn = select(col(Commitment.id)).where(col(Commitment.publication) == Publication.WITHDRAWN)
    owner = col(v.commitment_id)
    listed = or_(owner.is_(None), owner.in_(left), owner.in_(withdrawn))
    edits = _edits(session, view, [col(v.subject_id).in_(touched), col(v.recorded_at) < end, listed])
    return tuple(edit for edit in edits if edit.recorded_at >= _end_of(view, since))[:MAX_EDITS]


def withdrawal(session: Session, view: View, slug: str) -> Edit | None:
    """The edit by which the commitment at this address stood withdrawn on the view's day; None where it did not."""
    id_ = session.execute(select(col(Commitment.id)).where(col(Commitment.slug) == slug)).scalar_one_or_none()
    if id_ is None:
        return None
    edits = (edit for edit in edits_of(session, view, id_).known if edit.publication and edit.undone_by is None)
    newest = next(edits, None)
    if newest is None or newest.publication is not Publication.WITHDRAWN:
        return None
    # A draft that was discarded was never there for anybody.
    public = any(change.before == Publication.PUBLISHED for change in newest.changes)
    return newest if public else None


def _end_of(view: View, day: date) -> datetime:
    """The first moment after a day of the page's zone."""
    return replace(view, as_recorded_by=day).recorded_before


def _edits(session: Session, view: View, conditions: Sequence[ColumnElement[bool]]) -> tuple[Edit, ...]:
    v = RecordVersion
    order = (col(v.subject_kind), col(v.subject_id), col(v.version))
    return _described(session, view, session.execute(select(v).where(*conditions).order_by(*order)).scalars().all())


def _described(session: Session, view: View, versions: Sequence[RecordVersion]) -> tuple[Edit, ...]:
    """The edits between versions, which come record by record."""
    if not versions:
        return ()
    names = _Names(session, versions)
    edits = [
        edit
        for _, group in groupby(versions, key=lambda version: (version.subject_kind, version.subject_id))
        for edit in _edits_of_one(list(group), names)
    ]
    local = (
        replace(edit, recorded_at=view.local(edit.recorded_at), undone_at=edit.undone_at and view.local(edit.undone_at))
        for edit in edits
    )
    return tuple(sorted(local, key=lambda edit: edit.recorded_at, reverse=True))


def _edits_of_one(versions: list[RecordVersion], names: "_Names") -> Iterable[Edit]:
    undone = {version.undoes: version for version in versions if version.undoes is not None}
    for before, after in pairwise(versions):
        if after.undoes is not None:
            continue
        undoing = undone.get(after.version)
        yield Edit(
            kind=after.subject_kind,
            subject_id=after.subject_id,
            subject=names.subject(after, before),
            slug=names.slugs.get(after.commitment_id) if after.commitment_id else None,
            recorded_at=after.recorded_at,
            recorded_by=after.recorded_by,
            reason=after.reason,
            changes=tuple(_changes(before.fields, after.fields, names)),
            undone_by=undoing.recorded_by if undoing else None,
            undone_at=undoing.recorded_at if undoing else None,
        )


def _changes(before: dict[str, Any], after: dict[str, Any], names: "_Names") -> Iterable[FieldChange]:
    for name in _changed_fields(before, after):
        yield FieldChange(name, names.words(name, before.get(name)), names.words(name, after.get(name)))


def _changed_fields(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    every = dict.fromkeys([*before, *after])
    return [name for name in every if name not in _DERIVED_FIELDS and before.get(name) != after.get(name)]


class _Names:
    """The names of what fields refer to by ids, as they are now."""

    def __init__(self, session: Session, versions: Sequence[RecordVersion]) -> None:
        ids = {id_ for version in versions for name in _OF_IDS for id_ in _ids(version.fields.get(name))}
        owners = {version.commitment_id for version in versions if version.commitment_id}
        c = Commitment
        actors = select(col(Actor.id), col(Actor.name), null().label("slug")).where(col(Actor.id).in_(ids))
        related = select(col(c.id), col(c.title), col(c.slug)).where(col(c.id).in_(ids | owners))
        rows = session.execute(union_all(actors, related)).all()
        self._names: dict[UUID, str] = {id_: name for id_, name, _ in rows}
        self.slugs: dict[UUID, str] = {id_: slug for id_, _, slug in rows if slug}

    def subject(self, after: RecordVersion, before: RecordVersion) -> str:
        """What the edited record is called: its title, name or headline."""
        fields = after.fields or before.fields
        texts = (fields.get(name) for name in ("title", "name", "headline", "publisher"))
        return next((str(text) for text in texts if text), "")

    def words(self, name: str, value: Any) -> str:
        """A value in words; one line per item of a list."""
        if value is None or value == []:
            return ""
        if name in ("actors", "links"):
            return "\n".join(f"{self._named(id_)} ({kind.replace('_', ' ')})" for kind, id_ in value)
        if name in _OF_IDS:
            return self._named(value)
        if isinstance(value, list):
            return "\n".join(map(str, value))
        if isinstance(value, dict):
            return "\n".join(f"{key}: {part}" for key, part in value.items())
        return str(value)

    def _named(self, id_: str) -> str:
        return self._names.get(UUID(id_), "unknown")


def _ids(value: Any) -> set[UUID]:
    if isinstance(value, str):
        return {UUID(value)}
    return {UUID(id_) for _, id_ in value or ()}
