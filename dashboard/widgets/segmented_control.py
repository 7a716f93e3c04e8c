"""A few addresses to choose from, side by side, one of them the present one."""

from collections.abc import Iterable

from dash import dcc, html

from dashboard.widgets.html.aria import aria


def segments(label: str, choices: Iterable[tuple[str, str, bool]]) -> html.Div:
    """The choices as words, address, and whether it is the one shown; `label` is what a screen reader calls them."""
    return html.Div([_segment(*choice) for choice in choices], className="segments", role="group", **aria(label=label))


def _segment(words: str, href: str, current: bool) -> dcc.Link:
    # Dash's links take no ARIA attributes, so which one is shown is said in words.
    label = [html.Span(words)] + ([html.Span(", shown", className="visually-hidden")] if current else [])
    return dcc.Link(label, href=href, className="segment is-current" if current else "segment")
