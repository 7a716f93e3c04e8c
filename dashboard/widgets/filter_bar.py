"""The filter bar: what people choose here is written into the address, and the address fills it again.

Both happen in the browser (assets/js/components/filter-bar.js), which learns from `data-` attributes what each field is
called in the address.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import dash
from dash import ClientsideFunction, Input, Output, State, dcc, html

from dashboard.ids import PAGE_QUERY
from dashboard.settings import Settings
from dashboard.widgets import facet_counts
from dashboard.widgets.html.component_types import Attributes, Child
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.search_field import SearchField
from dashboard.widgets.view_url import GROUP, SEARCH, SORT, TILE, sort_param
from dashboard.widgets.view_words import GROUP_WORDS, SORT_WORDS, TURNED_WORDS
from db.domain.filters import Filter, View

if TYPE_CHECKING:
    from db.engine import Database

SEARCH_BOX = "filter-bar-search"
MAX_SEARCH_LENGTH = 200
DEBOUNCE_MS = 120
WRITTEN = "filter-bar-written"
CLEAR = "filter-bar-clear"

# The address's name for each choice, as `Filter` has them: its id and the words it shows while nothing is chosen.
MANY = {one: (f"filter-bar-{one}", one.label) for one in Filter}
GROUP_BY = "filter-bar-group"
SORT_BY = "filter-bar-sort"

# Every order can be turned round.
_ORDERS = {
    f"{turned}{sort.value}": f"Sort: {words}{f', {TURNED_WORDS[sort]}' if turned else ''}"
    for sort, words in SORT_WORDS.items()
    for turned in ("", "-")
}
_GROUPS = {group.value: f"Group: {words}" for group, words in GROUP_WORDS.items()}


def layout(view: View, *, ordering: bool = True) -> html.Div:
    """The bar, filled as the view asks. What can be chosen comes when a list is opened (`facet_counts`).

    Without `ordering`, for pages that have no rows to order, group and sort are there unseen: the address keeps them.
    """
    chosen = values(view)
    search = SearchField(
        id=SEARCH_BOX,
        value=view.search,
        placeholder="Search commitments",
        max_length=MAX_SEARCH_LENGTH,
        debounce=DEBOUNCE_MS,
    )
    return html.Div(
        [
            _labelled("Search commitments", search, id_=SEARCH_BOX, class_name="filter-search", **data(param=SEARCH)),
            *(_many(name, chosen[name]) for name in MANY),
            _single(GROUP, GROUP_BY, _GROUPS, view.group.value, label="Group rows", hidden=not ordering),
            _single(SORT, SORT_BY, _ORDERS, sort_param(view), label="Sort rows", hidden=not ordering),
            html.Button(
                "Clear filters",
                id=CLEAR,
                type="button",
                className="button button-quiet",
                hidden=is_clear(view),
                **data(clears=True),
            ),
            html.Button("Print", type="button", className="button button-quiet", **data(prints=True)),
            dcc.Store(id=WRITTEN),
            dcc.Store(id=facet_counts.REQUESTED),
            dcc.Store(id=facet_counts.COUNTED),
        ],
        className="filter-bar",
        role="search",
        **data(counts=facet_counts.REQUESTED, also_clears=TILE),
    )


def values(view: View) -> Attributes:
    """What each field of the bar holds for a view, by its name in the address."""
    return {
        SEARCH: view.search,
        **{one.value: [str(value) for value in one.chosen(view)] for one in Filter},
        GROUP: view.group.value,
        SORT: sort_param(view),
    }


def is_clear(view: View) -> bool:
    """Whether no filter is set; order and grouping are no filters."""
    return not any((view.search, view.tile, *(one.chosen(view) for one in Filter)))


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Write what is chosen into the address, and follow it; once per application, however many pages have the bar."""
    if app.server.extensions.setdefault(__name__, False):
        return
    app.server.extensions[__name__] = True
    facet_counts.register(app, database, settings)
    lists = [id_ for id_, _ in MANY.values()]
    app.clientside_callback(
        ClientsideFunction("filterBar", "write"),
        Output(WRITTEN, "data"),
        *(Input(id_, "value") for id_ in _field_ids()),
        prevent_initial_call=True,
    )
    # Values and options are set together: a list drops a value that it does not offer.
    app.clientside_callback(
        ClientsideFunction("filterBar", "show"),
        *(Output(id_, "value") for id_ in _field_ids()),
        *(Output(id_, "options") for id_ in lists),
        Input(PAGE_QUERY, "search"),
        Input(facet_counts.COUNTED, "data"),
        *(State(id_, "value") for id_ in _field_ids()),
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
        labels={"search": f"Find any {words.lower()}", "select_all": "All", "deselect_all": "None"},
        maxHeight=460,
    )
    closed = data(closed=True) if name.vocabulary else {}
    return _labelled(words, dropdown, id_=id_, **data(param=name.value, facet=name.value), **closed)


def _single(name: str, id_: str, words: Mapping[str, str], chosen: str, *, label: str, hidden: bool) -> html.Div:
    """A list of which always one is chosen; the first is the default, which the address leaves out."""
    options = [_option(value, text) for value, text in words.items()]
    dropdown = dcc.Dropdown(id=id_, options=options, value=chosen, clearable=False, searchable=False)
    default = next(iter(words))
    return _labelled(label, dropdown, id_=id_, hidden=hidden, **data(param=name, default=default))


def _labelled(
    words: str, field: Child, *, id_: str, class_name: str = "filter", hidden: bool = False, **attributes: Any
) -> html.Div:
    """A field with the name that a screen reader says; the eye reads it in the field itself."""
    label = html.Label(words, htmlFor=id_, className="visually-hidden")
    return html.Div([label, field], className=class_name, hidden=hidden, **attributes)


def _option(value: str, label: str) -> Attributes:
    return {"value": value, "label": label}
