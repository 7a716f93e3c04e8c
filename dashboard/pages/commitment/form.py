"""Adding and editing a commitment: the fields of both forms, and the callbacks that serve them."""

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

import dash
from dash import dcc, html

from dashboard.forms import suggestions
from dashboard.forms.chips_field import tokens_field
from dashboard.forms.commitment_picker import datalists, list_id
from dashboard.forms.criteria_fields import WORDS, criteria_fields
from dashboard.forms.date_field import register_when, when_field
from dashboard.forms.deadline_field import deadline_field, register_deadline_field
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.evidence_field import evidence_field
from dashboard.forms.form import (
    field,
    form,
    long_text,
    select,
    submit,
    text,
)
from dashboard.forms.submission import register_saving
from dashboard.pages.commitment.form_saving import ANOTHER, COMMITTED_ON, ROLES, original_values, save_edit, save_new
from dashboard.pages.commitment.relation_fields import relation_fields
from dashboard.records.commitment_prefill import Beginning
from dashboard.settings import Settings
from dashboard.widgets.html.data_attributes import data
from db.domain.vocabulary import CommitmentKind, Publication
from db.queries.commitment import CommitmentDetail

NEW = "new-commitment"
EDIT = "edit-commitment"
NOTHING = Beginning()

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
_ROLE_HINTS = {"responsible": "Who is to do it. At least one.", "speaker": "Who said it."}


def new_layout(*, settings: Settings, begun: Beginning = NOTHING) -> html.Div:
    """The form for a new commitment, with its source and its first deadline; `begun` is filled in."""
    values = {
        "kind": CommitmentKind.EVENT.value,
        "publication": Publication.PUBLISHED.value,
        "time_zone": getattr(settings.time_zone, "key", "UTC"),
        "review_interval_days": str(settings.review_interval_days),
        **begun.values,
    }
    evidence = evidence_field(NEW, given=begun.evidence, label="Source")
    source = [html.H2("Where it was said"), evidence]
    deadline = [
        html.H2("Until when"),
        html.P("As the source words it; leave it empty if it names no deadline.", className="muted"),
        deadline_field(NEW, said_on=COMMITTED_ON),
    ]
    return form(
        NEW,
        [
            *datalists(NEW),
            _card(source),
            _card(_what(NEW, values)),
            _card(deadline),
            _card(_criteria(NEW, values)),
            _card(_who(NEW, values)),
            _card(_about(NEW, values)),
            _card([*_more(NEW, values), *relation_fields(NEW, {})]),
        ],
        draft=begun.draft,
        carried={},
        actions=[
            submit("Add commitment"),
            submit("Add, and another from this source", verb=ANOTHER, primary=False),
            dcc.Link("Cancel", href="/", className="button form-cancel"),
        ],
    )


def edit_layout(detail: CommitmentDetail, *, settings: Settings) -> html.Div:
    """The form that changes what describes a commitment. Its deadlines and statuses have forms of their own."""
    values = original_values(detail)
    return form(
        EDIT,
        [
            *datalists(EDIT),
            _card(_what(EDIT, values)),
            _card(_criteria(EDIT, values)),
            _card(_who(EDIT, values)),
            _card(_about(EDIT, values)),
            _card([*_more(EDIT, values), *relation_fields(EDIT, values)]),
        ],
        draft=detail.row.slug,
        carried={**as_read(detail, settings), "original": json.dumps(values)},
        actions=[
            submit("Save changes"),
            dcc.Link("Cancel", href=f"/commitments/{detail.row.slug}", className="button form-cancel"),
        ],
    )


