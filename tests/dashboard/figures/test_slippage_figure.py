"""The chart of a deadline's moves: when each revision was announced, and for which day."""

from datetime import date

from dashboard.figures.slippage import Revision, slippage_figure

REVISIONS = [
    Revision(date(2025, 8, 17), date(2025, 9, 30), "by the end of September"),
    Revision(date(2025, 12, 31), date(2026, 1, 31), "early <b>2026</b>"),
]


def test_each_revision_is_a_step_that_lasts_to_the_day_shown() -> None:
    _, steps = slippage_figure(REVISIONS, as_of=date(2026, 11, 22)).data
    assert steps.x == ("2025-08-17", "2025-12-31", "2026-11-22")
    assert steps.y == ("2025-09-30", "2026-01-31", "2026-01-31")
    assert steps.line.shape == "hv"
    assert steps.marker.size[-1] == 0


def test_on_the_dotted_line_a_deadline_is_the_day_it_was_announced() -> None:
    own_day, _ = slippage_figure(REVISIONS, as_of=date(2026, 11, 22)).data
    assert own_day.x == own_day.y == ("2025-08-17", "2026-11-22")


def test_a_revision_announced_after_the_day_shown_widens_the_axis() -> None:
    _, steps = slippage_figure(REVISIONS, as_of=date(2025, 10, 1)).data
    assert steps.x[-1] == "2025-12-31"


def test_hovers_say_wording_and_days_and_escape_what_people_typed() -> None:
    _, steps = slippage_figure(REVISIONS, as_of=date(2026, 11, 22)).data
    assert steps.hovertext[1] == (
        "<b>“early &lt;b&gt;2026&lt;/b&gt;”</b><br>Announced 31 Dec 2025<br>Last day 31 Jan 2026"
    )


def test_the_figure_is_lean() -> None:
    assert len(slippage_figure(REVISIONS, as_of=date(2026, 11, 22)).to_json()) < 3_000
