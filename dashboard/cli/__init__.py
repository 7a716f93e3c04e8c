"""The command line, `commitments`. What a command needs is imported when it runs, so that every start is quick."""

import os
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dashboard.cli.output import WRONG_USE, counted, day_option, fail
from db.errors import DomainError, InvalidInput

cli = typer.Typer(
    name="commitments",
    help="Track public commitments and their deadlines on a timeline, with the evidence for every judgement.",
    epilog="Begin with: commitments serve",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar="COMMITMENTS_DATABASE",
        metavar="FILE|URL",
        show_default=False,
        help="A SQLite file, or postgresql://USER@HOST/NAME. Without it: a file in your user data folder.",
    ),
]

DayOption = Annotated[str | None, typer.Option(metavar="DAY", show_default=False, help="A day such as 2026-01-05.")]


class ExportFormat(StrEnum):
    """What `export` writes."""

    JSON = "json"
    CSV = "csv"


def main() -> None:
    """Run the command line. An expected error is one sentence on standard error, never a stack trace."""
    try:
        try:
            cli()
        finally:
            sys.stdout.flush()
    except InvalidInput as error:
        fail(str(error), code=WRONG_USE)
    except DomainError as error:
        fail(str(error))
    except BrokenPipeError:
        # The reader of our output has closed it; Python would complain once more while closing it itself.
        sys.stderr.close()
        raise SystemExit(1) from None
    except OSError as error:
        # The rest can't be written either, and Python would try again while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        fail(f"The output can't be written: {error.strerror or error}.")


@cli.command()
def serve(
    host: Annotated[
        str | None, typer.Option(envvar="COMMITMENTS_HOST", show_default="127.0.0.1", help="Address to listen on.")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(envvar="COMMITMENTS_PORT", min=0, max=65535, show_default="8050", help="0 takes a free one."),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            envvar="COMMITMENTS_WORKERS", min=1, max=64, metavar="N", show_default="1", help="How many processes serve."
        ),
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Start the web application and print its address.

    A new database is filled with the bundled sample. Only this machine can reach the server, until there are accounts.

    \b
    Examples:
      commitments serve
      commitments serve --port 8060 --database ~/treaties.db
      commitments serve --workers 4 --database postgresql://commitments@localhost/commitments
    """
    from dashboard.cli.database import settings_for
    from dashboard.cli.serve import serve_until_stopped

    settings = settings_for(database)
    settings = replace(settings, host=settings.host if host is None else host)
    settings = replace(settings, port=settings.port if port is None else port)
    serve_until_stopped(replace(settings, workers=workers or settings.workers))


@cli.command()
def prepare() -> None:
    """Fetch Plotly's small bundle from npm, once, so that pages load faster.

    Without it pages load the full bundle that plotly brings, and work all the same.

    Example:
      commitments prepare
    """
    from dashboard.web.npm import NotFetched
    from dashboard.web.plotly_bundle import fetch_small

    try:
        typer.echo(f"Plotly's small bundle is kept in {fetch_small()}")
    except NotFetched as problem:
        fail(str(problem))


@cli.command()
def migrate(database: DatabaseOption = None) -> None:
    """Bring a database to the tables that this release needs.

    PostgreSQL is never changed without this command; run it after every upgrade of the program. A SQLite file is
    upgraded by itself when it is opened, after a copy beside it.

    \b
    Example:
      commitments migrate --database postgresql://commitments@localhost/commitments
    """
    from dashboard.cli.database import opened, settings_for
    from db import engine

    where = settings_for(database).database
    engine.migrate(where)
    with opened(where) as migrated:
        typer.echo(f"The database is up to date: {migrated.label}")


@cli.command()
def sample(
    count: Annotated[
        int | None,
        typer.Option(min=1, max=1_000_000, metavar="N", show_default=False, help="Make up N commitments instead."),
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Load the bundled sample into an empty database: the Coalition's mission in Iraq, with its sources.

    With --count it makes commitments up, the same ones every time, to see how the program does with many.

    \b
    Examples:
      commitments sample --database /tmp/sample.db
      commitments sample --database /tmp/large.db --count 10000
    """
    from dashboard.cli.database import opened, settings_for
    from db.queries.site_facts import holds_records
    from db.sample import load_sample
    from db.sample.generated import generate

    settings = settings_for(database)
    with opened(settings.database) as opened_database:
        with opened_database.read() as session:
            filled = holds_records(session)
        if filled:
            fail(f"{opened_database.label} holds records already; the sample goes into an empty database only.")
        loaded = generate(opened_database, count, today=settings.today()) if count else load_sample(opened_database)
        typer.echo(f"Loaded {counted(loaded, 'commitment')} into {opened_database.label}")


@cli.command()
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


@cli.command()
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


@cli.command()
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
    from db.domain.filters import View

    settings = settings_for(database)
    with opened(settings.database, create=False) as whole:
        if format is ExportFormat.JSON:
            export_json(whole, output)
        else:
            today = settings.today()
            day = min(day_option(as_of, "--as-of") or today, today)
            recorded = day_option(as_recorded_by, "--as-recorded-by")
            soon = settings.due_soon_days
            view = View(as_of=day, today=today, as_recorded_by=recorded, due_soon_days=soon)
            export_csv(whole, output, view=view)


@cli.command("read-deadline")
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
