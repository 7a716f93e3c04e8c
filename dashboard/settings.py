"""Everything that may be set from outside, read once into one frozen value.

`Settings.from_environment()` reads the variables named in `VARIABLES`; a value that makes no sense raises
`InvalidSetting` with a sentence that names the variable.
"""

import ipaddress
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from platformdirs import user_data_path

from db.domain.filters import View

# Name of each environment variable: what it sets.
VARIABLES: Mapping[str, str] = {
    "COMMITMENTS_DATABASE": "Path of the SQLite file, or a database URL (postgresql+psycopg://…)",
    "COMMITMENTS_REPLICA": "URL of a PostgreSQL database that follows it, to read from",
    "COMMITMENTS_HOST": "Address to listen on",
    "COMMITMENTS_PORT": "Port to listen on; 0 takes a free one",
    "COMMITMENTS_PUBLIC_URL": "Address under which browsers reach this server, if a proxy stands before it",
    "COMMITMENTS_ALLOWED_HOSTS": "Further Host headers to accept, separated by commas",
    "COMMITMENTS_TIME_ZONE": "Zone in which a day begins, for example Asia/Baghdad; else the machine's own",
    "COMMITMENTS_DUE_SOON_DAYS": "How many days ahead count as due soon",
    "COMMITMENTS_REVIEW_INTERVAL_DAYS": "After how many days without a check a status needs one",
    "COMMITMENTS_BODY_LIMIT": "Largest request body, in bytes",
    "COMMITMENTS_WORKERS": "How many processes serve",
    "COMMITMENTS_THREADS": "How many requests a process works on at the same time",
    "COMMITMENTS_MOST_WAITING": "How many more requests may wait in a process; those beyond are answered 503",
    "COMMITMENTS_MOST_LISTENING": "How many open pages a process tells of changes",
    "COMMITMENTS_MOST_A_SECOND": "How many requests a second one browser may make for long; beyond, 429",
    "COMMITMENTS_TODAY": "A fixed day to take for today (YYYY-MM-DD), for demonstrations and tests",
}

MAX_WORKERS = 64
# A name or an address, and a port: what a Host header may be (RFC 3986, 3.2.2, without what no browser sends).
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_.-]+)(?::(?P<port>[0-9]{1,5}))?")
_DEFAULT_PORTS = {"http": 80, "https": 443}


class InvalidSetting(Exception):
    """A setting makes no sense; the text is a sentence for people."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


def default_database() -> str:
    """Path of the SQLite file used when nothing else is said: the platform's user data folder."""
    return str(user_data_path("commitments", appauthor=False) / "commitments.sqlite3")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be configured.

    `database` is a path or a URL; `database_url` is always a URL. `time_zone` None is the machine's own zone.
    `clock` returns the present moment with its zone; whatever needs the day calls `today()`.
    """

    database: str = field(default_factory=default_database)
    replica: str | None = None
    host: str = "127.0.0.1"
    port: int = 8050
    public_url: str | None = None
    allowed_hosts: frozenset[str] = frozenset()
    time_zone: tzinfo | None = None
    due_soon_days: int = 30
    review_interval_days: int = 30
    body_limit: int = 2 * 1024 * 1024
    workers: int = 1
    threads: int = 4
    max_waiting: int = 100
    max_listeners: int = 500
    max_requests_per_second: int = 40
    fixed_day: date | None = None
    clock: Callable[[], datetime] = field(default=_utc_now, compare=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Settings as the environment (by default the process's own) asks for. Raises `InvalidSetting`."""
        read = _Reader(os.environ if environment is None else environment)
        return cls(
            database=read.text("COMMITMENTS_DATABASE") or default_database(),
            replica=read.text("COMMITMENTS_REPLICA") or None,
            host=read.text("COMMITMENTS_HOST") or "127.0.0.1",
            port=read.number("COMMITMENTS_PORT", 8050, lowest=0, highest=65535),
            public_url=read.origin("COMMITMENTS_PUBLIC_URL"),
            allowed_hosts=read.hosts("COMMITMENTS_ALLOWED_HOSTS"),
            time_zone=read.zone("COMMITMENTS_TIME_ZONE"),
            due_soon_days=read.number("COMMITMENTS_DUE_SOON_DAYS", 30, lowest=1, highest=3650),
            review_interval_days=read.number("COMMITMENTS_REVIEW_INTERVAL_DAYS", 30, lowest=1, highest=3650),
            body_limit=read.number("COMMITMENTS_BODY_LIMIT", 2 * 1024 * 1024, lowest=16 * 1024, highest=1024**3),
            workers=read.number("COMMITMENTS_WORKERS", 1, lowest=1, highest=MAX_WORKERS),
            threads=read.number("COMMITMENTS_THREADS", 4, lowest=1, highest=256),
            max_waiting=read.number("COMMITMENTS_MOST_WAITING", 100, lowest=0, highest=100_000),
            max_listeners=read.number("COMMITMENTS_MOST_LISTENING", 500, lowest=0, highest=100_000),
            max_requests_per_second=read.number("COMMITMENTS_MOST_A_SECOND", 40, lowest=1, highest=100_000),
            fixed_day=read.day("COMMITMENTS_TODAY"),
        )

    @property
    def database_url(self) -> str:
        """The database as a URL; a bare path becomes an absolute SQLite URL."""
        if "://" in self.database:
            return self.database
        return f"sqlite:///{Path(self.database).expanduser().resolve()}"

    @property
    def base_url(self) -> str:
        """The address people type, without a slash at the end."""
        if self.public_url:
            return self.public_url
        return f"http://{_bracketed(self.host)}:{self.port}"

    @property
    def is_https(self) -> bool:
        """Whether browsers reach this server by https, through a proxy that ends TLS."""
        return self.base_url.startswith("https:")

    def hosts(self) -> frozenset[str]:
        """Accepted Host headers; every other is refused (DNS rebinding)."""
        own = {_bracketed(self.host), "127.0.0.1", "localhost", "[::1]"}
        hosts = {f"{name}:{self.port}" for name in own} | {host.lower() for host in self.allowed_hosts}
        if self.port == 80:
            hosts |= own
        if self.public_url:
            hosts.add(urlsplit(self.public_url).netloc)
        return frozenset(hosts)

    def origins(self) -> frozenset[str]:
        """Origins from which a browser may change something: this server's own, under https by https only."""
        scheme = "https" if self.is_https else "http"
        return frozenset(f"{scheme}://{host}" for host in self.hosts())

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self.clock().astimezone(UTC)

    def today(self) -> date:
        """The current day in the users' time zone; the fixed day if one is set."""
        return self.fixed_day or self.clock().astimezone(self.time_zone).date()

    def view(self, *, as_of: date | None = None, **changes: Any) -> View:
        """A view as of a day, or of now; a day to come is read as now. A fixed day is the same in every zone."""
        now = self.now()
        today = self.fixed_day or now.astimezone(self.time_zone).date()
        day = min(as_of or today, today)
        # Days begin on a quarter of an hour, wherever on earth: to the second, no two views would be alike.
        quarter = now - timedelta(minutes=now.minute % 15, seconds=now.second, microseconds=now.microsecond)
        return View(
            as_of=day,
            today=today,
            now=quarter if day == today and self.fixed_day is None else None,
            zone=self.time_zone,
            due_soon_days=self.due_soon_days,
            **changes,
        )


