"""A session of `study --json` (or quiz, or resume) in a process of its own, answered line by line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from random import Random
from types import TracebackType
from typing import Any, Self

__all__ = ["PROGRAM", "Dialogue", "Event", "any_answer"]

PROGRAM = (sys.executable, "-c", "from civicquiz.cli import main; main()")
"""What the installed script does, whether or not it is installed."""

Event = dict[str, Any]


class Dialogue:
    """One such process: events are read, answers are given."""

    def __init__(self, environment: Mapping[str, str], *arguments: str) -> None:
        """Start the program with `arguments`."""
        self.process = subprocess.Popen(
            [*PROGRAM, *arguments],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.given, self.said = self.process.stdin, self.process.stdout

    def __enter__(self) -> Self:
        """Return the dialogue itself."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """End the process, if it still runs."""
        self.process.kill()
        self.process.communicate()

    def read(self) -> Event | None:
        """Return the next event, or None where there will be no more (a torn line is none)."""
        line = self.said.readline()
        return json.loads(line) if line.endswith(b"\n") else None

    def answer(self, answer: object) -> None:
        """Give an answer; nothing happens where nobody listens any more."""
        try:
            self.given.write(json.dumps({"answer": answer}).encode() + b"\n")
            self.given.flush()
        except BrokenPipeError:
            pass

    def close(self) -> tuple[list[Event], str, int]:
        """Give no more answers; return the events left, what was complained of, the exit code."""
        said, complaints = self.process.communicate()
        left = [json.loads(line) for line in said.splitlines()]
        return left, complaints.decode(), self.process.returncode


def any_answer(event: Event, dice: Random) -> object:
    """Return an answer that fits the kind of the question, right or wrong."""
    count = len(event.get("options", []))
    numbers = dice.sample(range(1, count + 1), count)
    match event["kind"]:
        case "single-choice":
            return numbers[0]
        case "multiple-choice":
            return numbers[: dice.randint(1, count)]
        case "ordering" | "matching":
            return numbers
        case "listing" | "cloze":
            return ["Washington"] * int(event.get("gaps") or event["needs"])
        case "flashcard":
            return dice.randint(1, 4)
        case "date":
            return f"2025-08-{dice.randint(1, 28):02}"
        case _:
            return dice.choice(["Washington", "Anchorage", "the Senate", "435", "1787", ""])
