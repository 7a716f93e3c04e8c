"""The fields of the forms for a commitment, what is built of them, and the values with which editing begins."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from dash import html

from dashboard.forms.chips_field import chips, chips_field
from dashboard.forms.commitment_picker import list_id
from dashboard.forms.criteria_fields import criteria_field, stated_criteria
from dashboard.forms.date_field import day_field
from dashboard.forms.deadline_field import deadline_field
from dashboard.forms.deadline_preview import Stated
from dashboard.forms.evidence_field import evidence_field, language_of_evidence
from dashboard.forms.fields import choice_field, long_text_field, number_field, text_field
from dashboard.forms.form import Context, Field
from dashboard.forms.values import Collected, TypedValues
from dashboard.pages.commitment.relation_fields import ChangedLinks, links_field, part_of_field, stated_relations
from dashboard.records.deadline_prefill import new_deadline
from dashboard.widgets.html.data_attributes import data
from db.domain.dates_in_words import written_date
from db.domain.vocabulary import ActorRole, CommitmentKind, Publication
from db.queries.commitment import CommitmentDetail
from db.services.inputs import CommitmentChanges, NewActor, NewCommitment

COMMITTED_ON = "committed_on"
ROLES = (ActorRole.RESPONSIBLE, ActorRole.COUNTERPARTY, ActorRole.SPEAKER, ActorRole.BENEFICIARY)
_ROLE_HINTS = {ActorRole.RESPONSIBLE: "Who is to do it. At least one.", ActorRole.SPEAKER: "Who said it."}
_KINDS = {
    CommitmentKind.EVENT: "Done once",
    CommitmentKind.STANDING: "Kept over time",
    CommitmentKind.RECURRING: "Done again and again",
    CommitmentKind.CONDITIONAL: "Depends on something else",
}
_PUBLICATIONS = {
    Publication.PUBLISHED: "Published",
    Publication.DRAFT: "Draft",
    Publication.WITHDRAWN: "Withdrawn",
}
_NEW_PUBLICATIONS = {one: words for one, words in _PUBLICATIONS.items() if one is not Publication.WITHDRAWN}
# What a publication means; the script shows the one that is chosen.
_PUBLICATION_HINTS = [
    html.Span("On the timeline at once.", **data(when=f"publication={Publication.PUBLISHED.value}")),
    html.Span(
        "Not shown; found again under “Add commitment”.",
        hidden=True,
        **data(when=f"publication={Publication.DRAFT.value} publication={Publication.WITHDRAWN.value}"),
    ),
]
_LANGUAGE = text_field("statement_language", "Its language", placeholder="en, id, ar …", max_length=35)

Actors = tuple[tuple[ActorRole, NewActor], ...]


def _actors_field() -> Field:
    """Who has which role: one input of several names per role."""

    def control(form: str, values: Mapping[str, str] | None) -> html.Div:
        known, offered = values or {}, list_id(form, "actors")
        roles = [
            chips(
                form,
                role.value,
                role.value.capitalize(),
                [name for name in known.get(role.value, "").split("\n") if name],
                choices=offered,
                placeholder="A known name, or a new one",
                hint=_ROLE_HINTS.get(role),
            )
            for role in ROLES
        ]
        return html.Div(roles, className="field-row field-row-wide")

    def read(typed: TypedValues, _: Context) -> Actors:
        collected = Collected()
        names = [(role, collected.read(partial(typed.lines, role.value)) or ()) for role in ROLES]
        collected.check()
        return tuple((role, NewActor(name)) for role, lines in names for name in lines)

    inputs = {role.value: role.value.capitalize() for role in ROLES}
    return Field(inputs=inputs, control=control, read=read, attribute="actors")


DESCRIBING = (
    text_field("title", "Title", placeholder="What is to be done, in a few words", max_length=400),
    long_text_field("statement", "Statement, verbatim", placeholder="To the letter, as it was said"),
    _LANGUAGE,
    day_field(COMMITTED_ON, "Said on", missing="The day it was said", aliases=("announced_on",), example="31 Dec 2025"),
    long_text_field("translation", "Translation", placeholder="If it is in another language"),
    criteria_field(),
    _actors_field(),
    text_field("place", "Place", choices="known_places", placeholder="Where", max_length=300),
    choice_field("kind", "Kind", CommitmentKind, _KINDS),
    chips_field("topics", "Topics", choices="known_topics", placeholder="A known topic, or a new one"),
    long_text_field("detail", "Detail", placeholder="What else a reader should know", rows=2),
    choice_field("publication", "Publication", Publication, _PUBLICATIONS, hint=_PUBLICATION_HINTS),
    text_field("time_zone", "Time zone", choices="known_zones", max_length=60, hint="Its days begin and end there."),
    number_field("review_interval_days", "Check again after", hint="In days."),
    part_of_field(),
    links_field(),
)


def _language_or_that_of_its_source(typed: TypedValues, context: Context) -> str:
    return typed.text(_LANGUAGE.name) or language_of_evidence(typed, context)


def _stating(one: Field) -> Field:
    """The field as a new commitment has it."""
    match one.name:
        case "statement_language":
            return replace(one, read=_language_or_that_of_its_source)
        case "time_zone":
            return replace(one, read=lambda typed, _: typed.text("time_zone") or "UTC")
        case "publication":
            return choice_field("publication", "Publication", Publication, _NEW_PUBLICATIONS, hint=_PUBLICATION_HINTS)
    return one


STATING = (
    evidence_field(label="Source"),
    deadline_field(said_on=COMMITTED_ON, required=False),
    *map(_stating, DESCRIBING),
)


def new_commitment(
    *,
    deadline: Stated | None,
    committed_on: Any,
    actors: Actors,
    part_of: tuple[Any, ...],
    links: ChangedLinks,
    **described: Any,
) -> NewCommitment:
    """The commitment that was stated; its deadline is announced by the speaker, where there is only one."""
    speakers = [actor for role, actor in actors if role is ActorRole.SPEAKER]
    announcer = speakers[0] if len(speakers) == 1 else None
    first = new_deadline(deadline, announced_on=committed_on, announcer=announcer) if deadline else None
    return NewCommitment(
        committed_on=committed_on,
        actors=actors,
        deadline=first,
        part_of=next(iter(part_of), None),
        links=links.linked,
        **described,
    )


def commitment_changes(*, links: ChangedLinks | None = None, **changed: Any) -> CommitmentChanges:
    """What was changed of a commitment."""
    changes = links or ChangedLinks()
    return CommitmentChanges(**changed, link=changes.linked, unlink=changes.unlinked)


def original_values(detail: CommitmentDetail) -> dict[str, str]:
    """What the form for editing shows of a commitment, by input."""
    named = {role.value: "\n".join(a.name for a in detail.actors if a.role is role) for role in ROLES}
    language = detail.statement_language
    return {
        "title": detail.row.title,
        "statement": detail.statement,
        "statement_language": "" if language == "und" else language,
        "translation": detail.translation or "",
        COMMITTED_ON: written_date(detail.row.committed_on),
        **named,
        "place": detail.row.place or "",
        "kind": detail.row.kind.value,
        "topics": "\n".join(detail.topics),
        "detail": detail.detail or "",
        "publication": detail.publication.value,
        "time_zone": detail.time_zone,
        "review_interval_days": str(detail.row.review_interval_days),
        **stated_criteria(detail),
        **stated_relations(detail),
    }
