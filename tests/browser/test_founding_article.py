"""A reader of the founding article records all that it says, in its own language, in an empty database."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Arrive
from tests.browser.form_steps import form_on, notice
from tests.browser.running import RunningApp

LINK = "https://id.example/news/31-des-2025"
# What was read, shortened in our own words: the article itself is another's.
TEXT = "Penasihat perdana menteri: markas di Ain al-Asad diserahkan dalam beberapa hari; Erbil hingga September 2026."
ACTOR, SPEAKER = "Pemerintah Irak", "Hussein Allawi"


@dataclass
class Reader:
    """Somebody with the article before them. `steps` counts every field filled, chosen or pressed."""

    page: Page
    steps: int = 0
    by_commitment: dict[str, int] = field(default_factory=dict)

    def fill(self, form: Locator, label: str, words: str) -> None:
        form.get_by_label(label, exact=True).first.fill(words)
        self.steps += 1

    def press(self, where: Page | Locator, name: str, *, role: str = "button") -> None:
        where.get_by_role(role, name=name, exact=True).click()  # type: ignore[arg-type]
        self.steps += 1

    def add(self, title: str, fields: dict[str, str], *, reading: str = "", last: bool = False) -> None:
        """Fill in the form that stands there, and go on to the next one from the same source."""
        before = self.steps
        form = form_on(self.page, "new-commitment")
        begun = form.get_attribute("data-draft") or ""
        self.fill(form, "Title", title)
        for label, words in fields.items():
            self.fill(form, label, words)
        if reading:
            expect(form.locator(".deadline-reading")).to_contain_text(reading)
        self.press(form, "Add commitment" if last else "Add and continue with this source")
        expect(notice(self.page)).to_contain_text(f"Added: {title}")
        self.by_commitment[title] = self.steps - before
        if not last:
            expect(form).not_to_have_attribute("data-draft", begun)
            expect(form.get_by_label("Title")).to_have_value("")


def archive(reader: Reader) -> None:
    """The source once, with its text, and from there to its first commitment."""
    page = reader.page
    form = form_on(page, "source-form")
    for label, words in {
        "Link": LINK,
        "Publisher": "ABNA",
        "Published on": "31 Desember 2025",
        "Language": "id",
    }.items():
        reader.fill(form, label, words)
    expect(form.get_by_text("Read as 31 Dec 2025")).to_be_visible()
    reader.fill(form, "Text", TEXT)
    reader.press(form, "Add source")
    expect(page.get_by_text("Archived text")).to_be_visible()
    reader.press(page, "Add commitment from this source", role="link")


def test_all_that_the_article_says_is_recorded_in_its_own_language_from_one_source(
    arrive: Arrive, empty_app: RunningApp
) -> None:
    visitor = arrive(app=empty_app)
    page = visitor.page
    visitor.open("/sources/new")
    reader = Reader(page)
    archive(reader)
    form = form_on(page, "new-commitment")
    # The source, its day and its language are there already.
    expect(form.get_by_placeholder("Paste a link or choose a source").first).to_have_value(LINK)
    expect(form.get_by_label("Said on")).to_have_value("31 Dec 2025")
    expect(form.get_by_label("Its language")).to_have_value("id")
    reader.add(
        "Mengambil alih markas koalisi di Ain al-Asad",
        {
            "Statement": "akan mengambil alih markas koalisi tersebut di Pangkalan Ain al-Asad",
            "Deadline, in the source’s words": "dalam beberapa hari mendatang",
            "Criterion 1": "Bendera diserahkan",
            "Criterion 2": "Tidak ada personel koalisi di pangkalan",
            "Responsible": "Angkatan bersenjata Irak",
            "Counterparty": "Koalisi",
            "Speaker": SPEAKER,
            "Place": "Ain al-Asad",
        },
        reading="Jan 2026",
    )
    # The speaker comes along as well; what was said next is typed, and nothing else.
    expect(form_on(page, "new-commitment").locator(".chip")).to_have_text([f"{SPEAKER}×"])
    reader.add(
        "Mengakhiri misi koalisi di Erbil",
        {
            "Statement": "mengakhiri misi koalisi Amerika di Erbil hingga September 2026",
            "Deadline, in the source’s words": "hingga September 2026",
            "Responsible": ACTOR,
            "Counterparty": "Koalisi",
            "Place": "Erbil",
            "Follows": "Mengambil alih markas koalisi di Ain al-Asad",
        },
        reading="1–30 Sep 2026",
    )
    undated = {
        "Menandatangani nota kesepahaman": "nota-nota kesepahaman akan ditandatangani",
        "Mengembangkan hubungan pertahanan dengan Amerika Serikat": "berkomitmen mengembangkan hubungan pertahanan",
        "Melanjutkan jalur yang sama dengan Inggris, NATO dan Uni Eropa": "akan melanjutkan jalur yang sama",
        "Melatih dan meningkatkan kemampuan angkatan bersenjata": "akan difokuskan pada pelatihan",
    }
    for title, statement in undated.items():
        fields = {"Statement": statement, "Responsible": ACTOR}
        reader.add(title, fields, last=title == list(undated)[-1])
    expect(page).to_have_url(re.compile("/commitments/melatih"))
    assert reader.steps < 60
    assert max(list(reader.by_commitment.values())[2:]) == 4
    visitor.open("/")
    expect(page.locator(".gantt-row")).to_have_count(6)
    expect(page.get_by_text("Deadline passed 53 days ago · awaiting review")).to_be_visible()
    visitor.open("/sources")
    expect(page.locator("main a[href^='/sources/']:not([href$='/new'])")).to_have_count(1)
