"""The commands that read records: verify, copy, export and read-deadline."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dashboard.cli.options import DatabaseOption, DayOption
from dashboard.cli.output import WRONG_USE, day_option, fail


class ExportFormat(StrEnum):
    """What `export` writes."""

    JSON = "json"
    CSV = "csv"


def verify(
    against: Annotated[
        str | None,
        typer.Option(
            metavar="HASH|FILE", show_default=False, help="A head that was kept: the chain must still lead through it."
        ),
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Check that nothing is damaged, was changed behind the program's back, or breaks a rule.

    Looks at the file, its schema, the references, the chain of audit events, every record against its event, and every
    commitment against its history. Prints a sentence for each problem and then exits with 1. Changes nothing.

    The last line names the head of the chain. Keep it elsewhere: --against finds a chain that was rewritten since, or
    whose end was cut off.

    \b
    Examples:
      commitments verify && commitments export --output backup.json
      commitments verify > head.txt
      commitments verify --against head.txt
    """
    from dashboard.cli.verify import verify_database

    verify_database(database, against=against)


def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", show_default=False, help="The database to copy.")],
    target: Annotated[str, typer.Argument(metavar="TO", show_default=False, help="An empty database.")],
) -> None:
    """Copy a whole database into an empty one, such as a SQLite file into PostgreSQL, or back.

    All rows with their ids, versions and history go over in one transaction, which is kept only if the copy passes
    `commitments verify`. Stop the server first: what is saved meanwhile is not in the copy.

    \b
    Example:
      commitments migrate --database postgresql://commitments@localhost/commitments
      commitments copy treaties.db postgresql://commitments@localhost/commitments
    """
    from dashboard.cli.copy import copy_databases

    copy_databases(source, target)


def export(
    format: Annotated[ExportFormat, typer.Option(help="json loses nothing; csv has a line a commitment.")] = (
        ExportFormat.JSON
    ),
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is standard output.")
    ] = "-",
    as_of: DayOption = None,
    as_recorded_by: DayOption = None,
    database: DatabaseOption = None,
) -> None:
    """Write all records: JSON with every row of every table, or CSV with each commitment as it stood on a day.

    --as-of is the day whose public record the CSV tells, today unless given; --as-recorded-by also leaves out what
    this database learnt later.

    \b
    Examples:
      commitments export --output records.json
      commitments export --format csv --output commitments.csv
      commitments export --format csv --as-of 2026-01-05
    """
    from dashboard.cli.database import opened, settings_for
    from dashboard.cli.export import export_csv, export_json

    settings = settings_for(database)
    with opened(settings.database, create=False) as whole:
        if format is ExportFormat.JSON:
            export_json(whole, output)
        else:
            recorded = day_option(as_recorded_by, "--as-recorded-by", today=settings.today())
            view = settings.view(as_of=day_option(as_of, "--as-of", today=settings.today()), as_recorded_by=recorded)
            export_csv(whole, output, view=view)


def read_deadline_command(
    words: Annotated[str | None, typer.Argument(help="The deadline as a source words it.", show_default=False)] = None,
    said_on: Annotated[
        str | None, typer.Option(metavar="DAY", show_default=False, help="The day it was said, such as 2025-12-31.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(show_default=False, help="The language's code, such as id; else it is recognised.")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(show_default=False, help="Read a CSV with the columns phrase, ref (the day) and lang instead."),
    ] = None,
) -> None:
    """Show how the words of a deadline are read, as a JSON object; for a file, one object a line.

    \b
    Examples:
      commitments read-deadline "hingga September 2026" --said-on 2025-12-31 --language id
      commitments read-deadline --file phrases.csv
    """
    from dashboard.cli.read_deadline import read_file, read_words

    if file is not None and words is None:
        read_file(file, language=language)
    elif words is not None and file is None:
        read_words(words, said_on=said_on, language=language)
    else:
        fail("Give either the words of a deadline or --file.", code=WRONG_USE)
