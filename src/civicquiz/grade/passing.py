"""Whether a score of several questions passes."""

from __future__ import annotations

__all__ = ["passes"]

ROUNDING = 1e-9
"""By how much a sum of parts of marks may be off: a fifth and a whole of three are 40 %."""


def passes(score: float | None, mark: float | None) -> bool | None:
    """Tell whether a score reaches the pass mark, both from 0 to 1; None where there is none."""
    return None if score is None or mark is None else score >= mark - ROUNDING
