"""The timeline's figures are plain dicts for speed; Plotly accepts all that is in them."""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.figures.gantt.figure import gantt_figure
from dashboard.figures.overview.figure import overview_figure, strip_of
from db.domain.filters import View
from db.engine import Database
from db.queries.timeline import overview, timeline_rows
from db.queries.timeline_span import timeline_span
from tests.dashboard.conftest import TODAY
from tests.dashboard.figures.rows import SPAN, a_fulfilled_row, a_row, an_earlier_deadline, an_undated_row
from tests.dashboard.figures.validation import validated

DAYS = (date(2025, 8, 20), date(2026, 1, 5), date(2026, 9, 15), TODAY)


@pytest.mark.parametrize("as_of", DAYS)
def test_plotly_accepts_the_timeline_of_the_sample_on_any_day(sample_database: Database, as_of: date) -> None:
    view = View(as_of=as_of, today=TODAY)
    with sample_database.read() as session:
        rows, span, counts = timeline_rows(session, view), timeline_span(session, view), overview(session, view)
    assert rows and span and counts
    figure = validated(gantt_figure(rows, as_of=as_of, span=span, since=DAYS[0]))
    assert len(figure["data"]) >= 2
    validated(overview_figure(strip_of(counts, as_of), as_of=as_of, span=(span[0], as_of)))


def a_figure() -> dict[str, Any]:
    """A timeline with every kind of mark."""
    slipped = a_row(earlier_deadlines=(an_earlier_deadline(date(2026, 6, 30)),))
    rows = [slipped, an_undated_row(), a_fulfilled_row(date(2026, 1, 17)), replace(slipped, wording="by <b>")]
    return gantt_figure(rows, as_of=TODAY, span=SPAN)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("data", 0, "hovertexts"), ["no such attribute"]),
        (("data", 1, "marker", "pattern", "solid"), 0.5),
        (("data", 1, "marker", "color"), ["no such colour"]),
        (("layout", "xaxis", "ticklabeloverflow"), "no such choice"),
        (("layout", "shapes", 0, "layer"), "between the others"),
        (("layout", "heigth"), 100),
    ],
)
def test_plotly_refuses_a_wrong_attribute_or_value_anywhere(path: tuple[Any, ...], value: Any) -> None:
    figure = deepcopy(validated(a_figure()))
    *parents, last = path
    part: Any = figure
    for key in parents:
        part = part[key]
    part[last] = value
    with pytest.raises(ValueError):
        validated(figure)
