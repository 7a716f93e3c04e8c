"""The overview strip: every deadline is drawn once, by month or year, and the span below is marked."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.overview.figure import HEIGHT, strip_of
from dashboard.figures.overview.figure import overview_figure as unchecked_figure
from db.domain.vocabulary import AssessedStatus
from tests.dashboard.figures.validation import validated

AS_OF = date(2026, 11, 22)
UNDER_WAY, FULFILLED = AssessedStatus.UNDER_WAY, AssessedStatus.FULFILLED
COUNTS = [("2026-09", UNDER_WAY, 3), ("2026-09", FULFILLED, 2), ("2026-12", UNDER_WAY, 4)]

months = st.builds("{:04}-{:02}".format, st.integers(1, 9999), st.integers(1, 12))
counts = st.dictionaries(st.tuples(months, st.sampled_from(AssessedStatus)), st.integers(1, 9)).map(
    lambda drawn_counts: [(month, status, n) for (month, status), n in sorted(drawn_counts.items())]
)


def overview_figure(*arguments: Any, **changes: Any) -> dict[str, Any]:
    return validated(unchecked_figure(*arguments, **changes))


@given(counts)
def test_every_deadline_is_drawn_once_or_said_to_be_too_far_off(
    month_counts: list[tuple[str, AssessedStatus, int]],
) -> None:
    strip = strip_of(month_counts, AS_OF)
    figure = overview_figure(strip, as_of=AS_OF, span=None)
    assert sum(figure["data"][0]["y"]) + strip.outside == sum(n for *_, n in month_counts)


@given(counts)
def test_bars_of_a_month_lie_on_each_other(month_counts: list[tuple[str, AssessedStatus, int]]) -> None:
    (bars,) = overview_figure(strip_of(month_counts, AS_OF), as_of=AS_OF, span=None)["data"]
    tops: dict[str, int] = {}
    for x, base, y in zip(bars["x"], bars["base"], bars["y"], strict=True):
        assert base == tops.get(x, 0)
        tops[x] = base + y


def test_a_bar_says_its_month_status_and_number() -> None:
    figure = overview_figure(strip_of(COUNTS, AS_OF), as_of=AS_OF, span=None)
    (bars,) = figure["data"]
    assert bars["type"] == "bar"
    assert bars["hovertext"] == ["Sep 2026 · Under way: 3", "Sep 2026 · Fulfilled: 2", "Dec 2026 · Under way: 4"]
    assert bars["customdata"][0] == ["2026-09-01", "2026-10-01"]
    assert figure["layout"]["height"] == HEIGHT


def test_many_years_are_drawn_by_year() -> None:
    strip = strip_of([("1990-03", UNDER_WAY, 1), ("1990-05", UNDER_WAY, 1), ("2026-09", UNDER_WAY, 1)], AS_OF)
    assert strip.yearly
    assert [(first, sum(by.values())) for first, _, by in strip.periods] == [
        (date(1990, 1, 1), 2),
        (date(2026, 1, 1), 1),
    ]


def test_what_the_timeline_does_not_show_is_veiled() -> None:
    span = (date(2026, 10, 1), date(2026, 11, 1))
    figure = overview_figure(strip_of(COUNTS, AS_OF), as_of=AS_OF, span=span)
    veils = [(shape["x0"], shape["x1"]) for shape in figure["layout"]["shapes"] if shape["name"] == "veil"]
    frames = [(shape["x0"], shape["x1"]) for shape in figure["layout"]["shapes"] if shape["name"] == "span"]
    assert veils == [("2026-09-01", "2026-10-01"), ("2026-11-01", "2027-01-01")]
    assert frames == [("2026-10-01", "2026-11-01")]


def test_a_span_that_touches_nothing_veils_everything() -> None:
    span = (date(2030, 1, 1), date(2031, 1, 1))
    shapes = overview_figure(strip_of(COUNTS, AS_OF), as_of=AS_OF, span=span)["layout"]["shapes"]
    assert [shape["name"] for shape in shapes] == ["veil", "as-of"]


def test_of_nothing_an_empty_year_is_drawn() -> None:
    figure = overview_figure(strip_of([], AS_OF), as_of=AS_OF, span=None)
    assert figure["data"][0]["x"] == []
    assert figure["layout"]["xaxis"]["range"] == ["2026-01-01", "2026-12-31"]
