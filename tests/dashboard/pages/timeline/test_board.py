"""The timeline's board: what is read and sent for a window."""

from dash import no_update

from dashboard.pages.timeline.board import board
from dashboard.settings import Settings
from dashboard.widgets.view_url import address_of
from db.engine import Database
from tests.dashboard.conftest import TODAY


def test_scrolling_sends_rows_and_bars_and_nothing_that_does_not_scroll(sample_database: Database) -> None:
    address = address_of({}, Settings(fixed_day=TODAY))
    with sample_database.read() as session:
        whole, scrolled = board(session, address), board(session, address, scrolled=True)
    assert (scrolled.rows, scrolled.figure) == (whole.rows, whole.figure)
    assert whole.tiles is not no_update and whole.header is not no_update
    assert scrolled.tiles is no_update and scrolled.header is no_update
