"""Which plotly.js the pages load: Plotly's small bundle where there is one, else the full one, trimmed to bars.

Figures are made of bars and scatter traces alone, which is what the small bundle draws. Where npm is present the small
bundle is taken from it when the project is installed (.ci/wheel.py) or by `commitments prepare`, in exactly the version
that the installed plotly is made for.
"""

import hashlib
import os
import re
import sys
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from platformdirs import user_cache_path

from dashboard.web.npm import NotFetched, fetch_members

PACKAGE = "plotly.js-basic-dist-min"
MEMBER = "plotly-basic.min.js"
# Set to `full`, pages load the full bundle although the small one is there: for comparing the two.
CHOICE = "COMMITMENTS_PLOTLY"
_NPM_SECONDS = 120
# The full bundle ends by registering its 40 trace types after the core, which has scatter itself: bars come first and
# the calendars last, as in the small bundle, and what is not registered is never run.
_REGISTRATION = re.compile(
    r"(?P<call>\.register\(\[)(?P<bars>[\w$]+\(\),)(?:[\w$]+\(\),){20,}(?P<calendars>[\w$]+\(\)\]\);"
    r"[\w$]+\.exports=[\w$]+\}\);return [\w$]+\(\);\}\)\(\);)"
)
# Tells Chromium to compile every function on a thread of its own while the script arrives; 150 ms of the main thread.
_COMPILE_HINT = "//# allFunctionsCalledOnLoad\n"
# Of the full bundle that would be 4 MB of functions that are never called. A function in parentheses is compiled ahead
# as well, without those inside it; in none, all of it would be parsed again on the main thread when it is called.
_FACTORY = re.compile(r"(?P<head>: this, )(?P<factory>\(\) => \{.*\})(?P<tail>\)\);\s*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A plotly.js to serve. `address` changes with its content, so browsers may cache it for ever."""

    address: str
    body: bytes
    is_small: bool


@cache
def bundle() -> Bundle:
    """The bundle to serve; read once per process."""
    path = None if os.environ.get(CHOICE) == "full" else small_path()
    script = (path or full_path()).read_text("utf-8")
    body = (f"{_COMPILE_HINT}{script}" if path else trimmed(script)).encode()
    digest = hashlib.sha256(body).hexdigest()[:16]
    return Bundle(f"/static/plotly-{digest}.min.js", body, path is not None)


def trimmed(script: str) -> str:
    """The full bundle without the trace types that no figure here has; as it is where it is built differently.

    The main thread is busy with it for 230 ms instead of 3,500 (both beside seven other processes on two cores): the
    other types, with WebGL and maps among them, are never set up.
    """
    registered = _REGISTRATION.sub(r"\g<call>\g<bars>\g<calendars>", script)
    return _FACTORY.sub(r"\g<head>(\g<factory>)\g<tail>", registered)


def full_path() -> Path:
    """The bundle with every trace type, inside the plotly package."""
    return Path(str(files("plotly") / "package_data" / "plotly.min.js"))


def small_path() -> Path | None:
    """The small bundle of the installed version, as fetched or as installed; None if there is neither."""
    paths = (cached_path(), Path(sys.prefix) / "share" / "commitments" / cached_path().name)
    return next((path for path in paths if path.is_file()), None)


def cached_path() -> Path:
    """Where `commitments prepare` puts the small bundle."""
    return Path(user_cache_path("commitments", appauthor=False)) / f"plotly-basic-{version()}.min.js"


@cache
def version() -> str:
    """The version of plotly.js that the installed plotly is made for."""
    with full_path().open(encoding="utf-8") as script:
        match = re.search(r"plotly\.js v(\d+\.\d+\.\d+)", script.read(400))
    return match[1] if match else "unknown"


def fetch_small() -> Path:
    """Take the small bundle from npm into the user's cache folder. Raises `NotFetched`."""
    try:
        (script,) = fetch_members(PACKAGE, version(), [MEMBER], timeout_seconds=_NPM_SECONDS)
    except NotFetched as error:
        raise NotFetched(f"{error} Pages load Plotly's full bundle and work all the same.") from error
    if f"v{version()}".encode() not in script[:400]:
        raise NotFetched(f"What npm delivered is not {PACKAGE} {version()}. Pages load the full bundle.")
    target = cached_path()
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial")
    partial.write_bytes(script)
    partial.replace(target)
    return target
