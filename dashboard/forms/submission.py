"""What every form does when it is submitted: read, save, answer. The only place that catches what people can put right.

One submission at a time goes into the store `SENT`, of whichever form; its answer comes in `ANSWER`, and
assets/js/forms/form.js applies it.
"""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import dash
from dash import ClientsideFunction, Input, Output, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from typing_extensions import TypedDict

from dashboard.forms import date_field, deadline_field, suggestions
from dashboard.forms.contradictions import contradiction
from dashboard.forms.edit_conflict import as_it_stands, as_stated, conflict
from dashboard.forms.form import Context, Form
from dashboard.forms.values import OUT_OF_DATE, Collected, InvalidFields, TypedValues
from dashboard.ids import NOTICES
from dashboard.roles import Role, current_identity, requires
from dashboard.settings import Settings
from dashboard.web.page_state import page_state
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.notices import failed, notice
from db.domain.contradictions import Question
from db.errors import Contradictory, DatabaseUnusable, InvalidInput, NotFound, StaleVersion
from db.queries.commitment import CommitmentDetail
from db.services.idempotency import once
from db.services.inputs import Write

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

SENT = "form-sent"
ANSWER = "form-answer"
# The verb that takes a saved record back.
UNDO = "undo"


class Submission(TypedDict):
    """What a form sends. `key` is the same for every try of one save, so that it can be told from another save."""

    form: str
    verb: str
    key: str
    values: dict[str, str]


class Answer(TypedDict):
    """What became of a submission.

    `errors` are pairs of a field and a sentence; `conflict` and `notice` components. `record` is what was saved and
    `version` the commitment's after it, read `at` that moment. `state` is the database's, for the parts of the page
    that follow it. `initial` and `carried` are what the form begins with from now on, and `go` the address of the page
    that comes next.
    """

    ok: bool
    errors: list[tuple[str, str]]
    conflict: Component | None
    record: str | None
    version: int | None
    at: str
    state: str
    notice: Component | None
    initial: Mapping[str, str]
    carried: Mapping[str, str]
    go: str | None


def stores() -> list[Child]:
    """Submissions and their answers, for all forms of all pages, and what fields offer; scripts read the ids here."""
    ids = html.Span(hidden=True, **data(submissions=SENT, notices=NOTICES, suggestions=suggestions.REQUESTED))
    return [ids, dcc.Store(id=SENT), dcc.Store(id=ANSWER), *suggestions.stores()]


def register(app: dash.Dash, database: "Database", settings: Settings, *forms: Form) -> None:
    """Serve these forms. Pages share forms, and each of them registers its own."""
    known: dict[str, Form] = app.server.extensions.setdefault("commitments-forms", {})
    is_first = not known
    known.update({form.id: form for form in forms})
    if not is_first:
        return
    suggestions.register(app, database)
    date_field.register(app, settings)
    deadline_field.register(app, settings)

    @app.callback(Output(ANSWER, "data"), Input(SENT, "data"), prevent_initial_call=True)
    @requires(Role.EDITOR)
    def answer(submission: Submission | None) -> object:
        if submission is None:
            raise PreventUpdate
        return submit(database, settings, known.get(submission["form"]), submission, by=current_identity().name)

    in_the_browser: Any = app.clientside_callback
    in_the_browser(ClientsideFunction("forms", "apply"), Input(ANSWER, "data"), prevent_initial_call=True)


def submit(
    database: "Database", settings: Settings, declared: Form | None, submission: Submission, *, by: str
) -> Answer:
    """Save or undo what was submitted. Never raises for what a person can put right."""
    if declared is None:
        return _refused(settings, [InvalidInput(OUT_OF_DATE)])
    form = declared.variants.get(submission["verb"], declared)
    typed = TypedValues({**submission["values"], "verb": submission["verb"], **form.fixed})
    try:
        if submission["verb"] == UNDO:
            answer = _undo(database, settings, form, typed, submission, by=by)
        else:
            answer = _save(database, settings, form, typed, submission, by=by)
    except StaleVersion as stale:
        answer = _conflict(database, settings, declared, typed, version=stale.current)
    except InvalidFields as several:
        answer = _refused(settings, several.errors)
    except Contradictory as problem:
        with database.read() as session:
            located = [(form.error_field(_error(one), typed, session), one.sentence) for one in problem.questions]
        answer = _answer(settings, ok=False, errors=located)
        answer["conflict"] = contradiction(problem.questions, confirmed=typed.confirmed())
    except InvalidInput as problem:
        with database.read() as session:
            field = form.error_field(problem, typed, session)
        answer = _refused(settings, [InvalidInput(str(problem), field=field)])
    except NotFound as problem:
        answer = _refused(settings, [InvalidInput(str(problem))])
    if submission["verb"] == UNDO and not answer["ok"]:
        answer["notice"] = failed(" ".join(sentence for _, sentence in answer["errors"]))
    with suppress(DatabaseUnusable):
        # What was saved is saved, even if this could not be asked.
        answer["state"] = page_state(database, settings)
    return answer


