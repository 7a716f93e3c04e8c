"""The slider under the timeline that plays the record forward, month by month.

It only writes the day into the address (assets/js/timeline/as-of-slider.js); everything else follows from there.
"""

from datetime import date

from dash import html

from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.component_types import Attributes
from dashboard.widgets.html.data_attributes import data
from db.domain.dates_in_words import written_date
from db.domain.filters import View


def layout(first_day: date | None, view: View) -> html.Div | None:
    """The slider from the month in which the record begins to today; None while that is a single month."""
    if first_day is None or (first_day.year, first_day.month) >= (view.today.year, view.today.month):
        return None
    return html.Div(
        [
            html.Span("As of", className="as-of-slider-word"),
            _button("earlier", "‹", "A month earlier"),
            _button("play", "▶", "Play the record forward"),
            _button("later", "›", "A month later"),
            # Dash's own slider would bring its library for this; the script puts a plain one here.
            html.Div(className="as-of-slider-field"),
            html.Output(written_date(view.as_of), className="as-of-slider-day"),
        ],
        className="as-of-slider",
        role="group",
        **aria(label="Play the record forward, month by month"),
        **data(first=first_day.isoformat(), today=view.today.isoformat()),
    )


def _button(step: str, sign: str, words: str) -> html.Button:
    more: Attributes = data(step=step) | aria(label=words)
    return html.Button(sign, type="button", title=words, className="button button-small", **more)
