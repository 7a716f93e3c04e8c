"""A field for several names, known ones or new: each becomes a chip, as assets/js/forms/chips.js draws them."""

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from dashboard.forms.form import control_id, error_place, hidden
from dashboard.widgets.html.data_attributes import data


def tokens_field(
    form: str,
    name: str,
    label: str,
    values: Sequence[str] = (),
    *,
    choices: str | None = None,
    placeholder: str = "",
    hint: Any = None,
) -> html.Div:
    """The field. It sends its entries one a line (`TypedValues.lines`); `choices` is the id of a datalist."""
    typing = control_id(form, name) + "-typing"
    more: dict[str, Any] = {"list": choices} if choices else {}
    return html.Div(
        [
            html.Label(label, htmlFor=typing, className="field-label"),
            html.Div(
                [
                    html.Ul(className="token-list"),
                    # Without a name, so that what is half typed is no value yet.
                    dcc.Input(id=typing, type="text", className="token-typing", placeholder=placeholder, **more),
                    hidden(form, name, "\n".join(values)),
                ],
                className="tokens field-input",
                **data(tokens=name),
            ),
            html.Div(hint, className="field-hint") if hint else None,
            error_place(form, name),
        ],
        className="field",
    )
