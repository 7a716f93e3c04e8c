"""What changed between two days of the sample."""

from collections.abc import Callable
from typing import Any

import pytest

from dashboard.pages.changes import page as changes
from dashboard.settings import Settings
from db.engine import Database
from tests.dashboard.conftest import TODAY
from tests.support.page_rendering import drawn, links, parts, with_class, words_of

Draw = Callable[..., Any]


@pytest.fixture
def page(sample_database: Database) -> Draw:
    return lambda query="": drawn(changes, sample_database, Settings(fixed_day=TODAY), query)


def sections(layout: Any) -> dict[str, str]:
    """The words of each kind's section, by its id."""
    listed = {part["props"].get("id"): words_of(part) for part in parts(layout) if part["type"] == "Section"}
    return {str(id_).removeprefix("changes-"): words for id_, words in listed.items()}


def test_each_kind_is_listed_with_what_was_and_what_is(page: Draw) -> None:
    listed = sections(page("from_day=2026-01-10&as_of=2026-02-01"))
    assert list(listed) == ["fulfilled", "reassessed"]
    assert "Iraqi armed forces Disputed" in listed["fulfilled"]
    assert "Erbil Government of Iraq · Government of the United States Not assessed" in listed["reassessed"]


def test_what_was_not_yet_known_is_new(page: Draw) -> None:
    listed = sections(page("from_day=2025-08-25&as_of=2025-08-26"))
    assert list(listed) == ["new"]
    assert "Ain al-Asad" in listed["new"] and "First reported 26 Aug 2025" in listed["new"]


def test_a_slip_says_by_how_much(page: Draw) -> None:
    listed = sections(page("from_day=2025-09-01&as_of=2026-01-05"))
    assert "days later" in listed["slipped"]


def test_a_deadline_passes_without_anybody_saying_so(page: Draw) -> None:
    listed = sections(page("from_day=2026-09-30&as_of=2026-10-01"))
    assert list(listed) == ["passed"]
    assert "Last day 30 Sep 2026" in listed["passed"]


def test_without_a_day_the_last_thirty_are_compared(page: Draw) -> None:
    assert "No reported changes between 23 Oct 2026 and 22 Nov 2026." in words_of(page())


def test_the_earlier_day_can_not_lie_after_the_later(page: Draw) -> None:
    assert "These are the same day." in words_of(page("from_day=2026-11-22&as_of=2026-01-01"))


def test_links_lead_to_the_commitment_as_of_the_later_day(page: Draw) -> None:
    listed = links(page("from_day=2026-01-10&as_of=2026-02-01"))
    assert listed["End the Coalition's mission in Erbil"].endswith("?as_of=2026-02-01")


def test_one_kind_alone_can_be_asked_for(page: Draw) -> None:
    layout = page("from_day=2026-01-10&as_of=2026-02-01&kind=reassessed")
    assert list(sections(layout)) == ["reassessed"]
    assert [words_of(one) for one in with_class(layout, "change-counts")] == [
        "3 changes 2 fulfilled 1 reassessed , shown"
    ]


@pytest.mark.parametrize(
    "query", ["from_day=0001-01-01", "from_day=9999-12-31", "from_day=x&kind=y", "as_of=0001-01-01"]
)
def test_no_address_breaks_the_page(page: Draw, query: str) -> None:
    assert "What changed" in words_of(page(query))
