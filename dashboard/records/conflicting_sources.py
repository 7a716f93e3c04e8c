"""Sources that disagree on when it was fulfilled: one lane a claim, each with its publisher."""

from dash import html

from dashboard.records.evidence_list import source_line
from dashboard.records.status_form import FORM as STATUS_FORM
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.html.data_attributes import data
from db.domain.dates_in_words import written_window
from db.domain.vocabulary import AssessedStatus
from db.queries.commitment import CommitmentDetail


def rival_claims_card(detail: CommitmentDetail, *, with_proposal: bool) -> html.Section | None:
    """The claim that holds and those beside it; None where nobody disagrees.

    `with_proposal` offers to fill the status form on the page with “Disputed”: a person decides.
    """
    row = detail.row
    if not row.rival_claims:
        return None
    lanes = [_lane(written_window(one.earliest, one.latest), [html.Bdi(one.publisher)]) for one in row.rival_claims]
    held = detail.current_update
    if held is not None and row.status is AssessedStatus.FULFILLED:
        by = [part for piece in held.evidence for part in (*source_line(piece), " ")]
        lanes.insert(0, _lane(written_window(held.effective_earliest, held.effective_latest), by))
    parts: list[Child] = [html.H2("Sources that disagree"), html.Ul(lanes, className="plain-list claims")]
    if row.status is not AssessedStatus.DISPUTED:
        parts.append(html.P(_proposal(detail) if with_proposal else "This suggests “Disputed”."))
    return html.Section(parts, className="card")


def _lane(when: str, by: list[Child]) -> html.Li:
    return html.Li([html.Strong(when), html.Span([" · ", *by], className="muted")])


def _proposal(detail: CommitmentDetail) -> list[Child]:
    claims = "; ".join(
        f"{one.publisher}: {written_window(one.earliest, one.latest)}" for one in detail.row.rival_claims
    )
    values = {"status": AssessedStatus.DISPUTED.value, "reason": f"Sources disagree on the day. {claims}."}
    return [
        "If both are credible, this suggests “Disputed”. ",
        html.Button(
            "Fill in the status form",
            type="button",
            className="button button-small",
            **data(fill=values, fills=STATUS_FORM.id),
        ),
    ]
