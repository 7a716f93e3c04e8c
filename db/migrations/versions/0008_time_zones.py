"""An index of time zones: which are in use decides on how many days on earth a list of now has to look."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add it."""
    op.create_index("ix_commitment_by_time_zone", "commitment", ["time_zone", "number"])


def downgrade() -> None:
    """There is no way back but the copy that was made before."""
    raise NotImplementedError
