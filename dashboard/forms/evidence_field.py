"""Evidence in a form: paste a link or choose a known source, and quote it. A form may hold several."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

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
from dashboard.forms.date_field import read_date, with_calendar
from dashboard.forms.form import Context, Field
from dashboard.forms.values import Collected, TypedValues
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.component_types import Attributes, Child
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.html.raw_html import as_raw_html
from db.domain.dates_in_words import written_window
from db.domain.edtf import parse_edtf
from db.domain.typed_text import web_address
from db.domain.vocabulary import SourceKind
from db.errors import InvalidEdtf, InvalidInput
from db.queries.commitment import Quoted
from db.queries.suggestions import SourceChoice, sources_called
from db.services.inputs import NewEvidence, NewSource

if TYPE_CHECKING:
    from sqlmodel import Session

MAX_SOURCES = 50
# As many blocks are rendered at least; the script adds others as they are needed.
_RENDERED_BLOCKS = 5
# What a service calls a part of a source, and what the part is called here.
_PARTS = {
    "url": "link",
    "publisher": "publisher",
    "published": "published",
    "headline": "headline",
    "language": "language",
    "quote": "quote",
}
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
        _name(number, part): part_label if number == 0 else f"{part_label}, source {number + 1}"
        for number in range(MAX_SOURCES)
        for part, part_label in {**_LABELS, "link": label}.items()
    }

    def control(form: str, value: Sequence[Quoted] | None) -> html.Div:
        return evidence_control(form, evidence=value or (), label=label)

    def read(typed: TypedValues, context: Context) -> tuple[NewEvidence, ...]:
        return read_evidence(typed, sources_typed(context.session, typed), today=context.today)

    def locate(error: InvalidInput, typed: TypedValues, session: "Session") -> str | None:
        return located(error, typed, sources_typed(session, typed)) if error.field in _PARTS else None

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


def source_options(sources: Sequence[SourceChoice]) -> list[tuple[str, str]]:
    """What stands for each source in a field, and its label."""
    return [(source.url or source_label(source), source_label(source)) for source in sources]


def sources_typed(session: "Session", typed: TypedValues) -> list[SourceChoice]:
    """The known sources that a form names by link or label, however many others there are."""
    texts = {typed.text(_name(number, "link")) for number in range(MAX_SOURCES)}
    known = sources_called(session, sorted(texts))
    return [one for one in known if one.url in texts or source_label(one) in texts]


def language_of_evidence(typed: TypedValues, context: Context) -> str:
    """The language of the first source, in which a statement is quoted unless something else is said."""
    link = typed.text(_name(0, "link"))
    known = [one for one in sources_typed(context.session, typed) if link in (one.url, source_label(one))]
    return known[0].language if known else typed.text(_name(0, "language")) or "und"


def source_label(source: SourceChoice) -> str:
    """`ABNA, 31 Dec 2025: headline`; also what stands for a source that has no link."""
    return f"{source.publisher}, {_written(source.published)}" + (f": {source.headline}" if source.headline else "")


def read_evidence(typed: TypedValues, sources: Sequence[SourceChoice], *, today: date) -> tuple[NewEvidence, ...]:
    """The evidence that a form sent. Raises `InvalidFields` with the fields of the very blocks."""
    by_text = {text: source.id for source in sources for text in (source.url, source_label(source)) if text}
    collected = Collected()
    pieces = [collected.read(partial(_piece, typed, number, by_text, today=today)) for number in range(MAX_SOURCES)]
    collected.check()
    return tuple(piece for piece in pieces if piece is not None)


def _piece(typed: TypedValues, number: int, by_text: Mapping[str, UUID], *, today: date) -> NewEvidence | None:
    link, quote = typed.text(_name(number, "link")), typed.raw(_name(number, "quote"))
    if link:
        source = by_text.get(link) or _new_source(typed, number, link=link, today=today)
        return NewEvidence(source, quote_exact=quote)
    if quote.strip():
        missing = "Say where this quote is from: paste the link or choose it."
        raise InvalidInput(missing, field=_name(number, "link"))
    return None


def located(error: InvalidInput, typed: TypedValues, sources: Sequence[SourceChoice]) -> str:
    """The name of the field that an error belongs under: services name a source's part, not the block."""
    part = _PARTS.get(error.field)
    if part is None:
        return error.field
    known = {source.url for source in sources}
    links = [(number, typed.text(_name(number, "link"))) for number in range(MAX_SOURCES)]
    unknown = [number for number, link in links if link and link not in known]
    lacking = [number for number in unknown if not typed.text(_name(number, part))]
    return _name([*lacking, *unknown, 0][0], part)


