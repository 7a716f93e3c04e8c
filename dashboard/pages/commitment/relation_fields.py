"""The fields for how a commitment relates to others: what it is part of, and whom it follows, needs and replaces."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from dash import html

from dashboard.forms.chips_field import tokens_field
from dashboard.forms.commitment_picker import commitment_meant, list_id
from dashboard.forms.form import field, text
from dashboard.forms.values import TypedValues
from db.domain.vocabulary import LinkKind
from db.queries.commitment import CommitmentDetail

PART_OF = "part_of"
LINKS = {LinkKind.FOLLOWS: "Follows", LinkKind.DEPENDS_ON: "Depends on", LinkKind.SUPERSEDES: "Replaces"}
LABELS = {PART_OF: "Part of", **{kind.value: label for kind, label in LINKS.items()}}

_ASKED = "Choose one, or paste its address"

Link = tuple[LinkKind, UUID]


@dataclass(frozen=True, slots=True)
class ChangedRelations:
    """What an edit makes of the relations. `part_of` is None where it is left as it is, and empty where it ends."""

    part_of: tuple[UUID, ...] | None = None
    linked: tuple[Link, ...] = ()
    unlinked: tuple[Link, ...] = ()


def relation_fields(form: str, values: Mapping[str, str]) -> list[Any]:
    """All of them, filled with `values` by name: titles or short addresses, one a line."""
    known = list_id(form, "commitments")
    whole = text(form, PART_OF, values.get(PART_OF), choices=known, placeholder=_ASKED, longest=500)
    others = [
        tokens_field(form, kind.value, label, _lines(values.get(kind.value)), choices=known, placeholder=_ASKED)
        for kind, label in LINKS.items()
    ]
    return [html.Div([field(form, PART_OF, LABELS[PART_OF], whole), *others], className="field-row field-row-wide")]


def stated_relations(detail: CommitmentDetail) -> dict[str, str]:
    """The relations of a commitment by the name of their field, as far as one may see the other side.

    Short addresses stand for titles that could be taken for an entry of their own, or for another commitment.
    """
    values = dict.fromkeys(LABELS, "")
    for link in detail.links:
        if link.outgoing:
            name = link.kind.value if link.kind else PART_OF
            values[name] = "\n".join(filter(None, (values[name], f"{link.title} ({link.slug})")))
    return values


def links_typed(session: Any, typed: TypedValues, *, today: date) -> tuple[Link, ...]:
    """The commitments that a new one is linked to. Raises `InvalidInput`."""
    return tuple(
        (kind, commitment_meant(session, words, field=kind.value, today=today))
        for kind in LINKS
        for words in typed.lines(kind.value)
    )


def part_of_typed(session: Any, typed: TypedValues, *, today: date) -> UUID | None:
    """The commitment that it is part of. Raises `InvalidInput`."""
    words = typed.text(PART_OF)
    return commitment_meant(session, words, field=PART_OF, today=today) if words else None


def changed_relations(
    session: Any, typed: TypedValues, original: Mapping[str, str], *, today: date
) -> ChangedRelations:
    """What was added and taken away since the form was given. Raises `InvalidInput`."""
    part_of = None
    if typed.text(PART_OF) != original.get(PART_OF, ""):
        whole = part_of_typed(session, typed, today=today)
        part_of = (whole,) if whole else ()
    linked: list[Link] = []
    unlinked: list[Link] = []
    for kind in LINKS:
        before, now = _lines(original.get(kind.value)), typed.lines(kind.value)
        for words in (*before, *now):
            if (words in before) != (words in now):
                other = commitment_meant(session, words, field=kind.value, today=today)
                (linked if words in now else unlinked).append((kind, other))
    return ChangedRelations(part_of, tuple(linked), tuple(unlinked))


def _lines(value: str | None) -> tuple[str, ...]:
    return tuple(line for line in (value or "").split("\n") if line)
