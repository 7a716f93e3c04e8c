"""Correcting a recorded entry: its button, and the dialog with the form that it opens.

The dialog stands beside what is rendered again after a save, so that what is being corrected stays open.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

import dash
from dash import ALL, Input, Output, html
from dash.exceptions import PreventUpdate

from dashboard.forms.controls import cancel, submit
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.form import Form, render
from dashboard.roles import Role, requires
from dashboard.settings import Settings
from dashboard.widgets.html.component_types import Child
from db.domain.history_entries import HistoryEntry, Superseding
from db.queries.commitment import CommitmentDetail, commitment_detail

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

DIALOG = "correction-dialog"
BUTTON = "correct"

_Record = TypeVar("_Record")
_Superseding = TypeVar("_Superseding", bound=Superseding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Generic[_Record]):
    """What is particular to the correction of one kind of record.

    `find` is the record of an id, `values` fill the form with it, `title` says which one it is. `before` stands above
    the fields.
    """

    form: Form
    heading: str
    find: Callable[[CommitmentDetail, UUID], _Record | None]
    title: Callable[[_Record], str]
    values: Callable[["Session", CommitmentDetail, _Record, Settings], Mapping[str, object]]
    before: Sequence[Child] = ()

    def button(self, record: _Record, id_: UUID, slug: str) -> html.Button:
        """The button beside a record, which opens the form for it."""
        return html.Button(
            "Correct",
            type="button",
            id={"type": BUTTON, "form": self.form.id, "slug": slug, "record": str(id_)},
            className="button button-quiet button-small",
            title=self.title(record),
        )

    def render(self, session: "Session", detail: CommitmentDetail, id_: UUID, settings: Settings) -> html.Div | None:
        """The form, filled with the record of this id; None where the commitment has none such."""
        record = self.find(detail, id_)
        if record is None:
            return None
        return render(
            self.form,
            draft=f"{detail.row.slug}:{id_}",
            values=self.values(session, detail, record, settings),
            carried={**as_read(self.form, detail, settings), "corrects": str(id_)},
            before=self.before,
        )


def standing(entries: Sequence[HistoryEntry[_Superseding]], id_: UUID) -> _Superseding | None:
    """The record of a history for which the one of this id now stands; a correction has to name the newest."""
    return next((entry.record for entry in entries if entry.newest.id == id_), None)


def actions() -> list[Child]:
    """The buttons of a form in the dialog."""
    return [submit("Record correction"), cancel()]


def correction_dialog() -> html.Dialog:
    """The dialog; once on a page."""
    return html.Dialog(id=DIALOG, className="form-dialog")


def register(app: dash.Dash, database: "Database", settings: Settings, *corrections: Correction[Any]) -> None:
    """Open the form of the correction whose button was pressed."""
    by_form = {one.form.id: one for one in corrections}

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
        correction = by_form.get(str(pressed["form"]))
        content = correction and _content(database, settings, correction, str(pressed["slug"]), str(pressed["record"]))
        if not content:
            raise PreventUpdate
        return content


def _content(
    database: "Database", settings: Settings, correction: Correction[Any], slug: str, record: str
) -> list[Child] | None:
    try:
        id_ = UUID(record)
    except ValueError:
        return None
    with database.read() as session:
        detail = commitment_detail(session, settings.view(unpublished=True), slug)
        form = correction.render(session, detail, id_, settings) if detail else None
    if form is None:
        return None
    words = "The mistaken entry stays in the history, marked as corrected."
    return [html.H2(correction.heading), html.P(words), form]
