"""Where Alembic meets our tables: on the connection that it is handed, within its transaction.

A developer who runs ``alembic`` by hand has none: then ``-x database=FILE`` names one.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection, NullPool, create_engine

from civicquiz.store.tables import metadata


def migrate(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


handed = context.config.attributes.get("connection")
if handed is not None:
    migrate(handed)
else:
    database = context.get_x_argument(as_dictionary=True)["database"]
    engine = create_engine(f"sqlite:///{database}", poolclass=NullPool)  # closed behind us
    with engine.begin() as opened:
        migrate(opened)