def register_new(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Read while somebody types, and save."""
    suggestions.register(app, database)
    register_saving(app, NEW, partial(save_new, database, settings))
    register_when(app, settings, NEW, COMMITTED_ON)
    register_deadline_field(app, settings, NEW, said_on=COMMITTED_ON)


def register_edit(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Save, or show both versions."""
    suggestions.register(app, database)
    register_saving(app, EDIT, partial(save_edit, database, settings))
    register_when(app, settings, EDIT, COMMITTED_ON)


def _card(children: list[Any]) -> html.Section:
    return html.Section(children, className="card")


def _what(name: str, values: Mapping[str, str]) -> list[Any]:
    title = text(name, "title", values.get("title"), placeholder="What is to be done, in a few words", longest=400)
    words = {"statement": "To the letter, as it was said", "translation": "If it is in another language"}
    long = {part: long_text(name, part, values.get(part), placeholder=words[part], rows=3) for part in words}
    given = values.get("statement_language")
    language = text(name, "statement_language", given, placeholder="en, id, ar …", longest=35)
    hint = "Left empty, that of its source." if name == NEW else None
    return [
        html.H2("What was said"),
        field(name, "title", "Title", title),
        field(name, "statement", "Statement, verbatim", long["statement"]),
        html.Div(
            [
                field(name, "statement_language", "Its language", language, hint=hint),
                when_field(name, COMMITTED_ON, "Said on", values.get(COMMITTED_ON), example="31 Dec 2025"),
            ],
            className="field-row",
        ),
        field(name, "translation", "Translation", long["translation"]),
    ]


def _criteria(name: str, values: Mapping[str, str]) -> list[Any]:
    more = "What was judged already stands." if name == EDIT else "They can be added later, too."
    return [
        html.H2("How one will know"),
        html.P(f"{WORDS} {more}", className="muted"),
        criteria_fields(name, values),
    ]


def _who(name: str, values: Mapping[str, str]) -> list[Any]:
    roles = [
        tokens_field(
            name,
            role.value,
            role.value.capitalize(),
            values.get(role.value, "").split("\n") if values.get(role.value) else (),
            choices=list_id(name, "actors"),
            placeholder="A known name, or a new one",
            hint=_ROLE_HINTS.get(role.value),
        )
        for role in ROLES
    ]
    return [html.H2("Who"), html.Div(roles, className="field-row field-row-wide")]


def _about(name: str, values: Mapping[str, str]) -> list[Any]:
    topics = values.get("topics", "")
    place = text(name, "place", values.get("place"), choices=list_id(name, "places"), placeholder="Where", longest=300)
    kinds = [(kind.value, words) for kind, words in _KINDS.items()]
    more = long_text(name, "detail", values.get("detail"), placeholder="What else a reader should know", rows=2)
    return [
        html.H2("Where, and about what"),
        html.Div(
            [
                field(name, "place", "Place", place),
                field(name, "kind", "What sort it is", select(name, "kind", kinds, values.get("kind"))),
            ],
            className="field-row",
        ),
        tokens_field(
            name,
            "topics",
            "Topics",
            topics.split("\n") if topics else (),
            choices=list_id(name, "topics"),
            placeholder="A known topic, or a new one",
        ),
        field(name, "detail", "Detail", more),
    ]


def _more(name: str, values: Mapping[str, str]) -> list[Any]:
    zone = text(name, "time_zone", values.get("time_zone"), choices=list_id(name, "zones"), longest=60)
    interval = text(name, "review_interval_days", values.get("review_interval_days"), longest=9)
    offered = [
        (publication.value, words)
        for publication, words in _PUBLICATIONS.items()
        if name == EDIT or publication is not Publication.WITHDRAWN
    ]
    publication = select(name, "publication", offered, values.get("publication"))
    return [
        html.H2("How it is kept"),
        html.Div(
            [
                field(name, "publication", "Publication", publication, hint=_shown_where()),
                field(name, "time_zone", "Time zone", zone, hint="Its days begin and end there."),
                field(name, "review_interval_days", "Check again after", interval, hint="In days."),
            ],
            className="field-row",
        ),
    ]


def _shown_where() -> list[html.Span]:
    """What the publication means; the script shows the one that is chosen."""
    return [
        html.Span("On the timeline at once.", **data(when=f"publication={Publication.PUBLISHED.value}")),
        html.Span(
            "Not shown; found again under “Add commitment”.",
            hidden=True,
            **data(when=f"publication={Publication.DRAFT.value} publication={Publication.WITHDRAWN.value}"),
        ),
    ]
