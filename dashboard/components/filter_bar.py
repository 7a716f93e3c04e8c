"""The filter bar: what people choose here is written into the address, and the address fills it again."""

from collections.abc import Sequence
from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, State, dcc, html, no_update

from dashboard.components.view_query import ACTOR, GROUP, PLACE, SCHEDULE, SEARCH, SORT, STATUS, TOPIC, view_of
from dashboard.policy import Role, policy
from dashboard.routes import read_query
from dashboard.settings import Settings
from dashboard.shell_ids import LOCATION
from db.domain.filters import Group, Sort, View
from db.domain.vocabulary import AssessedStatus, ScheduleStatus
from db.queries.choices import Choice

SEARCH_BOX = "filter-bar-search"
ASKED = "filter-bar-asked"
CLEAR = "filter-bar-clear"

# The address's name for each choice: its id and the words it shows while nothing is chosen.
MANY = {
    STATUS: ("filter-bar-status", "Status"),
    SCHEDULE: ("filter-bar-schedule", "Schedule"),
    ACTOR: ("filter-bar-actor", "Actor"),
    PLACE: ("filter-bar-place", "Place"),
    TOPIC: ("filter-bar-topic", "Topic"),
}
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


def layout(
    view: View,
    *,
    actors: Sequence[Choice],
    places: Sequence[Choice],
    topics: Sequence[Choice],
    ordering: bool = True,
) -> html.Div:
    """The bar, filled as the view asks. The choices come from the database.

    Without `ordering`, for pages that have no rows to order, group and sort are there unseen: the address keeps them.
    """
    chosen = values(view)
    options: dict[str, list[Any]] = {
        STATUS: [_option(status.value, status.label) for status in AssessedStatus],
        SCHEDULE: [_option(status.value, status.label) for status in ScheduleStatus],
        ACTOR: _options(actors, view.actors),
        PLACE: _options(places, view.places),
        TOPIC: _options(topics, view.topics),
    }
    search: Any = dcc.Input(
        id=SEARCH_BOX,
        type="search",
        value=view.search,
        placeholder="Search commitments",
        maxLength=200,
        debounce=0.25,
    )
    return html.Div(
        [
            _labelled("Search commitments", search, id_=SEARCH_BOX, class_name="filter-search"),
            *(_many(name, options[name], chosen[name]) for name in MANY),
            _single(GROUP_BY, _GROUP_WORDS, view.group.value, label="Group rows", hidden=not ordering),
            _single(SORT_BY, _SORT_WORDS, view.sort.value, label="Sort rows", hidden=not ordering),
            html.Button(
                "Clear filters", id=CLEAR, type="button", className="button button-quiet", hidden=is_clear(view)
            ),
            dcc.Store(id=ASKED),
        ],
        className="filter-bar",
        role="search",
    )


def values(view: View) -> dict[str, Any]:
    """What each field of the bar holds for a view, by its name in the address."""
    return {
        SEARCH: view.search,
        STATUS: [status.value for status in view.statuses],
        SCHEDULE: [status.value for status in view.schedules],
        ACTOR: list(view.actors),
        PLACE: list(view.places),
        TOPIC: list(view.topics),
        GROUP: view.group.value,
        SORT: view.sort.value,
    }


def is_clear(view: View) -> bool:
    """Whether no filter is set; order and grouping are no filters."""
    asked = (view.search, view.tile, view.statuses, view.schedules, view.actors, view.places, view.topics)
    return not any(asked)


def register(app: dash.Dash, settings: Settings, *, path: str) -> None:
    """Write what is chosen into the address, and follow the address, on every page that registers its path."""
    paths: set[str] = app.server.extensions.setdefault("commitments-filter-bar", set())
    paths.add(path)
    if len(paths) > 1:
        return
    app.clientside_callback(
        ClientsideFunction("timeline", "ask"),
        Output(ASKED, "data"),
        *(Input(id_, "value") for id_ in _field_ids()),
        Input(CLEAR, "n_clicks"),
        State(LOCATION, "pathname"),
        prevent_initial_call=True,
    )

    @app.callback(
        *(Output(id_, "value") for id_ in _field_ids()),
        Output(CLEAR, "hidden"),
        Input(LOCATION, "search"),
        State(LOCATION, "pathname"),
        prevent_initial_call=True,
    )
    @policy(Role.READER)
    def fill(search: str | None, pathname: str | None) -> Any:
        if pathname not in paths:
            return no_update
        view = view_of(read_query(search), settings)
        return *values(view).values(), is_clear(view)


def _field_ids() -> list[str]:
    return [SEARCH_BOX, *(id_ for id_, _ in MANY.values()), GROUP_BY, SORT_BY]


def _many(name: str, options: list[Any], chosen: list[str]) -> html.Div:
    id_, words = MANY[name]
    dropdown = dcc.Dropdown(
        id=id_, options=options, value=chosen, multi=True, placeholder=words, searchable=len(options) > 8
    )
    return _labelled(words, dropdown, id_=id_)


def _single(id_: str, words: dict[Any, str], chosen: str, *, label: str, hidden: bool) -> html.Div:
    options = [_option(member.value, text) for member, text in words.items()]
    dropdown = dcc.Dropdown(id=id_, options=options, value=chosen, clearable=False, searchable=False)
    return _labelled(label, dropdown, id_=id_, hidden=hidden)


def _labelled(words: str, field: Any, *, id_: str, class_name: str = "filter", hidden: bool = False) -> html.Div:
    """A field with the name that a screen reader says; the eye reads it in the field itself."""
    label = html.Label(words, htmlFor=id_, className="visually-hidden")
    return html.Div([label, field], className=class_name, hidden=hidden)


def _options(choices: Sequence[Choice], chosen: Sequence[str]) -> list[Any]:
    """The choices; a chosen value that is none of them (from an old link) is kept, or it could not be unset."""
    known = {choice.value for choice in choices}
    return [_option(choice.value, choice.label) for choice in choices] + [
        _option(value, value) for value in chosen if value not in known
    ]


def _option(value: str, label: str) -> Any:
    return {"value": value, "label": label}
