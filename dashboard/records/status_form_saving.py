"""What happens when a status form is sent: reading it, saving, undoing, and showing both versions of a clash."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from dash import html

from dashboard.forms.date_field import needed_day, read_day, read_when
from dashboard.forms.edit_conflict import as_it_stands, clash, read_at, saved_since, status_words_of
from dashboard.forms.evidence_field import placed, read_evidence, sources_typed
from dashboard.forms.form import accepted, clashed, refused
from dashboard.forms.submission import Saved
from dashboard.forms.values import TypedValues
from dashboard.settings import Settings
from dashboard.widgets.notices import failed, notice
from db.domain.dates_in_words import written_date
from db.domain.vocabulary import AssessedStatus
from db.errors import InvalidInput, NotFound, StaleVersion
from db.queries.suggestions import SourceChoice
from db.services.inputs import NewStatusUpdate, Write
from db.services.status_updates import correct_status_update, record_status_update, undo_status_update

# Its data is the id of the newest update that was recorded, corrected or undone on this page.
SAVED = "status-form-saved"
UNDO_TYPE = "status-form-undo"
# What the button for a fruitless search says to the save callback.
SEARCHED = "searched"


def save_status(database: Any, settings: Settings, typed: TypedValues, *, by: str) -> Saved:
    """Record or correct what was typed. Never raises for what a person can put right."""
    with database.read() as session:
        sources = sources_typed(session, typed)
    try:
        new = read_update(typed, sources, today=settings.today())
        commitment, version = typed.id("commitment"), typed.whole("version")
        write = Write(by, settings.now(), version)
        with database.write() as session:
            if typed.text("corrects"):
                mistaken = typed.id("corrects")
                update = correct_status_update(session, mistaken, new, write)
            else:
                update = record_status_update(session, commitment, new, write)
            update_id, status = update.id, update.status
    except StaleVersion as stale:
        return Saved(clashed(), clash=_clash(database, settings, typed, found=stale.found))
    except InvalidInput as problem:
        return Saved(refused(problem, field=placed(problem, typed, sources)))
    except NotFound as problem:
        return Saved(refused(problem))
    words = f"Corrected: {status.label}." if typed.text("corrects") else f"Recorded: {status.label}."
    undo = {"type": UNDO_TYPE, "slug": typed.text("slug"), "update": str(update_id)}
    told = notice(words, undo=undo, commitment=commitment, version=version + 1, read_at=read_at(settings))
    return Saved(accepted(initial={"status": status.value}), mark=str(update_id), notice=told)


def undo_status(database: Any, settings: Settings, *, slug: str, update: str, by: str) -> html.Div:
    """Put back what held before an update; the notice that says so, or why not."""
    try:
        undone = UUID(update)
        with database.write() as session:
            restored = undo_status_update(session, undone, Write(by, settings.now()))
            restored_id = restored.id
    except ValueError:
        return failed("There is no such update.")
    except (InvalidInput, NotFound, StaleVersion) as problem:
        return failed(str(problem))
    detail = as_it_stands(database, settings, slug)
    if detail is None:
        return notice("Undone.")
    return notice(
        # What the undoing lets hold again may be an update of long ago.
        f"Undone: {detail.row.status.label} again.",
        commitment=detail.row.id,
        version=detail.version,
        read_at=read_at(settings),
        saved=(SAVED, str(restored_id)),
    )


def read_update(typed: TypedValues, sources: Sequence[SourceChoice], *, today: date) -> NewStatusUpdate:
    """The update that a form sent. Raises `InvalidInput`."""
    searched = typed.text("searched_until")
    if typed.text("verb") == SEARCHED:
        until = needed_day(searched, field="searched_until", today=today, called="The day until which you searched")
        return NewStatusUpdate(
            status=AssessedStatus.NO_PUBLIC_EVIDENCE,
            reason=typed.raw("reason").strip() or f"Searched and found nothing until {written_date(until)}.",
            searched_until=until,
        )
    return NewStatusUpdate(
        status=typed.choice("status", AssessedStatus),
        reason=typed.raw("reason"),
        effective_on=read_when(typed.text("effective_on"), field="effective_on", today=today),
        evidence=read_evidence(typed, sources, today=today),
        searched_until=read_day(searched, field="searched_until", today=today),
    )


def _clash(database: Any, settings: Settings, typed: TypedValues, *, found: int) -> html.Div:
    detail = as_it_stands(database, settings, typed.text("slug"))
    mine = [
        ("Status", status_words_of(typed.text("status"), searched=typed.text("verb") == SEARCHED)),
        ("True since", typed.text("effective_on")),
        ("Reason", typed.raw("reason")),
        ("Evidence", typed.text("evidence_0_link")),
    ]
    return clash(mine, saved_since(detail, typed.text("read_at")), version=found)
