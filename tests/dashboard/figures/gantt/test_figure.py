"""The timeline's figure is plain values, and draws each row as the design says."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from dashboard.figures.gantt.figure import GANTT_CONFIG, gantt_figure
from dashboard.figures.gantt.lanes import GROUP_HEIGHT, ROW_HEIGHT, GroupHeading, Item, chart_height
from dashboard.figures.theme import STATUS_COLOURS, THEME
from db.domain.timeline_row import MilestoneMark, RivalClaim
from db.domain.vocabulary import AssessedStatus, DeadlineKind, Relation
from tests.dashboard.figures.rows import (
    COMMITTED,
    SPAN,
    TODAY,
    a_fulfilled_row,
    a_row,
    an_earlier_deadline,
    an_undated_row,
)
from tests.dashboard.figures.validation import validated

BLUE = STATUS_COLOURS[AssessedStatus.UNDER_WAY]
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Bar:
    start: datetime
    end: datetime
    y: float
    thickness: float
    colour: str
    pattern: str


def drawn(*items: Item, as_of: date = TODAY, **changes: Any) -> dict[str, Any]:
    return validated(gantt_figure(items, as_of=as_of, span=changes.pop("span", SPAN), **changes))


def bars(figure: dict[str, Any]) -> list[Bar]:
    """The rectangles that are seen."""
    trace = figure["data"][1]
    assert trace["type"] == "bar"
    marker = trace["marker"]
    columns = (trace["base"], trace["x"], trace["y"], trace["width"], marker["color"], marker["pattern"]["shape"])
    return [
        Bar(start := datetime.fromisoformat(base), start + timedelta(milliseconds=x), y, width, colour, pattern)
        for base, x, y, width, colour, pattern in zip(*columns, strict=True)
    ]


def symbols(figure: dict[str, Any], symbol: str) -> list[dict[str, Any]]:
    """The marks of one kind."""
    trace = figure["data"][-1]
    if trace.get("mode") != "markers+text":
        return []
    marker = trace["marker"]
    columns = {
        "x": trace["x"],
        "y": trace["y"],
        "inside": trace["text"],
        "hover": trace["hovertext"],
        "slug": trace["customdata"],
        "symbol": marker["symbol"],
        "fill": marker["color"],
        "line": marker["line"]["color"],
    }
    marks = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return [mark for mark in marks if mark["symbol"] == symbol]


def words(figure: dict[str, Any]) -> Sequence[str]:
    """The labels that stand in the figure."""
    return next((trace["text"] for trace in figure["data"] if trace.get("mode") == "text"), [])


def at(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time())


EVERYTHING = (
    GroupHeading("one", "Phase one", 3),
    a_row(waits_for=None, milestones=(MilestoneMark("Flag", date(2026, 3, 1), date(2026, 3, 1), None),)),
    a_fulfilled_row(date(2026, 11, 2), rival_claims=(RivalClaim(None, date(2026, 10, 1), "The Post", "Done"),)),
    an_undated_row(status=AssessedStatus.STALLED),
    a_row(earlier_deadlines=(an_earlier_deadline(date(2025, 6, 30)),)),
)


class TestTheFigure:
    def test_is_plain_values_drawn_by_the_small_bundle_in_five_traces(self) -> None:
        figure = drawn(*EVERYTHING)
        assert json.loads(json.dumps(figure)) == figure
        assert {trace["type"] for trace in figure["data"]} == {"bar", "scatter"}
        assert len(figure["data"]) == 5
        assert "colorscale" not in json.dumps(figure)

    def test_has_as_many_traces_for_a_hundred_rows_as_for_one(self) -> None:
        assert len(drawn(*(a_row() for _ in range(120)))["data"]) == len(drawn(a_row())["data"])

    def test_of_a_whole_window_is_sent_in_a_few_kilobytes(self) -> None:
        window = json.dumps(drawn(*(a_row() for _ in range(120))), separators=(",", ":"))
        assert len(gzip.compress(window.encode())) < 6_000

    def test_leaves_the_wheel_to_the_page_and_shows_the_whole_span_at_a_double_click(self) -> None:
        assert GANTT_CONFIG["scrollZoom"] is False
        assert GANTT_CONFIG["doubleClick"] == "autosize"
        assert drawn(a_row())["layout"]["yaxis"]["fixedrange"] is True

    def test_counts_pixels_downwards_so_that_rows_and_headings_line_up_with_html(self) -> None:
        heading, rows = GroupHeading("one", "Phase one", 3), [a_row(), a_row(), a_row()]
        figure = drawn(heading, *rows)
        height = GROUP_HEIGHT + 3 * ROW_HEIGHT
        assert chart_height([heading, *rows]) == height
        assert figure["layout"]["yaxis"]["range"] == [height, 0]
        assert figure["layout"]["margin"]["t"] == figure["layout"]["margin"]["b"] == 0
        middles = figure["data"][0]["y"]
        assert middles == [GROUP_HEIGHT + ROW_HEIGHT * share for share in (0.56, 1.56, 2.56)]

    def test_has_room_for_the_words_of_a_hover_also_with_a_single_row(self) -> None:
        assert drawn(a_row())["layout"]["height"] == chart_height([a_row()]) == 3 * ROW_HEIGHT

    def test_draws_nothing_at_all_for_no_rows(self) -> None:
        figure = drawn()
        assert len(figure["data"]) == 1
        assert figure["data"][0]["x"] == []

    def test_answers_a_click_anywhere_in_a_row_with_its_slug(self) -> None:
        row = a_fulfilled_row(date(2026, 11, 2))
        figure = drawn(row)
        assert figure["data"][0]["customdata"] == [row.slug]
        assert {mark["slug"] for mark in symbols(figure, "circle")} == {row.slug}

    def test_rules_the_day_it_speaks_for(self) -> None:
        (line,) = drawn(a_row(), as_of=date(2026, 1, 5))["layout"]["shapes"]
        assert line["x0"] == line["x1"] == "2026-01-05 12:00"


class TestTheBar:
    def test_is_solid_until_the_earliest_day_and_hatched_through_the_latest(self) -> None:
        solid, hatched, *_ = bars(drawn(a_row()))
        assert (solid.start, solid.end, solid.pattern) == (at(COMMITTED), at(date(2026, 9, 1)), "")
        assert (hatched.start, hatched.end, hatched.pattern) == (at(date(2026, 9, 1)), at(date(2026, 10, 1)), "/")
        assert solid.colour == hatched.colour == BLUE

    def test_of_a_single_day_is_solid_through_that_day(self) -> None:
        day = date(2026, 12, 31)
        (solid,) = bars(drawn(a_row(earliest=day, latest=day)))
        assert (solid.end, solid.pattern) == (at(day) + DAY, "")

    def test_without_a_first_day_is_solid_through_the_last(self) -> None:
        (solid,) = bars(drawn(a_row(relation=Relation.BEFORE, earliest=None, latest=date(2026, 12, 31))))
        assert solid.end == at(date(2027, 1, 1))

    def test_of_a_window_that_had_begun_when_it_was_stated_is_only_hatched(self) -> None:
        (hatched,) = bars(drawn(a_row(earliest=date(2025, 1, 1), latest=date(2026, 12, 31))))
        assert hatched.pattern == "/"

    def test_of_an_approximate_deadline_is_hatched_more_faintly_through_its_padding(self) -> None:
        padded = date(2027, 1, 31)
        row = a_row(earliest=date(2026, 12, 1), latest=date(2026, 12, 31), padded_latest=padded)
        _, hatched, fainter = bars(drawn(row))
        assert (fainter.start, fainter.end, fainter.pattern) == (hatched.end, at(padded) + DAY, "/")
        assert fainter.colour.startswith("rgba(") and fainter.thickness < hatched.thickness

    def test_without_a_deadline_fades_out(self) -> None:
        beginning, *steps = bars(drawn(an_undated_row()))
        assert (beginning.start, beginning.colour) == (at(COMMITTED), STATUS_COLOURS[AssessedStatus.UNDER_WAY])
        assert len(steps) > 3
        assert {step.start for step in steps} == {at(COMMITTED)}
        assert [step.end for step in steps] == sorted(step.end for step in steps)
        alphas = [float(step.colour.rsplit(",", 1)[1].rstrip(")")) for step in steps]
        assert alphas == sorted(alphas, reverse=True)

    def test_with_only_a_first_day_is_solid_until_it_and_then_fades(self) -> None:
        first = date(2026, 2, 1)
        solid, *steps = bars(drawn(a_row(relation=Relation.AFTER, earliest=first, latest=None)))
        assert (solid.start, solid.end, solid.colour) == (at(COMMITTED), at(first), BLUE)
        assert {step.start for step in steps} == {at(first)}

    @pytest.mark.parametrize("kind", [DeadlineKind.RELATIVE, DeadlineKind.CONDITIONAL])
    def test_that_waits_says_for_what(self, kind: DeadlineKind) -> None:
        row = an_undated_row(deadline_kind=kind, waits_for="the end of <phase one>")
        figure = drawn(row)
        assert words(figure) == ["waiting for: the end of &lt;phase one&gt;"]
        assert bars(figure)[-1].colour.startswith("rgba(")

    def test_wears_a_texture_where_colour_alone_would_not_do(self) -> None:
        plain, texture, *_ = bars(drawn(a_row(status=AssessedStatus.STALLED)))
        assert (plain.pattern, texture.pattern) == ("", "|")
        assert (plain.start, plain.end) == (texture.start, texture.end)


class TestPastTheLatestDay:
    def late_lines(self, figure: dict[str, Any]) -> list[Bar]:
        return [bar for bar in bars(figure) if bar.colour == THEME.late]

    def test_a_thin_red_line_runs_on_to_the_day_it_speaks_for_and_the_bar_keeps_its_colour(self) -> None:
        figure = drawn(a_row())
        (line,) = self.late_lines(figure)
        assert (line.start, line.end) == (at(date(2026, 10, 1)), at(TODAY) + DAY / 2)
        assert line.thickness <= 3
        assert bars(figure)[0].colour == BLUE
        (end,) = symbols(figure, "circle")
        assert end["x"] == "2026-11-22 12:00"

    def test_on_the_latest_day_itself_nothing_has_passed(self) -> None:
        assert not self.late_lines(drawn(a_row(), as_of=date(2026, 9, 30)))
        assert self.late_lines(drawn(a_row(), as_of=date(2026, 10, 1)))

    @pytest.mark.parametrize(
        "status", [AssessedStatus.FULFILLED, AssessedStatus.ABANDONED, AssessedStatus.CONTRADICTED]
    )
    def test_a_closed_commitment_has_no_line(self, status: AssessedStatus) -> None:
        assert not self.late_lines(drawn(a_row(status=status)))


class TestMarks:
    def test_fulfilled_is_a_ring_with_a_tick_on_its_day(self) -> None:
        (ring,) = symbols(drawn(a_fulfilled_row(date(2026, 11, 2))), "circle")
        assert (ring["x"], ring["inside"], ring["fill"]) == ("2026-11-02 12:00", "✓", THEME.ground)
        assert ring["line"] == STATUS_COLOURS[AssessedStatus.FULFILLED]

    def test_fulfilled_within_a_span_is_a_line_that_ends_in_the_ring(self) -> None:
        figure = drawn(a_fulfilled_row(date(2026, 3, 1), date(2026, 5, 31)))
        line = bars(figure)[-1]
        assert (line.start, line.end) == (at(date(2026, 3, 1)), at(date(2026, 5, 31)) + DAY / 2)
        assert symbols(figure, "circle")[0]["x"] == "2026-05-31 12:00"

    def test_fulfilled_on_a_day_nobody_knows_has_no_ring(self) -> None:
        assert not symbols(drawn(a_row(status=AssessedStatus.FULFILLED)), "circle")

    def test_a_source_that_disagrees_is_a_second_hollow_ring_under_the_bar(self) -> None:
        claim = RivalClaim(date(2026, 1, 1), date(2026, 1, 1), "The Post", "Done on <b>New Year's Day</b>")
        ring, tick = symbols(drawn(a_fulfilled_row(date(2026, 1, 17), rival_claims=(claim,))), "circle")
        assert ring["x"] == "2026-01-01 12:00" and ring["inside"] == ""
        assert ring["y"] > tick["y"]
        assert "The Post says otherwise" in ring["hover"]
        assert "&lt;b&gt;" in ring["hover"]

    def test_sources_that_disagree_have_a_lane_each_under_the_bar_with_their_publisher(self) -> None:
        claims = (
            RivalClaim(date(2026, 1, 1), date(2026, 1, 1), "The <i>Post</i>", "Done"),
            RivalClaim(date(2026, 2, 1), date(2026, 2, 28), "The Gazette", "Done in February"),
        )
        figure = drawn(a_fulfilled_row(date(2026, 1, 17), rival_claims=claims))
        first, second, tick = symbols(figure, "circle")
        assert tick["y"] < first["y"] < second["y"] < ROW_HEIGHT
        assert words(figure) == ["The &lt;i&gt;Post&lt;/i&gt;", "The Gazette"]
        spans = [bar for bar in bars(figure) if bar.y == second["y"] and bar.thickness > 1]
        assert [(bar.start, bar.end) for bar in spans] == [(at(date(2026, 2, 1)), at(date(2026, 2, 28)) + DAY / 2)]
        lanes = [bar.y for bar in bars(figure) if bar.thickness == 1]
        assert lanes == [first["y"], second["y"]]
        assert len(figure["data"]) == 4

    def test_however_many_disagree_their_lanes_stay_in_the_row_and_the_last_says_how_many_share_it(self) -> None:
        claims = tuple(RivalClaim(date(2026, 2, n), date(2026, 2, n), f"Paper {n}", "Done") for n in range(1, 6))
        figure = drawn(a_row(rival_claims=claims), a_row(), a_row())
        rings = [ring for ring in symbols(figure, "circle") if ring["line"] == STATUS_COLOURS[AssessedStatus.DISPUTED]]
        assert len(rings) == 5 and len({ring["y"] for ring in rings}) == 3
        assert max(ring["y"] for ring in rings) < ROW_HEIGHT - 4
        assert words(figure)[-1] == "Paper 3 and 2 more"
        assert figure["layout"]["yaxis"]["range"] == [3 * ROW_HEIGHT, 0]

    def test_earlier_deadlines_are_hollow_diamonds_above_the_bar_joined_by_a_dotted_line(self) -> None:
        trail = (
            an_earlier_deadline(date(2025, 6, 30), "by June"),
            an_earlier_deadline(date(2026, 1, 31), "early 2026"),
        )
        figure = drawn(a_row(earlier_deadlines=trail))
        diamonds = symbols(figure, "diamond")
        assert [diamond["x"] for diamond in diamonds] == ["2025-06-30 12:00", "2026-01-31 12:00"]
        assert all(diamond["fill"] == THEME.ground and diamond["y"] < bars(figure)[0].y for diamond in diamonds)
        assert words(figure) == ["by June", "early 2026"]
        (line,) = [trace for trace in figure["data"] if trace.get("mode") == "lines"]
        assert line["line"]["dash"] == "2px,2px"
        assert line["x"] == ["2025-06-30 12:00", "2026-01-31 12:00", "2026-09-30 12:00", None]

    def test_the_dotted_line_is_drawn_once_where_a_deadline_was_brought_forward(self) -> None:
        trail = (an_earlier_deadline(date(2026, 12, 31)),)
        (line,) = [t for t in drawn(a_row(earlier_deadlines=trail))["data"] if t.get("mode") == "lines"]
        assert line["x"] == ["2026-09-30 12:00", "2026-12-31 12:00", None]

    def test_low_rows_have_diamonds_without_words(self) -> None:
        figure = drawn(a_row(earlier_deadlines=(an_earlier_deadline(date(2025, 6, 30)),)), row_height=40)
        assert symbols(figure, "diamond") and not words(figure)

    def test_words_of_days_out_of_sight_are_left_out(self) -> None:
        row = a_row(earlier_deadlines=(an_earlier_deadline(date(2025, 6, 30)),))
        assert not words(drawn(row, span=(date(2026, 1, 1), date(2026, 12, 31))))

    def test_milestones_are_squares_on_the_bar_filled_once_reached(self) -> None:
        steps = (
            MilestoneMark("Flag", date(2025, 9, 1), date(2025, 9, 1), date(2025, 9, 3)),
            MilestoneMark("Gate", date(2026, 3, 1), date(2026, 3, 31), None),
            MilestoneMark("Some day", None, None, None),
        )
        figure = drawn(a_row(milestones=steps))
        reached, waiting = symbols(figure, "square")
        assert reached["x"] == "2025-09-03 12:00" and reached["fill"] != THEME.ground
        assert waiting["x"] == "2026-03-31 12:00" and waiting["fill"] == THEME.ground
        assert reached["y"] == bars(figure)[0].y


def test_days_at_the_ends_of_the_calendar_are_drawn_like_any_other() -> None:
    rows = (
        a_row(committed_on=date.min, earliest=date.min, latest=date.max, padded_latest=date.max),
        an_undated_row(committed_on=date.max),
        a_row(earlier_deadlines=(an_earlier_deadline(date.max), an_earlier_deadline(date.min))),
    )
    figure = drawn(*rows, span=(date.min, date.max))
    assert json.dumps(figure)


def test_what_goes_on_beyond_an_edge_of_the_span_has_an_arrow_there() -> None:
    zoomed = (date(2026, 3, 1), date(2026, 6, 1))
    days = {"committed_on": date(2026, 3, 5), "earliest": date(2026, 4, 1), "latest": date(2026, 5, 1)}
    rows = [a_row(), a_fulfilled_row(date(2026, 4, 2), **days)]
    trace = gantt_figure(rows, as_of=date(2026, 5, 1), span=zoomed)["data"][-1]
    arrows = [
        (symbol, day[:10], words)
        for symbol, day, words in zip(trace["marker"]["symbol"], trace["x"], trace["hovertext"], strict=True)
        if symbol.startswith("triangle")
    ]
    assert arrows == [
        ("triangle-left", "2026-03-01", "Begins 10 Jan 2025"),
        ("triangle-right", "2026-05-31", "Goes on until 30 Sep 2026"),
    ]
