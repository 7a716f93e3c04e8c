"""The fields for the fulfilment criteria of a commitment, in every form that states them."""

from collections.abc import Mapping

from dash import html

from dashboard.forms.controls import field, text
from dashboard.forms.form import Field
from dashboard.forms.values import TypedValues
from db.queries.commitment import CommitmentDetail
from db.services.criteria import MAX_CRITERIA

NAMES = tuple(f"criterion_{number}" for number in range(1, MAX_CRITERIA + 1))
WORDS = "One observable result per line."

_EXAMPLES = ("e.g. The flag is handed over", "e.g. No Coalition personnel present")
_PLACEHOLDERS = (*_EXAMPLES, *("One more, if there is one" for _ in NAMES[len(_EXAMPLES) :]))


def criteria_field() -> Field:
    """Up to five criteria, read by position; one that was left out is empty. Its value is `stated_criteria`."""
    return Field(
        inputs={name: f"Criterion {number}" for number, name in enumerate(NAMES, start=1)},
        control=_control,
        read=lambda typed, _: criteria_typed(typed),
        attribute="criteria",
    )


def criteria_typed(typed: TypedValues) -> tuple[str, ...]:
    """What was typed, by position."""
    return tuple(typed.text(name) for name in NAMES)


def stated_criteria(detail: CommitmentDetail) -> dict[str, str]:
    """The criteria of a commitment by the name of their field; empty where there is none."""
    known = {one.position: one.statement for one in detail.criteria}
    return {name: known.get(position, "") for position, name in enumerate(NAMES, start=1)}


def _control(form: str, values: Mapping[str, str] | None) -> html.Div:
    """The next comes into sight as the one before is used (assets/css/base/forms.css)."""
    known = values or {}
    return html.Div(
        [
            field(
                form, name, f"Criterion {number}", text(form, name, known.get(name), placeholder=words, max_length=300)
            )
            # Never without a placeholder: by its showing the style sheet knows that a field is empty.
            for number, (name, words) in enumerate(zip(NAMES, _PLACEHOLDERS, strict=True), start=1)
        ],
        className="criteria-fields",
    )
