"""One document, what rests on it, and its archived text."""

from typing import TYPE_CHECKING
from uuid import UUID

import dash
from dash import Input, Output, State, dcc, html

from dashboard.forms import submission
from dashboard.ids import CHANGED, LOCATION
from dashboard.pages.sources import archive_form
from dashboard.pages.sources.source_form import KINDS
from dashboard.records.commitment_prefill import address_from
from dashboard.records.edit_entries import Words, edit_entry, verb
from dashboard.records.evidence_list import edtf_in_words, in_language, outside_link
from dashboard.records.summary import language_name
from dashboard.roles import Role, requires
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from dashboard.widgets import as_of_banner
from dashboard.widgets.html.component_types import Child, Children
from dashboard.widgets.view_url import days_query, view_of
from db.domain.dates_in_words import written_date
from db.domain.filters import View
from db.domain.vocabulary import SourceKind, Supports
from db.errors import NotFound
from db.queries.sources import SourceDetail, Supported, source_detail

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

PATH = "/sources/<id>"
TITLE = "Source"

ABOUT = "source-about"
ID = "source-id"

_LABELS: dict[str, tuple[str, Words]] = {
    "url": ("Link", str),
    "publisher": ("Publisher", str),
    "published": ("Published", edtf_in_words),
    "headline": ("Headline", str),
    "author": ("Author", str),
    "language": ("Language", lambda tag: language_name(tag) or tag),
    "kind": ("Kind", lambda kind: KINDS[SourceKind(kind)]),
}


def layout(database: "Database", settings: Settings, *, url: PageUrl) -> html.Div:
    """The page of the source with this id. Raises `NotFound`."""
    view = view_of(url.query, settings)
    with database.read() as session:
        detail = _detail(session, url.variables["id"], view)
    return html.Div(
        [
            as_of_banner.band(view),
            html.Div(_about(detail, view), id=ABOUT),
            None if detail.entry.is_archived else html.Div(archive_form.layout(detail.entry.id), className="card"),
            dcc.Store(id=ID, data=str(detail.entry.id)),
        ],
        className="page page-narrow",
    )


def title(database: "Database", settings: Settings, *, url: PageUrl) -> str:
    """The headline, or the publisher. Raises `NotFound`."""
    with database.read() as session:
        entry = _detail(session, url.variables["id"], view_of(url.query, settings)).entry
    return entry.headline or entry.publisher


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Archive the text, and follow changes."""
    submission.register(app, database, settings, archive_form.FORM)

    @app.callback(
        Output(ABOUT, "children"),
        Input(CHANGED, "data"),
        State(ID, "data"),
        State(LOCATION, "search"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def follow(_changed: str | None, source_id: str | None, search: str | None) -> object:
        view = view_of(read_query(search), settings)
        with database.read() as session:
            try:
                return _about(_detail(session, source_id or "", view), view)
            except NotFound:
                return html.P("This source is not in the database any more.", className="empty", role="status")


def _detail(session: "Session", source_id: str, view: View) -> SourceDetail:
    try:
        detail = source_detail(session, UUID(source_id), view=view)
    except ValueError:
        detail = None
    if detail is None:
        raise NotFound("No source is known at this address.")
    return detail


def _about(detail: SourceDetail, view: View) -> list[Child]:
    entry = detail.entry
    pairs: list[tuple[str, Children]] = [("Publisher", html.Bdi(entry.publisher))]
    pairs += [("Author", html.Bdi(entry.author))] if entry.author else []
    pairs.append(("Published", edtf_in_words(entry.published)))
    pairs.append(("Kind", entry.kind.value.capitalize()))
    pairs += [("Language", language_name(entry.language))] if language_name(entry.language) else []
    if entry.url and entry.url.startswith(("https://", "http://")):
        pairs.append(("Address", outside_link(entry.url, entry.url)))
    elif entry.url:
        pairs.append(("Address", html.Bdi(entry.url)))
    if entry.sha256:
        pairs.append(("Text fingerprint (SHA-256)", html.Code(entry.sha256, className="fingerprint")))
    edit = dcc.Link("Edit", href=f"/sources/{entry.id}/edit", className="button")
    head = html.Section(
        [
            html.H1(entry.headline or entry.publisher, className="page-title", dir="auto"),
            _taken_back(detail),
            html.Dl([part for term, value in pairs for part in (html.Dt(term), html.Dd(value))], className="facts"),
            None if view.looks_back else html.P(edit, className="form-actions"),
        ],
        className="card",
    )
    claims = [html.Li(_claim(claim, entry.language, view)) for claim in detail.supported]
    more = dcc.Link("Add commitment from this source", href=address_from(entry.id), className="button")
    resting = html.Section(
        [
            html.H2("Used in"),
            html.Ul(claims, className="plain-list claims") if claims else html.P("Nothing yet.", className="muted"),
            None if view.looks_back else html.P(more),
        ],
        className="card",
    )
    return [head, resting, *_history(detail), *_archived(detail)]


def _taken_back(detail: SourceDetail) -> html.P | None:
    """Since when, by whom and why it is in no list any more."""
    if detail.entry.withdrawn_at is None:
        return None
    last = next((edit for edit in detail.edits if verb(edit) == "taken back"), None)
    said: list[Child] = [f"Taken back on {written_date(detail.entry.withdrawn_at.date())}"]
    said += [" by ", html.Bdi(last.recorded_by), ": ", html.Bdi(last.reason)] if last else []
    return html.P([*said, " It is in no list any more."], className="history-flag")


def _history(detail: SourceDetail) -> list[html.Section]:
    """What was said of it before, and who corrected it."""
    if not detail.edits:
        return []
    entries = [edit_entry(edit, [f"Source {verb(edit)}"], _LABELS) for edit in detail.edits]
    return [html.Section([html.H2("History"), html.Ol(entries, className="history")], className="card")]


def _claim(claim: Supported, language: str, view: View) -> list[Child]:
    what = {
        Supports.COMMITMENT: "that it was said",
        Supports.DEADLINE: f"the deadline “{claim.words}”",
        Supports.STATUS: f"the status “{claim.words}”",
    }[claim.supports]
    parts: list[Child] = [
        dcc.Link(html.Bdi(claim.title), href=f"/commitments/{claim.slug}{days_query(view)}"),
        html.Span(f" · {what}", className="muted", dir="auto"),
    ]
    if claim.quote and claim.quote != claim.words:
        parts.append(html.Q(**in_language(claim.quote, language), className="evidence-quote"))
    return parts


def _archived(detail: SourceDetail) -> list[Child]:
    if detail.archived_text is None:
        return []
    text = html.Div(**in_language(detail.archived_text, detail.entry.language), className="archived-text")
    return [html.Details([html.Summary("Archived text"), text], className="card")]
