"""Numbers that are not written in digits: Chinese and Roman numerals."""

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "廿": 20}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_ROMAN = {numeral: value for value, numeral in enumerate(("i", "ii", "iii", "iv", "v", "vi"), start=1)}
# Cyrillic and Turkish keyboards have letters that look like Roman ones.
_ROMAN |= {"і": 1, "іі": 2, "ііі": 3}


def is_chinese_digit(character: str) -> bool:
    """Whether a character can be part of a Chinese number."""
    return character in _DIGITS or character in _POWERS


def chinese_number(characters: str) -> int | None:
    """`十五` is 15, `二〇二六` is 2026, `一百二十` is 120. None if it is no number."""
    if all(character in _DIGITS and character != "廿" for character in characters):
        return int("".join(str(_DIGITS[character]) for character in characters))
    total = digit = 0
    for character in characters:
        if character in _POWERS:
            total += (digit or 1) * _POWERS[character]
            digit = 0
        elif character in _DIGITS and digit == 0:
            digit = _DIGITS[character]
        else:
            return None
    return total + digit


def roman_number(word: str) -> int | None:
    """`iii` is 3; only up to 6, for quarters and halves. None if it is none."""
    return _ROMAN.get(word)
