"""A page of the application drawn for an address, and what can be read on it."""

import json
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from plotly.utils import PlotlyJSONEncoder

from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from db.engine import Database


def drawn(page: ModuleType, database: Database, settings: Settings, query: str = "") -> Any:
    """The page's layout as the browser gets it."""
    layout = page.layout(database, settings, url=PageUrl(page.PATH, query=read_query(query)))
    return json.loads(json.dumps(layout, cls=PlotlyJSONEncoder))


def parts(component: Any) -> Iterator[dict[str, Any]]:
    """The component and all within it."""
    if isinstance(component, list):
        for one in component:
            yield from parts(one)
    elif isinstance(component, dict):
        yield component
        yield from parts(component.get("props", {}).get("children"))


def words_of(component: Any) -> str:
    """All text in it, in order, with single spaces."""
    return " ".join(" ".join(_texts(component)).split())


def _texts(component: Any) -> Iterator[str]:
    if isinstance(component, list):
        for one in component:
            yield from _texts(one)
    elif isinstance(component, dict):
        yield from _texts(component.get("props", {}).get("children"))
    elif component is not None:
        yield str(component)


def with_class(component: Any, name: str) -> list[dict[str, Any]]:
    """Every part that has a class."""
    return [part for part in parts(component) if name in str(part["props"].get("className") or "").split()]


def links(component: Any) -> dict[str, str]:
    """The address of each link, by its words."""
    return {words_of(part): part["props"]["href"] for part in parts(component) if part["props"].get("href")}


def figures(component: Any) -> list[dict[str, Any]]:
    """Every figure on it."""
    return [part["props"]["figure"] for part in parts(component) if part.get("type") == "Graph"]
