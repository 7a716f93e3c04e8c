"""People's words stay words in Plotly's labels, whatever they contain."""

import html
import sys
from unicodedata import bidirectional

from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.plotly_text import _reads_right_to_left, escaped, escaped_lines, one_line, truncated

ISOLATES = "\u2068\u2069"


def test_tags_and_entities_are_only_characters() -> None:
    assert escaped("<b>R&D</b> < 5 &lt;", 80) == "&lt;b&gt;R&amp;D&lt;/b&gt; &lt; 5 &amp;lt;"


def test_an_entity_is_never_cut_in_two() -> None:
    assert escaped("abc&def", 4) == "abc…"
    assert escaped("ab&def", 4) == "ab&amp;…"


def test_words_are_put_on_one_line_without_control_characters() -> None:
    assert one_line("  one\r\n\ttwo\x00three\u202efour ") == "one two three four"


def test_what_reads_from_right_to_left_does_not_turn_its_neighbours_around() -> None:
    assert escaped("أربيل", 20) == "\u2068أربيل\u2069"
    assert escaped("Erbil", 20) == "Erbil"


def test_joiners_that_persian_words_need_are_kept() -> None:
    assert "\u200c" in escaped("می‌رود", 20)


def test_long_words_are_wrapped_and_cut_visibly() -> None:
    lines = escaped_lines("take over the headquarters of the coalition at the air base", width=20, lines=2).split(
        "<br>"
    )
    assert len(lines) == 2
    assert lines[0] == "take over the"
    assert lines[1].endswith("…")


def test_no_words_are_an_empty_line() -> None:
    assert escaped_lines("", width=20, lines=2) == ""


@given(st.text(), st.integers(min_value=1, max_value=60))
def test_whatever_was_typed_says_nothing_to_plotly(text: str, length: int) -> None:
    safe = escaped(text, length)
    assert "<" not in safe and ">" not in safe
    back = html.unescape(safe).strip(ISOLATES)
    assert back == truncated(one_line(text), length)
    assert len(back) <= length


@given(st.text(max_size=200))
def test_the_only_tags_in_wrapped_words_are_our_own_breaks(text: str) -> None:
    assert "<" not in escaped_lines(text, width=20, lines=3).replace("<br>", "")


def test_every_character_that_is_written_from_right_to_left_is_noticed() -> None:
    right_to_left = [chr(code) for code in range(sys.maxunicode + 1) if bidirectional(chr(code)) in ("R", "AL")]
    assert len(right_to_left) > 2_000
    assert all(_reads_right_to_left(f"a {one} b") for one in right_to_left)
    assert not _reads_right_to_left("Ain al-Asad 大桥 สะพาน мост")
