"""Evidence in a form: paste a link or choose a known source, and quote it. A form may hold several."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dash import html

from dashboard.forms.date_field import day_control, read_when
from dashboard.forms.form import (
    control_id,
    datalist,
    error_place,
    field,
    long_text,
    select,
    text,
)
from dashboard.forms.values import TypedValues
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.raw_html import as_raw_html as given_html
from db.domain.dates_in_words import written_window
from db.domain.edtf import parse_edtf
from db.domain.typed_text import web_address
from db.domain.vocabulary import SourceKind
from db.errors import InvalidEdtf, InvalidInput
from db.queries.commitment import Quoted
from db.queries.suggestions import SourceChoice, sources_called
from db.services.inputs import NewEvidence, NewSource

MOST = 5
# What a service calls a part of a source, and what the part is called here.
_PARTS = {
    "url": "link",
    "publisher": "publisher",
    "published": "published",
    "headline": "headline",
    "language": "language",
    "quote": "quote",
}


def evidence_field(form: str, *, given: Sequence[Quoted] = (), label: str = "Evidence") -> html.Div:
    """Fields for up to five pieces of evidence, of which those in use are seen; `given` fills the first."""
    options = source_options([_source_of(one) for one in given])
    blocks = [
        _block(
            form,
            number,
            link=options[number][0] if number < len(given) else "",
            quote=given[number].quote if number < len(given) else "",
            label=label,
        )
        for number in range(MOST)
    ]
    # No fieldset: Chromium 156 loses the box of an emptied input when the last child of one is hidden.
    return html.Div(
        [
            datalist(_list_id(form), options, kind="sources"),
            given_html(blocks),
            error_place(form, "evidence"),
            html.Button("Add another source", type="button", className="button button-quiet button-small evidence-add"),
        ],
        className="field evidence-field",
        role="group",
        **aria(label=label),
    )


def source_options(sources: Sequence[SourceChoice]) -> list[tuple[str, str]]:
    """What stands for each source in a field, and its label."""
    return [(source.url or source_label(source), source_label(source)) for source in sources]


def sources_typed(session: Any, typed: TypedValues) -> list[SourceChoice]:
    """The known sources that a form names by link or label, however many others there are."""
    texts = {typed.text(_name(number, "link")) for number in range(MOST)}
    found = sources_called(session, sorted(texts))
    return [one for one in found if one.url in texts or source_label(one) in texts]


def source_label(source: SourceChoice) -> str:
    """`ABNA, 31 Dec 2025: headline`; also what stands for a source that has no link."""
    return f"{source.publisher}, {_written(source.published)}" + (f": {source.headline}" if source.headline else "")


def read_evidence(typed: TypedValues, sources: Sequence[SourceChoice], *, today: date) -> tuple[NewEvidence, ...]:
    """The evidence that a form sent. Raises `InvalidInput` with the field of the very block."""
    by_text = {text: source.id for source in sources for text in (source.url, source_label(source)) if text}
    found = []
    for number in range(MOST):
        link, quote = typed.text(_name(number, "link")), typed.raw(_name(number, "quote"))
        if link:
            source = by_text.get(link) or _new_source(typed, number, link=link, today=today)
            found.append(NewEvidence(source, quote_exact=quote))
        elif quote.strip():
            raise InvalidInput(
                "Say where this quote is from: paste the link or choose it.", field=_name(number, "link")
            )
    return tuple(found)


def placed(error: InvalidInput, typed: TypedValues, sources: Sequence[SourceChoice]) -> str:
    """The name of the field that an error belongs under: services name a source's part, not the block."""
    part = _PARTS.get(error.field)
    if part is None:
        return error.field
    known = {source.url for source in sources}
    links = [(number, typed.text(_name(number, "link"))) for number in range(MOST)]
    unknown = [number for number, link in links if link and link not in known]
    lacking = [number for number in unknown if not typed.text(_name(number, part))]
    return _name([*lacking, *unknown, 0][0], part)


def _new_source(typed: TypedValues, number: int, *, link: str, today: date) -> NewSource:
    address = web_address(link, field=_name(number, "link"))
    if not typed.text(_name(number, "publisher")):
        raise InvalidInput("This link is new here. Say who published it.", field=_name(number, "publisher"))
    if not typed.text(_name(number, "published")):
        raise InvalidInput("Say when it was published, such as 31 Dec 2025.", field=_name(number, "published"))
    kind = SourceKind.MEDIA
    if typed.text(_name(number, "kind")):
        kind = typed.choice(_name(number, "kind"), SourceKind)
    published = _name(number, "published")
    return NewSource(
        publisher=typed.text(_name(number, "publisher")),
        published=read_when(typed.text(published), field=published, today=today),
        url=address,
        headline=typed.text(_name(number, "headline")),
        language=typed.text(_name(number, "language")) or "und",
        kind=kind,
    )


def _source_of(given: Quoted) -> SourceChoice:
    return SourceChoice(given.source_id, given.publisher, given.headline, given.published, given.url, given.language)


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
                    longest=2_000,
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


def _new_source_fields(form: str, number: int) -> list[Any]:
    kinds = [(kind.value, kind.value.capitalize()) for kind in SourceKind]
    parts: list[tuple[str, str, Any]] = [
        ("publisher", "Publisher", {"placeholder": "Who published it", "longest": 300}),
        ("published", "Published on", {"placeholder": "e.g. 31 Dec 2025", "longest": 64}),
        ("headline", "Headline", {"placeholder": "Optional", "longest": 500}),
        ("language", "Language", {"placeholder": "en, id, ar …", "longest": 35}),
    ]
    controls = {part: text(form, _name(number, part), **more) for part, _, more in parts}
    controls["published"] = day_control(controls["published"])
    fields = [field(form, _name(number, part), label, controls[part]) for part, label, _ in parts]
    kind_name = _name(number, "kind")
    fields.append(field(form, kind_name, "Kind of source", select(form, kind_name, kinds, SourceKind.MEDIA.value)))
    return [html.P("This link is new here. Say what it is:", className="field-hint evidence-new-words"), *fields]


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
