"""The database as the shells see it: opened, checked, put back."""

from __future__ import annotations

from civicquiz.store import Store, located, open_store, restore_database
from civicquiz.study import Settings as Schedule
from civicquiz.study import replay, study_day

__all__ = ["Schedule", "Store", "located", "open_store", "restore_database", "study_day", "verify"]


def verify(store: Store, schedule: Schedule) -> list[str]:
    """Return what is wrong with a database, a sentence each: broken pages, rows, memories."""
    return store.verify(lambda reviews, words: replay(reviews, words, schedule))
