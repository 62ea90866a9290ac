"""Golden transcripts: Markdown whose ```console blocks are run and compared, word for word.

In a block, a line ``$ civicquiz …`` is a command, and the lines below it are what it says: both
streams, in order, and ``[exit 3]`` last where the exit code is not 0. ``$ cat FILE`` shows a file.

- ``$ civicquiz study --plain <<'IN'``, lines, ``IN``: the lines are its standard input.
- ``<!-- types: 2 | 1 | q -->`` before a block: its first command is given these lines, and they
  are seen where they are typed, as on a terminal.
- ``<!-- file: capitals.md -->`` before any block of code: the block is written to that file.
- ``<!-- at: 2026-03-09T09:00 -->``: the commands below run then. Else time stands (nearly) still.
- ``<!-- fresh -->``: the commands below run in a home that nobody has lived in.
- ``<!-- needs: typst -->``: without that module, part of an extra, the file's test is skipped.
- ``...`` in an expected line stands for anything in that line; alone, for any number of lines.
  Empty lines at the end of an output, and spaces at the end of a line, do not count.

A file of transcripts has one home, shown as ``~``, which is also the current folder. With
``CIVICQUIZ_REWRITE=1`` what differs is written into the file instead of failing.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from support.stage import Stage

__all__ = ["Step", "check_transcript", "matches", "parse", "transcripts"]

COMMENT = re.compile(r"<!--\s*(types|file|at|fresh|needs)\b:?\s*(.*?)\s*-->")
FENCE = re.compile(r"(?P<mark>`{3,}|~{3,})(?P<info>.*)")
REWRITE = "CIVICQUIZ_REWRITE"


@dataclass
class Step:
    """One thing to do: `kind` is run, file, at, fresh or needs; `text` its argument, or the command.

    `body` is what a file holds or a command is expected to say; `first` is its line, counted from 0.
    """

    kind: str
    text: str
    stdin: str = ""
    typed: bool = False
    body: list[str] = field(default_factory=list)
    first: int = 0


def transcripts(*places: Path) -> list[Path]:
    """Return the Markdown files in `places` (folders, or files) that hold a console block."""
    files = [found for place in places for found in (sorted(place.glob("*.md")) or [place])]
    return [
        path
        for path in files
        if path.is_file() and re.search(r"^```console", path.read_text("utf-8"), re.MULTILINE)
    ]


def parse(text: str) -> Iterator[Step]:
    """Read the steps of a transcript, in order."""
    lines = text.splitlines()
    typed: str | None = None
    name: str | None = None
    at = 0
    while at < len(lines):
        for kind, argument in COMMENT.findall(lines[at]):
            if kind == "types":
                typed = argument
            elif kind == "file":
                name = argument
            else:
                yield Step(kind, argument)
        fence = FENCE.match(lines[at])
        at += 1
        if fence is None:
            continue
        start = at
        while at < len(lines) and not lines[at].startswith(fence["mark"]):
            at += 1
        if name is not None:
            yield Step("file", name, body=lines[start:at])
        elif fence["info"].strip() == "console":
            yield from _commands(lines, start, at, typed)
        typed = name = None
        at += 1


def _commands(lines: list[str], start: int, end: int, typed: str | None) -> Iterator[Step]:
    """Read the commands of one block, the lines from `start` to before `end`."""
    at = start
    while at < end:
        if not lines[at].startswith("$ "):
            raise AssertionError(f"line {at + 1}: a console block begins with '$ ', a command")
        command = lines[at][2:]
        at += 1
        stdin = ""
        if here := re.search(r"\s*<<\s*'(\w+)'$", command):
            stop = lines.index(here[1], at, end)
            stdin = "".join(f"{line}\n" for line in lines[at:stop])
            command, at = command[: here.start()], stop + 1
        elif typed is not None:
            stdin = "".join(f"{line.strip()}\n" for line in typed.split("|")) if typed else ""
        first = at
        while at < end and not lines[at].startswith("$ "):
            at += 1
        yield Step("run", command, stdin, typed is not None, lines[first:at], first)
        typed = None


def matches(expected: list[str], actual: list[str]) -> bool:
    """Tell whether `actual` is what was expected, `...` standing for anything."""
    pattern = ""
    for line in expected:
        if line == "...":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*?".join(re.escape(part) for part in line.split("...")) + r"\n"
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in actual)) is not None


def perform(step: Step, stage: Stage) -> list[str]:
    """Run one command on the stage and return the lines that it said."""
    words = shlex.split(step.text)
    environment = {}
    while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
        name, _, environment[name] = words.pop(0).partition("=")
    match words:
        case ["civicquiz", *arguments]:
            said, code = stage.run(
                arguments, stdin=step.stdin, echo=step.typed, environment=environment
            )
        case ["cat", name]:
            said, code = (stage.home / name).read_text(encoding="utf-8"), 0
        case _:
            raise AssertionError(f"a transcript cannot run: {step.text}")
    lines = trimmed([line.rstrip() for line in said.split("\n")])
    return [*lines, f"[exit {code}]"] if code else lines


def check_transcript(path: Path, folder: Path, program: Callable[[], object] | None = None) -> None:
    """Run the file's commands in a home below `folder`; fail on the first that says otherwise."""
    text = path.read_text(encoding="utf-8")
    homes = 0
    stage = Stage(folder / str(homes), program)
    changed: list[tuple[Step, list[str]]] = []
    for step in parse(text):
        if step.kind == "at":
            stage.set_time(step.text)
        elif step.kind == "needs":
            pytest.importorskip(step.text, reason=f"an extra with {step.text} is not installed")
        elif step.kind == "fresh":
            homes += 1
            stage = Stage(folder / str(homes), program)
        elif step.kind == "file":
            target = stage.home / step.text
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("".join(f"{line}\n" for line in step.body), encoding="utf-8")
        else:
            actual = perform(step, stage)
            if matches(trimmed(step.body), actual):
                continue
            if not os.environ.get(REWRITE):
                where = f"{path.name}:{step.first}: $ {step.text}"
                assert [where, *actual] == [where, *trimmed(step.body)], f"{REWRITE}=1 rewrites it"
            changed.append((step, actual))
    if changed:
        path.write_text(_rewritten(text, changed), encoding="utf-8")


def trimmed(lines: list[str]) -> list[str]:
    """Return the lines without the empty ones at the end, which part one command from the next."""
    return "\n".join(lines).rstrip("\n").split("\n") if any(lines) else []


def _rewritten(text: str, changed: list[tuple[Step, list[str]]]) -> str:
    """Return the file with what the commands said put in the place of what was expected."""
    lines = text.splitlines()
    for step, actual in reversed(changed):
        lines[step.first : step.first + len(trimmed(step.body))] = actual
    return "".join(f"{line}\n" for line in lines)
