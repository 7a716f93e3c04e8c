"""The style sheets and scripts of assets/, each kind as one file under an address that changes with its content.

Some thirty small files would be some thirty requests before anything is seen. Read once a process: a change to
assets/ is seen after a restart.
"""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# These stand in the head of the page itself, before anything that paints or makes a style.
EARLY_SCRIPTS = ("05-nonce.js", "06-theme.js", "07-first-answer.js", "08-first-paint.js", "09-plotly-later.js")


@dataclass(frozen=True, slots=True)
class AssetBundle:
    """One file to serve. `kind` is its media type."""

    address: str
    kind: str
    body: bytes


def assets_folder() -> Path:
    """The scripts and style sheets: inside the package when installed, beside it in a checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "assets"
    return packaged if packaged.is_dir() else here.parent / "assets"


@cache
def style_sheet() -> AssetBundle:
    """Every style sheet, in the order of their numbers."""
    return _bundle("css", "text/css; charset=utf-8", sorted(assets_folder().glob("*.css")))


@cache
def script() -> AssetBundle:
    """Every script but the early ones, in the order of their numbers."""
    late = [path for path in sorted(assets_folder().glob("*.js")) if path.name not in EARLY_SCRIPTS]
    return _bundle("js", "text/javascript; charset=utf-8", late)


@cache
def early_script() -> str:
    """The text of the early scripts, to stand between `<script>` and its end."""
    return "\n".join((assets_folder() / name).read_text("utf-8") for name in EARLY_SCRIPTS)


@cache
def early_script_hash() -> str:
    """The early script as a source of the Content-Security-Policy."""
    digest = hashlib.sha256(early_script().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def bundles() -> dict[str, AssetBundle]:
    """The bundles by their addresses."""
    return {bundle.address: bundle for bundle in (style_sheet(), script())}


def _bundle(ending: str, kind: str, parts: list[Path]) -> AssetBundle:
    body = b"\n".join(path.read_bytes() for path in parts)
    digest = hashlib.sha256(body).hexdigest()[:16]
    return AssetBundle(f"/static/commitments-{digest}.{ending}", kind, body)
