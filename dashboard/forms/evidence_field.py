"""Evidence in a form: paste a link or choose a known source, and quote it. A form may hold several."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html

from dashboard.forms.controls import (
    control_id,
    datalist,
    error_place,
    field,
    long_text,
    select,
    text,
)
from dashboard.forms.date_field import with_calendar
from dashboard.forms.evidence_reading import (
    MAX_SOURCES,
    PARTS,
    input_name,
    located,
    read_evidence,
    source_options,
    sources_typed,
)
from dashboard.forms.form import Context, Field
from dashboard.forms.values import TypedValues
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.component_types import Attributes, Child
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.html.raw_html import as_raw_html
from db.domain.vocabulary import SourceKind
from db.errors import InvalidInput
from db.queries.commitment import Quoted
from db.queries.suggestions import SourceChoice
from db.services.inputs import NewEvidence

if TYPE_CHECKING:
    from sqlmodel import Session

# As many blocks are rendered at least; the script adds others as they are needed.
_RENDERED_BLOCKS = 5
_LABELS = {
    "link": "Evidence",
    "publisher": "Publisher",
    "published": "Published on",
    "headline": "Headline",
    "language": "Language",
    "kind": "Kind of source",
    "quote": "Quote",
}
_NAME = "evidence"


def evidence_field(*, label: str = "Evidence", attribute: str = _NAME) -> Field:
    """Several pieces of evidence, of which those in use are seen. Its value is what was quoted before."""
    inputs = {
        input_name(number, part): part_label if number == 0 else f"{part_label}, source {number + 1}"
        for number in range(MAX_SOURCES)
        for part, part_label in {**_LABELS, "link": label}.items()
    }

    def control(form: str, value: Sequence[Quoted] | None) -> html.Div:
        return evidence_control(form, evidence=value or (), label=label)

    def read(typed: TypedValues, context: Context) -> tuple[NewEvidence, ...]:
        return read_evidence(typed, sources_typed(context.session, typed), today=context.today)

    def locate(error: InvalidInput, typed: TypedValues, session: "Session") -> str | None:
        return located(error, typed, sources_typed(session, typed)) if error.field in PARTS else None

    return Field(inputs={_NAME: label, **inputs}, control=control, read=read, attribute=attribute, locate=locate)


def evidence_control(form: str, *, evidence: Sequence[Quoted] = (), label: str = "Evidence") -> html.Div:
    """Fields for several pieces of evidence, of which those in use are seen; `evidence` fills the first."""
    options = source_options([_source_of(one) for one in evidence])
    blocks = [
        _block(
            form,
            number,
            link=options[number][0] if number < len(evidence) else "",
            quote=evidence[number].quote if number < len(evidence) else "",
            label=label,
        )
        for number in range(max(_RENDERED_BLOCKS, len(evidence)))
    ]
    # No fieldset: Chromium 156 loses the box of an emptied input when the last child of one is hidden.
    return html.Div(
        [
            datalist(_list_id(form), options, kind="sources"),
            as_raw_html(blocks),
            error_place(form, "evidence"),
            html.Button(
                "Add another source",
                type="button",
                className="button button-quiet button-small evidence-add",
                **data(most=MAX_SOURCES),
            ),
        ],
        className="field evidence-field",
        role="group",
        **aria(label=label),
    )


def _source_of(piece: Quoted) -> SourceChoice:
    return SourceChoice(piece.source_id, piece.publisher, piece.headline, piece.published, piece.url, piece.language)


def _block(form: str, number: int, *, link: str, quote: str, label: str) -> html.Div:
    first = number == 0
    link_name, quote_name = input_name(number, "link"), input_name(number, "quote")
    line = text(
        form,
        link_name,
        link,
        placeholder="Paste a link or choose a source",
        choices=_list_id(form),
        max_length=2_000,
    )
    lines = long_text(form, quote_name, quote, placeholder="The source’s own words, to the letter", rows=2)
    quoting = field(form, quote_name, "Quote", lines)
    return html.Div(
        [
            field(form, link_name, label if first else f"{label}, source {number + 1}", line),
            html.Div(className="evidence-known field-hint", dir="auto"),
            html.Div(_new_source_fields(form, number), className="evidence-new field-row", hidden=True),
            html.Div(quoting, className="evidence-quoting", hidden=not link),
        ],
        className="evidence-block",
        hidden=not (first or link),
        role="group",
        **aria(label=f"Source {number + 1}"),
    )


def _new_source_fields(form: str, number: int) -> list[Child]:
    kinds = [(kind.value, kind.value.capitalize()) for kind in SourceKind]
    parts: list[tuple[str, str, Attributes]] = [
        ("publisher", "Publisher", {"placeholder": "Who published it", "max_length": 300}),
        ("published", "Published on", {"placeholder": "e.g. 31 Dec 2025", "max_length": 64}),
        ("headline", "Headline", {"placeholder": "Optional", "max_length": 500}),
        ("language", "Language", {"placeholder": "en, id, ar …", "max_length": 35}),
    ]
    controls = {part: text(form, input_name(number, part), **more) for part, _, more in parts}
    controls["published"] = with_calendar(controls["published"])
    fields = [field(form, input_name(number, part), label, controls[part]) for part, label, _ in parts]
    kind_name = input_name(number, "kind")
    fields.append(field(form, kind_name, "Kind of source", select(form, kind_name, kinds, SourceKind.MEDIA.value)))
    return [html.P("New source. Add its details:", className="field-hint evidence-new-text"), *fields]


def _list_id(form: str) -> str:
    return control_id(form, "sources")
