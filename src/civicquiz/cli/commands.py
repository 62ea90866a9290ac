"""What can be done beside answering, by which key or word, and how help tells it."""

from __future__ import annotations

from civicquiz.cli.lines import Command
from civicquiz.cli.loop import Order
from civicquiz.model import Manner
from civicquiz.render import PLAIN, Style, wrap_text

__all__ = ["COMMANDS", "ORDERS", "key_help", "word_help", "words_line"]

WIDTH = 80
"""Columns where all is typed."""

COMMANDS = {
    "h": Command.HINT,
    "s": Command.SKIP,
    "u": Command.UNDO,
    "g": Command.GUESSED,
    "f": Command.FLAG,
    "q": Command.STOP,
    "?": Command.HELP,
}
ORDERS = {Command.SKIP: Order.SKIP, Command.UNDO: Order.UNDO, Command.STOP: Order.STOP}


def key_help(manner: Manner, width: int, style: Style) -> list[str]:
    """Return what the keys do; where words are typed they stand behind a slash."""
    shows = "it counts as wrong" if manner.silent else "it counts as wrong, and you see the answer"
    told = {
        "0": f"you do not know: {shows}",
        "h": "the hint, where the question has one",
        "s": f"skip: {_skipped(manner)}",
        "u": "undo: take the last answer back; its question comes again",
        "g": "after an answer: it was a guess; it scores as right, but comes back soon",
        "f": "flag: tell the author that something is wrong here",
        "q": f"stop: every answer is kept, and {_goes_on(manner)} goes on",
    }
    if not manner.undo:
        del told["u"]
    if manner.silent:
        del told["h"]
        told["g"] = "after an answer: it was a guess; it scores the same, but comes back soon"
    lines = []
    for key, does in told.items():
        lines += wrap_text(does, width, style, first=f"  {key}  ")
    typed = ", ".join(f"/{key}" for key in list(told)[1:3])
    return [*lines, *wrap_text(f"Where words are typed: {typed} and so on.", width, style)]


def word_help(manner: Manner) -> list[str]:
    """Return what the words do where all is typed."""
    shows = "." if manner.silent else " and shows the answer."
    hint = "" if manner.silent else "/hint: show the hint. "
    lines = [
        "A number picks what stands under it; several numbers may be set apart by spaces.",
        f"/0: I do not know. It counts as wrong{shows}",
        f"{hint}/skip: {_skipped(manner)}.",
        "/undo: take the last answer back; its question comes again.",
        "/guessed: the last answer was a guess; it scores as right but comes back soon.",
        "/flag, and a note behind it: tell the author that something is wrong here.",
        f"/stop: stop here. Every answer is kept, and {_goes_on(manner)} goes on.",
        "An answer that begins with a slash is typed with two of them.",
    ]
    if manner.silent:
        lines[4] = "/guessed: the last answer was a guess; it scores the same but comes back soon."
    if not manner.undo:
        lines = [line for line in lines if not line.startswith("/undo")]
    return [part for line in lines for part in wrap_text(line, WIDTH, PLAIN)]


def words_line(manner: Manner) -> str:
    """Return which words there are, but for those of no use."""
    words = ["/hint", "/skip", "/undo", "/guessed", "/flag", "/stop", "/help"]
    if manner.silent:
        words.remove("/hint")
    if not manner.undo:
        words.remove("/undo")
    return f"Commands: {' '.join(words)}, or their first letters."


def _goes_on(manner: Manner) -> str:
    return "the same command" if manner.puts_off else manner.resume


def _skipped(manner: Manner) -> str:
    if manner.puts_off:
        return "leave this question for the end; there it is asked once more"
    return "leave this question out of the session"
