"""The command line, `commitments`. What a command needs is imported when it runs, so that every start is quick."""

import os
import sys
from dataclasses import replace
from typing import Annotated

import typer

from dashboard.cli import record_commands
from dashboard.cli.options import DatabaseOption
from dashboard.cli.output import WRONG_USE, counted, fail
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


cli.command()(record_commands.verify)
cli.command()(record_commands.copy)
cli.command()(record_commands.export)
cli.command("read-deadline")(record_commands.read_deadline_command)
