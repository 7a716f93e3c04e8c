"""What happens when a deadline form is sent: reading it, saving, and showing both versions of a clash."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from dash import html

from dashboard.forms.commitment_picker import commitment_meant
from dashboard.forms.date_field import needed_day
from dashboard.forms.deadline_preview import WORDING, Stated, read_stated
from dashboard.forms.edit_conflict import as_it_stands, clash, read_at, saved_since
from dashboard.forms.evidence_field import placed, read_evidence, sources_typed
from dashboard.forms.form import accepted, clashed, refused
from dashboard.forms.submission import Saved
from dashboard.forms.values import TypedValues
from dashboard.settings import Settings
from dashboard.widgets.notices import failed, notice
from db.domain.vocabulary import RevisionReason
from db.errors import InvalidInput, NotFound, StaleVersion
from db.queries.suggestions import SourceChoice
from db.services.deadlines import correct_deadline, revise_deadline, undo_deadline
from db.services.inputs import NewActor, NewDeadline, Write

ANNOUNCED_ON = "announced_on"
# Its data is the id of the newest revision that was recorded, corrected or undone here.
SAVED = "deadline-form-saved"
UNDO_TYPE = "deadline-form-undo"


def save_deadline(database: Any, settings: Settings, typed: TypedValues, *, by: str) -> Saved:
    """Add or correct the deadline that was typed. Never raises for what a person can put right."""
    with database.read() as session:
        sources = sources_typed(session, typed)
    try:
        with database.read() as session:
            new = read_revision(session, typed, sources, today=settings.today())
        commitment, version = typed.id("commitment"), typed.whole("version")
        write = Write(by, settings.now(), version)
        with database.write() as session:
            if typed.text("corrects"):
                revision = correct_deadline(session, typed.id("corrects"), new, write)
            else:
                revision = revise_deadline(session, commitment, new, write)
            revision_id = str(revision.id)
    except StaleVersion as stale:
        return Saved(clashed(), clash=_clash(database, settings, typed, version=stale.found))
    except InvalidInput as problem:
        return Saved(refused(problem, field=placed(problem, typed, sources)))
    except NotFound as problem:
        return Saved(refused(problem))
    words = f"Deadline {'corrected' if typed.text('corrects') else 'recorded'}: “{new.wording}”."
    undo = {"type": UNDO_TYPE, "slug": typed.text("slug"), "revision": revision_id}
    told = notice(words, undo=undo, commitment=commitment, version=version + 1, read_at=read_at(settings))
    return Saved(accepted(), mark=revision_id, notice=told)


def undo_stated(database: Any, settings: Settings, *, slug: str, revision: str, by: str) -> html.Div:
    """Take back a deadline that was stated; the notice that says so, or why not."""
    try:
        undone = UUID(revision)
        with database.write() as session:
            restored_id = str(undo_deadline(session, undone, Write(by, settings.now())).id)
    except ValueError:
        return failed("There is no such deadline.")
    except (InvalidInput, NotFound, StaleVersion) as problem:
        return failed(str(problem))
    detail = as_it_stands(database, settings, slug)
    if detail is None:
        return notice("Undone.")
    held = detail.current_revision
    return notice(
        f"Undone: “{held.wording}” again." if held else "Undone: no deadline is stated.",
        commitment=detail.row.id,
        version=detail.version,
        read_at=read_at(settings),
        saved=(SAVED, restored_id),
    )


def read_revision(session: Any, typed: TypedValues, sources: Sequence[SourceChoice], *, today: date) -> NewDeadline:
    """The revision that a form sent. Raises `InvalidInput`."""
    announced_on = needed_day(
        typed.text(ANNOUNCED_ON), field=ANNOUNCED_ON, today=today, called="The day it was announced"
    )
    reason_kind = None
    if typed.text("reason_kind"):
        reason_kind = typed.choice("reason_kind", RevisionReason)
    announcer = typed.text("announcer")
    stated = read_stated(typed, said_on=announced_on, today=today)
    return new_deadline(
        stated,
        announced_on=announced_on,
        announcer=NewActor(announcer) if announcer else None,
        reason=typed.raw("reason"),
        reason_kind=reason_kind,
        evidence=read_evidence(typed, sources, today=today),
        trigger_commitment=trigger_meant(session, stated, today=today),
    )


def trigger_meant(session: Any, stated: Stated, *, today: date) -> UUID | None:
    """The commitment from whose fulfilment it counts. Raises `InvalidInput`."""
    return commitment_meant(session, stated.trigger, field="trigger", today=today) if stated.trigger else None


def new_deadline(stated: Stated, *, announced_on: date, **more: Any) -> NewDeadline:
    """What the service is given for a deadline that was read; `more` are further fields of `NewDeadline`."""
    reading = stated.reading
    assert reading.kind is not None
    return NewDeadline(
        wording=stated.wording,
        announced_on=announced_on,
        kind=reading.kind,
        edtf=reading.edtf,
        relation=reading.relation,
        rule=reading.rule or "hand",
        rule_version=reading.rule_version,
        wording_language=stated.wording_language,
        counts_from=stated.counts_from,
        waits_for=stated.waits_for,
        span=stated.span,
        **more,
    )


def _clash(database: Any, settings: Settings, typed: TypedValues, *, version: int) -> html.Div:
    detail = as_it_stands(database, settings, typed.text("slug"))
    mine = [
        ("Deadline", typed.text(WORDING)),
        ("Announced", typed.text(ANNOUNCED_ON)),
        ("By", typed.text("announcer")),
        ("Reason", typed.raw("reason")),
        ("Evidence", typed.text("evidence_0_link")),
    ]
    return clash(mine, saved_since(detail, typed.text("read_at")), version=version)
