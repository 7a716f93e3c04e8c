"""Statistics: outcomes, rates with their uncertainty, slippage, and fulfilment over time, of what the filters leave."""

from typing import TYPE_CHECKING

from dash import html

from dashboard.pages.statistics.cards import BY, outcomes_card, rates_card, slippage_card, survival_card
from dashboard.widgets import filtered_page
from dashboard.widgets.empty_state import nothing_shown
from dashboard.widgets.query_params import choice_param
from db.domain.filters import View
from db.queries.statistics import By, statistics

if TYPE_CHECKING:
    from sqlmodel import Session


PATH = "/statistics"
TITLE = "Statistics"
NEEDS = ("async-graph",)
HAS_FILTERS = True

NAME = "statistics"


def draw(session: "Session", view: View, query: filtered_page.Query) -> html.Div | html.P:
    """The four cards of what the view leaves."""
    results = statistics(session, view, by=choice_param(query, BY, By.ACTOR))
    if not results.overall.n:
        return nothing_shown(session, view)
    first = [outcomes_card(results, view), slippage_card(results)]
    second = [survival_card(results, view), rates_card(results, view)]
    return html.Div([html.Div(first), html.Div(second)], className="figure-cards")


_PAGE = filtered_page.FilteredPage(name=NAME, title=TITLE, render=draw)
layout, register = _PAGE.layout, _PAGE.register
