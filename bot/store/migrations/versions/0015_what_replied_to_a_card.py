"""An unclear message keeps whether it replied to a card: what comes next goes on from there."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Those that wait for a choice are taken for no replies, as they were until now."""
    op.add_column(
        "unclear_messages",
        sa.Column("replies", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_column("unclear_messages", "replies")
