"""One commitment, whole: its words, its deadline in both readings, who and what it is tied to, and its history."""

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import dash
from dash import Input, Output, State, dcc, html, no_update

from dashboard.figures.slippage import HEIGHT, Revision, slippage_figure
from dashboard.figures.template import STATIC_CONFIG
from dashboard.forms import corrections, submission
from dashboard.ids import CHANGED, LOCATION
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
from dashboard.records.conflicting_sources import rival_claims_card
from dashboard.roles import Role, requires
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from dashboard.widgets import as_of_banner
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.view_url import days_query, view_of
from db.domain.dates_in_words import counted_days, written_date, written_window
from db.domain.filters import View
from db.domain.vocabulary import LinkKind
from db.errors import NotFound
from db.queries.commitment import CommitmentDetail, LinkEntry, commitment_detail

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
SLUG = "commitment-slug"
SLIPPAGE = "commitment-slippage"

_LINKS = {
    (LinkKind.FOLLOWS, True): "Follows",
    (LinkKind.FOLLOWS, False): "Followed by",
    (LinkKind.DEPENDS_ON, True): "Depends on",
    (LinkKind.DEPENDS_ON, False): "Needed by",
    (LinkKind.SUPERSEDES, True): "Replaces",
    (LinkKind.SUPERSEDES, False): "Replaced by",
    (None, True): "Part of",
    (None, False): "Has as a part",
}
_DOTTED = "Where the line runs below the dotted one, the promised day had passed."


def layout(database: "Database", settings: Settings, *, url: PageUrl) -> html.Div:
    """The page of the commitment at this address. Raises `NotFound`."""
    view = view_of(url.query, settings)
    with database.read() as session:
        detail = _detail(session, view, url.variables["slug"])
        forms = _forms(detail, view, settings)
    return html.Div(
        [
            as_of_banner.band(view),
            html.Div(
                [
                    html.Div(
                        [
                            html.Div(_about(detail, view), id=ABOUT),
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
    with database.read() as session:
        return _detail(session, view_of(url.query, settings), url.variables["slug"]).row.title


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Everything follows every change; the forms are rendered again only where other fields are asked for."""
    forms = (status_form.FORM, deadline_form.FORM, statement_sources.TIE, criteria_forms.STATE, criteria_forms.JUDGE)
    correcting = (status_correction.CORRECTION, deadline_correction.CORRECTION, statement_sources.CORRECTION)
    submission.register(app, database, settings, *forms, *(one.form for one in correcting))
    corrections.register(app, database, settings, *correcting)

    @app.callback(
        Output(ABOUT, "children"),
        Output(HISTORY, "children"),
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
            detail = commitment_detail(session, view, slug or "")
        if detail is None:
            return [no_update] * 5
        choices = _form_choices(detail)
        about, entries = _about(detail, view), _history(detail, view)
        if view.looks_back or known == choices:
            return about, entries, no_update, no_update, no_update
        deadline, criteria = _deadline_form(detail, settings), criteria_forms.layout(detail, settings=settings)
        same_deadline, same_criteria = (old == new for old, new in zip(known or ["", ""], choices, strict=True))
        return (
            about,
            entries,
            no_update if same_deadline else deadline,
            no_update if same_criteria else criteria,
            choices,
        )


def _form_choices(detail: CommitmentDetail) -> list[str]:
    """What decides which fields the forms for the deadline and for the criteria have."""
    return [str(bool(detail.deadlines)), "|".join(f"{one.id}:{one.statement}" for one in detail.criteria)]


def _detail(session: "Session", view: View, slug: str) -> CommitmentDetail:
    detail = commitment_detail(session, view, slug)
    if detail is None:
        then = f" by the end of {written_date(view.as_of)}" if view.looks_back else ""
        raise NotFound(f"No commitment is known at this address{then}.")
    return detail


def _about(detail: CommitmentDetail, view: View) -> list[Child]:
    head = html.Section(
        [
            html.H1(detail.row.title, className="page-title", dir="auto"),
            summary.commitment_head(detail, as_of=view.as_of),
            html.P(detail.detail, dir="auto") if detail.detail else None,
            summary.quote(detail),
            summary.facts(detail, as_of=view.as_of),
            _edit(detail, view),
        ],
        className="card",
    )
    cards = (
        criteria.criteria_card(detail, with_proposal=not view.looks_back),
        rival_claims_card(detail, with_proposal=not view.looks_back),
    )
    return [head, *filter(None, cards), *_related(detail, view), *_milestones(detail), *_slippage(detail, view)]


def _edit(detail: CommitmentDetail, view: View) -> Child:
    if view.looks_back:
        return None
    return html.P(
        [
            dcc.Link("Edit", href=f"/commitments/{detail.row.slug}/edit", className="button"),
            dcc.Link("Show on the timeline", href=f"/?at={detail.row.slug}", className="button button-quiet"),
        ],
        className="form-actions",
    )


def _related(detail: CommitmentDetail, view: View) -> list[html.Section]:
    if not detail.links:
        return []
    entries = [html.Li(_link(link, view)) for link in detail.links]
    return [html.Section([html.H2("Related commitments"), html.Ul(entries, className="plain-list")], className="card")]


def _link(link: LinkEntry, view: View) -> list[Child]:
    words = _LINKS[link.kind, link.outgoing]
    address = f"/commitments/{link.slug}{days_query(view)}"
    return [html.Span(f"{words} ", className="muted"), dcc.Link(html.Bdi(link.title), href=address)]


def _milestones(detail: CommitmentDetail) -> list[html.Section]:
    if not detail.milestones:
        return []
    entries = [
        html.Li(
            [
                html.Bdi(step.title),
                html.Span(f" · {written_window(step.earliest, step.latest)}", className="muted"),
                f" · reached {written_date(step.reached_on)}" if step.reached_on else "",
            ]
        )
        for step in detail.milestones
    ]
    return [html.Section([html.H2("Milestones"), html.Ul(entries, className="plain-list")], className="card")]


def _slippage(detail: CommitmentDetail, view: View) -> list[html.Section]:
    """The chart of the deadline's moves, with their sum in words; nothing where it was stated once."""
    revisions = [Revision(r.announced_on, r.latest, r.wording) for r in detail.deadlines if r.latest is not None]
    if len(revisions) < 2:
        return []
    figure = slippage_figure(revisions, as_of=view.as_of)
    graph = dcc.Graph(
        id=SLIPPAGE,
        figure=figure,
        config=STATIC_CONFIG,
        responsive=True,
        style={"height": f"{HEIGHT}px", "width": "100%"},
    )
    label = "When each deadline was announced, and for which day. The history says the same in words."
    chart = html.Div(graph, className="slippage", role="img", **aria(label=label))
    return [
        html.Section(
            [html.H2("Slippage"), html.P(slip_words(revisions)), chart, html.Small(_DOTTED, className="muted")],
            className="card",
        )
    ]


def slip_words(revisions: Sequence[Revision]) -> str:
    """`Moved twice: from 30 Sep 2025 to 11 Jan 2026, 103 days later in all.` for two statements or more."""
    days = (revisions[-1].latest - revisions[0].latest).days
    moves = sum(1 for a, b in itertools.pairwise(revisions) if a.latest != b.latest)
    if days == 0 and not moves:
        return f"Stated {_times(len(revisions))}, always for {written_date(revisions[0].latest)}."
    way = f"{counted_days(abs(days))} {'later' if days > 0 else 'earlier'}" if days else "back where it began"
    first, last = written_date(revisions[0].latest), written_date(revisions[-1].latest)
    return f"Moved {_times(moves)}: from {first} to {last}, {way} in all."


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


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
