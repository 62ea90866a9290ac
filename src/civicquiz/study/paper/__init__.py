"""Paper that comes back: answer lines and cells, read against the booklet that was printed.

A package of its own, so that its patterns are compiled only where paper is entered.
"""

from civicquiz.study.paper.marked import Marked, answers_in, fitted, is_written, length_told
from civicquiz.study.paper.marks import AnswerLine, Mark, Trouble, line_text, read_cell, read_line

__all__ = [
    "AnswerLine",
    "Mark",
    "Marked",
    "Trouble",
    "answers_in",
    "fitted",
    "is_written",
    "length_told",
    "line_text",
    "read_cell",
    "read_line",
]
