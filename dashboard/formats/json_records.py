"""All records as one JSON document that loses nothing: every table, every row, every column.

    {"format": "commitments-records", "format_version": 1, "schema": "0001", "tables": {"actor": [{…}, …], …}}

Ids are text, days `2026-09-30`, moments `2026-09-30T12:00:00.000001+00:00` in UTC. The same records give the same
bytes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from uuid import UUID

FORMAT = "commitments-records"
FORMAT_VERSION = 1


def json_records(tables: Iterable[tuple[str, Iterable[Mapping[str, object]]]], *, schema: str) -> Iterator[str]:
    """The document in pieces, so that it need not fit in memory. `tables`: each table's name with its rows."""
    head = {"format": FORMAT, "format_version": FORMAT_VERSION, "schema": schema}
    yield json.dumps(head)[:-1] + ', "tables": {'
    for number, (name, rows) in enumerate(tables):
        yield f"{',' if number else ''}\n {json.dumps(name)}: ["
        for place, row in enumerate(rows):
            yield f"{',' if place else ''}\n  {json.dumps(dict(row), ensure_ascii=False, default=_plain)}"
        yield "]"
    yield "\n}}\n"


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, (date, UUID)):
        return value.isoformat() if isinstance(value, date) else str(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
