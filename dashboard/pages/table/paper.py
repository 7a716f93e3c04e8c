"""The table on paper: every row with every column as one HTML table, whose head comes again on each page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard.pages.table.grid_rows import COLUMNS, grid_rows
from dashboard.routing import PageUrl
from dashboard.settings import Settings
from dashboard.widgets.paper import MAX_PRINTED_ROWS, PaperHead, paper_head, printed_count
from dashboard.widgets.view_url import view_of
from db.domain.filters import View
from db.domain.timeline_row import TimelineRow
from db.queries.table import table_part

if TYPE_CHECKING:
    from sqlmodel import Session

_ROWS_PER_READ = 250
_TABLE = Markup(
    '<table class="paper-table">{columns}<thead><tr><th colspan="{count}" class="paper-running">{head}</th></tr>'
    "<tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
)
_COLUMN = Markup('<col width="{:.1%}">')
_CELL = Markup('<td dir="auto">{}</td>')
_STATUS = Markup('<td><span class="status-swatch status-{}" aria-hidden="true"></span>{}</td>')


def paper(session: "Session", *, url: PageUrl, settings: Settings, head: PaperHead) -> Markup:
    """The whole table, with the head of the page in its own."""
    view = view_of(url.query, settings)
    rows, total = _rows(session, view)
    width = sum(column.width for column in COLUMNS)
    columns = Markup("").join(_COLUMN.format(column.width / width) for column in COLUMNS)
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(column.heading) for column in COLUMNS)
    body = Markup("").join(_row(row) for row in grid_rows(rows, view))
    printed = PaperHead(
        head.title, (printed_count(total, left_out=total - len(rows)), *head.words, "Sorted by latest day"), head.origin
    )
    return _TABLE.format(columns=columns, count=len(COLUMNS), head=paper_head(printed), heads=heads, rows=body)


def _rows(session: "Session", view: View) -> tuple[Sequence[TimelineRow], int]:
    rows: list[TimelineRow] = []
    while True:
        part = table_part(session, view, first=len(rows), count=min(_ROWS_PER_READ, MAX_PRINTED_ROWS - len(rows)))
        rows += part.rows
        if not part.rows or len(rows) >= min(part.total, MAX_PRINTED_ROWS):
            return rows, part.total


def _row(row: dict[str, str | None]) -> Markup:
    cells = {column.name: _CELL.format(row[column.name] or "") for column in COLUMNS}
    cells["status"] = _STATUS.format(row["status_value"], row["status"])
    return Markup("<tr>{}</tr>").format(Markup("").join(cells.values()))
