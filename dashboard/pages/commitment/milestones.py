"""The dated steps of a commitment: the list, adding one, and saying that one was reached."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import dash
from dash import Input, Output, State, dcc, html, no_update

from dashboard.forms import submission
from dashboard.forms.controls import control_id, submit
from dashboard.forms.date_field import date_field, day_field
from dashboard.forms.edit_conflict import as_it_stands, as_read
from dashboard.forms.fields import record_field, text_field
from dashboard.forms.form import Form, Parts, render
from dashboard.ids import CHANGED
from dashboard.roles import Role, requires
from dashboard.settings import Settings
from dashboard.widgets.html.component_types import Child
from db.domain.dates_in_words import written_date, written_window
from db.queries.commitment import CommitmentDetail, MilestoneEntry
from db.services.inputs import NewMilestone
from db.services.milestones import add_milestone, reach_milestone, undo_milestone

if TYPE_CHECKING:
    from db.engine import Database

LIST = "milestone-list"
SLUG = "milestone-slug"
# Around the form for reaching one, which is hidden while none is open.
REACHING = "milestone-reaching"


def _row(parts: Parts) -> Sequence[Child]:
    return [html.Div(list(parts.values()), className="field-row")]


def _options(detail: CommitmentDetail) -> list[tuple[str, str]]:
    """Those that were not reached yet."""
    return [(str(one.id), one.title) for one in detail.milestones if one.reached_on is None]


ADD = Form(
    id="milestone-form",
    fields=(
        text_field("milestone_title", "Next step", attribute="title", max_length=300),
        date_field("milestone_on", "When", attribute="on"),
    ),
    build=NewMilestone,
    record=lambda session, typed, new, write: add_milestone(session, typed.id("commitment"), new, write),
    undo=lambda session, typed, write: undo_milestone(session, typed.id("record"), write),
    words=lambda new, _: f"Milestone added: {new.title}",
    undone=lambda _: "Undone: the milestone is gone.",
    layout=_row,
    actions=lambda _: [submit("Add milestone", primary=False)],
)
REACH = Form(
    id="milestone-reached",
    fields=(
        record_field("milestone", "Step", options=_options),
        day_field("reached_on", "Reached on", missing="The day it was reached"),
    ),
    build=dict,
    record=lambda session, _, new, write: reach_milestone(session, new["milestone"], new["reached_on"], write),
    undo=lambda session, typed, write: undo_milestone(session, typed.id("record"), write),
    words=lambda new, row: f"Reached on {written_date(new['reached_on'])}: {row.title}",
    undone=lambda _: "Undone: the milestone is open again.",
    layout=_row,
    actions=lambda _: [submit("Mark as reached", primary=False)],
)


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Section:
    """The card with the milestones of one commitment. At most one on a page."""
    slug, options = detail.row.slug, _options(detail)
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
        options = _options(detail)
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
