"""Appeals against grades."""

import sqlalchemy as sa
from alembic import op

from bot.store.models import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make appeals and decisions."""
    op.create_table(
        "appeals",
        sa.Column("id", ROW_ID, primary_key=True, autoincrement=True),
        sa.Column(
            "attempt_id",
            ROW_ID,
            sa.ForeignKey("attempts.id", name="fk_appeals_attempt_id_attempts", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("user_id", sa.BigInteger(), nullable=False, index=True),
        sa.Column("guild_id", sa.BigInteger(), nullable=False, index=True),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("filed_at", UtcDateTime(), nullable=False),
        sa.Column("grade", sa.JSON(), nullable=False),
        sa.Column("corrected", sa.JSON()),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("leased_until", UtcDateTime(), nullable=False, index=True),
        sa.Column("obstacle", sa.String()),
        sa.Column("warned_at", UtcDateTime()),
        sa.Column("told_at", UtcDateTime()),
        sa.UniqueConstraint("attempt_id", name="uq_appeals_attempt_id"),
    )
    op.create_table(
        "decisions",
        sa.Column(
            "appeal_id",
            ROW_ID,
            sa.ForeignKey("appeals.id", name="fk_decisions_appeal_id_appeals", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=False, index=True),
        sa.Column("decided_at", UtcDateTime(), nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("decisions", "appeals"):
        op.drop_table(table)
