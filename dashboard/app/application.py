"""Dash as this application uses it: its page's HTML, the scripts that a page loads, and its configuration."""

from collections.abc import Callable
from typing import Protocol, cast

import flask
from dash import State
from markupsafe import escape

from dashboard.app import shell
from dashboard.app.page_content import HEAVY_PACKAGES, pages_of
from dashboard.dash_internals import LOCATION, PLOTLY_PATH, AdaptedDash, plotly_listed_once
from dashboard.settings import Settings
from dashboard.web import asset_bundles
from dashboard.web.csrf import CSRF_HEADER, csrf_cookie_name
from dashboard.web.gate import nonce_of
from dashboard.web.plotly_bundle import bundle

_NONCE, _TITLE, _PRELOAD, _BEFORE_ENTRY, _AFTER_ENTRY = "{nonce}", "{title}", "{preload}", "{before}", "{after}"
# For browsers that could not draw the timeline anyway; assets/js/boot/plotly.js has the one name of it that Dash needs.
_POLYFILL = "/deps/polyfill@"


class InitialPage(Protocol):
    """What the first response holds of the page at its address."""

    @property
    def title(self) -> str:
        """The document's title."""

    def before_entry(self, nonce: str) -> str:
        """HTML before the element in which Dash mounts the page."""

    def after_entry(self) -> str:
        """HTML after it."""

    def foot(self, html: str) -> str:
        """The page's foot with its scripts, adapted."""


class EmptyPage:
    """Nothing: Dash requests the layout, the callbacks and the page once its scripts have run."""

    title = shell.NAME

    def before_entry(self, nonce: str) -> str:
        return ""

    def after_entry(self) -> str:
        return ""

    def foot(self, html: str) -> str:
        return html


class Application(AdaptedDash):
    """Dash with this application's page. `initial_page` makes what the first response holds."""

    initial_page: Callable[[], InitialPage] = EmptyPage

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]
        """The HTML of a first response. Pieces are only joined: what people typed may look like a mark."""
        html: str = super().interpolate_index(**parts)  # type: ignore[no-untyped-call]
        nonce = nonce_of(flask.request.environ["asgi.scope"])
        head, body = html.replace(_NONCE, nonce).split(_BEFORE_ENTRY)
        entry, foot = body.split(_AFTER_ENTRY)
        preload = " data-preload" if "async-graph" in pages_of(self.server).needs(flask.request.path) else ""
        initial = self.initial_page()
        head = head.replace(_PRELOAD, preload).replace(_TITLE, str(escape(initial.title)))
        return "".join([head, initial.before_entry(nonce), entry, initial.after_entry(), initial.foot(foot)])

    def chosen_scripts(self, scripts: list[str]) -> list[str]:
        """Without what the page of the request does not need; parts of dcc that it needs come at once."""
        needs = pages_of(self.server).needs(flask.request.path) if flask.has_request_context() else ()
        left_out = [_POLYFILL, *(f"/{folder}/" for folder in HEAVY_PACKAGES if folder not in needs)]
        chosen = [script for script in scripts if not any(part in script for part in left_out)]
        # Dash would request these once it comes to draw them.
        core = next((script for script in chosen if "/dcc/dash_core_components." in script), "")
        early = [core.replace("/dash_core_components.", f"/{name}.") for name in needs if name.startswith("async-")]
        return [*chosen, *early]


def application(settings: Settings) -> Application:
    """An application without pages."""
    with plotly_listed_once():
        return Application(
            "dashboard",
            assets_folder=str(asset_bundles.assets_folder()),
            # They come as two files, see asset_bundles.
            assets_ignore=".*",
            index_string=_index(),
            use_pages=True,
            pages_folder="",
            include_pages_meta=False,
            routing_callback_inputs={
                "pathname": State(LOCATION, "pathname"),
                "search": State(LOCATION, "search"),
            },
            suppress_callback_exceptions=True,
            serve_locally=True,
            compress=False,
            enable_mcp=False,
            title=shell.NAME,
            # Dash's own type forgets that None leaves the title alone.
            update_title=cast(str, None),
            add_log_handler=False,
            csrf_token_name=csrf_cookie_name(settings),
            csrf_header_name=CSRF_HEADER,
        )


def _index() -> str:
    return f"""<!DOCTYPE html>
<html lang="en">
  <head>
    {{%metas%}}
    <meta name="color-scheme" content="light dark">
    <meta name="plotly" content="{bundle().address}" data-fallback="{PLOTLY_PATH}"{_PRELOAD}>
    <title>{_TITLE}</title>
    <link rel="icon" type="image/svg+xml" href="/assets/icons/mark.svg">
    <script nonce="{_NONCE}">{asset_bundles.boot_script()}</script>
    <link rel="stylesheet" href="{asset_bundles.style_sheet().address}">
    {{%css%}}
  </head>
  <body>
    {_BEFORE_ENTRY}
    {{%app_entry%}}
    <noscript>The timeline needs JavaScript.</noscript>
    {_AFTER_ENTRY}
    <footer>
      {{%config%}}
      <script src="{asset_bundles.script().address}"></script>
      {{%scripts%}}
      {{%renderer%}}
    </footer>
  </body>
</html>"""
