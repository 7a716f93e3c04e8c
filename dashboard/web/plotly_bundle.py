"""Which plotly.js the pages load: Plotly's small bundle where it was fetched, else the full one that plotly brings.

The figures here are made of bars and lines alone, which the small bundle draws; it loads in a quarter of the time.
`commitments prepare` takes it from npm once, in exactly the version that the installed plotly is made for.
"""

import hashlib
import re
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from platformdirs import user_cache_path

PACKAGE = "plotly.js-basic-dist-min"
_MEMBER = "package/plotly-basic.min.js"
_NPM_SECONDS = 120
# Says to Chromium that all of it is called at once: then a thread of its own compiles it while other scripts run, and
# 150 ms of compiling on the main thread are left out.
_COMPILE_HINT = b"//# allFunctionsCalledOnLoad\n"


class NotFetched(Exception):
    """The small bundle could not be fetched; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A plotly.js to serve. `address` changes with its content, so it may be kept for ever."""

    path: Path
    address: str
    is_basic: bool

    def body(self) -> bytes:
        """What is served."""
        return _body(self.path, hinted=self.is_basic)


@cache
def bundle() -> Bundle:
    """The bundle to serve; asked once a process."""
    basic = basic_path()
    path = basic if basic.is_file() else full_path()
    digest = hashlib.sha256(_body(path, hinted=path == basic)).hexdigest()[:16]
    return Bundle(path, f"/static/plotly-{digest}.min.js", path == basic)


def _body(path: Path, *, hinted: bool) -> bytes:
    return (_COMPILE_HINT if hinted else b"") + path.read_bytes()


def full_path() -> Path:
    """The bundle with everything, inside the plotly package."""
    return Path(str(files("plotly") / "package_data" / "plotly.min.js"))


def basic_path() -> Path:
    """Where the small bundle of the installed version is kept once it was fetched."""
    return Path(user_cache_path("commitments", appauthor=False)) / f"plotly-basic-{version()}.min.js"


@cache
def version() -> str:
    """The version of plotly.js that the installed plotly is made for."""
    with full_path().open(encoding="utf-8") as script:
        found = re.search(r"plotly\.js v(\d+\.\d+\.\d+)", script.read(400))
    return found[1] if found else "unknown"


def fetch_basic() -> Path:
    """Take the small bundle from npm and keep it. Raises `NotFetched`."""
    npm = shutil.which("npm")
    if npm is None:
        raise NotFetched("npm is not here, so pages load Plotly's full bundle; they work all the same.")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", "--silent", f"{PACKAGE}@{version()}"]
        try:
            subprocess.run(command, cwd=folder, check=True, timeout=_NPM_SECONDS, capture_output=True)
            packed = next(Path(folder).glob("*.tgz"))
            with tarfile.open(packed) as archive:
                member = archive.extractfile(_MEMBER)
                script = member.read() if member else b""
        except (subprocess.SubprocessError, OSError, StopIteration, tarfile.TarError, KeyError) as error:
            raise NotFetched(f"npm did not give {PACKAGE} {version()}; pages load the full bundle.") from error
    if f"v{version()}".encode() not in script[:400]:
        raise NotFetched(f"What npm gave is not {PACKAGE} {version()}; pages load the full bundle.")
    target = basic_path()
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial")
    partial.write_bytes(script)
    partial.replace(target)
    return target
