"""Mock interviews."""

import sqlalchemy as sa
from alembic import op

from bot.store.models import UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _row_of(table: str, column: str, other: str, *, nullable: bool = False) -> sa.Column[int]:
    """Return a column that names a row of another table, and goes with it."""
    name = f"fk_{table}_{column}_{other}"
    key = sa.ForeignKey(f"{other}.id", name=name, ondelete="CASCADE")
    return sa.Column(column, ROW_ID, key, nullable=nullable)


def upgrade() -> None:
    """Make interviews with their seats, rounds, answers and posts."""
    op.create_table(
        "mock_interviews",
        sa.Column("id", ROW_ID, primary_key=True, autoincrement=True),
        sa.Column("guild_id", sa.BigInteger(), index=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=False, index=True),
        sa.Column("parent_id", sa.BigInteger(), index=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("limit_s", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("ending", sa.String()),
        sa.Column("due_at", UtcDateTime()),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime()),
    )
    op.create_index("ix_mock_interviews_phase_due_at", "mock_interviews", ["phase", "due_at"])
    op.create_table(
        "mock_seats",
        sa.Column("id", ROW_ID, primary_key=True, autoincrement=True),
        _row_of("mock_seats", "interview_id", "mock_interviews"),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("running", sa.Boolean()),
        sa.Column("reviewed_at", UtcDateTime()),
        sa.UniqueConstraint("user_id", "running", name="uq_mock_seats_user_id_running"),
        sa.UniqueConstraint("interview_id", "user_id", name="uq_mock_seats_interview_id_user_id"),
    )
    op.create_index("ix_mock_seats_interview_id", "mock_seats", ["interview_id"])
    op.create_table(
        "mock_rounds",
        sa.Column("id", ROW_ID, primary_key=True, autoincrement=True),
        _row_of("mock_rounds", "interview_id", "mock_interviews"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("question", sa.Integer(), nullable=False),
        sa.Column("point", sa.Integer()),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("limit_s", sa.Double(), nullable=False),
        sa.Column(
            "card_id",
            ROW_ID,
            sa.ForeignKey("cards.id", name="fk_mock_rounds_card_id_cards"),
            nullable=False,
        ),
        sa.Column("spent_s", sa.Double(), nullable=False),
        sa.Column("running_since", UtcDateTime()),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("interview_id", "number", name="uq_mock_rounds_interview_id_number"),
    )
    op.create_index("ix_mock_rounds_interview_id", "mock_rounds", ["interview_id"])
    op.create_index("ix_mock_rounds_card_id", "mock_rounds", ["card_id"])
    op.create_table(
        "mock_answers",
        sa.Column(
            "attempt_id",
            ROW_ID,
            sa.ForeignKey(
                "attempts.id", name="fk_mock_answers_attempt_id_attempts", ondelete="CASCADE"
            ),
            primary_key=True,
        ),
        _row_of("mock_answers", "round_id", "mock_rounds"),
        sa.Column("seconds", sa.Double(), nullable=False),
    )
    op.create_index("ix_mock_answers_round_id", "mock_answers", ["round_id"])
    op.create_table(
        "mock_posts",
        sa.Column("id", ROW_ID, primary_key=True, autoincrement=True),
        _row_of("mock_posts", "interview_id", "mock_interviews"),
        sa.Column("kind", sa.String(), nullable=False),
        _row_of("mock_posts", "round_id", "mock_rounds", nullable=True),
        _row_of("mock_posts", "seat_id", "mock_seats", nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("channel_id", sa.BigInteger()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("leased_until", UtcDateTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("tried_at", UtcDateTime()),
    )
    op.create_index("ix_mock_posts_interview_id", "mock_posts", ["interview_id"])
    op.create_index("ix_mock_posts_state_leased_until", "mock_posts", ["state", "leased_until"])


def downgrade() -> None:
    """Drop them."""
    for table in ("posts", "answers", "rounds", "seats", "interviews"):
        op.drop_table(f"mock_{table}")
