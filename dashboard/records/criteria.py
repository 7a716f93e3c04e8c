"""The fulfilment criteria of a commitment: what was found of each, stating them, and judging one with its evidence."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import dash
from dash import dcc, html

from dashboard.forms import suggestions
from dashboard.forms.criteria_fields import WORDS, criteria_fields, criteria_typed, stated_criteria
from dashboard.forms.date_field import day_field, needed_day, register_when
from dashboard.forms.edit_conflict import as_it_stands, as_read, clash, read_at, saved_since
from dashboard.forms.evidence_field import evidence_field, placed, read_evidence, sources_typed
from dashboard.forms.form import (
    accepted,
    clashed,
    field,
    first_time,
    form,
    long_text,
    refused,
    select,
    submit,
)
from dashboard.forms.submission import Saved, register_saving
from dashboard.forms.values import TypedValues
from dashboard.records.status_form import FORM as STATUS_FORM
from dashboard.settings import Settings
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.notices import notice
from db.domain.criteria import proposal_in_words, proposed_status
from db.domain.dates_in_words import written_date
from db.domain.vocabulary import Judged
from db.errors import InvalidInput, NotFound, StaleVersion
from db.queries.commitment import CommitmentDetail
from db.queries.criteria import CriterionEntry
from db.queries.suggestions import SourceChoice
from db.services.criteria import judge_criterion, set_criteria
from db.services.inputs import NewJudgement, Write

STATE = "criteria-form"
JUDGE = "criterion-form"
# Its data changes with everything that was saved here.
SAVED = "criteria-saved"

_JUDGED = {Judged.MET: "Met", Judged.NOT_MET: "Not met", Judged.UNCLEAR: "Unclear"}
_MARKS = {Judged.MET: "✓", Judged.NOT_MET: "✗", Judged.UNCLEAR: "?", None: "○"}


def criteria_card(detail: CommitmentDetail, *, with_proposal: bool) -> html.Section | None:
    """Each criterion with what was found of it, and what they suggest; None where none are stated.

    `with_proposal` offers to fill the status form that is on the page.
    """
    if not detail.criteria:
        return None
    judged = [one.judged for one in detail.criteria]
    proposed = proposed_status(judged)
    suggestion: list[Any] = [proposal_in_words(judged), " "]
    if with_proposal and proposed is not None and proposed is not detail.row.status:
        reason = " ".join(f"{one.statement}: {_JUDGED[one.judged].lower()}." for one in detail.criteria if one.judged)
        since = max(one.judgement.effective_on for one in detail.criteria if one.judgement)
        values = {"status": proposed.value, "effective_on": written_date(since), "reason": reason}
        fill = html.Button(
            "Fill in the status form",
            type="button",
            className="button button-small",
            **data(fill=values, fills=STATUS_FORM),
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


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Div:
    """The forms of one commitment, folded up. At most once on a page."""
    carried = as_read(detail, settings)
    shown = [_stating(detail, carried)]
    if detail.criteria:
        shown.insert(0, _judging(detail, carried, settings=settings))
    return html.Div([*shown, dcc.Store(id=SAVED)], className="criteria-forms")


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    """State and judge."""
    if not first_time(app, STATE):
        return
    suggestions.register(app, database)
    register_when(app, settings, JUDGE, "judged_on")
    for name, judging in ((STATE, False), (JUDGE, True)):
        register_saving(app, name, partial(save_criteria, database, settings, judging=judging), saved=SAVED)


def save_criteria(database: Any, settings: Settings, typed: TypedValues, *, judging: bool, by: str) -> Saved:
    """State the criteria, or judge one of them. Never raises for what a person can put right."""
    with database.read() as session:
        sources = sources_typed(session, typed)
    try:
        commitment, version = typed.id("commitment"), typed.whole("version")
        write = Write(by, settings.now(), version)
        if judging:
            new = _read_judgement(typed, sources, settings)
            with database.write() as session:
                judge_criterion(session, typed.id("criterion"), new, write)
            words = f"Judged: {_JUDGED[new.judged].lower()}."
        else:
            with database.write() as session:
                set_criteria(session, commitment, criteria_typed(typed), write)
            words = "Criteria recorded."
    except StaleVersion as stale:
        detail = as_it_stands(database, settings, typed.text("slug"))
        mine = [("Criterion", typed.text("criterion_1")), ("Reason", typed.raw("reason"))]
        return Saved(clashed(), clash=clash(mine, saved_since(detail, typed.text("read_at")), version=stale.found))
    except InvalidInput as problem:
        return Saved(refused(problem, field=placed(problem, typed, sources)))
    except NotFound as problem:
        return Saved(refused(problem))
    told = notice(words, commitment=commitment, version=version + 1, read_at=read_at(settings))
    return Saved(accepted(), mark=f"{commitment}:{version + 1}", notice=told)


def _read_judgement(typed: TypedValues, sources: Sequence[SourceChoice], settings: Settings) -> NewJudgement:
    today = settings.today()
    evidence = read_evidence(typed, sources, today=today)
    try:
        day = needed_day(typed.text("judged_on"), field="judged_on", today=today, called="The day")
        if day > today:
            raise InvalidInput("This day is in the future.", field="judged_on")
    except InvalidInput as problem:
        raise InvalidInput(str(problem), field="judged_on") from None
    return NewJudgement(typed.choice("judged", Judged), day, typed.raw("reason"), evidence[0] if evidence else None)


def _criterion(one: CriterionEntry) -> html.Li:
    found = one.judgement
    shown: list[Any] = [
        html.Span(f"{_MARKS[one.judged]} ", className=f"criterion-mark is-{one.judged or 'open'}"),
        html.Bdi(one.statement),
    ]
    if found is None:
        return html.Li([*shown, html.Span(" · not judged yet", className="muted")])
    shown.append(
        html.Span(f" · {_JUDGED[found.judged].lower()}, {written_date(found.effective_on)}", className="muted")
    )
    by: list[Any] = [html.Bdi(found.reason)]
    if found.source_id:
        by += [" · ", dcc.Link(html.Bdi(found.publisher or "source"), href=f"/sources/{found.source_id}")]
    if found.quote:
        by += [": ", html.Q(found.quote, dir="auto")]
    return html.Li([*shown, html.P(by, className="criterion-by")])


def _stating(detail: CommitmentDetail, carried: dict[str, str | int]) -> html.Details:
    known = stated_criteria(detail)
    hint = html.P(f"{WORDS} What was judged stands.", className="muted")
    shown = form(
        STATE,
        [hint, criteria_fields(STATE, known)],
        draft=detail.row.slug,
        carried=carried,
        saved=SAVED,
        actions=[submit("Record criteria", primary=False)],
    )
    words = "Edit the fulfilment criteria" if detail.criteria else "State fulfilment criteria"
    return html.Details([html.Summary(words), shown], className="card")


def _judging(
    detail: CommitmentDetail,
    carried: dict[str, str | int],
    *,
    settings: Settings,
) -> html.Details:
    criteria = [(str(one.id), one.statement) for one in detail.criteria]
    judged = [(one.value, words) for one, words in _JUDGED.items()]
    fields = [
        field(JUDGE, "criterion", "Criterion", select(JUDGE, "criterion", criteria)),
        field(JUDGE, "judged", "It is", select(JUDGE, "judged", judged)),
        day_field(JUDGE, "judged_on", "Seen on"),
        field(JUDGE, "reason", "Reason", long_text(JUDGE, "reason", placeholder="What was seen, and where")),
        evidence_field(JUDGE),
    ]
    shown = form(
        JUDGE,
        fields,
        draft=detail.row.slug,
        carried=carried,
        saved=SAVED,
        actions=[submit("Record judgement", primary=False)],
    )
    return html.Details([html.Summary("Judge a criterion"), shown], className="card")
