"""Measure what pins notice: ``python tests/lint/pinned_edits.py [TEXT…]``.

Passages are pinned, then edited by program, one edit at a time. A critical edit (a number, a month,
a name, a negation) is noticed where P403 or P405 says so; one that P404 takes for mere wording, or
nobody tells, has passed. A harmless edit is kept where nothing at all is said. Without a text, the
passages are the facts and explanations of the shipped banks, in our own words.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from support.editing import (  # found by the lines above
    CRITICAL,
    HARMLESS,
    TURNED,
    WORDING,
    Edit,
    our_passages,
    said,
    stands_once,
    texts_of,
)

__all__ = ["main"]


def neighbours(parts: Sequence[str], at: int) -> str:
    """Return a passage with some that stand before and behind it, as a book."""
    return "\n\n".join(parts[max(0, at - 4) : at + 5])


def measured(
    parts: Sequence[str], edits: Mapping[str, Edit], times: int, dice: Random
) -> dict[str, Counter[str]]:
    """Return, for each sort of edit, how often each set of codes was said."""
    found: dict[str, Counter[str]] = {}
    for name, edit in edits.items():
        counts = found.setdefault(name, Counter())
        for at in (dice.randrange(len(parts)) for _ in range(20 * times)):
            book = neighbours(parts, at)
            new = edit(parts[at], dice)
            whole = dice.random() < 0.5
            if new is None or new == parts[at] or not stands_once(book, parts[at], whole=whole):
                continue
            counts[" ".join(sorted(said(book, parts[at], new, whole=whole))) or "nothing"] += 1
            if counts.total() >= times:
                break
    return found


def show(
    title: str, found: Mapping[str, Counter[str]], good: Callable[[str], bool], what: str
) -> None:
    """Print the table of one sort of edits, and the share that went well."""
    sys.stdout.write(f"{title}\n")
    well = total = 0
    for name, counts in found.items():
        shown = ", ".join(f"{said} {times}" for said, times in counts.most_common())
        sys.stdout.write(f"  {name}: {shown}\n")
        total += counts.total()
        well += sum(times for said, times in counts.items() if good(said))
    share = 100 * well / max(total, 1)
    sys.stdout.write(f"  {well:,} of {total:,} {what}: {share:.2f} %\n")


def is_noticed(codes: str) -> bool:
    """Whether a critical edit stops whoever checks."""
    return "P405" in codes or "P403" in codes


def main(arguments: Sequence[str] | None = None) -> None:
    """Pin, edit and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path, metavar="TEXT")
    parser.add_argument("--times", type=int, default=200, help="edits of each sort (200)")
    parser.add_argument("--seed", type=int, default=1, help="of the drawing (1)")
    chosen = parser.parse_args(arguments)
    parts = texts_of(
        [path.read_text(encoding="utf-8") for path in chosen.texts] or list(our_passages())
    )
    sys.stdout.write(f"{len(parts)} passages\n")
    dice = Random(chosen.seed)
    critical = measured(parts, CRITICAL, chosen.times, dice)
    show("critical edits", critical, is_noticed, "noticed (P405 or P403)")
    places = measured(parts, TURNED, chosen.times, dice)
    show("critical tokens in another order", places, is_noticed, "noticed (P405 or P403)")
    harmless = measured(parts, HARMLESS, chosen.times, dice)
    show("harmless edits", harmless, lambda codes: codes == "nothing", "kept without a word")
    wording = measured(parts, WORDING, chosen.times, dice)
    show("other words", wording, lambda codes: codes == "P404", "told as wording (P404)")


if __name__ == "__main__":
    main()
