"""Updating a status, and correcting an update: fields, saving, undoing, and what is shown when two people save."""

from datetime import date
from functools import partial
from typing import Any

import dash
from dash import ALL, Input, Output, dcc, html
from dash.exceptions import PreventUpdate

from dashboard.forms import suggestions
from dashboard.forms.date_field import day_field, register_when, when_field
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.evidence_field import evidence_field
from dashboard.forms.form import (
    field,
    first_time,
    form,
    long_text,
    select,
    submit,
)
from dashboard.forms.submission import pressed, register_saving
from dashboard.ids import NOTICES
from dashboard.records.status_form_saving import SAVED as SAVED
from dashboard.records.status_form_saving import SEARCHED, UNDO_TYPE, save_status, undo_status
from dashboard.roles import Role, current_identity, requires
from dashboard.settings import Settings
from dashboard.widgets.html.data_attributes import data
from db.domain.filters import View
from db.domain.vocabulary import AssessedStatus
from db.queries.commitment import CommitmentDetail, UpdateEntry, commitment_detail

FORM = "status-form"
CORRECTION = "status-correction"
DIALOG = "status-correction-dialog"
CORRECT_TYPE = "status-form-correct"
_MEANINGS = {
    AssessedStatus.FULFILLED: "Give the day on which the stated outcome was reached.",
    AssessedStatus.DISPUTED: "Attach the sources that disagree: at least two.",
    AssessedStatus.NO_PUBLIC_EVIDENCE: "Says that a search found nothing, not that nothing was done.",
}


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Section:
    """The form of one commitment as it was read. At most one on a page."""
    return html.Section(
        [
            html.H3("Update status"),
            _fields(FORM, detail, settings=settings),
            dcc.Store(id=SAVED),
        ],
        className="drawer-section",
    )


def correction_dialog() -> html.Dialog:
    """Where an update is corrected: not beside the forms, which are put up anew after each save."""
    return html.Dialog(id=DIALOG, className="form-dialog")


def correct_button(update: UpdateEntry, slug: str) -> html.Button | None:
    """A button for a history entry that opens the form for correcting it; none where that was done already."""
    if update.superseded_by is not None:
        return None
    return html.Button(
        "Correct",
        type="button",
        id={"type": CORRECT_TYPE, "slug": slug, "update": str(update.id)},
        className="button button-quiet button-small",
        title=f"Correct “{update.status.label}” of {update.effective_on}",
    )


def correction(update: UpdateEntry, detail: CommitmentDetail, *, settings: Settings) -> list[Any]:
    """The content of the dialog that corrects one update: the same fields, filled with what was recorded."""
    return [
        html.H2(f"Correct “{update.status.label}”"),
        html.P("The mistaken entry stays in the history, marked as corrected.", className="muted"),
        _fields(CORRECTION, detail, settings=settings, update=update),
    ]


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Save, correct and undo."""
    if not first_time(app, FORM):
        return
    suggestions.register(app, database)
    for name in (FORM, CORRECTION):
        register_saving(app, name, partial(save_status, database, settings), saved=SAVED)
        register_when(app, settings, name, "effective_on")
        register_when(app, settings, name, "searched_until")
    _register_opening(app, database, settings)
    _register_undoing(app, database, settings)


def _register_opening(app: dash.Dash, database: Any, settings: Settings) -> None:
    @app.callback(
        Output(DIALOG, "children"),
        Input({"type": CORRECT_TYPE, "slug": ALL, "update": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )
    @requires(Role.EDITOR)
    def open_correction(clicks: list[int | None]) -> Any:
        asked = pressed(clicks)
        with database.read() as session:
            today = settings.today()
            detail = commitment_detail(session, View(as_of=today, today=today), str(asked.get("slug")))
        found = [one for one in detail.updates if str(one.id) == asked.get("update")] if detail else []
        if detail is None or not found:
            raise PreventUpdate
        return correction(found[0], detail, settings=settings)


def _register_undoing(app: dash.Dash, database: Any, settings: Settings) -> None:
    @app.callback(
        Output(NOTICES, "children", allow_duplicate=True),
        Input({"type": UNDO_TYPE, "slug": ALL, "update": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )
    @requires(Role.EDITOR)
    def undo(clicks: list[int | None]) -> Any:
        asked = pressed(clicks)
        return undo_status(
            database, settings, slug=str(asked.get("slug")), update=str(asked.get("update")), by=current_identity().name
        )


def _fields(
    name: str,
    detail: CommitmentDetail,
    *,
    settings: Settings,
    update: UpdateEntry | None = None,
) -> html.Div:
    until = update.searched_until if update and update.searched_until else settings.today()
    status = update.status if update else detail.row.status
    return form(
        name,
        [
            field(name, "status", "Status", _statuses(name, status), hint=_meanings(name)),
            when_field(name, "effective_on", "True since", update.effective_on if update else ""),
            field(
                name,
                "reason",
                "Reason",
                long_text(name, "reason", update.reason if update else "", placeholder="What was seen, and where"),
            ),
            evidence_field(name, given=update.evidence if update else ()),
        ],
        draft=f"{detail.row.slug}:{update.id}" if update else detail.row.slug,
        carried={**as_read(detail, settings), "corrects": str(update.id) if update else ""},
        saved=SAVED,
        actions=_actions(name, until=until, correcting=update is not None),
    )


def _statuses(name: str, chosen: AssessedStatus) -> html.Select:
    return select(name, "status", [(status.value, status.label) for status in AssessedStatus], chosen.value)


def _meanings(name: str) -> list[html.Span]:
    """What a status asks for; the script shows the one that is chosen."""
    return [html.Span(words, hidden=True, **data(when=f"status={status.value}")) for status, words in _MEANINGS.items()]


def _actions(name: str, *, until: date, correcting: bool) -> list[Any]:
    searched = day_field(name, "searched_until", "Searched until", until)
    if correcting:
        close = html.Button("Cancel", type="button", className="button form-cancel")
        return [html.Div(searched, **data(when="status=no_public_evidence")), submit("Record correction"), close]
    return [
        submit("Record update"),
        submit("Searched, found nothing", verb=SEARCHED, primary=False),
        html.Div(searched, className="field-inline"),
    ]
