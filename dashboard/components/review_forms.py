"""Two short answers to “needs a check”: searched and found nothing, and not now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import dash
from dash import Input, Output, dcc, html, no_update
from dash.exceptions import PreventUpdate

from dashboard.components import status_saving
from dashboard.components.clash import read_at
from dashboard.components.form_parts import (
    Answer,
    accepted,
    answer_id,
    clash_id,
    field,
    first_time,
    form,
    refused,
    register_form,
    sent_id,
    submit,
    text,
)
from dashboard.components.notices import notice
from dashboard.components.typed_values import Sent, TypedValues
from dashboard.components.when_field import day_field, needed_day, register_when
from dashboard.policy import Role, current_identity, policy
from dashboard.settings import Settings
from dashboard.shell_ids import NOTICES
from db.domain.dates_in_words import written_date
from db.errors import InvalidInput, NotFound
from db.queries.commitment import CommitmentDetail
from db.services.reviews import snooze_review

SEARCH = "review-search"
SNOOZE = "review-snooze"
# Its data is the id of the newest snooze that was recorded on this page.
SNOOZED = "review-snoozed"


@dataclass(frozen=True, slots=True)
class Snoozed:
    """What a snooze led to: the answer for the form, and, if it was recorded, its id and a notice."""

    answer: Answer
    snooze: str | None = None
    notice: Any = None


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Div:
    """Both forms of one commitment, folded up. At most once on a page."""
    return html.Div([_search(detail, settings), _snooze(detail), dcc.Store(id=SNOOZED)], className="review-forms")


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Record searches and snoozes."""
    if not first_time(app, SEARCH):
        return
    for name, day in ((SEARCH, "searched_until"), (SNOOZE, "until")):
        register_form(app, name)
        register_when(app, settings, name, day)

    @app.callback(
        Output(answer_id(SEARCH), "data"),
        Output(clash_id(SEARCH), "children"),
        Output(status_saving.SAVED, "data", allow_duplicate=True),
        Output(NOTICES, "children", allow_duplicate=True),
        Input(sent_id(SEARCH), "data"),
        prevent_initial_call=True,
    )
    @policy(Role.EDITOR)
    def search(sent: Sent | None) -> Any:
        if not sent:
            raise PreventUpdate
        saved = save_search(database, settings, sent, by=current_identity().name)
        return saved.answer, saved.clash, saved.update or no_update, saved.notice or no_update

    @app.callback(
        Output(answer_id(SNOOZE), "data"),
        Output(SNOOZED, "data"),
        Output(NOTICES, "children", allow_duplicate=True),
        Input(sent_id(SNOOZE), "data"),
        prevent_initial_call=True,
    )
    @policy(Role.EDITOR)
    def snooze(sent: Sent | None) -> Any:
        if not sent:
            raise PreventUpdate
        saved = save_snooze(database, settings, TypedValues(sent), by=current_identity().name)
        return saved.answer, saved.snooze or no_update, saved.notice or no_update


def save_search(database: Any, settings: Settings, sent: Mapping[str, str], *, by: str) -> status_saving.Saved:
    """Record that a search of the place that was named found nothing."""
    where = TypedValues(sent).text("searched_where")
    if not where:
        missing = InvalidInput("Say where you searched.", field="searched_where")
        return status_saving.Saved(refused(missing))
    reason = f"Searched and found nothing. Where: {where}"
    return status_saving.save_status(
        database, settings, TypedValues({**sent, "verb": status_saving.SEARCHED, "reason": reason}), by=by
    )


def save_snooze(database: Any, settings: Settings, typed: TypedValues, *, by: str) -> Snoozed:
    """Leave the commitment out of the queue until the day that was typed."""
    try:
        until = needed_day(typed.text("until"), field="until", today=settings.today(), called="The day")
        with database.write() as session:
            snooze = snooze_review(
                session,
                typed.id("commitment"),
                until=until,
                reason=typed.raw("snooze_reason"),
                by=by,
                recorded_at=settings.now(),
            )
            snooze_id = str(snooze.id)
    except (InvalidInput, NotFound) as problem:
        return Snoozed(refused(problem))
    return Snoozed(accepted(), snooze_id, notice(f"Snoozed until {written_date(until)}."))


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
    carried: dict[str, str | int] = {
        "commitment": str(detail.row.id),
        "slug": detail.row.slug,
        "version": detail.version,
        "read_at": read_at(settings),
    }
    shown = form(
        SEARCH,
        fields,
        draft=detail.row.slug,
        carried=carried,
        saved=status_saving.SAVED,
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
