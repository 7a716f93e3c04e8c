"""A view as its queries need it: the commitments on its day, and its filters in the way that is best asked."""

from sqlalchemy import ColumnElement, FromClause, func, select
from sqlmodel import Session

from db.domain.filters import View
from db.queries.conditions import looked_up, matching
from db.queries.snapshot import Columns, Snapshot, snapshot

# So few commitments are read and sorted sooner than a whole index is walked along.
_FEW = 3_000


class Asked:
    """One view, asked in one session."""

    def __init__(self, session: Session, view: View, *, then: Snapshot | None = None) -> None:
        self.session = session
        self.view = view
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
