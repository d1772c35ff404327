"""The first tables."""

import sqlalchemy as sa
from alembic import op

from bot.store.models import UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make cards, peeks, attempts, members and facts."""
    op.create_table(
        "cards",
        sa.Column("id", ROW_ID, primary_key=True, autoincrement=True),
        sa.Column("question_id", sa.String(), nullable=False, index=True),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("topic", sa.String()),
        sa.Column("asked_of", sa.BigInteger(), nullable=False, index=True),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("channel_id", sa.BigInteger(), nullable=False, index=True),
        sa.Column("message_id", sa.BigInteger(), index=True),
        sa.Column("after_id", ROW_ID, sa.ForeignKey("cards.id", name="fk_cards_after_id_cards")),
        sa.Column("claimed_at", UtcDateTime()),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.UniqueConstraint("after_id", "asked_of", name="uq_cards_after_id_asked_of"),
    )
    op.create_table(
        "peeks",
        sa.Column(
            "card_id",
            ROW_ID,
            sa.ForeignKey("cards.id", name="fk_peeks_card_id_cards"),
            primary_key=True,
        ),
        sa.Column("user_id", sa.BigInteger(), primary_key=True),
        sa.Column("hints", sa.Integer(), nullable=False),
        sa.Column("revealed", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "attempts",
        sa.Column("id", ROW_ID, primary_key=True, autoincrement=True),
        sa.Column(
            "card_id",
            ROW_ID,
            sa.ForeignKey("cards.id", name="fk_attempts_card_id_cards"),
            nullable=False,
            index=True,
        ),
        sa.Column("question_id", sa.String(), nullable=False, index=True),
        sa.Column("user_id", sa.BigInteger(), nullable=False, index=True),
        sa.Column("guild_id", sa.BigInteger()),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=False),
        sa.Column("hints", sa.Integer(), nullable=False),
        sa.Column("revealed", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("grade", sa.JSON(none_as_null=True)),
        sa.Column("score", sa.Double()),
        sa.Column("interaction_token", sa.String()),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("delivered_at", UtcDateTime(), index=True),
        sa.Column("leased_until", UtcDateTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "members",
        sa.Column("user_id", sa.BigInteger(), primary_key=True),
        sa.Column("language", sa.String(), nullable=False),
    )
    op.create_table(
        "facts",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("value", sa.String(), nullable=False),
    )


def downgrade() -> None:
    """Drop them all."""
    for table in ("facts", "members", "attempts", "peeks", "cards"):
        op.drop_table(table)
