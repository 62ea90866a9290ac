"""The collector of cycles rests where it would only cost time."""

from __future__ import annotations

import gc

import pytest

from civicquiz.app.collecting import uncollected


def test_the_collector_rests_and_is_back() -> None:
    """Nothing is collected inside; behind it the collector works, with nothing young to look at."""
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        made = [[at] for at in range(10_000)]
        assert gc.get_count()[0] >= len(made)
    assert gc.isenabled()
    assert gc.get_count()[0] < len(made)
    assert gc.get_freeze_count() == 0


def test_the_collector_is_back_after_an_error() -> None:
    """An error inside leaves the collector as it was."""
    with pytest.raises(ValueError, match="odd"), uncollected():
        raise ValueError("odd")
    assert gc.isenabled()


def test_a_collector_that_is_off_stays_off() -> None:
    """Who switched the collector off finds it off."""
    gc.disable()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
