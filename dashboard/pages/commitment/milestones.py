"""The dated steps of a commitment: the list, adding one, and saying that one was reached."""

from typing import Any

import dash
from dash import Input, Output, html, no_update
from dash.exceptions import PreventUpdate

from dashboard.forms.date_field import day_field, needed_day, read_when, register_when, when_field
from dashboard.forms.edit_conflict import as_it_stands, as_read, clash, read_at, saved_since
from dashboard.forms.form import (
    Answer,
    accepted,
    answer_id,
    clash_id,
    clashed,
    control_id,
    field,
    first_time,
    form,
    refused,
    register_form,
    sent_id,
    submit,
    text,
)
from dashboard.forms.values import Sent, TypedValues
from dashboard.ids import NOTICES
from dashboard.roles import Role, current_identity, requires
from dashboard.settings import Settings
from dashboard.widgets.notices import notice
from db.domain.dates_in_words import written_date, written_window
from db.errors import InvalidInput, NotFound, StaleVersion
from db.queries.commitment import CommitmentDetail, MilestoneEntry
from db.services.inputs import NewMilestone, Write
from db.services.milestones import add_milestone, reach_milestone

ADD = "milestone-form"
REACH = "milestone-reached"
LIST = "milestone-list"
# Around the form for reaching one, which stands there only while one is open.
REACHING = "milestone-reaching"


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Section:
    """The card with the milestones of one commitment. At most one on a page."""
    return html.Section(
        [
            html.H2("Milestones"),
            html.Ul(_entries(detail), id=LIST, className="history"),
            *_forms(detail, settings),
        ],
        className="card",
    )


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Add and reach."""
    if not first_time(app, ADD):
        return
    for name, date_field in ((ADD, "milestone_on"), (REACH, "reached_on")):
        register_form(app, name)
        register_when(app, settings, name, date_field)
        _register_saving(app, database, settings, name)


def _register_saving(app: dash.Dash, database: Any, settings: Settings, name: str) -> None:
    @app.callback(
        Output(answer_id(name), "data"),
        Output(clash_id(name), "children"),
        Output(LIST, "children", allow_duplicate=True),
        Output(control_id(REACH, "milestone"), "children", allow_duplicate=True),
        Output(REACHING, "hidden", allow_duplicate=True),
        Output(NOTICES, "children", allow_duplicate=True),
        Input(sent_id(name), "data"),
        prevent_initial_call=True,
    )
    @requires(Role.EDITOR)
    def save(sent: Sent | None) -> Any:
        if not sent:
            raise PreventUpdate
        typed = TypedValues(sent)
        answer, both, told = save_milestone(database, settings, typed, by=current_identity().name)
        detail = as_it_stands(database, settings, typed.text("slug"), unpublished=True) if told else None
        if detail is None:
            return answer, both, no_update, no_update, no_update, told or no_update
        return answer, both, _entries(detail), _options(detail), not _open(detail), told


def save_milestone(database: Any, settings: Settings, typed: TypedValues, *, by: str) -> tuple[Answer, Any, Any]:
    """Add or reach what was typed: the answer, both versions of a clash, the notice if it was saved."""
    try:
        commitment, version = typed.id("commitment"), typed.whole("version")
        write = Write(by, settings.now(), version)
        if typed.text("milestone"):
            reached = needed_day(
                typed.text("reached_on"), field="reached_on", today=settings.today(), called="The day it was reached"
            )
            with database.write() as session:
                title = reach_milestone(session, typed.id("milestone"), reached, write).title
            words = f"Reached on {written_date(reached)}: {title}"
        else:
            on = read_when(typed.text("milestone_on"), field="milestone_on", today=settings.today())
            new = NewMilestone(title=typed.text("milestone_title"), on=on)
            with database.write() as session:
                title = add_milestone(session, commitment, new, write).title
            words = f"Milestone added: {title}"
    except StaleVersion as stale:
        mine = [("Milestone", typed.text("milestone_title")), ("When", typed.text("milestone_on"))]
        detail = as_it_stands(database, settings, typed.text("slug"), unpublished=True)
        theirs = saved_since(detail, typed.text("read_at"))
        return clashed(), clash(mine, theirs, version=stale.found), None
    except (InvalidInput, NotFound) as problem:
        return refused(problem), None, None
    told = notice(words, commitment=commitment, version=version + 1, read_at=read_at(settings))
    return accepted(), None, told


def _forms(detail: CommitmentDetail, settings: Settings) -> list[Any]:
    carried = as_read(detail, settings)
    adding = form(
        ADD,
        [
            html.Div(
                [
                    field(ADD, "milestone_title", "Next step", text(ADD, "milestone_title", longest=300)),
                    when_field(ADD, "milestone_on", "When"),
                ],
                className="field-row",
            )
        ],
        draft=detail.row.slug,
        carried=carried,
        actions=[submit("Add milestone", primary=False)],
    )
    steps = html.Select(_options(detail), id=control_id(REACH, "milestone"), name="milestone", className="field-input")
    reaching = form(
        REACH,
        [
            html.Div(
                [
                    field(REACH, "milestone", "Step", steps),
                    day_field(REACH, "reached_on", "Reached on"),
                ],
                className="field-row",
            )
        ],
        draft=detail.row.slug,
        carried=carried,
        actions=[submit("Mark as reached", primary=False)],
    )
    return [adding, html.Div(reaching, id=REACHING, hidden=not _open(detail))]


def _open(detail: CommitmentDetail) -> list[MilestoneEntry]:
    return [one for one in detail.milestones if one.reached_on is None]


def _options(detail: CommitmentDetail) -> list[html.Option]:
    return [html.Option(one.title, value=str(one.id)) for one in _open(detail)]


def _entries(detail: CommitmentDetail) -> list[html.Li]:
    return [_entry(one) for one in detail.milestones]


def _entry(milestone: MilestoneEntry) -> html.Li:
    planned = written_window(milestone.earliest, milestone.latest)
    reached = f" · reached {written_date(milestone.reached_on)}" if milestone.reached_on else ""
    return html.Li(
        [html.B(milestone.title, dir="auto"), html.P(f"{planned}{reached}")],
        className="history-entry",
    )
