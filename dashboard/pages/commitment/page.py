"""One commitment, whole: its words, its deadline in both readings, who and what it is tied to, and its history."""

from dataclasses import replace
from typing import TYPE_CHECKING

import dash
from dash import Input, Output, State, dcc, html, no_update

from dashboard.forms import corrections, submission
from dashboard.ids import CHANGED, LOCATION
from dashboard.pages.commitment import draft_forms, milestone_correction
from dashboard.pages.commitment import withdrawn as withdrawn_page
from dashboard.pages.commitment.related_cards import milestones_card, related_card
from dashboard.pages.commitment.slippage_card import slippage_card
from dashboard.records import (
    criteria,
    criteria_forms,
    deadline_correction,
    deadline_form,
    history,
    statement_sources,
    status_correction,
    status_form,
    summary,
)
from dashboard.records.commitment_edits import field_words
from dashboard.records.conflicting_sources import rival_claims_card
from dashboard.records.snoozes import WAKE, snoozed
from dashboard.roles import Role, requires
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from dashboard.widgets import as_of_banner
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.view_url import view_of
from db.domain.dates_in_words import written_date
from db.domain.filters import View
from db.domain.typed_text import storable
from db.domain.vocabulary import Publication
from db.errors import NotFound
from db.queries.commitment import CommitmentDetail, commitment_detail
from db.queries.edits import Edit, withdrawal
from db.queries.snoozes import SnoozeEntry, snooze_of

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

PATH = "/commitments/<slug>"
TITLE = "Commitment"
NEEDS = ("async-graph",)

ABOUT = "commitment-about"
DEADLINE_FORM = "commitment-deadline-form"
CRITERIA_FORMS = "commitment-criteria-forms"
FORM_CHOICES = "commitment-asked-for"
HISTORY = "commitment-history"
# Around the card of a draft, which is hidden once it is published.
DRAFT = "commitment-draft"
SLUG = "commitment-slug"


def layout(database: "Database", settings: Settings, *, url: PageUrl) -> html.Div:
    """The page of the commitment at this address. Raises `NotFound`."""
    view = view_of(url.query, settings)
    with database.read() as session:
        if (withdrawn := _withdrawal(session, view, url.variables["slug"])) is not None:
            return withdrawn_page.layout(withdrawn)
        detail = _detail(session, view, url.variables["slug"])
        forms = _forms(detail, view, settings)
        snooze = _snooze(session, detail, view)
    return html.Div(
        [
            as_of_banner.band(view),
            html.Div(draft_forms.layout(detail, settings=settings), id=DRAFT),
            html.Div(
                [
                    html.Div(
                        [
                            html.Div(_about(detail, view, snooze), id=ABOUT),
                            html.Section(
                                [html.H2("History"), html.Div(_history(detail, view), id=HISTORY)], className="card"
                            ),
                        ],
                        className="two-columns-main",
                    ),
                    html.Div(forms, className="two-columns-side"),
                ],
                className="two-columns",
            ),
            corrections.correction_dialog(),
            dcc.Store(id=SLUG, data=detail.row.slug),
            dcc.Store(id=FORM_CHOICES, data=_form_choices(detail)),
        ],
        className="page page-commitment",
    )


def title(database: "Database", settings: Settings, *, url: PageUrl) -> str:
    """The commitment's title. Raises `NotFound`."""
    view = view_of(url.query, settings)
    with database.read() as session:
        if _withdrawal(session, view, url.variables["slug"]) is not None:
            return withdrawn_page.TITLE
        return _detail(session, view, url.variables["slug"]).row.title


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Everything follows every change; the forms are rendered again only where other fields are asked for."""
    forms = (status_form.FORM, deadline_form.FORM, statement_sources.TIE, criteria_forms.STATE, criteria_forms.JUDGE)
    correcting = (
        status_correction.CORRECTION,
        deadline_correction.CORRECTION,
        milestone_correction.CORRECTION,
        statement_sources.CORRECTION,
    )
    publishing = (draft_forms.PUBLISH, draft_forms.DISCARD, WAKE)
    submission.register(app, database, settings, *forms, *publishing, *(one.form for one in correcting))
    corrections.register(app, database, settings, *correcting)

    @app.callback(
        Output(ABOUT, "children"),
        Output(HISTORY, "children"),
        Output(DRAFT, "hidden"),
        Output(DEADLINE_FORM, "children"),
        Output(CRITERIA_FORMS, "children"),
        Output(FORM_CHOICES, "data"),
        Input(CHANGED, "data"),
        State(SLUG, "data"),
        State(FORM_CHOICES, "data"),
        State(LOCATION, "search"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def follow(_changed: str | None, slug: str | None, known: list[str] | None, search: str | None) -> object:
        view = view_of(read_query(search), settings)
        with database.read() as session:
            detail = _known(session, view, slug or "")
            snooze = _snooze(session, detail, view) if detail else None
        if detail is None:
            return html.P(summary.GONE, className="empty", role="status"), None, no_update, None, None, []
        parts = _about(detail, view, snooze), _history(detail, view), detail.publication is not Publication.DRAFT
        return *parts, *_changed_forms(detail, view, settings, known)


def _changed_forms(detail: CommitmentDetail, view: View, settings: Settings, known: list[str] | None) -> list[object]:
    """The forms for the deadline and for the criteria, each only if its fields are others, and their choices."""
    choices = _form_choices(detail)
    if view.looks_back or known == choices:
        return [no_update] * 3
    same_deadline, same_criteria = (old == new for old, new in zip(known or ["", ""], choices, strict=True))
    return [
        no_update if same_deadline else _deadline_form(detail, settings),
        no_update if same_criteria else criteria_forms.layout(detail, settings=settings),
        choices,
    ]


def _form_choices(detail: CommitmentDetail) -> list[str]:
    """What decides which fields the forms for the deadline and for the criteria have."""
    return [str(bool(detail.deadlines)), "|".join(f"{one.id}:{one.statement}" for one in detail.criteria)]


def _withdrawal(session: "Session", view: View, slug: str) -> Edit | None:
    """The edit that withdrew it, where the view's day does not show it any more."""
    edit = withdrawal(session, view, slug) if storable(slug) else None
    return edit if edit and commitment_detail(session, view, slug) is None else None


