"""The figures of the statistics page: lean, safe, and honest about small numbers."""

import json

import plotly.graph_objects as go
import pytest

from dashboard.figures.outcomes import outcomes_figure, percent, rates_figure, share_words
from dashboard.figures.slippage import slippages_figure
from dashboard.figures.survival import MAX_STEPS, survival_figure
from dashboard.figures.template import template
from db.domain.intervals import Share
from db.domain.slippage import slippages
from db.domain.survival import Followed, fulfilment_curve
from db.domain.vocabulary import AssessedStatus

HOSTILE = '<b>Army</b> & <a href="https://evil.example">x</a>'
MANY = fulfilment_curve(Followed(day, fulfilled=day % 2 == 0) for day in range(2_000))
GROUPS = [("All", (Share(6, 20), Share(2, 20))), (HOSTILE, (Share(1, 4), Share(0, 4)))]
FIGURES = [
    outcomes_figure({AssessedStatus.FULFILLED: 3, AssessedStatus.STALLED: 1}),
    rates_figure(GROUPS),
    slippages_figure(slippages({0: 4, 31: 2, -5: 1})),
    survival_figure(MANY),
]


@pytest.mark.parametrize("figure", FIGURES)
def test_figures_are_bars_and_scatters_of_plain_lists_in_our_theme(figure: go.Figure) -> None:
    assert {trace.type for trace in figure.data} <= {"bar", "scatter"}
    assert json.loads(json.dumps(figure.to_plotly_json())) == json.loads(figure.to_json())
    assert figure.layout.template == template()
    assert figure.layout.template.layout.dragmode is False


def test_names_that_people_typed_are_shown_as_they_were_typed() -> None:
    sent = json.dumps(rates_figure(GROUPS).to_plotly_json())
    assert "<b>" not in sent
    assert "&lt;b&gt;" in sent


def test_what_has_too_few_has_no_mark_and_says_so() -> None:
    *dots, words = rates_figure(GROUPS).data
    assert all(trace.y == (row,) for trace, row in zip(dots, (-0.16, 0.16), strict=True))
    assert (words.text, words.y) == (("fewer than 5",), (1,))


def test_marks_stand_within_their_intervals() -> None:
    dots = rates_figure([("All", (Share(6, 20), Share(0, 20)))]).data[1]
    assert dots.x == (0.0,)
    assert dots.error_x.arrayminus == (0.0,)
    assert dots.error_x.array == (pytest.approx(0.1611, abs=1e-4),)


def test_bars_say_their_counts_and_none_where_there_are_none() -> None:
    (bars,) = slippages_figure(slippages({0: 4_000, 31: 2})).data
    assert [text for text in bars.text if text] == ["4,000", "2"]
    assert list(bars.x) == [count for _, count in slippages({0: 4_000, 31: 2}).classes]


def test_the_curve_begins_with_nothing_and_is_no_finer_than_a_screen() -> None:
    *_, line = survival_figure(MANY).data
    assert (line.x[0], line.y[0], line.line.shape) == (0, 0.0, "hv")
    assert len(line.x) == len(line.y) == len(line.hovertext) == MAX_STEPS + 2
    assert survival_figure(fulfilment_curve([])).data == ()


@pytest.mark.parametrize("days", [40, 400, 900, 4_000, 20_000])
def test_the_days_are_ruled_by_a_handful_of_words(days: int) -> None:
    curve = fulfilment_curve([Followed(days, fulfilled=True, count=9)])
    axis = survival_figure(curve).layout.xaxis
    assert len(axis.tickvals) == len(axis.ticktext) <= 9
    assert axis.ticktext[0] == "stated"
    assert max(axis.tickvals) <= days


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.0, "0 %"), (0.001, "under 1 %"), (0.224, "22 %"), (0.999, "over 99 %"), (1.0, "100 %")],
)
def test_a_little_is_never_told_as_nothing(value: float, words: str) -> None:
    assert percent(value) == words


def test_a_share_is_told_with_its_interval_or_not_at_all() -> None:
    assert share_words(Share(5, 10)) == "50 % (24–76 %)"
    assert share_words(Share(2, 4)) == "fewer than 5"
