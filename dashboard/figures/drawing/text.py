"""Text of a drawing: SVG breaks no lines and cuts nothing off, so what fits is estimated here, without any font."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from dashboard.figures.plotly_text import one_line

_NARROW = frozenset("fijlrtI.,:;'’|!()[]·- ")
_WIDE = frozenset("mwMWＷ@%—…")
# Widths in em of a wide font (DejaVu Sans): in a narrower one there is a little more room than is used.
_NARROW_EM, _USUAL_EM, _WIDE_EM, _CAPITAL_EM = 0.36, 0.61, 0.96, 0.7
_BOLD = 1.12
_TEXT = '<text x="{x:.2f}" y="{y:.2f}" font-size="{size:g}" fill="{fill}"{more}>{words}</text>'


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float,
    fill: str,
    anchor: str = "start",
    bold: bool = False,
) -> Markup:
    """A line of text with its left edge, middle or right edge (`anchor`) at `x`, whichever way it is read."""
    more = ' font-weight="600"' if bold else ""
    if reads_right_to_left(words):
        # An SVG anchor is the start of the line, which is here its right edge.
        anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        more += ' direction="rtl"'
    if anchor != "start":
        more += f' text-anchor="{anchor}"'
    return Markup(_TEXT.format(x=x, y=y, size=size, fill=fill, more=more, words=escape(words)))


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """About how wide a line is, in the units of `size`."""
    return sum(map(_em, words)) * size * (_BOLD if bold else 1)


def fitted(words: str, width: float, size: float, *, bold: bool = False) -> str:
    """The text on one line no wider than `width`, with an ellipsis where something was left out."""
    line = one_line(words)
    if width_of(line, size, bold=bold) <= width:
        return line
    room = width / size / (_BOLD if bold else 1) - _em("…")
    for number, character in enumerate(line):
        room -= _em(character)
        if room < 0:
            return line[:number].rstrip() + "…"
    return line


def wrapped(
    parts: Sequence[str], width: float, size: float, *, separator: str, max_lines: int, bold: bool = False
) -> list[str]:
    """The parts joined over at most `max_lines` lines; what the last one has no room for ends in an ellipsis."""
    lines: list[str] = []
    for part in map(one_line, parts):
        joined = f"{lines[-1]}{separator}{part}" if lines else part
        if lines and (width_of(joined, size, bold=bold) <= width or len(lines) == max_lines):
            lines[-1] = joined
        else:
            lines.append(part)
    return [fitted(line, width, size, bold=bold) for line in lines]


def reads_right_to_left(words: str) -> bool:
    """Whether its first letter of a direction is one of a script that is written from right to left."""
    for character in words:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


@lru_cache(maxsize=4_096)
def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if character in _NARROW:
        return _NARROW_EM
    if character in _WIDE:
        return _WIDE_EM
    return _CAPITAL_EM if character.isupper() else _USUAL_EM