def _new_source(typed: TypedValues, number: int, *, link: str, today: date) -> NewSource:
    """The source of a link that is new here. Raises `InvalidFields` with all that is missing or can't be read."""
    collected = Collected()
    address = collected.read(lambda: web_address(link, field=_name(number, "link")))
    publisher = collected.read(lambda: _required(typed, _name(number, "publisher"), "Say who published it."))
    published = collected.read(lambda: _published(typed, _name(number, "published"), today=today))
    kind = collected.read(lambda: _kind(typed, _name(number, "kind")))
    collected.check()
    return NewSource(
        publisher=publisher or "",
        published=published or "",
        url=address,
        headline=typed.text(_name(number, "headline")),
        language=typed.text(_name(number, "language")) or "und",
        kind=kind or SourceKind.MEDIA,
    )


def _required(typed: TypedValues, name: str, sentence: str) -> str:
    if not typed.text(name):
        raise InvalidInput(f"This link is new here. {sentence}", field=name)
    return typed.text(name)


def _published(typed: TypedValues, name: str, *, today: date) -> str:
    words = _required(typed, name, "Say when it was published, such as 31 Dec 2025.")
    return read_date(words, field=name, today=today)


def _kind(typed: TypedValues, name: str) -> SourceKind:
    return typed.choice(name, SourceKind) if typed.text(name) else SourceKind.MEDIA


def _source_of(piece: Quoted) -> SourceChoice:
    return SourceChoice(piece.source_id, piece.publisher, piece.headline, piece.published, piece.url, piece.language)


def _block(form: str, number: int, *, link: str, quote: str, label: str) -> html.Div:
    first = number == 0
    heading = label if first else f"{label}, source {number + 1}"
    return html.Div(
        [
            field(
                form,
                _name(number, "link"),
                heading,
                text(
                    form,
                    _name(number, "link"),
                    link,
                    placeholder="Paste a link or choose a source",
                    choices=_list_id(form),
                    max_length=2_000,
                ),
            ),
            html.Div(className="evidence-known field-hint", dir="auto"),
            html.Div(_new_source_fields(form, number), className="evidence-new field-row", hidden=True),
            html.Div(
                field(
                    form,
                    _name(number, "quote"),
                    "Quote",
                    long_text(
                        form,
                        _name(number, "quote"),
                        quote,
                        placeholder="The source’s own words, to the letter",
                        rows=2,
                    ),
                ),
                className="evidence-quoting",
                hidden=not link,
            ),
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
    controls = {part: text(form, _name(number, part), **more) for part, _, more in parts}
    controls["published"] = with_calendar(controls["published"])
    fields = [field(form, _name(number, part), label, controls[part]) for part, label, _ in parts]
    kind_name = _name(number, "kind")
    fields.append(field(form, kind_name, "Kind of source", select(form, kind_name, kinds, SourceKind.MEDIA.value)))
    return [html.P("This link is new here. Say what it is:", className="field-hint evidence-new-text"), *fields]


def _name(number: int, part: str) -> str:
    return f"evidence_{number}_{part}"


def _list_id(form: str) -> str:
    return control_id(form, "sources")


def _written(edtf: str) -> str:
    try:
        period = parse_edtf(edtf)
    except InvalidEdtf:
        return edtf
    return written_window(period.earliest, period.latest)
