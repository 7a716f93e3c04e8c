"""Indices for the last two columns by which the table sorts: the earliest day, and the deadline as worded.

And on PostgreSQL long texts are cut into their parts in one walk: `substr` counts letters of several bytes from the
beginning each time, which took minutes for the longest statements. The parts are the same, so the index stays.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_FILTERED = "publication status settled_schedule earliest latest padded_latest check_due_on phase_number".split()

_TRIGRAMS = (
    "CREATE OR REPLACE FUNCTION commitment_trigrams(written text) RETURNS text[] "
    "LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ "
    "SELECT coalesce(array_agg(DISTINCT first || second || third), '{}') FROM ("
    "SELECT letter AS first, lead(letter) OVER places AS second, lead(letter, 2) OVER places AS third "
    "FROM unnest(string_to_array(written, NULL)) WITH ORDINALITY AS letters(letter, place) "
    "WINDOW places AS (ORDER BY place)) AS parts WHERE third IS NOT NULL $$"
)


def upgrade() -> None:
    """Add them, with what filters ask for, as the indices of the other columns have it."""
    further = [column for column in _FILTERED if column != "earliest"]
    op.create_index("ix_commitment_by_earliest", "commitment", ["earliest", "title", "number", *further, "place"])
    op.create_index("ix_commitment_by_wording", "commitment", ["wording", "number", *_FILTERED, "place"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_TRIGRAMS)


def downgrade() -> None:
    """There is no way back but the copy that was made before."""
    raise NotImplementedError
