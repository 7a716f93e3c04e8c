"""Adding a source: where it was published, by whom and when, and its text if somebody has it at hand."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.forms.controls import submit
from dashboard.forms.date_field import date_field
from dashboard.forms.fields import choice_field, long_text_field, text_field
from dashboard.forms.form import Form, Parts, render
from dashboard.widgets.html.component_types import Child
from db.domain.vocabulary import SourceKind
from db.services.inputs import NewSource
from db.services.sources import add_source

KINDS = {
    SourceKind.MEDIA: "Media",
    SourceKind.AGENCY: "News agency",
    SourceKind.OFFICIAL: "Official document",
    SourceKind.TREATY: "Treaty or agreement",
    SourceKind.OBSERVER: "Observer or researcher",
    SourceKind.SOCIAL: "Social media",
}


def _source(*, url: str, archived_text: str, **described: Any) -> NewSource:
    return NewSource(url=url or None, archived_text=archived_text or None, **described)


def description(parts: Parts) -> html.Section:
    """The fields that say what a source is."""
    return html.Section(
        [
            html.H2("Where it was published"),
            parts["url"],
            html.Div([parts["publisher"], parts["published"]], className="field-row"),
            parts["headline"],
            html.Div([parts["author"], parts["language"], parts["kind"]], className="field-row"),
        ],
        className="card",
    )


def _layout(parts: Parts) -> Sequence[Child]:
    optional = "Optional. Links die; a text pasted in here stays."
    text = [html.H2("Its text"), html.P(optional, className="muted"), parts["archived_text"]]
    return [description(parts), html.Section(text, className="card")]


DESCRIBING = (
    text_field(
        "url", "Link", placeholder="https://…", max_length=2_000, hint="Leave it empty for what is not on the web."
    ),
    text_field("publisher", "Publisher", max_length=300),
    date_field("published", "Published on", example="31 Dec 2025"),
    text_field("headline", "Headline", placeholder="As it was published", max_length=600),
    text_field("author", "Author", max_length=300),
    text_field("language", "Language", default="und", placeholder="en, id, ar …", max_length=35),
    choice_field("kind", "Kind of source", SourceKind, KINDS),
)
FORM = Form(
    id="source-form",
    fields=(*DESCRIBING, long_text_field("archived_text", "Text", rows=8)),
    build=_source,
    record=lambda session, _, new, write: add_source(session, new, write),
    words=lambda _, row: f"Added: a source by {row.publisher}",
    go=lambda _, row: f"/sources/{row.id}",
    versioned=False,
    layout=_layout,
    actions=lambda _: [submit("Add source")],
)


def layout() -> html.Div:
    """The form. At most one on a page."""
    return render(FORM, draft="new", cancel_to="/sources")
