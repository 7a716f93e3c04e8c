"""The command line: what each command says and does, and how it ends."""

import csv
import io
import json
import os
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from dashboard import cli
from db.engine import migrate, open_database
from db.queries.export import all_records
from db.queries.site_facts import wants_sample
from db.sample import load_sample
from tests.support.records import a_commitment


class Ended(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    output: str
    errors: str


Command = Callable[..., Ended]


@pytest.fixture
def commitments(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Command:
    """The `commitments` command, run in this process."""
    monkeypatch.delenv("COMMITMENTS_DATABASE", raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Ended:
        monkeypatch.setattr(sys, "argv", ["commitments", *map(str, arguments)])
        capfd.readouterr()
        try:
            cli.main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        output, errors = capfd.readouterr()
        return Ended(code, output, errors)

    return run


@pytest.fixture
def sampled(sampled_sqlite_url: str) -> Path:
    """A SQLite file of the test's own that holds the sample."""
    return Path(sampled_sqlite_url.removeprefix("sqlite:///"))


@pytest.mark.parametrize("command", ["serve", "migrate", "sample", "verify", "copy", "export", "read-deadline"])
def test_the_help_of_every_command_teaches_by_example(command: str) -> None:
    answer = CliRunner().invoke(cli.cli, [command, "--help"])
    assert answer.exit_code == 0
    assert "Example" in answer.output
    assert f"  commitments {command}" in answer.output


def test_without_a_command_the_help_is_shown(commitments: Command) -> None:
    answer = commitments()
    assert "Begin with: commitments serve" in answer.output + answer.errors


def test_sample_fills_a_new_database_and_verify_finds_no_problem(commitments: Command, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    assert commitments("sample", "--database", path).output == f"Loaded 7 commitments into {path}\n"
    verdict, head = commitments("verify", "--database", path).output.splitlines()
    assert verdict == "No problem found in 7 commitments and 43 audit events."
    assert re.fullmatch("Head of the chain: [0-9a-f]{64}", head)


def test_sample_makes_up_as_many_commitments_as_asked_for(commitments: Command, tmp_path: Path) -> None:
    path = tmp_path / "large.db"
    assert commitments("sample", "--count", "300", "--database", path).output == f"Loaded 300 commitments into {path}\n"
    answer = commitments("verify", "--database", path)
    assert answer.code == 0, answer.output
    assert answer.output.startswith("No problem found in 300 commitments")


def test_sample_never_mixes_with_other_records(commitments: Command, sampled: Path) -> None:
    ended = commitments("sample", "--database", sampled)
    assert ended.code == 1
    assert "empty database only" in ended.errors


def test_the_database_may_be_named_by_the_environment(
    commitments: Command, sampled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMITMENTS_DATABASE", str(sampled))
    assert commitments("verify").code == 0


def test_verify_says_each_problem_and_ends_with_one(commitments: Command, sampled: Path) -> None:
    database = open_database(sampled)
    with database.write() as session:
        session.connection().exec_driver_sql("UPDATE commitment SET time_zone = 'Mars/Olympus'")
        session.commit()
    database.dispose()
    ended = commitments("verify", "--database", sampled)
    assert ended.code == 1
    assert len(ended.output.splitlines()) == 14
    assert "ain-al-asad was changed after it was recorded: time_zone." in ended.output
    assert "ain-al-asad: its time zone Mars/Olympus is not known." in ended.output
    assert ended.errors == "14 problems found in 7 commitments and 43 audit events.\n"


def test_a_postgresql_database_is_migrated_then_usable(commitments: Command, postgres_url: str) -> None:
    refused = commitments("verify", "--database", postgres_url)
    assert (refused.code, refused.errors) == (
        1,
        "This database holds no tables yet: run commitments migrate. Nothing was changed.\n",
    )
    assert commitments("migrate", "--database", postgres_url).output.startswith("The database is up to date")
    assert commitments("sample", "--database", postgres_url).code == 0
    assert commitments("verify", "--database", postgres_url).code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["verify", "--database", "nowhere.db"], 1, "There is no database at"),
        (["export", "--database", "nowhere.db"], 1, "There is no database at"),
        (["migrate", "--database", "mysql://host/name"], 1, "Databases are SQLite or PostgreSQL"),
        (["sample", "--database", "postgresql://me:secret@127.0.0.1:1/x"], 1, "can't be opened: connection failed"),
        (["serve", "--host", "0.0.0.0"], 2, "there are no accounts"),
        (["serve", "--host", "example.org"], 2, "there are no accounts"),
        (["serve", "--port", "70000"], 2, "65535"),
        (["read-deadline", "by 2026"], 2, "--said-on"),
        (["read-deadline", "by 2026", "--said-on", "29 February 2027"], 2, "is impossible: there is no such day."),
        (["read-deadline", "x" * 65, "--said-on", "2025-12-31"], 2, "at most 64 characters"),
        (["read-deadline"], 2, "Give either the words of a deadline or --file."),
        (["read-deadline", "--file", "nowhere.csv"], 1, "can't be read"),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_no_stack_trace(
    commitments: Command, arguments: list[str], code: int, sentence: str
) -> None:
    ended = commitments(*arguments)
    assert ended.code == code
    assert sentence in ended.errors
    assert "Traceback" not in ended.errors
    assert "secret" not in ended.errors
    assert ended.output == ""


def test_a_setting_that_makes_no_sense_is_said(commitments: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMITMENTS_TODAY", "tomorrow")
    ended = commitments("verify")
    assert (ended.code, ended.errors) == (2, "COMMITMENTS_TODAY must be a day such as 2026-11-22, not 'tomorrow'.\n")


def test_export_as_json_loses_nothing(commitments: Command, sampled: Path, tmp_path: Path) -> None:
    target = tmp_path / "records.json"
    assert commitments("export", "--database", sampled, "--output", target).code == 0
    written = json.loads(target.read_bytes())
    assert written["format"] == "commitments-records"
    database = open_database(sampled)
    with database.read() as session:
        stored = {name: [dict(row) for row in rows] for name, rows in all_records(session)}
    database.dispose()
    assert written["tables"].keys() == stored.keys()
    for name, rows in stored.items():
        assert written["tables"][name] == [{column: in_json(value) for column, value in row.items()} for row in rows], (
            name
        )
    assert len(written["tables"]["audit_event"]) == 43


def test_export_of_the_same_records_gives_the_same_bytes(commitments: Command, sampled: Path) -> None:
    assert commitments("export", "--database", sampled) == commitments("export", "--database", sampled)


def test_both_engines_export_the_same_tables(commitments: Command, postgres_url: str, sampled: Path) -> None:
    migrate(postgres_url)
    commitments("sample", "--database", postgres_url)
    one, other = (json.loads(commitments("export", "--database", url).output) for url in (postgres_url, sampled))
    assert one["schema"] == other["schema"]
    assert {name: (len(rows), sorted(rows[0]) if rows else []) for name, rows in one["tables"].items()} == {
        name: (len(rows), sorted(rows[0]) if rows else []) for name, rows in other["tables"].items()
    }


def test_export_as_csv_has_a_line_a_commitment(
    commitments: Command, sampled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMITMENTS_TODAY", "2026-11-22")
    answer = commitments("export", "--format", "csv", "--database", sampled).output
    rows = {row["slug"]: row for row in csv.DictReader(io.StringIO(answer, newline=""))}
    assert len(rows) == 7
    asad = rows["ain-al-asad"]
    assert (asad["status"], asad["schedule"], asad["slippage_days"]) == ("fulfilled", "met_late", "103")
    assert asad["as_of"] == "2026-11-22"
    assert asad["responsible"] == "Iraqi armed forces"


@pytest.mark.parametrize(("days", "schedule"), [("35", "upcoming"), ("36", "due_soon")])
def test_due_soon_follows_its_setting_in_an_export(
    commitments: Command, sampled: Path, monkeypatch: pytest.MonkeyPatch, days: str, schedule: str
) -> None:
    monkeypatch.setenv("COMMITMENTS_DUE_SOON_DAYS", days)
    answer = commitments("export", "--format", "csv", "--as-of", "2026-08-25", "--database", sampled).output
    rows = {row["slug"]: row for row in csv.DictReader(io.StringIO(answer, newline=""))}
    assert (rows["end-mission-erbil"]["latest"], rows["end-mission-erbil"]["schedule"]) == ("2026-09-30", schedule)


def test_export_as_csv_of_an_empty_database_still_names_its_columns(commitments: Command, sqlite_url: str) -> None:
    answer = commitments("export", "--format", "csv", "--database", sqlite_url).output
    assert answer.startswith("slug,title,status,")
    assert len(answer.splitlines()) == 1


@pytest.mark.parametrize("title", ["=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", " =1+1"])
def test_a_title_that_a_spreadsheet_would_run_is_made_plain_text(
    commitments: Command, sqlite_url: str, title: str
) -> None:
    database = open_database(sqlite_url)
    a_commitment(database, title=title, slug="trap")
    database.dispose()
    answer = commitments("export", "--format", "csv", "--database", sqlite_url).output
    row = next(csv.DictReader(io.StringIO(answer, newline="")))
    assert row["title"] == f"'{title.strip()}"


def test_an_export_that_fails_keeps_the_file_that_was_there(commitments: Command, tmp_path: Path) -> None:
    target = tmp_path / "records.json"
    target.write_text("the last good one")
    path = tmp_path / "letter.db"
    path.write_text("Dear Sir")
    assert commitments("export", "--database", path, "--output", target).code == 1
    assert target.read_text() == "the last good one"


def test_an_export_into_a_pipe_leaves_the_pipe_where_it_is(commitments: Command, sampled: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as threads:
        read = threads.submit(pipe.read_text, "utf-8")
        assert commitments("export", "--format", "csv", "--database", sampled, "--output", pipe).code == 0
        assert read.result().count("\n") > 1
    assert pipe.is_fifo()


def test_an_export_into_a_missing_folder_is_said(commitments: Command, sampled: Path) -> None:
    ended = commitments("export", "--database", sampled, "--output", "no/such/folder/x.json")
    assert (ended.code, ended.errors) == (1, "no/such/folder/x.json can't be written: No such file or directory.\n")


def test_read_deadline_prints_one_json_object(commitments: Command) -> None:
    answer = commitments("read-deadline", "by September 2026", "--said-on", "2025-12-31", "--language", "en")
    assert json.loads(answer.output) == {
        "kind": "dated",
        "relation": "by",
        "edtf": "2026-09",
        "earliest": "2026-09-01",
        "latest": "2026-09-30",
        "rule": "R1",
        "not_understood": [],
    }


def test_read_deadline_marks_what_it_only_proposes(commitments: Command) -> None:
    answer = commitments("read-deadline", "15 luglio 2026", "--said-on", "2025-12-31", "--language", "it")
    assert answer.errors == "Please confirm: does “15 luglio 2026” say 15 Jul 2026?\n"
    assert json.loads(answer.output) == {
        "kind": None,
        "relation": "in",
        "edtf": "2026-07-15",
        "earliest": "2026-07-15",
        "latest": "2026-07-15",
        "rule": "dateparser, please confirm",
        "not_understood": ["15 luglio 2026"],
    }


def test_read_deadline_reads_a_file_into_one_object_a_line(commitments: Command, tmp_path: Path) -> None:
    phrases = tmp_path / "phrases.csv"
    too_long = "x" * 65
    phrases.write_text(
        "id,lang,category,ref,phrase,kind,rel,edtf,earliest,latest\n"
        "d001,en,month-by,2025-12-31,by September 2026,dated,by,2026-09,2026-09-01,2026-09-30\n"
        f"d002,en,month-by,2025-12-31,{too_long},,,,,\n",
        encoding="utf-8",
    )
    lines = [json.loads(line) for line in commitments("read-deadline", "--file", phrases).output.splitlines()]
    assert [line["edtf"] for line in lines] == ["2026-09", None]
    assert lines[1]["not_understood"] == [too_long]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"phrase\nby 2026\n", "no column ref"),
        (b"", "no column phrase and no column ref"),
        (b"phrase,ref\nby 2026,soon\n", "Line 2: 'soon' in the column ref is no day"),
        (b"phrase,ref\n\xff,2025-01-01\n", "not UTF-8"),
    ],
)
def test_a_file_that_is_no_list_of_phrases_is_said(
    commitments: Command, tmp_path: Path, content: bytes, sentence: str
) -> None:
    (tmp_path / "phrases.csv").write_bytes(content)
    ended = commitments("read-deadline", "--file", tmp_path / "phrases.csv")
    assert ended.code == 2
    assert sentence in ended.errors


def test_only_a_database_in_which_nothing_else_was_recorded_wants_the_sample(sqlite_url: str) -> None:
    database = open_database(sqlite_url)

    def wanted() -> bool:
        with database.read() as session:
            return wants_sample(session, sample_fact="sample", recorded_by="sample")

    assert wanted()
    load_sample(database)
    assert not wanted()
    with database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM site_fact")
        session.commit()
    # As if loading had been cut short before its last step.
    assert wanted()
    a_commitment(database)
    assert not wanted()
    database.dispose()


def in_json(value: object) -> object:
    """The value as a JSON reader gives it back."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value if value is None or isinstance(value, (bool, int, float, dict, list)) else str(value)


def test_export_tells_what_was_known_on_a_day(commitments: Command, sample_file: Path, tmp_path: Path) -> None:
    """Ain al-Asad is first reported on 26 August 2025, and in its window on 5 January 2026."""
    copy = Path(shutil.copyfile(sample_file, tmp_path / "sample.sqlite"))
    command_ = ("export", "--format", "csv", "--database", copy, "--as-of")
    before = commitments(*command_, "2025-08-20").output
    assert "ain-al-asad" not in before and "end-mission-erbil" in before
    row = next(
        line for line in commitments(*command_, "2026-01-05").output.splitlines() if line.startswith("ain-al-asad")
    )
    assert ",disputed,in_window," in row
    wrong = commitments(*command_, "soon")
    assert wrong.code == 2 and "--as-of: “soon” can't be read as a date" in wrong.errors


def test_copy_brings_a_file_into_postgresql_and_says_how_much(
    commitments: Command, sampled: Path, migrated_postgres_url: str
) -> None:
    ended = commitments("copy", sampled, migrated_postgres_url)
    assert ended.code == 0, ended.errors
    assert ended.output.startswith("Copied 7 commitments and 43 audit events into postgresql")
    assert ended.output.endswith("and found no problem in the copy.\n")
    again = commitments("copy", sampled, migrated_postgres_url)
    assert (again.code, again.output) == (2, "")
    assert "is not empty; a copy goes into an empty database only" in again.errors


def test_copy_makes_no_file_of_a_database_that_is_not_there(commitments: Command, tmp_path: Path) -> None:
    ended = commitments("copy", tmp_path / "nothing.db", tmp_path / "new.db")
    assert ended.code == 1
    assert "There is no database at" in ended.errors
    assert not (tmp_path / "new.db").exists()


def saved_head(commitments: Command, database: Path, file: Path) -> Path:
    file.write_text(commitments("verify", "--database", database).output, encoding="utf-8")
    return file


def test_a_kept_head_finds_a_chain_whose_end_was_cut_off(commitments: Command, sampled: Path, tmp_path: Path) -> None:
    head = saved_head(commitments, sampled, tmp_path / "head.txt")
    assert commitments("verify", "--against", head, "--database", sampled).code == 0
    with closing(sqlite3.connect(sampled)) as line, line:
        line.execute("DROP TRIGGER audit_event_append_only_delete")
        line.execute("DELETE FROM audit_event WHERE sequence = (SELECT max(sequence) FROM audit_event)")
    ended = commitments("verify", "--against", head, "--database", sampled)
    assert ended.code == 1
    assert "the chain was rewritten, or its end was cut off" in ended.output


def test_a_head_that_is_none_is_refused_with_a_sentence(commitments: Command, sampled: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Nothing of the kind")
    for against in ("12ab", tmp_path / "none.txt", tmp_path / "other.txt", tmp_path):
        ended = commitments("verify", "--against", against, "--database", sampled)
        assert ended.code == 2 and ended.errors.count("\n") == 1, ended.errors


@pytest.mark.parametrize("command", ["verify", "serve", "export", "migrate"])
@pytest.mark.parametrize("size", [0, 1, 100, 511, 512, 5_000, -1, -4096])
def test_an_empty_or_truncated_file_is_refused_and_left_as_it_is(
    commitments: Command, sampled: Path, command: str, size: int
) -> None:
    cut = sampled.read_bytes()[:size]
    sampled.write_bytes(cut)
    ended = commitments(command, *(["--port", "0"] if command == "serve" else []), "--database", sampled)
    assert ended.code == 1 and ended.errors.count("\n") == 1, ended.errors
    assert str(sampled) in ended.errors
    assert sampled.read_bytes() == cut
    assert [path for path in sampled.parent.iterdir() if path.suffix != ".sqlite"] == []


def test_verify_writes_upgrades_and_creates_nothing(commitments: Command, sampled: Path, tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    assert "There is no database at" in commitments("verify", "--database", missing).errors
    assert not missing.exists()
    with closing(sqlite3.connect(sampled)) as line, line:
        line.execute("UPDATE alembic_version SET version_num = '0002'")
    before = sampled.read_bytes(), sampled.stat().st_mtime_ns, sorted(sampled.parent.iterdir())
    assert "needs an upgrade first" in commitments("verify", "--database", sampled).errors
    assert (sampled.read_bytes(), sampled.stat().st_mtime_ns, sorted(sampled.parent.iterdir())) == before


def test_a_damaged_schema_and_a_foreign_database_end_with_a_sentence(
    commitments: Command, sampled: Path, tmp_path: Path
) -> None:
    no_text, no_sql, foreign = (tmp_path / name for name in ("no_text.db", "no_sql.db", "foreign.db"))
    no_text.write_bytes(sampled.read_bytes().replace(b"CREATE TABLE actor", b"CREATE TABLE \xff\xfetor", 1))
    # The text of a trigger holds the words with which it refuses changes of history.
    no_sql.write_bytes(sampled.read_bytes().replace(b"CREATE TRIGGER evidence", b"CREATE TRIGGEX evidence", 1))
    with closing(sqlite3.connect(foreign)) as line, line:
        line.execute("CREATE TABLE alembic_version (version_num TEXT)")
        line.execute("INSERT INTO alembic_version VALUES ('0002')")
    for path, words in ((no_text, "damaged"), (no_sql, "damaged"), (foreign, "belongs to another program")):
        for command in ("verify", "serve", "export", "migrate"):
            ended = commitments(command, "--database", path)
            assert (ended.code, ended.output, ended.errors.count("\n")) == (1, "", 1), ended.errors
            assert words in ended.errors and "only ever added" not in ended.errors
