"""One commitment, whole: its words, its deadline in both readings, who and what it is tied to, and its history."""

import itertools
from collections.abc import Sequence
from typing import Any, cast

import dash
from dash import Input, Output, State, dcc, html, no_update

from dashboard.figures.slippage import HEIGHT, Revision, slippage_figure
from dashboard.ids import CHANGED, LOCATION
from dashboard.records import criteria, deadline_form, history, status_form, summary
from dashboard.records.conflicting_sources import rival_claims_card
from dashboard.roles import Role, requires
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from dashboard.widgets import as_of_banner
from dashboard.widgets.html.aria import aria
from dashboard.widgets.view_url import days_query, view_of
from db.domain.dates_in_words import counted_days, written_date, written_window
from db.domain.filters import View
from db.domain.vocabulary import LinkKind
from db.errors import NotFound
from db.queries.commitment import CommitmentDetail, LinkEntry, commitment_detail

PATH = "/commitments/<slug>"
TITLE = "Commitment"
NEEDS = ("async-graph",)

ABOUT = "commitment-about"
FORMS = "commitment-forms"
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
_FIGURE_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}


def layout(database: Any, settings: Settings, *, url: PageUrl) -> html.Div:
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
                    html.Div(forms, id=FORMS, className="two-columns-side"),
                ],
                className="two-columns",
            ),
            status_form.correction_dialog(),
            deadline_form.correction_dialog(),
            dcc.Store(id=SLUG, data=detail.row.slug),
        ],
        className="page page-commitment",
    )


def title(database: Any, settings: Settings, *, url: PageUrl) -> str:
    """The commitment's title. Raises `NotFound`."""
    with database.read() as session:
        return _detail(session, view_of(url.query, settings), url.variables["slug"]).row.title


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Read again after every change; after one's own the forms are put up anew, and stand empty."""
    status_form.register(app, database, settings)
    deadline_form.register(app, database, settings)
    criteria.register(app, database, settings)

    @app.callback(
        Output(ABOUT, "children"),
        Output(HISTORY, "children"),
        Input(CHANGED, "data"),
        State(SLUG, "data"),
        State(LOCATION, "search"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def follow(_changed: str | None, slug: str | None, search: str | None) -> Any:
        view = view_of(read_query(search), settings)
        with database.read() as session:
            detail = commitment_detail(session, view, slug or "")
        return (no_update, no_update) if detail is None else (_about(detail, view), _history(detail, view))

    for saved in (status_form.SAVED, deadline_form.SAVED, criteria.SAVED):
        _register_saved(app, database, settings, saved)


def _register_saved(app: dash.Dash, database: Any, settings: Settings, saved: str) -> None:
    @app.callback(
        Output(FORMS, "children", allow_duplicate=True),
        Input(saved, "data"),
        State(SLUG, "data"),
        State(LOCATION, "search"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def renew(saved: str | None, slug: str | None, search: str | None) -> Any:
        if not saved:  # an empty store that came with new forms
            return no_update
        view = view_of(read_query(search), settings)
        with database.read() as session:
            detail = commitment_detail(session, view, slug or "")
            return no_update if detail is None else _forms(detail, view, settings)


def _detail(session: Any, view: View, slug: str) -> CommitmentDetail:
    detail = commitment_detail(session, view, slug)
    if detail is None:
        then = f" by the end of {written_date(view.as_of)}" if view.looks_back else ""
        raise NotFound(f"No commitment is known at this address{then}.")
    return detail


def _about(detail: CommitmentDetail, view: View) -> list[Any]:
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


def _edit(detail: CommitmentDetail, view: View) -> Any:
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


def _link(link: LinkEntry, view: View) -> list[Any]:
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
        config=cast(Any, _FIGURE_CONFIG),
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


def _history(detail: CommitmentDetail, view: View) -> Any:
    return history.history(detail, correctable=not view.looks_back)


def _forms(detail: CommitmentDetail, view: View, settings: Settings) -> list[Any]:
    """What can be recorded; on another day than today only what was can be read."""
    if view.looks_back:
        return []
    return [
        html.Div(status_form.layout(detail, settings=settings), className="card"),
        html.Div(
            deadline_form.layout(detail, settings=settings),
            className="card",
        ),
        criteria.layout(detail, settings=settings),
    ]
