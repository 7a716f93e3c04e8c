"""The sources of a statement: tying further ones to it, quoting one otherwise, and taking one back."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from dash import html

from dashboard.forms.controls import cancel, submit
from dashboard.forms.corrections import correct_button
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.evidence_field import evidence_field
from dashboard.forms.fields import long_text_field
from dashboard.forms.form import Form, render
from dashboard.settings import Settings
from db.queries.commitment import CommitmentDetail, Quoted
from db.services.evidence import correct_evidence, tie_evidence, undo_evidence, withdraw_evidence

if TYPE_CHECKING:
    from sqlmodel import Session

# The verb of the button that takes the tie back.
WITHDRAW = "withdraw"

TIE = Form(
    id="statement-source",
    fields=(evidence_field(),),
    build=lambda *, evidence: evidence,
    record=lambda session, typed, new, write: tie_evidence(session, typed.id("commitment"), new, write),
    undo=lambda session, typed, write: undo_evidence(session, typed.id("record"), write),
    words=lambda new, _: "Source added." if len(new) == 1 else f"{len(new)} sources added.",
    actions=lambda _: [submit("Add source", primary=False)],
)
_CORRECT = Form(
    id="statement-source-correction",
    fields=(
        long_text_field("quote", "Quote", placeholder="The source’s own words, to the letter"),
        long_text_field("reason", "Reason", placeholder="What was wrong", rows=2),
    ),
    build=dict,
    record=lambda session, typed, new, write: correct_evidence(session, typed.id("corrects"), write=write, **new),
    undo=TIE.undo,
    words=lambda *_: "Quote corrected.",
    actions=lambda _: [
        submit("Record correction"),
        submit("Take this source back", verb=WITHDRAW, primary=False),
        cancel(),
    ],
)
CORRECTION = replace(
    _CORRECT,
    variants={
        WITHDRAW: replace(
            _CORRECT,
            fields=_CORRECT.fields[1:],
            record=lambda session, typed, new, write: withdraw_evidence(
                session, typed.id("corrects"), write=write, **new
            ),
            words=lambda *_: "Source taken back.",
        )
    },
)


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Details:
    """The form that ties further sources, folded. At most one on a page."""
    form = render(TIE, draft=detail.row.slug, carried=as_read(TIE, detail, settings))
    return html.Details(
        [html.Summary("Add a source of the statement", className="button"), form], className="form-details"
    )


def tie_correct_button(piece: Quoted, slug: str) -> html.Button:
    """A button beside a source of the statement that opens the form for correcting its quote or taking it back."""
    return correct_button(CORRECTION.id, slug, piece.evidence_id, title=f"Correct the quote from {piece.publisher}")


def correction(_: "Session", detail: CommitmentDetail, record: UUID, settings: Settings) -> html.Div | None:
    """The form that corrects one tie, filled with its quote."""
    piece = next((one for one in detail.evidence if one.evidence_id == record), None)
    if piece is None:
        return None
    carried = {**as_read(CORRECTION, detail, settings), "corrects": str(record)}
    return render(CORRECTION, draft=f"{detail.row.slug}:{record}", values={"quote": piece.quote}, carried=carried)
