"""`commitments serve`, as the process that people start."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

LONGEST_START_SECONDS = 60


class Running:
    """A server that has said its address."""

    def __init__(self, process: "subprocess.Popen[str]", lines: list[str]) -> None:
        self.process = process
        self.lines = lines
        self.address = re.findall(r"http://\S+", " ".join(lines))[0]

    def stop(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        return self.process.wait(timeout=LONGEST_START_SECONDS)


@contextmanager
def serving(*arguments: str, environment: dict[str, str] | None = None) -> Iterator[Running]:
    process = subprocess.Popen(
        [sys.executable, "-c", "from dashboard.cli import main; main()", "serve", "--port", "0", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})},
    )
    try:
        yield Running(process, output_of(process))
    finally:
        process.kill()
        process.communicate()


def output_of(process: "subprocess.Popen[str]") -> list[str]:
    """What the server says up to where its database is."""
    assert process.stdout is not None and process.stderr is not None
    too_late = threading.Timer(LONGEST_START_SECONDS, process.kill)
    too_late.start()
    lines: list[str] = []
    while not any("Its database is" in line for line in lines):
        line = process.stdout.readline()
        assert line, process.stderr.read()
        lines.append(line.strip())
    too_late.cancel()
    return lines


def test_a_new_database_is_filled_with_the_sample_and_everything_is_said(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with serving("--database", str(path)) as server:
        assert server.lines[0].startswith("This database is new, so it holds the bundled sample")
        assert server.lines[1:] == [
            f"Commitments is at {server.address} and stops with Ctrl+C.",
            f"Its database is {path}",
        ]
        with urllib.request.urlopen(f"{server.address}/healthz") as answer:
            assert json.load(answer) == {"status": "ok"}
        assert server.address.startswith("http://127.0.0.1:")


def test_a_database_with_records_is_served_as_it_is_from_where_the_environment_says(
    sampled_sqlite_url: str,
) -> None:
    with serving(environment={"COMMITMENTS_DATABASE": sampled_sqlite_url}) as server:
        assert server.lines[0].startswith("Commitments is at")
        assert sampled_sqlite_url.endswith(server.lines[1].removeprefix("Its database is "))


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_told_to_stop_ends_cleanly_and_silently(sqlite_url: str, how: signal.Signals) -> None:
    with serving("--database", sqlite_url) as server:
        assert server.stop(how) == 0
        assert server.process.stderr is not None
        assert server.process.stderr.read() == ""


def test_without_a_word_the_database_is_a_file_in_the_users_data_folder(tmp_path: Path) -> None:
    environment = {"COMMITMENTS_DATABASE": "", "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    with serving(environment=environment) as server:
        path = Path(server.lines[-1].removeprefix("Its database is "))
        assert path.is_relative_to(tmp_path) and path.exists()


def test_a_port_in_use_is_one_sentence_and_no_database_is_made(sqlite_url: str, tmp_path: Path) -> None:
    with serving("--database", sqlite_url) as server:
        port = server.address.rpartition(":")[2]
        second = subprocess.run(
            [sys.executable, "-c", "from dashboard.cli import main; main()", "serve", "--port", port,
             "--database", str(tmp_path / "second.db")],
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
    assert second.returncode == 1
    assert second.stderr == (f"Port {port} of 127.0.0.1 is in use; choose another with --port, or 0 for a free one.\n")
    assert not (tmp_path / "second.db").exists()


@pytest.mark.parametrize("arguments", [["export"], ["export", "--format", "csv"], ["verify"], ["--help"]])
def test_output_that_can_t_be_written_is_one_sentence(sampled_sqlite_url: str, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-c", "from dashboard.cli import main; main()", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, "COMMITMENTS_DATABASE": sampled_sqlite_url},
        )
    assert (ended.returncode, ended.stderr) == (1, "The output can't be written: No space left on device.\n")


@pytest.mark.parametrize(
    ("name", "value"),
    [("COMMITMENTS_PUBLIC_URL", "https://[::1"), ("COMMITMENTS_ALLOWED_HOSTS", "https://x"), ("COMMITMENTS_HOST", "")],
)
def test_a_setting_that_can_t_work_is_one_sentence(tmp_path: Path, name: str, value: str) -> None:
    arguments = ["--host", ""] if name == "COMMITMENTS_HOST" else []
    ended = subprocess.run(
        [sys.executable, "-c", "from dashboard.cli import main; main()", "serve", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COMMITMENTS_DATABASE": str(tmp_path / "x.db"), name: value},
    )
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1 and "Traceback" not in ended.stderr
    assert not (tmp_path / "x.db").exists()
