"""Parts of a page that are sent as HTML: many rows or bars that are only looked at cost a browser little that way.

A component a part of each row would be a thousand components a window. What is typed by people is escaped where the
HTML is written (gantt_rows.py, figures/overview/svg.py); assets/js/components/raw-html.js mounts it.
"""

from typing import Any

from markupsafe import Markup

from dashboard.widgets.html.component import OwnComponent
from dashboard.widgets.html.writer import StaticHtml


class RowList(OwnComponent):
    """`<ul>` with `markup` as its entries; an entry with the `data-key` of one that is there takes its place."""

    def __init__(self, markup: Markup, *, id: str, className: str) -> None:
        super().__init__(id=id, className=className, markup=markup)


class RawHtml(OwnComponent):
    """`<div>` with `markup` in it."""

    def __init__(self, markup: Markup, *, className: str = "raw-html") -> None:
        super().__init__(className=className, markup=markup)


def as_raw_html(part: Any) -> RawHtml:
    """Components that no callback knows, as one: each of Dash's own has to be mounted and watched.

    Fields among them are the browser's own. Links lead on without another load of the page (assets/js/shell/shell.js);
    styles are set by assets/js/components/raw-html.js, since the page's policy allows none in HTML.
    """
    return RawHtml(StaticHtml({}, is_lasting=True).write(part))


class Picture(OwnComponent):
    """`<div>` with `markup` in it. Once it is mounted and the browser is idle, the store `wants`, if any, is set."""

    def __init__(self, markup: Markup, *, id: str, className: str, wants: str | None) -> None:
        super().__init__(id=id, className=className, markup=markup, wants=wants)


class ValueList(OwnComponent):
    """`<datalist>` with `markup` as its first options: values that inputs offer while one types.

    Of a `kind` that is known many more are found as one types (assets/js/forms/suggestions.js).
    """

    def __init__(self, markup: Markup, *, id: str, kind: str | None) -> None:
        super().__init__(id=id, markup=markup, kind=kind)
