"""What a browser has seen goes along with its requests, so that a replica that lags never shows it an older state."""

from types import SimpleNamespace
from typing import Any

import pytest
from dash import Dash, Input, Output, html

from dashboard.roles import Role, requires
from dashboard.server import create_server
from dashboard.settings import Settings
from db.request_context import REQUEST_CONTEXT
from tests.support.asgi_client import Asker, FixedCounter, own_page


def _register(app: Dash, database: Any, settings: Settings) -> None:
    for role in Role:

        @app.callback(Output(f"{role}-said", "children"), Input(f"{role}-asked", "n_clicks"), prevent_initial_call=True)
        @requires(role)
        def say(n_clicks: int | None) -> str:
            context = REQUEST_CONTEXT.get()
            assert context is not None
            if n_clicks:
                context.written_change = n_clicks  # as a database with a replica does, once it has committed
            return f"has seen {context.seen_change}, {'may write' if context.may_write else 'reads'}"


def _layout(database: Any, settings: Settings, **_: Any) -> html.Div:
    return html.Div([html.P(id=f"{role}-{part}") for role in Role for part in ("said", "asked")])


@pytest.fixture(scope="module")
def asker(settings: Settings) -> Asker:
    page: Any = SimpleNamespace(PATH="/", TITLE="Page", layout=_layout, register=_register)
    return own_page(create_server(settings, FixedCounter(), pages=[page]), settings)


def ask(asker: Asker, role: Role, *, clicks: int = 0, seen: str | None = None) -> Any:
    body = {
        "output": f"{role}-said.children",
        "outputs": {"id": f"{role}-said", "property": "children"},
        "inputs": [{"id": f"{role}-asked", "property": "n_clicks", "value": clicks}],
        "changedPropIds": [f"{role}-asked.n_clicks"],
    }
    cookie = asker.headers["cookie"] + (f"; commitments_seen_{asker.settings.port}={seen}" if seen else "")
    answer = asker.call(body, headers={"cookie": cookie})
    assert answer.status_code == 200
    return answer


def words_of(answer: Any) -> str:
    return str(next(iter(answer.json()["response"].values()))["children"])


def test_a_reader_s_request_says_what_its_browser_has_seen(asker: Asker) -> None:
    assert words_of(ask(asker, Role.READER)) == "has seen 0, reads"
    assert words_of(ask(asker, Role.READER, seen="41")) == "has seen 41, reads"


def test_what_may_save_something_reads_the_newest(asker: Asker) -> None:
    assert words_of(ask(asker, Role.EDITOR, seen="41")) == "has seen 41, may write"


def test_whoever_saved_is_told_how_far_they_have_seen_and_nobody_else_is(asker: Asker) -> None:
    assert (
        f"commitments_seen_{asker.settings.port}=57; Path=/" in ask(asker, Role.EDITOR, clicks=57).headers["set-cookie"]
    )
    assert "set-cookie" not in ask(asker, Role.EDITOR).headers


@pytest.mark.parametrize("seen", ["-1", "x", "9" * 16, "1e9"])
def test_nonsense_counts_as_nothing_seen(asker: Asker, seen: str) -> None:
    assert words_of(ask(asker, Role.READER, seen=seen)) == "has seen 0, reads"
