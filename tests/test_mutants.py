"""The command that makes mutants: each is one fault in a module that still parses."""

import ast
from pathlib import Path

from tests.mutants.__main__ import ROOT, chosen_mutants, steps_of_tests
from tests.mutants.operators import mutants_of

SOURCE = '''"""A module."""


def due(days: int, *, open: bool) -> bool:
    """Whether it is due — «é»."""
    if days < 3 and open:
        raise ValueError("no")
    print(days)
    return days + 1 == 4
'''


def test_each_mutant_is_one_fault_that_parses() -> None:
    lines = SOURCE.splitlines(keepends=True)
    made = {"".join([*lines[: one.first - 1], one.text, *lines[one.last :]]) for one in mutants_of(SOURCE)}
    for text in made:
        ast.parse(text)
    changed = {line.strip() for text in made for line in text.splitlines() if line + "\n" not in lines}
    assert changed == {
        "if (not (days < 3 and open)):",
        "if (days < 3 or open):",
        "if (days <= 3) and open:",
        "if days < (4) and open:",
        "if days < (2) and open:",
        "pass",
        "return None",
        "return (days + 1 != 4)",
        "return (days - 1) == 4",
        "return days + (2) == 4",
        "return days + (0) == 4",
        "return days + 1 == (5)",
        "return days + 1 == (3)",
    }


def test_the_same_seed_makes_the_same_mutants() -> None:
    first, again = (chosen_mutants(["db", "dashboard"], count=50, seed=7) for _ in range(2))
    assert first == again and len(first) == 50
    assert chosen_mutants(["db", "dashboard"], count=50, seed=8) != first


def test_the_steps_of_tests_a_module_s_own_folder_come_first() -> None:
    assert steps_of_tests(Path("db/verify/storage.py")) == [["tests/db/verify"], ["tests/db"]]
    assert steps_of_tests(Path("dashboard/web/gate.py"))[0] == ["tests/dashboard/web/test_gate.py"]
    assert all((ROOT / path).exists() for path in ("tests/db", "tests/dashboard"))
