"""The log is append-only: SQLite itself refuses to change what was written."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

REFUSED = (
    ("review", "UPDATE", "changed"),
    ("amendment", "UPDATE", "changed"),
    ("revision", "UPDATE", "changed"),
    ("revision", "DELETE", "deleted"),
)


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table, what, verb in REFUSED:
        op.execute(
            f"CREATE TRIGGER {table}_is_never_{verb} BEFORE {what} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never {verb}'); END"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table, _, verb in REFUSED:
        op.execute(f"DROP TRIGGER {table}_is_never_{verb}")
