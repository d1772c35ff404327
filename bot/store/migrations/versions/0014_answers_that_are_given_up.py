"""Answers that are given up say so: how often one was tried does not tell it any more."""

import sqlalchemy as sa
from alembic import op

from bot.store.models import UtcDateTime

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep when; those that were given up stay so."""
    op.add_column("attempts", sa.Column("given_up_at", UtcDateTime()))
    op.execute(
        "UPDATE attempts SET given_up_at = leased_until, interaction_token = NULL "
        "WHERE delivered_at IS NULL AND tries >= 5"
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_column("attempts", "given_up_at")
