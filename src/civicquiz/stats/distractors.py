"""Which option drew whom: shares, correlations, the suspected wrong key, guessing taken off."""

from __future__ import annotations

import math
from dataclasses import dataclass

from civicquiz.stats.moments import Z90, correlation
from civicquiz.stats.rests import Scores, scores
from civicquiz.stats.tables import Chosen, Marks, Options

__all__ = [
    "OptionFigures",
    "corrected_score",
    "guess_corrected",
    "option_figures",
    "wrong_key",
    "wrong_keys",
]

FEW = 0.05
"""A distractor that fewer than this share choose does no work."""


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """One option: its position, how many chose it, their share of those given the item.

    `r` is the correlation of choosing it with the rest score, None where not defined.
    """

    position: int
    key: bool
    chosen: int
    share: float
    r: float | None

    @property
    def works(self) -> bool | None:
        """Whether a distractor draws at least 5 %, the weaker ones: None for a key."""
        if self.key:
            return None
        return self.share >= FEW and self.r is not None and self.r < 0


def option_figures(marks: Marks | Scores, chosen: Chosen) -> tuple[tuple[OptionFigures, ...], ...]:
    """Return the distractor table of each item: all its options, in the order of the bank.

    Both tables have the same students and items. A blank answer counts in n and chose
    nothing. Empty for an item that is no choice or was given to nobody.
    """
    table = scores(marks) if isinstance(marks, Marks) else marks
    return tuple(
        options_of(table, chosen, item, options) if options else ()
        for item, options in enumerate(chosen.items)
    )


def options_of(
    table: Scores, chosen: Chosen, item: int, options: Options
) -> tuple[OptionFigures, ...]:
    """Return the options of one item."""
    cells = [
        (row[item] or (), rests[item])
        for row, rests in zip(chosen.rows, table.rests, strict=True)
        if row[item] is not None
    ]
    if not cells:
        return ()
    ranked = [(cell, rest) for cell, rest in cells if rest is not None]
    rests = [rest for _, rest in ranked]
    return tuple(
        OptionFigures(
            position=spot,
            key=spot in options.keys,
            chosen=(count := sum(spot in cell for cell, _ in cells)),
            share=count / len(cells),
            r=correlation([float(spot in cell) for cell, _ in ranked], rests),
        )
        for spot in range(options.count)
    )


def wrong_key(figures: tuple[OptionFigures, ...], n: int) -> int | None:
    """Return the position of a distractor that behaves as a key would, of `n` students; or None.

    It has a share ≥ 5 %, r_o > r_key and r_o > 1.64/√n; the one with the highest r_o is
    returned. A key that nobody chose has no r and cannot defend itself. None for an item with
    no key or several.
    """
    keys = [option for option in figures if option.key]
    if len(keys) != 1 or n < 1:
        return None
    least = Z90 / math.sqrt(n)
    bar = least if keys[0].r is None else max(least, keys[0].r)
    rivals = [
        (option.r, -option.position)
        for option in figures
        if not option.key and option.share >= FEW and option.r is not None and option.r > bar
    ]
    return -max(rivals)[1] if rivals else None


def wrong_keys(marks: Marks | Scores, chosen: Chosen) -> tuple[int | None, ...]:
    """Return for each item the distractor that is suspected to be the right answer, or None."""
    table = scores(marks) if isinstance(marks, Marks) else marks
    return tuple(
        wrong_key(options, len(table.with_rest(item).marks))
        for item, options in enumerate(option_figures(table, chosen))
    )


def corrected_score(right: float, wrong: float, options: int) -> float:
    """Return R - W/(options - 1): what is left when blind guesses are taken off, in marks.

    Below 0 is possible. With fewer than two options there is nothing to guess: R.
    """
    return right - wrong / (options - 1) if options > 1 else right


def guess_corrected(marks: Marks, chosen: Chosen) -> tuple[float | None, ...]:
    """Return each student's total with guessing taken off item by item, in marks.

    A blank answer is neither right nor wrong; items that are no single choice keep their
    mark. None for a student who was given nothing.
    """
    totals: list[float | None] = []
    for row, cells in zip(marks.rows, chosen.rows, strict=True):
        parts = [
            corrected_score(mark, 1 - mark, options.count)
            if options and len(options.keys) == 1 and cell
            else mark
            for mark, cell, options in zip(row, cells, chosen.items, strict=True)
            if mark is not None
        ]
        totals.append(math.fsum(parts) if parts else None)
    return tuple(totals)