def _detail(session: "Session", view: View, slug: str) -> CommitmentDetail:
    detail = _known(session, view, slug)
    if detail is None:
        then = f" by the end of {written_date(view.as_of)}" if view.looks_back else ""
        raise NotFound(f"No commitment is known at this address{then}.")
    return detail


def _known(session: "Session", view: View, slug: str) -> CommitmentDetail | None:
    """The commitment as published by the view's day; today also a draft, which is completed on its page."""
    detail = commitment_detail(session, view, slug)
    if detail is not None or view.looks_back:
        return detail
    draft = commitment_detail(session, replace(view, unpublished=True), slug)
    return draft if draft and draft.publication is Publication.DRAFT else None


def _snooze(session: "Session", detail: CommitmentDetail, view: View) -> SnoozeEntry | None:
    return None if view.looks_back else snooze_of(session, detail.row.id, detail.row.day(view.today))


def _about(detail: CommitmentDetail, view: View, snooze: SnoozeEntry | None) -> list[Child]:
    head = html.Section(
        [
            html.H1(detail.row.title, className="page-title", dir="auto"),
            summary.commitment_head(detail, as_of=view.as_of),
            html.P(detail.detail, dir="auto") if detail.detail else None,
            summary.quote(detail),
            _corrected_later(detail),
            summary.facts(detail, as_of=view.as_of),
            html.P(snoozed(snooze), className="muted") if snooze else None,
            _edit(detail, view),
        ],
        className="card",
    )
    cards = (
        criteria.criteria_card(detail, with_proposal=not view.looks_back),
        rival_claims_card(detail, with_proposal=not view.looks_back),
        related_card(detail, view),
        milestones_card(detail, view),
        slippage_card(detail, view),
    )
    return [head, *filter(None, cards)]


def _corrected_later(detail: CommitmentDetail) -> Child:
    """Which words are newer than the day that the page speaks for."""
    if not detail.corrected_later:
        return None
    fields = [f"{field_words(name)}: corrected later, on {written_date(day)}." for name, day in detail.corrected_later]
    return html.Ul([html.Li(words) for words in fields], className="history-flag plain-list")


def _edit(detail: CommitmentDetail, view: View) -> Child:
    if view.looks_back:
        return None
    return html.P(
        [
            dcc.Link("Edit", href=f"/commitments/{detail.row.slug}/edit", className="button"),
            dcc.Link("Show on the timeline", href=f"/?at={detail.row.slug}", className="button button-quiet")
            if detail.publication is Publication.PUBLISHED
            else None,
        ],
        className="form-actions",
    )


def _history(detail: CommitmentDetail, view: View) -> Child:
    return history.history(detail, correctable=not view.looks_back)


def _forms(detail: CommitmentDetail, view: View, settings: Settings) -> list[Child]:
    """What can be recorded; on another day than today only what was can be read."""
    if view.looks_back:
        return []
    return [
        html.Div(status_form.layout(detail, settings=settings), className="card"),
        html.Div(_deadline_form(detail, settings), id=DEADLINE_FORM, className="card"),
        html.Div(criteria_forms.layout(detail, settings=settings), id=CRITERIA_FORMS),
        html.Div(statement_sources.layout(detail, settings=settings), className="card"),
    ]


def _deadline_form(detail: CommitmentDetail, settings: Settings) -> html.Details:
    return deadline_form.layout(detail, settings=settings)