def _save(
    database: "Database", settings: Settings, form: Form, typed: TypedValues, submission: Submission, *, by: str
) -> Answer:
    with database.read() as session:
        new = read(form, typed, Context(session, settings.today(), typed.original() if form.partial else {}))
    write = Write(by, settings.now(), typed.version() if form.versioned else None, typed.confirmed())

    def save(session: "Session") -> dict[str, str | None]:
        row = form.record(session, typed, new, write)
        record = str(getattr(row, "id", "")) or typed.text("commitment")
        return {"words": form.words(new, row), "record": record, "go": form.go(typed, row) if form.go else None}

    with database.write() as session:
        outcome = once(session, submission["key"], _request(submission), write, save=save)
    detail = _after_saving(database, settings, typed) if form.versioned else None
    return _saved(settings, form, typed, detail, words=outcome["words"], record=outcome["record"], go=outcome["go"])


def _error(question: Question) -> InvalidInput:
    return InvalidInput(question.sentence, field=question.field)


def _request(submission: Submission) -> dict[str, object]:
    """What is compared when a key comes again."""
    return {name: submission[name] for name in ("form", "verb", "values")}


def read(form: Form, typed: TypedValues, context: Context) -> object:
    """What the form builds of what was typed. Raises `InvalidFields` with every field that can't be read."""
    collected = Collected()
    values = {}
    for one in form.fields:
        unchanged = all(typed.raw(name).strip() == context.original.get(name, "").strip() for name in one.inputs)
        if one.attribute and not (form.partial and unchanged):
            values[one.attribute] = collected.read(partial(one.read, typed, context))
    collected.check()
    return form.build(**values)


def _undo(
    database: "Database", settings: Settings, form: Form, typed: TypedValues, submission: Submission, *, by: str
) -> Answer:
    undo = form.undo
    if undo is None:
        raise InvalidInput(OUT_OF_DATE)
    write = Write(by, settings.now())

    def save(session: "Session") -> dict[str, str]:
        undo(session, typed, write)
        return {}

    with database.write() as session:
        once(session, submission["key"], _request(submission), write, save=save)
    detail = _after_saving(database, settings, typed)
    return _saved(settings, form, typed, detail, words=form.undone(detail), record=typed.text("record"), is_undo=True)


def _saved(
    settings: Settings,
    form: Form,
    typed: TypedValues,
    detail: CommitmentDetail | None,
    *,
    words: str,
    record: str,
    go: str | None = None,
    is_undo: bool = False,
) -> Answer:
    undo = None if is_undo or form.undo is None else _undo_submission(form, typed, record)
    answer = _answer(settings, ok=True, notice=notice(words, undo=undo))
    answer["record"], answer["go"] = record, go
    _follow(answer, form, detail)
    return answer


def _after_saving(database: "Database", settings: Settings, typed: TypedValues) -> CommitmentDetail | None:
    """The commitment as it stands; None where it can't be read just now, which makes nothing of the save undone."""
    with suppress(DatabaseUnusable):
        return as_it_stands(database, settings, typed.text("slug"))
    return None


def _undo_submission(form: Form, typed: TypedValues, record: str) -> dict[str, object]:
    """What the notice's button submits: the record, and of a form that edits the values before."""
    before = typed.original() if form.edits else {}
    carried = {name: typed.text(name) for name in ("commitment", "slug")}
    return {"form": form.id, "verb": UNDO, "values": {**before, **carried, "record": record}}


def _conflict(database: "Database", settings: Settings, form: Form, typed: TypedValues, *, version: int) -> Answer:
    detail = as_it_stands(database, settings, typed.text("slug"))
    answer = _answer(settings, ok=False)
    answer["conflict"] = conflict(form, typed, detail, version=version)
    _follow(answer, form, detail)
    return answer


def _follow(answer: Answer, form: Form, detail: CommitmentDetail | None) -> None:
    """What the form begins with from now on."""
    if detail is not None:
        answer["version"] = detail.version
        answer["initial"], answer["carried"] = dict(form.stated(detail)), as_stated(form, detail)


def _refused(settings: Settings, errors: list[InvalidInput]) -> Answer:
    return _answer(settings, ok=False, errors=[(error.field, str(error)) for error in errors])


def _answer(
    settings: Settings, *, ok: bool, errors: list[tuple[str, str]] | None = None, notice: Component | None = None
) -> Answer:
    return Answer(
        ok=ok,
        errors=errors or [],
        conflict=None,
        record=None,
        version=None,
        at=settings.now().isoformat(),
        state="",
        notice=notice,
        initial={},
        carried={},
        go=None,
    )
