"""What a learner may set about the schedule."""

from __future__ import annotations

from dataclasses import dataclass

from civicquiz.study.memory import DEFAULT_PARAMETERS, Parameters

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How much is asked, and how well it is to be kept.

    `retention` is the wished chance of recall on the due day, over 0 to 1; `new_a_day` and
    `reviews_a_day` count questions; `rollover_hour` is the local hour at which a study day begins;
    `pass_mark` is the least score, over 0 to 1, that passes; `leech` is the number of struggles
    from which a question rests; `longest` is the longest interval in days.
    """

    retention: float = 0.9
    new_a_day: int = 10
    reviews_a_day: int = 200
    rollover_hour: int = 4
    pass_mark: float = 1.0
    leech: int = 8
    longest: int = 36500
    parameters: Parameters = DEFAULT_PARAMETERS
