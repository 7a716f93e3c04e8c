"""The one history of the schema, for SQLite and PostgreSQL alike.

A revision is a file in `versions`, `0001_records.py`, and its number is its name: so which revisions there are is
known without importing Alembic, which a start on a database that is up to date never needs.
"""

from pathlib import Path

HERE = Path(__file__).parent


def revisions() -> tuple[str, ...]:
    """All revisions that this release knows, oldest first."""
    return tuple(sorted(path.name[:4] for path in (HERE / "versions").glob("[0-9][0-9][0-9][0-9]_*.py")))


def newest_revision() -> str:
    """The revision that this release works with."""
    return revisions()[-1]
