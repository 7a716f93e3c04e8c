"""A view as its queries need it: the commitments on its day, and its filters in the way that is best asked."""

from dataclasses import replace

from sqlalchemy import ColumnElement, FromClause, func, select
from sqlmodel import Session, col

from db.domain.filters import View
from db.models import Commitment, DeadlineRevision, StatusUpdate
from db.queries.listing.as_of import Columns, Snapshot, end_of, snapshot
from db.queries.listing.filters import looked_up, matching

# So few commitments are read and sorted sooner than a whole index is walked along.
_FEW = 3_000


def simplest(session: Session, view: View) -> View:
    """The view without "as recorded by" where nothing was recorded since: the answer is the same, and sooner there."""
    if view.as_recorded_by is None:
        return view
    histories = (Commitment, StatusUpdate, DeadlineRevision)
    latest = [
        select(col(table.recorded_at)).order_by(col(table.recorded_at).desc()).limit(1).scalar_subquery()
        for table in histories
    ]
    found = [moment for moment in session.execute(select(*latest)).one() if moment is not None]
    after = any(moment >= end_of(view.as_recorded_by) for moment in found)
    return view if after else replace(view, as_recorded_by=None)


class Asked:
    """One view, asked in one session."""

    def __init__(self, session: Session, view: View, *, then: Snapshot | None = None) -> None:
        self.session = session
        self.view = view = simplest(session, view)
        self.dialect = session.get_bind().dialect.name
        self.then = then or snapshot(view)
        self.sets = looked_up(view, dialect=self.dialect)
        self.condition: ColumnElement[bool] = matching(
            self.then, view, dialect=self.dialect, in_passing=True, rare=self._rare()
        )

    @property
    def c(self) -> Columns:
        """The columns of the commitments."""
        return self.then.c

    @property
    def source(self) -> FromClause:
        """Where the commitments are read from."""
        return self.then.source

    @property
    def costly(self) -> bool:
        """Whether the filters are worth asking once only, however many things are counted."""
        return self.view.looks_back or bool(self.sets)

    def _rare(self) -> bool:
        """Whether few commitments have one of the values or words. PostgreSQL knows by itself."""
        if self.dialect == "postgresql" or self.view.looks_back or not self.sets:
            return False
        counted = [
            select(func.count()).select_from(numbers.limit(_FEW + 1).subquery()).scalar_subquery()
            for numbers in self.sets
        ]
        return min(int(count) for count in self.session.execute(select(*counted)).one()) <= _FEW
