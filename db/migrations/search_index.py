"""The index of the search over `commitment_search`, in each engine's own way, and always in step with its rows.

SQLite: a full-text table (FTS5) of every three letters, kept by triggers. PostgreSQL: the same three letters as an
array with an inverted index. `pg_trgm` is not used: it has to be installed by an administrator, and in databases of
the C locale it passes over every letter that is not English.
"""

from alembic import op

INDEX = "commitment_search_index"
"""Name of the index; SQLite's own tables behind it begin with the same letters."""

TRIGRAMS = "commitment_trigrams"

_COLUMNS = ("words", "wording", "earlier")
_ADD = (
    f"INSERT INTO {INDEX}(rowid, {', '.join(_COLUMNS)}) VALUES (NEW.number, {', '.join(f'NEW.{c}' for c in _COLUMNS)});"
)
_REMOVE = (
    f"INSERT INTO {INDEX}({INDEX}, rowid, {', '.join(_COLUMNS)}) "
    f"VALUES ('delete', OLD.number, {', '.join(f'OLD.{c}' for c in _COLUMNS)});"
)
_SQLITE = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5({', '.join(_COLUMNS)}, "
    "content='commitment_search', content_rowid='number', tokenize='trigram case_sensitive 1')",
    f"CREATE TRIGGER commitment_search_added AFTER INSERT ON commitment_search BEGIN {_ADD} END",
    f"CREATE TRIGGER commitment_search_removed AFTER DELETE ON commitment_search BEGIN {_REMOVE} END",
    f"CREATE TRIGGER commitment_search_changed AFTER UPDATE ON commitment_search BEGIN {_REMOVE} {_ADD} END",
)
_POSTGRESQL = (
    f"CREATE FUNCTION {TRIGRAMS}(written text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ "
    "SELECT coalesce(array_agg(DISTINCT substr(written, place, 3)), '{}') "
    "FROM generate_series(1, length(written) - 2) AS place $$",
    f"CREATE INDEX {INDEX} ON commitment_search USING gin ({', '.join(f'{TRIGRAMS}({c})' for c in _COLUMNS)})",
)


def add_search_index() -> None:
    """Make the index; rows that stand in the table already are taken up on PostgreSQL only."""
    for statement in _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _SQLITE:
        op.execute(statement)


def is_search_index(name: str | None, kind: str) -> bool:
    """Whether a table or an index belongs to the search index, of which the models know nothing."""
    return kind in ("table", "index") and name is not None and name.startswith(INDEX)
