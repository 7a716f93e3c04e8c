"""One phrase in one language, from its words to its reading."""

import re
from dataclasses import replace
from datetime import date

from db.domain.dates_in_words import written_date
from db.domain.languages import Language, language_of
from db.domain.reading import meanings as m
from db.domain.reading.amounts import COUNTING, FROM_A_DAY
from db.domain.reading.clock import CLOCKS
from db.domain.reading.counted import BEHIND_A_PERIOD
from db.domain.reading.doubts import doubtful_places
from db.domain.reading.events import EVENTS
from db.domain.reading.fiscal_years import CALENDARS, FISCAL_YEARS, QUESTION, is_fiscal
from db.domain.reading.joining import JOINING, TYING
from db.domain.reading.lexer import tokens_in
from db.domain.reading.lexicon import lexicon_of
from db.domain.reading.meanings import Token
from db.domain.reading.naming import PERIODS
from db.domain.reading.negations import NEGATIONS
from db.domain.reading.normal_text import Word, words_of
from db.domain.reading.proposals import to_confirm
from db.domain.reading.result import Reading
from db.domain.reading.rewriting import Rule, Statement, rewritten
from db.domain.reading.settling import IMPOSSIBLE, settled
from db.domain.reading.several_dates import MOVES
from db.domain.reading.years import ERAS, YEARS

MAX_WORDS = 96
YEARS_WITH_ROOM = range(700, 9900)
GRAMMAR: tuple[tuple[Rule, ...], ...] = (
    CLOCKS, NEGATIONS, MOVES, ERAS, FISCAL_YEARS, COUNTING, YEARS, PERIODS, EVENTS, BEHIND_A_PERIOD, FROM_A_DAY,
    JOINING, TYING,
)  # fmt: skip
_BREAKS = re.compile("[,;:()،؛，；：、。—–]|[.] ")


def read_in(code: str, text: str, *, said_on: date) -> Reading:
    """The reading of a text in one language. Where digits leave day and month open, it asks."""
    words = words_of(text)
    if not words or len(words) > MAX_WORDS:
        return Reading(text, language=code, not_understood=(text,))
    tokens = tokens_in(text, words, lexicon_of(code))
    breaks = frozenset(place for place, word in enumerate(words) if place and _BREAKS.search(word.gap))
    statement = Statement(said_on, language_of(code), breaks)
    try:
        return _read_each_way(tokens, text, words=words, statement=statement)
    except (ValueError, OverflowError):
        if said_on.year in YEARS_WITH_ROOM:
            raise
        # From the first and the last years of the calendar, steps and feasts lead beyond it.
        return Reading(text, language=code, not_understood=(text,))


def _read_each_way(tokens: list[Token], text: str, *, words: list[Word], statement: Statement) -> Reading:
    """The reading, or the question which of several it is: for digits, and for a fiscal year."""
    ways = _choices(tokens)
    open_statement = replace(statement, ambiguous=len(ways) > 1)
    readings = [_read(way, text, words=words, statement=open_statement) for way in ways]
    understood = [reading for reading in readings if reading.kind is not None]
    if len(understood) > 1:
        return _question_about(_question(understood), understood)
    if not understood and is_fiscal(tokens):
        calendars = [replace(statement, fiscal=number) for number in range(len(CALENDARS))]
        each = [_read(tokens, text, words=words, statement=by_calendar) for by_calendar in calendars]
        dated = [reading for reading in each if reading.edtf is not None]
        return _question_about(QUESTION, dated) if len(dated) > 1 else readings[0]
    return _if_sure(understood[0] if understood else readings[0])


def _question_about(question: str, readings: list[Reading]) -> Reading:
    choices = tuple(replace(reading, not_understood=()) for reading in readings)
    return Reading(choices[0].words, language=choices[0].language, question=question, choices=choices)


def _if_sure(reading: Reading) -> Reading:
    """The reading; but where words of it were left open, the question whether it is right without them."""
    if reading.kind is None or not reading.not_understood:
        return reading
    left_open = ", ".join(f"“{words}”" for words in reading.not_understood)
    proposal = to_confirm(replace(reading, not_understood=()))
    return replace(proposal, question=f"{proposal.question} Not understood: {left_open}.")


def _choices(tokens: list[Token]) -> list[list[Token]]:
    """The tokens once for each way in which a date in digits can be taken; the same way for all of them."""
    ways = max((len(_ways(token)) for token in tokens), default=1)
    return [[_taken(token, way) for token in tokens] for way in range(max(ways, 1))]


def _ways(token: Token) -> tuple[object, ...]:
    typed = token.kind == m.PERIOD and isinstance(token.value, tuple) and token.value[0] == "typed"
    return token.value[1] if typed else ()


def _taken(token: Token, way: int) -> Token:
    ways = _ways(token)
    return replace(token, value=("typed", (ways[min(way, len(ways) - 1)],))) if ways else token


def _question(choices: list[Reading]) -> str:
    firsts = [choice.earliest or choice.latest for choice in choices]
    days = " or ".join(written_date(day) for day in firsts if day)
    return f"Which is the month? This can be {days}." if days else "Which is the month?"


