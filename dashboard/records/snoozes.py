"""A commitment that is snoozed in the review queue: until when and why, and waking it."""

from dash import html

from dashboard.forms.form import Form, undone_by
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.html.data_attributes import data
from db.domain.dates_in_words import written_date
from db.queries.snoozes import SnoozeEntry
from db.services.review_snoozes import undo_snooze, wake_review

# Its button stands in lists, without fields around it.
WAKE = Form(
    id="review-wake",
    fields=(),
    build=dict,
    record=lambda session, typed, _, write: wake_review(session, typed.id("commitment"), write),
    undo=undone_by(undo_snooze),
    words=lambda *_: "Woken: it is in the review queue again.",
    undone=lambda _: "Undone: it is snoozed again.",
    versioned=False,
    actions=lambda _: [],
)


def snoozed(entry: SnoozeEntry) -> list[Child]:
    """`Snoozed until 1 Nov 2027 by local: reason`, and the button that wakes it."""
    values = {"commitment": str(entry.commitment_id), "slug": entry.slug}
    button = html.Button(
        "Wake now",
        type="button",
        className="button button-small",
        title=f"Wake “{entry.title}” now",
        **data(submits={"form": WAKE.id, "verb": "save", "values": values}),
    )
    until = f"Snoozed until {written_date(entry.until)} by "
    return [until, html.Bdi(entry.recorded_by), ": ", html.Bdi(entry.reason), " ", button]
