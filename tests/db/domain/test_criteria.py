"""What judged criteria suggest."""

import pytest

from db.domain.criteria import proposal_in_words, proposed_status
from db.domain.vocabulary import AssessedStatus, Judged

M, N, U = Judged.MET, Judged.NOT_MET, Judged.UNCLEAR
FULFILLED, PARTLY = AssessedStatus.FULFILLED, AssessedStatus.PARTLY_FULFILLED


@pytest.mark.parametrize(
    ("judgements", "status", "words"),
    [
        ((), None, "0 of 0 met."),
        ((None, None), None, "0 of 2 met."),
        ((N, N), None, "0 of 2 met."),
        ((N, U, None), None, "0 of 3 met."),
        ((M,), FULFILLED, "1 of 1 met: this suggests “Fulfilled”."),
        ((M, M, M), FULFILLED, "3 of 3 met: this suggests “Fulfilled”."),
        ((M, None), PARTLY, "1 of 2 met: this suggests “Partly fulfilled”."),
        ((M, N), PARTLY, "1 of 2 met: this suggests “Partly fulfilled”."),
        ((M, M, U), PARTLY, "2 of 3 met: this suggests “Partly fulfilled”."),
    ],
)
def test_what_judged_criteria_suggest(
    judgements: tuple[Judged | None, ...], status: AssessedStatus | None, words: str
) -> None:
    assert proposed_status(judgements) is status
    assert proposal_in_words(judgements) == words
