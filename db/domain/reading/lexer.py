"""Words to tokens, with one language's lexicon."""

from dataclasses import replace

from db.domain.reading import meanings as m
from db.domain.reading.clock import time_of_day
from db.domain.reading.lexicon import Lexicon
from db.domain.reading.meanings import Token
from db.domain.reading.misspelt import meant_by
from db.domain.reading.normal_text import Word
from db.domain.reading.numerals import chinese_number, is_chinese_digit, roman_number
from db.domain.reading.typed_dates import iso_week, typed_date, typed_edtf

SHORTEST_STEM = 2


def tokens_in(text: str, words: list[Word], lexicon: Lexicon) -> list[Token]:
    """The tokens of all words of a text, in order; words without a meaning are `UNKNOWN`."""
    tokens: list[Token] = []
    place = 0
    while place < len(words):
        lexed = (
            typed_edtf(text, words, place)
            or iso_week(words, place)
            or (None if _after_week(tokens) else typed_date(words, place, lexicon=lexicon))
            or _day_count(words, place, lexicon=lexicon)
            or _label(words, place, lexicon=lexicon)
            or time_of_day(words, place, lexicon=lexicon)
            or _number(words, place, lexicon=lexicon)
            or _expression(words, place, lexicon=lexicon)
            or _chinese_number(words, place)
            or _with_affixes(words, place, lexicon=lexicon)
            or _unknown(words, place, lexicon=lexicon)
        )
        after_edtf = bool(tokens) and tokens[-1].kind == m.PERIOD and tokens[-1].value[0] == "edtf"
        if place and _is_dash(words[place].gap) and not after_edtf:
            tokens.append(Token(m.TO, words[place].gap, place, place))
        new, taken = lexed
        tokens.extend(replace(token, first=place, last=place + taken - 1) for token in new)
        place += taken
    return tokens


Lexed = tuple[list[Token], int] | None


def _unknown(words: list[Word], place: int, *, lexicon: Lexicon) -> tuple[list[Token], int]:
    """A word without a meaning; near a date perhaps one that was misspelt."""
    meant = meant_by(words, place, lexicon=lexicon)
    return [replace(token, doubt=True) for token in meant] or [Token(m.UNKNOWN, words[place].text)], 1


def _after_week(tokens: list[Token]) -> bool:
    """Whether `12/2026` is a week of a year: `KW 12/2026`."""
    return bool(tokens) and tokens[-1].kind == m.UNIT and tokens[-1].value == "isoweek"


def _is_dash(gap: str) -> bool:
    return gap.strip() in ("-", "--", "...", "..")


