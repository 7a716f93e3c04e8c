"""A view as its queries need it: the commitments on its day, and its filters as a condition with query hints."""

from dataclasses import replace

from sqlalchemy import ColumnElement, FromClause, func, select
from sqlmodel import Session, col

from db.domain.filters import View
from db.models import Commitment, DeadlineRevision, RecordVersion, StatusUpdate
from db.queries.listing.as_of import Snapshot, snapshot
from db.queries.listing.filters import matching, number_sets
from db.queries.listing.own_days import zoned
from db.queries.listing.sql_types import Columns

# Up to so many commitments are read and sorted faster than a whole index is scanned.
_MAX_SELECTIVE = 3_000


def simplified(session: Session, view: View) -> View:
    """The view with the days of its zones, without "as recorded by" where nothing was recorded since: read faster."""
    view = zoned(session, view)
    if view.as_recorded_by is None:
        return view
    histories = (Commitment, StatusUpdate, DeadlineRevision, RecordVersion)
    latest = [
        select(col(table.recorded_at)).order_by(col(table.recorded_at).desc()).limit(1).scalar_subquery()
        for table in histories
    ]
    moments = [moment for moment in session.execute(select(*latest)).one() if moment is not None]
    after = any(moment >= view.recorded_before for moment in moments)
    return view if after else replace(view, as_recorded_by=None)


class ViewQuery:
    """One view, queried in one session."""

    def __init__(self, session: Session, view: View, *, rows: Snapshot | None = None) -> None:
        self.session = session
        self.view = view = simplified(session, view)
        self.dialect = session.get_bind().dialect.name
        self.snapshot = rows or snapshot(view)
        self.number_sets = number_sets(view, dialect=self.dialect)
        self.condition: ColumnElement[bool] = matching(
            self.snapshot, view, dialect=self.dialect, hinted=True, rare=self._rare()
        )

    @property
    def c(self) -> Columns:
        """The columns of the commitments."""
        return self.snapshot.c

    @property
    def source(self) -> FromClause:
        """Where the commitments are read from."""
        return self.snapshot.source

    @property
    def costly(self) -> bool:
        """Whether the filters should be evaluated only once, however many things are counted."""
        return self.view.looks_back or bool(self.number_sets)

    def _rare(self) -> bool:
        """Whether one of the number sets is selective. PostgreSQL has statistics of its own."""
        if self.dialect == "postgresql" or self.view.looks_back or not self.number_sets:
            return False
        counted = [
            select(func.count()).select_from(numbers.limit(_MAX_SELECTIVE + 1).subquery()).scalar_subquery()
            for numbers in self.number_sets
        ]
        return min(int(count) for count in self.session.execute(select(*counted)).one()) <= _MAX_SELECTIVE
