"""Messages that may mean two things."""

import sqlalchemy as sa
from alembic import op

from bot.store.models import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "unclear_messages",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            primary_key=True,
            autoincrement=True,
        ),
        sa.Column("user_id", sa.BigInteger(), nullable=False, index=True),
        sa.Column("guild_id", sa.BigInteger(), index=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("card_id", sa.BigInteger()),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("said_at", UtcDateTime(), nullable=False, index=True),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("unclear_messages")
