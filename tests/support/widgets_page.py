"""A page with every kind of component that the product draws with, for the test that their styles are allowed."""

from typing import Any

import dash
import dash_ag_grid
from dash import Input, Output, dcc, html

from dashboard.roles import Role, requires
from dashboard.routing import PageUrl
from dashboard.settings import Settings

PATH = "/"
TITLE = "Widgets"
NEEDS = ("dash_ag_grid",)

FIGURE = {
    "data": [
        {
            "type": "bar",
            "orientation": "h",
            "x": [3, 2],
            "y": ["a", "b"],
            "marker": {"color": ["#2d6cdf", "#1f8a5f"], "pattern": {"shape": ["/", ""]}},
        },
        {"type": "scatter", "mode": "markers+text", "x": [1], "y": ["a"], "text": ["moved"], "marker": {"size": 9}},
    ],
    "layout": {"xaxis": {"title": {"text": "Days"}}, "hovermode": "closest", "height": 300},
}


def layout(database: Any, settings: Settings, *, url: PageUrl) -> html.Div:
    columns = [{"field": "title", "filter": True, "sortable": True}, {"field": "days", "editable": True}]
    rows = [{"title": f"Commitment {number}", "days": number} for number in range(40)]
    return html.Div(
        [
            dcc.Graph(id="graph", figure=FIGURE),
            dcc.Dropdown(["Under way", "Fulfilled"], id="dropdown", multi=True),
            dcc.DatePickerSingle(id="date"),
            dcc.RadioItems(["Yes", "No"], id="radio"),
            dcc.Checklist(["One", "Two"], id="checklist"),
            dcc.Input(id="input", type="text"),
            dcc.Textarea(id="textarea"),
            dcc.Slider(0, 10, 1, id="slider"),
            dcc.Tabs([dcc.Tab(label="First", children="1"), dcc.Tab(label="Second", children="2")], id="tabs"),
            dcc.Loading(html.P(id="said")),
            dcc.Markdown("**bold** and `code`", id="markdown"),
            dash_ag_grid.AgGrid(
                id="grid",
                columnDefs=columns,
                rowData=rows,
                dashGridOptions={"pagination": True, "paginationPageSize": 20, "rowSelection": {"mode": "multiRow"}},
            ),
            html.P("styled", style={"color": "rgb(1, 2, 3)"}, id="styled"),
        ]
    )


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    @app.callback(Output("said", "children"), Input("input", "value"), prevent_initial_call=True)
    @requires(Role.READER)
    def repeat(words: str | None) -> str:
        return f"You said {words}"
