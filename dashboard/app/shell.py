"""What stands around every page: header, navigation, as-of day, theme, notices, and the link to changes."""

from collections.abc import Sequence

import dash
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.forms import submission
from dashboard.ids import CHANGED, NOTICES
from dashboard.settings import Settings
from dashboard.widgets.html.component_types import Attributes
from dashboard.widgets.view_url import AS_OF, AS_RECORDED_BY, FILTERS

NAME = "Commitments"
# Label and address of each page in the navigation, in order.
NAVIGATION: tuple[tuple[str, str], ...] = (
    ("Timeline", "/"),
    ("Table", "/table"),
    ("Agenda", "/agenda"),
    ("Review", "/review"),
    ("Statistics", "/statistics"),
    ("Sources", "/sources"),
)

LIVE = "shell-live"
MAIN = "shell-main"
AS_OF_DAY = "shell-as-of-day"
AS_RECORDED_BY_DAY = "shell-as-recorded-by-day"
# Where two days are compared; the link there names the day that is shown.
CHANGES = "/changes"


def layout(
    settings: Settings,
    *,
    token: str,
    container: Component | None = None,
    apart: Sequence[str] = (),
    filtered: Sequence[str] = (),
) -> html.Div:
    """What stands around a page. `token` is the state of the database that the page is about to be read from.

    `container` is Dash's page container with the page in it; without it Dash asks for the page afterwards.
    `apart` are the paths of pages with scripts of their own: one arrives there by loading the whole page. `filtered`
    are those with filters: links from one to another carry the filters along.
    """
    return html.Div(
        [
            html.A("Skip to the content", href=f"#{MAIN}", className="skip-link"),
            _header(settings),
            _notices(),
            html.Main(container or dash.page_container, id=MAIN, className="shell-main", tabIndex=-1),
            html.Div(id=LIVE, hidden=True, **_data(token=token, store=CHANGED)),
            dcc.Store(id=CHANGED, data=token),
            *submission.stores(),
        ],
        className="shell",
        **_data(
            apart=" ".join(apart),
            filtered=" ".join(filtered),
            days=f"{AS_OF} {AS_RECORDED_BY}",
            filters=" ".join(FILTERS),
        ),
    )


def _header(settings: Settings) -> html.Header:
    links = [dcc.Link(label, href=address) for label, address in NAVIGATION]
    return html.Header(
        [
            dcc.Link(NAME, href="/", className="shell-brand"),
            html.Nav(links, className="shell-nav", **_aria(label="Pages")),
            html.Div([_as_of(settings), _theme(), _add()], className="shell-actions"),
        ],
        className="shell-header",
    )


def _notices() -> html.Div:
    """Two regions that are read out: one for callbacks, one for scripts (what React puts up it also takes down)."""
    return html.Div(
        [
            html.Div(id=NOTICES, className="shell-notices", role="status", **_aria(live="polite")),
            html.Div(className="shell-failures", role="alert"),
        ],
        className="notices",
    )


def _as_of(settings: Settings) -> html.Details:
    """The days for which everything speaks. They live in the address, kept there by assets/js/shell/as-of.js."""
    panel = [
        html.Label("Show the record as of", htmlFor=AS_OF_DAY),
        # Dash has no plain date field; the script puts one here.
        html.Div(className="shell-as-of-field", **_data(id=AS_OF_DAY, name=AS_OF)),
        html.Label("Only what was in this database by", htmlFor=AS_RECORDED_BY_DAY),
        html.Div(className="shell-recorded-field", **_data(id=AS_RECORDED_BY_DAY, name=AS_RECORDED_BY)),
        html.Small("For audits: leaves out what was entered later.", className="muted"),
        html.Button("Back to today", type="button", className="button shell-as-of-today"),
        dcc.Link("What changed in the last 30 days", href=CHANGES, className="shell-compare"),
    ]
    return html.Details(
        [
            html.Summary(["As of ", html.Span("today", className="shell-as-of-label"), " ▾"], className="button"),
            html.Div(panel, className="shell-as-of-panel"),
        ],
        className="shell-as-of",
        **_data(today=settings.today().isoformat()),
    )


def _theme() -> html.Button:
    return html.Button(
        [html.Span("Theme: ", className="shell-theme-word"), html.Span("system", className="shell-theme-label")],
        type="button",
        className="button shell-theme",
        title="Light, dark, or as the system has it",
    )


def _add() -> dcc.Link:
    words: list[str | Component] = ["+ Add", html.Span("commitment", className="shell-add-word")]
    return dcc.Link(words, href="/commitments/new", className="button button-primary shell-add")


def _aria(**attributes: str) -> Attributes:
    return {f"aria-{name}": value for name, value in attributes.items()}


def _data(**attributes: str) -> Attributes:
    return {f"data-{name}": value for name, value in attributes.items()}
