"""Markdown within a line, as spans: emphasis, code, links and escapes.

Enough of CommonMark for what banks hold; whatever is no mark is shown as it stands. Time is
linear in the length of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from unicodedata import category

from civicquiz.render.style import Role, Span

__all__ = ["inline", "without_marks"]

PIECE = re.compile(
    r"""
    \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<hard>(?:\\|(?<![ ])[ ]{2,})\n)
    | (?P<ticks>`+)
    | <!--.{0,2000}?-->
    | <(?P<address>(?:https?|mailto|ftp):[^\s<>]*)>
    | </?(?P<tag>a|abbr|b|br|cite|code|del|div|em|i|ins|kbd|mark|p|q|s|small|span|strong|sub|sup|u)
        (?:\s[^<>]*)?/?>
    | &(?P<entity>\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});
    | !?\[(?P<label>(?:[^\[\]\\]|\\.)*)\]
        \(\s*+(?P<target><[^<>\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*)
        (?:\s++(?:"[^"]*"|'[^']*'))?\s*+\)
    | (?P<run>\*+|_+)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class Node:
    """A piece of text with its role; a run of `sign` may still open or close emphasis."""

    text: str
    role: Role = Role.NONE
    sign: str = ""
    size: int = 0
    opens: bool = False
    closes: bool = False


def inline(markdown: str) -> list[Span]:
    r"""Return the text with its marks turned into roles; ``\n`` stands for a hard break."""
    nodes = _nodes(markdown)
    _pair(nodes)
    return [
        ("".join(node.text for node in run), role)
        for role, run in groupby((node for node in nodes if node.text), key=lambda node: node.role)
    ]


def without_marks(markdown: str) -> str:
    """Return the text alone, on one line."""
    return " ".join("".join(text for text, _ in inline(markdown)).split())


def _nodes(markdown: str) -> list[Node]:
    nodes: list[Node] = []
    runs = _runs_of_ticks(markdown)
    at = 0
    while found := PIECE.search(markdown, at):
        if found.start() > at:
            nodes.append(Node(_soft(markdown[at : found.start()])))
        at = found.end()
        if found["ticks"]:
            at = _code(markdown, found, runs, nodes)
        elif found["run"]:
            nodes.append(_run(markdown, found))
        elif found["label"] is not None:
            nodes += _link(found)
        else:
            nodes.append(Node(_plain(found)))
    nodes.append(Node(_soft(markdown[at:])))
    return nodes


def _soft(text: str) -> str:
    return text.replace("\n", " ")


def _plain(found: re.Match[str]) -> str:
    """Return what an escape, a break, an address, an entity or a tag shows."""
    if found["escaped"]:
        return found["escaped"]
    if found["hard"] or found["tag"] == "br":
        return "\n"
    if found["entity"]:
        from html import unescape  # two milliseconds, and seldom needed

        return unescape(found[0])
    return found["address"] or ""


def _runs_of_ticks(markdown: str) -> dict[int, list[int]]:
    """Return where runs of backticks begin, last first, by their length."""
    runs: dict[int, list[int]] = {}
    for found in reversed(list(re.finditer("`+", markdown))):
        runs.setdefault(len(found[0]), []).append(found.start())
    return runs


def _code(
    markdown: str, found: re.Match[str], runs: dict[int, list[int]], nodes: list[Node]
) -> int:
    """Add a code span, or the backticks themselves where none closes them; return its end."""
    size = len(found["ticks"])
    starts = runs.get(size, [])
    while starts and starts[-1] < found.end():
        starts.pop()
    if not starts:
        nodes.append(Node(found["ticks"]))
        return found.end()
    end = starts.pop()
    text = _soft(markdown[found.end() : end])
    if text.strip() and text[0] == text[-1] == " ":
        text = text[1:-1]
    nodes.append(Node(text, Role.CODE))
    return end + size


def _link(found: re.Match[str]) -> list[Node]:
    """Return the label of a link with its address behind it, or what stands for an image."""
    target = found["target"].strip("<>")
    label = _nodes(found["label"])
    if found[0].startswith("!") or not target or target in {found["label"], "#"}:
        return label
    return [*label, Node(f" ({target})", Role.FAINT)]


def _run(markdown: str, found: re.Match[str]) -> Node:
    """Return a run of ``*`` or ``_`` with what it may do, by what stands beside it."""
    before = markdown[found.start() - 1 : found.start()] or " "
    after = markdown[found.end() : found.end() + 1] or " "
    left = not after.isspace() and (_is_word(after) or not _is_word(before))
    right = not before.isspace() and (_is_word(before) or not _is_word(after))
    if found["run"][0] == "_":
        left, right = (
            left and not (right and _is_word(before)),
            right and not (left and _is_word(after)),
        )
    return Node(found["run"], Role.NONE, found["run"][0], len(found["run"]), left, right)


def _is_word(char: str) -> bool:
    return not char.isspace() and category(char)[0] not in "PS"


def _pair(nodes: list[Node]) -> None:
    """Turn matching runs into roles of what stands between them, as CommonMark does."""
    stack: list[int] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    begun = [Counter[Role]() for _ in range(len(nodes) + 1)]
    for at, node in enumerate(nodes):
        kind = (node.sign, node.opens, node.size % 3)
        while node.closes and node.size:
            place = _opener(nodes, stack, node, bottoms.get(kind, 0))
            if place is None:
                bottoms[kind] = len(stack)
                break
            opener = nodes[stack[place]]
            used = 2 if min(opener.size, node.size) > 1 else 1
            role = Role.STRONG if used > 1 else Role.EMPHASIS
            begun[stack[place] + 1][role] += 1
            begun[at][role] -= 1
            for run in (opener, node):
                run.size -= used
                run.text = run.text[used:]
            del stack[place + (opener.size > 0) :]
            bottoms = {each: min(depth, len(stack)) for each, depth in bottoms.items()}
        if node.opens and node.size:
            stack.append(at)
    _apply(nodes, begun)


def _opener(nodes: list[Node], stack: list[int], closer: Node, bottom: int) -> int | None:
    """Return the place on the stack of the nearest run that `closer` may close."""
    for place in range(len(stack) - 1, bottom - 1, -1):
        opener = nodes[stack[place]]
        both_ways = opener.closes or closer.opens
        odd_three = (opener.size + closer.size) % 3 == 0 and opener.size % 3 != 0
        if opener.sign == closer.sign and not (both_ways and odd_three):
            return place
    return None


def _apply(nodes: list[Node], begun: list[Counter[Role]]) -> None:
    """Give each node the roles that were begun before it and have not ended."""
    open_now: Counter[Role] = Counter()
    for node, change in zip(nodes, begun, strict=False):
        open_now.update(change)
        for role, depth in open_now.items():
            if depth > 0:
                node.role |= role
