"""The timeline on paper: every row of the view on drawn sheets, not only those of the window on the screen."""

from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard.figures.drawing.sheets import Chart, SheetHead, drawing
from dashboard.figures.gantt.lanes import GroupHeading
from dashboard.pages.timeline.board import read_window, span_of
from dashboard.routing import PageUrl
from dashboard.settings import Settings
from dashboard.widgets.paper import MAX_PRINTED_ROWS, PaperHead, printed_count
from dashboard.widgets.view_url import address_of
from dashboard.widgets.view_words import order_words
from db.domain.dates_in_words import written_date, written_window
from db.domain.timeline_row import TimelineRow

if TYPE_CHECKING:
    from sqlmodel import Session


def paper(session: "Session", *, url: PageUrl, settings: Settings, head: PaperHead) -> Markup:
    """The sheets, each a block of its own."""
    address = address_of(url.query, settings)
    view, span = address.view, span_of(session, address)
    window = read_window(session, address, at=0, count=MAX_PRINTED_ROWS)
    folded = [item.count for item in window.items if isinstance(item, GroupHeading) and item.folded]
    printed = sum(isinstance(item, TimelineRow) for item in window.items)
    words = [
        printed_count(window.total, left_out=window.total - printed - sum(folded)),
        *([f"{sum(folded):,} in folded groups"] if folded else []),
        *head.words,
        *order_words(view),
        f"Days shown: {written_window(*span)}",
        *([f"Compared with {written_date(address.since)}"] if address.since else []),
    ]
    chart = Chart(as_of=view.as_of, today=view.today, span=span, since=address.since)
    sheets = drawing(window.items, chart, SheetHead(head.title, words, head.origin))
    return Markup("").join(Markup('<div class="sheet-page">{}</div>').format(sheet) for sheet in sheets)
