"""Notices: what is said at the foot of the page after something was done."""

from collections.abc import Mapping

from dash import html

from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.data_attributes import data


def notice(words: str, *, undo: Mapping[str, object] | None = None) -> html.Div:
    """A notice; `undo` is what its Undo button submits (assets/js/forms/form.js), if there is one."""
    return html.Div(
        [
            html.Span(words, className="notice-text", dir="auto"),
            html.Button("Undo", type="button", className="button", **data(undo=undo)) if undo else None,
            html.Button(
                "×", type="button", className="button notice-dismiss", title="Dismiss", **aria(label="Dismiss")
            ),
        ],
        className="notice",
    )


def failed(words: str) -> html.Div:
    """A notice that something was not done."""
    return html.Div(words, className="notice notice-error")
