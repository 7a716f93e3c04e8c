"""Send made-up requests to every callback, Dash's own too: `python -m tests.fuzz_callbacks --calls 20000`.

No answer may be 5xx. Most values have the type that the callback declares, so that they get past its schema and into
its function; some bodies are tampered with. The same seed makes the same calls.
"""

import argparse
import logging
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from dashboard.app import create_dash
from dashboard.server import create_server
from dashboard.settings import Settings
from dashboard.web.callback_schema import CallbackSchema, read_schemas
from db.engine import Database, open_database
from db.queries.suggestions import commitment_choices
from db.sample import load_sample
from tests.start import ROOT
from tests.support.asgi_client import Asker, own_page
from tests.support.callback_requests import HOSTILE_VALUES, TAMPERINGS, Body, fitting_body, set_value

SETTINGS = Settings(fixed_day=date(2026, 11, 22), max_requests_per_second=100_000)
# One of the callbacks deletes all records; they are looked for, and loaded again, after so many calls.
_CALLS_PER_LOOK = 20
# How many values are made up until one has the declared type.
_TRIES = 30


class Fuzzer:
    """Makes up bodies for the callbacks of the application."""

    def __init__(self, schemas: list[CallbackSchema], *, names: list[str], ids: list[str], seed: int) -> None:
        self._schemas = schemas
        self._names = names
        self.ids = ids
        self._random = random.Random(seed)

    def bodies(self, count: int) -> Iterator[tuple[str, Body]]:
        """So many bodies, each with the output of its callback."""
        for _ in range(count):
            schema = self._random.choice(self._schemas)
            yield schema.output, self._body(schema)

    def _body(self, schema: CallbackSchema) -> Body:
        adapters = list(schema.types.values())
        body = fitting_body(schema, name=self._random.choice([*self._names, *self.ids, 0, -1]))
        for index in range(len(body["inputs"]) + len(body["state"])):
            adapter = adapters[index] if index < len(adapters) else self._random.choice([None, *adapters])
            body = set_value(body, index, self._value_of(adapter))
        if self._random.random() < 0.2:
            self._random.choice(list(TAMPERINGS.values()))(body)
        return body

    def _value_of(self, adapter: TypeAdapter[object] | None) -> object:
        if adapter is not None and self._random.random() < 0.9:
            for _ in range(_TRIES):
                value = self._value(depth=3)
                try:
                    adapter.validate_python(value)
                except ValidationError:
                    continue
                return value
        return self._value(depth=3)

    def _value(self, *, depth: int) -> object:
        kind = self._random.randrange(9 if depth else 6)
        if kind == 0:
            return self._random.choice(list(HOSTILE_VALUES.values()))
        if kind == 1:
            return self._random.choice([None, True, False, 0, 1, -1, 3, 10**6, -(2**53) + 1, 0.5, 1e308])
        if kind < 6:
            return self._text()
        if kind == 6:
            return [self._value(depth=depth - 1) for _ in range(self._random.randrange(4))]
        keys = self._random.choices(self._names, k=self._random.randrange(12))
        return {key: self._text() if self._random.random() < 0.7 else self._value(depth=depth - 1) for key in keys}

    def _text(self) -> str:
        day = f"{self._random.choice(['0001', '2025', '2026', '9999'])}-{self._random.randrange(14):02}-01"
        pieces = ["", day, f"/{self._random.choice(self.ids)}", f"?as_of={day}&q={self._random.choice(self._names)}"]
        pieces += [self._random.choice(self._names), self._random.choice(self.ids), "1", "by the end of 2026", "%ff"]
        pieces += ["/", "https://example.org/a", "قبل نهاية العام", "\u202e", "9" * 30, "2026/2027", "../.."]
        return "".join(self._random.choices(pieces, k=self._random.choice([1, 1, 1, 2])))


def make_fuzzer(database: Database, *, seed: int) -> Fuzzer:
    """A fuzzer that knows the sample's records and the words of the application's own source."""
    sources = (path.read_text("utf-8") for path in (ROOT / "dashboard").rglob("*.py"))
    names = sorted({name for text in sources for name in re.findall(r'"([a-z][a-z_-]{2,24})"', text)})
    schemas = list(read_schemas(create_dash(SETTINGS, database)).values())
    return Fuzzer(schemas, names=names, ids=record_ids(database), seed=seed)


def record_ids(database: Database) -> list[str]:
    """The ids, slugs and titles of the commitments. Loads the sample again where an earlier call deleted it."""
    with database.read() as session:
        choices = commitment_choices(session)
    if not choices:
        load_sample(database)
        return record_ids(database)
    return [str(part) for choice in choices for part in choice]


def failures(database: Database, page: Asker, *, calls: int, seed: int) -> Iterator[tuple[int, str, Body]]:
    """Each answer that is 5xx: its status, the callback's output and the body."""
    statuses: Counter[int] = Counter()
    fuzzer = make_fuzzer(database, seed=seed)
    for number, (output, body) in enumerate(fuzzer.bodies(calls)):
        if number % _CALLS_PER_LOOK == 0:
            fuzzer.ids = record_ids(database)
        status = page.call(body).status_code
        statuses[status] += 1
        if status >= 500:
            yield status, output, body
    counts = ", ".join(f"{count:,} × {status}" for status, count in sorted(statuses.items()))
    sys.stdout.write(f"{calls:,} calls: {counts}\n")


def main() -> int:
    """Run the command; exits with 1 if an answer was 5xx."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz_callbacks", description=__doc__)
    parser.add_argument("--calls", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = random.randrange(10**6) if options.seed is None else options.seed
    sys.stdout.write(f"Seed {seed}\n")
    # Each refusal would be a line.
    logging.getLogger("dashboard.web.gate").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "fuzzed.db")
        load_sample(database)
        page = own_page(create_server(SETTINGS, database), SETTINGS)
        failed = 0
        for status, output, body in failures(database, page, calls=options.calls, seed=seed):
            failed += 1
            sys.stdout.write(f"{status} {output}: {body!r}\n")
        database.dispose()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
