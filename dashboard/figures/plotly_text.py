"""People's text, made safe for Plotly: its labels, ticks and hovers read a little HTML."""

import html
import re
import textwrap
import unicodedata

_ISOLATE, _POP = "\u2068", "\u2069"


class _Flat(dict[int, str | int]):
    """For `str.translate`: each character as it stands on one line of a label; asked of each only once."""

    # Enough for all scripts of the living; nobody fills memory with characters that are rarer than those.
    _MAX_CACHED_CODE = 0x10000

    def __missing__(self, code: int) -> str | int:
        odd = unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs") and chr(code) not in "\u200c\u200d"
        replacement: str | int = " " if odd else code
        if code < self._MAX_CACHED_CODE:
            self[code] = replacement
        return replacement


_FLAT = _Flat()
# The blocks of the scripts that are written from right to left; not every character in them is.
_MAYBE_RIGHT_TO_LEFT = re.compile(
    "[\u200f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def one_line(text: str) -> str:
    """The text on one line, without control characters. Marks that would turn the rest of a label around go too."""
    flat = text if text.isascii() and text.isprintable() else text.translate(_FLAT)
    return " ".join(flat.split())


def truncated(text: str, length: int) -> str:
    """At most `length` characters, the last one an ellipsis where something was left out."""
    return text if len(text) <= length else text[: max(length - 1, 0)].rstrip() + "…"


def escaped(text: str, length: int) -> str:
    """One line of at most `length` characters, in which `<`, `>` and `&` are only characters.

    Escaping comes after truncating, so that no entity is ever cut in two.
    """
    line = html.escape(truncated(one_line(text), length), quote=False)
    # Only where needed: an isolate costs bytes in every row.
    return f"{_ISOLATE}{line}{_POP}" if _reads_right_to_left(line) else line


def escaped_lines(text: str, *, width: int, lines: int) -> str:
    """The text wrapped at `width` characters over at most `lines` lines, escaped, joined by Plotly's line break."""
    wrapped = textwrap.wrap(one_line(text), width=width, max_lines=lines, placeholder=" …") or [""]
    return "<br>".join(escaped(line, width + 2) for line in wrapped)


def _reads_right_to_left(text: str) -> bool:
    if _MAYBE_RIGHT_TO_LEFT.search(text) is None:
        return False
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
