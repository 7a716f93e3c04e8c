"""The form that adds a commitment, with its source and its first deadline."""

from typing import TYPE_CHECKING

from dash import html

from dashboard.forms.commitment_picker import datalists
from dashboard.forms.controls import submit
from dashboard.forms.form import Form, render
from dashboard.forms.values import TypedValues
from dashboard.pages.commitment.fields import STATING
from dashboard.pages.commitment.form_cards import by_field, cards, page_of, with_publication
from dashboard.pages.commitment.service_input import new_commitment
from dashboard.records.commitment_prefill import Beginning, address_after
from dashboard.settings import Settings
from db.domain.vocabulary import CommitmentKind, Publication
from db.services.commitments import add_commitment

if TYPE_CHECKING:
    from db.models import Commitment

# The verb of the button that goes on with the same source.
ANOTHER = "another"
# Paths under /commitments/ that are pages of their own.
RESERVED_SLUGS = frozenset({"new", "import"})


def _after_adding(typed: TypedValues, row: "Commitment") -> str:
    return address_after(row.slug) if typed.text("verb") == ANOTHER else page_of(row.slug, row.publication)


FORM = Form(
    id="new-commitment",
    fields=STATING,
    build=new_commitment,
    record=lambda session, _, new, write: add_commitment(session, new, write, reserved_slugs=RESERVED_SLUGS),
    words=lambda _, row: f"{with_publication('Added', row.publication)}: {row.title}",
    go=_after_adding,
    versioned=False,
    layout=cards,
    actions=lambda _: [
        submit("Add commitment"),
        submit("Add and continue with this source", verb=ANOTHER, primary=False),
    ],
)


def layout(*, settings: Settings, begun: Beginning | None = None) -> html.Div:
    """The form for a new commitment, with its source and its first deadline; `begun` is filled in."""
    beginning = begun or Beginning()
    values = {
        "kind": CommitmentKind.EVENT.value,
        "publication": Publication.PUBLISHED.value,
        "time_zone": getattr(settings.time_zone, "key", "UTC"),
        "review_interval_days": str(settings.review_interval_days),
        **beginning.values,
    }
    filled = {**by_field(values), "evidence": beginning.evidence}
    return render(FORM, draft=beginning.draft, values=filled, before=datalists(FORM.id), cancel_to="/")
