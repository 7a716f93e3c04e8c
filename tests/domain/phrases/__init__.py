"""Tables of deadline phrases as journalists write them, one file a language.

A line is `phrase | relation | EDTF`, or `phrase | vague` and `phrase | conditional` for those without days;
`by` and `in` are one. All were said on the day that stands above them.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Case:
    """One line of a table."""

    language: str
    said_on: date
    phrase: str
    meaning: str
    edtf: str | None


def cases() -> list[Case]:
    """Every line of every table."""
    return [case for path in sorted(Path(__file__).parent.glob("*.txt")) for case in _table(path)]


def _table(path: Path) -> list[Case]:
    found = []
    said_on = date.min
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("said on "):
            said_on = date.fromisoformat(line.removeprefix("said on "))
        elif line.strip() and not line.startswith("#"):
            phrase, meaning, *edtf = (part.strip() for part in line.split("|"))
            found.append(Case(path.stem, said_on, phrase, meaning, edtf[0] if edtf else None))
    return found
