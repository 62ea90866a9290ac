"""The way from one schema to another. Alembic is imported here alone, and late: it is heavy."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["migrations_folder", "move"]


def migrations_folder() -> Path:
    """Return where the migrations are: in the wheel, or else at the top of the checkout."""
    shipped = files("civicquiz") / "shipped" / "migrations"
    if shipped.is_dir():
        return Path(str(shipped))
    return Path(__file__).resolve().parents[3] / "migrations"


def configured(connection: Connection) -> Config:
    """Return what Alembic must know, with the connection that ``env.py`` is to use."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def move(connection: Connection, to: str) -> None:
    """Bring the schema up or down to a migration, one step at a time.

    The caller holds a transaction; foreign keys are off, for tables may be made anew.
    """
    from alembic import command
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = configured(connection)
    at = MigrationContext.configure(connection).get_current_revision()
    steps = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    steps = [*reversed(steps)]
    going_up = to != "base" and (at is None or steps.index(at) < steps.index(to))
    (command.upgrade if going_up else command.downgrade)(config, to)
