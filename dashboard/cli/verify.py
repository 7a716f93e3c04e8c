"""`commitments verify`: every problem in a sentence, and the head of the chain."""

import re
from pathlib import Path

import typer

from dashboard.cli.database import opened, settings_for
from dashboard.cli.output import WRONG_USE, counted, fail
from db.verify import verification

MAX_PROBLEMS_SHOWN = 200
_HASH = re.compile(r"\b[0-9a-f]{64}\b")


def verify_database(where: str | None, *, against: str | None) -> None:
    """Print what is wrong and exit with 1, or say that nothing is. Raises DomainError."""
    head = None if against is None else _head(against)
    with opened(settings_for(where).database, as_it_is=True) as database, database.read() as session:
        verified = verification(session, against=head)
    for problem in verified.problems[:MAX_PROBLEMS_SHOWN]:
        typer.echo(problem)
    if len(verified.problems) > MAX_PROBLEMS_SHOWN:
        typer.echo(f"… and {len(verified.problems) - MAX_PROBLEMS_SHOWN:,} more.")
    checked = f"{counted(verified.commitments, 'commitment')} and {counted(verified.audit_events, 'audit event')}"
    if verified.problems:
        fail(f"{counted(len(verified.problems), 'problem')} found in {checked}.")
    typer.echo(f"No problem found in {checked}.")
    if verified.head:
        typer.echo(f"Head of the chain: {verified.head}")


def _head(against: str) -> str:
    """The hash itself, or the last one in a file; ends with a sentence where there is none."""
    text = against
    if not _HASH.fullmatch(against):
        try:
            text = Path(against).read_text(encoding="utf-8")
        except (OSError, ValueError):
            fail(f"--against takes a hash of 64 characters or a file that holds one, not {against}.", code=WRONG_USE)
    hashes = _HASH.findall(text)
    if not hashes:
        fail(f"There is no head of a chain in {against}: it has 64 of the characters 0-9 and a-f.", code=WRONG_USE)
    return str(hashes[-1])
