"""The policy of a page allows what the page has in it, and nothing else."""

import base64
import hashlib
import re

from dashboard.web import content_security_policy
from tests.support.asgi_client import Asker

INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)


def directives(policy: str) -> dict[str, list[str]]:
    named = (directive.split() for directive in policy.split(";"))
    return {name: sources for name, *sources in named}


def test_every_inline_script_of_the_page_is_allowed_by_its_hash_and_no_other(newcomer: Asker) -> None:
    answer = newcomer.get("/")
    scripts = [
        match["code"]
        for match in INLINE.finditer(answer.text)
        if "src=" not in match["attributes"] and "application/json" not in match["attributes"]
    ]
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'" for code in scripts}
    allowed = directives(answer.headers["content-security-policy"])["script-src"]
    assert hashes
    assert set(allowed) == {"'self'", *hashes}


def test_a_page_may_load_from_itself_only() -> None:
    policy = directives(content_security_policy.page_policy(["'sha256-abc'"], nonce="xyz"))
    assert policy["default-src"] == ["'none'"]
    assert policy["style-src"] == ["'self'", "'nonce-xyz'"]
    sources = {source for name in policy for source in policy[name]}
    assert sources == {"'none'", "'self'", "data:", "blob:", "'sha256-abc'", "'nonce-xyz'"}


def test_an_answer_that_is_no_page_may_load_nothing(newcomer: Asker) -> None:
    policy = directives(newcomer.get("/healthz").headers["content-security-policy"])
    assert {source for sources in policy.values() for source in sources} == {"'none'"}
