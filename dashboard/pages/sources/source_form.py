"""Adding a source: where it was published, by whom and when, and its text if somebody has it at hand."""

from functools import partial
from typing import Any

import dash
from dash import dcc, html

from dashboard.forms.date_field import read_when, register_when, when_field
from dashboard.forms.form import (
    accepted,
    field,
    form,
    long_text,
    refused,
    select,
    submit,
    text,
)
from dashboard.forms.submission import Saved, register_saving
from dashboard.forms.values import TypedValues
from dashboard.settings import Settings
from dashboard.widgets.notices import notice
from db.domain.vocabulary import SourceKind
from db.errors import InvalidInput
from db.services.inputs import NewSource, Write
from db.services.sources import add_source

FORM = "source-form"
PUBLISHED = "published"
_KINDS = {
    SourceKind.MEDIA: "Media",
    SourceKind.AGENCY: "News agency",
    SourceKind.OFFICIAL: "Official document",
    SourceKind.TREATY: "Treaty or agreement",
    SourceKind.OBSERVER: "Observer or researcher",
    SourceKind.SOCIAL: "Social media",
}


def layout() -> html.Div:
    """The form. At most one on a page."""
    return form(
        FORM,
        [
            html.Section(_published_where(), className="card"),
            html.Section(
                [
                    html.H2("Its text"),
                    html.P("Optional. Links die; a text pasted in here stays.", className="muted"),
                    field(FORM, "archived_text", "Text", long_text(FORM, "archived_text", rows=8)),
                ],
                className="card",
            ),
        ],
        draft="new",
        carried={},
        actions=[submit("Add source"), dcc.Link("Cancel", href="/sources", className="button form-cancel")],
    )


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Read the date while somebody types, and save."""
    register_saving(app, FORM, partial(save_source, database, settings))
    register_when(app, settings, FORM, PUBLISHED)


def save_source(database: Any, settings: Settings, typed: TypedValues, *, by: str) -> Saved:
    """Add the source that was typed."""
    try:
        new = NewSource(
            url=typed.text("url") or None,
            publisher=typed.text("publisher"),
            published=read_when(typed.text(PUBLISHED), field=PUBLISHED, today=settings.today()),
            headline=typed.text("headline"),
            author=typed.text("author"),
            language=typed.text("language") or "und",
            kind=typed.choice("kind", SourceKind),
            archived_text=typed.raw("archived_text") or None,
        )
        with database.write() as session:
            source = add_source(session, new, Write(by, settings.now()))
            source_id, publisher = source.id, source.publisher
    except InvalidInput as problem:
        return Saved(refused(problem))
    told = notice(f"Added: a source by {publisher}")
    return Saved(accepted(go=f"/sources/{source_id}"), notice=told)


def _published_where() -> list[Any]:
    kinds = [(kind.value, words) for kind, words in _KINDS.items()]
    language = text(FORM, "language", placeholder="en, id, ar …", longest=35)
    headline = text(FORM, "headline", placeholder="As it was published", longest=600)
    return [
        html.H2("Where it was published"),
        field(
            FORM,
            "url",
            "Link",
            text(FORM, "url", placeholder="https://…", longest=2_000),
            hint="Leave it empty for what is not on the web.",
        ),
        html.Div(
            [
                field(FORM, "publisher", "Publisher", text(FORM, "publisher", longest=300)),
                when_field(FORM, PUBLISHED, "Published on", example="31 Dec 2025"),
            ],
            className="field-row",
        ),
        field(FORM, "headline", "Headline", headline),
        html.Div(
            [
                field(FORM, "author", "Author", text(FORM, "author", longest=300)),
                field(FORM, "language", "Language", language),
                field(FORM, "kind", "Kind of source", select(FORM, "kind", kinds, SourceKind.MEDIA.value)),
            ],
            className="field-row",
        ),
    ]
