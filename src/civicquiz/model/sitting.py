"""What a session shows: a question being asked, what an answer led to, and the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from civicquiz.model.answer import Grade, Rating, Response
from civicquiz.model.people import Posed, SessionKind

__all__ = ["Asked", "Manner", "Outcome", "Summary"]


@dataclass(frozen=True, slots=True)
class Manner:
    """What a kind of session allows and tells.

    `again`: what was failed comes back in it; `silent`: nothing is told of right and wrong before
    its end; `undo`: an answer may be taken back; `puts_off`: skipping leaves a question for the
    end; `resume` is the command that goes on with it.
    """

    again: bool = False
    silent: bool = False
    undo: bool = True
    puts_off: bool = False
    resume: str = "civicquiz resume"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is asked now.

    `shown` is the order of the options, items or right-hand rows on the screen; `number` of
    `total` counts the answers so far plus one; `answered` of them counted, `right` were right (None:
    that is not told); `repeat`: it comes back after a failure in this
    session; `new`: never answered before; `second_try`: an almost right answer may be mended;
    `put_off`: it was skipped and comes once more. Where there is a time limit, it ends at `until`.
    """

    posed: Posed
    shown: tuple[int, ...]
    number: int
    total: int
    answered: int = 0
    right: int | None = None
    repeat: bool = False
    new: bool = False
    second_try: bool = False
    put_off: bool = False
    until: datetime | None = None
    seconds_left: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer led to. `review_id` is None after ALMOST: nothing is recorded yet."""

    asked: Asked
    response: Response
    grade: Grade
    rating: Rating | None
    due_day: date | None
    today: date
    review_id: int | None
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a session, or of a part of it.

    `asked` and `right` count first answers; `score` is their mean, `seconds` the time spent
    answering; `passed` is None where no pass mark was set; `left` questions were not reached.
    `resume` is the command that goes on with it, by `until` if there is a time limit; `hidden`:
    right and score are not told yet; `timed_out`: it ended because its time was over.
    """

    session_id: int
    kind: SessionKind
    asked: int
    right: int
    score: float | None
    seconds: int
    passed: bool | None
    left: int
    due_tomorrow: int
    finished: bool
    resume: str = "civicquiz resume"
    hidden: bool = False
    until: datetime | None = None
    timed_out: bool = False
