"""The store: the only SQL. It decides nothing: it keeps and finds.

Importing it loads SQLAlchemy's Core; Alembic is loaded where a database is made new or is old.
"""

from civicquiz.store.opening import located
from civicquiz.store.saving import TOPIC_JOIN
from civicquiz.store.store import Store, open_store
from civicquiz.store.tables import SCHEMA_HEAD
from civicquiz.store.upkeep import restore_database
from civicquiz.store.values import (
    Arrival,
    AttemptGuard,
    BankSummary,
    DayCounts,
    Flag,
    HistoryFigures,
    KnownQuestion,
    Log,
    Resting,
    Saved,
    SessionFigures,
)

__all__ = [
    "SCHEMA_HEAD",
    "TOPIC_JOIN",
    "Arrival",
    "AttemptGuard",
    "BankSummary",
    "DayCounts",
    "Flag",
    "HistoryFigures",
    "KnownQuestion",
    "Log",
    "Resting",
    "Saved",
    "SessionFigures",
    "Store",
    "located",
    "open_store",
    "restore_database",
]
