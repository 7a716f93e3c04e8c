"""Everything that may be set from outside, read once into one frozen value.

`Settings.from_environment()` reads the variables named in `VARIABLES`; a value that makes no sense raises
`InvalidSetting` with a sentence that names the variable.
"""

import ipaddress
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from platformdirs import user_data_path

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


class InvalidSetting(Exception):
    """A setting makes no sense; the text is a sentence for people."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


def default_database() -> str:
    """Path of the SQLite file used when nothing else is said: the platform's user data folder."""
    return str(user_data_path("commitments", appauthor=False) / "commitments.sqlite3")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the whole web application is told from outside.

    `database` is a path or a URL; `database_url` is always a URL. `time_zone` None is the machine's own zone.
    `clock` returns the present moment with its zone; everything that asks for the day goes through `today()`.
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
            public_url=read.web_address("COMMITMENTS_PUBLIC_URL"),
            allowed_hosts=read.words("COMMITMENTS_ALLOWED_HOSTS"),
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

    def hosts(self) -> frozenset[str]:
        """Host headers that are this server's; every other is refused (a name rebound to this machine)."""
        own = {_bracketed(self.host), "127.0.0.1", "localhost", "[::1]"}
        found = {f"{name}:{self.port}" for name in own} | {host.lower() for host in self.allowed_hosts}
        if self.port == 80:
            found |= own
        if self.public_url:
            found.add(urlsplit(self.public_url).netloc.lower())
        return frozenset(found)

    def origins(self) -> frozenset[str]:
        """Origins from which a browser may ask for a change: this server's own, nothing else."""
        found = {f"http://{host}" for host in self.hosts()}
        if self.public_url:
            parts = urlsplit(self.public_url)
            found.add(f"{parts.scheme}://{parts.netloc.lower()}")
        return frozenset(found)

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self.clock().astimezone(UTC)

    def today(self) -> date:
        """The day it is, where the users are; the fixed day if one is set."""
        return self.fixed_day or self.clock().astimezone(self.time_zone).date()


def refuse_public_listening(host: str) -> str | None:
    """Why this server will not listen on `host`, as a sentence; None where it will.

    Until there are accounts everybody who reaches the server may change everything, so only this machine may.
    """
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

    def words(self, name: str) -> frozenset[str]:
        return frozenset(word.strip() for word in self.text(name).split(",") if word.strip())

    def number(self, name: str, default: int, *, lowest: int, highest: int) -> int:
        given = self.text(name)
        if not given:
            return default
        if not given.isdecimal() or len(given) > 12 or not lowest <= int(given) <= highest:
            raise InvalidSetting(f"{name} must be a whole number from {lowest} to {highest}, not {given!r}.")
        return int(given)

    def day(self, name: str) -> date | None:
        given = self.text(name)
        try:
            return date.fromisoformat(given) if given else None
        except ValueError:
            raise InvalidSetting(f"{name} must be a day such as 2026-11-22, not {given!r}.") from None

    def zone(self, name: str) -> tzinfo | None:
        given = self.text(name)
        try:
            return ZoneInfo(given) if given else None
        except (KeyError, ValueError, OSError):
            raise InvalidSetting(f"{name} must be a time zone such as Asia/Baghdad, not {given!r}.") from None

    def web_address(self, name: str) -> str | None:
        given = self.text(name).rstrip("/")
        if not given:
            return None
        parts = urlsplit(given)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query:
            raise InvalidSetting(f"{name} must be an address such as https://example.org, not {given!r}.")
        return given
