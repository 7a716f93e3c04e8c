"""The application as a whole: its pages, its files, and several of it in one process."""

import json
import re
import socket
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from dash import Dash, Input, Output, html

from dashboard.dash_internals import PAGES_CALLBACK, PLOTLY_PATH
from dashboard.roles import Role, requires
from dashboard.routing import PageUrl
from dashboard.server import Server, create_server, listen
from dashboard.settings import Settings
from dashboard.web.plotly_bundle import bundle
from db.errors import NotFound
from tests.support.asgi_client import PAGE_HEADERS, Asker, FixedCounter, own_page


def test_it_says_that_it_is_well(newcomer: Asker) -> None:
    assert newcomer.get("/healthz").json() == {"status": "ok"}
    assert newcomer.get("/readyz").json() == {"status": "ok"}


def test_it_says_when_its_database_is_not(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    class Lost(FixedCounter):
        lost = False

        def check_ready(self) -> None:
            if self.lost:
                raise OSError("no disk at /secret/place")

    database = Lost()
    newcomer = Asker(create_server(settings, database, pages=[]), settings, PAGE_HEADERS)
    database.lost = True
    answer = newcomer.get("/readyz")
    assert answer.status_code == 503
    assert "secret" not in answer.text
    assert newcomer.get("/healthz").status_code == 200


def test_an_unknown_address_shows_the_application_and_says_404(newcomer: Asker) -> None:
    answer = newcomer.get("/no/such/page")
    assert answer.status_code == 404
    assert "_dash-config" in answer.text


def test_the_page_tells_nothing_about_the_machine(newcomer: Asker) -> None:
    assert "python_version" not in newcomer.get("/").text
    assert "server" not in newcomer.get("/").headers


def test_files_are_kept_as_long_as_their_address_says(newcomer: Asker) -> None:
    page = newcomer.get("/").text
    assert newcomer.get("/").headers["cache-control"] == "private, no-cache"
    own = set(re.findall(r'(?:src|href|content)="(/static/[^"]+)"', page))
    assert len(own) == 3, "style sheets, scripts and Plotly, each one file"
    for address in own:
        assert newcomer.get(address).headers["cache-control"] == "public, max-age=31536000, immutable"
    assert newcomer.get("/assets/js/shell/live.js").headers["cache-control"] == "no-cache"
    renderer = re.findall(r'src="(/_dash-component-suites/[^"]+renderer[^"]+)"', page)
    assert "max-age=31536000" in newcomer.get(renderer[0]).headers["cache-control"]


def test_all_it_loads_comes_from_itself(newcomer: Asker) -> None:
    addresses = re.findall(r'(?:src|href)="([^"]+)"', newcomer.get("/").text)
    assert addresses
    assert [address for address in addresses if not re.match(r"/(?!/)|[#?]", address)] == []


def test_the_nonce_and_the_theme_come_before_every_style_and_script(newcomer: Asker) -> None:
    page = newcomer.get("/").text
    assert page.index("currentScript.nonce") < page.index("data-theme") < page.index('rel="stylesheet"')
    assert page.index("data-theme") < page.index('<script type="text/deferred" src')
    scripts = re.findall(r'<script[^>]* src="([^"]+)', page)
    assert len(scripts) == len(set(scripts))


def test_a_page_comes_with_its_layout_and_its_title_in_the_first_answer(newcomer: Asker) -> None:
    page = newcomer.get("/").text
    (layout,) = re.findall(r'<script type="application/json" id="initial-layout">(.*?)</script>', page)
    container = json.dumps(json.loads(layout))
    assert '"_pages_content"' in container and '"pathname": "/"' in container
    (dependencies,) = re.findall(r'<script type="application/json" id="initial-dependencies">(.*?)</script>', page)
    listed = newcomer.get("/_dash-dependencies").json()
    # The title stands in the page already.
    (title,) = (one for one in listed if one["output"] == "_pages_dummy.children")
    assert json.loads(dependencies) == [
        {**one, "prevent_initial_call": True} if one is title else one for one in listed
    ]


def test_large_scripts_come_only_with_the_pages_that_need_them(settings: Settings) -> None:
    pages = [a_page("/plain"), a_page("/heavy", NEEDS=("dash_ag_grid",))]
    server = create_server(settings, FixedCounter(), pages=pages)
    plain, heavy = (Asker(server, settings, PAGE_HEADERS).get(path).text for path in ("/plain", "/heavy"))
    script = re.compile(r'<script src="[^"]*dash_ag_grid')
    assert script.search(heavy) and not script.search(plain)
    assert r'"data-apart":"\u002fheavy"' in plain or '"data-apart":"/heavy"' in plain


def test_plotly_is_fetched_early_only_where_the_page_has_a_chart(settings: Settings) -> None:
    server = create_server(settings, FixedCounter(), pages=[a_page("/plain"), a_page("/chart", NEEDS=("async-graph",))])
    plain, chart = (Asker(server, settings, PAGE_HEADERS).get(path).text for path in ("/plain", "/chart"))
    meta = f'<meta name="plotly" content="{bundle().address}" data-fallback="{PLOTLY_PATH}"'
    assert f"{meta}>" in plain
    assert f"{meta} data-preload>" in chart


def test_what_people_type_cannot_end_the_layout_in_the_page(settings: Settings) -> None:
    hostile = "</script><script>alert(1)</script>{given}{title}{nonce}{%scripts%}"
    page = a_page("/x", layout=lambda *_, url: html.P(hostile), title=lambda *_, url: hostile)
    answer = Asker(create_server(settings, FixedCounter(), pages=[page]), settings, PAGE_HEADERS).get("/x").text
    assert "<script>alert" not in answer
    (layout,) = re.findall(r'id="initial-layout">(.*?)</script>', answer)
    assert json.dumps(hostile)[1:-1] in json.dumps(json.loads(layout))


def test_a_view_is_read_anew_only_after_a_change(settings: Settings) -> None:
    queries: list[str] = []

    def layout(database: Any, settings: Settings, *, url: PageUrl) -> html.P:
        queries.append(url.first("q"))
        return html.P(f"Reading {len(queries)}")

    page = a_page("/x", layout=layout, is_prerendered=lambda url: True)
    counter = FixedCounter(1)
    visitor = Asker(create_server(settings, counter, pages=[page]), settings, PAGE_HEADERS)
    first, again, other = (visitor.get(path).text for path in ("/x", "/x", "/x?q=other"))
    assert "Reading 1" in first and "Reading 1" in again and "Reading 2" in other
    counter.value = 2
    assert "Reading 3" in visitor.get("/x").text
    assert queries == ["", "other", ""]


def test_scripts_of_a_page_that_is_painted_first_wait_for_its_first_frame(settings: Settings) -> None:
    pages = [a_page("/x", is_prerendered=lambda url: True), a_page("/y")]
    visitor = Asker(create_server(settings, FixedCounter(), pages=pages), settings, PAGE_HEADERS)
    painted, plain = (visitor.get(path).text for path in ("/x", "/y"))
    late = re.findall(r'<script type="text/deferred" src="([^"]+)"', painted)
    assert late == re.findall(r'<script src="([^"]+)"', plain)
    assert not re.search(r'<link [^>]*as="script"', painted)
    assert "/polyfill" not in painted + plain, "it is for browsers that can't draw the timeline anyway"
    assert (
        '<script id="_dash-renderer" type="text/deferred">' in painted
        and "text/deferred" not in plain.split("<footer>")[1]
    )


def test_pages_with_filters_are_known_to_the_scripts(settings: Settings) -> None:
    pages = [a_page("/x", HAS_FILTERS=True), a_page("/y")]
    answer = Asker(create_server(settings, FixedCounter(), pages=pages), settings, PAGE_HEADERS).get("/y").text
    (layout,) = re.findall(r'id="initial-layout">(.*?)</script>', answer)
    shell = json.loads(layout)["props"]
    assert (shell["data-filtered"], shell["data-days"]) == ("/x", "as_of as_recorded_by")


def test_a_view_that_is_kept_has_the_nonce_of_each_answer(settings: Settings) -> None:
    page = a_page("/x", layout=lambda *_, url: html.P(style={"height": "3px"}), is_prerendered=lambda url: True)
    visitor = Asker(create_server(settings, FixedCounter(), pages=[page]), settings, PAGE_HEADERS)
    for answer in (visitor.get("/x"), visitor.get("/x")):
        (nonce,) = re.findall(r"'nonce-([\w-]+)'", answer.headers["content-security-policy"])
        assert set(re.findall(r'nonce="([^"]*)"', answer.text)) == {nonce}


def test_several_applications_in_one_process_keep_to_their_own_pages_and_settings(settings: Settings) -> None:
    def page(words: str) -> Any:
        def layout(database: Any, settings: Settings, *, url: PageUrl) -> html.P:
            return html.P([words, database.value, settings.due_soon_days])

        return a_page(f"/{words}", layout=layout)

    other = replace(settings, due_soon_days=7)
    first = create_server(settings, FixedCounter(1), pages=[page("first")])
    second = create_server(other, FixedCounter(2), pages=[page("second")])
    assert contents(first, settings, "/first") == ["first", 1, 30]
    assert contents(second, other, "/second") == ["second", 2, 7]
    assert contents(first, settings, "/second") != ["second", 2, 7]
    scripts = [Asker(server, settings, PAGE_HEADERS).get("/").text.count("<script") for server in (first, second)]
    assert scripts[0] == scripts[1]


def test_a_page_names_itself_after_its_record(settings: Settings) -> None:
    page = a_page("/things/<slug>", title=lambda database, settings, *, url: f"The {url.variables['slug']}")
    answer = visit(create_server(settings, FixedCounter(), pages=[page]), settings, "/things/treaty")
    assert answer["_pages_store"]["data"]["title"] == "The treaty · Commitments"


def test_a_record_that_is_not_there_is_said_to_be_missing(settings: Settings) -> None:
    def layout(database: Any, settings: Settings, *, url: PageUrl) -> html.P:
        raise NotFound("There is no commitment called <b>.")

    answer = visit(create_server(settings, FixedCounter(), pages=[a_page("/x", layout=layout)]), settings, "/x")
    assert "There is no commitment called <b>." in str(answer["_pages_content"]["children"])
    assert answer["_pages_store"]["data"]["title"] == "Not found"


def a_page(path: str, **more: Any) -> Any:
    """A page module with one sentence; `more` adds to it or takes its place."""
    usual: dict[str, Any] = {
        "PATH": path,
        "TITLE": "Page",
        "layout": lambda database, settings, *, url: html.P("page"),
        "register": lambda app, database, settings: None,
    }
    return SimpleNamespace(**{**usual, **more})


def visit(server: Server, settings: Settings, path: str) -> Any:
    """What Dash renders when the address in the browser becomes `path`."""
    location = {"id": "_pages_location"}
    values = [{**location, "property": "pathname", "value": path}, {**location, "property": "search", "value": ""}]
    outputs = [{"id": "_pages_content", "property": "children"}, {"id": "_pages_store", "property": "data"}]
    body = {"output": PAGES_CALLBACK, "outputs": outputs, "inputs": values, "state": values}
    answer = own_page(server, settings).call({**body, "changedPropIds": []})
    assert answer.status_code == 200
    return answer.json()["response"]


def contents(server: Server, settings: Settings, path: str) -> object:
    return visit(server, settings, path)["_pages_content"]["children"]["props"]["children"]


def test_no_packet_of_an_answer_waits_for_the_one_before_it() -> None:
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        connection, _ = listener.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


@pytest.mark.parametrize("words", ["Ain al-Asad <b>", "قاعدة عين الأسد", "\\u003c", "</script>"])
def test_an_answer_holds_every_letter_as_it_is(settings: Settings, words: str) -> None:
    def register(app: Dash, *_: Any) -> None:
        @app.callback(Output("said", "children"), Input("asked", "data"))
        @requires(Role.READER)
        def say(queries: str | None) -> str:
            return f"{queries}: {words}"

    page = a_page("/x", register=register)
    visitor = own_page(create_server(settings, FixedCounter(), pages=[page]), settings)
    answer = visitor.call(
        {
            "output": "said.children",
            "outputs": {"id": "said", "property": "children"},
            "inputs": [{"id": "asked", "property": "data", "value": "q"}],
            "changedPropIds": ["asked.data"],
        }
    )
    assert answer.json()["response"]["said"]["children"] == f"q: {words}"
    assert b", " not in answer.content
    if "\\" not in words:
        assert words.encode() in answer.content
