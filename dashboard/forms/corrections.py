"""Correcting a recorded entry: its button, and the dialog with the form that it opens.

The dialog stands beside what is rendered again after a save, so that what is being corrected stays open.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

import dash
from dash import ALL, Input, Output, html
from dash.exceptions import PreventUpdate

from dashboard.roles import Role, requires
from dashboard.settings import Settings
from dashboard.widgets.html.component_types import Child
from db.domain.filters import View
from db.queries.commitment import CommitmentDetail, commitment_detail

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

DIALOG = "correction-dialog"
BUTTON = "correct"

Correction = Callable[["Session", CommitmentDetail, UUID, Settings], html.Div | None]
"""The form that corrects the entry with this id; None where the commitment has none such."""


def correction_dialog() -> html.Dialog:
    """The dialog; once on a page."""
    return html.Dialog(id=DIALOG, className="form-dialog")


def correct_button(form: str, slug: str, record: UUID, *, title: str) -> html.Button:
    """The button of one entry of the history."""
    return html.Button(
        "Correct",
        type="button",
        id={"type": BUTTON, "form": form, "slug": slug, "record": str(record)},
        className="button button-quiet button-small",
        title=title,
    )


def register(
    app: dash.Dash, database: "Database", settings: Settings, corrections: Mapping[str, tuple[str, Correction]]
) -> None:
    """Open the correction; `corrections` are headings and forms by the form's id."""

    @app.callback(
        Output(DIALOG, "children"),
        Input({"type": BUTTON, "form": ALL, "slug": ALL, "record": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )
    @requires(Role.EDITOR)
    def correct(clicks: list[int | None]) -> object:
        pressed = dash.ctx.triggered_id
        # Dash calls for buttons that were only mounted, too.
        if not any(clicks) or not isinstance(pressed, dict):
            raise PreventUpdate
        content = _content(database, settings, corrections, {name: str(value) for name, value in pressed.items()})
        if content is None:
            raise PreventUpdate
        return content


def _content(
    database: "Database",
    settings: Settings,
    corrections: Mapping[str, tuple[str, Correction]],
    pressed: Mapping[str, str],
) -> list[Child] | None:
    heading, correction = corrections.get(pressed["form"], ("", None))
    today = settings.today()
    try:
        record = UUID(pressed["record"])
    except ValueError:
        return None
    with database.read() as session:
        detail = commitment_detail(session, View(as_of=today, today=today, unpublished=True), pressed["slug"])
        form = correction(session, detail, record, settings) if detail and correction else None
    if form is None:
        return None
    return [html.H2(heading), html.P("The mistaken entry stays in the history, marked as corrected."), form]
