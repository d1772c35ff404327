"""Reviews and progress."""

import sqlalchemy as sa
from alembic import op

from bot.store.models import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make efforts, reviews and reminders, and mark the cards that review."""
    op.create_table(
        "efforts",
        sa.Column(
            "attempt_id",
            ROW_ID,
            sa.ForeignKey("attempts.id", name="fk_efforts_attempt_id_attempts", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("revealed", sa.Boolean(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
    )
    for columns in (
        ("user_id", "question_id"),
        ("user_id", "day"),
        ("guild_id", "day", "user_id", "points"),
    ):
        op.create_index(f"ix_efforts_{'_'.join(columns)}", "efforts", columns)
    op.create_table(
        "reviews",
        sa.Column("user_id", sa.BigInteger(), primary_key=True),
        sa.Column("question_id", sa.String(), primary_key=True),
        sa.Column("guild_id", sa.BigInteger(), index=True),
        sa.Column("part_of", sa.String()),
        sa.Column("point", sa.String()),
        sa.Column("stability", sa.Double()),
        sa.Column("difficulty", sa.Double()),
        sa.Column("reviewed_on", sa.Date()),
        sa.Column("due_on", sa.Date(), nullable=False),
    )
    op.create_index("ix_reviews_user_id_due_on", "reviews", ["user_id", "due_on"])
    op.create_table(
        "reminders",
        sa.Column("user_id", sa.BigInteger(), primary_key=True),
        sa.Column("local_time", sa.Time(), nullable=False),
        sa.Column("next_at", UtcDateTime(), nullable=False, index=True),
        sa.Column("next_day", sa.Date(), nullable=False),
        sa.Column("sent_on", sa.Date()),
        sa.Column("leased_until", UtcDateTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tried_at", UtcDateTime()),
        sa.Column("closed_at", UtcDateTime()),
    )
    for table, name in (("cards", "reviewing"), ("members", "shows_progress")):
        column: sa.Column[bool] = sa.Column(
            name, sa.Boolean(), nullable=False, server_default=sa.false()
        )
        op.add_column(table, column)


def downgrade() -> None:
    """Drop them."""
    op.drop_column("members", "shows_progress")
    op.drop_column("cards", "reviewing")
    for table in ("reminders", "reviews", "efforts"):
        op.drop_table(table)
