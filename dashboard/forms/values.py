"""What a form sent, taken apart: every value is text that anybody may have made up."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from db.errors import InvalidInput

Sent = dict[str, str]
"""The type of a sent form in a callback: names and texts; the gate refuses everything else."""

MOST_IN_A_LIST = 50

_Enum = TypeVar("_Enum", bound=StrEnum)


class TypedValues:
    """The fields of one sent form by name; a field that was not sent is empty."""

    def __init__(self, sent: Mapping[str, str]) -> None:
        self._sent = sent

    def given(self, more: Mapping[str, str]) -> "TypedValues":
        """The same with `more` in place of what was sent under these names."""
        return TypedValues({**self._sent, **more})

    def text(self, name: str) -> str:
        """What was typed, without the white space around it."""
        return self._sent.get(name, "").strip()

    def raw(self, name: str) -> str:
        """What was typed, to the letter."""
        return self._sent.get(name, "")

    def lines(self, name: str) -> tuple[str, ...]:
        """The entries of a field for several. Raises `InvalidInput` for more than anybody would type."""
        found = tuple(dict.fromkeys(line.strip() for line in self._sent.get(name, "").split("\n") if line.strip()))
        if len(found) > MOST_IN_A_LIST:
            raise InvalidInput(f"At most {MOST_IN_A_LIST} fit here.", field=name)
        return found

    def choice(self, name: str, kind: type[_Enum]) -> _Enum:
        """One of an enumeration. Raises `InvalidInput`."""
        try:
            return kind(self.text(name))
        except ValueError:
            raise InvalidInput("Choose one of the list.", field=name) from None

    def whole(self, name: str) -> int:
        """A whole number that is not negative. Raises `InvalidInput`."""
        written = self.text(name)
        if not (written.isascii() and written.isdecimal() and len(written) <= 9):
            raise InvalidInput("Give a whole number.", field=name)
        return int(written)

    def id(self, name: str) -> UUID:
        """The id of a record, from what the form carries. Raises `InvalidInput`."""
        try:
            return UUID(self.text(name))
        except ValueError:
            raise InvalidInput("This form is not one of ours any more. Load the page anew.") from None
