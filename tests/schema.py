"""Write out the schema that `commitments verify` compares with: `uv run --group dev python -m tests.schema`."""

import tempfile
from pathlib import Path

from db import verify
from db.engine import migrate, open_database
from db.verify.schema import schema_of
from tests.support.services.postgres import start_postgres


def write_schema(url: str) -> None:
    """Migrate an empty database and write its schema beside the module that compares it."""
    migrate(url)
    database = open_database(url)
    with database.read() as session:
        parts = schema_of(session)
        name = f"schema_{session.get_bind().dialect.name}.txt"
    database.dispose()
    lines = "".join(f"{part}\t{definition}\n" for part, definition in parts.items())
    (Path(verify.__file__).parent / name).write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        write_schema(f"sqlite:///{folder}/empty.db")
    server = start_postgres()
    try:
        write_schema(server.url())
    finally:
        server.stop()
