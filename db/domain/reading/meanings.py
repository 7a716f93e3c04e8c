"""The meanings that words can have, as the grammar knows them.

Each is a kind of token, one letter, and a value. The letters are what the grammar's patterns are written in.
"""

from dataclasses import dataclass, replace
from typing import Any

# Relations. `by` includes the period, `before` stops short of it, `after` and `from` have no last day.
BY, BEFORE, AFTER, FROM, IN, WITHIN = "b", "f", "a", "g", "i", "w"
RELATIONS = BY + BEFORE + AFTER + FROM + IN + WITHIN
PART, NEXT, THIS, LAST, COMING, FEW = "p", "n", "t", "l", "c", "k"
NUMBER, ORDINAL, COUNT = "N", "O", "#"
MONTH, UNIT, SEASON, WEEKDAY, DAY, FEAST, ERA = "M", "U", "S", "W", "D", "E", "A"
YEAR, PERIOD, SOFT, QUARTER, PIECE, AMOUNT, RELATIVE = "Y", "K", "F", "Q", "B", "T", "G"
BETWEEN, TO, AND, ABOUT, NOTHING = "r", "d", "j", "~", "o"
VAGUE, PHASE, EVENT, CONDITION, UNREADABLE, UNKNOWN = "v", "z", "V", "C", "!", "x"
# A time of day; words that say a date is over ("signed", "originally"); verbs that move a deadline from one to another.
CLOCK, PAST, MOVED = "H", "h", "m"

UNITS = (
    "hour",
    "day",
    "workday",
    "week",
    "tenday",
    "weekend",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
)
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
ISLAMIC_MONTHS = ("muharram", "safar", "rabi1", "rabi2", "jumada1", "jumada2", "rajab", "shaban", "ramadan",
                  "shawwal", "dhu_alqada", "dhu_alhijja")  # fmt: skip
PERSIAN_MONTHS = ("farvardin", "ordibehesht", "khordad", "tir", "mordad", "shahrivar", "mehr", "aban", "azar",
                  "dey", "bahman", "esfand")  # fmt: skip
FEASTS = ("eid", "eid_fitr", "eid_adha", "nowruz", "christmas", "christmas_eve", "new_year", "new_years_eve",
          "easter", "orthodox_easter", "lunar_new_year", "ashura", "arbaeen", "mawlid", "islamic_new_year",
          "labour_day", "national_day_china", "victory_day_russia", "independence_day_indonesia",
          "republic_day_turkey", "orthodox_christmas", "yalda", "independence_day_us", "bastille_day",
          "german_unity_day", "thanksgiving", "halloween", "valentine", "good_friday", "easter_monday", "ascension",
          "pentecost", "pentecost_monday", "corpus_christi", "boxing_day", "all_saints", "assumption", "epiphany",
          "veterans_day", "juneteenth", "st_patrick", "us_labor_day", "us_memorial_day", "hispanic_day",
          "constitution_spain", "st_nicholas", "reformation_day", "unity_day_russia", "russia_day",
          "defender_day_russia", "womens_day", "cosmonautics_day", "national_sovereignty_day_turkey",
          "youth_day_turkey", "victory_day_turkey", "childrens_day_china", "army_day_china", "party_day_china",
          "teachers_day_china", "singles_day", "double_tenth", "mid_autumn", "dragon_boat", "qingming",
          "lantern_festival", "lunar_new_years_eve", "sizdah_bedar", "revolution_day_iran")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text with its meaning. `first` to `last` are its words' places in the list of words.

    `doubt`: the word was misspelt, and this is what it seems to say.
    """

    kind: str
    value: Any = None
    first: int = 0
    last: int = 0
    plural: bool = False
    definite: bool = False
    mark: bool = False
    doubt: bool = False

    def spanning(self, tokens: "list[Token]") -> "Token":
        """This token, standing for all of `tokens`."""
        return replace(self, first=min(t.first for t in tokens), last=max(t.last for t in tokens))


def _simple_meanings() -> dict[str, Token]:
    meanings = {
        "by": Token(BY), "before": Token(BEFORE), "after": Token(AFTER), "from": Token(FROM), "in": Token(IN),
        "within": Token(WITHIN), "end": Token(PART, "end"), "start": Token(PART, "start"), "mid": Token(PART, "mid"),
        "next": Token(NEXT), "afternext": Token(NEXT, 2), "this": Token(THIS), "last": Token(LAST),
        "coming": Token(COMING), "few": Token(FEW), "between": Token(BETWEEN), "to": Token(TO), "and": Token(AND),
        "about": Token(ABOUT), "of": Token(NOTHING, "of"), "the": Token(NOTHING),
        "vague": Token(VAGUE), "earliest": Token(VAGUE, "earliest"), "phase": Token(PHASE),
        "event": Token(EVENT), "occasion": Token(EVENT, "occasion"), "condition": Token(CONDITION),
        "unreadable": Token(UNREADABLE),
        "not": Token(UNREADABLE, "not"), "fiscal": Token(UNREADABLE, "fiscal"),
        "clock": Token(CLOCK), "past": Token(PAST), "moved": Token(MOVED),
        "begin": Token(IN, "begin"),
        "today": Token(DAY, 0), "tomorrow": Token(DAY, 1), "overmorrow": Token(DAY, 2), "now": Token(DAY, 0, mark=True),
        "islamic_era": Token(ERA, "islamic"), "persian_era": Token(ERA, "persian"),
        "buddhist_era": Token(ERA, "buddhist"), "roc_era": Token(ERA, "roc"), "common_era": Token(ERA, "gregorian"),
        "until": Token(BY, "until"), "later": Token(VAGUE, "later"),
        "other": Token(UNKNOWN), "relative": Token(RELATIVE),
        "up_to": Token(BY, "up_to"), "coming_plural": Token(COMING, plural=True),
        "month_mark": Token(UNIT, "month", mark=True), "year_mark": Token(UNIT, "year", mark=True),
        "day_mark": Token(UNIT, "day", mark=True), "calendar_week": Token(UNIT, "isoweek"),
        "lasting": Token(IN, "lasting"), "out_of": Token(NOTHING, "out_of"),
    }  # fmt: skip
    for unit in UNITS:
        meanings[unit] = Token(UNIT, unit)
        meanings["the_" + unit] = Token(UNIT, unit, definite=True)
        meanings[unit + "s"] = Token(UNIT, unit, plural=True)
    meanings["halves"] = Token(UNIT, "half", plural=True)
    return meanings


def _named_meanings() -> dict[str, Token]:
    meanings = {name: Token(SEASON, code) for name, code in SEASONS.items()}
    meanings |= {name: Token(WEEKDAY, number) for number, name in enumerate(WEEKDAYS)}
    meanings |= {name: Token(FEAST, name) for name in FEASTS}
    for calendar, names in (("gregorian", MONTHS), ("islamic", ISLAMIC_MONTHS), ("persian", PERSIAN_MONTHS)):
        meanings |= {name: Token(MONTH, (calendar, number)) for number, name in enumerate(names, start=1)}
    return meanings


MEANINGS = _simple_meanings() | _named_meanings()


def tokens_of(meaning: str) -> tuple[Token, ...]:
    """The tokens of a key of `Language.words`: names and numbers in the order of speech, such as `2 week`.

    A number before `half` or `quarter` counts ("3 quarter" are nine months); after it, it numbers (`half 1`).
    """
    names = meaning.split()
    numbering = ORDINAL if not names[0].isdigit() else NUMBER
    return tuple(Token(numbering, int(name)) if name.isdigit() else MEANINGS[name] for name in names)
