"""`commitments export`: every record in a file that appears only when it is whole."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO

from dashboard.cli.output import fail
from dashboard.formats.json_records import json_records
from db.domain.filters import View
from db.engine import Database
from db.queries.export import all_records, schema_revision


def export_json(database: Database, output: str) -> None:
    """Write every row of every table. `output` is a file's path, - for standard output."""
    with database.read() as session, _writing(output) as stream:
        for piece in json_records(all_records(session), schema=schema_revision()):
            stream.write(piece.encode())


def export_csv(database: Database, output: str, *, view: View) -> None:
    """Write a line per commitment, published or not, as it was known on the view's day, in the order of addresses."""
    # Other commands start without pandas.
    from dashboard.formats.tabular import write_csv
    from db.queries.frames import commitments_frame

    with _writing(output) as stream:
        write_csv(commitments_frame(database, replace(view, unpublished=True)).sort_values("slug"), stream)


@contextmanager
def _writing(output: str) -> Iterator[IO[bytes]]:
    if output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(output).expanduser()
    if target.exists() and not target.is_file():
        # A pipe or a device is written to: putting a file in its place would take it from everybody.
        try:
            with target.open("wb") as stream:
                yield stream
        except OSError as error:
            fail(f"{target} can't be written: {error.strerror}.")
        return
    unfinished = target.with_name(f".{target.name}.part")
    try:
        with unfinished.open("wb") as file:
            yield file
        unfinished.replace(target)
    except OSError as error:
        fail(f"{target} can't be written: {error.strerror}.")
    finally:
        if unfinished.parent.is_dir():
            unfinished.unlink(missing_ok=True)
