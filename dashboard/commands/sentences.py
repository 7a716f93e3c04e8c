"""How a command speaks and ends."""

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
