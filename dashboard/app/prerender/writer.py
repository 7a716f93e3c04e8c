"""Dash's components as the HTML that is seen until Dash has mounted them.

Ids and everything that only Dash or the scripts need are left out: no script takes it for the page that is to come.
Styles become classes, with rules in a style element of the response's nonce, since the page's policy allows no style
attribute. Own components and graphs say themselves how they are prerendered; Dash's fields become boxes of their size.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.dash_internals import Properties, kind_of, props_of
from dashboard.widgets.html.writer import SHOWN_ATTRIBUTES, HtmlWriter, css_of

# On an element that is to stand outside the shadow tree, where scripts find it.
LIGHT_TREE = "data-light-tree"
_DATA_STYLE = re.compile(' data-style="([^"&]*)"')
_BOXES = {"Dropdown": "dropdown", "Input": "input", "SearchField": "input"}


@dataclass(slots=True)
class PrerenderWriter(HtmlWriter):
    """A writer of the page at `path`. The element marked `LIGHT_TREE` becomes a slot; its HTML is in `light_tree`."""

    path: str = ""
    light_tree: Markup = field(default_factory=Markup)
    attributes: tuple[str, ...] = SHOWN_ATTRIBUTES
    # Selectors by their rules: of classes, and of what scripts will set.
    _classes: dict[str, str] = field(default_factory=dict)
    _later: dict[str, str] = field(default_factory=dict)

    def rules(self) -> str:
        """The style sheet of what was written so far."""
        both = (*self._classes.items(), *self._later.items())
        return "".join(f"{selector}{{{rule}}}" for rule, selector in both)

    def component(self, component: Component) -> Markup:
        props = props_of(component)
        if LIGHT_TREE in props:
            self.light_tree = self.element(kind_of(component)[1].lower(), props)
            return Markup("<slot></slot>")
        # Not by class: a component may be any of Dash's that says how it is prerendered.
        prerendered = getattr(type(component), "prerendered", None)
        return prerendered(component, self) if prerendered else HtmlWriter.component(self, component)

    def field(self, name: str, component: Component, props: Mapping[str, object]) -> Markup:
        if name == "Link":
            is_here = props.get("href") == self.path and not props.get("className")
            return self.element("a", {**props, **({"aria-current": "page"} if is_here else {})})
        return _field_box(_BOXES[name], props) if name in _BOXES else Markup("")

    def embedded(self, markup: str) -> Markup:
        for rule in _DATA_STYLE.findall(markup):
            if _is_contained(rule):
                self._later[rule] = f'[data-style="{rule}"]'
        return Markup(markup)

    def styled(self, attributes: dict[str, object], style: Mapping[str, object]) -> None:
        rule = css_of(style)
        if _is_contained(rule):
            name = self._classes.setdefault(rule, f".prerendered-style-{len(self._classes)}").removeprefix(".")
            attributes["class"] = f"{attributes.get('class', '')} {name}".strip()

    def is_shown(self, name: str) -> bool:
        return name.startswith("aria-") and not name.endswith("by")


def _is_contained(rule: str) -> bool:
    """Whether it ends neither its rule nor its element, nor the quotes of a selector."""
    return not any(mark in rule for mark in '<>{}"\\')


def _field_box(kind: str, props: Mapping[str, object]) -> Markup:
    """A box with the words that a field shows; the style sheet gives it the size of the field."""
    value = props.get("value")
    words = _chosen(props) or (value if kind == "input" and isinstance(value, str) else "")
    empty = "" if words else " prerendered-field-empty"
    text = words or props.get("placeholder") or ""
    return Markup('<span class="prerendered-field prerendered-field-{}{}">{}</span>').format(kind, empty, text)


def _chosen(props: Properties) -> str:
    """The words of what is chosen in a list; of several the first."""
    value = props.get("value")
    chosen = value[:1] if isinstance(value, list) else [value]
    options = [option for option in props.get("options") or () if isinstance(option, dict)]
    labels = [option.get("label") for option in options if option.get("value") in chosen]
    return next((label for label in labels if isinstance(label, str)), "")
