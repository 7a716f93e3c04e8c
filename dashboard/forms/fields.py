"""Declarations of the plain fields: a line of text, several lines, a choice, a whole number."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from dashboard.forms.controls import Options, control_id, field, long_text, select, text
from dashboard.forms.form import Context, Field
from dashboard.forms.values import TypedValues
from dashboard.widgets.html.component_types import Child, Children
from db.errors import InvalidInput
from db.queries.commitment import CommitmentDetail


def text_field(
    name: str,
    label: str,
    *,
    attribute: str | None = None,
    default: str = "",
    placeholder: str = "",
    choices: str | None = None,
    max_length: int | None = None,
    hint: Children = None,
) -> Field:
    """One line; `default` is read where nothing was typed. `choices` names a datalist of the form."""

    def control(form: str, value: str | None) -> Child:
        offered = control_id(form, choices) if choices else None
        line = text(form, name, value, placeholder=placeholder, choices=offered, max_length=max_length)
        return field(form, name, label, line, hint=hint)

    def read(typed: TypedValues, _: Context) -> str:
        return typed.text(name) or default

    return Field(inputs={name: label}, control=control, read=read, attribute=name if attribute is None else attribute)


def long_text_field(
    name: str, label: str, *, attribute: str | None = None, placeholder: str = "", rows: int = 3
) -> Field:
    """Several lines, read to the letter."""

    def control(form: str, value: str | None) -> Child:
        return field(form, name, label, long_text(form, name, value, placeholder=placeholder, rows=rows))

    def read(typed: TypedValues, _: Context) -> str:
        return typed.raw(name)

    return Field(inputs={name: label}, control=control, read=read, attribute=attribute or name)


def choice_field(
    name: str,
    label: str,
    kind: type[StrEnum],
    words: Mapping[Any, str],
    *,
    default: StrEnum | None = None,
    required: bool = True,
    hint: Children = None,
) -> Field:
    """One of an enumeration, in the order of `words`; `default` is chosen at first. None where it may be left out."""
    options = [(str(one.value), words_of) for one, words_of in words.items()]

    def control(form: str, value: str | None) -> Child:
        chosen = value or (default.value if default else None)
        return field(form, name, label, select(form, name, options, chosen), hint=hint)

    def read(typed: TypedValues, _: Context) -> StrEnum | None:
        return typed.choice(name, kind) if required or typed.text(name) else None

    def words_of(value: str, _detail: CommitmentDetail | None) -> str:
        return dict(options).get(value, value)

    return Field(inputs={name: label}, control=control, read=read, attribute=name, words=words_of)


def record_field(name: str, label: str, *, options: Callable[[CommitmentDetail], list[tuple[str, str]]]) -> Field:
    """One of the commitment's own records, of which `options(detail)` has the ids and words; read as an id."""

    def control(form: str, value: Options | None) -> Child:
        return field(form, name, label, select(form, name, value or ()))

    def read(typed: TypedValues, _: Context) -> UUID:
        return typed.id(name)

    def words_of(value: str, detail: CommitmentDetail | None) -> str:
        return dict(options(detail)).get(value, value) if detail else value

    return Field(inputs={name: label}, control=control, read=read, attribute=name, words=words_of)


def number_field(name: str, label: str, *, hint: Children = None) -> Field:
    """A whole number that is not negative."""

    def control(form: str, value: str | None) -> Child:
        return field(form, name, label, text(form, name, value, max_length=9), hint=hint)

    def read(typed: TypedValues, _: Context) -> int:
        return typed.whole(name)

    return Field(inputs={name: label}, control=control, read=read, attribute=name)


def required_text_field(name: str, label: str, *, missing: str, **more: Any) -> Field:
    """One line that may not be empty; `missing` is the sentence then."""
    plain = text_field(name, label, **more)

    def read(typed: TypedValues, _: Context) -> str:
        if not typed.text(name):
            raise InvalidInput(missing, field=name)
        return typed.text(name)

    return Field(inputs=plain.inputs, control=plain.control, read=read, attribute=plain.attribute)
