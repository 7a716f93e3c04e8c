"""Adding a commitment, and the way back to those that are not published."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import dash
from dash import dcc, html

from dashboard.forms import submission
from dashboard.pages.commitment import new_form
from dashboard.pages.commitment.form_cards import page_of
from dashboard.records.commitment_prefill import beginning
from dashboard.routing import PageUrl
from dashboard.settings import Settings
from db.domain.vocabulary import Publication
from db.queries.suggestions import unpublished_commitments

if TYPE_CHECKING:
    from db.engine import Database

PATH = "/commitments/new"
TITLE = "Add a commitment"


def layout(database: "Database", settings: Settings, *, url: PageUrl) -> html.Div:
    """The form, filled with what the address names."""
    with database.read() as session:
        waiting = unpublished_commitments(session)
        begun = beginning(session, url.query, settings.view(unpublished=True))
    return html.Div(
        [
            html.H1(TITLE, className="page-title"),
            _waiting(waiting),
            new_form.layout(settings=settings, begun=begun),
        ],
        className="page page-narrow form-page",
    )


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Read and save."""
    submission.register(app, database, settings, new_form.FORM)


def _waiting(commitments: Sequence[tuple[str, str, Publication]]) -> html.Details | None:
    if not commitments:
        return None
    links = [
        html.Li([dcc.Link(title, href=page_of(slug, publication)), f" · {publication.value}"], dir="auto")
        for slug, title, publication in commitments
    ]
    return html.Details([html.Summary(f"Not published: {len(links)}"), html.Ul(links)], className="card")
