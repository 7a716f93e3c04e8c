"""What reading a deadline's words results in."""

from dataclasses import dataclass
from datetime import date

from db.domain.vocabulary import DeadlineKind, Relation

RULE_VERSION = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the words of a deadline.

    Understood: `kind` is set and `not_understood` is empty. Asking: `question` is a sentence and `choices` the
    readings to choose from, or the only one to confirm; `kind` is None. Not understood: `not_understood` names the
    words, `kind` is None, and `question` may say why ("“29 February 2027” is impossible").
    `other` is the stricter or looser reading of the same words, where there is one. `rule` is the rule of
    reading (R1 to R22) and `rule_version` its version; both are stored with the deadline.
    """

    words: str
    kind: DeadlineKind | None = None
    relation: Relation | None = None
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    padded_latest: date | None = None
    rule: str = ""
    rule_version: int = RULE_VERSION
    language: str | None = None
    other: "Reading | None" = None
    choices: tuple["Reading", ...] = ()
    question: str | None = None
    not_understood: tuple[str, ...] = ()
    in_words: str = ""

    @property
    def understood(self) -> bool:
        """Whether the words can be taken as they were read."""
        return self.kind is not None
