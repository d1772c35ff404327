"""The daily question."""

import sqlalchemy as sa
from alembic import op

from bot.store.models import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make schedules and posts."""
    op.create_table(
        "schedules",
        sa.Column("id", ROW_ID, primary_key=True, autoincrement=True),
        sa.Column("guild_id", sa.BigInteger(), nullable=False, index=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("set_by", sa.BigInteger(), nullable=False),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.Column("local_time", sa.Time(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("role_id", sa.BigInteger()),
        sa.Column("thread", sa.Boolean(), nullable=False),
        sa.Column("results_time", sa.Time()),
        sa.Column("next_at", UtcDateTime(), nullable=False, index=True),
        sa.Column("next_day", sa.Date(), nullable=False),
        sa.Column("paused_at", UtcDateTime()),
        sa.Column("paused_reason", sa.String()),
        sa.Column("told_at", UtcDateTime()),
        sa.UniqueConstraint(
            "guild_id",
            "channel_id",
            "local_time",
            name="uq_schedules_guild_id_channel_id_local_time",
        ),
    )
    op.create_table(
        "posts",
        sa.Column("id", ROW_ID, primary_key=True, autoincrement=True),
        sa.Column(
            "schedule_id",
            ROW_ID,
            sa.ForeignKey(
                "schedules.id", name="fk_posts_schedule_id_schedules", ondelete="CASCADE"
            ),
            nullable=False,
        ),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String()),
        sa.Column(
            "card_id", ROW_ID, sa.ForeignKey("cards.id", name="fk_posts_card_id_cards"), index=True
        ),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("leased_until", UtcDateTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tried_at", UtcDateTime()),
        sa.Column("sent_at", UtcDateTime()),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("answers_shown", sa.Integer(), nullable=False),
        sa.UniqueConstraint("schedule_id", "day", "kind", name="uq_posts_schedule_id_day_kind"),
    )
    op.create_index("ix_posts_state_due_at", "posts", ["state", "due_at"])
    op.create_index("ix_cards_guild_id", "cards", ["guild_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_cards_guild_id", "cards")
    for table in ("posts", "schedules"):
        op.drop_table(table)
