"""Results that others see are found again, to be deleted with all else of a member."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

COLUMNS = ("shown_in", "shown_as")


def upgrade() -> None:
    """Keep where a result stands; of earlier ones nobody knows."""
    for name in COLUMNS:
        op.add_column("attempts", sa.Column(name, sa.BigInteger()))


def downgrade() -> None:
    """Forget it."""
    with op.batch_alter_table("attempts") as attempts:
        for name in COLUMNS:
            attempts.drop_column(name)
