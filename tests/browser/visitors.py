"""A person at a browser, and the watch kept over what the page does behind their back."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, ViewportSize, WebError

DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
Theme = Literal["light", "dark"]

PATIENCE_MS = 15_000
# Reported from inside the page, since not every engine writes a violation to the console.
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
    window.reportViolation(`${event.violatedDirective}: ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`)
);
"""


@dataclass
class Visitor:
    """One person with cookies and storage of their own. `page` is Playwright's."""

    context: BrowserContext
    page: Page
    origin: str
    complaints: list[str] = field(default_factory=list)
    expected: list[re.Pattern[str]] = field(default_factory=list)

    def open(self, path: str = "/") -> Response | None:
        """Go to a path of the application and wait until it can be used; what the server answered."""
        answer = self.page.goto(f"{self.origin}{path}")
        self.page.locator("#prerendered-page").wait_for(state="detached")
        return answer

    def expect_complaint(self, pattern: str) -> None:
        """From here on a complaint that matches is part of the story, such as the browser's line about a 409."""
        self.expected.append(re.compile(pattern))

    def unexpected(self) -> list[str]:
        """Everything that went wrong unseen: errors, policy violations, requests elsewhere."""
        return [words for words in self.complaints if not any(pattern.search(words) for pattern in self.expected)]

    def picture(self, path: Path) -> None:
        """A screenshot of what is in view."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path, timeout=PATIENCE_MS)

    def watch(self) -> None:
        """Note every console error, uncaught error, policy violation and request off the origin, in any tab."""
        self.context.expose_function("reportViolation", lambda words: self.complaints.append(f"CSP: {words}"))
        self.context.add_init_script(REPORT_VIOLATIONS)
        self.context.on("console", self.hear_console)
        self.context.on("weberror", self.hear_error)
        self.context.on("request", self.hear_request)

    def hear_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def hear_error(self, error: WebError) -> None:
        self.complaints.append(f"page error: {error.error}")

    def hear_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and f"{address.scheme}://{address.netloc}" != self.origin:
            self.complaints.append(f"request off the origin: {request.method} {request.url}")


def arrive(browser: Browser, origin: str, *, viewport: ViewportSize = DESK, theme: Theme = "light") -> Visitor:
    """A new visitor with an empty page, watched from the first byte on."""
    manner: dict[str, Any] = {"locale": "en-GB", "timezone_id": "UTC", "reduced_motion": "reduce"}
    context = browser.new_context(viewport=viewport, color_scheme=theme, has_touch=viewport == PHONE, **manner)
    context.set_default_timeout(PATIENCE_MS)
    visitor = Visitor(context, context.new_page(), origin)
    visitor.watch()
    return visitor
