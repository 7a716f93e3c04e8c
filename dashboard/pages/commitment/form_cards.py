"""The cards of the forms for a commitment, and what both forms say and do after saving."""

from collections.abc import Mapping, Sequence

from dash import html

from dashboard.forms.criteria_fields import NAMES as CRITERIA
from dashboard.forms.criteria_fields import WORDS
from dashboard.forms.form import Parts
from dashboard.pages.commitment.actors_field import ROLES
from dashboard.pages.commitment.fields import COMMITTED_ON
from dashboard.pages.commitment.relation_fields import LINKS, PART_OF
from dashboard.widgets.html.component_types import Child
from db.domain.vocabulary import Publication

_CRITERIA, _ACTORS, _LINKS = CRITERIA[0], ROLES[0].value, next(iter(LINKS)).value


def cards(parts: Parts) -> Sequence[Child]:
    """The fields in cards; one whose fields the form has not is left out."""
    what = [parts["title"], parts["statement"], _row(parts, "statement_language", COMMITTED_ON), parts["translation"]]
    deadline_hint = "As the source words it; leave it empty if it names no deadline."
    criteria_hint = f"{WORDS} " + (
        "They can be added later, too." if "evidence" in parts else "Assessed criteria can’t be changed."
    )
    more = [
        _row(parts, "publication", "time_zone", "review_interval_days"),
        parts.get("reason"),
        _relations(parts),
    ]
    contents: list[tuple[str, Sequence[Child]]] = [
        ("Source", [parts.get("evidence")]),
        ("What was said", what),
        ("Deadline", [html.P(deadline_hint, className="muted"), parts["wording"]] if "wording" in parts else [None]),
        ("Fulfilment criteria", [html.P(criteria_hint, className="muted"), parts[_CRITERIA]]),
        ("Who", [parts[_ACTORS]]),
        ("Place and topic", [_row(parts, "place", "kind"), parts["topics"], parts["detail"]]),
        ("Publication and relations", more),
    ]
    return [html.Section([html.H2(words), *inside], className="card") for words, inside in contents if inside != [None]]


def _row(parts: Parts, *names: str) -> html.Div:
    return html.Div([parts[name] for name in names], className="field-row")


def _relations(parts: Parts) -> html.Div:
    return html.Div([parts[PART_OF], *parts[_LINKS]], className="field-row field-row-wide")


def page_of(slug: str, publication: Publication) -> str:
    """Where to go after saving: what was withdrawn has no page but its form."""
    return f"/commitments/{slug}/edit" if publication is Publication.WITHDRAWN else f"/commitments/{slug}"


def with_publication(words: str, publication: Publication) -> str:
    """What was done, and whether others see it."""
    return words if publication is Publication.PUBLISHED else f"{words} as {publication.value}, not on the timeline"


def by_field(values: Mapping[str, str]) -> dict[str, object]:
    """The values by field; a field of several inputs finds its own among them."""
    return {**values, **dict.fromkeys((_CRITERIA, _ACTORS, _LINKS), values)}
