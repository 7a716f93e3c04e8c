"""The command that makes mutants: each is one fault in a module that still parses."""

import ast
from pathlib import Path

from coverage import CoverageData

from tests.mutants.__main__ import ROOT, chosen_mutants, lines_of_statement
from tests.mutants.operators import Mutant, mutants_of
from tests.mutants.reach import MAX_VARIANTS, Reach
from tests.mutants.recording import SETUP

SOURCE = '''"""A module."""


def due(days: int, *, open: bool) -> bool:
    """Whether it is due — «é»."""
    if days < 3 and open:
        raise ValueError("no")
    print(days)
    return days + 1 == 4
'''


INVISIBLE = """
if TYPE_CHECKING:
    MAX = 1


class Days:
    def __repr__(self) -> str:
        return "Days"


def days(path: str | None) -> None:
    assert path is not None and 1 < 2
    _log.warning("%s", 3)
"""


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


def test_what_is_for_types_and_the_log_alone_is_not_mutated() -> None:
    assert list(mutants_of(INVISIBLE)) == []


def test_a_statement_is_known_by_all_its_lines_but_not_by_those_of_its_body() -> None:
    text = "def due(\n    days,\n):\n    if days < 3:\n        return (\n            days + 1\n        )\n"
    assert [lines_of_statement(text, Mutant(line, line, "")) for line in (2, 4, 6)] == [
        range(1, 4),
        range(4, 5),
        range(5, 8),
    ]


def test_the_tests_that_reach_a_line_run_closest_first_and_few_variants_before_all(tmp_path: Path) -> None:
    module = "db/verify/storage.py"
    data = CoverageData(str(tmp_path / "recorded"))
    near, far = "tests/db/verify/test_verify.py::test_near", "tests/dashboard/cli/test_cli.py::test_far"
    contexts = {f"{near}[{number}]": {7} for number in range(MAX_VARIANTS + 1)}
    contexts |= {f"{near}[0-postgresql]": {7}, far: {7}, f"{far}_other": {8}, f"{far}{SETUP}": {9}}
    for context, lines in contexts.items():
        data.set_context(context)
        data.add_lines({str(ROOT / module): lines})
    data.close()
    reach = Reach(tmp_path / "recorded", ROOT)
    few = [f"{near}[{number}]" for number in range(MAX_VARIANTS)]
    assert reach.steps(Path(module), [7]) == [[*few, far], [f"{near}[{MAX_VARIANTS}]", f"{near}[0-postgresql]"]]
    assert reach.steps(Path(module), [9]) == [[far, f"{far}_other"]], "what a fixture reaches, all of its file may"
    assert reach.steps(Path("db/errors.py"), [1]) == []