def refuse_public_listening(host: str) -> str | None:
    """Why this server will not listen on `host`, as a sentence; None where it will.

    Until there are accounts everybody who reaches the server may change everything, so only this machine may.
    """
    if not host:
        return "An address to listen on must be named, such as 127.0.0.1."
    if host.lower() == "localhost":
        return None
    try:
        if ipaddress.ip_address(host.strip("[]")).is_loopback:
            return None
    except ValueError:
        pass
    return (
        f"This server does not listen on {host} yet: there are no accounts, so everybody who could reach it could "
        "change every record. It listens on 127.0.0.1, localhost or ::1, which only this machine reaches."
    )


def _bracketed(host: str) -> str:
    bare = host.strip("[]").lower()
    return f"[{bare}]" if ":" in bare else bare


@dataclass(frozen=True, slots=True)
class _Reader:
    environment: Mapping[str, str]

    def text(self, name: str) -> str:
        return self.environment.get(name, "").strip()

    def hosts(self, name: str) -> frozenset[str]:
        hosts = frozenset(host.strip() for host in self.text(name).split(",") if host.strip())
        for host in hosts:
            if not _is_host(host):
                raise InvalidSetting(f"{name} must be hosts such as example.org or 10.0.0.5:8050, not {host!r}.")
        return hosts

    def number(self, name: str, default: int, *, lowest: int, highest: int) -> int:
        text = self.text(name)
        if not text:
            return default
        if not text.isdecimal() or len(text) > 12 or not lowest <= int(text) <= highest:
            raise InvalidSetting(f"{name} must be a whole number from {lowest} to {highest}, not {text!r}.")
        return int(text)

    def day(self, name: str) -> date | None:
        text = self.text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise InvalidSetting(f"{name} must be a day such as 2026-11-22, not {text!r}.") from None

    def zone(self, name: str) -> tzinfo | None:
        text = self.text(name)
        try:
            return ZoneInfo(text) if text else None
        except (KeyError, ValueError, OSError):
            raise InvalidSetting(f"{name} must be a time zone such as Asia/Baghdad, not {text!r}.") from None

    def origin(self, name: str) -> str | None:
        """A scheme and a host as browsers write them in an Origin: in lower case, without the scheme's own port."""
        text = self.text(name).rstrip("/").lower()
        if not text:
            return None
        scheme, _, host = text.partition("://")
        if scheme not in _DEFAULT_PORTS or not _is_host(host):
            # The text is not repeated: it may hold a password.
            raise InvalidSetting(f"{name} must be an address such as https://example.org, without a path.")
        return f"{scheme}://{host.removesuffix(f':{_DEFAULT_PORTS[scheme]}')}"


def _is_host(text: str) -> bool:
    """Whether the text is a host with or without a port, as a browser would send it."""
    match = _HOST.fullmatch(text)
    if match is None or not 0 < int(match["port"] or 1) < 65536:
        return False
    if text.startswith("["):
        try:
            ipaddress.IPv6Address(text[1 : text.index("]")])
        except ValueError:
            return False
    return True
