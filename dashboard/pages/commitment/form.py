"""Adding and editing a commitment."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from dashboard.forms.commitment_picker import datalists
from dashboard.forms.controls import submit
from dashboard.forms.criteria_fields import NAMES as CRITERIA
from dashboard.forms.criteria_fields import WORDS
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.form import Form, Parts, render
from dashboard.forms.values import TypedValues
from dashboard.pages.commitment.fields import (
    COMMITTED_ON,
    DESCRIBING,
    ROLES,
    STATING,
    commitment_changes,
    new_commitment,
    original_values,
)
from dashboard.pages.commitment.relation_fields import LINKS, PART_OF
from dashboard.records.commitment_prefill import Beginning, address_after
from dashboard.settings import Settings
from dashboard.widgets.html.component_types import Child
from db.domain.vocabulary import CommitmentKind, Publication
from db.queries.commitment import CommitmentDetail
from db.services.commitments import add_commitment, edit_commitment

# The verb of the button that goes on with the same source.
ANOTHER = "another"
# Paths under /commitments/ that are pages of their own.
RESERVED_SLUGS = frozenset({"new", "import"})
_CRITERIA, _ACTORS, _LINKS = CRITERIA[0], ROLES[0].value, next(iter(LINKS)).value


def _layout(parts: Parts) -> Sequence[Child]:
    what = [parts["title"], parts["statement"], _row(parts, "statement_language", COMMITTED_ON), parts["translation"]]
    deadline_hint = "As the source words it; leave it empty if it names no deadline."
    criteria_hint = f"{WORDS} " + (
        "They can be added later, too." if "evidence" in parts else "What was judged already stands."
    )
    more = [_row(parts, "publication", "time_zone", "review_interval_days"), _relations(parts)]
    cards: list[tuple[str, Sequence[Child]]] = [
        ("Where it was said", [parts.get("evidence")]),
        ("What was said", what),
        ("Until when", [html.P(deadline_hint, className="muted"), parts["wording"]] if "wording" in parts else [None]),
        ("Fulfilment criteria", [html.P(criteria_hint, className="muted"), parts[_CRITERIA]]),
        ("Who", [parts[_ACTORS]]),
        ("Where, and about what", [_row(parts, "place", "kind"), parts["topics"], parts["detail"]]),
        ("Publication and relations", more),
    ]
    return [html.Section([html.H2(words), *inside], className="card") for words, inside in cards if inside != [None]]


def _row(parts: Parts, *names: str) -> html.Div:
    return html.Div([parts[name] for name in names], className="field-row")


def _relations(parts: Parts) -> html.Div:
    return html.Div([parts[PART_OF], *parts[_LINKS]], className="field-row field-row-wide")


def _page(slug: str, publication: Publication) -> str:
    """Where to go after saving: a draft has no page but its form."""
    return f"/commitments/{slug}" if publication is Publication.PUBLISHED else f"/commitments/{slug}/edit"


def _after_adding(typed: TypedValues, row: Any) -> str:
    return address_after(row.slug) if typed.text("verb") == ANOTHER else _page(row.slug, row.publication)


def _with_publication(words: str, publication: Publication) -> str:
    """What was done, and whether others see it."""
    return words if publication is Publication.PUBLISHED else f"{words} as {publication.value}, not on the timeline"


NEW = Form(
    id="new-commitment",
    fields=STATING,
    build=new_commitment,
    record=lambda session, _, new, write: add_commitment(session, new, write, reserved_slugs=RESERVED_SLUGS),
    words=lambda _, row: f"{_with_publication('Added', row.publication)}: {row.title}",
    go=_after_adding,
    versioned=False,
    layout=_layout,
    actions=lambda _: [
        submit("Add commitment"),
        submit("Add, and another from this source", verb=ANOTHER, primary=False),
    ],
)
EDIT = Form(
    id="edit-commitment",
    fields=DESCRIBING,
    build=commitment_changes,
    record=lambda session, typed, new, write: edit_commitment(session, typed.id("commitment"), new, write),
    words=lambda _, row: f"{_with_publication('Changes saved', row.publication)}.",
    go=lambda _, row: _page(row.slug, row.publication),
    stated=original_values,
    edits=True,
    partial=True,
    layout=_layout,
    actions=lambda _: [submit("Save changes")],
)


def new_layout(*, settings: Settings, begun: Beginning | None = None) -> html.Div:
    """The form for a new commitment, with its source and its first deadline; `begun` is filled in."""
    beginning = begun or Beginning()
    values = {
        "kind": CommitmentKind.EVENT.value,
        "publication": Publication.PUBLISHED.value,
        "time_zone": getattr(settings.time_zone, "key", "UTC"),
        "review_interval_days": str(settings.review_interval_days),
        **beginning.values,
    }
    filled = {**_by_field(values), "evidence": beginning.evidence}
    return render(NEW, draft=beginning.draft, values=filled, before=datalists(NEW.id), cancel_to="/")


def edit_layout(detail: CommitmentDetail, *, settings: Settings) -> html.Div:
    """The form that changes what describes a commitment. Its deadlines and statuses have forms of their own."""
    return render(
        EDIT,
        draft=detail.row.slug,
        values=_by_field(original_values(detail)),
        carried=as_read(EDIT, detail, settings),
        before=datalists(EDIT.id),
        cancel_to=f"/commitments/{detail.row.slug}",
    )


def _by_field(values: Mapping[str, str]) -> dict[str, object]:
    """The values by field; a field of several inputs finds its own among them."""
    return {**values, **dict.fromkeys((_CRITERIA, _ACTORS, _LINKS), values)}
