"""Asking the web application questions over ASGI, as a browser at this machine or as somebody from elsewhere."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from dashboard.server import Server
from dashboard.settings import Settings
from dashboard.web.csrf import CSRF_HEADER, csrf_cookie_name
from db.engine import Database

TOKEN = "T" * 43
CALLBACK = "/_dash-update-component"
PAGE_HEADERS = {"accept": "text/html", "sec-fetch-site": "none", "sec-fetch-mode": "navigate"}


class FixedCounter(Database):
    """A database without records, of which only the state is ever read."""

    def __init__(self, value: int = 1) -> None:
        # Opens nothing.
        self.value = value

    def check_ready(self) -> None:
        pass

    def change_counter(self) -> int:
        return self.value

    def change_token(self) -> str:
        return f"{self.change_counter()}-fixed"


@dataclass
class Asker:
    """Sends one request at a time to an application; `headers` are what its browser adds by itself."""

    application: Server
    settings: Settings
    headers: Mapping[str, str] = field(default_factory=dict)

    def ask(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        without: Sequence[str] = (),
        content: bytes | None = None,
    ) -> httpx.Response:
        """The answer to one request; `without` names headers to leave out."""
        sent = {name: value for name, value in {**self.headers, **(headers or {})}.items() if name not in without}
        return asyncio.run(self._ask(method, path, sent, content))

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.ask("GET", path, **more)

    def call(self, body: object, **more: Any) -> httpx.Response:
        """Post a body to Dash's callbacks; anything but bytes is sent as JSON."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.ask("POST", CALLBACK, content=content, **more)

    async def _ask(self, method: str, path: str, headers: Mapping[str, str], content: bytes | None) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.application)
        async with httpx.AsyncClient(transport=transport, base_url=self.settings.base_url) as client:
            return await client.request(method, path, headers=dict(headers), content=content)


def own_page(application: Server, settings: Settings) -> Asker:
    """What this server's own page sends from a browser: its origin, its cookie and its token."""
    return Asker(
        application,
        settings,
        {
            "origin": settings.base_url,
            "sec-fetch-site": "same-origin",
            "sec-fetch-mode": "cors",
            "sec-fetch-dest": "empty",
            "content-type": "application/json",
            "cookie": f"{csrf_cookie_name(settings)}={TOKEN}",
            CSRF_HEADER: TOKEN,
        },
    )
