"""Two short answers to “needs a check”: searched and found nothing, and not now."""

from collections.abc import Mapping
from datetime import date

from dash import html

from dashboard.forms.controls import submit
from dashboard.forms.date_field import day_field
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.fields import required_text_field, text_field
from dashboard.forms.form import Form, render, undone_by
from dashboard.records import status_form
from dashboard.settings import Settings
from db.domain.dates_in_words import written_date
from db.domain.day_words import Toward
from db.queries.commitment import CommitmentDetail
from db.services.inputs import NewStatusUpdate
from db.services.review_snoozes import snooze_review, undo_snooze


def _searched(*, searched_until: date, where: str) -> NewStatusUpdate:
    return status_form.searched(searched_until=searched_until, reason=f"Searched and found nothing. Where: {where}")


SEARCH = Form(
    id="review-search",
    fields=(
        day_field("searched_until", "Searched until", missing="The day until which you searched"),
        required_text_field(
            "searched_where",
            "Where",
            missing="Say where you searched.",
            attribute="where",
            placeholder="e.g. the ministry’s site, INA, Reuters",
            max_length=300,
        ),
    ),
    build=_searched,
    record=status_form.FORM.record,
    undo=status_form.FORM.undo,
    words=status_form.FORM.words,
    undone=status_form.FORM.undone,
    actions=lambda _: [submit("Record the search")],
)
SNOOZE = Form(
    id="review-snooze",
    fields=(
        day_field("until", "Until", missing="The day", toward=Toward.FUTURE),
        text_field("snooze_reason", "Reason", attribute="reason", max_length=300),
    ),
    build=dict,
    record=lambda session, typed, new, write: snooze_review(session, typed.id("commitment"), write=write, **new),
    undo=undone_by(undo_snooze),
    words=lambda new, _: f"Snoozed until {written_date(new['until'])}.",
    undone=lambda _: "Undone: it is in the queue as before.",
    versioned=False,
    actions=lambda _: [submit("Snooze")],
)


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Div:
    """Both forms of one commitment, folded up. At most once on a page."""
    read = as_read(SEARCH, detail, settings)
    search = _folded("n", "Searched, found nothing", SEARCH, detail, read, {"searched_until": settings.today()})
    snooze = _folded("s", "Snooze", SNOOZE, detail, {"commitment": str(detail.row.id)}, {})
    return html.Div([search, snooze], className="review-forms")


def _folded(
    key: str,
    words: str,
    form: Form,
    detail: CommitmentDetail,
    carried: Mapping[str, str | int],
    values: Mapping[str, object],
) -> html.Details:
    rendered = render(form, draft=detail.row.slug, values=values, carried=carried, todays=tuple(values))
    return html.Details([html.Summary([html.Kbd(key), f" {words}"]), rendered], className=f"card review-{key}")
