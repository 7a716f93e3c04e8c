"""How a command speaks and ends."""

from datetime import date
from typing import NoReturn

import typer

WRONG_USE = 2


def fail(sentence: str, *, code: int = 1) -> NoReturn:
    """End with a sentence on standard error."""
    typer.echo(sentence, err=True)
    raise SystemExit(code)


def counted(number: int, noun: str) -> str:
    """The number with its noun, in the plural where it belongs."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def day_option(text: str | None, option: str, *, today: date) -> date | None:
    """The day that an option was given, or None; ends with a sentence where it is no day."""
    # The reader's grammar takes a moment to load, which other commands need not wait for.
    from db.domain.day_words import read_one_day
    from db.errors import InvalidInput

    try:
        return read_one_day(text, field=option, today=today) if text else None
    except InvalidInput as problem:
        fail(f"{option}: {problem}", code=WRONG_USE)
