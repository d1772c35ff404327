"""Daily posts outlive their schedule and are redrawn; organisers are told until they are told."""

import sqlalchemy as sa
from alembic import op

from bot.store.models import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

OWNER = "fk_posts_schedule_id_schedules"


def upgrade() -> None:
    """Give posts what is known only of their schedule, and take out what nothing reads."""
    op.add_column("posts", sa.Column("guild_id", sa.BigInteger()))
    op.add_column("posts", sa.Column("channel_id", sa.BigInteger()))
    op.execute(
        "UPDATE posts SET guild_id = (SELECT guild_id FROM schedules WHERE id = schedule_id), "
        "channel_id = (SELECT channel_id FROM schedules WHERE id = schedule_id)"
    )
    op.execute("UPDATE posts SET channel_id = NULL WHERE tried_at IS NULL AND state <> 'sent'")
    with op.batch_alter_table("posts") as posts:
        posts.alter_column("guild_id", existing_type=sa.BigInteger(), nullable=False)
        posts.alter_column("schedule_id", existing_type=sa.BigInteger(), nullable=True)
        posts.alter_column(
            "answers",
            existing_type=sa.Integer(),
            existing_nullable=False,
            new_column_name="changes",
        )
        posts.alter_column(
            "answers_shown",
            existing_type=sa.Integer(),
            existing_nullable=False,
            new_column_name="changes_shown",
        )
        posts.add_column(sa.Column("redraw_at", UtcDateTime()))
        posts.add_column(
            sa.Column("redraw_tries", sa.Integer(), nullable=False, server_default="0")
        )
        posts.drop_constraint(OWNER, type_="foreignkey")
        posts.create_foreign_key(OWNER, "schedules", ["schedule_id"], ["id"], ondelete="SET NULL")
        posts.create_index("ix_posts_guild_id", ["guild_id"])
    op.add_column("schedules", sa.Column("notice", sa.String()))
    op.add_column("schedules", sa.Column("tell_at", UtcDateTime()))
    op.add_column(
        "schedules", sa.Column("tell_tries", sa.Integer(), nullable=False, server_default="0")
    )
    op.execute(
        "UPDATE schedules SET notice = paused_reason, tell_at = paused_at "
        "WHERE paused_at IS NOT NULL AND paused_reason <> 'organiser' AND told_at IS NULL"
    )
    for column in ("told_at", "set_at"):
        op.drop_column("schedules", column)


def downgrade() -> None:
    """Bring back the columns; posts without a schedule go."""
    op.add_column("schedules", sa.Column("told_at", UtcDateTime()))
    op.add_column("schedules", sa.Column("set_at", UtcDateTime()))
    op.execute("UPDATE schedules SET set_at = next_at")
    op.execute("UPDATE schedules SET told_at = paused_at WHERE notice IS NULL")
    for column in ("notice", "tell_at", "tell_tries"):
        op.drop_column("schedules", column)
    op.execute("DELETE FROM posts WHERE schedule_id IS NULL")
    with op.batch_alter_table("posts") as posts:
        posts.drop_index("ix_posts_guild_id")
        posts.drop_constraint(OWNER, type_="foreignkey")
        posts.create_foreign_key(OWNER, "schedules", ["schedule_id"], ["id"], ondelete="CASCADE")
        posts.alter_column("schedule_id", existing_type=sa.BigInteger(), nullable=False)
        posts.alter_column("changes", existing_type=sa.Integer(), new_column_name="answers")
        posts.alter_column(
            "changes_shown", existing_type=sa.Integer(), new_column_name="answers_shown"
        )
        for column in ("guild_id", "channel_id", "redraw_at", "redraw_tries"):
            posts.drop_column(column)
