"""`GET /print/…`: a page as it is on paper, as an HTML document that needs no script.

What is printed from the application is this, too: assets/js/shell/print.js puts it into the page when it is printed.
"""

import flask
from markupsafe import Markup

from dashboard.app import shell
from dashboard.app.page_content import Pages, pages_of
from dashboard.roles import Role, requires
from dashboard.routing import PageUrl, find_route, page_function, read_query
from dashboard.settings import Settings
from dashboard.web.asset_bundles import style_sheet
from dashboard.widgets.paper import PaperHead, paper_head
from dashboard.widgets.view_url import view_of
from dashboard.widgets.view_words import day_words, filter_words
from db.domain.dates_in_words import written_date
from db.errors import NotFound

PATH = "/print"
_DOCUMENT = Markup(
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
    '<link rel="icon" type="image/svg+xml" href="/assets/icons/mark.svg"><link rel="stylesheet" href="{style}">'
    '</head><body class="paper-page"><main id="paper">{body}</main></body></html>'
)


def register_printing(server: flask.Flask) -> None:
    """Answer with the paper of every page of the application behind `server`."""
    for rule, path in ((f"{PATH}/", {"path": ""}), (f"{PATH}/<path:path>", {})):
        server.add_url_rule(rule, endpoint=f"print{len(path)}", view_func=_answer, defaults=path)


@requires(Role.READER)
def _answer(path: str) -> str:
    pages = pages_of(flask.current_app)
    match = find_route(pages.routes, f"/{path}")
    if match is None:
        raise NotFound("There is no page at this address.")
    route, variables = match
    url = PageUrl(path=f"/{path}", variables=variables, query=read_query(flask.request.query_string.decode("ascii")))
    title = page_function(route.page, "title")
    name = str(title(pages.database, pages.settings, url=url) if title else route.page.TITLE)
    head = _head(name, url, pages)
    paper = page_function(route.page, "paper")
    body: object = paper_head(head)
    if paper is not None:
        with pages.database.read() as session:
            body = paper(session, url=url, settings=pages.settings, head=head)
    return str(_DOCUMENT.format(title=head.title, style=style_sheet().address, body=body))


def _head(name: str, url: PageUrl, pages: Pages) -> PaperHead:
    settings = pages.settings
    view = view_of(url.query, settings)
    query = flask.request.query_string.decode("ascii")
    address = f"{flask.request.host_url.rstrip('/')}{url.path}{f'?{query}' if query else ''}"
    return PaperHead(
        title=f"{name} · {shell.NAME} · {day_words(view)}",
        words=tuple(filter_words(view)) or ("No filters",),
        origin=f"Printed {_printed_at(settings)} · {address}",
    )


def _printed_at(settings: Settings) -> str:
    now = settings.now().astimezone(settings.time_zone)
    return f"{written_date(now.date())}, {now:%H:%M} {now:%Z}"
