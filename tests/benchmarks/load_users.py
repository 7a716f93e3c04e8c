"""Locust's part of the load test: what readers and editors do. Started by tests/benchmarks/load.py.

Readers open the timeline, scroll, and open commitments, with seconds to look between; like a browser's page they listen
for changes and read again when they are told. Editors open a commitment and record a fruitless search of it; all of
them work on the same few, so that they do get into each other's way. Needs Locust and the standard library.
"""

# Locust is in nobody's environment but its own, so there are no types to hold this to.
# mypy: ignore-errors

import json
import os
import random
import re
import time
from pathlib import Path
from typing import Any

import gevent
from locust import HttpUser, between, events, task

from tests.support.http_client import Visitor, saved

ADDRESS = os.environ["PEOPLE_ADDRESS"]
FOLDER = Path(os.environ["PEOPLE_FOLDER"])
TODAY = os.environ["PEOPLE_TODAY"]
SHORTEST, LONGEST = (float(part) for part in os.environ["PEOPLE_THINK"].split("-"))
PLACES: list[str] = json.loads((FOLDER / "slugs.json").read_text(encoding="utf-8"))
EDITED = PLACES[:16]
ROWS = int(os.environ["PEOPLE_ROWS"])
KNOWN: list[dict[str, Any]] = []
_CARRIED = re.compile(r'data-carried":\s*("(?:[^"\\]|\\.)*"|\{[^}]*\})')

answers = (FOLDER / "answers.jsonl").open("a", encoding="utf-8")
written = (FOLDER / "written.jsonl").open("a", encoding="utf-8")


@events.request.add_listener
def note(name: str, response_time: float, response: Any, exception: Any, **_: Any) -> None:
    """One line for every answer: what was asked, milliseconds, status; 0 where there was no answer."""
    status = getattr(response, "status_code", 0) if exception is None or response is not None else 0
    answers.write(json.dumps([name, response_time, status, str(exception or "")[:200]]) + "\n")


@events.quitting.add_listener
def finish(**_: Any) -> None:
    answers.close()
    written.close()


class Person(HttpUser):
    """Anybody with the timeline open."""

    abstract = True
    host = ADDRESS
    wait_time = between(SHORTEST, LONGEST)

    def on_start(self) -> None:
        self.visitor = Visitor(self.client, ADDRESS, KNOWN)
        self.visitor.open("/", name="page")
        self.at = 0

    def on_stop(self) -> None:
        if hasattr(self, "listening"):
            self.listening.kill()


class Reader(Person):
    """Looks around, and reads again what others change."""

    fixed_count = int(os.environ["PEOPLE_READERS"])

    def on_start(self) -> None:
        super().on_start()
        self.listening = gevent.spawn(self.listen)

    @task(1)
    def open_timeline(self) -> None:
        self.visitor.open("/", name="page")

    @task(6)
    def scroll(self) -> None:
        self.at = random.choice([min(self.at + 40, ROWS), random.randrange(ROWS)])
        self.visitor.scroll(self.at, name="window")

    @task(3)
    def open_commitment(self) -> None:
        self.visitor.choose(random.choice(PLACES), name="drawer")

    def listen(self) -> None:
        """The page's stream: hears of changes, and after its turn reads the window again, as shell/live.js does."""
        while True:
            try:
                with self.client.get("/events", stream=True, name="events", timeout=60) as stream:
                    self.hear(stream.iter_lines(chunk_size=1, decode_unicode=True))
            except Exception:
                gevent.sleep(3 + 12 * random.random())

    def hear(self, lines: Any) -> None:
        known, spread, turn = None, 0, None
        for line in lines:
            if line.startswith("id: "):
                spread = int(line[4:])
            elif line.startswith("data: "):
                if known is not None and known != line and (turn is None or turn.dead):
                    turn = gevent.spawn_later(random.random() * spread / 1000, self.read_again)
                known = line

    def read_again(self) -> None:
        self.visitor.scroll(self.at, name="window")


class Editor(Person):
    """Records what a search found: nothing."""

    fixed_count = int(os.environ["PEOPLE_EDITORS"])

    @task
    def record(self) -> None:
        slug = random.choice(EDITED)
        opened = self.visitor.choose(slug, name="editor's drawer")
        carried = carried_in(opened.text) if opened.status_code == 200 else None
        if carried is None:
            return
        time.sleep(random.uniform(0.2, 1.0))
        reason = f"searched {random.getrandbits(80):x}"
        answer = self.visitor.record_search(
            carried["commitment"], slug, version=int(carried["version"]), day=TODAY, reason=reason, name="save"
        )
        line = [slug, int(carried["version"]), reason, bool(saved(answer)), answer.status_code]
        written.write(json.dumps(line) + "\n")
        written.flush()


def carried_in(text: str) -> dict[str, str] | None:
    """What the status form of an opened drawer carries unseen: the commitment's id and version."""
    match = _CARRIED.search(text)
    if match is None:
        return None
    value = json.loads(match[1])
    return dict(json.loads(value) if isinstance(value, str) else value)
