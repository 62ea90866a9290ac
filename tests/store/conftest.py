"""A store in a file of its own, with a learner."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from civicquiz.model import Learner
from civicquiz.store import Store, open_store
from support.storing import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the database is."""
    return tmp_path / "civicquiz.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """Open a fresh store."""
    with open_store(path, now=NOW) as opened:
        yield opened


@pytest.fixture
def learner(store: Store) -> Learner:
    """Add a learner."""
    return store.add_learner("me", NOW)
