"""Protection against cross-site request forgery (CSRF), DNS rebinding and embedding: host, origin and token checks.

A change must come from a page of this server: the browser says so itself (`Sec-Fetch-Site`, `Origin`, which no
script can forge), and the page proves that it can read this server's cookie by repeating its value in a header
(double-submit cookie; Dash does that by itself, given the two names). The token needs no signature: an attacker who
could plant a cookie still can't send the right `Origin`.
"""

import hmac
import re
import secrets
from collections.abc import Mapping

from dashboard.settings import Settings
from dashboard.web.errors import Refused

CSRF_HEADER = "x-csrf-token"

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def csrf_cookie_name(settings: Settings) -> str:
    """The cookie's name, with the port, because browsers share cookies among all ports of a host.

    Under https with the prefix that lets no other host, and no page over http, set it (RFC 6265bis, 4.1.3.2).
    """
    return f"{'__Host-' if settings.is_https else ''}commitments_csrf_{settings.port}"


def issue_token(cookie: str, *, secure: bool) -> str:
    """A `Set-Cookie` value with a new token. Scripts may read it: that is what it is for."""
    return f"{cookie}={secrets.token_urlsafe(32)}; Path=/; SameSite=Strict{'; Secure' if secure else ''}"


def token_of(headers: Mapping[str, str], cookie: str) -> str | None:
    """The token in the request's cookies, if there is a well-formed one."""
    for pair in headers.get("cookie", "").split(";"):
        name, _, value = pair.strip().partition("=")
        if name == cookie and _TOKEN.fullmatch(value):
            return value
    return None


def check_origin(
    method: str,
    headers: Mapping[str, str],
    *,
    hosts: frozenset[str],
    origins: frozenset[str],
    cookie: str,
) -> None:
    """Raise `Refused` for a request to another host name, from another site, or without the CSRF token."""
    if headers.get("host", "").lower() not in hosts:
        raise Refused(421, "Unknown host name. Open the address that the server printed when it started.")
    if method in SAFE_METHODS:
        _refuse_embedding(headers)
        return
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None and origin is None:
        raise Refused(403, "The request does not say which page it comes from.")
    if site not in (None, "same-origin") or (origin is not None and origin.lower() not in origins):
        raise Refused(403, "Changes can only be made from this server's own pages.")
    _refuse_without_token(headers, cookie)


def _refuse_embedding(headers: Mapping[str, str]) -> None:
    """Other sites may link here; they may not load anything from here into their own pages."""
    if headers.get("sec-fetch-site") not in ("cross-site", "same-site"):
        return
    if headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document":
        return
    raise Refused(403, "This can only be loaded by this server's own pages.")


def _refuse_without_token(headers: Mapping[str, str], cookie: str) -> None:
    expected, sent = token_of(headers, cookie), headers.get(CSRF_HEADER, "")
    if expected is None or not hmac.compare_digest(expected.encode(), sent.encode()):
        raise Refused(403, "This page is out of date. Reload it and repeat what you did.")
