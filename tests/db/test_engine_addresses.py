"""Where people may say that a database is."""

from pathlib import Path

import pytest

from db.connections.addresses import database_address
from db.errors import DatabaseUnusable


def test_a_bare_path_is_a_sqlite_file() -> None:
    assert database_address("/data/my commitments.db").database == "/data/my commitments.db"
    assert database_address(Path("/data/x.db")).drivername == "sqlite+pysqlite"


def test_a_relative_path_is_meant_from_the_folder_it_was_typed_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert database_address("x.db").database == str(tmp_path / "x.db")
    assert database_address("sqlite:///x.db").database == str(tmp_path / "x.db")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_common_spelling_of_postgresql_uses_psycopg(scheme: str) -> None:
    assert database_address(f"{scheme}://me@host/name").drivername == "postgresql+psycopg"


@pytest.mark.parametrize(
    "text",
    [
        *("", "  ", "mysql://host/name", "postgresql+asyncpg://h/n"),
        *("sqlite://", "sqlite:///:memory:", ":memory:", " :Memory: "),
        *("file:x.db", "FILE:x.db?mode=memory", "file:///data/x.db", "sqlite:///file:x.db?mode=ro&uri=true"),
    ],
)
def test_what_is_no_database_of_ours_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(DatabaseUnusable, match=r"\.$"):
        database_address(text)


def test_an_address_that_can_not_be_read_is_not_repeated() -> None:
    with pytest.raises(DatabaseUnusable) as refused:
        database_address("postgresql://me:secret@host:notaport/name")
    assert "secret" not in str(refused.value)
