"""What each question of the pages costs the database: `python -m tests.benchmarks.queries`.

On made-up databases of 100, 1,000 and 100,000 commitments, or on those whose addresses are given. Each question is
asked in turn with `SELECT 1`, so that a busy machine slows both; the table says the median in milliseconds, the spread
(first to ninth tenth), the processor time of this process (with SQLite that is all there is; a busy machine stretches
it least), how many round trips of `SELECT 1` the median is, and the processor time compared with 1,000 commitments.
A search is to take at most 50 ms at 100,000.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median, quantiles
from time import perf_counter, process_time

from sqlalchemy import text
from sqlmodel import Session, col, func, select

from db.domain.filters import Filter, Group, View
from db.domain.vocabulary import AssessedStatus
from db.engine import Database, open_database
from db.models import Commitment
from db.queries.changes import changes
from db.queries.listing.count_cache import bypass_cache
from db.queries.listing.facet_counts import facet_values
from db.queries.review import review
from db.queries.statistics import statistics
from db.queries.table import Column, table_part
from db.queries.timeline import overview, timeline_count, timeline_groups, timeline_rows, timeline_tiles
from tests.benchmarks.databases import database_of

SIZES = (100, 1_000, 100_000)
COMPARED = 1_000
ROUNDS = 15
NEEDLES = ("bridge", "мост", "الجسر", "大桥", "पुल", "สะพาน", "γέφυρας", "다리", "ხიდის", "הגשר")

Question = Callable[[Session], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """Times of one question in milliseconds, of the clock and of the processor, and of `SELECT 1` in between."""

    times: list[float]
    busy: list[float]
    trips: list[float]

    @property
    def spread(self) -> str:
        """First to ninth tenth."""
        tenths = quantiles(self.times, n=10)
        return f"{tenths[0]:.1f}–{tenths[-1]:.1f}"


def questions(today: date, count: int) -> Iterator[tuple[str, Question]]:
    """All questions, for a database of `count` commitments."""
    view = View(as_of=today, today=today)
    then = replace(view, as_of=today - timedelta(days=500))
    recorded = replace(then, as_recorded_by=today)
    month = today - timedelta(days=30)
    for name, first in (("first", 0), ("middle", count // 2), ("last", max(count - 120, 0))):
        yield f"window, {name}", lambda session, first=first: timeline_rows(session, view, first=first)  # type: ignore[misc]
    yield "window, one status", lambda s: timeline_rows(s, replace(view, statuses=(AssessedStatus.STALLED,)))
    yield "window, grouped", lambda s: timeline_rows(s, replace(view, group=Group.ACTOR), first=count // 2)
    yield "groups by actor", lambda s: timeline_groups(s, replace(view, group=Group.ACTOR))
    yield "count", lambda s: timeline_count(s, view)
    yield "tiles", lambda s: timeline_tiles(s, view)
    yield "overview", lambda s: overview(s, view)
    for facet in Filter:
        yield f"facet {facet}", lambda s, facet=facet: facet_values(s, view, facet)  # type: ignore[misc]
    for needle in NEEDLES:
        yield f"search {needle}", lambda s, q=needle: timeline_rows(s, replace(view, search=q))  # type: ignore[misc]
    for name, past in (("as of", then), ("as recorded", recorded)):
        yield f"{name}, window", lambda s, past=past: timeline_rows(s, past, first=count // 4)  # type: ignore[misc]
        yield f"{name}, tiles", lambda s, past=past: timeline_tiles(s, past)  # type: ignore[misc]
        yield f"{name}, facet actor", lambda s, past=past: facet_values(s, past, Filter.ACTOR)  # type: ignore[misc]
    for column in Column:
        order = [(column, False)]
        yield f"table by {column}", lambda s, order=order: table_part(s, view, first=0, count=100, order=order)  # type: ignore[misc]
    yield "statistics", lambda s: statistics(s, view)
    yield "what changed in 30 days", lambda s: changes(s, view, month, limit=12)
    yield "review, first", lambda s: review(s, view, 1)


def measured(database: Database, ask: Question) -> Measured:
    """The question asked some times, after once for warming up."""
    times, busy, trips = [], [], []
    for turn in range(ROUNDS + 1):
        with database.read() as session:
            session.execute(text("SELECT 1"))
            start = perf_counter()
            session.execute(text("SELECT 1")).all()
            begun, worked = perf_counter(), process_time()
            bypass_cache(session)
            ask(session)
            end, done = perf_counter(), process_time()
        if turn:
            trips.append((begun - start) * 1000)
            times.append((end - begun) * 1000)
            busy.append((done - worked) * 1000)
    return Measured(times, busy, trips)


def facts_of(database: Database) -> tuple[int, date]:
    """How many commitments there are, and the day on which they were recorded."""
    with database.read() as session:
        counted = select(func.count(), func.max(col(Commitment.recorded_at))).select_from(Commitment)
        count, moment = session.exec(counted).one()
    return count, moment.date()


def main(addresses: list[str]) -> None:
    """Measure and print."""
    addresses = addresses or [f"sqlite:///{database_of(size, say)}" for size in SIZES]
    medians: dict[str, float] = {}
    for address in addresses:
        database = open_database(address)
        count, today = facts_of(database)
        say(f"\n{count:,} commitments, {database.url.partition(':')[0].partition('+')[0]}")
        say(
            f"| {'question':28} | {'ms':>7} | {'spread':>12} | {'processor':>9} | {'÷ SELECT 1':>10} | {'÷ 1,000':>8} |"
        )
        say(f"|{'-' * 30}|{'-' * 8}:|{'-' * 13}:|{'-' * 10}:|{'-' * 11}:|{'-' * 9}:|")
        for name, ask in questions(today, count):
            result = measured(database, ask)
            middle, busy = median(result.times), median(result.busy)
            if count == COMPARED:
                medians[name] = busy
            compared = f"{busy / medians[name]:.1f}" if name in medians else ""
            trips = middle / median(result.trips)
            say(f"| {name:28} | {middle:7.1f} | {result.spread:>12} | {busy:9.1f} | {trips:10.0f} | {compared:>8} |")
        database.dispose()


def say(words: str) -> None:
    """One line on the terminal, at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
