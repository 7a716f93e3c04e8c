"""Dash's components as plain HTML: what is written lasts, as a part of Dash's page, so scripts find all they need."""

from dash.development.base_component import Component
from markupsafe import Markup, escape

from dashboard.dash_internals import HTML_NAMESPACE, Properties, kind_of, props_of
from dashboard.widgets.html.component_types import Attributes, Children

_HTML_NAMES = {
    "maxLength": "maxlength",
    "className": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
}
SHOWN_ATTRIBUTES = (
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
_SCRIPT_ATTRIBUTES = ("id", "for", "name", "value", "placeholder", "list", "maxlength", "rows")
_BOOLEAN_ATTRIBUTES = ("hidden", "open", "disabled", "selected")
_VOID_ELEMENTS = ("br", "hr", "img", "input", "wbr", "col")


class HtmlWriter:
    """A writer of components: fields become the browser's own; ids, names and data stay; scripts set the styles."""

    attributes: tuple[str, ...] = (*_SCRIPT_ATTRIBUTES, *SHOWN_ATTRIBUTES)

    def write(self, part: Children) -> Markup:
        """A component, a text, a number, or a list of them, with all inside it. None is nothing."""
        if part is None or isinstance(part, bool):
            return Markup("")
        if isinstance(part, (list, tuple)):
            return Markup("").join(self.write(one) for one in part)
        return self.component(part) if isinstance(part, Component) else escape(part)

    def component(self, component: Component) -> Markup:
        """A component with all inside it."""
        namespace, name = kind_of(component)
        if namespace == HTML_NAMESPACE:
            return self.element(name.lower(), props_of(component))
        return self.field(name, component, props_of(component))

    def field(self, name: str, component: Component, props: Properties) -> Markup:
        """A component that no HTML element stands for; nothing for those that show nothing."""
        if name == "Link":
            return self.element("a", {**props, "rel": "inside"})
        if name == "Input":
            return self.element("input", props)
        if name == "Textarea":
            text = props.get("value") or ""
            # A browser drops a line break right after the tag.
            text = f"\n{text}" if text.startswith("\n") else text
            return self.element("textarea", {**props, "value": None}, escape(text))
        return Markup("")

    def element(self, tag: str, props: Properties, inside: Markup | None = None) -> Markup:
        """An HTML element; its children are those of `props` unless `inside` is given."""
        attributes = self._attributes(props)
        if tag in _VOID_ELEMENTS:
            return Markup("<{}{}>").format(Markup(tag), attributes)
        inner = self.write(props.get("children")) if inside is None else inside
        return Markup("<{0}{1}>{2}</{0}>").format(Markup(tag), attributes, inner)

    def embedded(self, markup: str) -> Markup:
        """HTML that was written before, in this page."""
        return Markup(markup)

    def styled(self, attributes: Attributes, style: Properties) -> None:
        """Add a style to the attributes of an element."""
        attributes["data-style"] = css_of(style)

    def is_shown(self, name: str) -> bool:
        """Whether an attribute with a name of its own is written."""
        return name.startswith(("aria-", "data-"))

    def _attributes(self, props: Properties) -> Markup:
        attributes: Attributes = {_HTML_NAMES.get(name, name): value for name, value in props.items()}
        if style := attributes.get("style"):
            self.styled(attributes, style)
        pairs = [(name, attributes[name]) for name in self.attributes if attributes.get(name) is not None]
        # Dash hands these over in another order in every process.
        pairs += sorted((name, value) for name, value in attributes.items() if self.is_shown(name))
        plain = Markup("").join(Markup(' {}="{}"').format(Markup(name), value) for name, value in pairs)
        return plain + Markup("").join(Markup(f" {name}") for name in _BOOLEAN_ATTRIBUTES if attributes.get(name))


def css_of(style: Properties) -> str:
    """Dash's style as the text of a CSS rule."""
    return ";".join(f"{_dashed(name)}:{value}" for name, value in style.items())


def _dashed(name: str) -> str:
    """`insetBlockStart` → `inset-block-start`; names of variables stay as they are."""
    if name.startswith("--"):
        return name
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
