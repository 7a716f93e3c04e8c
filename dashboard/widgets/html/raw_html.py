"""Parts of a page as HTML: a component per part of each row would be a thousand components per window.

What is typed by people is escaped where the HTML is written (gantt_rows.py, figures/overview/svg.py);
assets/js/components/raw-html.js mounts it.
"""

from collections.abc import Callable
from typing import Any

from dash import dcc
from markupsafe import Markup

from dashboard.dash_internals import props_of
from dashboard.widgets.html.component import OwnComponent
from dashboard.widgets.html.component_types import Attributes, Children
from dashboard.widgets.html.writer import HtmlWriter

# Of a long list as many entries are prerendered as are seen at first; its height keeps the room of the rest.
MAX_PRERENDERED_ENTRIES = 32


class RowList(OwnComponent):
    """`<ul>` with `markup` as its entries; an entry replaces the mounted one with the same `data-key`."""

    markup: Markup
    className: str

    def __init__(self, markup: Markup, *, id: str, className: str) -> None:
        super().__init__(id=id, className=className, markup=markup)

    def prerendered(self, writer: HtmlWriter) -> Markup:
        entries = self.markup.split("</li>")[:-1][:MAX_PRERENDERED_ENTRIES]
        inside = Markup("".join(f"{entry}</li>" for entry in entries))
        return Markup('<ul class="{}">{}</ul>').format(self.className, inside)


class RawHtml(OwnComponent):
    """`<div>` with `markup` in it. With an `id` its markup can be an output: what stays the same stays mounted."""

    markup: Markup
    className: str

    def __init__(self, markup: Markup, *, className: str = "raw-html", **properties: str) -> None:
        super().__init__(className=className, markup=markup, **properties)

    def prerendered(self, writer: HtmlWriter) -> Markup:
        return Markup('<div class="{}">{}</div>').format(self.className, writer.embedded(self.markup))


def as_raw_html(part: Children) -> RawHtml:
    """Components that no callback knows as one: each of Dash's own has to be mounted, watched and held in memory.

    Fields among them are the browser's own. Links lead on without another load of the page (assets/js/shell/shell.js);
    styles are set by assets/js/components/raw-html.js, since the page's policy allows none in HTML.
    """
    return RawHtml(HtmlWriter().write(part))


class Picture(OwnComponent):
    """`<div>` with `markup` in it. Once it is mounted and the browser idle, the store `wants`, if any, is notified."""

    markup: Markup
    className: str

    def __init__(self, markup: Markup, *, id: str, className: str, wants: str | None) -> None:
        super().__init__(id=id, className=className, markup=markup, wants=wants)

    def prerendered(self, writer: HtmlWriter) -> Markup:
        return Markup('<div class="{}">{}</div>').format(self.className, writer.embedded(self.markup))


class ValueList(OwnComponent):
    """`<datalist>` with `markup` as its first options: values that inputs offer while one types.

    More values of a `kind` that is known come as one types (assets/js/forms/suggestions.js).
    """

    def __init__(self, markup: Markup, *, id: str, kind: str | None) -> None:
        super().__init__(id=id, markup=markup, kind=kind)


class PicturedGraph(dcc.Graph):
    """A graph with a picture of its first figure: `draw` makes SVG of it, which stands there until Plotly has drawn."""

    def __init__(self, draw: Callable[[Attributes], Markup], **props: Any) -> None:
        super().__init__(**props)
        self._draw = draw

    def prerendered(self, writer: HtmlWriter) -> Markup:
        """The picture in an element of the graph's size."""
        props = props_of(self)
        return writer.element("div", {"className": "dash-graph", "style": props["style"]}, self._draw(props["figure"]))
