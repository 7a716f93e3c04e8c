"""`commitments read-deadline`: what the deadline reader makes of words, as JSON."""

from datetime import date
from pathlib import Path

import typer

from dashboard.cli.database import settings_for
from dashboard.cli.output import WRONG_USE, day_option, fail
from dashboard.formats.readings import InvalidPhrases, phrases_in, reading_json, reading_of
from db.domain.deadlines import read_deadline


def read_words(words: str, *, said_on: str | None, language: str | None) -> None:
    """Print how the words are read; what the reader would ask goes to standard error. Raises InvalidInput."""
    reading = read_deadline(words, said_on=_day(said_on), language=language)
    if reading.question:
        typer.echo(reading.question, err=True)
    typer.echo(reading_json(reading))


def read_file(file: Path, *, language: str | None) -> None:
    """Print how each phrase of a CSV is read, an object a line. `language` is for rows that name none."""
    try:
        content = file.read_bytes()
    except OSError as error:
        fail(f"{file} can't be read: {error.strerror}.")
    try:
        for phrase in phrases_in(content):
            spoken = phrase.language or language
            typer.echo(reading_json(reading_of(phrase.words, said_on=phrase.said_on, language=spoken)))
    except InvalidPhrases as error:
        fail(f"{file}: {error}", code=WRONG_USE)


def _day(text: str | None) -> date:
    if text is None:
        fail("Say on which day it was said: --said-on 2025-12-31", code=WRONG_USE)
    day = day_option(text, "--said-on", today=settings_for(None).today())
    assert day is not None
    return day
