"""From a graded answer to a rating, against the learner's own pace with that kind of question."""

from __future__ import annotations

from civicquiz.model import Kind, Learner, Rating
from civicquiz.store import Store
from civicquiz.study import Pace, rate
from civicquiz.study import Settings as Schedule

__all__ = ["Pacing"]


class Pacing:
    """The paces of one learner, each read when its kind is first answered, then kept in step."""

    def __init__(self, store: Store, learner: Learner, schedule: Schedule) -> None:
        """Read nothing yet."""
        self.store = store
        self.learner = learner
        self.schedule = schedule
        self._paces: dict[Kind, Pace] = {}

    def rating(
        self,
        kind: Kind,
        score: float,
        response_ms: int,
        own: Rating | None,
        tries: int,
        guessed: bool,
    ) -> Rating:
        """Return what the schedule hears of an answer; `own` is a flashcard's rating."""
        return rate(
            score,
            response_ms,
            self._pace(kind),
            tries=tries,
            guessed=guessed,
            own=own,
            pass_mark=self.schedule.pass_mark,
        )

    def keep(self, kind: Kind, score: float, response_ms: int) -> None:
        """Take an answer that was recorded into the pace, if it was right."""
        if score >= 1:
            self._paces[kind] = self._pace(kind).after(response_ms)

    def forget(self, kind: Kind) -> None:
        """Read a pace anew when it is next needed: an answer was taken back."""
        self._paces.pop(kind, None)

    def _pace(self, kind: Kind) -> Pace:
        if kind not in self._paces:
            self._paces[kind] = Pace.of(self.store.response_times(self.learner.id, kind)[::-1])
        return self._paces[kind]
