"""The sources of a statement: tying further ones to it, quoting one otherwise, and taking one back."""

from dataclasses import replace

from dash import html

from dashboard.forms.controls import cancel, submit
from dashboard.forms.corrections import Correction
from dashboard.forms.edit_conflict import as_read
from dashboard.forms.evidence_field import evidence_field
from dashboard.forms.fields import long_text_field
from dashboard.forms.form import Form, recorded_by, render, undone_by
from dashboard.settings import Settings
from db.queries.commitment import CommitmentDetail
from db.services.evidence import correct_evidence, tie_evidence, undo_evidence, withdraw_evidence

# The verb of the button that takes the tie back.
WITHDRAW = "withdraw"

TIE = Form(
    id="statement-source",
    fields=(evidence_field(),),
    build=lambda *, evidence: evidence,
    record=recorded_by(tie_evidence),
    undo=undone_by(undo_evidence),
    words=lambda new, _: "Source added." if len(new) == 1 else f"{len(new)} sources added.",
    actions=lambda _: [submit("Add source", primary=False)],
)
_QUOTE = Form(
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
_CORRECTION_FORM = replace(
    _QUOTE,
    variants={
        WITHDRAW: replace(
            _QUOTE,
            fields=_QUOTE.fields[1:],
            record=lambda session, typed, new, write: withdraw_evidence(
                session, typed.id("corrects"), write=write, **new
            ),
            words=lambda *_: "Source taken back.",
        )
    },
)
CORRECTION = Correction(
    form=_CORRECTION_FORM,
    heading="Correct a source of the statement",
    find=lambda detail, id_: next((piece for piece in detail.evidence if piece.evidence_id == id_), None),
    title=lambda piece: f"Correct the quote from {piece.publisher}",
    values=lambda _session, _detail, piece, _settings: {"quote": piece.quote},
)


def layout(detail: CommitmentDetail, *, settings: Settings) -> html.Details:
    """The form that ties further sources, folded. At most one on a page."""
    form = render(TIE, draft=detail.row.slug, carried=as_read(TIE, detail, settings))
    return html.Details(
        [html.Summary("Add a source of the statement", className="button"), form], className="form-details"
    )
