"""What a form sent, taken apart: every value is text that anybody may have made up."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from db.errors import InvalidInput

MAX_ENTRIES = 50
OUT_OF_DATE = "This form is out of date. Reload the page."

_Enum = TypeVar("_Enum", bound=StrEnum)
_Value = TypeVar("_Value")


class InvalidFields(Exception):
    """Several values that a person can put right, each with its field."""

    def __init__(self, errors: list[InvalidInput]) -> None:
        super().__init__("; ".join(map(str, errors)))
        self.errors = errors


class Collected:
    """Reads one value after another, and keeps the errors of all of them until `check`."""

    def __init__(self) -> None:
        self._errors: list[InvalidInput] = []

    def read(self, read: Callable[[], _Value]) -> _Value | None:
        """What `read` returns; None if it can't be read."""
        try:
            return read()
        except InvalidInput as error:
            self._errors.append(error)
        except InvalidFields as several:
            self._errors += several.errors
        return None

    def check(self) -> None:
        """Raise `InvalidFields` unless everything was read."""
        if self._errors:
            raise InvalidFields(self._errors)


class TypedValues:
    """The values of one submission by name; what was not sent is empty."""

    def __init__(self, sent: Mapping[str, str]) -> None:
        self._sent = sent

    def with_values(self, more: Mapping[str, str]) -> "TypedValues":
        """The same with `more` in place of what was sent under these names."""
        return TypedValues({**self._sent, **more})

    def text(self, name: str) -> str:
        """What was typed, without the white space around it."""
        return self._sent.get(name, "").strip()

    def raw(self, name: str) -> str:
        """What was typed, to the letter."""
        return self._sent.get(name, "")

    def lines(self, name: str) -> tuple[str, ...]:
        """The entries of a field for several. Raises `InvalidInput` for more than `MAX_ENTRIES`."""
        entries = tuple(dict.fromkeys(line.strip() for line in self._sent.get(name, "").split("\n") if line.strip()))
        if len(entries) > MAX_ENTRIES:
            raise InvalidInput(f"At most {MAX_ENTRIES} fit here.", field=name)
        return entries

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

    def version(self) -> int:
        """The version of the commitment that the form was filled from. Raises `InvalidInput`."""
        try:
            return self.whole("version")
        except InvalidInput:
            raise InvalidInput(OUT_OF_DATE) from None

    def confirmed(self) -> frozenset[str]:
        """The contradictions that were called right as typed. Raises `InvalidInput`."""
        try:
            sentences = json.loads(self.raw("confirmed") or "[]")
        except (ValueError, RecursionError):
            sentences = None
        if not isinstance(sentences, list) or not all(isinstance(sentence, str) for sentence in sentences):
            raise InvalidInput(OUT_OF_DATE)
        return frozenset(sentences)

    def id(self, name: str) -> UUID:
        """The id of a record, from what the form carries. Raises `InvalidInput`."""
        try:
            return UUID(self.text(name))
        except ValueError:
            raise InvalidInput(OUT_OF_DATE) from None

    def original(self) -> dict[str, str]:
        """The values that the form was filled with, which it carries along. Raises `InvalidInput`."""
        try:
            values = json.loads(self.raw("original"))
        except (ValueError, RecursionError):
            values = None
        if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
            raise InvalidInput(OUT_OF_DATE)
        return values
