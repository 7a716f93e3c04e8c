"""The engines of an address, whichever database it names."""

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from db.connections import postgresql, sqlite


def is_sqlite(address: URL) -> bool:
    """Whether the address names a SQLite file."""
    return address.get_backend_name() == "sqlite"


def write_engine(address: URL) -> Engine:
    """Connections whose transactions write, one after the other."""
    return sqlite.write_engine(address) if is_sqlite(address) else postgresql.write_engine(address)


def read_engine(address: URL) -> Engine:
    """Connections that can't write."""
    return sqlite.read_engine(address) if is_sqlite(address) else postgresql.read_engine(address)


def migration_engine(address: URL) -> Engine:
    """Connections that change the schema."""
    return sqlite.migration_engine(address) if is_sqlite(address) else postgresql.migration_engine(address)
