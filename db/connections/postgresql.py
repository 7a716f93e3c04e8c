"""PostgreSQL through psycopg 3: bounded waits, UTC, and one writer at a time as on SQLite."""

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

# Any two numbers that nothing else in the same database uses; the letters of "commit" and a count.
WRITE_LOCK = 0x636F6D6D69740001
MIGRATION_LOCK = 0x636F6D6D69740002
_CONNECT_SECONDS = 10
# What else a save, a page or the change counter waits for is a lock of another program; saves behind it wait as long.
_FOREIGN_LOCK, _READ_LOCK, _COUNTER_LOCK = "1s", "700ms", "100ms"
_SETTINGS = {
    "statement_timeout": "30s",
    # Five seconds are promised for a save, most of them for the saves of ours that come before it.
    "lock_timeout": "3s",
    "idle_in_transaction_session_timeout": "60s",
    "timezone": "UTC",
}

# Asked on a connection that only reads, so that nobody waits for a writer.
IS_WRITABLE = "SELECT NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off'"


def write_engine(address: URL) -> Engine:
    """Connections whose transactions wait for the one before, so that what they read stays true until they commit."""
    engine = create_engine(
        address,
        connect_args=_arguments(address),
        pool_size=2,
        max_overflow=8,
        pool_timeout=1,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",
    )
    event.listen(engine, "begin", _wait_for_turn)
    return engine


def read_engine(address: URL) -> Engine:
    """Connections that can't write; a transaction sees one state of the database."""
    engine = create_engine(
        address,
        connect_args=_arguments(address, lock_timeout=_READ_LOCK),
        pool_size=5,
        max_overflow=15,
        pool_timeout=1,
        pool_pre_ping=True,
    )
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def migration_engine(address: URL) -> Engine:
    """Connections whose transactions wait for any other migration, then take as long as they need."""
    engine = create_engine(address, connect_args=_arguments(address, lock_timeout="10s"), poolclass=NullPool)
    event.listen(engine, "begin", _lock_migrations)
    return engine


def listening_engine(address: URL) -> Engine:
    """Connections without transactions, for LISTEN."""
    arguments = _arguments(address, lock_timeout=_COUNTER_LOCK)
    return create_engine(address, connect_args=arguments, poolclass=NullPool, isolation_level="AUTOCOMMIT")


def _arguments(address: URL, **changed: str) -> dict[str, object]:
    settings = " ".join(f"-c {name}={value}" for name, value in (_SETTINGS | changed).items())
    own = address.query.get("options", "")
    options = own if isinstance(own, str) else " ".join(own)
    return {
        "application_name": "commitments",
        "connect_timeout": _CONNECT_SECONDS,
        # What the address itself says comes last, so it wins.
        "options": f"{settings} {options}".strip(),
    }


def _wait_for_turn(connection: Connection) -> None:
    connection.exec_driver_sql(
        f"SELECT pg_advisory_xact_lock({WRITE_LOCK}), set_config('lock_timeout', '{_FOREIGN_LOCK}', true)"
    )


def _lock_migrations(connection: Connection) -> None:
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
