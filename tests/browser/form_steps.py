"""Steps that several journeys take through forms."""

from playwright.sync_api import Locator, Page, expect

ERBIL = "end-mission-erbil"


def form_on(page: Page, name: str) -> Locator:
    """A form that is ready to be typed into: its script has met it."""
    form = page.locator(f"form#{name}")
    expect(form).to_be_visible()
    expect(form.locator("[aria-describedby]").first).to_be_attached()
    return form


def add_evidence(form: Locator, *, link: str = "https://news.example/1", quote: str = "") -> None:
    """A source that is new here, with what is asked of one."""
    form.get_by_placeholder("Paste a link or choose a source").first.fill(link)
    form.get_by_label("Publisher").first.fill("News")
    form.get_by_label("Published on").first.fill("20 Nov 2026")
    if quote:
        form.get_by_label("Quote").first.fill(quote)


def notice(page: Page) -> Locator:
    """What was told last."""
    return page.locator(".shell-notices .notice")


def errors(form: Locator) -> list[str]:
    """Every sentence that stands under a field."""
    return [words for words in form.locator(".field-error, .form-error").all_inner_texts() if words]
