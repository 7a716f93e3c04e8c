"""The filter bar: what people choose here is written into the address, and the address fills it again."""

from typing import Any, cast

import dash
from dash import ClientsideFunction, Input, Output, State, dcc, html, no_update

from dashboard.ids import LOCATION
from dashboard.roles import Role, requires
from dashboard.routing import read_query
from dashboard.settings import Settings
from dashboard.widgets import facet_counts
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.search_field import SearchField
from dashboard.widgets.view_url import GROUP, SEARCH, SORT, view_of
from db.domain.filters import Filter, Group, Sort, View

SEARCH_BOX = "filter-bar-search"
# Milliseconds in which nobody types before it is searched.
PAUSE = 120
ASKED = "filter-bar-asked"
FILLED = "filter-bar-filled"
CLEAR = "filter-bar-clear"

# The address's name for each choice, as `Filter` has them: its id and the words it shows while nothing is chosen.
MANY = {one: (f"filter-bar-{one}", one.label) for one in Filter}
GROUP_BY = "filter-bar-group"
SORT_BY = "filter-bar-sort"

_GROUP_WORDS = {
    Group.NONE: "No groups",
    Group.PHASE: "Group by phase",
    Group.STATUS: "Group by status",
    Group.SCHEDULE: "Group by schedule",
    Group.ACTOR: "Group by actor",
    Group.PLACE: "Group by place",
    Group.TOPIC: "Group by topic",
}
_SORT_WORDS = {
    Sort.DEADLINE: "Sort by deadline",
    Sort.COMMITTED: "Sort by day stated",
    Sort.TITLE: "Sort by title",
    Sort.CHECKED: "Sort by last check",
    Sort.SLIPPAGE: "Sort by slippage",
    Sort.PHASE: "Sort by phase",
}


def layout(view: View, *, ordering: bool = True) -> html.Div:
    """The bar, filled as the view asks. What can be chosen comes when a list is opened (`facet_counts`).

    Without `ordering`, for pages that have no rows to order, group and sort are there unseen: the address keeps them.
    """
    chosen = values(view)
    search = SearchField(id=SEARCH_BOX, value=view.search, placeholder="Search commitments", longest=200, pause=PAUSE)
    return html.Div(
        [
            _labelled("Search commitments", search, id_=SEARCH_BOX, class_name="filter-search"),
            *(_many(name, chosen[name]) for name in MANY),
            _single(GROUP_BY, _GROUP_WORDS, view.group.value, label="Group rows", hidden=not ordering),
            _single(SORT_BY, _SORT_WORDS, view.sort.value, label="Sort rows", hidden=not ordering),
            html.Button(
                "Clear filters", id=CLEAR, type="button", className="button button-quiet", hidden=is_clear(view)
            ),
            dcc.Store(id=ASKED),
            dcc.Store(id=FILLED),
            dcc.Store(id=facet_counts.ASKED),
            dcc.Store(id=facet_counts.COUNTED),
        ],
        className="filter-bar",
        role="search",
    )


def values(view: View) -> dict[str, Any]:
    """What each field of the bar holds for a view, by its name in the address."""
    return {
        SEARCH: view.search,
        **{one.value: [str(value) for value in one.chosen(view)] for one in Filter},
        GROUP: view.group.value,
        SORT: view.sort.value,
    }


def is_clear(view: View) -> bool:
    """Whether no filter is set; order and grouping are no filters."""
    return not any((view.search, view.tile, *(one.chosen(view) for one in Filter)))


def register(app: dash.Dash, database: Any, settings: Settings, *, path: str) -> None:
    """Write what is chosen into the address, and follow the address, on every page that registers its path."""
    paths: set[str] = app.server.extensions.setdefault("commitments-filter-bar", set())
    paths.add(path)
    if len(paths) > 1:
        return
    facet_counts.register(app, database, settings)
    app.clientside_callback(
        ClientsideFunction("timeline", "ask"),
        Output(ASKED, "data"),
        *(Input(id_, "value") for id_ in _field_ids()),
        Input(CLEAR, "n_clicks"),
        State(LOCATION, "pathname"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(FILLED, "data"), Input(LOCATION, "search"), State(LOCATION, "pathname"), prevent_initial_call=True
    )
    @requires(Role.READER)
    def fill(search: str | None, pathname: str | None) -> Any:
        if pathname not in paths:
            return no_update
        view = view_of(read_query(search), settings)
        return {"values": [*values(view).values()], "clear": is_clear(view)}

    _register_showing(app)


def _register_showing(app: dash.Dash) -> None:
    """Values and what can be chosen are set together: a list drops a value that it does not offer."""
    lists = [id_ for id_, _ in MANY.values()]
    app.clientside_callback(
        ClientsideFunction("filterCounts", "show"),
        *(Output(id_, "value") for id_ in _field_ids()),
        Output(CLEAR, "hidden"),
        *(Output(id_, "options") for id_ in lists),
        Input(FILLED, "data"),
        Input(facet_counts.COUNTED, "data"),
        *(State(id_, "value") for id_ in lists),
        *(State(id_, "options") for id_ in lists),
        prevent_initial_call=True,
    )


def _field_ids() -> list[str]:
    return [SEARCH_BOX, *(id_ for id_, _ in MANY.values()), GROUP_BY, SORT_BY]


def _many(name: Filter, chosen: list[str]) -> html.Div:
    id_, words = MANY[name]
    dropdown = dcc.Dropdown(
        id=id_,
        options=cast(Any, facet_counts.options(name, chosen)),
        value=chosen,
        multi=True,
        placeholder=words,
        labels={"search": f"Find any {words.lower()}"},
        maxHeight=460,
    )
    return _labelled(words, dropdown, id_=id_, **data(facet=name.value))


def _single(id_: str, words: dict[Any, str], chosen: str, *, label: str, hidden: bool) -> html.Div:
    options = [_option(member.value, text) for member, text in words.items()]
    dropdown = dcc.Dropdown(id=id_, options=options, value=chosen, clearable=False, searchable=False)
    return _labelled(label, dropdown, id_=id_, hidden=hidden)


def _labelled(
    words: str, field: Any, *, id_: str, class_name: str = "filter", hidden: bool = False, **attributes: Any
) -> html.Div:
    """A field with the name that a screen reader says; the eye reads it in the field itself."""
    label = html.Label(words, htmlFor=id_, className="visually-hidden")
    return html.Div([label, field], className=class_name, hidden=hidden, **attributes)


def _option(value: str, label: str) -> Any:
    return {"value": value, "label": label}
