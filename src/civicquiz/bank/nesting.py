"""Which topics and which fact a heading stands under, by the levels of the headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from civicquiz.model import Entry, Fact, Question, Topic

__all__ = ["Nest", "nested"]


class Nest:
    """The headings above the place that the reading has come to."""

    def __init__(self) -> None:
        """Start at the top of a bank."""
        self.above: list[Entry] = []
        self.topic: tuple[str, ...] = ()
        self.fact: Fact | None = None

    def enter(self, level: int) -> None:
        """Leave all headings that a heading of this level ends."""
        if not self.above or self.above[-1].level < level:
            return
        while self.above and self.above[-1].level >= level:
            self.above.pop()
        self.topic = tuple(one.title for one in self.above if isinstance(one, Topic))
        self.fact = next((one for one in reversed(self.above) if isinstance(one, Fact)), None)

    def add(self, entry: Entry) -> None:
        """Go on below a heading."""
        self.above.append(entry)
        if isinstance(entry, Topic):
            self.topic = (*self.topic, entry.title)
        elif isinstance(entry, Fact):
            self.fact = entry


def nested(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Give each fact and question its topics, and each question its fact."""
    nest = Nest()
    done: list[Entry] = []
    for entry in entries:
        nest.enter(entry.level)
        placed: Entry = entry
        if isinstance(entry, Question):
            placed = replace(entry, topic=nest.topic, fact=nest.fact.id if nest.fact else "")
        elif isinstance(entry, Fact):
            placed = replace(entry, topic=nest.topic)
        nest.add(placed)
        done.append(placed)
    return tuple(done)
