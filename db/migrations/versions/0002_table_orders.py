"""Indices for the last two columns by which the table sorts: the earliest day, and the deadline as worded."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_FILTERED = "publication status settled_schedule earliest latest padded_latest check_due_on phase_number".split()


def upgrade() -> None:
    """Add them, with what filters ask for, as the indices of the other columns have it."""
    further = [column for column in _FILTERED if column != "earliest"]
    op.create_index("ix_commitment_by_earliest", "commitment", ["earliest", "title", "number", *further, "place"])
    op.create_index("ix_commitment_by_wording", "commitment", ["wording", "number", *_FILTERED, "place"])


def downgrade() -> None:
    """There is no way back but the copy that was made before."""
    raise NotImplementedError
