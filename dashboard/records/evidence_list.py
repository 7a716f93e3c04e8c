"""Evidence as people read it: the quote in its own language, who published it and when, and the way to it."""

from collections.abc import Sequence

from dash import dcc, html

from dashboard.widgets.html.component_types import Attributes, Child
from db.domain.dates_in_words import written_window
from db.domain.edtf import parse_edtf
from db.errors import InvalidEdtf
from db.queries.commitment import Quoted

RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "ps", "ckb", "yi", "dv")


def evidence_list(evidence: Sequence[Quoted], *, wording: str = "") -> html.Ul | None:
    """Each piece as one entry; None where there is none. A quote that only repeats what was `wording` is left out."""
    if not evidence:
        return None
    return html.Ul([html.Li(evidence_piece(piece, wording=wording)) for piece in evidence], className="evidence")


def source_line(piece: Quoted) -> list[Child]:
    """`Rudaw, 26 Aug 2025 · read it · all it supports`."""
    line: list[Child] = [
        dcc.Link(piece.headline or piece.publisher, href=f"/sources/{piece.source_id}"),
        f", {piece.publisher}" if piece.headline else "",
        f", {edtf_in_words(piece.published)}",
    ]
    if piece.url and piece.url.startswith(("https://", "http://")):
        line += [" · ", outside_link("open the document", piece.url, of=piece.headline or piece.publisher)]
    return line


def outside_link(words: str, address: str, *, of: str = "") -> html.A:
    """A link that opens apart and tells the other site nothing of this one.

    `of` names the document to those who hear links one by one, without what stands around them.
    """
    unseen = html.Span(f" of {of}, in a new tab" if of else ", in a new tab", className="visually-hidden")
    return html.A(
        [words, unseen], href=address, target="_blank", rel="noopener noreferrer", referrerPolicy="no-referrer"
    )


def edtf_in_words(text: str) -> str:
    """The days of an EDTF text written out, `about` where it is approximate; the text itself where it has none."""
    try:
        period = parse_edtf(text)
    except InvalidEdtf:
        return text
    words = written_window(period.earliest, period.latest)
    return f"about {words}" if period.approximate else words


def in_language(words: str, language: str) -> Attributes:
    """The children and attributes of an element that holds somebody's words in their language."""
    known = language not in ("", "und")
    direction = "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "auto"
    return {"children": words, "dir": direction, **({"lang": language} if known else {})}


def evidence_piece(piece: Quoted, *, wording: str = "") -> list[Child]:
    """One piece: the quote, unless it only repeats `wording`, and its source."""
    parts: list[Child] = []
    if piece.quote and piece.quote != wording:
        parts.append(html.Q(**in_language(piece.quote, piece.language), className="evidence-quote"))
    return [*parts, html.Span(source_line(piece), className="evidence-source")]
