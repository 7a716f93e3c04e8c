"""Hostile words in every field: on every page and in every hover only words, and no link leads anywhere odd."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db.domain.vocabulary import ActorKind, ActorRole, AssessedStatus
from db.errors import InvalidInput
from db.services.inputs import NewActor, NewEvidence, NewMilestone
from db.services.milestones import add_milestone
from tests.browser.conftest import Arrive
from tests.browser.running import RunningApp
from tests.browser.visitors import Visitor
from tests.support.builders import a_commitment, a_new_deadline, a_new_source, a_revision, a_source, a_write, an_update

HOSTILE = "<img src=x onerror=\"document.title='owned'\"> & <b>bold</b> \u202egnitsoh"
LINK = "<a href=\"javascript:document.title='owned'\">click</a>"
SLUG = "hostile"


def hostile_source(published: str, url: str) -> NewEvidence:
    source = a_new_source(published, publisher=HOSTILE, headline=LINK, author=HOSTILE, url=url)
    return NewEvidence(source, quote_exact=HOSTILE)


@pytest.fixture
def app(empty_app: RunningApp) -> RunningApp:
    """The server on a commitment whose every word is hostile."""
    assert empty_app.database is not None
    with empty_app.database.write() as session:
        evidence = (hostile_source("2026-01-10", "https://x.example/?q=<script>alert(1)</script>"),)
        another = hostile_source("2026-02-10", "https://y.example/a")
        later = hostile_source("2026-06-01", "https://z.example/b")
        commitment = a_commitment(
            session,
            title=HOSTILE,
            slug=SLUG,
            statement=HOSTILE,
            translation=LINK,
            detail=LINK,
            place=HOSTILE,
            topics=(HOSTILE[:100],),
            actors=((ActorRole.RESPONSIBLE, NewActor(HOSTILE, ActorKind.GOVERNMENT, position=LINK)),),
            deadline=a_new_deadline("2026-05", wording=HOSTILE[:60], evidence=evidence),
            evidence=evidence,
        )
        a_revision(session, commitment, "2027-06~", wording=LINK, reason=HOSTILE, evidence=(later,))
        an_update(session, commitment, AssessedStatus.DISPUTED, reason=HOSTILE, evidence=(*evidence, another))
        add_milestone(session, commitment.id, NewMilestone(HOSTILE, "2026-04"), a_write(1))
    return empty_app


@pytest.fixture
def guest(app: RunningApp, arrive: Arrive) -> Visitor:
    return arrive(app=app)


def nothing_came_alive(page: Page) -> None:
    assert page.locator("img[src=x]").count() == 0
    assert page.locator("main b, .ag-cell b, .ag-tooltip b").filter(has_text="bold").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.evaluate("document.title") != "owned"
    for link in page.locator("main a[href]").evaluate_all("links => links.map(link => link.protocol)"):
        assert link in ("http:", "https:")


def test_the_commitment_s_page_shows_words(guest: Visitor) -> None:
    page = guest.page
    guest.open(f"/commitments/{SLUG}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<img src=x onerror")
    expect(page.locator(".history-entry").first).to_contain_text("<b>bold</b>")
    expect(page.locator(".quote")).to_contain_text("<a href=")
    nothing_came_alive(page)


def test_the_slippage_s_hover_shows_words(guest: Visitor) -> None:
    page = guest.page
    guest.open(f"/commitments/{SLUG}")
    mark = page.locator(".slippage .scatterlayer .point").first
    mark.scroll_into_view_if_needed()
    mark.hover(force=True)
    expect(page.locator(".slippage .hovertext").first).to_contain_text("<img src=x")
    nothing_came_alive(page)


def test_the_table_and_its_tooltips_show_words(guest: Visitor) -> None:
    page = guest.page
    guest.open("/table")
    title = page.locator(".ag-row [col-id=title] a")
    expect(title).to_contain_text("<img src=x onerror")
    title.hover()
    expect(page.locator(".ag-tooltip")).to_contain_text("<b>bold</b>")
    nothing_came_alive(page)


def test_the_timeline_s_rows_and_hover_show_words(guest: Visitor) -> None:
    page = guest.page
    guest.open(f"/?at={SLUG}")
    expect(page.locator(".gantt-link")).to_contain_text("<img src=x onerror")
    expect(page.locator(".drawer .quote")).to_contain_text("<b>bold</b>")
    mark = page.locator(".gantt-chart .scatterlayer .point").first
    # A pointer comes from somewhere: it is seen from its second move on.
    mark.hover(force=True, position={"x": 2, "y": 2})
    mark.hover(force=True)
    expect(page.locator(".gantt-chart .hovertext").first).to_contain_text("<img src=x")
    nothing_came_alive(page)


def test_the_sources_show_words(guest: Visitor) -> None:
    page = guest.page
    guest.open("/sources")
    first = page.locator(".records tbody tr a").first
    expect(first).to_contain_text("<a href=")
    nothing_came_alive(page)
    first.click()
    expect(page.locator(".claims")).to_contain_text("<b>bold</b>")
    nothing_came_alive(page)


def test_a_link_that_is_none_of_the_web_gets_past_neither_service_nor_database(app: RunningApp) -> None:
    assert app.database is not None
    with app.database.write() as session, pytest.raises(InvalidInput, match="must begin with https"):
        a_source(session, url="javascript:alert(1)")
    with app.database.write() as session, pytest.raises(IntegrityError, match="url_is_web"):
        session.execute(text("UPDATE source SET url = 'javascript:alert(1)'"))
