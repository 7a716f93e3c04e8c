"""Each private name of Dash that is used is there and does what it is used for: a changed one fails here."""

import json
from typing import Any

import dash
import pytest
from dash import Dash, dcc, html
from dash._pages import PAGE_REGISTRY
from dash.exceptions import CallbackException

from dashboard import dash_internals
from dashboard.app import create_dash
from dashboard.dash_internals import (
    AdaptedDash,
    PlainComponent,
    json_of,
    kind_of,
    plotly_listed_once,
    props_of,
    register_catch_all_page,
)
from dashboard.settings import Settings
from tests.support.asgi_client import FixedCounter


@pytest.fixture(scope="module")
def app() -> Dash:
    """The application, after its first request."""
    return create_dash(Settings(), FixedCounter())


@pytest.mark.parametrize("name", ["PAGE_CONTENT", "PAGE_STORE", "LOCATION"])
def test_the_page_container_has_the_parts_that_are_prerendered(name: str) -> None:
    assert getattr(dash_internals, name) in {part.id for part in dash.page_container.children}


@pytest.mark.parametrize("name", ["PAGES_CALLBACK", "TITLE_CALLBACK"])
def test_dash_has_its_own_callbacks_for_pages_and_titles(name: str, app: Any) -> None:
    output = getattr(dash_internals, name)
    assert output in {callback["output"] for callback in app.callbacks()}


def test_the_callback_list_is_what_the_browser_would_request(app: Any) -> None:
    answer = app.server.test_client().get("/_dash-dependencies", environ_base={"asgi.scope": {}})
    assert answer.get_json() == json.loads(json_of(app.callbacks()))


def test_callbacks_are_posted_to_the_path_that_the_gate_checks(app: Any) -> None:
    assert dash_internals.CALLBACK_PATH in {rule.rule for rule in app.server.url_map.iter_rules()}


def test_dash_serves_its_own_copy_of_plotly_where_scripts_fall_back_to(app: Any) -> None:
    client = app.server.test_client()
    assert client.get(dash_internals.PLOTLY_PATH, environ_base={"asgi.scope": {}}).status_code == 200


def test_an_application_chooses_its_scripts_and_hides_the_version_of_python() -> None:
    class Chosen(AdaptedDash):
        def chosen_scripts(self, scripts: list[str]) -> list[str]:
            return [script for script in scripts if "react-dom" not in script]

    page = Chosen("chosen", enable_mcp=False)
    page.layout = html.P()
    answer = page.server.test_client().get("/").text
    assert "dash_renderer" in answer and "react-dom" not in answer
    assert '"requests_pathname_prefix"' in answer and "python_version" not in answer


def test_an_own_component_has_its_kind_and_every_property() -> None:
    class Box(PlainComponent):
        _namespace = "boxes"

    box = Box(id="b", wants=None)
    assert kind_of(box) == ("boxes", "Box") and props_of(box) == {"id": "b", "wants": None}
    assert json.loads(json_of(box)) == {"namespace": "boxes", "type": "Box", "props": {"id": "b", "wants": None}}


def test_html_elements_are_known_by_their_namespace() -> None:
    assert kind_of(html.P()) == (dash_internals.HTML_NAMESPACE, "P")
    assert kind_of(dcc.Link("a", href="/")) == ("dash_core_components", "Link")


def test_the_registry_of_pages_is_replaced() -> None:
    before = dict(PAGE_REGISTRY)
    try:
        register_catch_all_page(title=lambda **_: "", layout=lambda **_: None)
        assert [page["path"] for page in dash.page_registry.values()] == ["/", "/_"]
    finally:
        PAGE_REGISTRY.clear()
        PAGE_REGISTRY.update(before)


def test_plotly_is_listed_once_however_many_applications_there_are() -> None:
    def listed() -> int:
        return sum(entry.get("namespace") == "plotly" for entry in dcc._js_dist)

    before = listed()
    for name in ("one", "two"):
        with plotly_listed_once():
            Dash(name, enable_mcp=False)
    assert listed() == max(before, 1)
    Dash("three", enable_mcp=False)
    assert listed() == max(before, 1) + 1, "Dash lists it once itself: the context manager can go"
    del dcc._js_dist[-1]


def test_the_values_of_a_callback_become_its_arguments_or_are_refused() -> None:
    group: Any = dash_internals.validate_and_group_input_args
    assert group(["v", 3], [0, 1]) == (["v", 3], {})
    with pytest.raises(CallbackException):
        group(["v"], [0, 1])
