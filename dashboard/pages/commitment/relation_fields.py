"""The fields for how a commitment relates to others: what it is part of, and whom it follows, needs and replaces."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from dashboard.forms.chips_field import chips
from dashboard.forms.commitment_picker import commitment_by_words, list_id
from dashboard.forms.controls import field, text
from dashboard.forms.form import Context, Field
from dashboard.forms.values import Collected, TypedValues
from dashboard.widgets.html.component_types import Child
from db.domain.vocabulary import LinkKind
from db.queries.commitment import CommitmentDetail

PART_OF = "part_of"
LINKS = {LinkKind.FOLLOWS: "Follows", LinkKind.DEPENDS_ON: "Depends on", LinkKind.SUPERSEDES: "Replaces"}
LABELS = {PART_OF: "Part of", **{kind.value: label for kind, label in LINKS.items()}}

_PLACEHOLDER = "Choose one, or paste its address"

Link = tuple[LinkKind, UUID]


@dataclass(frozen=True, slots=True)
class ChangedLinks:
    """What was added, and what was taken away."""

    linked: tuple[Link, ...] = ()
    unlinked: tuple[Link, ...] = ()


def part_of_field() -> Field:
    """The commitment that this one is part of: a tuple of its id, empty for none."""

    def control(form: str, value: str | None) -> Child:
        offered = list_id(form, "commitments")
        whole = text(form, PART_OF, value, choices=offered, placeholder=_PLACEHOLDER, max_length=500)
        return field(form, PART_OF, LABELS[PART_OF], whole)

    def read(typed: TypedValues, context: Context) -> tuple[UUID, ...]:
        words = typed.text(PART_OF)
        return (_commitment(words, PART_OF, context),) if words else ()

    return Field(inputs={PART_OF: LABELS[PART_OF]}, control=control, read=read, attribute=PART_OF)


def links_field() -> Field:
    """The commitments that it follows, needs and replaces: what was linked and unlinked since the form was filled."""
    return Field(
        inputs={kind.value: label for kind, label in LINKS.items()},
        control=_link_chips,
        read=_changed_links,
        attribute="links",
    )


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


def _link_chips(form: str, values: Mapping[str, str] | None) -> list[Child]:
    known, offered = values or {}, list_id(form, "commitments")
    return [
        chips(form, kind.value, label, _lines(known.get(kind.value)), choices=offered, placeholder=_PLACEHOLDER)
        for kind, label in LINKS.items()
    ]


def _changed_links(typed: TypedValues, context: Context) -> ChangedLinks:
    collected = Collected()
    linked: list[Link | None] = []
    unlinked: list[Link | None] = []
    for kind in LINKS:
        before = _lines(context.original.get(kind.value))
        now = collected.read(partial(typed.lines, kind.value)) or ()
        linked += [collected.read(partial(_link, kind, words, context)) for words in now if words not in before]
        unlinked += [collected.read(partial(_link, kind, words, context)) for words in before if words not in now]
    collected.check()
    return ChangedLinks(tuple(filter(None, linked)), tuple(filter(None, unlinked)))


def _link(kind: LinkKind, words: str, context: Context) -> Link:
    return kind, _commitment(words, kind.value, context)


def _commitment(words: str, field: str, context: Context) -> UUID:
    return commitment_by_words(context.session, words, field=field, today=context.today)


def _lines(value: str | None) -> tuple[str, ...]:
    return tuple(line for line in (value or "").split("\n") if line)
