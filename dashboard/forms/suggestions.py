"""What the fields of forms offer: asked for when a field is come to and as one types, not before.

A form is put up with empty lists. assets/js/forms/suggestions.js asks for the list of the field that is typed into and
puts the answer in its place; what is typed stays. All that is known is searched, never only what fits into a list.
"""

from typing import TYPE_CHECKING, Any

import dash
from dash import ClientsideFunction, Input, Output, dcc
from typing_extensions import TypedDict

from dashboard.forms.commitment_picker import commitment_labels
from dashboard.forms.evidence_reading import is_called, source_label, source_options
from dashboard.roles import Role, requires
from db.queries.suggestions import Choice, actor_choices, place_choices, source_choices, topic_choices

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

REQUESTED = "choices-asked"
SUGGESTED = "choices-found"
MAX_SUGGESTIONS = 20
MAX_TYPED_LENGTH = 2_000


class SuggestionRequest(TypedDict):
    """Which list is asked for, and what is typed; `at` makes each question another one."""

    list: str
    typed: str
    at: float


def stores() -> list[dcc.Store]:
    """The question and its answer: one of each for all forms of a page."""
    return [dcc.Store(id=REQUESTED), dcc.Store(id=SUGGESTED)]


def register(app: dash.Dash, database: "Database") -> None:
    """Answer the fields of every form."""

    @app.callback(Output(SUGGESTED, "data"), Input(REQUESTED, "data"), prevent_initial_call=True)
    @requires(Role.EDITOR)
    def find(request: SuggestionRequest | None) -> object:
        if request is None:
            return None
        with database.read() as session:
            return best_matches(session, request)

    in_the_browser: Any = app.clientside_callback
    in_the_browser(ClientsideFunction("suggestions", "show"), Input(SUGGESTED, "data"), prevent_initial_call=True)


def best_matches(session: "Session", request: SuggestionRequest) -> dict[str, object] | None:
    """The best matches as `[value, label]`; None if there is no such list."""
    typed = request["typed"][:MAX_TYPED_LENGTH]
    match request["list"]:
        case "sources":
            sources = source_choices(session, typed=typed, limit=MAX_SUGGESTIONS)
            # Another link to a document that is known is recognised, whichever way it is written.
            known = [source_label(one) for one in sources[:1] if one.url != typed != source_label(one)]
            other = [(typed, f"Already a source: {label}") for label in known if is_called(sources[0], typed)]
            values = [*other, *source_options(sources)]
        case "actors":
            values = _options(actor_choices(session, typed=typed, limit=MAX_SUGGESTIONS))
        case "places":
            values = _options(place_choices(session, typed=typed, limit=MAX_SUGGESTIONS))
        case "topics":
            values = _options(topic_choices(session, typed=typed, limit=MAX_SUGGESTIONS))
        case "commitments":
            values = [(label, "") for label in commitment_labels(session, typed=typed, limit=MAX_SUGGESTIONS)]
        case _:
            return None
    return {"list": request["list"], "typed": typed, "values": [[*one] for one in values], "at": request["at"]}


def _options(choices: list[Choice]) -> list[tuple[str, str]]:
    return [(one.value, "") for one in choices]