def _number(words: list[Word], place: int, *, lexicon: Lexicon) -> Lexed:
    """A number in digits with what belongs to it: `15th`, `15.`, `2026'da`, `2030s`, `2,000`."""
    word = words[place]
    if not word.is_number:
        return None
    if len(word.text) > 4:
        return [Token(m.COUNT, word.text)], 1
    after = words[place + 1] if place + 1 < len(words) else None
    if after and after.is_number and after.gap in (",", ".", "'") and len(after.text) == 3:
        return [Token(m.COUNT, word.text + after.text)], 2
    number = Token(m.NUMBER, int(word.text))
    if after is None:
        return [number], 1
    close = after.gap in ("", "-", "'", ".", " '")
    if close and after.text in lexicon.decade_suffixes and int(word.text) % 10 == 0 and len(word.text) == 4:
        return [Token(m.PERIOD, ("decade", int(word.text) // 10))], 2
    if close and after.text in lexicon.ordinal_suffixes:
        return [replace(number, kind=m.ORDINAL)], 2
    if close and after.text in lexicon.number_suffixes:
        out_of = [token for token in lexicon.forms.get(after.text, ()) if token.value == "out_of"]
        return [number, *out_of], 2
    if after.is_number and after.gap in (".", ","):
        return _decimal(words, place, lexicon=lexicon)
    if after.gap.startswith("%"):
        return [Token(m.COUNT, word.text)], 1
    if after.gap.startswith(".") and not after.is_number and len(word.text) < 3:
        return [replace(number, kind=m.ORDINAL)], 1
    return [number], 1


def _decimal(words: list[Word], place: int, *, lexicon: Lexicon) -> Lexed:
    """`1.5 years` are 18 months; any other decimal only counts."""
    number, part = words[place].text, words[place + 1].text
    unit = _expression(words, place + 2, lexicon=lexicon) if place + 2 < len(words) and part == "5" else None
    if unit and [(token.kind, token.value) for token in unit[0]] == [(m.UNIT, "year")]:
        return [Token(m.NUMBER, int(number) * 12 + 6), Token(m.UNIT, "month", plural=True)], 2 + unit[1]
    return [Token(m.COUNT, f"{number}.{part}")], 2


def _day_count(words: list[Word], place: int, *, lexicon: Lexicon) -> Lexed:
    """`H-7 Lebaran`, `H+3 Lebaran`."""
    label = lexicon.language.day_count_label
    after = words[place + 1] if place + 1 < len(words) else None
    if not label or words[place].text != label or not after or not after.is_number or after.gap not in ("-", "+"):
        return None
    relation = Token(m.BEFORE if after.gap == "-" else m.AFTER)
    return [Token(m.NUMBER, int(after.text)), Token(m.UNIT, "day", plural=True), relation], 2


def _label(words: list[Word], place: int, *, lexicon: Lexicon) -> Lexed:
    """`Q3`, `3T`, `H1`, `III`, `ke-3`."""
    word = words[place]
    after = words[place + 1] if place + 1 < len(words) else None
    if after and after.text in lexicon.labels and word.is_number and after.gap == "" and len(word.text) == 1:
        return [Token(m.UNIT, lexicon.labels[after.text]), Token(m.ORDINAL, int(word.text))], 2
    if word.text in lexicon.labels and after and after.is_number and after.gap == "" and len(after.text) == 1:
        return [Token(m.UNIT, lexicon.labels[word.text]), Token(m.ORDINAL, int(after.text))], 2
    if after and word.text in lexicon.ordinal_prefixes and after.gap in ("", "-", " "):
        return _prefixed_ordinal(words, place, lexicon=lexicon)
    roman = roman_number(word.text)
    if roman is not None and _stands_by_unit(words, place, lexicon=lexicon):
        return [Token(m.ORDINAL, roman)], 1
    return None


def _prefixed_ordinal(words: list[Word], place: int, *, lexicon: Lexicon) -> Lexed:
    """`ke-3`, `第三`; but `第三阶段` is an expression of its own."""
    longer = _expression(words, place, lexicon=lexicon)
    if longer and longer[1] > 2:
        return longer
    after = words[place + 1]
    if after.is_number:
        return ([Token(m.ORDINAL, int(after.text))], 2) if len(after.text) < 3 else None
    number, taken = chinese_number_at(words, place + 1)
    return ([Token(m.ORDINAL, number)], 1 + taken) if number is not None else None


def _stands_by_unit(words: list[Word], place: int, *, lexicon: Lexicon) -> bool:
    for neighbour in (place - 1, place + 1):
        if 0 <= neighbour < len(words):
            tokens = lexicon.forms.get(words[neighbour].text, ())
            if any(token.kind in (m.UNIT, m.PHASE) for token in tokens):
                return True
            if words[neighbour].text in lexicon.ordinal_suffixes:
                return True
    return False


def _expression(words: list[Word], place: int, *, lexicon: Lexicon) -> Lexed:
    """The longest expression of the lexicon that begins here."""
    for count in range(min(lexicon.longest, len(words) - place), 0, -1):
        form = " ".join(word.text for word in words[place : place + count])
        tokens = lexicon.forms.get(form)
        if tokens is not None:
            if form in lexicon.ambiguous and not _beside_a_date(words, place, lexicon=lexicon):
                return None
            if form in lexicon.months_too and not _before_day(words, place + count, lexicon=lexicon):
                return [lexicon.months_too[form]], count
            return list(tokens), count
    return None


def _before_day(words: list[Word], place: int, *, lexicon: Lexicon) -> bool:
    """Whether a day of a month begins here, so that a weekday may stand before it."""
    if place + 1 >= len(words) or not words[place].is_number:
        return False
    following = words[place + 1]
    kinds = {token.kind for token in lexicon.forms.get(following.text, ())}
    return following.is_number or bool(kinds & {m.MONTH, m.WEEKDAY, m.NOTHING})


def _beside_a_date(words: list[Word], place: int, *, lexicon: Lexicon) -> bool:
    """Whether an ambiguous word ("may") has a number or a preposition beside it, or nothing at all."""
    if words[place].capital or len(words) == 1:
        return True
    for step in (1, -1):
        other = place + step
        while 0 <= other < len(words):
            if words[other].is_number:
                return True
            kinds = {token.kind for token in lexicon.forms.get(words[other].text, ())}
            if m.NOTHING not in kinds:
                break
            other += step
        else:
            continue
        if step == 1 and kinds & set(m.MONTH + m.SEASON + m.FEAST + m.WEEKDAY + m.UNIT):
            return True
        if step == -1 and kinds & set(m.RELATIONS + m.PART + m.NEXT + m.THIS + m.BETWEEN + m.AND + m.TO + m.MONTH):
            return True
    return False


def chinese_number_at(words: list[Word], place: int) -> tuple[int | None, int]:
    """The Chinese number that begins here and how many characters it takes."""
    stop = place
    while stop < len(words) and is_chinese_digit(words[stop].text) and (stop == place or words[stop].gap == ""):
        stop += 1
    number = chinese_number("".join(word.text for word in words[place:stop])) if stop > place else None
    return number, stop - place


def _chinese_number(words: list[Word], place: int) -> Lexed:
    number, taken = chinese_number_at(words, place)
    if number is None:
        return None
    return [Token(m.NUMBER, number)], taken


def _with_affixes(words: list[Word], place: int, *, lexicon: Lexicon) -> Lexed:
    """A word of the lexicon with a clitic before it or an ending after it."""
    word = words[place]
    for prefix, meaning in lexicon.prefixes.items():
        stem = word.text.removeprefix(prefix)
        if stem != word.text and len(stem) > SHORTEST_STEM:
            bare = [replace(word, text=stem), *words[place + 1 : place + lexicon.longest]]
            if lexed := _expression(bare, 0, lexicon=lexicon):
                return [*meaning, *lexed[0]], lexed[1]
    for cut in range(len(word.text) - 1, SHORTEST_STEM, -1):
        ending = lexicon.suffixes.get(word.text[cut:])
        stem_tokens = lexicon.forms.get(word.text[:cut])
        if ending is not None and stem_tokens is not None:
            return [*stem_tokens, *ending], 1
    return _compound(word, lexicon=lexicon)


def _compound(word: Word, *, lexicon: Lexicon) -> Lexed:
    """`Märzwoche` is "week" and "March"; of `Sommerpause` and `Klimagipfel` only the last part counts."""
    for head, tokens in lexicon.heads.items():
        stem = word.text.removesuffix(head)
        if stem == word.text or len(stem) <= SHORTEST_STEM:
            continue
        if all(token.kind in m.EVENT + m.CONDITION for token in tokens):
            return list(tokens), 1
        for form in (stem, stem.removesuffix("s"), stem.removesuffix("es")):
            first = lexicon.forms.get(form, ())
            if first and all(token.kind in m.MONTH + m.SEASON + m.FEAST + m.UNIT for token in first):
                return [*tokens, *first], 1
    return None
