"""What is told at the foot of the page after something was done."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from dash import html

from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.data_attributes import data


def notice(
    words: str,
    *,
    undo: Mapping[str, str] | None = None,
    commitment: UUID | None = None,
    version: int | None = None,
    read_at: str = "",
    saved: tuple[str, str] | None = None,
) -> html.Div:
    """A notice, with an Undo button of the id `undo` if there is one.

    Forms of that commitment that are open and know the version before go on to `version` as read at `read_at`: the
    change was made here.
    `saved` is a store and the id to put into it, where the store is on the page.
    """
    carried: dict[str, Any] = {}
    if commitment is not None and version is not None:
        carried = {"commitment": str(commitment), "version": version, "read_at": read_at}
    if saved is not None:
        carried["saved"] = list(saved)
    return html.Div(
        [
            html.Span(words, className="notice-words", dir="auto"),
            html.Button("Undo", type="button", id=dict(undo), className="button") if undo else None,
            html.Button(
                "×", type="button", className="button notice-dismiss", title="Dismiss", **aria(label="Dismiss")
            ),
        ],
        className="notice",
        **data(news=carried, at=uuid4().hex),
    )


def failed(words: str) -> html.Div:
    """A notice that something was not done."""
    return html.Div(words, className="notice notice-error", **data(at=uuid4().hex))
