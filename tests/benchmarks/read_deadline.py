"""How much processor time a reading takes: `python -m tests.benchmarks.read_deadline`.

Wanted on 2 cores, with the languages loaded: median at most 5 ms a phrase, any 64 characters under 50 ms. Measured on
the phrases of tests/db/domain/phrases with and without their language, and on 64 characters of their words at random.
"""

import random
import sys
from collections.abc import Iterator
from statistics import median
from time import process_time

from db.domain.deadlines import read_deadline
from db.errors import InvalidInput
from tests.db.domain.phrases import Case, cases

ROUNDS = 5
RANDOM_PHRASES = 3000


def milliseconds(words: str, case: Case, *, language: str | None) -> float:
    """How long one phrase takes."""
    start = process_time()
    try:
        read_deadline(words, said_on=case.said_on, language=language)
    except InvalidInput:
        pass
    return (process_time() - start) * 1000


def random_phrases(every_case: list[Case]) -> Iterator[tuple[str, Case]]:
    """64 characters each: words of all tables, or the characters that dates are made of."""
    chance = random.Random(1)
    words = [word for case in every_case for word in case.phrase.split()]
    for number in range(RANDOM_PHRASES):
        characters = "0123456789-/. ~?X年月日第一二三个内前后底末初上下到至"
        phrase = " ".join(chance.choices(words, k=24)) if number % 2 else "".join(chance.choices(characters, k=64))
        yield phrase[:64], chance.choice(every_case)


def say(words: str) -> None:
    """One line on the terminal."""
    sys.stdout.write(f"{words}\n")


def main() -> None:
    """Measure and print."""
    every_case = cases()
    cold = sum(milliseconds(case.phrase, case, language=case.language) for case in every_case)
    named = [milliseconds(case.phrase, case, language=case.language) for _ in range(ROUNDS) for case in every_case]
    guessed = [milliseconds(case.phrase, case, language=None) for _ in range(ROUNDS) for case in every_case]
    wild = [milliseconds(words, case, language=None) for words, case in random_phrases(every_case)]
    say(f"first time, {len(every_case)} phrases, ten languages to load: {cold:.0f} ms")
    for name, times in (
        ("language given", named),
        ("language guessed", guessed),
        ("64 random characters", wild),
    ):
        say(f"{name}: median {median(times):.2f} ms, slowest {max(times):.1f} ms")


if __name__ == "__main__":
    main()
