"""The timeline's rows in words: links, statuses and schedules that need no figure."""

from datetime import date
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from dashboard.figures.gantt.lanes import GroupHeading
from dashboard.pages.timeline.legend import legend
from dashboard.widgets.gantt_rows import counted, gantt_rows
from tests.dashboard.figures.rows import TODAY, a_row, an_undated_row


def rows(*items: Any, selected: str | None = None) -> list[Element]:
    markup = gantt_rows(items, as_of=TODAY, href_of=lambda row: f"/commitments/{row.slug}", selected=selected)
    return list(ElementTree.fromstring(f"<ul>{markup}</ul>"))


def the(row: Element, name: str) -> Element:
    """The one part of a row with that class."""
    (part,) = (part for part in row.iter() if name in part.get("class", "").split())
    return part


def test_a_row_is_a_link_with_its_status_actor_and_schedule_in_words() -> None:
    row = a_row(title="Open the bridge")
    (item,) = rows(row)
    link = the(item, "gantt-link")
    assert (link.text, link.get("href")) == ("Open the bridge", f"/commitments/{row.slug}")
    assert the(item, "status-word").text == "Under way"
    assert the(item, "gantt-actor").text == "Ministry of Works"
    assert the(item, "gantt-schedule").text == "Deadline passed 53 days ago · awaiting review"


def test_a_row_holds_its_deadline_with_its_slip_in_words() -> None:
    slipped = a_row(baseline_latest=date(2025, 9, 30), earliest=date(2026, 1, 5), latest=date(2026, 1, 11))
    sooner = a_row(baseline_latest=date(2026, 10, 1))
    waiting = an_undated_row(wording="once the bridge stands")
    lines = [the(item, "gantt-deadline").text for item in rows(a_row(), slipped, sooner, waiting)]
    assert lines == [
        "1–30 Sep 2026",
        "30 Sep 2025 → 5–11 Jan 2026 · +103 days",
        "1 Oct 2026 → 1–30 Sep 2026 · −1 day",
        "“once the bridge stands”",
    ]
    (undated,) = rows(an_undated_row())
    assert [part for part in undated.iter() if part.get("class") == "gantt-deadline"] == []


def test_what_people_typed_stays_text_in_a_row_and_in_a_heading() -> None:
    hostile = "\"'><img src=x onerror=alert(1)>&amp;{title}"
    item, heading = rows(a_row(title=hostile, responsible=hostile), GroupHeading(hostile, hostile, 1, folded=False))
    assert the(item, "gantt-link").text == hostile
    assert (the(item, "gantt-actor").text, the(heading, "gantt-group-label").text) == (hostile, hostile)
    assert the(heading, "gantt-group-button").get("data-key") == hostile
    assert {part.tag for part in item.iter()} == {"li", "div", "a", "span"}


def test_only_a_passed_deadline_is_red() -> None:
    passed, undated = rows(a_row(), an_undated_row())
    assert "is-passed" in the(passed, "gantt-schedule").get("class", "")
    assert "is-passed" not in the(undated, "gantt-schedule").get("class", "")


def test_titles_and_actors_may_run_from_right_to_left() -> None:
    (item,) = rows(a_row(title="فتح الجسر", responsible="حكومة العراق"))
    assert the(item, "gantt-title").get("dir") == "auto"
    assert the(item, "gantt-actor").get("dir") == "auto"


def test_the_chosen_row_says_so_to_eyes_and_ears() -> None:
    chosen, other = a_row(), a_row()
    first, second = rows(chosen, other, selected=chosen.slug)
    assert "is-selected" in first.get("class", "") and first.get("aria-current") == "true"
    assert "is-selected" not in second.get("class", "") and second.get("aria-current") is None


def test_a_heading_is_a_button_that_says_whether_its_rows_are_folded() -> None:
    (heading,) = rows(GroupHeading("phase", "Phase one", 1200, folded=True))
    assert the(heading, "gantt-group-button").get("aria-expanded") == "false"
    assert the(heading, "gantt-group-count").text == "1,200"


def test_commitments_are_counted_in_words() -> None:
    assert [counted(total) for total in (0, 1, 7, 1200)] == [
        "0 commitments",
        "1 commitment",
        "7 commitments",
        "1,200 commitments",
    ]


def test_the_legend_explains_its_signs_in_words() -> None:
    texts = [item.children[1] for item in legend().children]
    assert "deadline window" in texts
    assert all(item.children[0].to_plotly_json()["props"]["aria-hidden"] == "true" for item in legend().children)
