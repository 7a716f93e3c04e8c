"""What the judgements of the fulfilment criteria suggest. A suggestion only: a person decides."""

from collections.abc import Sequence

from db.domain.vocabulary import AssessedStatus, Judged


def proposed_status(judgements: Sequence[Judged | None]) -> AssessedStatus | None:
    """The status that the criteria suggest, one judgement for each of them, None where it was not judged.

    All met: fulfilled. Some met: partly fulfilled. None known to be met: nothing, for a criterion that is not met yet
    says nothing of why.
    """
    met = sum(1 for judged in judgements if judged is Judged.MET)
    if not met:
        return None
    return AssessedStatus.FULFILLED if met == len(judgements) else AssessedStatus.PARTLY_FULFILLED


def proposal_in_words(judgements: Sequence[Judged | None]) -> str:
    """`3 of 3 met: this suggests “Fulfilled”.`"""
    met = sum(1 for judged in judgements if judged is Judged.MET)
    counted = f"{met} of {len(judgements)} met"
    status = proposed_status(judgements)
    return f"{counted}: this suggests “{status.label}”." if status else f"{counted}."
