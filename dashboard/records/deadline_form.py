"""Revising a deadline, and correcting a revision: wording, who announced it when and why, and the evidence."""

from functools import partial
from typing import Any

import dash
from dash import ALL, Input, Output, dcc, html
from dash.exceptions import PreventUpdate

from dashboard.forms import suggestions
from dashboard.forms.commitment_picker import commitment_label
from dashboard.forms.date_field import day_field, register_when
from dashboard.forms.deadline_field import deadline_field, register_deadline_field
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.evidence_field import evidence_field
from dashboard.forms.form import (
    control_id,
    datalist,
    field,
    first_time,
    form,
    long_text,
    select,
    submit,
    text,
)
from dashboard.forms.submission import pressed, register_saving
from dashboard.ids import NOTICES
from dashboard.records.deadline_form_saving import ANNOUNCED_ON, UNDO_TYPE, save_deadline, undo_stated
from dashboard.records.deadline_form_saving import SAVED as SAVED
from dashboard.records.deadline_prefill import previous_latest, stated_before
from dashboard.roles import Role, current_identity, requires
from dashboard.settings import Settings
from db.domain.filters import View
from db.domain.vocabulary import RevisionReason
from db.queries.commitment import CommitmentDetail, RevisionEntry, commitment_detail

FORM = "deadline-form"
CORRECTION = "deadline-correction"
DIALOG = "deadline-correction-dialog"
CORRECT_TYPE = "deadline-form-correct"

_REASONS = {
    RevisionReason.POSTPONED: "Postponed",
    RevisionReason.BROUGHT_FORWARD: "Brought forward",
    RevisionReason.MADE_PRECISE: "Made precise",
    RevisionReason.RESTATED: "Restated, unchanged",
    RevisionReason.TRIGGERED: "What it waited for has come",
    RevisionReason.WITHDRAWN: "Withdrawn: no day is named any more",
}


def layout(
    detail: CommitmentDetail,
    *,
    settings: Settings,
) -> html.Div:
    """The form of one commitment, folded under its heading. At most one on a page."""
    heading = "Revise deadline" if detail.deadlines else "State a deadline"
    stating = html.Details(
        [
            html.Summary(heading, className="button"),
            _fields(FORM, detail, settings=settings),
        ],
        className="form-details",
    )
    return html.Div([stating, dcc.Store(id=SAVED)])


def correction_dialog() -> html.Dialog:
    """Where a deadline is corrected: not beside the forms, which are put up anew after each save."""
    return html.Dialog(id=DIALOG, className="form-dialog")


def correct_button(revision: RevisionEntry, slug: str) -> html.Button | None:
    """A button for a history entry that opens the form for correcting it; none where that was done already."""
    if revision.superseded_by is not None or revision.takes_back:
        return None
    return html.Button(
        "Correct",
        type="button",
        id={"type": CORRECT_TYPE, "slug": slug, "revision": str(revision.id)},
        className="button button-quiet button-small",
        title=f"Correct the deadline “{revision.wording}”",
    )


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Read, save and correct."""
    if not first_time(app, FORM):
        return
    suggestions.register(app, database)
    for name in (FORM, CORRECTION):
        register_saving(app, name, partial(save_deadline, database, settings), saved=SAVED)
        register_deadline_field(app, settings, name, said_on=ANNOUNCED_ON)
        register_when(app, settings, name, ANNOUNCED_ON)
    _register_opening(app, database, settings)
    _register_undoing(app, database, settings)


def _register_opening(app: dash.Dash, database: Any, settings: Settings) -> None:
    @app.callback(
        Output(DIALOG, "children"),
        Input({"type": CORRECT_TYPE, "slug": ALL, "revision": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )
    @requires(Role.EDITOR)
    def open_correction(clicks: list[int | None]) -> Any:
        asked = pressed(clicks)
        with database.read() as session:
            today = settings.today()
            detail = commitment_detail(session, View(as_of=today, today=today), str(asked.get("slug")))
            found = [one for one in detail.revisions if str(one.id) == asked.get("revision")] if detail else []
            counted = found[0].trigger if found else None
            trigger = commitment_label(session, counted.title, slug=counted.slug) if counted else ""
        if detail is None or not found:
            raise PreventUpdate
        return [
            html.H2("Correct a deadline"),
            html.P("The mistaken entry stays in the history, marked as corrected.", className="muted"),
            _fields(
                CORRECTION,
                detail,
                settings=settings,
                revision=found[0],
                trigger=trigger,
            ),
        ]


def _register_undoing(app: dash.Dash, database: Any, settings: Settings) -> None:
    @app.callback(
        Output(NOTICES, "children", allow_duplicate=True),
        Input({"type": UNDO_TYPE, "slug": ALL, "revision": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )
    @requires(Role.EDITOR)
    def undo(clicks: list[int | None]) -> Any:
        asked = pressed(clicks)
        slug, revision = str(asked.get("slug")), str(asked.get("revision"))
        return undo_stated(database, settings, slug=slug, revision=revision, by=current_identity().name)


def _fields(
    name: str,
    detail: CommitmentDetail,
    *,
    settings: Settings,
    revision: RevisionEntry | None = None,
    trigger: str = "",
) -> html.Div:
    known = control_id(name, "actors")
    return form(
        name,
        [
            datalist(control_id(name, "known_commitments"), kind="commitments"),
            deadline_field(
                name,
                said_on=ANNOUNCED_ON,
                stated=stated_before(revision, trigger=trigger),
                previous_latest=previous_latest(detail, revision),
            ),
            html.Div(
                [
                    day_field(name, ANNOUNCED_ON, "Announced on", revision.announced_on if revision else None),
                    field(name, "wording_language", "Language of the wording", _language(name, revision)),
                ],
                className="field-row",
            ),
            datalist(known, kind="actors"),
            field(
                name,
                "announcer",
                "Announced by",
                text(name, "announcer", revision.announcer if revision else "", choices=known, longest=300),
                hint="A known name, or a new one.",
            ),
            *_why(name, detail, revision),
            evidence_field(name, given=revision.evidence if revision else ()),
        ],
        draft=f"{detail.row.slug}:{revision.id}" if revision else detail.row.slug,
        carried={**as_read(detail, settings), "corrects": str(revision.id) if revision else ""},
        saved=SAVED,
        actions=_actions(correcting=revision is not None),
    )


def _why(name: str, detail: CommitmentDetail, revision: RevisionEntry | None) -> list[Any]:
    """Kind of reason and reason; a first deadline needs no kind, and a correction is one."""
    reason = field(
        name,
        "reason",
        "Reason",
        long_text(
            name, "reason", revision.reason if revision else "", placeholder="Why, as the source gives it", rows=2
        ),
    )
    if revision is not None or not detail.deadlines:
        return [reason]
    kinds = [(kind.value, words) for kind, words in _REASONS.items()]
    chosen = RevisionReason.POSTPONED.value
    return [field(name, "reason_kind", "What changed", select(name, "reason_kind", kinds, chosen)), reason]


def _language(name: str, revision: RevisionEntry | None) -> Any:
    language = revision.wording_language if revision and revision.wording_language != "und" else ""
    return text(name, "wording_language", language, placeholder="Found by itself; or en, id, ar …", longest=35)


def _actions(*, correcting: bool) -> list[Any]:
    if correcting:
        return [
            submit("Record correction"),
            html.Button("Cancel", type="button", className="button form-cancel"),
        ]
    return [submit("Record deadline")]
