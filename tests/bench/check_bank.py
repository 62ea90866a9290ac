"""Banks to be checked, and what `civicquiz bank check` takes for them: seconds and peak memory.

::

    PYTHONPATH=src python tests/bench/check_bank.py --banks 10 --questions 10000
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

__all__ = ["check_banks", "write_banks"]

SYLLABLES = [
    "ba",
    "cor",
    "del",
    "fin",
    "gar",
    "hul",
    "jem",
    "kin",
    "lor",
    "mar",
    "nel",
    "pos",
    "quin",
    "ras",
    "sol",
    "tam",
    "ul",
    "ver",
    "wol",
    "yar",
    "zin",
]
SUBJECTS = [
    "law",
    "treaty",
    "court",
    "council",
    "governor",
    "statute",
    "harbour",
    "census",
    "ballot",
    "charter",
]
VERBS = [
    "founded",
    "ratified",
    "abolished",
    "amended",
    "named",
    "opened",
    "closed",
    "signed",
    "proposed",
    "defended",
]
AGAIN = 0.02
"""The share of questions that are another one, reworded a little."""
FOR_A_FACT = 4
"""Questions under one fact."""


def write_banks(folder: Path, banks: int, questions: int) -> list[Path]:
    """Write banks of so many questions each, with the source that their facts quote."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(banks):
        dice = Random(number)
        words = [name_of(dice) for _ in range(questions // 4 + 50)]
        told: list[str] = []
        lines = [
            "---",
            f"title: Book {number}",
            f"source: book | Book {number} | book-{number}.txt | 2026-01-02 | CC0-1.0",
            "---",
            f"# Part {number}",
        ]
        lines += entries(dice, words, questions, told, number)
        file = folder / f"bank-{number}.md"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        (folder / f"book-{number}.txt").write_text("\n\n".join(told) + "\n", encoding="utf-8")
        files.append(file)
    return files


def name_of(dice: Random) -> str:
    """Return a made-up name."""
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(2, 4))).capitalize()


def entries(
    dice: Random, words: list[str], questions: int, told: list[str], number: int
) -> Iterator[str]:
    """Give the lines of a bank's facts and questions; put what the facts quote into `told`."""
    before: list[str] = []
    for at in range(questions):
        if at % FOR_A_FACT == 0:
            name, other, verb = dice.choice(words), dice.choice(words), dice.choice(VERBS)
            year, subject = 1000 + dice.randrange(1020), dice.choice(SUBJECTS)
            sentence = f"The {subject} of {name} was {verb} by {other} in {year}"
            told.append(f"{sentence}. It concerned {dice.choice(words)}, and not {name} alone.")
            yield f"## {sentence}. {{#fact-{at}}}"
            yield f"Source: book “{sentence}”"
        if before and dice.random() < AGAIN:
            stem = dice.choice(before).replace("Who ", "Who once ").replace("In which", "In what")
        else:
            stem = stem_of(dice, words, at, (subject, name, verb, other, year))
            before.append(stem)
        yield f"### {stem} {{#q-{number}-{at}}}"
        yield from shape_of(dice, words, at, (other, year))


def stem_of(dice: Random, words: list[str], at: int, fact: tuple[str, str, str, str, int]) -> str:
    """Return the stem of a question on a fact."""
    subject, name, verb, other, year = fact
    match at % FOR_A_FACT:
        case 0:
            return f"Who {verb} the {subject} of {name} near {dice.choice(words)}?"
        case 1:
            return f"In which year was the {subject} of {name} and {dice.choice(words)} {verb}?"
        case 2:
            return f"Which {subject} did {other} have {verb} for {dice.choice(words)}?"
        case _:
            return f"Complete: what was {verb} in {year} by {dice.choice(words)} of {name}?"


def shape_of(dice: Random, words: list[str], at: int, fact: tuple[str, int]) -> Iterator[str]:
    """Give the lines of a question's answer: a choice, a number, a choice, a word."""
    other, year = fact
    match at % FOR_A_FACT:
        case 0 | 2:
            key = dice.randrange(4)
            wrong = dice.sample(words, 4)
            for place in range(4):
                yield f"- [x] {other}" if place == key else f"- [ ] {wrong[place]} {at}"
        case 1:
            yield f"Answer: {year}"
        case _:
            yield f"Answer: {other} {dice.choice(words)}"


def check_banks(folder: Path, environment: Mapping[str, str]) -> tuple[float, float]:
    """Return the seconds and the peak memory in MiB of checking a folder in a process of its own."""
    start = time.perf_counter()
    command = [sys.executable, "-c", "from civicquiz.cli import main; main()"]
    with subprocess.Popen(
        [*command, "bank", "check", "--json", str(folder)],
        env=dict(environment),
        stdout=subprocess.DEVNULL,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    taken = time.perf_counter() - start
    assert process.returncode in {0, 1}, process.returncode
    return taken, usage.ru_maxrss / 1024


def main() -> None:
    """Write banks, check them, and print what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--banks", type=int, default=1)
    parser.add_argument("--questions", type=int, default=10_000, help="of each bank")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the banks there")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        write_banks(folder, chosen.banks, chosen.questions)
        seconds, peak = check_banks(folder, os.environ)
    print(f"{chosen.banks * chosen.questions:,} questions: {seconds:.2f} s, {peak:.0f} MiB")


if __name__ == "__main__":
    main()
