"""What can be added can be corrected and taken back: evidence, milestones and sources.

Evidence is append-only: another row supersedes it, which says the tie anew or, with `withdrawn_at`, takes it back.
Milestones and sources are edited in place, with a version of each edit; taken back they stay, with `withdrawn_at`. A
milestone may name the source that says so.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the columns; none says anything of the records that there are."""
    for table in ("evidence", "milestone", "source"):
        op.add_column(table, sa.Column("withdrawn_at", _MOMENT, nullable=True))
    op.add_column("evidence", sa.Column("reason", sa.Text(), nullable=True))
    op.add_column("evidence", sa.Column("recorded_by", sa.String(length=120), nullable=True))
    op.add_column("milestone", sa.Column("quote", sa.Text(), nullable=True))
    # Without foreign keys: SQLite would have to copy both tables. Neither is ever deleted from, and verify compares.
    op.add_column("evidence", sa.Column("supersedes_id", sa.Uuid(), nullable=True))
    op.add_column("milestone", sa.Column("source_id", sa.Uuid(), nullable=True))
    op.create_index("ix_evidence_supersedes_id", "evidence", ["supersedes_id"], unique=True)
    op.create_index("ix_milestone_source_id", "milestone", ["source_id"])


def downgrade() -> None:
    """There is no way back but the copy that was made before."""
    raise NotImplementedError
