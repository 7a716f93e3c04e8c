"""A commitment's page, drawn for an address."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.figures.slippage import Revision
from dashboard.pages.commitment import page as commitment
from dashboard.pages.commitment.slippage_card import slip_words
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from db.engine import Database
from db.errors import NotFound
from tests.dashboard.conftest import TODAY
from tests.support.page_rendering import figures, links, parts, with_class, words_of

Draw = Callable[..., Any]
SETTINGS = Settings(fixed_day=TODAY)


@pytest.fixture
def page(sample_database: Database) -> Draw:
    def draw(slug: str, query: str = "") -> Any:
        url = PageUrl(f"/commitments/{slug}", variables={"slug": slug}, query=read_query(query))
        layout = commitment.layout(sample_database, SETTINGS, url=url)
        return json.loads(json.dumps(layout, default=lambda one: one.to_plotly_json()))

    return draw


def cards(layout: Any) -> dict[str, Any]:
    """The page's cards by their headings."""
    headed = [
        (part, [one for one in parts(part) if one["type"] in ("H1", "H2")]) for part in with_class(layout, "card")
    ]
    return {words_of(headings[0]): part for part, headings in headed if headings}


def test_the_page_has_words_deadline_slippage_and_history(page: Draw) -> None:
    found_cards = cards(page("ain-al-asad"))
    title = "Iraqi forces take over the Coalition headquarters at Ain al-Asad"
    assert list(found_cards)[:5] == [title, "Sources that disagree", "Related commitments", "Slippage", "History"]
    assert "1 Jan 2026 · News-Pravda" in words_of(found_cards["Sources that disagree"])
    assert "Moved twice: from 30 Sep 2025 to 11 Jan 2026, 103 days later in all." in words_of(found_cards["Slippage"])
    assert len(with_class(found_cards["History"], "history-entry")) == 7


def test_other_commitments_are_linked_in_both_directions(page: Draw) -> None:
    assert words_of(cards(page("end-mission-erbil"))["Related commitments"]).startswith("Related commitments Follows")
    whole = cards(page("end-mission-federal-iraq"))["Related commitments"]
    assert "Has as a part" in words_of(whole) and "Followed by" in words_of(whole)
    assert set(links(whole).values()) == {"/commitments/ain-al-asad", "/commitments/end-mission-erbil"}


def test_a_deadline_stated_once_has_no_chart(page: Draw) -> None:
    layout = page("end-mission-federal-iraq")
    assert "Slippage" not in cards(layout) and not figures(layout)


def test_the_chart_is_named_for_those_who_can_t_see_it(page: Draw) -> None:
    (chart,) = with_class(page("ain-al-asad"), "slippage")
    assert chart["props"]["role"] == "img"
    assert chart["props"]["aria-label"].startswith("When each deadline was announced")


@pytest.mark.parametrize(("days", "pills"), [(35, 0), (36, 1)])
def test_due_soon_follows_its_setting_on_the_page(sample_database: Database, days: int, pills: int) -> None:
    url = PageUrl("/", variables={"slug": "end-mission-erbil"}, query=read_query("as_of=2026-08-25"))
    layout = commitment.layout(sample_database, replace(SETTINGS, due_soon_days=days), url=url)
    drawn = json.loads(json.dumps(layout, default=lambda one: one.to_plotly_json()))
    assert len(with_class(drawn, "pill-due")) == pills


def test_today_everything_can_be_edited(page: Draw) -> None:
    layout = page("end-mission-erbil")
    assert "/commitments/end-mission-erbil/edit" in links(layout).values()
    assert [part for part in parts(layout) if part["type"] == "Button" and words_of(part) == "Correct"]


def test_on_another_day_the_page_says_so_and_is_only_read(page: Draw) -> None:
    layout = page("end-mission-erbil", "as_of=2026-01-05")
    (band,) = with_class(layout, "band")
    assert "Showing 5 Jan 2026" in words_of(band)
    assert "Deadline passed" not in words_of(layout)
    assert not [part for part in parts(layout) if part["type"] in ("Form", "Textarea")]
    assert "Correct" not in words_of(layout).split()
    assert links(layout)["End the Coalition's mission in federal Iraq"].endswith("?as_of=2026-01-05")


@pytest.mark.parametrize(("slug", "query"), [("nothing-here", ""), ("end-mission-erbil", "as_of=2020-01-01")])
def test_what_is_not_known_is_said_to_be_unknown(page: Draw, slug: str, query: str) -> None:
    with pytest.raises(NotFound, match="No commitment is known at this address"):
        page(slug, query)


def test_the_browser_s_title_is_the_commitment_s(sample_database: Database) -> None:
    url = PageUrl("/commitments/end-mission-erbil", variables={"slug": "end-mission-erbil"})
    assert commitment.title(sample_database, SETTINGS, url=url) == "End the Coalition's mission in Erbil"


A, B, C = date(2026, 1, 31), date(2026, 2, 28), date(2026, 1, 15)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([A, A], "Stated twice, always for 31 Jan 2026."),
        ([A, B], "Moved once: from 31 Jan 2026 to 28 Feb 2026, 28 days later in all."),
        ([A, C], "Moved once: from 31 Jan 2026 to 15 Jan 2026, 16 days earlier in all."),
        ([A, B, A], "Moved twice: from 31 Jan 2026 to 31 Jan 2026, back where it began in all."),
        ([A, B, A, B], "Moved 3 times: from 31 Jan 2026 to 28 Feb 2026, 28 days later in all."),
    ],
)
def test_slippage_is_summed_up_in_a_sentence(days: list[date], words: str) -> None:
    assert slip_words([Revision(date(2025, 1, 1), day, "words") for day in days]) == words
