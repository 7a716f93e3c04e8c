"""Two short answers to “needs a check”: searched and found nothing, and not now."""

from functools import partial
from typing import Any

import dash
from dash import dcc, html

from dashboard.forms.date_field import day_field, needed_day, register_when
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.form import (
    accepted,
    field,
    first_time,
    form,
    refused,
    submit,
    text,
)
from dashboard.forms.submission import Saved, register_saving
from dashboard.forms.values import TypedValues
from dashboard.records import status_form_saving
from dashboard.settings import Settings
from dashboard.widgets.notices import notice
from db.domain.dates_in_words import written_date
from db.errors import InvalidInput, NotFound
from db.queries.commitment import CommitmentDetail
from db.services.inputs import Write
from db.services.review_snoozes import snooze_review

SEARCH = "review-search"
SNOOZE = "review-snooze"
# Its data is the id of the newest snooze that was recorded on this page.
SNOOZED = "review-snoozed"


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Div:
    """Both forms of one commitment, folded up. At most once on a page."""
    return html.Div([_search(detail, settings), _snooze(detail), dcc.Store(id=SNOOZED)], className="review-forms")


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Record searches and snoozes."""
    if not first_time(app, SEARCH):
        return
    register_when(app, settings, SEARCH, "searched_until")
    register_saving(app, SEARCH, partial(save_search, database, settings), saved=status_form_saving.SAVED)
    register_when(app, settings, SNOOZE, "until")
    register_saving(app, SNOOZE, partial(save_snooze, database, settings), saved=SNOOZED)


def save_search(database: Any, settings: Settings, typed: TypedValues, *, by: str) -> Saved:
    """Record that a search of the place that was named found nothing."""
    where = typed.text("searched_where")
    if not where:
        missing = InvalidInput("Say where you searched.", field="searched_where")
        return Saved(refused(missing))
    reason = f"Searched and found nothing. Where: {where}"
    searched = typed.given({"verb": status_form_saving.SEARCHED, "reason": reason})
    return status_form_saving.save_status(database, settings, searched, by=by)


def save_snooze(database: Any, settings: Settings, typed: TypedValues, *, by: str) -> Saved:
    """Leave the commitment out of the queue until the day that was typed."""
    try:
        until = needed_day(typed.text("until"), field="until", today=settings.today(), called="The day")
        with database.write() as session:
            snooze = snooze_review(
                session,
                typed.id("commitment"),
                Write(by, settings.now()),
                until=until,
                reason=typed.raw("snooze_reason"),
            )
            snooze_id = str(snooze.id)
    except (InvalidInput, NotFound) as problem:
        return Saved(refused(problem))
    return Saved(accepted(), mark=snooze_id, notice=notice(f"Snoozed until {written_date(until)}."))


def _search(detail: CommitmentDetail, settings: Settings) -> html.Details:
    fields = [
        day_field(SEARCH, "searched_until", "Searched until", settings.today()),
        field(
            SEARCH,
            "searched_where",
            "Where",
            text(SEARCH, "searched_where", placeholder="e.g. the ministry’s site, INA, Reuters", longest=300),
        ),
    ]
    shown = form(
        SEARCH,
        fields,
        draft=detail.row.slug,
        carried=as_read(detail, settings),
        saved=status_form_saving.SAVED,
        actions=[submit("Record the search")],
    )
    return _folded("n", "Searched, found nothing", shown)


def _snooze(detail: CommitmentDetail) -> html.Details:
    fields = [
        day_field(SNOOZE, "until", "Until"),
        field(SNOOZE, "snooze_reason", "Reason", text(SNOOZE, "snooze_reason", longest=300)),
    ]
    shown = form(
        SNOOZE,
        fields,
        draft=detail.row.slug,
        carried={"commitment": str(detail.row.id)},
        saved=SNOOZED,
        actions=[submit("Snooze")],
    )
    return _folded("s", "Snooze", shown)


def _folded(key: str, words: str, shown: html.Div) -> html.Details:
    return html.Details([html.Summary([html.Kbd(key), f" {words}"]), shown], className=f"card review-{key}")
