"""uvicorn's HTTP/1.1 protocol with a time limit for the request's headers, which uvicorn does not have.

Without it a client that sends half a request, or nothing, holds its connection for ever (slowloris).
"""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEADER_SECONDS = 10.0


class HeaderTimeoutProtocol(H11Protocol):
    """Closes a connection whose headers are not complete `HEADER_SECONDS` after it, or their first byte, came."""

    _header_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the time limit of the first request."""
        super().connection_made(transport)
        self._watch_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the time limit."""
        self._stop_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read; where the headers are not complete yet, the time limit goes on or, for a further request, starts."""
        super().data_received(data)
        self._watch_headers()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP. A request whose body breaks off so is over: its application may answer no more."""
        if self.cycle is None or self.cycle.response_complete:
            super().send_400_response(msg)
            return
        if self.cycle.response_started:
            self.transport.close()
        else:
            super().send_400_response(msg)
        self.cycle.disconnected = True
        self.cycle.message_event.set()

    def _watch_headers(self) -> None:
        if self.conn.their_state is not h11.IDLE or self.transport.is_closing():
            self._stop_timer()
        elif self._header_timer is None:
            self._header_timer = self.loop.call_later(HEADER_SECONDS, self.transport.close)

    def _stop_timer(self) -> None:
        if self._header_timer is not None:
            self._header_timer.cancel()
            self._header_timer = None
