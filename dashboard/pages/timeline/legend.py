"""What the signs of the timeline mean, in a line beneath it."""

from dash import html

from dashboard.widgets.html.aria import aria

_SIGNS: tuple[tuple[str, str], ...] = (
    ("bar", "until the earliest day"),
    ("window", "window to the latest day"),
    ("fade", "no last day"),
    ("earlier", "earlier deadline"),
    ("late", "past the latest day"),
    ("fulfilled", "fulfilled"),
    ("rival", "a source disagrees"),
    ("milestone", "milestone"),
)


def legend() -> html.Ul:
    """The legend. Its signs are drawn by the style sheet and say nothing to a screen reader; the words do."""
    return html.Ul(
        [
            html.Li([html.Span(className=f"legend-sign legend-{sign}", **aria(hidden=True)), words])
            for sign, words in _SIGNS
        ],
        className="legend",
    )
