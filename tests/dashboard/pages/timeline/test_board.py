"""The timeline's board: what is read and sent for a window."""

from dash import no_update

from dashboard.ids import PAGE_QUERY
from dashboard.pages.timeline.board import RENDERED, board
from dashboard.settings import Settings
from dashboard.widgets.gantt_rows import ROWS
from dashboard.widgets.view_url import address_of
from db.engine import Database
from tests.dashboard.conftest import TODAY
from tests.support.asgi_client import Asker
from tests.support.http_client import WINDOW, Visitor


def test_scrolling_sends_rows_and_bars_and_nothing_that_does_not_scroll(sample_database: Database) -> None:
    address = address_of({}, Settings(fixed_day=TODAY))
    with sample_database.read() as session:
        whole, scrolled = board(session, address), board(session, address, scrolled=True)
    assert (scrolled.rows, scrolled.figure) == (whole.rows, whole.figure)
    assert whole.tiles is not no_update and whole.header is not no_update
    assert scrolled.tiles is no_update and scrolled.header is no_update


def test_choosing_a_row_renders_the_rows_alone_and_any_other_change_of_the_view_all(page: Asker) -> None:
    visitor = Visitor(page, page.settings.base_url, known=page.get("/_dash-dependencies").json())
    query, rendered = f"{PAGE_QUERY}.search", f"{RENDERED}.data"

    def parts(search: str, rendered_key: str) -> set[str]:
        values = {query: search, rendered: rendered_key}
        return set(page.call(visitor.body(WINDOW, values, changed=[query])).json()["response"])

    everything = parts("?status=stalled", "")
    assert parts("?at=ain-al-asad", "") == {ROWS}
    assert len(everything) > 5 and ROWS in everything
