"""A desk with the bank `laws` loaded, its store in memory or in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from civicquiz.store import open_store
from support.desk import LAWS, Desk
from support.storing import NOW


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Set up a desk in memory."""
    with open_store(":memory:", now=NOW) as store:
        found = Desk(store, tmp_path)
        found.load(LAWS)
        yield found


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Set up two desks over one file."""
    path = tmp_path / "civicquiz.db"
    with open_store(path, now=NOW) as one, open_store(path, now=NOW) as other:
        first, second = Desk(one, tmp_path), Desk(other, tmp_path)
        first.load(LAWS)
        yield first, second
