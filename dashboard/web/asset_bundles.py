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
BOOT_SCRIPTS = (
    "boot/nonce.js",
    "lib/appear.js",
    "boot/theme.js",
    "boot/prerender.js",
    "boot/plotly.js",
)
# The load order of the other scripts: a later one may use what an earlier one defines.
SCRIPTS = (
    # Before Dash asks for anything, and before every script that has a step in its requests.
    "lib/dash.js",
    "lib/requests.js",
    "lib/navigation.js",
    "lib/initial-page.js",
    "lib/dates.js",
    "forms/calendar.js",
    "forms/date-field.js",
    "components/raw-html.js",
    "components/page-query.js",
    "timeline/rows.js",
    "components/search-field.js",
    "lib/steady-press.js",
    "forms/mounted.js",
    "forms/errors.js",
    "forms/form.js",
    "forms/suggestions.js",
    "forms/drafts.js",
    "forms/evidence.js",
    "forms/fields.js",
    "forms/closing.js",
    "forms/chips.js",
    "timeline/span.js",
    "timeline/address.js",
    "timeline/window.js",
    "table/cells.js",
    "components/filter-bar.js",
    "review/keys.js",
    "shell/date-links.js",
    "timeline/as-of-slider.js",
    "timeline/overview.js",
    "shell/shell.js",
    "shell/midnight.js",
    "shell/live.js",
    "shell/as-of.js",
    "shell/print.js",
    "shell/failures.js",
)
# The cascade: a later sheet overrules an earlier one.
STYLE_SHEETS = (
    "base/tokens.css",
    "base/shell.css",
    "base/shell-actions.css",
    "base/controls.css",
    "base/date-field.css",
    "base/facet-counts.css",
    "gantt.css",
    "prerender.css",
    "base/details.css",
    "base/forms.css",
    "base/tables.css",
    "base/pages.css",
    "pages/review.css",
    "pages/agenda.css",
    "pages/changes.css",
    "pages/timeline.css",
    "pages/statistics.css",
    "base/print.css",
)


@dataclass(frozen=True, slots=True)
class AssetBundle:
    """One file to serve. `kind` is its media type."""

    address: str
    kind: str
    body: bytes


def assets_folder() -> Path:
    """The scripts and style sheets: inside the package when installed, beside it in a checkout."""
    here = Path(__file__).resolve().parents[1]
    packaged = here / "assets"
    return packaged if packaged.is_dir() else here.parent / "assets"


@cache
def style_sheet() -> AssetBundle:
    """Every style sheet, in the order of `STYLE_SHEETS`."""
    return _bundle("css", "text/css; charset=utf-8", STYLE_SHEETS)


@cache
def script() -> AssetBundle:
    """Every script but those of `boot/`, in the order of `SCRIPTS`."""
    return _bundle("js", "text/javascript; charset=utf-8", SCRIPTS)


@cache
def boot_script() -> str:
    """The text of the boot scripts, to stand between `<script>` and its end."""
    return "\n".join((assets_folder() / "js" / name).read_text("utf-8") for name in BOOT_SCRIPTS)


@cache
def boot_script_hash() -> str:
    """The boot script as a source of the Content-Security-Policy."""
    digest = hashlib.sha256(boot_script().encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def bundles() -> dict[str, AssetBundle]:
    """The bundles by their addresses."""
    return {bundle.address: bundle for bundle in (style_sheet(), script())}


def _bundle(suffix: str, media_type: str, names: tuple[str, ...]) -> AssetBundle:
    body = b"\n".join((assets_folder() / suffix / name).read_bytes() for name in names)
    digest = hashlib.sha256(body).hexdigest()[:16]
    return AssetBundle(f"/static/commitments-{digest}.{suffix}", media_type, body)
