"""Every error that the database package raises on purpose.

DomainError
├── InvalidInput            a value that a person can put right; names its field
│   ├── Contradictory       values that contradict each other, until somebody says that they are right
│   ├── InvalidEdtf         text that is no supported EDTF
│   └── UndatedError        a deadline without days was asked for days
├── NotFound                no record of that kind with that id or slug
├── StaleVersion            somebody else saved first; carries both versions' numbers
├── AppendOnly              an attempt to change history
└── DatabaseUnusable        the database can't be opened as it is
    ├── DatabaseTooNew      made by a newer release than this one
    ├── DatabaseNotMigrated an upgrade is needed that does not run by itself
    ├── RecordAltered       what is to be changed is not what was recorded
    ├── DatabaseBusy        others kept it locked for longer than anybody waits
    └── DatabaseFull        no room is left; what was being written was not
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.domain.contradictions import Question


class DomainError(Exception):
    """The root of all errors of this package; its text is a sentence for people."""


class InvalidInput(DomainError):
    """A value that a person can put right. `field` names what it was given for."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class Contradictory(InvalidInput):
    """Values that contradict each other: `questions` are the sentences to answer, each with its field."""

    def __init__(self, questions: "Sequence[Question]") -> None:
        super().__init__(questions[0].sentence, field=questions[0].field)
        self.questions = tuple(questions)


class InvalidEdtf(InvalidInput):
    """Text that is no EDTF, or EDTF beyond what this product needs."""


class UndatedError(InvalidInput):
    """A deadline without days was asked for days."""


class NotFound(DomainError):
    """No record of that kind has that id or slug."""


class StaleVersion(DomainError):
    """Somebody else saved first."""

    def __init__(self, message: str, *, expected: int, current: int) -> None:
        super().__init__(message)
        self.expected = expected
        self.current = current


class AppendOnly(DomainError):
    """An attempt to change or delete what may only be added to."""


class DatabaseUnusable(DomainError):
    """The database can't be opened as it is."""


class DatabaseTooNew(DatabaseUnusable):
    """The database was made by a newer release."""


class DatabaseNotMigrated(DatabaseUnusable):
    """The database needs an upgrade that does not run by itself on this engine."""


class RecordAltered(DatabaseUnusable):
    """What is to be changed differs from its audit events: it was changed behind the program's back."""


class DatabaseBusy(DatabaseUnusable):
    """Others kept the database locked for longer than anybody waits; trying again may do."""


class DatabaseFull(DatabaseUnusable):
    """No room is left where the database is. What was being written was not; the rest is as it was."""
