"""Dates in digits: 30/09/2026, 2026-09-30, 30.9.26, 9/2026. Where two readings are possible, both are kept."""

import re
from datetime import date

from db.domain.calendar_days import whole_period
from db.domain.edtf import parse_edtf
from db.domain.reading import meanings as m
from db.domain.reading.lexicon import Lexicon
from db.domain.reading.meanings import Token
from db.domain.reading.normal_text import Word
from db.errors import InvalidEdtf

_EDTF = re.compile(
    r"\d{3}[\dX](?:-\d[\dX])?(?:-\d[\dX])?[~?%]?(?:/\d{4}(?:-\d\d)?(?:-\d\d)?[~?%]?)?(?![\w/~?%-])", re.ASCII
)
_WEEK = re.compile(r"\d{4}-?w\d{2}", re.ASCII)
SEPARATORS = ("-", "/", ".")


def typed_edtf(text: str, words: list[Word], place: int) -> tuple[list[Token], int] | None:
    """EDTF that no other spelling of dates could mean: with a code, a qualifier, an open digit or a slash."""
    word = words[place]
    match = _EDTF.match(text, word.start) if word.is_number else None
    if match is None or not _only_edtf(match[0]):
        return None
    try:
        parse_edtf(match[0])
    except InvalidEdtf:
        return None
    taken = sum(word.start < match.end() for word in words[place:])
    return [Token(m.PERIOD, ("edtf", match[0]))], taken


def _only_edtf(text: str) -> bool:
    coded = len(text) == 7 and text[5:].isdigit() and (int(text[5:]) in range(21, 25) or int(text[5:]) > 32)
    return coded or any(mark in text for mark in "~?%X/")


def iso_week(words: list[Word], place: int) -> tuple[list[Token], int] | None:
    """`2026-W12`: a week as ISO 8601 writes it."""
    run = words[place : place + 3]
    if len(run) < 3 or not _WEEK.fullmatch(run[0].text + "".join(word.gap + word.text for word in run[1:])):
        return None
    week = Token(m.UNIT, "isoweek")
    return [Token(m.NUMBER, int(run[0].text)), week, Token(m.NUMBER, int(run[2].text))], 3


def typed_date(words: list[Word], place: int, *, lexicon: Lexicon) -> tuple[list[Token], int] | None:
    """A token with the possible `(year, month, day)`s, day or year None where not said; None if there is none."""
    run = [words[place]]
    while len(run) < 4 and place + len(run) < len(words) and _joined(words[place + len(run)], run):
        run.append(words[place + len(run)])
    if not 2 <= len(run) <= 3 or not run[0].is_number or any(len(word.text) > 4 for word in run):
        return None
    separator = run[1].gap.strip()
    if len(run) == 2 and len(run[0].text) == 4 and separator in "-/":
        first, second = (int(word.text) for word in run)
        if len(run[1].text) == 2 and second > 12 and second == (first + 1) % 100:
            return [Token(m.PERIOD, ("years", first))], 2
    if len(run) == 2 and separator == "." and _is_decimal(words, place, lexicon=lexicon):
        return None
    possible = _three(run, lexicon=lexicon) if len(run) == 3 else _two(run, separator, lexicon=lexicon)
    if not possible:
        return None
    return [Token(m.PERIOD, ("typed", tuple(dict.fromkeys(possible))))], len(run)


def _is_decimal(words: list[Word], place: int, *, lexicon: Lexicon) -> bool:
    """Whether `1.5` is a number: it has no second dot, and what follows is counted ("1.5 million", "1.5 years")."""
    follows = words[place + 2] if place + 2 < len(words) else None
    if follows is None or follows.gap != " " or len(words[place + 1].text) > 1:
        return False
    tokens = lexicon.forms.get(follows.text, ())
    return not tokens or tokens[0].kind == m.UNIT


def _joined(word: Word, run: list[Word]) -> bool:
    gap = word.gap.strip()
    same = len(run) == 1 or gap == run[1].gap.strip()
    # 30.9. 2026 has its gaps, but 5 - 7 is a range.
    return word.is_number and gap in SEPARATORS and same and (word.gap == gap or gap == ".")


YMD = tuple[int | None, int, int | None]


def _three(run: list[Word], *, lexicon: Lexicon) -> list[YMD]:
    first, second, third = (int(word.text) for word in run)
    if len(run[0].text) == 4:
        return _dates([(first, second, third)], lexicon=lexicon)
    if any(len(word.text) > 2 for word in run[:2]) or len(run[2].text) not in (2, 4):
        return []
    year = third if len(run[2].text) == 4 else 2000 + third
    day_first = [(year, second, first)]
    if lexicon.language.numeric_order == "ymd" and len(run[2].text) == 2:
        return _dates([(2000 + first, second, third), *day_first], lexicon=lexicon)[:1]
    if lexicon.language.numeric_order is None and run[1].gap.strip() != ".":
        day_first.append((year, first, second))
    return _dates(day_first, lexicon=lexicon)


def _dates(candidates: list[tuple[int, int, int]], *, lexicon: Lexicon) -> list[YMD]:
    """Those that exist; or else the one that could have, such as 31/02/2027, so that it can be called impossible."""
    existing = [(year, month, day) for year, month, day in candidates if _exists(year, month, day, lexicon=lexicon)]
    possible = [each for each in candidates if 1 <= each[1] <= 12 and 1 <= each[2] <= 31 and 1900 <= each[0] < 2200]
    return [*existing] or [*possible[:1]]


def _exists(year: int, month: int, day: int, *, lexicon: Lexicon) -> bool:
    if lexicon.language.calendar and 1300 <= year < 1500:
        return 1 <= month <= 12 and 1 <= day <= 31
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _two(run: list[Word], separator: str, *, lexicon: Lexicon) -> list[YMD]:
    first, second = (int(word.text) for word in run)
    if len(run[0].text) == 4 and len(run[1].text) <= 2 and 1 <= second <= 12:
        return [(first, second, None)]
    if len(run[1].text) == 4 and len(run[0].text) <= 2 and 1 <= first <= 12:
        return [(second, first, None)]
    if separator == "-" or max(len(word.text) for word in run) > 2:
        return []
    order = lexicon.language.numeric_order
    pairs = [(second, first)] if order == "dmy" or (order is None and separator == ".") else [(first, second)]
    if order is None and separator != ".":
        pairs.append((second, first))
    return [(None, month, day) for month, day in pairs if whole_period(2024, month) and 1 <= day <= 31 and month <= 12]
