"""The environment becomes settings, and nonsense in it becomes a sentence."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dashboard.settings import VARIABLES, InvalidSetting, Settings, refuse_public_listening


def test_an_empty_environment_gives_the_defaults() -> None:
    settings = Settings.from_environment({})
    assert settings == Settings()
    assert (settings.host, settings.port, settings.due_soon_days) == ("127.0.0.1", 8050, 30)
    assert settings.database.endswith("commitments.sqlite3")


def test_every_variable_is_read() -> None:
    environment = {
        "COMMITMENTS_DATABASE": "here.sqlite",
        "COMMITMENTS_REPLICA": "postgresql://second/x",
        "COMMITMENTS_HOST": "::1",
        "COMMITMENTS_PORT": "9000",
        "COMMITMENTS_PUBLIC_URL": "https://Watch.example/",
        "COMMITMENTS_ALLOWED_HOSTS": "inner:80, other",
        "COMMITMENTS_TIME_ZONE": "Asia/Baghdad",
        "COMMITMENTS_DUE_SOON_DAYS": "14",
        "COMMITMENTS_REVIEW_INTERVAL_DAYS": "7",
        "COMMITMENTS_BODY_LIMIT": "65536",
        "COMMITMENTS_WORKERS": "4",
        "COMMITMENTS_THREADS": "6",
        "COMMITMENTS_MOST_WAITING": "0",
        "COMMITMENTS_MOST_LISTENING": "300",
        "COMMITMENTS_MOST_A_SECOND": "9",
        "COMMITMENTS_TODAY": "2026-11-22",
    }
    assert environment.keys() == VARIABLES.keys()
    settings = Settings.from_environment(environment)
    assert settings == Settings(
        database="here.sqlite",
        replica="postgresql://second/x",
        host="::1",
        port=9000,
        public_url="https://watch.example",
        allowed_hosts=frozenset({"inner:80", "other"}),
        time_zone=ZoneInfo("Asia/Baghdad"),
        due_soon_days=14,
        review_interval_days=7,
        body_limit=65536,
        workers=4,
        threads=6,
        max_waiting=0,
        max_listeners=300,
        max_requests_per_second=9,
        fixed_day=date(2026, 11, 22),
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COMMITMENTS_PORT", "65536"),
        ("COMMITMENTS_PORT", "http"),
        ("COMMITMENTS_PORT", "-1"),
        ("COMMITMENTS_DUE_SOON_DAYS", "0"),
        ("COMMITMENTS_BODY_LIMIT", "1"),
        ("COMMITMENTS_WORKERS", "9" * 40),
        ("COMMITMENTS_TODAY", "tomorrow"),
        ("COMMITMENTS_TIME_ZONE", "Mars/Olympus"),
        ("COMMITMENTS_TIME_ZONE", "../../etc/passwd"),
        ("COMMITMENTS_PUBLIC_URL", "watch.example"),
        ("COMMITMENTS_PUBLIC_URL", "https://watch.example/below"),
        ("COMMITMENTS_PUBLIC_URL", "https://"),
        ("COMMITMENTS_PUBLIC_URL", "https://[::1"),
        ("COMMITMENTS_PUBLIC_URL", "https://[1.2]"),
        ("COMMITMENTS_PUBLIC_URL", "https://x y"),
        ("COMMITMENTS_PUBLIC_URL", "https://x:99999"),
        ("COMMITMENTS_PUBLIC_URL", "https://x:0"),
        ("COMMITMENTS_PUBLIC_URL", "https://x:abc"),
        ("COMMITMENTS_PUBLIC_URL", "https://u:p@x"),
        ("COMMITMENTS_PUBLIC_URL", "https://x#f"),
        ("COMMITMENTS_PUBLIC_URL", "https://x?q"),
        ("COMMITMENTS_PUBLIC_URL", "https://x\\y"),
        ("COMMITMENTS_PUBLIC_URL", "ftp://x"),
        ("COMMITMENTS_ALLOWED_HOSTS", "https://x"),
        ("COMMITMENTS_ALLOWED_HOSTS", "inner:80, *.example"),
        ("COMMITMENTS_ALLOWED_HOSTS", "x:70000"),
    ],
)
def test_a_value_that_makes_no_sense_is_named_in_a_sentence(name: str, value: str) -> None:
    with pytest.raises(InvalidSetting, match=f"^{name} must be .*\\.$"):
        Settings.from_environment({name: value})


def test_a_bare_path_becomes_an_absolute_sqlite_address(tmp_path: Path) -> None:
    assert Settings(database=str(tmp_path / "a.sqlite")).database_url == f"sqlite:///{tmp_path / 'a.sqlite'}"
    assert Settings(database="postgresql://db/x").database_url == "postgresql://db/x"


def test_today_is_the_day_where_the_users_are() -> None:
    def late_evening() -> datetime:
        return datetime(2026, 9, 30, 22, 30, tzinfo=UTC)

    assert Settings(clock=late_evening, time_zone=UTC).today() == date(2026, 9, 30)
    assert Settings(clock=late_evening, time_zone=ZoneInfo("Asia/Baghdad")).today() == date(2026, 10, 1)
    assert Settings(clock=late_evening, fixed_day=date(2025, 1, 1)).today() == date(2025, 1, 1)


def test_the_server_goes_by_its_own_names_and_those_it_is_given() -> None:
    settings = Settings(port=8050, public_url="https://watch.example", allowed_hosts=frozenset({"Inner:80"}))
    assert settings.hosts() == {"127.0.0.1:8050", "localhost:8050", "[::1]:8050", "inner:80", "watch.example"}
    assert "localhost" in Settings(port=80).hosts()


def test_under_https_only_https_may_ask_for_a_change() -> None:
    assert "http://127.0.0.1:8050" in Settings().origins()
    origins = Settings(public_url="https://watch.example").origins()
    assert "https://watch.example" in origins
    assert not [origin for origin in origins if origin.startswith("http:")]


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://watch.example:443/", "https://watch.example"),
        ("http://watch.example:80", "http://watch.example"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
    ],
)
def test_a_public_address_is_what_browsers_call_it(written: str, origin: str) -> None:
    settings = Settings.from_environment({"COMMITMENTS_PUBLIC_URL": written})
    assert settings.base_url == origin
    assert origin in settings.origins()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.8.8", "LOCALHOST"])
def test_it_listens_where_only_this_machine_reaches_it(host: str) -> None:
    assert refuse_public_listening(host) is None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "commitments.example"])
def test_it_does_not_listen_elsewhere_and_says_why(host: str) -> None:
    assert "no accounts" in str(refuse_public_listening(host))


def test_an_empty_address_is_refused_rather_than_taken_for_the_default() -> None:
    assert "must be named" in str(refuse_public_listening(""))
