"""Spans of text broken into lines that fit a number of columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from civicquiz.render.cells import clean, clusters, text_width
from civicquiz.render.style import Role, Span, Style

__all__ = ["NARROWEST", "wrap", "wrap_text"]

NARROWEST = 10
"""Columns below which no screen is laid out: a narrower terminal wraps by itself."""

Cell = tuple[str, int, Role]

LONGEST_NAME = 60
"""How far on either side a name is looked for."""

AROUND = "()[]{}<>“”„‚‘’\"'«»…,.!?:;"
CLOSERS = frozenset("、。，．）」』】〉》！？：；,.!?:;)]}”’…")  # never first on a line


def wrap(
    spans: Iterable[Span], width: int, style: Style, first: str = "", rest: str | None = None
) -> list[str]:
    r"""Return painted lines of at most `width` columns; ``\n`` in a span breaks the line.

    `first` stands before the first line, `rest` before the others (blanks of the same width
    when not given). Words longer than a line are broken.
    """
    if rest is None:
        rest = " " * text_width(first)
    room = max(width - max(text_width(first), text_width(rest)), 2)
    lines = []
    for at, line in enumerate(_broken(_cells(spans), room)):
        lines.append((first if at == 0 else rest) + _painted(line, style))
    return [line.rstrip() if not style.colour else line for line in lines]


def wrap_text(
    text: str,
    width: int,
    style: Style,
    role: Role = Role.NONE,
    *,
    first: str = "",
    rest: str | None = None,
) -> list[str]:
    """Wrap one text of one role."""
    return wrap([(text, role)], width, style, first, rest)


def _cells(spans: Iterable[Span]) -> list[Cell]:
    return [
        (cluster, columns, role)
        for text, role in spans
        for cluster, columns in clusters(clean(text))
    ]


def _painted(line: Sequence[Cell], style: Style) -> str:
    return "".join(
        style.paint("".join(cluster for cluster, _, _ in run), role)
        for role, run in groupby(line, key=lambda cell: cell[2])
    )


def _broken(cells: Sequence[Cell], room: int) -> list[Sequence[Cell]]:
    """Return the lines: as much on each as fits, broken where a reader expects it."""
    lines: list[Sequence[Cell]] = []
    start = used = 0
    broken_at = -1  # where the next line would begin
    at = 0
    while at < len(cells):
        cluster, columns, _ = cells[at]
        if cluster == "\n":
            lines.append(_trimmed(cells[start:at]))
            start, used, broken_at = at + 1, 0, -1
        elif cluster == " " and used + columns > room:
            broken_at = at + 1
            lines.append(_trimmed(cells[start:at]))
            at = _past_spaces(cells, at) - 1
            start, used, broken_at = at + 1, 0, -1
        elif used + columns > room and at > start:
            turn = broken_at if broken_at > start else at
            lines.append(_trimmed(cells[start:turn]))
            start, used, broken_at = turn, 0, -1
            at = turn - 1
        else:
            used += columns
            if _may_break_after(cells, at):
                broken_at = at + 1
        at += 1
    lines.append(_trimmed(cells[start:]))
    return lines


def _past_spaces(cells: Sequence[Cell], at: int) -> int:
    while at < len(cells) and cells[at][0] == " ":
        at += 1
    return at


def _trimmed(line: Sequence[Cell]) -> Sequence[Cell]:
    end = len(line)
    while end and line[end - 1][0] == " ":
        end -= 1
    return line[:end]


def _may_break_after(cells: Sequence[Cell], at: int) -> bool:
    """Tell whether a line may end here: after a space, a hyphen in a word, beside wide signs.

    A name such as ``3B-quiz-1`` or ``new-pupils.csv`` is no word: it is copied into a command.
    """
    if at + 1 >= len(cells):
        return False
    cluster, columns, _ = cells[at]
    after, columns_after, _ = cells[at + 1]
    if cluster == " ":
        return True
    if after in CLOSERS or after == " ":
        return False
    if cluster in "-—–":
        return at > 0 and cells[at - 1][0].isalpha() and after.isalpha() and _is_word(cells, at)
    return columns == 2 or columns_after == 2  # noqa: PLR2004  # wide signs need no spaces


def _is_word(cells: Sequence[Cell], at: int) -> bool:
    """Tell whether letters and hyphens alone stand around a place, but for signs at the ends."""
    before = "".join(cluster for cluster, _, _ in cells[max(0, at - LONGEST_NAME) : at])
    after = "".join(cluster for cluster, _, _ in cells[at : at + LONGEST_NAME])
    text = (before.split()[-1] + after.split()[0]).strip(AROUND)
    return all(sign.isalpha() or sign in "-—–'’" for sign in text)
