"""Tables of deadline phrases as journalists write them, one file a language.

A line is `phrase | relation | EDTF`, or `phrase | vague`, `phrase | conditional` and `phrase | relative` for those
without days; `by` and `in` are one. All were said on the day that stands above them. Phrases that are given beside
the repository are read, too, where they are there.
"""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PHRASE_FILES = Path(__file__).parents[5] / "shared" / "phrases" / "dev.csv"


@dataclass(frozen=True)
class Case:
    """One line of a table."""

    language: str
    said_on: date
    phrase: str
    meaning: str
    edtf: str | None


def cases() -> list[Case]:
    """Every line of every table, and every given phrase."""
    tables = [case for path in sorted(Path(__file__).parent.glob("*.txt")) for case in _table(path)]
    return tables + _listed_cases()


def _listed_cases() -> list[Case]:
    if not PHRASE_FILES.exists():
        return []
    with PHRASE_FILES.open(encoding="utf-8") as file:
        return [
            Case(
                row["lang"],
                date.fromisoformat(row["ref"]),
                row["phrase"],
                row["rel"] or row["kind"],
                row["edtf"] or None,
            )
            for row in csv.DictReader(file)
        ]


def _table(path: Path) -> list[Case]:
    listed = []
    said_on = date.min
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("said on "):
            said_on = date.fromisoformat(line.removeprefix("said on "))
        elif line.strip() and not line.startswith("#"):
            phrase, meaning, *edtf = (part.strip() for part in line.split("|"))
            listed.append(Case(path.stem, said_on, phrase, meaning, edtf[0] if edtf else None))
    return listed
