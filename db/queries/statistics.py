"""Counts, rates and durations over everything that a view leaves, grouped by pandas."""

from collections import Counter
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlmodel import Session

from db.domain.filters import View
from db.domain.intervals import Share
from db.domain.slippage import Slippages, slippages
from db.domain.survival import Curve, Followed, fulfilment_curve
from db.domain.vocabulary import CLOSED_STATUSES, ActorRole, AssessedStatus, CommitmentKind, ScheduleStatus

if TYPE_CHECKING:
    import pandas as pd

    from db.queries.frames import ViewFrames

MAX_GROUPS = 50
_ON_TIME = (ScheduleStatus.MET_EARLY, ScheduleStatus.MET_ON_TIME)
# Standing and recurring commitments are kept, not finished: no day ends them.
_FINISHED_KINDS = (CommitmentKind.EVENT, CommitmentKind.CONDITIONAL)
_COLUMNS = (
    "id status kind schedule baseline_schedule place latest padded_latest baseline_latest baseline_padded_latest "
    "fulfilled_latest committed_on slippage_days as_of"
).split()


class By(StrEnum):
    """What rates are broken down by."""

    ACTOR = "actor"
    TOPIC = "topic"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Rates:
    """Counts from which rates are made. `due` are those whose last day, padding included, lies before the view's day.

    Of these `fulfilled` are fulfilled: `on_time`, `late`, or neither for certain; `closed` were abandoned or
    contradicted; the rest are open. `first_due` and `first_on_time` are the same against the first deadline.
    `followed` are those that can be fulfilled once and for all.
    """

    n: int = 0
    due: int = 0
    fulfilled: int = 0
    on_time: int = 0
    late: int = 0
    closed: int = 0
    first_due: int = 0
    first_on_time: int = 0
    followed: int = 0

    @property
    def fulfilled_share(self) -> Share:
        """The share fulfilled, sooner or later, of those that were due."""
        return Share(self.fulfilled, self.due)

    @property
    def on_time_share(self) -> Share:
        """The share known to be fulfilled on time, against the current deadline."""
        return Share(self.on_time, self.due)

    @property
    def first_on_time_share(self) -> Share:
        """The share known to be fulfilled on time, against the first deadline."""
        return Share(self.first_on_time, self.first_due)

    def __add__(self, other: "Rates") -> "Rates":
        return Rates(*(getattr(self, name) + getattr(other, name) for name in COUNTS))


COUNTS = tuple(field.name for field in fields(Rates))
"""What `Rates` counts."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """All that the page shows. Groups come by how many commitments they have, then by name, never by a rate.

    `group_count` is how many groups there are, shown or not; `without_slippage` had no last day to compare.
    """

    statuses: dict[AssessedStatus, int]
    overall: Rates
    by: By
    groups: tuple[tuple[str, Rates], ...]
    group_count: int
    slippages: Slippages
    curve: Curve

    @property
    def without_slippage(self) -> int:
        """How many have no first or no current last day."""
        return self.overall.n - self.slippages.n


def statistics(session: Session, view: View, *, by: By = By.ACTOR) -> Statistics:
    """The statistics of a view, its groups by responsible actor, topic or place."""
    # pandas costs time and memory, which a server spends only when statistics are first read.
    from db.queries.frames import ViewFrames

    frames = ViewFrames(session, view)
    commitments = frames.commitments(_COLUMNS)
    counts = _counts(commitments)
    by_status = _rates(counts, commitments["status"])
    groups = _rates(*_grouped(frames, commitments, counts, by=by))
    largest = sorted(groups.items(), key=lambda group: (-group[1].n, group[0]))
    return Statistics(
        statuses={AssessedStatus(status): rates.n for status, rates in by_status.items()},
        overall=sum(by_status.values(), Rates()),
        by=by,
        groups=tuple(largest[:MAX_GROUPS]),
        group_count=len(groups),
        slippages=slippages(Counter(commitments["slippage_days"].dropna().tolist())),
        curve=_curve(commitments[counts["followed"] == 1]),
    )


def _counts(commitments: "pd.DataFrame") -> "pd.DataFrame":
    """A 1 or a 0 for each commitment and each number of `Rates`."""
    import pandas as pd

    c = commitments
    due = c["padded_latest"].fillna(c["latest"]) < commitments["as_of"]
    first_due = c["baseline_padded_latest"].fillna(c["baseline_latest"]) < commitments["as_of"]
    fulfilled = c["status"] == AssessedStatus.FULFILLED
    flags = {
        "n": c["status"].notna(),
        "due": due,
        "fulfilled": due & fulfilled,
        "on_time": due & c["schedule"].isin(_ON_TIME),
        "late": due & (c["schedule"] == ScheduleStatus.MET_LATE),
        "closed": due & ~fulfilled & c["status"].isin(CLOSED_STATUSES),
        "first_due": first_due,
        "first_on_time": first_due & fulfilled & c["baseline_schedule"].isin(_ON_TIME),
        "followed": c["kind"].isin(_FINISHED_KINDS),
    }
    # One block of numbers: pandas sums it at once, while it would sum nine columns one by one.
    table = pd.DataFrame({name: flags[name] for name in COUNTS})
    return pd.DataFrame(table.to_numpy(dtype="int8"), index=c.index, columns=table.columns)


def _rates(counts: "pd.DataFrame", keys: "pd.Series[str]") -> dict[str, Rates]:
    """The sums of each group that has any."""
    sums = counts.groupby(keys, observed=True).sum()
    return {str(key): Rates(*numbers) for key, numbers in zip(sums.index, sums.to_numpy().tolist(), strict=True)}


def _grouped(
    frames: "ViewFrames", commitments: "pd.DataFrame", counts: "pd.DataFrame", *, by: By
) -> "tuple[pd.DataFrame, pd.Series[str]]":
    """The counts and what they are grouped by. A commitment of two actors counts for both."""
    if by is By.PLACE:
        return counts, commitments["place"]
    if by is By.TOPIC:
        values = frames.topics(commitments["id"])
    else:
        values = frames.actors(commitments["id"], role=ActorRole.RESPONSIBLE)
    return counts.take(values["row"].to_numpy()).reset_index(drop=True), values["topic" if by is By.TOPIC else "actor"]


def _curve(commitments: "pd.DataFrame") -> Curve:
    """A fulfilment known only as a span is counted on the span's last day, when it was certain."""
    fulfilled = commitments["status"] == AssessedStatus.FULFILLED
    known = fulfilled & (commitments["fulfilled_latest"] < commitments["as_of"])
    last = commitments["fulfilled_latest"].where(known, commitments["as_of"])
    days = (last - commitments["committed_on"]).dt.days
    sizes = Counter(zip(days.tolist(), fulfilled.tolist(), strict=True))
    return fulfilment_curve(Followed(day, fulfilled=done, count=n) for (day, done), n in sizes.items())
