"""The fields for the fulfilment criteria of a commitment, in every form that states them."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboard.forms.form import field, text
from dashboard.forms.values import TypedValues
from db.queries.commitment import CommitmentDetail
from db.services.criteria import MAX_CRITERIA

NAMES = tuple(f"criterion_{number}" for number in range(1, MAX_CRITERIA + 1))
WORDS = "What one will be able to see once it is fulfilled, each on its own."

_EXAMPLES = ("e.g. The flag is handed over", "e.g. No Coalition personnel present")


def criteria_fields(form: str, values: Mapping[str, str]) -> html.Div:
    """Up to five; the next comes into sight as the one before is used (assets/css/base/forms.css). `values` by name."""
    return html.Div(
        [
            field(form, name, label, text(form, name, values.get(name), placeholder=_example(number), longest=300))
            for number, (name, label) in enumerate((name, f"Criterion {name[-1]}") for name in NAMES)
        ],
        className="criteria-fields",
    )


def stated_criteria(detail: CommitmentDetail) -> dict[str, str]:
    """The criteria of a commitment by the name of their field; empty where there is none."""
    known = {one.position: one.statement for one in detail.criteria}
    return {name: known.get(place, "") for place, name in enumerate(NAMES, start=1)}


def criteria_typed(typed: TypedValues) -> tuple[str, ...]:
    """What was typed, by its place; one that was left out is empty."""
    return tuple(typed.text(name) for name in NAMES)


def _example(number: int) -> Any:
    # Never without one: by its showing the style sheet knows that a field is empty.
    return _EXAMPLES[number] if number < len(_EXAMPLES) else "One more, if there is one"
