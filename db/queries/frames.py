"""A view of the commitments as pandas DataFrames: for analysis, for statistics, and for every tabular export.

Days are `datetime64[s]`: pandas' usual nanoseconds end in the year 2262, and deadlines lie in the years 1 to 9999.
Moments are `datetime64[us, UTC]`, statuses and kinds categories with all values of their vocabulary, whole numbers
`Int64`, texts and ids `str`; topics and actors are tuples. Missing values are NaN, NaT or <NA>.

A frame takes up to four SQL statements, whatever its size. Importing this module imports pandas, so the server does it
only when somebody reads statistics.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import pandas as pd
from sqlalchemy import Enum, case, select, type_coerce
from sqlmodel import Session, SQLModel, col

from db.domain.filters import View as View
from db.domain.vocabulary import ActorRole, ScheduleStatus
from db.models import DeadlineRevision, StatusUpdate
from db.queries.frame_columns import days, id_texts, read_frame
from db.queries.listing.as_of import known_by, schedule_expression, snapshot
from db.queries.listing.filters import matching, order_of, sort_parts
from db.queries.listing.own_days import own_day
from db.queries.listing.recorded import commitment_actors, commitment_topics, records
from db.queries.listing.sql_types import Columns, Expression, Query
from db.queries.listing.view_query import simplified

if TYPE_CHECKING:
    from db.engine import Database

Source: TypeAlias = "Database | Session"

COMMITMENT_COLUMNS = tuple(
    (
        "slug title status schedule wording deadline_kind relation edtf earliest latest padded_latest slippage_days "
        "baseline_schedule baseline_earliest baseline_latest baseline_padded_latest fulfilled_earliest "
        "fulfilled_latest last_checked_on responsible counterparty speaker beneficiary kind place latitude longitude "
        "topics committed_on reported_on statement statement_language translation detail time_zone "
        "review_interval_days publication version id as_of"
    ).split()
)
"""The columns of `commitments_frame`, in the order for reading."""

_SCHEDULE = Enum(*(status.value for status in ScheduleStatus), name="schedule")
# Of more commitments than this, all rows of another table are read, and those of other commitments dropped.
MAX_LOOKED_UP = 20_000


def commitments_frame(source: Source, view: View, *, columns: Sequence[str] = COMMITMENT_COLUMNS) -> pd.DataFrame:
    """One row per commitment as known on the view's day, in the view's order (groups aside).

    `as_of` is that day, in the commitment's own time zone; `schedule` is the schedule status on it,
    `baseline_schedule` that against the first deadline. What describes a commitment (title, place, topics, actors) is
    its newest wording, or with "as recorded by" that of the day; commitments not yet known are left out.
    """
    with _session(source) as session:
        frames = ViewFrames(session, view)
        frame = frames.commitments(columns, in_order=True)
        if "topics" in columns:
            topics = frames.topics(frame["id"]).sort_values("topic")
            frame["topics"] = _tuples(topics["row"], topics["topic"], count=len(frame))
        if roles := [role for role in ActorRole if role in columns]:
            actors = frames.actors(frame["id"]).sort_values(["position", "actor"])
            for role in roles:
                of_role = actors[actors["role"] == role]
                frame[role] = _tuples(of_role["row"], of_role["actor"], count=len(frame))
    return _with_text_ids(frame[list(columns)])


def deadline_revisions_frame(source: Source, view: View) -> pd.DataFrame:
    """One row per deadline revision known on the view's day, of the view's commitments, in the order of recording.

    `superseded_by_id` is the id of the correction that replaced it, `announcer` an actor's name.
    """
    r, actor = DeadlineRevision, records("actor", view)
    columns = _own_columns("deadline_revision", besides=("commitment_id", "announcer_id"))
    query = (
        select(col(r.commitment_id), *columns, actor.c.name.label("announcer"))
        .select_from(r)
        .outerjoin(actor, actor.c.id == col(r.announcer_id))
    )
    with _session(source) as session:
        return ViewFrames(session, view).history(r, query)


def status_updates_frame(source: Source, view: View) -> pd.DataFrame:
    """One row per status update known on the view's day, of the view's commitments, in the order of recording.

    `superseded_by_id` is the id of the correction that replaced it.
    """
    u = StatusUpdate
    columns = _own_columns("status_update", besides=("commitment_id",))
    with _session(source) as session:
        return ViewFrames(session, view).history(u, select(col(u.commitment_id), *columns))


class ViewFrames:
    """The frames of one view, read in one session. Ids are as the database's driver gives them."""

    def __init__(self, session: Session, view: View) -> None:
        self._session = session
        self._view = view = simplified(session, view)
        self._then = snapshot(view)
        self._dialect = session.get_bind().dialect.name
        self._matching = matching(self._then, view, dialect=self._dialect)

    def commitments(self, columns: Sequence[str], *, in_order: bool = False) -> pd.DataFrame:
        """The columns that commitments have themselves, of those named; and the id."""
        by_zone = ["time_zone"] if "as_of" in columns and self._view.zone_days else []
        query = self._query(dict.fromkeys(["id", *_own(columns), *by_zone]))
        frame = read_frame(self._session, query.order_by(*self._order()) if in_order else query)
        if "slippage_days" in columns:
            frame["slippage_days"] = (frame["latest"] - frame["baseline_latest"]).dt.days.astype("Int64")
        if "as_of" in columns:
            zones = frame["time_zone"].tolist() if by_zone else [""] * len(frame)
            frame["as_of"] = days([self._view.day_in(zone) for zone in zones])
        return frame

    def actors(self, ids: "pd.Series[Any]", *, role: ActorRole | None = None) -> pd.DataFrame:
        """One row per actor in this role, or in any: row (of the id), commitment_id, actor (its name), and without a
        given role also role and position."""
        actor, tie = records("actor", self._view), commitment_actors(self._view)
        further = () if role else (tie.c.role, tie.c.position)
        query: Query = select(tie.c.commitment_id, actor.c.name.label("actor"), *further)
        query = query.join(actor, actor.c.id == tie.c.actor_id)
        return self._of(ids, query.where(tie.c.role == role) if role else query)

    def topics(self, ids: "pd.Series[Any]") -> pd.DataFrame:
        """One row per topic: row (of the id), commitment_id, topic."""
        topic = commitment_topics(self._view).c
        return self._of(ids, select(topic.commitment_id, topic.topic))

    def history(self, table: Any, query: Query) -> pd.DataFrame:
        """The rows of a history known on the view's day; `query` selects them with their `commitment_id` first."""
        commitments = self.commitments(["slug"])
        query = query.where(*known_by(table, self._view)).order_by(col(table.recorded_at), col(table.id))
        frame = self._of(commitments["id"], query)
        frame.insert(1, "slug", commitments["slug"].take(frame.pop("row").to_numpy()).array)
        corrections = frame.dropna(subset="supersedes_id").set_index("supersedes_id")["id"]
        frame["superseded_by_id"] = frame["id"].map(corrections)
        return _with_text_ids(frame)

    def _query(self, names: Iterable[str]) -> Query:
        view, c, names = self._view, self._then.c, list(names)
        schedules = {"schedule": c, "baseline_schedule": _first_deadline(c)}
        described = records("commitment", view)
        columns = [
            type_coerce(
                schedule_expression(schedules[name], own_day(view), due_soon_days=view.due_soon_days), _SCHEDULE
            ).label(name)
            if name in schedules
            else (c[name] if name in c else described.c[name])
            for name in names
        ]
        query: Query = select(*columns).select_from(self._then.source).where(self._matching)
        if any(name not in schedules and name not in c for name in names):
            return query.join(described, described.c.id == c.id)
        return query

    def _order(self) -> list[Expression]:
        parts = sort_parts(self._then, self._view, dialect=self._dialect)
        first = [case(*((part, place) for place, part in enumerate(parts)))] if len(parts) > 1 else []
        return [*first, *order_of(self._then.c, self._view)]

    def _of(self, ids: "pd.Series[Any]", query: Query) -> pd.DataFrame:
        """The rows of a query whose `commitment_id` is one of these, the ids of the view's commitments; `row` says
        which."""
        if len(ids) <= MAX_LOOKED_UP:
            members: Query = select(self._then.c.id).where(self._matching)
            query = query.where(query.selected_columns["commitment_id"].in_(members))
        frame = read_frame(self._session, query)
        frame["row"] = pd.Index(ids).get_indexer(pd.Index(frame["commitment_id"]))
        return frame[frame["row"] >= 0].reset_index(drop=True)


