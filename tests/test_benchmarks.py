"""The benchmark's arithmetic, and that the command the README names is there."""

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.benchmarks.goals import GOALS
from tests.benchmarks.measurements import MEASURERS, Bench, Measurer, measured
from tests.benchmarks.report import (
    BEGIN,
    END,
    Goal,
    Result,
    TableRow,
    compared,
    figure,
    percentile,
    ratio,
    spread,
    table,
    with_results,
)
from tests.benchmarks.servers import Products

ROOT = Path(__file__).parents[1]


def test_a_spread_is_the_median_and_the_middle_half() -> None:
    result = spread([5, 1, 3, 2, 4])
    assert (result.median, result.low, result.high, result.count) == (3, 2, 4, 5)


def test_the_median_of_an_even_number_lies_between_the_two_in_the_middle() -> None:
    assert spread([1, 2, 10, 20]).median == 6


def test_nothing_measured_has_no_spread() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        spread([])


@pytest.mark.parametrize(("share", "value"), [(0, 10), (50, 20), (95, 29), (100, 30)])
def test_percentiles_lie_between_neighbours_in_proportion(share: float, value: float) -> None:
    assert percentile([30, 10, 20], share) == value


def test_a_ratio_is_of_the_medians_and_its_spread_of_the_rounds() -> None:
    result = ratio([100, 200, 300], [100, 100, 200])
    assert result.median == 2
    assert (result.low, result.high) == (1.25, 2)


def test_what_was_measured_more_often_is_paired_as_far_as_there_are_pairs() -> None:
    assert ratio([10, 20, 30, 40], [10, 10]).count == 2


def test_a_comparison_names_both_sides() -> None:
    result = compared([10, 10, 10], [20, 20, 20])
    assert result.value == 0.5
    assert result.details == "10.0 ms (10.0–10.0) ÷ 20.0 ms (20.0–20.0), 3 rounds"


def test_a_comparison_with_nothing_is_not_measured() -> None:
    assert compared([10], []).value is None


@pytest.mark.parametrize(
    ("value", "maximum", "verdict"),
    [(1.15, 1.15, "met"), (1.16, 1.15, "not met"), (None, 1.15, "not measured"), (1.16, None, "")],
)
def test_a_row_is_met_up_to_what_it_is_to_reach(value: float | None, maximum: float | None, verdict: str) -> None:
    assert TableRow(Goal("key", "what", maximum), Result(value, "")).verdict == verdict


@pytest.mark.parametrize(("value", "words"), [(0.12345, "0.123"), (1.234, "1.23"), (12.34, "12.3"), (1234.5, "1,234")])
def test_figures_have_as_many_digits_as_mean_something(value: float, words: str) -> None:
    assert figure(value) == words


def test_the_table_has_a_line_for_each_row_and_is_markdown() -> None:
    lines = [
        TableRow(Goal("a", "bytes", 10, "kB"), Result(8.25, "of 3 windows", spread([8, 8.25, 9]))),
        TableRow(Goal("b", "ratio", 2), Result(None, "no npm")),
    ]
    head, rule, first, second = table(lines).splitlines()
    assert head.startswith("| measure") and set(rule) == {"|", "-"}
    assert [cell.strip() for cell in first.strip("|").split("|")] == [
        "bytes",
        "as installed",
        "≤ 10 kB",
        "8.25 kB",
        "8.12–8.62",
        "met",
        "of 3 windows",
    ]
    assert [cell.strip() for cell in second.strip("|").split("|")][3:6] == ["–", "", "not measured"]


def test_results_go_between_the_marks_and_nowhere_else() -> None:
    readme = f"before\n{BEGIN}\nold\n{END}\nafter"
    assert with_results(readme, "new") == f"before\n{BEGIN}\nnew\n{END}\nafter"
    with pytest.raises(ValueError, match="has no"):
        with_results("no marks", "new")


def test_a_part_that_fails_leaves_a_reason_in_each_of_its_rows() -> None:
    def fails(*_: object) -> dict[str, Result]:
        raise RuntimeError("the server went away")

    result = measured(Measurer(("cold", "heap"), fails), _nothing(), ["cold", "heap"])
    assert {row.details for row in result.values()} == {"RuntimeError: the server went away"}
    assert [row.value for row in result.values()] == [None, None]


def test_every_row_is_measured_by_exactly_one_part() -> None:
    assert sorted(key for part in MEASURERS for key in part.keys) == sorted(GOALS)


def test_the_command_explains_itself() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.timeline", "--help"]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "--quick" in output and "cold-echarts" in output


def _nothing() -> Bench:
    """No browser and no database: for parts that touch neither."""
    return Bench(None, {}, Products(ExitStack()))  # type: ignore[arg-type]
