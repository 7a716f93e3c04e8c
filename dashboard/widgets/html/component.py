"""Dash components of our own: each is a function of the same name in `window.commitments` (assets/js/components)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard.dash_internals import PlainComponent

if TYPE_CHECKING:
    from dashboard.widgets.html.writer import HtmlWriter


class OwnComponent(PlainComponent):
    """A component whose class is named as its function is; every property is passed on, also one that is None."""

    _namespace = "commitments"

    def prerendered(self, writer: HtmlWriter) -> Markup:
        """The HTML that stands in its place until Dash mounts it: nothing, unless a component says otherwise."""
        return Markup("")
