"""A message is taken as an answer once, though two processes see it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

INDEX = "ix_attempts_source_id"


def upgrade() -> None:
    """Keep which message an answer was given as; of earlier ones none is seen again."""
    op.add_column("attempts", sa.Column("source_id", sa.BigInteger()))
    op.create_index(INDEX, "attempts", ["source_id"], unique=True)


def downgrade() -> None:
    """Forget it."""
    op.drop_index(INDEX, "attempts")
    with op.batch_alter_table("attempts") as attempts:
        attempts.drop_column("source_id")
