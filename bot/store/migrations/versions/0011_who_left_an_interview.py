"""When members left an interview: what was asked later does not count against them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep how far it was."""
    op.add_column("mock_seats", sa.Column("left_after", sa.Integer()))


def downgrade() -> None:
    """Forget it."""
    with op.batch_alter_table("mock_seats") as seats:
        seats.drop_column("left_after")
