"""Answer lines: what stands on a pupil's paper, typed as ``otter-7/B ACBD-[AC]"Russia"+``.

Texts a user wrote never raise: what cannot be read comes back as `Trouble`, all of it at once.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

__all__ = ["AnswerLine", "Mark", "Trouble", "line_text", "read_cell", "read_line"]

HALF = 0.5
JUDGED = {"+": 1.0, "x": 0.0, "~": HALF}
"""The teacher's own marks, and what each is worth."""

DASHES = str.maketrans(dict.fromkeys("‐‑‒–−", "-"))
"""What word processors make of a hyphen. A long dash (—) may have been two, and is not guessed at."""

LONGEST = 20_000
"""Characters of a line that are read; no booklet needs a tenth of them."""

HEAD = re.compile(
    r"\s*(?P<alias>[^\s:,;]+)(?:[ \t]+(?P<number>\d+(?:/[A-Za-z])?)(?=[\s:,;]|\Z))?[:,;]?"
)
TOKEN = re.compile(
    r"""[\s.,]+
    | "(?P<text>(?:[^"]|"")*)"
    | [“„](?P<curly>[^“”„]*)[”“]
    | \[(?P<many>[^][]*)\]
    | (?P<one>[A-Za-z+~‐‑‒–−-])
    | (?P<odd>["“„[]  | [^\sA-Za-z+~.,"“„[‐‑‒–−-]+)
    """,
    re.VERBOSE,
)
"""What a line consists of after the alias, from any place in it."""

INSIDE = re.compile(r"[\s.,;]+|(?P<letter>[A-Za-z‐‑‒–−-])|(?P<odd>[^\s.,;A-Za-z‐‑‒–−-]+)")
"""What stands between brackets."""

MARKS = "A mark is a letter, - for a blank, [AC] for several, + x ~ or “text” where one writes."


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something in what was typed that cannot be taken: where (from 1), what, and what to do."""

    column: int
    what: str
    fix: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at one question: `letters`, `text`, or a `score` that the teacher gave.

    A blank has none of them. Letters are capitals, and ``-`` where nothing stands in a row.
    """

    letters: str = ""
    text: str | None = None
    score: float | None = None
    column: int = field(default=1, compare=False)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was answered."""
        return not self.letters and not (self.text or "").strip() and self.score is None

    def __str__(self) -> str:
        """Return the mark as it is typed."""
        if self.score is not None:
            return next(sign for sign, score in JUDGED.items() if score == self.score)
        if self.text is not None:
            return '"' + self.text.replace('"', '""') + '"'
        if len(self.letters) == 1 and self.letters != "X":  # which means wrong
            return self.letters
        return f"[{self.letters}]" if self.letters else "-"


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A line as typed: alias, version (empty where none is named), and a mark for each question.

    `end` is the column behind it.
    """

    alias: str
    version: str
    marks: tuple[Mark, ...]
    column: int = field(default=1, compare=False)
    end: int = field(default=1, compare=False)


def line_text(line: AnswerLine) -> str:
    """Return a line as it is typed, with nothing that could be left out."""
    typed = line.alias + (f"/{line.version}" if line.version else "") + " "
    for mark in line.marks:
        sign = str(mark)
        if sign[0] == typed[-1] == '"':  # together they would stand for one within a text
            typed += " "
        typed += sign
    return typed


def read_line(text: str) -> AnswerLine | list[Trouble]:
    """Return what a line says, or all that cannot be read in it."""
    if len(text) > LONGEST:
        return [Trouble(LONGEST + 1, f"The line has {len(text):,} characters.", "Is it one line?")]
    head = HEAD.match(text)
    if head is None:
        return [Trouble(1, "The line names nobody.", "Begin with the alias: otter-7 ACBD-A")]
    alias = head["alias"].translate(DASHES) + (f"-{head['number']}" if head["number"] else "")
    alias, version = _version_apart(alias)
    marks, troubles = _marks(text, head.end())
    if troubles:
        return troubles
    return AnswerLine(alias, version, tuple(marks), head.start("alias") + 1, len(text.rstrip()) + 1)


def read_cell(text: str, *, written: bool) -> Mark | Trouble:
    """Return the mark of a cell of its own, which needs neither quotes nor brackets."""
    text = text.strip()
    if text.translate(DASHES) in {"", "-"}:
        return Mark()
    if not written:
        bare = text[1:-1] if text[0] == "[" and text[-1] == "]" else text
        return _letters(bare, 1)
    if text.lower() in JUDGED:
        return Mark(score=JUDGED[text.lower()])
    quoted = TOKEN.fullmatch(text)
    return _mark(quoted, 1) if quoted and quoted["text"] is not None else Mark(text=text)


def _version_apart(alias: str) -> tuple[str, str]:
    name, slash, version = alias.rpartition("/")
    if slash and name and len(version) == 1 and version.isascii() and version.isalpha():
        return name, version.upper()
    return alias, ""


def _marks(text: str, at: int) -> tuple[list[Mark], list[Trouble]]:
    marks: list[Mark] = []
    troubles: list[Trouble] = []
    while at < len(text):
        found = TOKEN.match(text, at)
        assert found is not None  # every character begins a token
        column, at = at + 1, found.end()
        if found["odd"]:
            trouble = _odd(found["odd"], column)
            troubles.append(trouble)
            if found["odd"] in '"“„[':  # nobody knows how far it reaches
                break
        elif found.lastgroup:
            mark = _mark(found, column)
            if isinstance(mark, Mark):
                marks.append(mark)
            else:
                troubles.append(mark)
    return marks, troubles


def _mark(found: re.Match[str], column: int) -> Mark | Trouble:
    if found["text"] is not None:
        return Mark(text=found["text"].replace('""', '"'), column=column)
    if found["curly"] is not None:
        return Mark(text=found["curly"], column=column)
    if found["many"] is not None:
        return _letters(found["many"], column)
    sign = found["one"].translate(DASHES)
    if sign.lower() in JUDGED:
        return Mark(score=JUDGED[sign.lower()], column=column)
    return Mark("" if sign == "-" else sign.upper(), column=column)


def _letters(text: str, column: int) -> Mark | Trouble:
    """Return the letters between brackets that open at `column`."""
    letters = ""
    for found in INSIDE.finditer(text):
        if found["odd"]:
            what = f"{_named(found['odd'])} is no letter of an option."
            return Trouble(column + 1 + found.start(), what, "Letters stand in brackets: [AC].")
        letters += (found["letter"] or "").upper().translate(DASHES)
    return Mark("" if letters == "-" else letters, column=column)


def _odd(odd: str, column: int) -> Trouble:
    if odd == "[":
        return Trouble(column, "The bracket is never closed.", "Close it: [AC].")
    if odd in '"“„':
        return Trouble(column, "The quotation mark is never closed.", 'Close it: "Russia".')
    return Trouble(column, f"{_named(odd)} is no mark.", MARKS)


def _named(odd: str) -> str:
    """Return what was typed; one sign that is not ASCII with its name, since it may look like one."""
    if len(odd) == 1 and not odd.isascii():
        return f"“{odd}” ({unicodedata.name(odd, 'no character').lower()})"
    return f"“{odd[:40]}”"