@contextmanager
def _session(source: Source) -> Iterator[Session]:
    if isinstance(source, Session):
        yield source
    else:
        with source.read() as session:
            yield session


def _own_columns(table: str, *, besides: Sequence[str]) -> list[Expression]:
    return [column for column in SQLModel.metadata.tables[table].c if column.name not in besides]


def _own(columns: Sequence[str]) -> list[str]:
    """The columns to read for these: some are made of others, or come from tables of their own."""
    made = {"topics", "as_of", "slippage_days", *ActorRole}
    needed = ["latest", "baseline_latest"] if "slippage_days" in columns else []
    return [name for name in (*columns, *needed) if name not in made]


def _first_deadline(c: Columns) -> Columns:
    """The columns with the first deadline's window in place of the current one's."""
    names = ("number", "status", "kind", "deadline_kind", "fulfilled_earliest", "fulfilled_latest")
    baseline = {name: c[f"baseline_{name}"] for name in ("earliest", "latest", "padded_latest")}
    return cast(Columns, SimpleNamespace(**{name: c[name] for name in names}, **baseline))


def _tuples(rows: "pd.Series[int]", values: "pd.Series[str]", *, count: int) -> "pd.Series[Any]":
    """For each of so many rows its values, in their order."""
    by_row: list[list[str]] = [[] for _ in range(count)]
    for row, value in zip(rows.tolist(), values.tolist(), strict=True):
        by_row[row].append(value)
    return pd.Series(list(map(tuple, by_row)), dtype=object)


def _with_text_ids(frame: pd.DataFrame) -> pd.DataFrame:
    ids = [name for name in frame if str(name) == "id" or str(name).endswith("_id")]
    return frame.assign(**{str(name): id_texts(frame[name]) for name in ids})
