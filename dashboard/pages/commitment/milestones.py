"""The card with the dated steps of a commitment: the list, and the forms beside it."""

from typing import TYPE_CHECKING

import dash
from dash import Input, Output, State, dcc, html, no_update

from dashboard.forms import submission
from dashboard.forms.controls import control_id
from dashboard.forms.edit_conflict import as_it_stands, as_read
from dashboard.forms.form import render
from dashboard.ids import CHANGED
from dashboard.pages.commitment.milestone_forms import ADD, REACH, open_milestones
from dashboard.roles import Role, requires
from dashboard.settings import Settings
from db.domain.dates_in_words import written_date, written_window
from db.queries.commitment import CommitmentDetail, MilestoneEntry

if TYPE_CHECKING:
    from db.engine import Database

LIST = "milestone-list"
SLUG = "milestone-slug"
# Around the form for reaching one, which is hidden while none is open.
REACHING = "milestone-reaching"


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Section:
    """The card with the milestones of one commitment. At most one on a page."""
    slug, options = detail.row.slug, open_milestones(detail)
    adding = render(ADD, draft=slug, carried=as_read(ADD, detail, settings))
    reaching = render(REACH, draft=slug, values={"milestone": options}, carried=as_read(REACH, detail, settings))
    return html.Section(
        [
            html.H2("Milestones"),
            html.Ul(_entries(detail), id=LIST, className="history"),
            adding,
            html.Div(reaching, id=REACHING, hidden=not options),
            dcc.Store(id=SLUG, data=slug),
        ],
        className="card",
    )


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Add and reach; the list follows every change."""
    submission.register(app, database, settings, ADD, REACH)

    @app.callback(
        Output(LIST, "children"),
        Output(control_id(REACH.id, "milestone"), "children"),
        Output(REACHING, "hidden"),
        Input(CHANGED, "data"),
        State(SLUG, "data"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def follow(_changed: str | None, slug: str | None) -> object:
        detail = as_it_stands(database, settings, slug or "")
        if detail is None:
            return no_update, no_update, no_update
        options = open_milestones(detail)
        return _entries(detail), [html.Option(words, value=value) for value, words in options], not options


def _entries(detail: CommitmentDetail) -> list[html.Li]:
    return [_entry(one) for one in detail.milestones]


def _entry(milestone: MilestoneEntry) -> html.Li:
    planned = written_window(milestone.earliest, milestone.latest)
    reached = f" · reached {written_date(milestone.reached_on)}" if milestone.reached_on else ""
    return html.Li(
        [html.B(milestone.title, dir="auto"), html.P(f"{planned}{reached}")],
        className="history-entry",
    )
