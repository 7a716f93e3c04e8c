"""The fields of the forms for a commitment."""

from dataclasses import replace

from dash import html

from dashboard.forms.chips_field import chips_field
from dashboard.forms.criteria_fields import criteria_field
from dashboard.forms.date_field import day_field
from dashboard.forms.deadline_field import deadline_field
from dashboard.forms.evidence_field import evidence_field
from dashboard.forms.evidence_reading import language_of_evidence
from dashboard.forms.fields import choice_field, long_text_field, number_field, text_field
from dashboard.forms.form import Context, Field
from dashboard.forms.values import TypedValues
from dashboard.pages.commitment.actors_field import actors_field
from dashboard.pages.commitment.relation_fields import links_field, part_of_field
from dashboard.widgets.html.data_attributes import data
from db.domain.vocabulary import CommitmentKind, Publication

COMMITTED_ON = "committed_on"
_KINDS = {
    CommitmentKind.EVENT: "One-off",
    CommitmentKind.STANDING: "Ongoing",
    CommitmentKind.RECURRING: "Recurring",
    CommitmentKind.CONDITIONAL: "Conditional",
}
_PUBLICATIONS = {
    Publication.PUBLISHED: "Published",
    Publication.DRAFT: "Draft",
    Publication.WITHDRAWN: "Withdrawn",
}
_NEW_PUBLICATIONS = {one: words for one, words in _PUBLICATIONS.items() if one is not Publication.WITHDRAWN}
# What a publication means; the script shows the one that is chosen.
_PUBLICATION_HINTS = [
    html.Span("Visible immediately.", **data(when=f"publication={Publication.PUBLISHED.value}")),
    html.Span(
        "Hidden. Listed under “Add commitment”.",
        hidden=True,
        **data(when=f"publication={Publication.DRAFT.value} publication={Publication.WITHDRAWN.value}"),
    ),
]
_LANGUAGE = text_field("statement_language", "Its language", placeholder="en, id, ar …", max_length=35)


DESCRIBING = (
    text_field("title", "Title", placeholder="What is to be done, in a few words", max_length=400),
    long_text_field("statement", "Statement", placeholder="Exact words"),
    _LANGUAGE,
    day_field(COMMITTED_ON, "Said on", missing="The day it was said", aliases=("announced_on",), example="31 Dec 2025"),
    long_text_field("translation", "Translation", placeholder="If it is in another language"),
    criteria_field(),
    actors_field(),
    text_field("place", "Place", choices="known_places", placeholder="Where", max_length=300),
    choice_field("kind", "Kind", CommitmentKind, _KINDS),
    chips_field("topics", "Topics", choices="known_topics", placeholder="A known topic, or a new one"),
    long_text_field("detail", "Detail", placeholder="What else a reader should know", rows=2),
    choice_field("publication", "Publication", Publication, _PUBLICATIONS, hint=_PUBLICATION_HINTS),
    text_field(
        "time_zone", "Time zone", choices="known_zones", max_length=60, hint="Days are counted in this time zone."
    ),
    number_field("review_interval_days", "Review every", hint="Days."),
    part_of_field(),
    links_field(),
)
REASON = text_field("reason", "Reason for the change", max_length=500, hint="Shown in the history. Needed to withdraw.")


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
