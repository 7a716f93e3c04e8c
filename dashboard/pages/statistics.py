"""Statistics: outcomes, rates with their uncertainty, slippage, and fulfilment over time, of whatever is filtered."""

from typing import Any

import dash
from dash import dcc, html

from dashboard.components import filtered
from dashboard.components.page_query import asked_choice
from dashboard.components.statistics_cards import BY, outcomes_card, rates_card, slippage_card, survival_card
from dashboard.components.view_query import days_query
from dashboard.routes import Place
from dashboard.settings import Settings
from db.domain.filters import View
from db.queries.statistics import By, statistics

PATH = "/statistics"
TITLE = "Statistics"
KEEPS_ON_QUERY = True

NAME = "statistics"


def layout(database: Any, settings: Settings, *, place: Place) -> html.Div:
    """The page, read in one session."""
    with database.read() as session:
        return filtered.layout(session, place.query, settings, name=NAME, title=TITLE, draw=draw)


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Follow the address and every change of the database."""
    filtered.register(app, database, settings, name=NAME, path=PATH, draw=draw)


def draw(session: Any, view: View, query: filtered.Query) -> Any:
    """The four cards of what the view leaves."""
    found = statistics(session, view, by=asked_choice(query, BY, By.ACTOR))
    if not found.overall.n:
        return html.P(
            ["Nothing matches these filters. ", dcc.Link("Clear them", href=days_query(view) or "?")], className="empty"
        )
    first = [outcomes_card(found, view), slippage_card(found)]
    second = [survival_card(found, view), rates_card(found, view)]
    return html.Div([html.Div(first), html.Div(second)], className="figure-cards")
