"""A history as people read it: each judgement or statement once, with what became of it.

An undoing is a record of its own, which repeats what holds again. Readers see one entry for the pair: what was undone,
struck; and what held before, as it stood.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar
from uuid import UUID


class Superseding(Protocol):
    """A record as far as its chain of corrections goes."""

    @property
    def id(self) -> UUID:
        """Its id."""
        ...

    @property
    def supersedes(self) -> UUID | None:
        """The record that it corrects."""
        ...

    @property
    def undoes(self) -> bool:
        """Whether it only undoes the record that it supersedes."""
        ...

    @property
    def takes_back(self) -> bool:
        """Whether it leaves nothing in the place of what it supersedes."""
        ...


_Record = TypeVar("_Record", bound=Superseding)
_Record_co = TypeVar("_Record_co", bound=Superseding, covariant=True)


@dataclass(frozen=True, slots=True)
class HistoryEntry(Generic[_Record_co]):
    """One entry: the record with its words, and what became of it.

    `newest` is the record that now stands for it, which a correction has to name; `origin` is the first of its chain of
    corrections, by which it is placed. It stands unless it was corrected or undone; `restored_by` undid its undoing.
    """

    record: _Record_co
    newest: _Record_co
    origin: _Record_co
    corrected_by: _Record_co | None = None
    undone_by: _Record_co | None = None
    restored_by: _Record_co | None = None

    @property
    def stands(self) -> bool:
        """Whether nothing took its place."""
        return self.corrected_by is None and self.undone_by is None


def history_entries(records: Sequence[_Record]) -> list[HistoryEntry[_Record]]:
    """The entries of a history, in the order of their records; records that only undo others have none of their own."""
    by_superseded = {record.supersedes: record for record in records}
    ids = {record.id for record in records}
    entries: dict[UUID, HistoryEntry[_Record]] = {}
    for first in records:
        if first.supersedes not in ids:
            entries |= _chain_entries(first, by_superseded)
    return [entries[record.id] for record in records if record.id in entries]


def _chain_entries(first: _Record, by_superseded: dict[UUID | None, _Record]) -> dict[UUID, HistoryEntry[_Record]]:
    """The entries of one chain of corrections, by the id of their record."""
    entries: dict[UUID, HistoryEntry[_Record]] = {}
    if first.undoes:
        # What it undid is not known yet, so what it repeats is known by a record of its own.
        stands: UUID | None = None
    else:
        entries[first.id], stands = HistoryEntry(first, first, first), first.id
    before: UUID | None = None
    undone = first
    while (record := by_superseded.get(undone.id)) is not None:
        earlier, before = before, stands
        if record.undoes and (earlier is not None or record.takes_back):
            stands = earlier
        elif record.takes_back:
            stands = None
        else:
            entries[record.id], stands = HistoryEntry(record, record, first), record.id
        _note(entries, record, undone, was=before, now=stands)
        undone = record
    return entries


def _note(
    entries: dict[UUID, HistoryEntry[_Record]],
    record: _Record,
    superseded: _Record,
    *,
    was: UUID | None,
    now: UUID | None,
) -> None:
    """Say in the entry that stood before `record` and in the one that stands since what became of them."""
    if now is not None and now != record.id:
        again = entries[now]
        restored_by = record if again.undone_by else again.restored_by
        entries[now] = replace(again, newest=record, corrected_by=None, undone_by=None, restored_by=restored_by)
    if was is None:
        return
    if (record.undoes or record.takes_back) and (now is None or not superseded.undoes):
        entries[was] = replace(entries[was], undone_by=record)
    else:
        # A correction, or one that was brought back.
        entries[was] = replace(entries[was], corrected_by=entries[now].record if now else record)
