"""Pointing at a row says all that the row knows, in words."""

from datetime import date

from dashboard.figures.gantt.hover import earlier_hover, fulfilled_hover, milestone_hover, row_hover
from db.domain.timeline_row import MilestoneMark
from db.domain.vocabulary import DeadlineKind
from tests.dashboard.figures.rows import TODAY, a_fulfilled_row, a_row, an_earlier_deadline, an_undated_row

HOSTILE = "<img src=x onerror=alert(1)> <a href='https://x.example'>x</a> & %{customdata}"


def test_a_row_says_title_status_schedule_deadline_window_check_and_source() -> None:
    assert row_hover(a_row(title="Open the bridge"), TODAY).split("<br>") == [
        "<b>Open the bridge</b>",
        "Under way · Deadline passed 53 days ago · awaiting review",
        "Deadline: “by September 2026”",
        "Window: 1–30 Sep 2026",
        "Last checked 18 Jan 2026",
        "Source: The Gazette",
    ]


def test_a_row_that_slipped_says_by_how_much_in_all() -> None:
    trail = (an_earlier_deadline(date(2025, 9, 30)), an_earlier_deadline(date(2026, 1, 31)))
    slipped = a_row(baseline_latest=date(2025, 9, 30), earlier_deadlines=trail)
    assert "Slipped 365 days in all, in 2 steps" in row_hover(slipped, TODAY)
    sooner = a_row(baseline_latest=date(2026, 10, 30), earlier_deadlines=(an_earlier_deadline(date(2026, 10, 30)),))
    assert "Brought forward 30 days" in row_hover(sooner, TODAY)
    restated = a_row(earlier_deadlines=(an_earlier_deadline(date(2026, 9, 30), slip_days=0),))
    assert "lipped" not in row_hover(restated, TODAY)


def test_a_row_without_a_deadline_says_so() -> None:
    lines = row_hover(an_undated_row(publisher=None), TODAY).split("<br>")
    assert "No deadline stated" in lines
    assert not any(line.startswith(("Window", "Source")) for line in lines)


def test_a_row_that_waits_says_for_what() -> None:
    row = an_undated_row(deadline_kind=DeadlineKind.CONDITIONAL, wording="in phase two", waits_for="phase one")
    assert "Deadline: “in phase two”" in row_hover(row, TODAY)
    assert "Waits for phase one" in row_hover(row, TODAY)


def test_an_earlier_deadline_says_who_announced_it_when_and_what_became_of_it() -> None:
    earlier = an_earlier_deadline(date(2025, 9, 30), "by summer", slip_days=123, announced_after_passing=True)
    assert earlier_hover(earlier).split("<br>") == [
        "<b>Earlier deadline: “by summer”</b>",
        "30 Sep 2025",
        "Announced 10 Jan 2025 by The minister",
        "Source: The Gazette",
        "The next one is 123 days later",
        "Announced after the previous deadline had passed",
    ]
    assert "20 days earlier" in earlier_hover(an_earlier_deadline(date(2025, 9, 30), slip_days=-20))


def test_a_milestone_says_whether_it_was_reached() -> None:
    waiting = MilestoneMark("Flag handed over", date(2026, 3, 1), date(2026, 3, 31), None)
    assert milestone_hover(waiting) == "<b>Flag handed over</b><br>Milestone: 1–31 Mar 2026<br>Not reached yet"
    reached = MilestoneMark("Flag handed over", None, date(2026, 3, 31), date(2026, 3, 2))
    assert milestone_hover(reached).endswith("Reached 2 Mar 2026")


def test_the_ring_says_when_it_was_fulfilled() -> None:
    words = fulfilled_hover(a_fulfilled_row(date(2026, 3, 1), date(2026, 5, 31), title="Open the bridge"))
    assert words == "<b>Open the bridge</b><br>Fulfilled 1 Mar – 31 May 2026"


def test_nothing_that_people_typed_becomes_markup() -> None:
    row = an_undated_row(title=HOSTILE, wording=HOSTILE, publisher=HOSTILE, waits_for=HOSTILE)
    earlier = an_earlier_deadline(date(2025, 9, 30), HOSTILE, announcer=HOSTILE, publisher=HOSTILE)
    for words in (row_hover(row, TODAY), earlier_hover(earlier)):
        ours = words.replace("<br>", "").replace("<b>", "").replace("</b>", "")
        assert "<" not in ours and ">" not in ours
