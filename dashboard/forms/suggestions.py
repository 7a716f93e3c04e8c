"""What the fields of forms offer: asked for when a field is come to and as one types, not before.

A form is put up with empty lists. assets/js/forms/suggestions.js asks for the list of the field that is typed into and
puts the answer in its place; what is typed stays. All that is known is searched, never only what fits into a list.
"""

from typing import TYPE_CHECKING, Any

import dash
from dash import ClientsideFunction, Input, Output, dcc
from typing_extensions import TypedDict

from dashboard.forms.commitment_picker import commitment_labels
from dashboard.forms.evidence_field import source_options
from dashboard.roles import Role, requires
from db.queries.suggestions import Choice, actor_choices, place_choices, source_choices, topic_choices

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

ASKED = "choices-asked"
FOUND = "choices-found"
MOST = 20
LONGEST_TYPED = 2_000


class Asked(TypedDict):
    """Which list is asked for, and what is typed; `at` makes each question another one."""

    list: str
    typed: str
    at: float


def stores() -> list[dcc.Store]:
    """The question and its answer: one of each for all forms of a page."""
    return [dcc.Store(id=ASKED), dcc.Store(id=FOUND)]


def register(app: dash.Dash, database: "Database") -> None:
    """Answer the fields of every form."""

    @app.callback(Output(FOUND, "data"), Input(ASKED, "data"), prevent_initial_call=True)
    @requires(Role.EDITOR)
    def find(asked: Asked | None) -> object:
        if asked is None:
            return None
        with database.read() as session:
            return found(session, asked)

    in_the_browser: Any = app.clientside_callback
    in_the_browser(ClientsideFunction("fieldChoices", "show"), Input(FOUND, "data"), prevent_initial_call=True)


def found(session: "Session", asked: Asked) -> dict[str, object] | None:
    """The best matches as `[value, label]`; None if there is no such list."""
    typed = asked["typed"][:LONGEST_TYPED]
    match asked["list"]:
        case "sources":
            values = source_options(source_choices(session, typed=typed, most=MOST))
        case "actors":
            values = _options(actor_choices(session, typed=typed, most=MOST))
        case "places":
            values = _options(place_choices(session, typed=typed, most=MOST))
        case "topics":
            values = _options(topic_choices(session, typed=typed, most=MOST))
        case "commitments":
            values = [(label, "") for label in commitment_labels(session, typed=typed, most=MOST)]
        case _:
            return None
    return {"list": asked["list"], "typed": typed, "values": [[*one] for one in values], "at": asked["at"]}


def _options(choices: list[Choice]) -> list[tuple[str, str]]:
    return [(one.value, "") for one in choices]
