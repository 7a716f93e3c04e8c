"""Every private name of Dash that the Python side uses; those that scripts use stand in assets/js/lib/dash.js.

An upgrade may take any of them away; tests/dashboard/test_dash_internals.py fails then. The module stands below all
others, since the gate and the widgets need some of the names as well as the application.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import dash
from dash import Dash, dcc
from dash._pages import PAGE_REGISTRY
from dash._utils import to_json
from dash._validate import validate_and_group_input_args as validate_and_group_input_args
from dash.development.base_component import Component

# Components of Dash's page container: where the page is mounted, what is known of it, and the address.
PAGE_CONTENT = "_pages_content"
PAGE_STORE = "_pages_store"
LOCATION = "_pages_location"
# Outputs of Dash's own callbacks: the one that mounts a page, and the one that writes the document's title.
PAGES_CALLBACK = f"..{PAGE_CONTENT}.children...{PAGE_STORE}.data.."
TITLE_CALLBACK = "_pages_dummy.children"
CALLBACK_PATH = "/_dash-update-component"
# Dash's own copy of plotly.js.
PLOTLY_PATH = "/_dash-component-suites/plotly/package_data/plotly.min.js"

HTML_NAMESPACE = "dash_html_components"

Properties = Mapping[str, Any]
"""Of a component, by name; each component has types of its own."""


class AdaptedDash(Dash):
    """Dash, whose script elements a subclass may choose, and which says nothing about the machine."""

    def chosen_scripts(self, scripts: list[str]) -> list[str]:
        """Those of Dash's script elements that a page gets."""
        return scripts

    def callbacks(self) -> list[dict[str, object]]:
        """The declarations of all callbacks, as the browser asks for them."""
        declarations: list[dict[str, object]] = self._callback_list
        return declarations

    def _generate_scripts_html(self) -> str:
        return "\n".join(self.chosen_scripts(super()._generate_scripts_html().splitlines()))

    def _config(self) -> dict[str, object]:
        config: dict[str, object] = super()._config()  # type: ignore[no-untyped-call]
        return {key: value for key, value in config.items() if key != "python_version"}


class PlainComponent(Component):
    """A component whose properties are those that it is made with, also one that is None.

    Its script is a function of the class's name in `window[_namespace]`, which a subclass names.
    """

    def __init__(self, **properties: object) -> None:
        self._type = type(self).__name__
        self._prop_names = self.available_properties = list(properties)
        self._valid_wildcard_attributes = self.available_wildcard_properties = []
        # Dash says nothing of the types of its constructor.
        super().__init__(**properties)  # type: ignore[no-untyped-call]


def kind_of(component: Component) -> tuple[str, str]:
    """The namespace and the name of a component's class, such as `("dash_core_components", "Link")`."""
    return component._namespace, component._type


def props_of(component: Component) -> Properties:
    """The properties of a component that are set."""
    props: Properties = component.to_plotly_json()["props"]
    return props


def json_of(value: object) -> str:
    """Components and figures as the JSON that Dash sends."""
    return str(to_json(value))


def register_catch_all_page(*, title: Callable[..., str], layout: Callable[..., object]) -> None:
    """Replace the pages of this process by one that is every address, and by the same for unknown ones."""
    PAGE_REGISTRY.clear()
    register: Callable[..., None] = dash.register_page
    register("here", path="/", path_template="/<_>", title=title, layout=layout)
    register("not_found_404", path="/_", title=title, layout=layout)


@contextmanager
def plotly_listed_once() -> Iterator[None]:
    """Each new application adds plotly.js to a list of the whole process; once is enough."""
    known = len(dcc._js_dist)
    yield
    if any(entry.get("namespace") == "plotly" for entry in dcc._js_dist[:known]):
        del dcc._js_dist[known:]
