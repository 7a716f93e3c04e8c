"""Sources as people read them: what each document is, and how much rests on it."""

from collections.abc import Sequence

from dash import dcc, html

from dashboard.records.evidence_list import edtf_in_words, outside_link
from dashboard.records.summary import language_name
from dashboard.widgets.html.component_types import Child
from db.queries.sources import SourceEntry


def source_list(entries: Sequence[SourceEntry], *, days: str = "") -> html.Table:
    """A table with one row a document. `days` is the part of the address that says for which day it speaks."""
    head = ("Document", "Published", "Kind", "Language", "Used in")
    return html.Table(
        [
            html.Thead(html.Tr([html.Th(words, scope="col") for words in head])),
            html.Tbody([_row(entry, days) for entry in entries]),
        ],
        className="records",
    )


def fingerprint(entry: SourceEntry) -> str:
    """Whether the text is kept here, and if not, whether it could be recognised."""
    if entry.is_archived:
        return "text archived"
    return "text fingerprint only" if entry.sha256 else ""


def _row(entry: SourceEntry, days: str) -> html.Tr:
    name: list[Child] = [dcc.Link(html.Bdi(entry.headline or entry.publisher), href=f"/sources/{entry.id}{days}")]
    below = [entry.publisher] if entry.headline else []
    below += [entry.author] if entry.author else []
    below += [fingerprint(entry)] if fingerprint(entry) else []
    if below:
        name.append(html.Small(" · ".join(below), dir="auto", className="muted"))
    if entry.url and entry.url.startswith(("https://", "http://")):
        name.append(html.Small(outside_link("open the document", entry.url, of=entry.headline or entry.publisher)))
    return html.Tr(
        [
            html.Td(name),
            html.Td(edtf_in_words(entry.published)),
            html.Td(entry.kind.value.capitalize()),
            html.Td(language_name(entry.language) or "Not said"),
            html.Td(rests_on(entry.evidence_count)),
        ]
    )


def rests_on(count: int) -> str:
    """`1 claim`, `9 claims`, `Nothing yet`."""
    if not count:
        return "Nothing yet"
    return "1 claim" if count == 1 else f"{count:,} claims"
