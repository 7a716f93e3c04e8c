"""The timeline's figure as plain SVG: what is seen before plotly.js has arrived, and lies where Plotly will draw it.

Made from the figure's own dict. How wide the chart will be is not known, so days are shares of its width; heights
are pixels. Colours that follow the theme are classes of the style sheet, as on Plotly's own elements.
"""

from collections.abc import Iterator
from itertools import pairwise

from markupsafe import Markup

from dashboard.figures.gantt.lanes import ROW_HEIGHT
from dashboard.figures.svg_scale import FigurePart, Shares

# From the window's top; what lies below is not seen before Plotly has drawn it.
HEIGHT = 32 * ROW_HEIGHT

_PATTERNS: dict[str, Markup] = {
    "/": Markup('<path d="M-1,1l2,-2M0,6L6,0M5,7l2,-2"/>'),
    "\\": Markup('<path d="M-1,5l2,2M0,0L6,6M5,-1l2,2"/>'),
    "x": Markup('<path d="M-1,1l2,-2M0,6L6,0M5,7l2,-2M-1,5l2,2M0,0L6,6M5,-1l2,2"/>'),
    "|": Markup('<path d="M3,0V6"/>'),
    "-": Markup('<path d="M0,3H6"/>'),
    "+": Markup('<path d="M3,0V6M0,3H6"/>'),
    ".": Markup('<circle cx="3" cy="3" r="1.2" stroke="none" fill="{colour}"/>'),
}
_PATTERN = Markup(
    '<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<g stroke="{colour}" stroke-width="1.3" fill="none">{strokes}</g></pattern>'
)
# Plain text, since `Markup.format` takes five times as long: what goes into these is ours, or escaped in the figure.
_RECT = '<rect x="{x:.3f}%" y="{y:.1f}" width="{width:.3f}%" height="{height:.1f}" rx="2.5" fill="{fill}"{line}/>'
_LINE = '<line class="{name}" x1="{x1:.3f}%" x2="{x2:.3f}%" y1="{y1:.1f}" y2="{y2:.1f}"/>'
_TEXT = '<text class="svg-{name}" x="{x:.3f}%" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'
_SYMBOL = (
    '<svg x="{x:.3f}%" y="{y:.1f}" overflow="visible">'
    '<path d="{path}" stroke="{line}" {fill} stroke-width="{width}"/></svg>'
)
_CLASSES = {"#fffffe": Markup('class="svg-ground"'), "#1c2430": Markup('class="svg-ink"')}
_ANCHORS = {"center": ("middle", 0.0), "right": ("start", 0.4), "left": ("end", -0.4)}


def bars_svg(figure: FigurePart) -> Markup:
    """The picture of a figure of figures/gantt.py, whose texts are escaped already."""
    height = min(figure["layout"]["height"], HEIGHT)
    picture = Markup('<svg class="prerendered-bars" aria-hidden="true" width="100%" height="{}">{}</svg>')
    return picture.format(height, marks_of(figure, height=height))


def marks_of(figure: FigurePart, *, height: float, prefix: str = "pattern") -> Markup:
    """Rules, bars and marks of a figure, for an `<svg>` as wide as the chart.

    `prefix` begins the ids of its patterns: they are known to the whole document.
    """
    layout = figure["layout"]
    scale = Shares(*layout["xaxis"]["range"])
    grid = [rule("svg-grid", day, scale, height=height) for day in layout["xaxis"]["tickvals"]]
    rules = [rule(f"svg-{shape['name']}", shape["x0"], scale, height=height) for shape in layout["shapes"]]
    # The first trace only answers to the pointer.
    drawn = [Markup("").join(_trace(trace, scale, prefix)) for trace in figure["data"][1:]]
    return Markup("").join([*grid, *drawn, *rules])


def pattern(id_: str, *, shape: str, colour: str) -> Markup:
    """The definition of a texture, under an id that a fill can refer to."""
    return _PATTERN.format(id=id_, colour=colour, strokes=_PATTERNS[shape].format(colour=colour))


