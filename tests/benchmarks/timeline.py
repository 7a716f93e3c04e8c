"""The whole table of figures: `uv run --group dev python -m tests.benchmarks.timeline`.

Measures the product's timeline beside its peers in the same run and the same Chromium, prints every row with its
goal, and below the table, for each row that is not met, what shows why. `--write` puts the table into the
README. Nothing else should run on the machine meanwhile.
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks import cold_loads
from tests.benchmarks.databases import ROOT, database_of
from tests.benchmarks.goals import GOALS
from tests.benchmarks.machine import machine
from tests.benchmarks.measurements import MEASURERS, Bench, measured
from tests.benchmarks.page_loads import chromium
from tests.benchmarks.progress import log
from tests.benchmarks.report import Result, TableRow, table, with_results
from tests.benchmarks.servers import Products
from tests.support.services.chromium import provide_chromium

README = ROOT / "README.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write if asked to. 0 if every row asked for was measured, met or not."""
    options = parser().parse_args(arguments)
    executable = provide_chromium(log)
    databases = {count: database_of(count, log) for count in (cold_loads.SMALL, 1_000)}
    databases[cold_loads.LARGE] = options.database_100000 or database_of(cold_loads.LARGE, log)
    with ExitStack() as running, chromium(executable) as browser:
        bench = Bench(browser, databases, Products(running), quick=options.quick)
        lines = rows(bench, options.only or list(GOALS))
        under = machine(browser)
    results = f"{table(lines)}\n\n{under}"
    sys.stdout.write(f"{results}\n{reasons(lines)}")
    if options.write:
        README.write_text(with_results(README.read_text(encoding="utf-8"), results), encoding="utf-8")
    return 0 if all(line.result.value is not None for line in lines) else 1


def parser() -> argparse.ArgumentParser:
    """What may be asked for."""
    made = argparse.ArgumentParser(prog="python -m tests.benchmarks.timeline", description=__doc__)
    made.formatter_class = argparse.RawDescriptionHelpFormatter
    made.add_argument("--quick", action="store_true", help="a few rounds, to see that everything works")
    made.add_argument("--only", action="append", choices=list(GOALS), metavar="ROW", help=f"one of {', '.join(GOALS)}")
    made.add_argument("--database-100000", type=Path, metavar="FILE", help="instead of one that is made; only read")
    made.add_argument("--write", action="store_true", help="put the table into the README")
    return made


def rows(bench: Bench, keys: Sequence[str]) -> list[TableRow]:
    """The rows of these keys. What fails in one measurer leaves the others as they are."""
    results: dict[str, Result] = {}
    for measurer in MEASURERS:
        wanted = [key for key in keys if key in measurer.keys]
        if wanted:
            results |= measured(measurer, bench, wanted)
    return [TableRow(GOALS[key], results[key]) for key in GOALS if key in results]


def reasons(lines: Sequence[TableRow]) -> str:
    """For each row that is not met, what shows why; the same profile is printed once."""
    names: dict[str, list[str]] = {}
    for line in lines:
        if line.verdict == "not met" and line.result.profile:
            names.setdefault(line.result.profile, []).append(line.goal.what)
    return "".join(f"\nNot met: {'; '.join(measures)}\n{profile}\n" for profile, measures in names.items())


if __name__ == "__main__":
    raise SystemExit(main())
