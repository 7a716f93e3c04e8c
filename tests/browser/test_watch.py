"""The watch kept over every journey: what it must notice, it notices."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from tests.browser import visitors
from tests.browser.visitors import PHONE, Visitor

POLICY = "default-src 'none'; script-src 'self'; connect-src *; img-src *"
SCRIPTS = {
    "/quiet.js": "",
    "/console.js": "console.error('it went wrong')",
    "/throws.js": "setTimeout(() => { throw new Error('nobody caught this') })",
    "/inline.js": "document.body.setAttribute('onclick', 'alert(1)')",
    "/elsewhere.js": "new Image().src = 'http://elsewhere.example/pixel.png'",
}


class OnePage(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = SCRIPTS.get(
            self.path, f"<!doctype html><title>page</title><body><script src={self.path[1:]}.js></script>"
        )
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if self.path in SCRIPTS else "text/html")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), OnePage)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def onlooker(chromium: Browser, origin: str) -> Iterator[Visitor]:
    """A visitor of whom nothing is asserted at the end."""
    visitor = visitors.arrive(chromium, origin, viewport=PHONE, theme="dark")
    yield visitor
    visitor.context.close()


def test_a_page_at_peace_leaves_no_complaint(onlooker: Visitor) -> None:
    onlooker.open("/quiet")
    assert onlooker.page.evaluate("[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]") == [390, True]
    assert onlooker.unexpected() == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("/console", "console: it went wrong"),
        ("/throws", "page error: .*nobody caught this"),
        ("/inline", "CSP: script-src-attr"),
        ("/elsewhere", "request off the origin: GET http://elsewhere.example/pixel.png"),
    ],
    ids=lambda value: value.strip("/") if value.startswith("/") else "",
)
def test_what_a_page_does_wrong_unseen_becomes_a_complaint(onlooker: Visitor, page: str, words: str) -> None:
    onlooker.open(page)
    onlooker.page.wait_for_function("new Promise((done) => setTimeout(() => done(true)))")
    assert onlooker.unexpected()
    onlooker.expect_complaint(words)
    onlooker.expect_complaint("^console: ")
    assert onlooker.unexpected() == []
    assert any(visible for visible in onlooker.complaints if onlooker.expected[0].search(visible))
