"""Phrases from a CSV, and what the deadline reader makes of each as JSON."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db.domain.deadlines import read_deadline
from db.domain.reading.result import Reading
from db.errors import InvalidInput

NEEDED_COLUMNS = ("phrase", "ref")


class InvalidPhrases(Exception):
    """The file is no CSV of phrases; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a deadline, the day they were said on, and their language if it is known."""

    words: str
    said_on: date
    language: str | None


def phrases_in(content: bytes) -> Iterator[Phrase]:
    """The phrases of a CSV in UTF-8 with the columns phrase, ref (a day) and perhaps lang. Raises InvalidPhrases."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidPhrases("It is not UTF-8 text.") from None
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        missing = [name for name in NEEDED_COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            raise InvalidPhrases(f"It has no column {' and no column '.join(missing)}.")
        for row in rows:
            yield _phrase(row, line=rows.line_num)
    except csv.Error as error:
        raise InvalidPhrases(f"Line {rows.line_num} is no CSV: {error}.") from None


def reading_of(words: str, *, said_on: date, language: str | None) -> Reading:
    """How the words are read; words that the reader refuses (none, or too many) count as not understood."""
    try:
        return read_deadline(words, said_on=said_on, language=language)
    except InvalidInput:
        return Reading(words, not_understood=(words,))


def reading_json(reading: Reading) -> str:
    """The reading as one line of JSON: dates as in ISO 8601, null where there is none.

    A proposal, the only choice of a question, is shown with its days, but without a kind, for it is not a reading
    until somebody confirms it; its words are named as not understood.
    """
    proposal = reading.choices[0] if len(reading.choices) == 1 else None
    answer = proposal or reading
    return json.dumps(
        {
            "kind": reading.kind,
            "relation": answer.relation,
            "edtf": answer.edtf,
            "earliest": _day(answer.earliest),
            "latest": _day(answer.latest),
            "rule": f"{answer.rule}, please confirm" if proposal else answer.rule or None,
            "not_understood": [reading.words] if proposal else list(reading.not_understood),
        },
        ensure_ascii=False,
    )


def _phrase(row: dict[str, str], *, line: int) -> Phrase:
    try:
        said_on = date.fromisoformat((row["ref"] or "").strip())
    except ValueError:
        raise InvalidPhrases(f"Line {line}: {row['ref']!r} in the column ref is no day such as 2025-12-31.") from None
    return Phrase(row["phrase"] or "", said_on, (row.get("lang") or "").strip() or None)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
