"""What every form does once it is sent: it is saved, and the outcome goes to the form, to the page and to the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import dash
from dash import Input, Output, no_update
from dash.exceptions import PreventUpdate

from dashboard.forms.form import Answer, answer_id, clash_id, register_form, sent_id
from dashboard.forms.values import Sent, TypedValues
from dashboard.ids import NOTICES
from dashboard.roles import Role, current_identity, requires


@dataclass(frozen=True, slots=True)
class Saved:
    """What a submission led to: the answer for the form, both versions of a clash, and, if it was saved, a notice.

    `mark` is another one with everything that is saved, most often the new record's id; None if nothing was.
    """

    answer: Answer
    clash: Any = None
    mark: str | None = None
    notice: Any = None


class Save(Protocol):
    """Saves what was typed, in the name of `by`. Never raises for what a person can put right."""

    def __call__(self, typed: TypedValues, *, by: str) -> Saved: ...


def register_saving(app: dash.Dash, form: str, save: Save, *, saved: str | None = None) -> None:
    """Save what the form sends. `saved` is the store for the mark, which other parts of the page listen to."""
    register_form(app, form)
    marked = [Output(saved, "data", allow_duplicate=True)] if saved else []

    @app.callback(
        Output(answer_id(form), "data"),
        Output(clash_id(form), "children"),
        Output(NOTICES, "children", allow_duplicate=True),
        *marked,
        Input(sent_id(form), "data"),
        prevent_initial_call=True,
    )
    @requires(Role.EDITOR)
    def answer(sent: Sent | None) -> Any:
        if not sent:
            raise PreventUpdate
        outcome = save(TypedValues(sent), by=current_identity().name)
        marks = [outcome.mark or no_update for _ in marked]
        return [outcome.answer, outcome.clash, outcome.notice or no_update, *marks]


def pressed(clicks: Sequence[int | None]) -> dict[str, Any]:
    """The id of the button, one of a pattern, whose press the running callback answers.

    Raises `PreventUpdate` where buttons were only put up, of which Dash tells as well.
    """
    asked = dash.ctx.triggered_id
    if not any(clicks) or not isinstance(asked, dict):
        raise PreventUpdate
    return dict(asked)
