"""What people type, made safe to keep: everything that arrives is taken to be hostile."""

import re
import unicodedata
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from db.errors import InvalidInput

TITLE_LENGTH = 300
NAME_LENGTH = 300
LONG_TEXT_LENGTH = 20_000
ARCHIVE_LENGTH = 500_000
ADDRESS_LENGTH = 2_000
# No address is there twice, and so much fits into the index that holds this on PostgreSQL.
ADDRESS_BYTES = 2_600

_WITHOUT_SCHEME = re.compile(r"www\.[^\s/.]+\.", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
# Letters that reverse the text around them can make one address or title look like another.
_REVERSING = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


def one_line(
    value: str | None, *, field: str, called: str, max_length: int = TITLE_LENGTH, required: bool = True
) -> str:
    """One line of text without control characters. Raises `InvalidInput` if it is missing or too long."""
    text = " ".join(_clean(value, field=field, called=called, max_length=max_length).split())
    return _bounded(text, field=field, called=called, max_length=max_length, required=required)


def many_lines(
    value: str | None, *, field: str, called: str, max_length: int = LONG_TEXT_LENGTH, required: bool = True
) -> str:
    """Text with its line ends kept. Raises `InvalidInput` if it is missing or too long."""
    text = (
        _clean(value, field=field, called=called, max_length=max_length)
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .strip()
    )
    return _bounded(text, field=field, called=called, max_length=max_length, required=required)


def verbatim(
    value: str | None,
    *,
    field: str,
    called: str,
    max_length: int = LONG_TEXT_LENGTH,
    required: bool = True,
) -> str:
    """Somebody's own words, to the letter: no other letters for the same look, no invisible sign left out.

    As a browser posts them: lines end in LF. Blanks and empty lines around them go. Raises `InvalidInput` if the text
    is missing, too long, or holds what no text does.
    """
    text = _readable(value, field=field, called=called, max_length=max_length)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _bounded(text.strip(" \t\n"), field=field, called=called, max_length=max_length, required=required)


def document_text(value: str | None, *, field: str, called: str) -> str:
    """The text of a whole document, byte for byte. Raises `InvalidInput` as `verbatim` does."""
    text = _readable(value, field=field, called=called, max_length=ARCHIVE_LENGTH)
    return _bounded(text, field=field, called=called, max_length=ARCHIVE_LENGTH, required=True)


def web_address(value: str | None, *, field: str) -> str | None:
    """An http or https address, or None if nothing was given; `www.…` is read as one of https.

    Raises `InvalidInput` for any other scheme.
    """
    text = (value or "").strip()
    if _WITHOUT_SCHEME.match(text):
        text = f"https://{text}"
    if not text:
        return None
    if len(text) > ADDRESS_LENGTH:
        raise InvalidInput(f"The link is longer than {ADDRESS_LENGTH:,} characters.", field=field)
    if len(text.encode(errors="surrogatepass")) > ADDRESS_BYTES:
        raise InvalidInput("The link has too many letters beyond a to z. Copy it from the address bar.", field=field)
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Zs", "Zl", "Zp") for letter in text):
        raise InvalidInput("The link has a space or an invisible character in it.", field=field)
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise InvalidInput("The link can't be read. Copy it again from the address bar.", field=field) from None
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise InvalidInput("The link must begin with https:// or http://.", field=field)
    if parts.username or parts.password:
        raise InvalidInput("The link holds a user name or password. Remove it.", field=field)
    return parts._replace(scheme=parts.scheme.lower()).geturl()


def language_tag(value: str | None, *, field: str) -> str:
    """A BCP 47 language tag, "und" if none was given. Raises `InvalidInput`."""
    text = (value or "").strip() or "und"
    if len(text) > 35 or not _LANGUAGE.fullmatch(text):
        raise InvalidInput("Give the language as its code, such as en, id or ar.", field=field)
    return text


def time_zone(value: str, *, field: str = "time_zone") -> ZoneInfo:
    """The zone of an IANA name. Raises `InvalidInput`."""
    if value not in available_timezones():
        raise InvalidInput("Give the time zone by its name, such as Asia/Baghdad.", field=field)
    return ZoneInfo(value)


def storable(text: str) -> bool:
    """Whether a database can hold the text at all, and so may be asked for it: no control characters, no half of a
    surrogate pair."""
    return not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in text)


def slug_of(title: str) -> str:
    """A short address for a title: its letters and digits in any script, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", title)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter) or ord(letter) > 0x36F)
    words = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", plain).lower()).strip("-")
    return words[:80].rstrip("-") or "commitment"


def _clean(value: str | None, *, field: str, called: str, max_length: int) -> str:
    text = _readable(value, field=field, called=called, max_length=max_length)
    return unicodedata.normalize("NFC", text.translate(_REVERSING))


def _readable(value: str | None, *, field: str, called: str, max_length: int) -> str:
    text = value or ""
    if len(text) > ARCHIVE_LENGTH:
        raise _too_long(text, field=field, called=called, max_length=max_length)
    if any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\r\t" for letter in text):
        raise InvalidInput(f"{called} holds an invisible control character. Type it again.", field=field)
    return text


def _bounded(text: str, *, field: str, called: str, max_length: int, required: bool) -> str:
    if required and not any(_visible(letter) for letter in text):
        raise InvalidInput(f"{called} is missing.", field=field)
    if len(text) > max_length:
        raise _too_long(text, field=field, called=called, max_length=max_length)
    return text


def _too_long(text: str, *, field: str, called: str, max_length: int) -> InvalidInput:
    excess = len(text) - max_length
    return InvalidInput(
        f"{called} has {len(text):,} characters; {max_length:,} fit. Shorten it by {excess:,}.", field=field
    )


def _visible(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cf", "Zs", "Cc", "Zl", "Zp")
