"""Request bodies: read whole, no larger than allowed, and as JSON that the rest of the program can bear."""

import asyncio
import json
import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dashboard.web.errors import Refused

if TYPE_CHECKING:
    from starlette.types import Receive

# A body that trickles in slower than this is given up.
BODY_SECONDS = 30.0
# JavaScript's integers are exact up to here, and no larger one fits a database column.
_LARGEST_INTEGER = 2**53 - 1


class Gone(Exception):
    """The browser went away before its request was complete."""


async def read_body(receive: "Receive", headers: Mapping[str, str], *, limit: int) -> bytes:
    """The whole body. Raises `Refused` as soon as it is, or is said to be, larger than `limit` bytes."""
    too_large = Refused(413, f"This is too large: at most {limit // 1024} KiB are taken at once.")
    declared = headers.get("content-length", "0")
    if not declared.isdecimal():
        raise Refused(400, "The length of the request makes no sense.")
    if len(declared) > 12 or int(declared) > limit:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            more = True
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Gone
                body += message.get("body", b"")
                more = message.get("more_body", False)
                if len(body) > limit:
                    raise too_large
    except TimeoutError:
        raise Refused(408, "The request took too long to arrive.") from None
    return bytes(body)


def refuse_other_media(headers: Mapping[str, str]) -> None:
    """Raise `Refused` unless the body is said to be plain JSON."""
    if headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise Refused(415, "This takes JSON only.")
    if headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise Refused(415, "This takes bodies that are not compressed only.")


def read_json(body: bytes) -> object:
    """JSON as the rest of the program can bear it. Raises `Refused` for anything else.

    No NaN or infinity, no number beyond JavaScript's exact integers (SQLite overflows), no NUL (PostgreSQL refuses
    it) and no half of a surrogate pair (no encoder takes it).
    """
    try:
        # Decoded here, because json would take UTF-16 and stray surrogates in bytes.
        content = json.loads(
            body.decode("utf-8"), parse_constant=_refuse_constant, parse_int=_small_integer, parse_float=_finite_number
        )
    except (ValueError, RecursionError):
        raise Refused(400, "The request is not the JSON that this server reads.") from None
    if b"\\u" in body and not all(_storable(text) for text in _texts(content)):
        raise Refused(400, "The request has characters that can't be stored.")
    return content


def _refuse_constant(name: str) -> object:
    raise ValueError(name)


def _small_integer(digits: str) -> int:
    number = int(digits) if len(digits) <= 17 else _LARGEST_INTEGER + 1
    if abs(number) > _LARGEST_INTEGER:
        raise ValueError("a number beyond exact integers")
    return number


def _finite_number(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number beyond all numbers")
    return number


def _texts(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, list):
        for item in content:
            yield from _texts(item)
    elif isinstance(content, dict):
        for key, item in content.items():
            yield key
            yield from _texts(item)


def _storable(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)
