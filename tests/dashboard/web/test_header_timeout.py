"""Half-sent and broken requests end, without a trace in the log."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from dashboard.server import WebServer, create_server, listen
from dashboard.settings import Settings
from dashboard.web import header_timeout
from tests.support.asgi_client import FixedCounter

PATIENCE = 30.0


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a server that waits a second for headers."""
    monkeypatch.setattr(header_timeout, "HEADER_SECONDS", 1.0)
    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        server = WebServer(create_server(Settings(port=port), FixedCounter(), pages=[]))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield port
        server.should_exit = True
        thread.join(timeout=PATIENCE)
    assert not thread.is_alive()


def rest(port: int, *parts: bytes, pause: float = 0.0) -> bytes:
    """All that the server sends on one connection until it closes it."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)) as connection:
        for part in parts:
            connection.sendall(part)
            time.sleep(pause)
        received = b""
        while more := connection.recv(65_536):
            received += more
        return received


def healthz(port: int, *, more: str = "") -> bytes:
    return f"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{more}\r\n".encode()


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHo"])
def test_a_connection_without_whole_headers_is_closed(port: int, sent: bytes) -> None:
    begun = time.monotonic()
    assert rest(port, sent) == b""
    assert time.monotonic() - begun < 10


def test_headers_that_trickle_in_are_not_waited_for(port: int) -> None:
    begun = time.monotonic()
    with pytest.raises((ConnectionError, TimeoutError)):
        rest(port, *(bytes([letter]) for letter in b"GET / HTTP/1.1\r\nX: " + b"x" * 60), pause=0.2)
    assert time.monotonic() - begun < 15


def test_a_further_request_on_a_connection_has_the_same_time(port: int) -> None:
    assert rest(port, healthz(port), b"GET /", pause=0.3).startswith(b"HTTP/1.1 200")


def test_a_body_that_is_no_chunked_body_is_refused_without_a_trace(port: int, caplog: pytest.LogCaptureFixture) -> None:
    head = f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nSec-Fetch-Site: same-origin\r\n"
    cookie = f"Cookie: commitments_csrf_{port}={'T' * 43}\r\nX-CSRF-Token: {'T' * 43}\r\n"
    answer = rest(port, f"{head}{cookie}Transfer-Encoding: chunked\r\n\r\n".encode(), b"zz\r\n", pause=0.3)
    assert answer.startswith(b"HTTP/1.1 400")
    assert "Traceback" not in caplog.text
