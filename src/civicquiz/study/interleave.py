"""An order in which no two neighbours share a topic, where that can be, near the order given."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from heapq import heapify, heappop, heappush, heapreplace
from typing import TypeVar

__all__ = ["interleaved"]

Item = TypeVar("Item")


def interleaved(
    items: Sequence[Item], topic: Callable[[Item], Hashable], *, after: Item | None = None
) -> list[Item]:
    """Return the items, earliest first, except that neighbours differ in topic where they can.

    The first also differs from `after`. Each step takes the earliest item of another topic than
    the last's, unless one topic has more than half of those left and so must be used up.
    """
    names: dict[Hashable, int] = {}
    topics: list[deque[int]] = []
    for at, item in enumerate(items):
        name = names.setdefault(topic(item), len(topics))
        if name == len(topics):
            topics.append(deque())
        topics[name].append(at)
    last = -1 if after is None else names.get(topic(after), -1)
    fullest = _Heap([(-len(left), name) for name, left in enumerate(topics)])
    earliest = _Heap([(left[0], name) for name, left in enumerate(topics)])
    order: list[Item] = []

    def size(name: int) -> int:
        return -len(topics[name])

    def head(name: int) -> int:
        return topics[name][0] if topics[name] else len(items)

    while len(order) < len(items):
        most, name = fullest.least(size)
        if name == last or -2 * most <= len(items) - len(order):
            name = earliest.least(head)[1]
            if name == last:
                name = earliest.second(head, len(items))
        order.append(items[topics[name].popleft()])
        last = name
    return order


class _Heap:
    """Topics by a figure that only grows: each is put right when it comes to the top."""

    def __init__(self, entries: list[tuple[int, int]]) -> None:
        heapify(entries)
        self.entries = entries

    def least(self, figure: Callable[[int], int]) -> tuple[int, int]:
        """Return the least figure and its topic."""
        while (now := figure(self.entries[0][1])) != self.entries[0][0]:
            heapreplace(self.entries, (now, self.entries[0][1]))
        return self.entries[0]

    def second(self, figure: Callable[[int], int], none: int) -> int:
        """Return the topic of the next figure under `none`, or that of the least again."""
        top = heappop(self.entries)
        next_figure, name = self.least(figure) if self.entries else (none, top[1])
        heappush(self.entries, top)
        return top[1] if next_figure == none else name
