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


def day_option(text: str | None, option: str) -> date | None:
    """The day that an option was given, or None; ends with a sentence where it is no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        fail(f"{option} takes a day such as 2026-01-05, not {text}.", code=WRONG_USE)
