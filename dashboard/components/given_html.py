"""Parts of a page that are given as HTML: many rows or bars that are only looked at cost a browser little that way.

A component a part of each row would be a thousand components a window. What is typed by people is escaped where the
HTML is written (gantt_rows.py, figures/first_overview.py); assets/39-given-html.js puts it up.
"""

from typing import Any

from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.static_html import StaticHtml


class RowList(Component):
    """`<ul>` with `markup` as its entries; an entry with the `data-key` of one that is there takes its place."""

    _namespace = "commitments_parts"
    _type = "RowList"

    def __init__(self, markup: Markup, *, id: str, className: str) -> None:
        self._prop_names = self.available_properties = ["id", "className", "markup"]
        self._valid_wildcard_attributes = self.available_wildcard_properties = []
        super().__init__(id=id, className=className, markup=markup)  # type: ignore[no-untyped-call]


class GivenHtml(Component):
    """`<div>` with `markup` in it."""

    _namespace = "commitments_parts"
    _type = "GivenHtml"

    def __init__(self, markup: Markup, *, className: str = "given") -> None:
        self._prop_names = self.available_properties = ["className", "markup"]
        self._valid_wildcard_attributes = self.available_wildcard_properties = []
        super().__init__(className=className, markup=markup)  # type: ignore[no-untyped-call]


def given(part: Any) -> GivenHtml:
    """Components that only say something, as one: each of Dash's own has to be put up, watched and kept.

    No callback may know any of them. Links lead on without another load of the page (assets/70-shell.js); styles are
    set by assets/39-given-html.js, since the page's policy allows none in HTML.
    """
    return GivenHtml(StaticHtml({}, is_lasting=True).write(part))


class Picture(Component):
    """`<div>` with `markup` in it. Once it is up and the browser has time, the store `wants`, if any, is told so."""

    _namespace = "commitments_parts"
    _type = "Picture"

    def __init__(self, markup: Markup, *, id: str, className: str, wants: str | None) -> None:
        self._prop_names = self.available_properties = ["id", "className", "markup", "wants"]
        self._valid_wildcard_attributes = self.available_wildcard_properties = []
        super().__init__(id=id, className=className, markup=markup, wants=wants)  # type: ignore[no-untyped-call]


class ValueList(Component):
    """`<datalist>` with `markup` as its first options: values that inputs offer while one types.

    Of a `kind` that is known many more are found as one types (assets/46-field-choices.js).
    """

    _namespace = "commitments_parts"
    _type = "ValueList"

    def __init__(self, markup: Markup, *, id: str, kind: str | None) -> None:
        self._prop_names = self.available_properties = ["id", "markup", "kind"]
        self._valid_wildcard_attributes = self.available_wildcard_properties = []
        super().__init__(id=id, markup=markup, kind=kind)  # type: ignore[no-untyped-call]
