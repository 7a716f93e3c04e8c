"""What the signs of the timeline mean, in a line beneath it."""

from dash import html

from dashboard.figures.drawing.legend import SIGN_WORDS
from dashboard.widgets.html.aria import aria


def legend() -> html.Ul:
    """The legend. Its signs are drawn by the style sheet and say nothing to a screen reader; the words do."""
    return html.Ul(
        [
            html.Li([html.Span(className=f"legend-sign legend-{sign}", **aria(hidden=True)), words])
            for sign, words in SIGN_WORDS.items()
        ],
        className="legend",
    )
