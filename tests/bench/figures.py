"""The benchmarks: a school's database, the learner's waiting times, and Anki at the same work."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.check_bank import check_banks, write_banks
from bench.measure import Machine, Taken, look_at_machine, surroundings
from bench.ours import Ours
from bench.parts import parts
from bench.peer import Peer, anki_python

__all__ = ["main"]


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything."""

    questions: int
    reviews: int
    starts: int
    answers: int
    load: int
    check: tuple[tuple[int, int], ...]
    """Banks that are checked together, and the questions of each."""


WHOLE = Size(
    questions=100_000,
    reviews=1_000_000,
    starts=15,
    answers=1_000,
    load=10_000,
    check=((1, 10_000), (10, 10_000)),
)
SMALL = Size(
    questions=500, reviews=5_000, starts=2, answers=50, load=100, check=((1, 100), (2, 100))
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, in milliseconds; `theirs` is None where Anki has no such thing.

    `peak` is the most memory that ours took, in MiB, where that is looked at.
    """

    name: str
    ours: float
    theirs: float | None = None
    peak: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours as a share of Anki's: below 1 we are faster."""
        return self.ours / self.theirs if self.theirs else None

    def __str__(self) -> str:
        """Return the line of the table."""
        theirs = f"{self.theirs:10.2f}" if self.theirs is not None else " " * 10
        ratio = f"{self.ratio:8.2f}" if self.ratio is not None else " " * 8
        peak = f"   (peak {self.peak:.0f} MiB)" if self.peak is not None else ""
        return f"{self.name:<52}{self.ours:10.2f}{theirs}{ratio}{peak}"


def again(times: int, *works: Callable[[], float]) -> list[Taken]:
    """Do each work once to warm up, then all in turn, so many times."""
    taken: list[list[float]] = [[] for _ in works]
    for number in range(times + 1):
        for work, seconds in zip(works, taken, strict=True):
            spent = work()
            if number:
                seconds.append(spent)
    return [Taken(tuple(seconds)) for seconds in taken]


def measure(size: Size, ours: Ours, peer: Peer | None) -> list[Row]:
    """Do all the work and return the table."""
    say = _progress
    say(f"a database of {size.questions:,} questions and {size.reviews:,} reviews")
    path = ours.build(size.questions, size.reviews)
    theirs = peer.build(size.questions, size.reviews) if peer else None
    rows = []

    say("process start to first question")
    starts: list[Callable[[], float]] = [lambda: ours.start(path)]
    if peer and theirs:
        starts.append(lambda: peer.start(theirs))
    rows += _rows("process start to first question", again(size.starts, *starts))

    say("durable answer and next question")
    inside = [ours.answers(path, size.answers)]
    if peer and theirs:
        inside.append(peer.answers(theirs, size.answers))
    rows += _rows("durable answer + next question, in process", inside, high=True)
    piped = [ours.piped_answers(path, size.answers), *inside[1:]]
    rows += _rows("durable answer + next question, study --json", piped, high=True)

    say("loading questions")
    times = min(5, size.starts)
    mine = [ours.load(size.load) for _ in range(times)]
    their = [peer.load(size.load) for _ in range(times)] if peer else []
    for at, name in enumerate(("whole process", "in process")):
        taken = [Taken(tuple(run[at] for run in runs)) for runs in (mine, their) if runs]
        rows += _rows(f"load {size.load:,} questions, {name}", taken)

    say("help")
    rows += _rows("study --help", again(size.starts, ours.show_help))

    say("parts without a peer")
    rows += [Row(name, seconds * 1000) for name, seconds in parts(size.load)]

    say("bank check")
    rows += [_checked(ours.folder, banks, questions) for banks, questions in size.check]
    return rows


def _rows(name: str, taken: list[Taken], *, high: bool = False) -> list[Row]:
    """Return the row of the medians, and that of the 99th percentiles where wanted."""
    rows = [Row(f"{name}, median", *(each.median for each in taken))]
    if high:
        rows.append(Row(f"{name}, 99th", *(each.high for each in taken)))
    return rows


def _checked(folder: Path, banks: int, questions: int) -> Row:
    """Return what a check of so many banks together takes: the whole process, sources at hand."""
    place = folder / f"check-{banks}-{questions}"
    write_banks(place, banks, questions)
    seconds, peak = check_banks(place, surroundings(folder))
    return Row(f"bank check of {banks * questions:,} questions", seconds * 1000, peak=peak)


def _progress(text: str) -> None:
    print(f"… {text}", file=sys.stderr, flush=True)


def report(rows: list[Row], machine: Machine, anki: str) -> str:
    """Return the table with the machine named."""
    return "\n".join(
        [
            f"{machine.processor}, {machine.cores} cores, {machine.system}",
            f"Python {machine.python}, SQLite {machine.sqlite}, Anki {anki or 'not asked'}",
            f"fsync of 4 KiB: {machine.fsync_ms:.2f} ms median, {machine.fsync_high_ms:.2f} ms 99th",
            "",
            f"{'milliseconds':<52}{'civicquiz':>10}{'Anki':>10}{'ratio':>8}",
            *map(str, rows),
        ]
    )


def main() -> None:
    """Measure as the options say, print the table, and keep it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a quick run, to see that all works")
    parser.add_argument("--anki", type=Path, metavar="PYTHON", help="a Python that has anki")
    parser.add_argument("--no-anki", action="store_true", help="measure ours alone")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep and reuse the databases")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (chosen.keep or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        python = None if chosen.no_anki else anki_python(chosen.anki, folder)
        peer = Peer(python, folder) if python else None
        machine = look_at_machine(folder)
        rows = measure(SMALL if chosen.small else WHOLE, Ours(folder), peer)
        anki = peer.version if peer else ""
    print(report(rows, machine, anki))
    if chosen.json:
        figures = {"schema": 1, "machine": asdict(machine), "anki": anki}
        table = [asdict(row) | {"ratio": row.ratio} for row in rows]
        chosen.json.write_text(json.dumps(figures | {"milliseconds": table}, indent=1) + "\n")