def rule(name: str, day: str, scale: Shares, *, height: float) -> Markup:
    """A line from top to bottom at a day; nothing where the day is outside the chart."""
    at = scale.at(day)
    return Markup(_LINE.format(name=name, x1=at, x2=at, y1=0, y2=height)) if 0 <= at <= 100 else Markup("")


def _trace(trace: FigurePart, scale: Shares, prefix: str) -> Iterator[Markup]:
    if trace["type"] == "bar":
        yield from _bars(trace, scale, prefix)
    elif trace["mode"] == "lines":
        yield from _trail(trace, scale)
    elif trace["mode"] == "text":
        yield from _labels(trace, scale)
    else:
        yield from _symbols(trace, scale)


def _bars(trace: FigurePart, scale: Shares, prefix: str) -> Iterator[Markup]:
    marker = trace["marker"]
    columns = (trace["base"], trace["x"], trace["y"], trace["width"])
    looks = (marker["color"], marker["line"]["color"], marker["pattern"]["shape"])
    known: dict[tuple[str, str], str] = {}
    for base, length, y, thickness, colour, line, shape in zip(*columns, *looks, strict=True):
        # Far outside the chart no renderer is exact; a little beyond its edges is enough.
        start = max(scale.at(base), -1.0)
        end = min(scale.at(base) + scale.long(length), 101.0)
        if y - thickness > HEIGHT or start >= end:
            continue
        fill = colour
        if shape:
            if (shape, colour) not in known:
                known[shape, colour] = f"{prefix}-{len(known)}"
                yield pattern(known[shape, colour], shape=shape, colour=colour)
            fill = f"url(#{known[shape, colour]})"
        edge = "" if line == "#0000" else f' stroke="{line}"'
        yield Markup(
            _RECT.format(x=start, y=y - thickness / 2, width=end - start, height=thickness, fill=fill, line=edge)
        )


def _trail(trace: FigurePart, scale: Shares) -> Iterator[Markup]:
    points = list(zip(trace["x"], trace["y"], strict=True))
    for (x1, y1), (x2, y2) in pairwise(points):
        if x1 is not None and x2 is not None and y1 <= HEIGHT:
            yield Markup(_LINE.format(name="svg-trail", x1=scale.at(x1), x2=scale.at(x2), y1=y1, y2=y2))


def _labels(trace: FigurePart, scale: Shares) -> Iterator[Markup]:
    for x, y, words, position in zip(trace["x"], trace["y"], trace["text"], trace["textposition"], strict=True):
        if y <= HEIGHT:
            vertical, side = position.split()
            anchor, aside = _ANCHORS[side]
            down = -2.5 if vertical == "top" else 3.5
            yield Markup(_TEXT.format(name="label", x=scale.at(x) + aside, y=y + down, anchor=anchor, words=words))


def _symbols(trace: FigurePart, scale: Shares) -> Iterator[Markup]:
    marker = trace["marker"]
    looks = (marker["symbol"], marker["size"], marker["color"], marker["line"]["color"], marker["line"]["width"])
    for x, y, words, symbol, size, colour, line, width in zip(
        trace["x"], trace["y"], trace["text"], *looks, strict=True
    ):
        at = scale.at(x)
        if y > HEIGHT or not -2 <= at <= 102:
            continue
        fill = _CLASSES.get(colour) or f'fill="{colour}"'
        yield Markup(_SYMBOL.format(x=at, y=y, path=_outline(symbol, size / 2), line=line, fill=fill, width=width))
        if words:
            yield Markup(_TEXT.format(name="tick", x=at, y=y + 4, anchor="middle", words=words))


def _outline(symbol: str, half: float) -> str:
    if symbol == "circle":
        return f"M{half},0A{half},{half} 0 1,1 -{half},0A{half},{half} 0 1,1 {half},0Z"
    if symbol == "diamond":
        corner = round(half * 1.3, 2)
        return f"M{corner},0L0,{corner}L-{corner},0L0,-{corner}Z"
    if symbol.startswith("triangle"):
        tip = -half if symbol == "triangle-left" else half
        return f"M{tip},0L{-tip},-{half}V{half}Z"
    return f"M{half},{half}H-{half}V-{half}H{half}Z"
