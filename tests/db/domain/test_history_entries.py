"""A history as people read it: every judgement once, however often it was corrected, undone and restored."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from db.domain.history_entries import history_entries


@dataclass(frozen=True)
class Record:
    says: str
    id: UUID
    supersedes: UUID | None = None
    undoes: bool = False
    takes_back: bool = False


def history_after(steps: list[str]) -> tuple[list[Record], str, list[str]]:
    """The records of steps ("correct", "undo", "withdraw") after a first; what stands then, and what ever stood."""
    claims = ["0"]
    records = [Record("0", uuid4())]
    # What stood before each record; undoing one lets it stand again.
    before, stands = {records[0].id: ""}, "0"
    for number, step in enumerate(steps, 1):
        last = records[-1]
        now = {"correct": str(number), "undo": before[last.id], "withdraw": ""}[step]
        if step == "correct":
            claims.append(now)
        record = Record(now, uuid4(), last.id, undoes=step == "undo", takes_back=not now)
        before[record.id], stands = stands, now
        records.append(record)
    return records, stands, claims


@given(st.lists(st.sampled_from(["correct", "undo", "withdraw"]), max_size=8))
def test_every_judgement_is_one_entry_and_the_one_that_stands_is_the_last_word(steps: list[str]) -> None:
    records, stands, claims = history_after(steps)
    entries = history_entries(records)
    assert [one.record.says for one in entries] == claims
    standing = [one for one in entries if one.stands]
    assert [one.record.says for one in standing] == ([stands] if stands else [])
    assert all(one.newest.id == records[-1].id for one in standing)
    assert all((one.corrected_by is None) != (one.undone_by is None) for one in entries if not one.stands)


def test_undoing_once_strikes_and_twice_restores() -> None:
    records, *_ = history_after(["undo", "undo"])
    (struck,) = history_entries(records[:2])
    assert (struck.undone_by, struck.corrected_by, struck.restored_by) == (records[1], None, None)
    (restored,) = history_entries(records)
    assert (restored.stands, restored.newest, restored.restored_by) == (True, records[2], records[2])


def test_a_correction_that_was_undone_and_restored_has_corrected_the_first_again() -> None:
    records, *_ = history_after(["correct", "undo", "undo"])
    first, second = history_entries(records)
    assert (first.corrected_by, first.undone_by) == (records[1], None)
    assert second.stands


def test_an_undoing_of_what_is_not_known_yet_has_no_entry() -> None:
    records, *_ = history_after(["undo"])
    assert history_entries(records[1:]) == []
