"""The whole table of figures: `uv run --group dev python -m tests.benchmarks.timeline`.

Measures the product's timeline beside its peers in the same run and the same Chromium, prints every row with what it
is to reach, and below the table, for each row that is not met, what shows why. `--write` puts the table into the
README. Nothing else should run on the machine meanwhile.
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks import cold_loads
from tests.benchmarks.databases import ROOT, database_of
from tests.benchmarks.goals import ASKED
from tests.benchmarks.machine import machine
from tests.benchmarks.measurements import PARTS, Bench, measured
from tests.benchmarks.page_loads import chromium
from tests.benchmarks.progress import say
from tests.benchmarks.report import Found, Line, table, with_results
from tests.benchmarks.servers import Products
from tests.support.services.chromium import provide_chromium

README = ROOT / "README.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write if asked to. 0 if every row asked for was measured, met or not."""
    options = parser().parse_args(arguments)
    executable = provide_chromium(say)
    databases = {count: database_of(count, say) for count in (cold_loads.SMALL, 1_000)}
    databases[cold_loads.LARGE] = options.database_100000 or database_of(cold_loads.LARGE, say)
    with ExitStack() as running, chromium(executable) as browser:
        bench = Bench(browser, databases, Products(running), quick=options.quick)
        lines = rows(bench, options.only or list(ASKED))
        under = machine(browser)
    results = f"{table(lines)}\n\n{under}"
    sys.stdout.write(f"{results}\n{reasons(lines)}")
    if options.write:
        README.write_text(with_results(README.read_text(encoding="utf-8"), results), encoding="utf-8")
    return 0 if all(line.found.value is not None for line in lines) else 1


def parser() -> argparse.ArgumentParser:
    """What may be asked for."""
    made = argparse.ArgumentParser(prog="python -m tests.benchmarks.timeline", description=__doc__)
    made.formatter_class = argparse.RawDescriptionHelpFormatter
    made.add_argument("--quick", action="store_true", help="a few rounds, to see that everything works")
    made.add_argument("--only", action="append", choices=list(ASKED), metavar="ROW", help=f"one of {', '.join(ASKED)}")
    made.add_argument("--database-100000", type=Path, metavar="FILE", help="instead of one that is made; only read")
    made.add_argument("--write", action="store_true", help="put the table into the README")
    return made


def rows(bench: Bench, keys: Sequence[str]) -> list[Line]:
    """The rows of these keys. What fails in one part leaves the others as they are."""
    found: dict[str, Found] = {}
    for part in PARTS:
        wanted = [key for key in keys if key in part.keys]
        if wanted:
            found |= measured(part, bench, wanted)
    return [Line(ASKED[key], found[key]) for key in ASKED if key in found]


def reasons(lines: Sequence[Line]) -> str:
    """For each row that is not met, what shows why; the same profile is printed once."""
    told: dict[str, list[str]] = {}
    for line in lines:
        if line.verdict == "not met" and line.found.profile:
            told.setdefault(line.found.profile, []).append(line.asked.what)
    return "".join(f"\nNot met: {'; '.join(names)}\n{profile}\n" for profile, names in told.items())


if __name__ == "__main__":
    raise SystemExit(main())
