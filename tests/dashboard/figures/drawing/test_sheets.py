"""The timeline on sheets: every mark on its day to the pixel, every row whole on one sheet, nothing left out."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from xml.etree import ElementTree

from dashboard.figures.drawing.sheets import (
    CHART_WIDTH,
    CHART_X,
    ROW_HEIGHT,
    ROWS_TOP,
    Chart,
    SheetHead,
    drawing,
    paged,
)
from dashboard.figures.drawing.text import fitted, width_of
from dashboard.figures.gantt.lanes import GroupHeading, Item
from db.domain.timeline_row import TimelineRow
from tests.dashboard.figures.rows import SPAN, TODAY, a_fulfilled_row, a_row, an_earlier_deadline, an_undated_row

HEAD = SheetHead("Timeline", ["40 commitments", "Status: Stalled"], "Printed 22 Nov 2026, 12:00 UTC · http://x/")
SVG = "{http://www.w3.org/2000/svg}"


def sheets(items: Sequence[Item]) -> list[ElementTree.Element]:
    # The parser refuses a sheet that is no well-formed XML, such as one with people's text unescaped.
    return [ElementTree.fromstring(sheet) for sheet in drawing(items, Chart(TODAY, TODAY, SPAN), HEAD)]


def x_of(day: date, *, noon: bool = False) -> float:
    days = (day - SPAN[0]).days + (0.5 if noon else 0)
    return CHART_X + CHART_WIDTH * days / (SPAN[1] - SPAN[0]).days


def chart(sheet: ElementTree.Element) -> ElementTree.Element:
    (part_at_chart,) = [part for part in sheet.findall(f"{SVG}svg") if float(part.get("x", 0)) == CHART_X]
    return part_at_chart


def edges(sheet: ElementTree.Element) -> list[tuple[float, float, float]]:
    """Left, right and middle of every bar, in the units of the sheet."""
    bars = [
        {name: float(bar.get(name, "").rstrip("%")) for name in ("x", "y", "width", "height")}
        for bar in chart(sheet).findall(f"{SVG}rect")
    ]
    scale = CHART_WIDTH / 100
    return [
        (CHART_X + bar["x"] * scale, CHART_X + (bar["x"] + bar["width"]) * scale, bar["y"] + bar["height"] / 2)
        for bar in bars
    ]


def words(sheet: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in sheet.iter(f"{SVG}text")]


def test_bars_axis_and_today_are_within_a_pixel_of_their_day() -> None:
    rows = [
        a_row(committed_on=start, earliest=start + timedelta(90), latest=start + timedelta(120), edtf=None)
        for start in (date(2024, 10, 1) + timedelta(41 * number) for number in range(18))
    ]
    drawn = sheets(rows)
    for at, row in enumerate(rows):
        assert row.earliest is not None and row.latest is not None
        sheet, lane = drawn[at // 12], at % 12
        own = [bar for bar in edges(sheet) if ROW_HEIGHT * lane <= bar[2] < ROW_HEIGHT * (lane + 1)]
        assert any(abs(left - x_of(row.committed_on)) < 1 and abs(end - x_of(row.earliest)) < 1 for left, end, _ in own)
        assert any(abs(end - x_of(row.latest + timedelta(1))) < 1 for _, end, _ in own)
    (line,) = [one for one in chart(drawn[1]).findall(f"{SVG}line") if one.get("class") == "svg-as-of"]
    at_today = CHART_X + float(line.get("x1", "").rstrip("%")) / 100 * CHART_WIDTH
    assert abs(at_today - x_of(TODAY, noon=True)) < 1
    ticks = {"".join(text.itertext()): float(text.get("x", 0)) for text in drawn[0].findall(f"{SVG}text")}
    assert abs(ticks["2026"] - x_of(date(2026, 1, 1))) < 1 and "Today 22 Nov" in ticks


def test_every_row_stands_whole_on_one_sheet_with_its_words_beside_its_bar() -> None:
    rows = [a_row(title=f"Row number {number}") for number in range(30)]
    drawn = sheets(rows)
    assert [len(sheet) for sheet in paged(rows)] == [12, 12, 6]
    titles = [word for sheet in drawn for word in words(sheet) if word.startswith("Row number")]
    assert titles == [row.title for row in rows]
    for sheet in drawn:
        names = [part for part in sheet.findall(f"{SVG}svg") if float(part.get("x", 0)) == 0]
        bars = edges(sheet)
        for lane, name in enumerate(names):
            assert float(name.get("y", 0)) == ROWS_TOP + ROW_HEIGHT * lane
            assert any(ROW_HEIGHT * lane < middle < ROW_HEIGHT * (lane + 1) for *_, middle in bars)


def test_each_sheet_says_what_it_is_and_explains_its_colours() -> None:
    drawn = sheets([a_row() for _ in range(20)] + [a_fulfilled_row(date(2026, 9, 1))])
    for number, sheet in enumerate(drawn, start=1):
        sentence = words(sheet)
        assert f"Page {number} of 2" in sentence and "Timeline" in sentence and HEAD.origin in sentence
        assert "40 commitments · Status: Stalled" in sentence and "deadline window" in sentence
    assert "Fulfilled" not in words(drawn[0]) and "Fulfilled" in words(drawn[1]), "only the colours that it has"


def test_a_row_says_its_deadline_and_a_group_that_goes_on_its_name() -> None:
    group = GroupHeading("erbil", "Erbil", 14)
    drawn = sheets([group, *(a_row() for _ in range(12)), an_undated_row(), a_row(title="“Ölün” <b>&</b>")])
    assert "1–30 Sep 2026 · “by September 2026”" in words(drawn[0])
    assert words(drawn[1]).count("No deadline stated") == 1
    assert "Erbil · 14" in words(drawn[0]) and "Erbil (continued) · 14" in words(drawn[1])
    assert "“Ölün” <b>&</b>" in words(drawn[1])


def test_no_heading_ends_a_sheet_and_an_empty_view_is_one_sheet() -> None:
    headed: list[Item] = [item for key in "abcdefghijkl" for item in (GroupHeading(key, key, 1), a_row())]
    assert all(isinstance(sheet[-1], TimelineRow) for sheet in paged(headed))
    assert [item for sheet in paged(headed) for item in sheet] == headed
    assert len(sheets([])) == 1


def test_textures_of_one_sheet_are_not_those_of_another() -> None:
    late = an_earlier_deadline(date(2025, 6, 30))
    drawn = drawing([a_row(earlier_deadlines=(late,)) for _ in range(13)], Chart(TODAY, TODAY, SPAN), HEAD)
    ids = [id_ for sheet in drawn for id_ in re.findall(r'<pattern id="([^"]+)"', sheet)]
    assert len(ids) == len(set(ids)) and len(drawn) == 2


def test_words_that_do_not_fit_end_in_an_ellipsis() -> None:
    for text in ("End the mission at Ain al-Asad " * 9, "条約" * 90, "العراق " * 60, "WWWW" * 50):
        line = fitted(text, 300, 10, bold=True)
        assert line.endswith("…") and 200 < width_of(line, 10, bold=True) <= 300
    assert fitted("short", 300, 10) == "short"
