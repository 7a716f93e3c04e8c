"""Updating a status, and correcting an update: fields, saving, undoing, and what is shown when two people save."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import dash
from dash import ALL, Input, Output, dcc, html, no_update
from dash.exceptions import PreventUpdate

from dashboard.components.clash import clash, read_at, saved_since, status_words_of
from dashboard.components.data_attributes import data
from dashboard.components.evidence_field import evidence_field, placed, read_evidence
from dashboard.components.form_parts import (
    Answer,
    accepted,
    answer_id,
    clash_id,
    clashed,
    field,
    form,
    long_text,
    refused,
    register_form,
    select,
    sent_id,
    submit,
)
from dashboard.components.notices import failed, notice
from dashboard.components.typed_values import Sent, TypedValues
from dashboard.components.when_field import day_field, needed_day, read_day, read_when, register_when, when_field
from dashboard.policy import Role, current_identity, policy
from dashboard.settings import Settings
from dashboard.shell_ids import NOTICES
from db.domain.dates_in_words import written_date
from db.domain.filters import View
from db.domain.vocabulary import AssessedStatus
from db.errors import InvalidInput, NotFound, StaleVersion
from db.queries.choices import SourceChoice, source_choices
from db.queries.commitment import CommitmentDetail, UpdateEntry, commitment_detail
from db.services.records import NewStatusUpdate
from db.services.status_updates import correct_status_update, record_status_update, undo_status_update

FORM = "status-form"
CORRECTION = "status-correction"
# Its data is the id of the newest update that was recorded, corrected or undone here.
SAVED = "status-form-saved"
DIALOG = "status-correction-dialog"
CORRECT_TYPE = "status-form-correct"
UNDO_TYPE = "status-form-undo"

SEARCHED = "searched"
_MEANINGS = {
    AssessedStatus.FULFILLED: "Give the day on which the stated outcome was reached.",
    AssessedStatus.DISPUTED: "Attach the sources that disagree: at least two.",
    AssessedStatus.NO_PUBLIC_EVIDENCE: "Says that a search found nothing, not that nothing was done.",
}


def layout(detail: CommitmentDetail, *, settings: Settings, sources: Sequence[SourceChoice]) -> html.Section:
    """The form of one commitment as it was read. At most one on a page."""
    return html.Section(
        [
            html.H3("Update status"),
            _fields(FORM, detail, settings=settings, sources=sources),
            dcc.Store(id=SAVED),
            html.Dialog(id=DIALOG, className="form-dialog"),
        ],
        className="drawer-section",
    )


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


def correction(
    update: UpdateEntry, detail: CommitmentDetail, *, settings: Settings, sources: Sequence[SourceChoice]
) -> list[Any]:
    """The content of the dialog that corrects one update: the same fields, filled with what was recorded."""
    return [
        html.H2(f"Correct “{update.status.label}”"),
        html.P("The mistaken entry stays in the history, marked as corrected.", className="muted"),
        _fields(CORRECTION, detail, settings=settings, sources=sources, update=update),
    ]


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Save, correct and undo."""
    for name in (FORM, CORRECTION):
        register_form(app, name)
        register_when(app, settings, name, "effective_on")
        register_when(app, settings, name, "searched_until")
        _register_saving(app, database, settings, name)
    _register_opening(app, database, settings)
    _register_undoing(app, database, settings)


def _register_saving(app: dash.Dash, database: Any, settings: Settings, name: str) -> None:
    @app.callback(
        Output(answer_id(name), "data"),
        Output(clash_id(name), "children"),
        Output(SAVED, "data", allow_duplicate=True),
        Output(NOTICES, "children", allow_duplicate=True),
        Input(sent_id(name), "data"),
        prevent_initial_call=True,
    )
    @policy(Role.EDITOR)
    def save(sent: Sent | None) -> Any:
        if not sent:
            raise PreventUpdate
        saved = save_status(database, settings, TypedValues(sent), by=current_identity().name)
        return saved.answer, saved.clash, saved.update or no_update, saved.notice or no_update


