"""Which tests reach a line: read from a coverage file that was recorded once with a context per test."""

import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from coverage import CoverageData

from tests.mutants.recording import SETUP

# Of the variants of one test these run first; the others follow.
MAX_VARIANTS = 3
# Few enough to be collected at once; nearly always one of them fails.
MAX_CLOSEST = 40


class Reach:
    """The tests that reach each line of `db` and `dashboard`."""

    def __init__(self, recorded: Path, root: Path) -> None:
        self._root = root
        self._recorded_at = recorded.stat().st_mtime
        self._data = CoverageData(str(recorded))
        self._data.read()
        # However its folder was called.
        self._files = {self._module(path): path for path in self._data.measured_files()}
        self._by_file: dict[str, list[str]] = defaultdict(list)
        for context in sorted(self._data.measured_contexts()):
            if context and not context.endswith(SETUP):
                self._by_file[context.partition("::")[0]].append(context)

    def steps(self, module: Path, lines: Iterable[int], *, limit: int = sys.maxsize) -> list[list[str]]:
        """The tests that reach one of the lines: a few of each kind, the closest first, then all others."""
        contexts = self._contexts(module, lines)
        tests = {context for context in contexts if not context.endswith(SETUP)}
        # A fixture for the whole session reaches much, and belongs to the first test that asked for it.
        by_setup = {test for context in contexts - tests for test in self._by_file[context.partition("::")[0]]}
        ordered = sorted(sorted(tests | by_setup), key=lambda test: (test not in tests, *_distance(test, module)))
        seen: Counter[str] = Counter()
        closest: list[str] = []
        first: list[str] = []
        others: list[str] = []
        for test in ordered:
            seen[name := test.partition("[")[0]] += 1
            step = others if seen[name] > MAX_VARIANTS else closest if len(closest) < MAX_CLOSEST else first
            step.append(test)
        left = max(0, limit - len(closest))
        return [step for step in (closest, first[:left], others[: max(0, left - len(first))]) if step]

    def _contexts(self, module: Path, lines: Iterable[int]) -> set[str]:
        if str(module) not in self._files:
            return set()
        by_line = self._data.contexts_by_lineno(self._files[str(module)])
        reached = {context for line in lines for context in by_line.get(line, ())} - {""}
        if reached and (self._root / module).stat().st_mtime <= self._recorded_at:
            return reached
        # What runs as the module is imported belongs to no test, and lines that changed since are not known.
        return {context for contexts in by_line.values() for context in contexts} - {""}

    @staticmethod
    def _module(path: str) -> str:
        parts = Path(path).parts
        first = max(number for number, part in enumerate(parts) if part in ("db", "dashboard") and number)
        start = min(number for number, part in enumerate(parts[: first + 1]) if part in ("db", "dashboard"))
        return str(Path(*parts[start:]))


def _distance(test: str, module: Path) -> tuple[bool, int, str]:
    """Without a server of PostgreSQL first, then by how much of the folder's path differs and whose name fits."""
    file = Path(test.partition("::")[0])
    folder = ("tests", *module.parts[:-1])
    common = sum(1 for _ in _same(file.parts[:-1], folder))
    fits = module.stem.strip("_") in file.stem
    return "postgresql" in test, -2 * common - fits, str(file)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> Iterable[str]:
    for a, b in zip(one, other, strict=False):
        if a != b:
            return
        yield a


def record(root: Path, recorded: Path) -> None:
    """Run all tests but the journeys once under coverage; their failures do not matter here."""
    paths = [str(path) for path in (root / "tests").iterdir() if path.name not in {"browser", "benchmarks", "support"}]
    measured = ["coverage", "run", f"--data-file={recorded}", "--source=db,dashboard", "-m"]
    tests = ["pytest", "-p", "tests.mutants.recording", "-p", "no:cacheprovider", "-q", "-n", "0", *sorted(paths)]
    subprocess.run([sys.executable, "-m", *measured, *tests], cwd=root, check=False)
