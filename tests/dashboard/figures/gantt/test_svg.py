"""The pictures that are seen before plotly.js has arrived: they say what the figures will say."""

from datetime import date
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.gantt.figure import gantt_figure
from dashboard.figures.gantt.svg import HEIGHT, bars_svg
from dashboard.figures.overview.figure import overview_figure, strip_of
from dashboard.figures.overview.svg import overview_svg
from dashboard.figures.svg_scale import Shares
from db.domain.vocabulary import AssessedStatus
from tests.dashboard.figures.rows import SPAN, TODAY, a_fulfilled_row, a_row, an_earlier_deadline, an_undated_row


def drawn(*rows: Any, span: tuple[date, date] = SPAN) -> Element:
    return ElementTree.fromstring(str(bars_svg(gantt_figure(rows, as_of=TODAY, span=span))))


def share(element: Element, name: str) -> float:
    return float(element.get(name, "").removesuffix("%"))


def test_each_bar_lies_where_the_figure_has_it() -> None:
    row = a_row()
    figure = gantt_figure([row], as_of=TODAY, span=SPAN)
    bars = figure["data"][1]
    rects = drawn(row).findall("rect")
    assert len(rects) == len(bars["x"]) > 0
    days = (SPAN[1] - SPAN[0]).days
    for rect, base, length, middle, thickness in zip(
        rects, bars["base"], bars["x"], bars["y"], bars["width"], strict=True
    ):
        start = (date.fromisoformat(base) - SPAN[0]).days
        assert share(rect, "x") == pytest.approx(start / days * 100, abs=0.01)
        assert share(rect, "width") == pytest.approx(length / 86_400_000 / days * 100, abs=0.01)
        assert float(rect.get("y", "")) == pytest.approx(middle - thickness / 2, abs=0.1)


def test_a_window_is_hatched_and_a_bar_solid() -> None:
    picture = drawn(a_row())
    fills = [rect.get("fill", "") for rect in picture.findall("rect")]
    assert any(fill.startswith("url(#") for fill in fills) and any(fill.startswith("#") for fill in fills)
    patterns = {f"url(#{pattern.get('id')})" for pattern in picture.iter("pattern")}
    assert {fill for fill in fills if fill.startswith("url")} <= patterns


def test_what_lies_outside_the_days_shown_is_left_out() -> None:
    assert not drawn(a_row(), span=(date(1990, 1, 1), date(1991, 1, 1))).findall("rect")


def test_rows_below_the_first_screens_wait_for_plotly() -> None:
    rows = [a_row() for _ in range(100)]
    tops = [float(rect.get("y", "")) for rect in drawn(*rows).findall("rect")]
    assert max(tops) <= HEIGHT


def test_rings_diamonds_and_wordings_are_there_too() -> None:
    picture = drawn(
        a_fulfilled_row(date(2026, 1, 7)), a_row(earlier_deadlines=(an_earlier_deadline(date(2025, 9, 30)),))
    )
    words = [text.text for text in picture.findall("text")]
    assert "✓" in words and "by summer" in words
    assert picture.findall("svg") and picture.findall("line")


def test_what_a_source_worded_stays_text_in_the_picture() -> None:
    hostile = "<script>&\"'"
    row = a_row(earlier_deadlines=(an_earlier_deadline(date(2025, 9, 30), hostile),))
    assert hostile in [text.text for text in drawn(row).findall("text")]


@given(
    days=st.tuples(st.dates(), st.dates(), st.dates()).map(sorted).filter(lambda days: days[0] < days[2]),
)
def test_every_figure_has_a_picture_whatever_its_days(days: list[date]) -> None:
    first, middle, last = days
    rows = [a_row(committed_on=first, earliest=middle, latest=last), an_undated_row(committed_on=middle)]
    assert drawn(*rows, span=(first, last)).tag == "svg"


def test_days_are_shares_of_the_width() -> None:
    shares = Shares("2026-01-01", "2026-01-11")
    assert [shares.at(day) for day in ("2026-01-01", "2026-01-06", "2026-01-06 12:00")] == pytest.approx([0, 50, 55])
    assert shares.long(86_400_000) == pytest.approx(10)


def test_the_overview_has_one_path_a_status_as_high_as_its_counts() -> None:
    counts = [("2026-01", AssessedStatus.UNDER_WAY, 30), ("2026-02", AssessedStatus.FULFILLED, 10)]
    figure = overview_figure(strip_of(counts, TODAY), as_of=TODAY, span=None)
    picture = ElementTree.fromstring(str(overview_svg(figure)))
    paths = [path.get("d", "") for path in picture.iter("path")]
    heights = [float(path.split("v")[1].split("h")[0]) for path in paths]
    assert len(paths) == 2 and heights[0] == pytest.approx(3 * heights[1], rel=0.02)
