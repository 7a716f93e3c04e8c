"""Stating the fulfilment criteria of a commitment, and judging one of them by its evidence."""

from datetime import date
from typing import Any

from dash import html

from dashboard.forms.controls import submit
from dashboard.forms.criteria_fields import WORDS, criteria_field, criteria_typed, stated_criteria
from dashboard.forms.date_field import day_field
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.evidence_field import evidence_field
from dashboard.forms.fields import choice_field, long_text_field, record_field
from dashboard.forms.form import Form, recorded_by, render, undone_by
from dashboard.settings import Settings
from db.domain.vocabulary import Judged
from db.queries.commitment import CommitmentDetail
from db.services.criteria import judge_criterion, set_criteria, undo_judgement
from db.services.inputs import NewEvidence, NewJudgement

JUDGED = {Judged.MET: "Met", Judged.NOT_MET: "Not met", Judged.UNCLEAR: "Unclear"}


def _statements(detail: CommitmentDetail) -> list[tuple[str, str]]:
    return [(str(one.id), one.statement) for one in detail.criteria]


def _judgement(*, judged: Judged, effective_on: date, reason: str, evidence: tuple[NewEvidence, ...], **_: Any) -> Any:
    return NewJudgement(judged, effective_on, reason, next(iter(evidence), None))


STATE = Form(
    id="criteria-form",
    fields=(criteria_field(),),
    build=lambda *, criteria: criteria,
    record=recorded_by(set_criteria),
    undo=lambda session, typed, write: set_criteria(session, typed.id("commitment"), criteria_typed(typed), write),
    words=lambda *_: "Criteria recorded.",
    undone=lambda _: "Undone: the criteria before stand again.",
    stated=stated_criteria,
    edits=True,
    actions=lambda _: [submit("Record criteria", primary=False)],
)
JUDGE = Form(
    id="criterion-form",
    fields=(
        record_field("criterion", "Criterion", options=_statements),
        choice_field("judged", "Result", Judged, JUDGED),
        day_field("judged_on", "Seen on", attribute="effective_on", missing="The day", aliases=("effective_on",)),
        long_text_field("reason", "Reason", placeholder="What was seen, and where"),
        evidence_field(),
    ),
    build=_judgement,
    record=recorded_by(judge_criterion, of="criterion"),
    undo=undone_by(undo_judgement),
    words=lambda new, _: f"Judged: {JUDGED[new.judged].lower()}.",
    undone=lambda _: "Undone: the judgement before holds again.",
    actions=lambda _: [submit("Record judgement", primary=False)],
)


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Div:
    """The forms of one commitment, folded up. At most once on a page."""
    hint = html.P(f"{WORDS} Assessed criteria can’t be changed.", className="muted")
    carried = as_read(STATE, detail, settings)
    stated = {STATE.fields[0].name: stated_criteria(detail)}
    stating = render(STATE, draft=detail.row.slug, values=stated, carried=carried, before=[hint])
    words = "Edit criteria" if detail.criteria else "Add criteria"
    folded = [html.Details([html.Summary(words), stating], className="card")]
    if detail.criteria:
        carried = as_read(JUDGE, detail, settings)
        judging = render(JUDGE, draft=detail.row.slug, values={"criterion": _statements(detail)}, carried=carried)
        folded.insert(0, html.Details([html.Summary("Assess a criterion"), judging], className="card"))
    return html.Div(folded, className="criteria-forms")
