"""Dates and kinds that contradict each other: one rule for every form, import and service.

Nothing here is impossible, since sources err and some speak of what is long past. So each contradiction is a question;
a person may answer that it is right as typed, and the answer is recorded with what was written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from db.domain.dates_in_words import written_date as written
from db.domain.vocabulary import RevisionReason
from db.domain.window import Window


@dataclass(frozen=True, slots=True)
class Question:
    """What contradicts itself, as a sentence with its days, so that an answer is one to these days only."""

    field: str
    sentence: str


def deadline_questions(
    window: Window, *, announced_on: date, committed_on: date, previous: date | None, reason: RevisionReason | None
) -> Iterator[Question]:
    """Of a stated deadline; `previous` is the last day of the deadline that it replaces."""
    if announced_on < committed_on:
        sentence = f"This was announced on {written(announced_on)}, before the statement of {written(committed_on)}."
        yield Question("announced_on", sentence)
    yield from said_after(window, announced_on, field="announced_on")
    if previous is None or window.latest is None:
        return
    if reason is RevisionReason.POSTPONED and window.latest <= previous:
        yield _wrong_way("Postponed", "later", window.latest, previous)
    if reason is RevisionReason.BROUGHT_FORWARD and window.latest >= previous:
        yield _wrong_way("Brought forward", "earlier", window.latest, previous)


def said_after(window: Window, day: date, *, field: str) -> Iterator[Question]:
    """Of a day on which a deadline was said that had passed by then."""
    last = window.padded_latest or window.latest
    if last is not None and day > last:
        yield Question(
            field, f"This was said on {written(day)}, after its deadline of {written(window.latest or last)}."
        )


def _wrong_way(kind: str, way: str, latest: date, previous: date) -> Question:
    sentence = f"“{kind}”, but {written(latest)} is not {way} than the deadline before, {written(previous)}."
    return Question("reason_kind", sentence)


def judgement_questions(
    earliest: date, latest: date, *, committed_on: date, published: Sequence[date], field: str = "effective_on"
) -> Iterator[Question]:
    """Of a judgement that holds since a period; `published` are the days of its sources."""
    if latest < committed_on:
        yield Question(field, f"{written(latest)} lies before the statement of {written(committed_on)}.")
    if published and max(published) < earliest:
        sentence = f"The source was published on {written(max(published))}, before {written(earliest)}, which it shows."
        yield Question(field, sentence)


def milestone_questions(
    first: date | None, last: date | None, *, committed_on: date, deadline: date | None, reached_on: date | None
) -> Iterator[Question]:
    """Of a step that lies outside its commitment's time."""
    if last is not None and last < committed_on:
        sentence = f"This step of {written(last)} lies before the statement of {written(committed_on)}."
        yield Question("milestone_on", sentence)
    if first is not None and deadline is not None and first > deadline:
        yield Question("milestone_on", f"This step of {written(first)} lies after the deadline of {written(deadline)}.")
    if reached_on is not None and reached_on < committed_on:
        sentence = f"It was reached on {written(reached_on)}, before the statement of {written(committed_on)}."
        yield Question("reached_on", sentence)
