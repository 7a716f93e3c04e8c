"""The review queue: one commitment at a time that needs a check, with all that helps to check it beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import dash
from dash import Input, Output, dcc, html, no_update

from dashboard.forms import submission
from dashboard.ids import PAGE_QUERY
from dashboard.pages.review import forms
from dashboard.records import criteria, status_form, summary
from dashboard.records.conflicting_sources import rival_claims_card
from dashboard.records.evidence_list import edtf_in_words
from dashboard.records.snoozes import WAKE, snoozed
from dashboard.roles import Role, requires
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from dashboard.widgets import as_of_banner, filter_bar
from dashboard.widgets.empty_state import nothing_shown
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.links import here
from dashboard.widgets.page_query import page_query
from dashboard.widgets.query_params import number_param
from dashboard.widgets.view_url import view_of
from db.domain.dates_in_words import counted_days, written_date
from db.domain.filters import View
from db.domain.vocabulary import CLOSED_STATUSES
from db.queries.commitment import CommitmentDetail, commitment_detail
from db.queries.review import NewSourceEntry, Review, review, sources_since
from db.queries.snoozes import SnoozeEntry, snoozes
from db.queries.timeline import timeline_count

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

PATH = "/review"
TITLE = "Review"
HAS_FILTERS = True
NUMBER = "n"
SNOOZED = "snoozed"
BODY = "review-body"
_MAX_NUMBER = 1_000_000
_KEYS = (
    ("u", "record an update"),
    ("n", "searched, found nothing"),
    ("s", "snooze"),
    ("j", "next"),
    ("k", "previous"),
)


def layout(database: "Database", settings: Settings, *, url: PageUrl) -> html.Div:
    """The commitment at the number in the queue that the address names; the first unless it does."""
    view = view_of(url.query, settings)
    return html.Div(
        [
            page_query(url),
            as_of_banner.band(view),
            filter_bar.layout(view, ordering=False),
            html.Div(_body(database, settings, url.query), id=BODY),
        ],
        className="page page-review",
    )


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Follow the address; after each answer the next commitment stands in the place of the one that was dealt with."""
    filter_bar.register(app, database, settings)
    submission.register(app, database, settings, status_form.FORM, forms.SEARCH, forms.SNOOZE, WAKE)

    @app.callback(
        Output(BODY, "children"),
        Input(submission.ANSWER, "data"),
        Input(PAGE_QUERY, "search"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def go_on(answer: dict[str, object] | None, search: str | None) -> object:
        moved = f"{PAGE_QUERY}.search" in dash.ctx.triggered_prop_ids
        if not moved and not (answer and answer.get("ok")):
            return no_update
        return _body(database, settings, read_query(search))


def _body(database: "Database", settings: Settings, query: Mapping[str, tuple[str, ...]]) -> list[Child]:
    # A tile is another page's filter: this page shows those of one tile.
    view = replace(view_of(query, settings), tile=None)
    if view.looks_back:
        return [html.P("The queue is about today. Go back to today to work through it.", className="empty")]
    with database.read() as session:
        if SNOOZED in query:
            return _snoozed_list(snoozes(session, view), view)
        queue = review(session, view, number_param(query, NUMBER, maximum=_MAX_NUMBER))
        detail = commitment_detail(session, view, queue.slug) if queue.slug else None
        if detail is None:
            return [html.H1("Review", className="page-title"), _nothing(session, view, queue)]
        since = sources_since(session, detail.row.id, detail.row.last_checked_on)
    return [
        _head(queue, view),
        html.Div(
            [
                html.Div(
                    [
                        _about(detail, view),
                        criteria.criteria_card(detail, with_proposal=True),
                        rival_claims_card(detail, with_proposal=True),
                        _since(since),
                    ],
                    className="two-columns-main",
                ),
                html.Div(
                    [
                        html.Div(status_form.layout(detail, settings=settings), className="card review-u"),
                        forms.layout(detail, settings=settings),
                    ],
                    className="two-columns-side",
                ),
            ],
            className="two-columns",
        ),
    ]


def _head(queue: Review, view: View) -> html.Div:
    awaiting = f"{queue.awaiting:,} past their deadline" if queue.awaiting else ""
    more = [awaiting, " · " if awaiting and queue.snoozed else "", _snoozed_link(queue, view)]
    keys = [part for key, words in _KEYS for part in (html.Kbd(key), f" {words}  ")]
    return html.Div(
        [
            html.H1("Needs a check", className="page-title"),
            html.Strong(f"{queue.number:,} of {queue.total:,}", className="review-progress"),
            html.Span(more, className="muted"),
            html.Nav([_step(queue, view, -1), _step(queue, view, 1)], className="review-steps", **aria(label="Queue")),
            html.P(keys, className="review-keys muted"),
        ],
        className="page-head",
    )


def _step(queue: Review, view: View, by: int) -> Child:
    to = queue.number + by
    words, key = ("Next", "j") if by > 0 else ("Previous", "k")
    if not 1 <= to <= queue.total:
        return html.Span(words, className="button is-disabled", **aria(disabled=True))
    return dcc.Link(words, href=here(view, **{NUMBER: to}), className=f"button review-{key}")


def _about(detail: CommitmentDetail, view: View) -> html.Section:
    address = f"/commitments/{detail.row.slug}"
    return html.Section(
        [
            html.H2(dcc.Link(detail.row.title, href=address), dir="auto"),
            summary.commitment_head(detail, as_of=view.as_of),
            _brief(detail, view),
            summary.quote(detail),
            summary.facts(detail, as_of=view.as_of),
        ],
        className="card",
    )


def _brief(detail: CommitmentDetail, view: View) -> html.P | None:
    """Of one whose window has closed with nobody having looked since: what there is to find out."""
    latest, checked, as_of = detail.row.latest, detail.row.last_checked_on, detail.row.day(view.as_of)
    if latest is None or latest >= as_of or checked > latest or detail.row.status in CLOSED_STATUSES:
        return None
    ago = counted_days((as_of - latest).days)
    seen = f"it was last checked on {written_date(checked)}" if detail.row.was_checked else "nobody has checked it yet"
    words = f"Its deadline passed on {written_date(latest)}, {ago} ago; {seen}. "
    return html.P([words, "Was it done?"], className="review-brief")


def _since(sources: list[NewSourceEntry]) -> html.Section:
    entries = [
        html.Li(
            [
                html.Bdi(one.publisher),
                ": ",
                dcc.Link(html.Bdi(one.headline or "untitled"), href=f"/sources/{one.id}"),
                html.Span(f" · {edtf_in_words(one.published)}", className="muted"),
            ]
        )
        for one in sources
    ]
    listed = html.Ul(entries, className="plain-list") if entries else html.P("None yet.", className="muted")
    return html.Section([html.H2("New sources since the last check"), listed], className="card")


def _nothing(session: "Session", view: View, queue: Review) -> html.P:
    if not timeline_count(session, view):
        return nothing_shown(session, view)
    if filter_bar.is_clear(view):
        return html.P(["Nothing needs a check today. ", _snoozed_link(queue, view)], className="empty")
    clear = dcc.Link("Clear them", href="?")
    words = "Of what these filters leave, nothing needs a check today. "
    return html.P([words, _snoozed_link(queue, view), " ", clear], className="empty")


def _snoozed_link(queue: Review, view: View) -> dcc.Link | None:
    """The way to what was put off."""
    words = f"{queue.snoozed:,} snoozed"
    return dcc.Link(words, href=here(view, **{SNOOZED: 1})) if queue.snoozed else None


def _snoozed_list(entries: Sequence[SnoozeEntry], view: View) -> list[Child]:
    """What was put off, in the order in which it comes back."""
    rows = [
        html.Li([dcc.Link(html.Strong(one.title, dir="auto"), href=f"/commitments/{one.slug}"), html.P(snoozed(one))])
        for one in entries
    ]
    head = [
        html.H1("Snoozed", className="page-title"),
        html.Strong(f"{len(rows):,}", className="review-progress"),
        dcc.Link("Back to the queue", href=here(view), className="button"),
    ]
    listed = html.Ul(rows, className="history card") if rows else html.P("Nothing is snoozed.", className="empty")
    return [html.Div(head, className="page-head"), listed]
