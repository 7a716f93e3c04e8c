"""The overview strip's figure as plain SVG: what is seen until Plotly draws it, which it does when there is time.

Like gantt/svg.py without a width in pixels: the bars are stretched to it, the words stand at shares of it.
"""

from collections import defaultdict

from markupsafe import Markup

from dashboard.figures.gantt.svg import rule
from dashboard.figures.svg_scale import FigurePart, Shares

# The bars' own units across; enough that none is off by a pixel on the widest screen.
_ACROSS = 10_000
_PICTURE = Markup(
    '<svg class="prerendered-overview" aria-hidden="true" width="100%" height="{height}">'
    '<svg viewBox="0 0 {across} {height}" preserveAspectRatio="none" width="100%" height="{height}">{bars}</svg>'
    "{words}</svg>"
)
_BARS = Markup('<path fill="{colour}" d="{path}"/>')
_TEXT = Markup('<text class="svg-label" x="{x:.3f}%" y="{y}" text-anchor="middle">{words}</text>')


def overview_svg(figure: FigurePart) -> Markup:
    """The picture of a figure of figures/overview.py, without the marks of the span."""
    layout = figure["layout"]
    axis, margin = layout["xaxis"], layout["margin"]
    scale = Shares(*axis["range"])
    foot = layout["height"] - margin["b"]
    words = [
        _TEXT.format(x=scale.at(day), y=foot + 13, words=Markup(text))
        for day, text in zip(axis["tickvals"], axis["ticktext"], strict=True)
    ]
    rules = [rule("svg-as-of", shape["x0"], scale, height=foot) for shape in layout["shapes"] if _is_as_of(shape)]
    a_count = (foot - margin["t"]) / (layout["yaxis"]["range"][1] or 1)
    return _PICTURE.format(
        height=layout["height"],
        across=_ACROSS,
        bars=_bars(figure["data"][0], scale, foot=foot, a_count=a_count),
        words=Markup("").join([*rules, *words]),
    )


def _bars(bars: FigurePart, scale: Shares, *, foot: float, a_count: float) -> Markup:
    """One path for each colour: a thousand elements would cost what the figure costs."""
    paths: dict[str, list[str]] = defaultdict(list)
    columns = (bars["x"], bars["width"], bars["base"], bars["y"], bars["marker"]["color"])
    for day, width, base, count, colour in zip(*columns, strict=True):
        left, wide = (round(share * _ACROSS / 100) for share in (scale.at(day), scale.long(width)))
        top, high = round(foot - (base + count) * a_count, 1), round(count * a_count, 1)
        paths[colour].append(f"M{left},{top}h{wide}v{high}h-{wide}z")
    return Markup("").join(_BARS.format(colour=colour, path="".join(parts)) for colour, parts in paths.items())


def _is_as_of(shape: FigurePart) -> bool:
    return bool(shape["name"] == "as-of")
