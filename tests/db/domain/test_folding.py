"""Texts that look alike to a reader fold alike, and what is copied from a text finds it."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.folding import folded, folded_line, words_of
from db.domain.searchable import searchable, sought
from tests.support.texts import many_scripts

ALIKE = {
    "Turkish dotted and dotless i": ("İSTANBUL", "Istanbul", "ıstanbul", "istanbul"),
    "accents": ("Café", "CAFÉ", "cafe", "Cafe\u0301", "ｃａｆé"),
    "letters with strokes": ("Łódź", "lodz", "ŁÓDŹ"),
    "Nordic letters": ("Ærø Þór Đorđe", "aero thor dorde"),
    "German": ("Straße", "STRASSE", "STRAẞE"),
    "Greek": ("ΣΊΣΥΦΟΣ", "Σίσυφος", "σισυφοσ"),
    "Cyrillic": ("ЁЖ", "ёж", "еж"),
    "Arabic alif": ("أحمد آب إيران ٱلعراق", "احمد اب ايران العراق"),
    "Arabic endings": ("قاعدة", "قاعده", "قاعـــدة", "قَاعِدَة"),
    "Persian and Arabic keyboards": ("کیف", "كيف", "ڪىف"),
    "Hebrew points": ("שָׁלוֹם", "שלום"),
    "digits": ("١٢٣", "۱۲۳", "१२३", "１２３", "123"),
    "hyphens": ("non\u2011stop", "non–stop", "non\u2212stop", "non-stop"),
    "quotation marks": ("“it’s”", "«it's»", '"it`s"', "„itʼs“", "'it´s'"),
    "invisible letters": ("co\u00adoperate", "co\u200doperate", "\ufeffcooperate"),
    "ligatures and widths": ("ﬁnance", "ｆｉｎａｎｃｅ", "finance"),
    "one letter in two codes": ("ガ", "ｶﾞ", "カ\u3099"),
}
APART = [("मन", "मान"), ("か", "が"), ("क", "क़"), ("но", "на"), ("10", "100")]


@pytest.mark.parametrize("texts", ALIKE.values(), ids=ALIKE)
def test_what_looks_alike_to_a_reader_folds_alike(texts: tuple[str, ...]) -> None:
    assert len({folded_line(text) for text in texts}) == 1, {text: folded_line(text) for text in texts}


@pytest.mark.parametrize("texts", APART)
def test_signs_that_make_another_word_stay(texts: tuple[str, str]) -> None:
    assert folded(texts[0]) != folded(texts[1])


@given(many_scripts())
def test_folding_again_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(many_scripts(), st.randoms(use_true_random=False))
def test_whole_words_copied_from_a_text_find_it(text: str, dice: Random) -> None:
    words = text.split()
    first = dice.randint(0, len(words))
    copied = " ".join(words[first : dice.randint(first, len(words))])
    stored, line = searchable([text]), folded_line(text)
    for word in words_of(copied):
        assert sought(word) in stored and word in line, (word, line)


def test_stops_around_a_word_are_not_searched_for_and_a_sign_alone_is() -> None:
    assert words_of("(“Homes,” … by – 2027?! 100% #budget ؟مدرسة،") == [
        "homes",
        "by",
        "2027",
        "100%",
        "#budget",
        "مدرسه",
    ]
    assert words_of("?") == ["?"] and words_of("\u0301 \u200d") == [] and words_of("") == []