def _read(tokens: list[Token], text: str, *, words: list[Word], statement: Statement) -> Reading:
    code = statement.language.code
    rest = without_fillers(tokens, statement.language)
    for rules in GRAMMAR:
        rest = rewritten(rest, rules, statement)
    reading = settled(rest, statement)
    places = {int(place) for place in reading.not_understood}
    if reading.kind is not None and reading.edtf is not None:
        places = doubtful_places(tokens, rest, statement)
    unread = _runs(text, words, places)
    if reading.kind is None and not unread:
        unread = (text,)
    if reading.question == IMPOSSIBLE:
        reading = replace(reading, question=f"“{unread[0]}” is impossible: there is no such day.")
    other = replace(reading.other, words=text, language=code) if reading.other else None
    return replace(reading, words=text, language=code, not_understood=unread, other=other)


def _runs(text: str, words: list[Word], places: set[int]) -> tuple[str, ...]:
    """The words at some places, those that stand side by side together."""
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return tuple(text[words[run[0]].start : words[run[-1]].end] for run in runs)


def _ends_in_amount(rest: list[Token], language: Language) -> bool:
    """Whether the tokens end in a number of units, or in a unit that stands for one of them."""
    if len(rest) < 2 or rest[-1].kind != m.UNIT:
        return False
    if len(rest) > 2 and rest[-3].kind in (m.ORDINAL, m.LAST):
        return False  # the first three months of
    if rest[-2].kind == m.NUMBER:
        return not (rest[-1].mark and rest[-2].value >= 1000)
    return rest[-2].kind == m.WITHIN and language.bare_unit_is_one


def without_fillers(tokens: list[Token], language: Language) -> list[Token]:
    """The tokens that mean something. "of" before an unknown word counts from it: "90 days of taking office"."""
    rest: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind != m.NOTHING:
            if not _is_hyphen(tokens, place):
                rest.append(token)
            continue
        follows_amount = _ends_in_amount(rest, language)
        if token.value == "out_of" and _begins_range(tokens, place):
            rest.append(replace(token, kind=m.TO))
            continue
        if token.value == "of" and not rest and _begins_date(tokens, place):
            rest.append(replace(token, kind=m.FROM))
            continue
        next_kind = next((other.kind for other in tokens[place + 1 :] if other.kind != m.NOTHING), "")
        if (
            token.value == "of"
            and follows_amount
            and next_kind in (m.UNKNOWN, m.EVENT, m.DAY, m.MONTH, m.NUMBER, m.PERIOD, m.WEEKDAY, m.FEAST)
        ):
            rest.append(replace(token, kind=m.AFTER))
    return rest


def _begins_range(tokens: list[Token], place: int) -> bool:
    """`Eylül'den Aralık'a kadar`: what it leaves stands before it, and what it goes to is followed by "until"."""
    kinds = "".join(token.kind for token in tokens[place + 1 :] if token.kind != m.NOTHING)
    before = tokens[place - 1].kind if place else ""
    until = re.match(f"[{m.NUMBER}{m.ORDINAL}{m.MONTH}{m.SEASON}{m.WEEKDAY}{m.PERIOD}]+{m.BY}", kinds)
    return before in tuple(m.NUMBER + m.MONTH + m.SEASON + m.WEEKDAY + m.PERIOD) and until is not None


def _begins_date(tokens: list[Token], place: int) -> bool:
    """`از ژانویه ۲۰۲۷`: where nothing stands before, "of" is "from"."""
    kinds = [token.kind for token in tokens[place + 1 :] if token.kind != m.NOTHING]
    return bool(kinds) and kinds[0] in _DATES_BEGIN


def _is_hyphen(tokens: list[Token], place: int) -> bool:
    """Whether a dash only ties words together (mid-2026, 90-day, 15-March-2026) and says no "to"."""
    dash = tokens[place]
    if dash.kind != m.TO or dash.value not in _TIGHT_DASHES or not 0 < place < len(tokens) - 1:
        return False
    before, after = tokens[place - 1], tokens[place + 1]
    if before.mark and after.mark and before.kind == after.kind == m.NUMBER:
        return bool(before.value >= 20 and before.value % 10 == 0 and after.value < 10)  # twenty-one
    if before.kind == m.UNIT and before.mark:
        return False  # 4月1日—6月30日
    if before.kind == m.ORDINAL and after.kind == m.NUMBER and after.value >= 1000:
        return True  # III-2026
    if before.kind == after.kind or {before.kind, after.kind} == {m.NUMBER, m.ORDINAL}:
        return False
    if before.kind == m.ORDINAL and after.kind == m.UNIT:
        return not (place > 1 and tokens[place - 2].kind == m.UNIT)
    later_month = before.kind == m.NUMBER and before.value >= 1000 and after.kind == m.MONTH
    periods = before.kind == m.PERIOD or (after.kind == m.PERIOD and before.kind == m.NUMBER)
    return not (later_month or periods)


_DATES_BEGIN = m.NUMBER + m.ORDINAL + m.MONTH + m.YEAR + m.PERIOD + m.SEASON + m.UNIT + m.NEXT + m.PART
_TIGHT_DASHES = ("-", "--", "..", "...")
