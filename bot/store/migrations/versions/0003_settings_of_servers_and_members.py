"""Settings of servers and of members."""

import sqlalchemy as sa
from alembic import op

from bot.store.models import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make servers, and give members what they may choose."""
    op.create_table(
        "servers",
        sa.Column("guild_id", sa.BigInteger(), primary_key=True),
        sa.Column("language", sa.String()),
        sa.Column("public_answers", sa.Boolean(), nullable=False),
        sa.Column("appeals_channel_id", sa.BigInteger()),
        sa.Column("managing_role_id", sa.BigInteger()),
        sa.Column("left_at", UtcDateTime(), index=True),
    )
    # Added one by one: SQLite can do no more without making the table anew.
    op.add_column("members", sa.Column("chosen_language", sa.String()))
    op.add_column("members", sa.Column("time_zone", sa.String()))
    for name, default in (("shows_best", sa.false()), ("on_leaderboards", sa.true())):
        column: sa.Column[bool] = sa.Column(
            name, sa.Boolean(), nullable=False, server_default=default
        )
        op.add_column("members", column)


def downgrade() -> None:
    """Drop them."""
    for name in ("on_leaderboards", "shows_best", "time_zone", "chosen_language"):
        op.drop_column("members", name)
    op.drop_table("servers")
