"""What the script in a browser asks of a running server, without the browser: pages, callbacks, forms.

For many visitors at a time, in tests and under load. Works over httpx and over whatever speaks like requests; knows of
the application only what the server itself tells a browser.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

CALLBACK = "/_dash-update-component"
CSRF_HEADER = "x-csrf-token"
ANSWER, SENT = "form-answer", "form-sent"
WINDOW, WINDOW_AT = "gantt-rows.markup", "timeline-board-at"
DRAWER = "drawer.children"
PAGE_QUERY, DRAWER_QUERY = "page-query", "drawer-query"

Values = Mapping[str, object]


@dataclass
class Visitor:
    """One browser's worth of cookies. `client` has `get(path, headers=…)` and `post(path, json=…, headers=…)`.

    `known` may be another visitor's list of callbacks, as a browser keeps it.
    """

    client: Any
    address: str
    known: list[dict[str, Any]] = field(default_factory=list)

    def open(self, path: str = "/", **more: Any) -> Any:
        """Load a page as the address bar does, with the list of callbacks once."""
        headers = {"accept": "text/html", "sec-fetch-site": "none", "sec-fetch-mode": "navigate"}
        answer = self.client.get(path, headers=headers, **more)
        if not self.known:
            self.known.extend(self.client.get("/_dash-dependencies").json())
        return answer

    def call(self, output: str, values: Values, *, changed: Iterable[str], **more: Any) -> Any:
        """Ask for a callback's outputs. `values`: `id.property` → value, for what is not None; `changed` names some."""
        return self.client.post(
            CALLBACK, json=self.body(output, values, changed=changed), headers=self.headers(), **more
        )

    def scroll(self, first: int, *, search: str = "", **more: Any) -> Any:
        """Ask the timeline for the window of rows around a row."""
        where = {f"{PAGE_QUERY}.search": search, f"{WINDOW_AT}.data": first}
        return self.call(WINDOW, where, changed=[f"{WINDOW_AT}.data"], **more)

    def choose(self, slug: str, **more: Any) -> Any:
        """Open a commitment in the drawer."""
        search = f"{DRAWER_QUERY}.search"
        return self.call(DRAWER, {search: f"?at={slug}"}, changed=[search], **more)

    def record_search(self, commitment: str, slug: str, *, version: int, day: str, reason: str, **more: Any) -> Any:
        """Send the status form's "Searched, found nothing"."""
        values = {
            "commitment": commitment,
            "slug": slug,
            "version": str(version),
            "read_at": f"{day}T00:00:00+00:00",
            "corrects": "",
            "searched_until": day,
            "reason": reason,
        }
        submission = {"form": "status-form", "verb": "searched", "key": uuid4().hex, "values": values}
        return self.call(f"{ANSWER}.data", {f"{SENT}.data": submission}, changed=[f"{SENT}.data"], **more)

    def headers(self) -> dict[str, str]:
        """What the browser adds by itself to a callback."""
        parts = urlsplit(self.address)
        token = self.client.cookies.get(f"commitments_csrf_{parts.port}") or ""
        return {"origin": self.address, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", CSRF_HEADER: token}

    def body(self, output: str, values: Values, *, changed: Iterable[str]) -> dict[str, Any]:
        """The callback's body, as Dash's script makes it."""
        callback = next(one for one in self.known if output in _parts(one["output"]))
        outputs = [
            dict(zip(("id", "property"), part.rsplit(".", 1), strict=True)) for part in _parts(callback["output"])
        ]
        return {
            "output": callback["output"],
            "outputs": outputs if callback["output"].startswith("..") else outputs[0],
            "inputs": [_sent(one, values) for one in callback["inputs"]],
            "state": [_sent(one, values) for one in callback["state"]],
            "changedPropIds": list(changed),
        }


def saved(answer: Any) -> bool:
    """Whether the server acknowledged a form that was sent: what it holds from then on must never be lost."""
    if answer.status_code != 200:
        return False
    return bool(json.loads(answer.text)["response"][ANSWER]["data"]["ok"])


def _sent(dependency: Mapping[str, Any], values: Values) -> dict[str, Any]:
    sent = {"id": dependency["id"], "property": dependency["property"]}
    name = f"{dependency['id']}.{dependency['property']}"
    return {**sent, "value": values[name]} if name in values else sent


def _parts(output: str) -> list[str]:
    return output.strip(".").split("...") if output.startswith("..") else [output]
