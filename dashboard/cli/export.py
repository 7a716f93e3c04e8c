"""`commitments export`: every record in a file that appears only when it is whole."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.cli.output import fail
from dashboard.formats.json_records import json_records
from dashboard.formats.tabular import csv_lines
from db.domain.filters import View
from db.engine import Database
from db.queries.export import CURRENT_COLUMNS, all_records, current_commitments, schema_revision


def export_json(database: Database, output: str) -> None:
    """Write every row of every table. `output` is a file's path, - for standard output."""
    with database.read() as session, _writing(output) as write:
        for piece in json_records(all_records(session), schema=schema_revision()):
            write(piece.encode())


def export_csv(database: Database, output: str, *, view: View) -> None:
    """Write a line for each commitment, as it was known on the view's day."""
    with database.read() as session, _writing(output) as write:
        for line in csv_lines(current_commitments(session, view), columns=CURRENT_COLUMNS):
            write(line.encode())


@contextmanager
def _writing(output: str) -> Iterator[Callable[[bytes], object]]:
    if output == "-":
        yield sys.stdout.buffer.write
        sys.stdout.buffer.flush()
        return
    target = Path(output).expanduser()
    if target.exists() and not target.is_file():
        # A pipe or a device is written to: putting a file in its place would take it from everybody.
        try:
            with target.open("wb") as stream:
                yield stream.write
        except OSError as error:
            fail(f"{target} can't be written: {error.strerror}.")
        return
    unfinished = target.with_name(f".{target.name}.part")
    try:
        with unfinished.open("wb") as file:
            yield file.write
        unfinished.replace(target)
    except OSError as error:
        fail(f"{target} can't be written: {error.strerror}.")
    finally:
        if unfinished.parent.is_dir():
            unfinished.unlink(missing_ok=True)
