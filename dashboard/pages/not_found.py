"""What stands where there is no page or no such record."""

from dash import dcc, html

TITLE = "Not found"


def layout(sentence: str = "") -> html.Div:
    """The page; `sentence` says what was looked for, if that is known."""
    return html.Div(
        [
            html.H1("Page not found"),
            html.P(sentence or "Perhaps the address was mistyped, or the page has moved."),
            html.P(dcc.Link("Go to the timeline", href="/")),
        ],
        className="page page-not-found",
    )
