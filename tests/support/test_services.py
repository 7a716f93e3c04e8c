"""The tests' own browser and database server: found, started and told about in words."""

import os
import stat
from pathlib import Path

import psycopg
import pytest

from tests.support.services import chromium
from tests.support.services.chromium import draws_a_page, provide_chromium
from tests.support.services.desk import Desk
from tests.support.services.missing import MissingFacility
from tests.support.services.postgres import PostgresServer


def an_executable(path: Path, *, lines: str) -> Path:
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_a_postgresql_database_of_the_tests_is_empty_and_answers(postgres_url: str) -> None:
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as line:
        tables = line.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert tables == (0,)


def test_a_stub_that_starts_but_draws_nothing_is_not_taken_for_a_browser(tmp_path: Path) -> None:
    stub = an_executable(tmp_path / "chromium-browser", lines="echo 'install the snap first' >&2; exit 1")
    assert not draws_a_page(str(stub))


def test_a_machine_without_browser_and_network_is_told_what_was_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_executable(tmp_path / "apt-get", lines="echo 'E: Unable to locate package chromium'; exit 100")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", "http://127.0.0.1:9")
    monkeypatch.setattr(chromium, "as_root", lambda: ())
    output: list[str] = []
    with pytest.raises(MissingFacility, match="Unable to locate package chromium"):
        provide_chromium(output.append)
    assert output == [
        "no Chromium yet: trying playwright install chromium",
        "no Chromium yet: trying apt-get install --yes --no-install-recommends chromium",
    ]


def test_the_desk_hands_out_one_answer_to_all_and_ends_its_server() -> None:
    desk = Desk(say=lambda words: None)
    address = desk.open()
    first, second = address.ask("postgres"), address.ask("postgres")
    assert first == second and isinstance(desk.server, PostgresServer)
    assert Path(first, "data", "postmaster.pid").exists() or not os.access(first, os.R_OK)
    desk.close()
    assert not Path(first).exists()


def test_what_cannot_be_had_is_remembered_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(say=lambda words: None)
    monkeypatch.setattr(desk, "provide", lambda facility: (_ for _ in ()).throw(MissingFacility("no such thing here")))
    address = desk.open()
    with pytest.raises(MissingFacility, match="no such thing here"):
        address.ask("chromium")
    assert desk.missing() == ["no such thing here"]
    desk.close()
