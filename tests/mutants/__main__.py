"""Make mutants at random, run the tests that reach each, and print those that no test notices.

    uv run --group dev python -m tests.mutants --count 50 --seed 1 --paths db/verify dashboard/web

Each mutant is one fault in a copy of the tree. Which tests reach which line is recorded once, by running all tests but
the journeys under coverage (`--record` records anew; lines that changed since count as reached by all tests of their
module). Of those the closest run first; the first that fails, or that hangs, kills the mutant. The libraries are
imported once, and each run of tests is forked from there. Neither mutmut nor cosmic-ray takes a random sample, or
knows which tests come first; their own operators would be as long.
"""

import argparse
import ast
import difflib
import importlib
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.mutants.operators import Mutant, mutants_of
from tests.mutants.reach import Reach, record
from tests.mutants.selecting import LIST

ROOT = Path(__file__).parents[2]
RECORDED = ROOT / ".coverage-by-test"
MAX_TEST_SECONDS = 120
NOT_RUN = 70
LIBRARIES = ("pytest", "dash", "pandas", "sqlmodel", "fastapi", "alembic", "hypothesis", "httpx", "dateparser", "babel")
_OWN = ("tests", "db", "dashboard")
_NOT_COPIED = shutil.ignore_patterns(".git", ".venv*", "__pycache__", ".*_cache", "uv.lock", ".coverage-*")


def main() -> int:
    """Exit code 1 if a mutant survived."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--count", type=int, default=50, help="how many mutants (50)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same mutants (1)")
    parser.add_argument("--skip", type=int, default=0, help="go on with a run that was stopped after so many (0)")
    parser.add_argument("--paths", nargs="*", default=["db", "dashboard"], help="modules or folders to mutate")
    parser.add_argument("--tests", type=int, default=10_000, help="at most so many of the tests that reach it (all)")
    parser.add_argument("--coverage", type=Path, default=RECORDED, help="which tests reach which line, as recorded")
    parser.add_argument("--record", action="store_true", help="record that anew")
    options = parser.parse_args()
    if options.record or not options.coverage.exists():
        record(ROOT, options.coverage)
    reach = Reach(options.coverage, ROOT)
    chosen = chosen_mutants(options.paths, count=options.count, seed=options.seed)[options.skip :]
    for library in LIBRARIES:
        importlib.import_module(library)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = Path(shutil.copytree(ROOT, folder, ignore=_NOT_COPIED, dirs_exist_ok=True))
        survived = sum(not killed(tree, *each, reach=reach, limit=options.tests) for each in chosen)
    print(f"{len(chosen) - survived} of {len(chosen)} mutants were killed; {survived} survived.")  # noqa: T201
    return int(survived > 0)


def chosen_mutants(paths: list[str], *, count: int, seed: int) -> list[tuple[Path, Mutant]]:
    """Some of all mutants of the modules under `paths`, by their paths from the root."""
    candidates = [
        path for name in paths for path in ([ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*.py"))
    ]
    # Revisions are frozen by their text, and the words of languages are data.
    modules = sorted(path for path in candidates if not {"versions", "languages"} & set(path.parts))
    every = [
        (path.relative_to(ROOT), mutant) for path in modules for mutant in mutants_of(path.read_text(encoding="utf-8"))
    ]
    return Random(seed).sample(every, min(count, len(every)))


def killed(tree: Path, module: Path, mutant: Mutant, *, reach: Reach, limit: int) -> bool:
    """Whether a test notices; the fault is printed with that test."""
    text = (ROOT / module).read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    changed = [*lines[: mutant.first - 1], mutant.text, *lines[mutant.last :]]
    (tree / module).write_text("".join(changed), encoding="utf-8")
    try:
        steps = reach.steps(module, lines_of_statement(text, mutant), limit=limit)
        by = next((verdict for step in steps if (verdict := failure(tree, step))), "")
    finally:
        (tree / module).write_text(text, encoding="utf-8")
    diff = [line.rstrip("\n") for line in difflib.unified_diff(lines, changed, n=0, lineterm="") if line[:2] != "@@"]
    outcome = f"killed by {by}" if by else f"SURVIVED {sum(map(len, steps))} tests"
    print(outcome, f"{module}:{mutant.first}", *diff[2:], sep="\n  ", flush=True)  # noqa: T201
    return bool(by)


def lines_of_statement(text: str, mutant: Mutant) -> range:
    """All lines of the smallest statement around a mutant: coverage knows a statement by one of them."""
    around = [
        range(node.lineno, _last_own_line(node) + 1)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.stmt) and node.lineno <= mutant.first <= mutant.last <= (node.end_lineno or 0)
    ]
    return min((lines for lines in around if mutant.first in lines), key=len, default=range(mutant.first, mutant.first))


def _last_own_line(node: ast.stmt) -> int:
    """Without the statements in its body."""
    body = getattr(node, "body", None)
    return body[0].lineno - 1 if body else node.end_lineno or node.lineno


def failure(tree: Path, tests: list[str]) -> str:
    """The first of the tests that fails in the tree, or what else went wrong; empty if nothing did."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        listed, output = Path(folder) / "tests", Path(folder) / "output"
        listed.write_text("\n".join(tests), encoding="utf-8")
        child = os.fork()
        if child == 0:
            _run(tree, listed, output)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        log_lines = output.read_text(encoding="utf-8", errors="replace").splitlines()
    if code == NOT_RUN:
        raise RuntimeError("\n".join(log_lines))
    if code in (0, 5):
        return ""
    return next((line for line in log_lines if line.startswith(("FAILED", "ERROR"))), f"exit code {code}")[:200]


def _run(tree: Path, listed: Path, output: Path) -> None:
    """Become a pytest in the tree; never returns."""
    code = NOT_RUN
    try:
        with output.open("wb") as file:
            os.dup2(file.fileno(), 1)
            os.dup2(file.fileno(), 2)
        os.chdir(tree)
        sys.dont_write_bytecode = False
        os.environ.update({LIST: str(listed), "PYTHONPATH": str(tree)})
        sys.path[:] = [str(tree), *(path for path in sys.path if path and Path(path).resolve() != ROOT)]
        for name in [name for name in sys.modules if name.partition(".")[0] in _OWN]:
            del sys.modules[name]
        code = int(sys.modules["pytest"].main(list(_arguments(listed))))
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _arguments(listed: Path) -> Iterator[str]:
    yield from ("-x", "-q", "-n", "0", "-p", "no:cacheprovider", "-p", "tests.mutants.selecting")
    # Libraries that bring plugins for pytest are imported by now.
    yield from ("-W", "ignore::pytest.PytestAssertRewriteWarning")
    yield from ("-o", f"faulthandler_timeout={MAX_TEST_SECONDS}")
    files = dict.fromkeys(test.partition("::")[0] for test in listed.read_text(encoding="utf-8").split("\n"))
    yield from (file for file in files if Path(file).exists())


if __name__ == "__main__":
    raise SystemExit(main())
