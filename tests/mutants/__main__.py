"""Make mutants at random, run the tests against each, and print those that no test notices.

    uv run --group dev python -m tests.mutants --count 50 --seed 1 --paths db/verify dashboard/web

Each mutant is a copy of the tree with one fault. The tests that belong to its folder run first, then those of its
package; the first failure or a run that takes too long kills it. Neither mutmut nor cosmic-ray takes a random sample,
or knows which tests come first; their own operators would be as long.
"""

import argparse
import difflib
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from tests.mutants.operators import Mutant, mutants_of

ROOT = Path(__file__).parents[2]
MAX_WORKERS = 2
_NOT_COPIED = shutil.ignore_patterns(".git", ".venv*", "__pycache__", ".*_cache", "uv.lock")


def main() -> int:
    """Exit code 1 if a mutant survived."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--count", type=int, default=50, help="how many mutants (50)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same mutants (1)")
    parser.add_argument("--paths", nargs="*", default=["db", "dashboard"], help="modules or folders to mutate")
    parser.add_argument("--minutes", type=float, default=10, help="the longest that one run of tests may take (10)")
    parser.add_argument("--workers", type=int, choices=range(1, MAX_WORKERS + 1), default=1, help="at a time (1)")
    options = parser.parse_args()
    chosen = chosen_mutants(options.paths, count=options.count, seed=options.seed)
    with ThreadPoolExecutor(options.workers) as pool:
        survived = sum(pool.map(lambda each: not killed(*each, minutes=options.minutes), chosen))
    print(f"{len(chosen) - survived} of {len(chosen)} mutants were killed; {survived} survived.")  # noqa: T201
    return int(survived > 0)


def chosen_mutants(paths: list[str], *, count: int, seed: int) -> list[tuple[Path, Mutant]]:
    """Some of all mutants of the modules under `paths`."""
    candidates = [
        path for name in paths for path in ([ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*.py"))
    ]
    # Revisions are frozen by their text, and the words of languages are data.
    modules = sorted(path for path in candidates if not {"versions", "languages"} & set(path.parts))
    every = [(path, mutant) for path in modules for mutant in mutants_of(path.read_text(encoding="utf-8"))]
    return Random(seed).sample(every, min(count, len(every)))


def killed(path: Path, mutant: Mutant, *, minutes: float) -> bool:
    """Whether a test notices; the fault is printed."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = [*lines[: mutant.first - 1], mutant.text, *lines[mutant.last :]]
    module = path.relative_to(ROOT)
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        tree = Path(shutil.copytree(ROOT, folder, ignore=_NOT_COPIED, dirs_exist_ok=True))
        (tree / module).write_text("".join(changed), encoding="utf-8")
        noticed = any(fails(tree, tests, minutes=minutes) for tests in steps_of_tests(module))
    diff = [line.rstrip("\n") for line in difflib.unified_diff(lines, changed, n=0, lineterm="") if line[:2] != "@@"]
    print("killed  " if noticed else "SURVIVED", f"{module}:{mutant.first}", *diff[2:], sep="\n  ", flush=True)  # noqa: T201
    return noticed


def steps_of_tests(module: Path) -> list[list[str]]:
    """The tests of a module's own folder or name, then those of its package, each with what was not run before."""
    mirrored = Path("tests") / module.parent
    while not (ROOT / mirrored).is_dir():
        mirrored = mirrored.parent
    named = sorted(path.relative_to(ROOT) for path in (ROOT / mirrored).glob(f"test_*{module.stem.strip('_')}*.py"))
    package = Path("tests") / module.parts[0]
    steps = [[str(path) for path in named], [str(mirrored)], [str(package)]]
    return [step for number, step in enumerate(steps) if step and step not in steps[:number]]


def fails(tree: Path, tests: list[str], *, minutes: float) -> bool:
    """Whether a test fails, or they take too long."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-n", "2", *tests]
    variables = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(tree)}
    with subprocess.Popen(
        command, cwd=tree, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            return process.wait(timeout=minutes * 60) not in (0, 5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 15)
            return True


if __name__ == "__main__":
    raise SystemExit(main())
