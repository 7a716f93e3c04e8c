"""The evidence of a form as it is read: known sources by link or label, new ones with their parts."""

import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from dashboard.forms.date_field import read_date
from dashboard.forms.form import Context
from dashboard.forms.values import Collected, TypedValues
from db.domain.dates_in_words import written_window
from db.domain.edtf import parse_edtf
from db.domain.source_address import same_document
from db.domain.typed_text import web_address
from db.domain.vocabulary import SourceKind
from db.errors import InvalidEdtf, InvalidInput
from db.queries.suggestions import SourceChoice, sources_called
from db.services.inputs import NewEvidence, NewSource

if TYPE_CHECKING:
    from sqlmodel import Session

MAX_SOURCES = 50
# What can be a link, if perhaps one with a fault: a scheme, or a host with a dot and no space before it.
_LINK = re.compile(r"[a-z][a-z0-9+.-]*:|\S+\.\S", re.IGNORECASE)
_NO_LINK = (
    "No source of that name is known here. To add a source without a link, choose “Add source” under Sources; "
    "then choose it here."
)
# What a service calls a part of a source, and what the part is called here.
PARTS = {
    "url": "link",
    "publisher": "publisher",
    "published": "published",
    "headline": "headline",
    "language": "language",
    "quote": "quote",
}


def input_name(number: int, part: str) -> str:
    """The name of one input of a block."""
    return f"evidence_{number}_{part}"


def source_options(sources: Sequence[SourceChoice]) -> list[tuple[str, str]]:
    """What stands for each source in a field, and its label."""
    return [(source.url or source_label(source), source_label(source)) for source in sources]


def sources_typed(session: "Session", typed: TypedValues) -> list[SourceChoice]:
    """The known sources that a form names by link or label, however many others there are."""
    texts = sorted({typed.text(input_name(number, "link")) for number in range(MAX_SOURCES)})
    return [one for one in sources_called(session, texts) if any(is_called(one, text) for text in texts)]


def is_called(source: SourceChoice, text: str) -> bool:
    """Whether the text is the source's label, or a link to its document."""
    linked = source.url is not None and same_document(text) == same_document(source.url)
    return linked or text == source_label(source)


def language_of_evidence(typed: TypedValues, context: Context) -> str:
    """The language of the first source, in which a statement is quoted unless something else is said."""
    link = typed.text(input_name(0, "link"))
    known = [one for one in sources_typed(context.session, typed) if is_called(one, link)]
    return known[0].language if known else typed.text(input_name(0, "language")) or "und"


def source_label(source: SourceChoice) -> str:
    """`ABNA, 31 Dec 2025: headline`; also what stands for a source that has no link."""
    return f"{source.publisher}, {_written(source.published)}" + (f": {source.headline}" if source.headline else "")


def read_evidence(typed: TypedValues, sources: Sequence[SourceChoice], *, today: date) -> tuple[NewEvidence, ...]:
    """The evidence that a form sent. Raises `InvalidFields` with the fields of the very blocks."""
    collected = Collected()
    pieces = [collected.read(partial(_piece, typed, number, sources, today=today)) for number in range(MAX_SOURCES)]
    collected.check()
    return tuple(piece for piece in pieces if piece is not None)


def _piece(typed: TypedValues, number: int, sources: Sequence[SourceChoice], *, today: date) -> NewEvidence | None:
    link, quote = typed.text(input_name(number, "link")), typed.raw(input_name(number, "quote"))
    if link:
        known = [source.id for source in sources if is_called(source, link)]
        source = known[0] if known else _new_source(typed, number, link=link, today=today)
        return NewEvidence(source, quote_exact=quote)
    if quote.strip():
        missing = "Say where this quote is from: paste the link or choose it."
        raise InvalidInput(missing, field=input_name(number, "link"))
    return None


def located(error: InvalidInput, typed: TypedValues, sources: Sequence[SourceChoice]) -> str:
    """The name of the field that an error belongs under: services name a source's part, not the block."""
    part = PARTS.get(error.field)
    if part is None:
        return error.field
    links = [(number, typed.text(input_name(number, "link"))) for number in range(MAX_SOURCES)]
    unknown = [number for number, link in links if link and not any(is_called(source, link) for source in sources)]
    lacking = [number for number in unknown if not typed.text(input_name(number, part))]
    return input_name([*lacking, *unknown, 0][0], part)


def _new_source(typed: TypedValues, number: int, *, link: str, today: date) -> NewSource:
    """The source of a link that is new here. Raises `InvalidFields` with all that is missing or can't be read."""
    if not _LINK.match(link):
        raise InvalidInput(_NO_LINK, field=input_name(number, "link"))
    collected = Collected()
    address = collected.read(lambda: web_address(link, field=input_name(number, "link")))
    publisher = collected.read(lambda: _required(typed, input_name(number, "publisher"), "Say who published it."))
    published = collected.read(lambda: _published(typed, input_name(number, "published"), today=today))
    kind = collected.read(lambda: _kind(typed, input_name(number, "kind")))
    collected.check()
    return NewSource(
        publisher=publisher or "",
        published=published or "",
        url=address,
        headline=typed.text(input_name(number, "headline")),
        language=typed.text(input_name(number, "language")) or "und",
        kind=kind or SourceKind.MEDIA,
    )


def _required(typed: TypedValues, name: str, sentence: str) -> str:
    if not typed.text(name):
        raise InvalidInput(f"New source. {sentence}", field=name)
    return typed.text(name)


def _published(typed: TypedValues, name: str, *, today: date) -> str:
    words = _required(typed, name, "Say when it was published, such as 31 Dec 2025.")
    return read_date(words, field=name, today=today)


def _kind(typed: TypedValues, name: str) -> SourceKind:
    return typed.choice(name, SourceKind) if typed.text(name) else SourceKind.MEDIA


def _written(edtf: str) -> str:
    try:
        period = parse_edtf(edtf)
    except InvalidEdtf:
        return edtf
    return written_window(period.earliest, period.latest)
