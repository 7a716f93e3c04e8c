"""Dash's components as plain HTML, for what is seen before Dash itself has arrived.

Ids and everything that only Dash or the scripts need are left out: nothing here is found by them. Styles become
classes, with rules in a style element of the page's nonce, since the page's policy allows no style attribute.
Dash's own fields, which no HTML element stands for, become stand-ins of the same size.

Or what is written lasts, as a part of Dash's page: then the scripts find what they need in it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dash.development.base_component import Component
from markupsafe import Markup, escape

_NAMES = {
    "maxLength": "maxlength",
    "className": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
}
_KEPT = (
    "class",
    "title",
    "href",
    "dir",
    "lang",
    "role",
    "type",
    "colspan",
    "rowspan",
    "target",
    "rel",
    "width",
    "height",
)
# Kept as well of what lasts.
_WORKING = ("id", "for", "name", "value", "placeholder", "list", "maxlength", "rows")
_BOOLEAN = ("hidden", "open", "disabled", "selected")
_VOID = ("br", "hr", "img", "input", "wbr", "col")
# Of a long list as many as are seen at first; the room of the rest is kept by its height.
MOST_ENTRIES = 32
_DATA_STYLE = re.compile(' data-style="([^"&]*)"')
_UNSEEN = ("PageQuery", "ValueList", "Store", "Location", "Download", "Interval")

Drawing = Callable[[Mapping[str, Any]], Markup]


@dataclass(slots=True)
class StaticHtml:
    """A writer of components.

    `drawings` has for the id of a graph what draws its figure; others stay empty. Where the component with the id
    `slotted` would stand a slot is written, and what goes into it is kept in `in_slot`.
    """

    drawings: Mapping[str, Drawing]
    slotted: str = ""
    # The path of the page: the navigation's link to it is marked, as a script does later.
    here: str = ""
    # Whether it is there to stay: then ids, names and data are kept, fields are fields of the browser's own, styles
    # are left to the scripts, and so are links.
    is_lasting: bool = False
    in_slot: Markup = field(default_factory=Markup)
    # Selectors by their rules: of classes, and of what scripts will set.
    _classes: dict[str, str] = field(default_factory=dict)
    _set_later: dict[str, str] = field(default_factory=dict)

    def write(self, part: Any) -> Markup:
        """A component, a text, a number, or a list of them, with all inside it. What is None is nothing."""
        if part is None or isinstance(part, bool):
            return Markup("")
        if isinstance(part, (list, tuple)):
            return Markup("").join(self.write(one) for one in part)
        if not isinstance(part, Component):
            return escape(part)
        props = part.to_plotly_json()["props"]
        if self.slotted and props.get("id") == self.slotted:
            self.in_slot = self._element(part._type.lower(), props)
            return Markup("<slot></slot>")
        if part._namespace == "dash_html_components":
            return self._element(part._type.lower(), props)
        return self._own(part._type, props)

    def rules(self) -> str:
        """The style sheet of what was written so far."""
        both = (*self._classes.items(), *self._set_later.items())
        return "".join(f"{selector}{{{rule}}}" for rule, selector in both)

    def _own(self, kind: str, props: Mapping[str, Any]) -> Markup:
        if kind in _UNSEEN:
            return Markup("")
        if kind == "Link":
            is_here = props.get("href") == self.here and not props.get("className")
            marks = ({"aria-current": "page"} if is_here else {}) | ({"rel": "inside"} if self.is_lasting else {})
            return self._element("a", {**props, **marks})
        if self.is_lasting and kind == "Input":
            return self._element("input", props)
        if self.is_lasting and kind == "Textarea":
            typed = props.get("value") or ""
            # A browser takes the line break right after the tag for ours.
            typed = f"\n{typed}" if typed.startswith("\n") else typed
            return self._element("textarea", {**props, "value": None}, escape(typed))
        if kind == "RowList":
            entries = props["markup"].split("</li>")[:-1][:MOST_ENTRIES]
            inside = Markup("".join(f"{entry}</li>" for entry in entries))
            return Markup('<ul class="{}">{}</ul>').format(props["className"], inside)
        if kind in ("Picture", "RawHtml"):
            for rule in _DATA_STYLE.findall(props["markup"]):
                if _stays_inside(rule):
                    self._set_later[rule] = f'[data-style="{rule}"]'
            return Markup('<div class="{}">{}</div>').format(props["className"], Markup(props["markup"]))
        if kind == "Graph":
            drawing = self.drawings.get(props.get("id", ""))
            picture = drawing(props["figure"]) if drawing else Markup("")
            return self._element("div", {"className": "dash-graph", "style": props.get("style")}, picture)
        return _stand_in("input" if kind == "SearchField" else kind.lower(), props)

    def _element(self, tag: str, props: Mapping[str, Any], inside: Markup | None = None) -> Markup:
        attributes = self._attributes(props)
        if tag in _VOID:
            return Markup("<{}{}>").format(Markup(tag), attributes)
        inner = self.write(props.get("children")) if inside is None else inside
        return Markup("<{0}{1}>{2}</{0}>").format(Markup(tag), attributes, inner)

    def _attributes(self, props: Mapping[str, Any]) -> Markup:
        found: dict[str, Any] = {_NAMES.get(name, name): value for name, value in props.items()}
        style = found.get("style") or {}
        if style and self.is_lasting:
            found["data-style"] = _in_css(style)
        elif style:
            found["class"] = f"{found.get('class', '')} {self._class_of(style)}".strip()
        kept = (*_WORKING, *_KEPT) if self.is_lasting else _KEPT
        pairs = [(name, found[name]) for name in kept if found.get(name) is not None]
        # Dash hands these over in another order in every process.
        pairs += sorted((name, value) for name, value in found.items() if self._says(name))
        plain = Markup("").join(Markup(' {}="{}"').format(Markup(name), value) for name, value in pairs)
        return plain + Markup("").join(Markup(f" {name}") for name in _BOOLEAN if found.get(name))

    def _says(self, name: str) -> bool:
        if self.is_lasting:
            return name.startswith(("aria-", "data-"))
        return name.startswith("aria-") and not name.endswith("by")

    def _class_of(self, style: Mapping[str, Any]) -> str:
        rule = _in_css(style)
        if not _stays_inside(rule):
            return "first-unstyled"
        return self._classes.setdefault(rule, f".first-style-{len(self._classes)}").removeprefix(".")


def _stays_inside(rule: str) -> bool:
    """Whether it ends neither its rule nor its element, nor the quotes of a selector."""
    return not any(mark in rule for mark in '<>{}"\\')


def _in_css(style: Mapping[str, Any]) -> str:
    return ";".join(f"{_dashed(name)}:{value}" for name, value in style.items())


def _stand_in(kind: str, props: Mapping[str, Any]) -> Markup:
    """A box with the words that a field shows; in the style sheet it has the size of the field."""
    value = props.get("value")
    words = _chosen(props) or (value if kind == "input" and isinstance(value, str) else "")
    empty = "" if words else " stand-in-empty"
    text = words or props.get("placeholder") or ""
    return Markup('<span class="stand-in stand-in-{}{}">{}</span>').format(kind, empty, text)


def _chosen(props: Mapping[str, Any]) -> str:
    """The words of what is chosen in a list; of several the first."""
    value = props.get("value")
    chosen = value[:1] if isinstance(value, list) else [value]
    options = [option for option in props.get("options") or () if isinstance(option, dict)]
    labels = [option.get("label") for option in options if option.get("value") in chosen]
    return next((label for label in labels if isinstance(label, str)), "")


def _dashed(name: str) -> str:
    """`insetBlockStart` → `inset-block-start`; names of variables stay as they are."""
    if name.startswith("--"):
        return name
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