def _register_opening(app: dash.Dash, database: Any, settings: Settings) -> None:
    @app.callback(
        Output(DIALOG, "children"),
        Input({"type": CORRECT_TYPE, "slug": ALL, "update": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )
    @policy(Role.EDITOR)
    def open_correction(clicks: list[int | None]) -> Any:
        asked = dash.ctx.triggered_id
        if not any(clicks) or not isinstance(asked, dict):
            raise PreventUpdate
        with database.read() as session:
            today = settings.today()
            detail = commitment_detail(session, View(as_of=today, today=today), str(asked.get("slug")))
            sources = source_choices(session)
        found = [one for one in detail.updates if str(one.id) == asked.get("update")] if detail else []
        if detail is None or not found:
            raise PreventUpdate
        return correction(found[0], detail, settings=settings, sources=sources)


def _register_undoing(app: dash.Dash, database: Any, settings: Settings) -> None:
    @app.callback(
        Output(NOTICES, "children", allow_duplicate=True),
        Input({"type": UNDO_TYPE, "slug": ALL, "update": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )
    @policy(Role.EDITOR)
    def undo(clicks: list[int | None]) -> Any:
        asked = dash.ctx.triggered_id
        if not any(clicks) or not isinstance(asked, dict):
            raise PreventUpdate
        return undo_status(
            database, settings, slug=str(asked.get("slug")), update=str(asked.get("update")), by=current_identity().name
        )


@dataclass(frozen=True, slots=True)
class Saved:
    """What a submission led to: the answer for the form, and, if it was saved, the update's id and a notice."""

    answer: Answer
    clash: Any = None
    update: str | None = None
    notice: Any = None


def save_status(database: Any, settings: Settings, typed: TypedValues, *, by: str) -> Saved:
    """Record or correct what was typed. Never raises for what a person can put right."""
    with database.read() as session:
        sources = source_choices(session)
    try:
        new = read_update(typed, sources, today=settings.today())
        commitment, version = typed.id("commitment"), typed.whole("version")
        with database.write() as session:
            if typed.text("corrects"):
                mistaken = typed.id("corrects")
                update = correct_status_update(
                    session, mistaken, new, expected_version=version, by=by, recorded_at=settings.now()
                )
            else:
                update = record_status_update(
                    session, commitment, new, expected_version=version, by=by, recorded_at=settings.now()
                )
            update_id, status = update.id, update.status
    except StaleVersion as stale:
        return Saved(clashed(), clash=_clash(database, settings, typed, found=stale.found))
    except InvalidInput as problem:
        return Saved(refused(problem, field=placed(problem, typed, sources)))
    except NotFound as problem:
        return Saved(refused(problem))
    words = f"Corrected: {status.label}." if typed.text("corrects") else f"Recorded: {status.label}."
    undo = {"type": UNDO_TYPE, "slug": typed.text("slug"), "update": str(update_id)}
    told = notice(words, undo=undo, commitment=commitment, version=version + 1, read_at=read_at(settings))
    return Saved(accepted(initial={"status": status.value}), update=str(update_id), notice=told)


def undo_status(database: Any, settings: Settings, *, slug: str, update: str, by: str) -> html.Div:
    """Put back what held before an update; the notice that says so, or why not."""
    try:
        undone = UUID(update)
        with database.write() as session:
            restored = undo_status_update(session, undone, by=by, recorded_at=settings.now())
            restored_id = restored.id
    except ValueError:
        return failed("There is no such update.")
    except (InvalidInput, NotFound, StaleVersion) as problem:
        return failed(str(problem))
    detail = _detail(database, settings, slug)
    if detail is None:
        return notice("Undone.")
    return notice(
        # What the undoing lets hold again may be an update of long ago.
        f"Undone: {detail.row.status.label} again.",
        commitment=detail.row.id,
        version=detail.version,
        read_at=read_at(settings),
        saved=(SAVED, str(restored_id)),
    )


def read_update(typed: TypedValues, sources: Sequence[SourceChoice], *, today: date) -> NewStatusUpdate:
    """The update that a form sent. Raises `InvalidInput`."""
    searched = typed.text("searched_until")
    if typed.text("verb") == SEARCHED:
        until = needed_day(searched, field="searched_until", today=today, called="The day until which you searched")
        return NewStatusUpdate(
            status=AssessedStatus.NO_PUBLIC_EVIDENCE,
            reason=typed.raw("reason").strip() or f"Searched and found nothing until {written_date(until)}.",
            searched_until=until,
        )
    return NewStatusUpdate(
        status=typed.choice("status", AssessedStatus),
        reason=typed.raw("reason"),
        effective_on=read_when(typed.text("effective_on"), field="effective_on", today=today),
        evidence=read_evidence(typed, sources, today=today),
        searched_until=read_day(searched, field="searched_until", today=today),
    )


def _fields(
    name: str,
    detail: CommitmentDetail,
    *,
    settings: Settings,
    sources: Sequence[SourceChoice],
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
            evidence_field(name, sources, given=update.evidence if update else ()),
        ],
        draft=f"{detail.row.slug}:{update.id}" if update else detail.row.slug,
        carried={
            "commitment": str(detail.row.id),
            "slug": detail.row.slug,
            "version": detail.version,
            "read_at": read_at(settings),
            "corrects": str(update.id) if update else "",
        },
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


def _clash(database: Any, settings: Settings, typed: TypedValues, *, found: int) -> html.Div:
    detail = _detail(database, settings, typed.text("slug"))
    mine = [
        ("Status", status_words_of(typed.text("status"), searched=typed.text("verb") == SEARCHED)),
        ("True since", typed.text("effective_on")),
        ("Reason", typed.raw("reason")),
        ("Evidence", typed.text("evidence_0_link")),
    ]
    return clash(mine, saved_since(detail, typed.text("read_at")), version=found)


def _detail(database: Any, settings: Settings, slug: str) -> CommitmentDetail | None:
    today = settings.today()
    with database.read() as session:
        return commitment_detail(session, View(as_of=today, today=today), slug)
