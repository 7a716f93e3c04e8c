from dataclasses import dataclass
from datetime import date

from db.domain.projection import projection
from db.domain.vocabulary import CommitmentKind
from db.models import Projected


@dataclass
class _Bare:
    kind: CommitmentKind = CommitmentKind.EVENT
    reported_on: date = date(2026, 1, 2)
    review_interval_days: int = 30


def test_a_history_sets_every_projected_column_and_no_other() -> None:
    described = {"publication", "place"}  # of the commitment itself, copied beside what follows from its history
    assert projection(_Bare(), [], []).keys() == Projected.model_fields.keys() - described
