"""Editing what describes a commitment, and its milestones."""

from typing import TYPE_CHECKING

import dash
from dash import dcc, html

from dashboard.forms import corrections, submission
from dashboard.pages.commitment import edit_form, milestones
from dashboard.routing import PageUrl
from dashboard.settings import Settings
from db.domain.vocabulary import Publication
from db.errors import NotFound
from db.queries.commitment import CommitmentDetail, commitment_detail

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

PATH = "/commitments/<slug>/edit"
TITLE = "Edit a commitment"


def layout(database: "Database", settings: Settings, *, url: PageUrl) -> html.Div:
    """The forms of the commitment at this address, published or not. Raises `NotFound`."""
    with database.read() as session:
        detail = _detail(session, settings, url)
    has_page = detail.publication is not Publication.WITHDRAWN
    name = dcc.Link(detail.row.title, href=f"/commitments/{detail.row.slug}") if has_page else detail.row.title
    return html.Div(
        [
            html.H1(["Edit: ", html.Bdi(name)], className="page-title"),
            html.P(
                "To change status or deadline, add an update on the commitment’s page.",
                className="muted",
            ),
            edit_form.layout(detail, settings=settings),
            milestones.layout(detail, settings=settings),
            corrections.correction_dialog(),
        ],
        className="page page-narrow form-page",
    )


def title(database: "Database", settings: Settings, *, url: PageUrl) -> str:
    """`Edit` and the commitment's title. Raises `NotFound`."""
    with database.read() as session:
        return f"Edit {_detail(session, settings, url).row.title}"


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Save, or show both versions."""
    submission.register(app, database, settings, edit_form.FORM)
    milestones.register(app, database, settings)


def _detail(session: "Session", settings: Settings, url: PageUrl) -> CommitmentDetail:
    detail = commitment_detail(session, settings.view(unpublished=True), url.variables["slug"])
    if detail is None:
        raise NotFound("There is no commitment at this address.")
    return detail
