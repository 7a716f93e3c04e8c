"""The card with the dated steps of a commitment: the list, and the forms beside it."""

from typing import TYPE_CHECKING

import dash
from dash import Input, Output, State, dcc, html, no_update

from dashboard.forms import submission
from dashboard.forms.controls import control_id
from dashboard.forms.edit_conflict import as_it_stands, as_read
from dashboard.forms.form import render
from dashboard.ids import CHANGED
from dashboard.pages.commitment.milestone_correction import CORRECTION
from dashboard.pages.commitment.milestone_forms import ADD, REACH, open_milestones
from dashboard.records.evidence_list import evidence_piece
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
            html.Ul(milestone_list(detail, correctable=True), id=LIST, className="history"),
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
        entries = milestone_list(detail, correctable=True)
        return entries, [html.Option(words, value=value) for value, words in options], not options


def milestone_list(detail: CommitmentDetail, *, correctable: bool) -> list[html.Li]:
    """The steps with their days and sources; `correctable` gives each a button that opens its correction."""
    return [_entry(one, detail.row.slug, correctable=correctable) for one in detail.milestones]


def _entry(step: MilestoneEntry, slug: str, *, correctable: bool) -> html.Li:
    planned = written_window(step.earliest, step.latest)
    reached = f" · reached {written_date(step.reached_on)}" if step.reached_on else ""
    return html.Li(
        [
            html.Strong(step.title, dir="auto"),
            html.P(f"{planned}{reached}"),
            html.P(evidence_piece(step.source), className="evidence") if step.source else None,
            CORRECTION.button(step, step.id, slug) if correctable else None,
        ],
        className="history-entry",
    )
