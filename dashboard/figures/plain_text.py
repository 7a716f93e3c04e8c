"""People's text, made safe for Plotly: its labels, ticks and hovers read a little HTML."""

import html
import textwrap
import unicodedata

_ISOLATE, _POP = "\u2068", "\u2069"


def one_line(text: str) -> str:
    """The text on one line, without control characters. Marks that would turn the rest of a label around go too."""
    flat = "".join(
        character if unicodedata.category(character) not in ("Cc", "Cf", "Cs") or character in "\u200c\u200d" else " "
        for character in text
    )
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
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
