"""The fulfilment criteria of a commitment: what was found of each, and the status that they suggest."""

from dash import dcc, html

from dashboard.records.criteria_forms import JUDGED
from dashboard.records.status_form import FORM as STATUS_FORM
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.html.data_attributes import data
from db.domain.criteria import proposal_in_words, proposed_status
from db.domain.dates_in_words import written_date
from db.domain.vocabulary import Judged
from db.queries.commitment import CommitmentDetail
from db.queries.criteria import CriterionEntry

_MARKS = {Judged.MET: "✓", Judged.NOT_MET: "✗", Judged.UNCLEAR: "?", None: "○"}


def criteria_card(detail: CommitmentDetail, *, with_proposal: bool) -> html.Section | None:
    """Each criterion with what was found of it, and what they suggest; None where none are stated.

    `with_proposal` offers to fill the status form that is on the page.
    """
    if not detail.criteria:
        return None
    judged = [one.judged for one in detail.criteria]
    proposed = proposed_status(judged)
    suggestion: list[Child] = [proposal_in_words(judged), " "]
    if with_proposal and proposed is not None and proposed is not detail.row.status:
        reason = " ".join(f"{one.statement}: {JUDGED[one.judged].lower()}." for one in detail.criteria if one.judged)
        since = max(one.judgement.effective_on for one in detail.criteria if one.judgement)
        values = {"status": proposed.value, "effective_on": written_date(since), "reason": reason}
        fill = html.Button(
            "Fill in the status form",
            type="button",
            className="button button-small",
            **data(fill=values, fills=STATUS_FORM.id),
        )
        suggestion.append(fill)
    return html.Section(
        [
            html.H2("Fulfilment criteria"),
            html.Ul([_criterion(one) for one in detail.criteria], className="plain-list criteria"),
            html.P(suggestion, className="criteria-proposal"),
        ],
        className="card",
    )


def _criterion(one: CriterionEntry) -> html.Li:
    judgement = one.judgement
    parts: list[Child] = [
        html.Span(f"{_MARKS[one.judged]} ", className=f"criterion-mark is-{one.judged or 'open'}"),
        html.Bdi(one.statement),
    ]
    if judgement is None:
        return html.Li([*parts, html.Span(" · not judged yet", className="muted")])
    parts.append(
        html.Span(f" · {JUDGED[judgement.judged].lower()}, {written_date(judgement.effective_on)}", className="muted")
    )
    by: list[Child] = [html.Bdi(judgement.reason)]
    if judgement.source_id:
        by += [" · ", dcc.Link(html.Bdi(judgement.publisher or "source"), href=f"/sources/{judgement.source_id}")]
    if judgement.quote:
        by += [": ", html.Q(judgement.quote, dir="auto")]
    return html.Li([*parts, html.P(by, className="criterion-by")])
