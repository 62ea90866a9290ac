"""What is shown: values turned into lines of text, tables and CSV. Nothing here prints.

`answer_text` and `key_text` are `grade`'s, handed on to the shells, which do not grade.
"""

from civicquiz.grade import answer_text, key_text
from civicquiz.render.cells import clean, cut, one_line, pad, text_width
from civicquiz.render.gaps import stem_and_prose, stem_text
from civicquiz.render.inline import inline, without_marks
from civicquiz.render.opening import class_quiz_lines
from civicquiz.render.pages import page_lines
from civicquiz.render.phrases import (
    count,
    date_phrase,
    day_phrase,
    days_phrase,
    duration_phrase,
    moment_phrase,
    percent,
)
from civicquiz.render.problems import (
    annotation_lines,
    problem_lines,
    problem_members,
    problem_totals,
    totals_line,
)
from civicquiz.render.projector import Slide, hands_phrase, option_letters, slide_lines
from civicquiz.render.prose import prose_lines
from civicquiz.render.question import (
    key_numbers,
    progress_lines,
    question_lines,
    shown_texts,
)
from civicquiz.render.reveal import back_lines, comes_back, reveal_lines
from civicquiz.render.reviewed import review_lines
from civicquiz.render.sarif import to_sarif
from civicquiz.render.sheet import to_csv
from civicquiz.render.style import COLOURED, PLAIN, SIGNS, Role, Span, Style
from civicquiz.render.summary import summary_lines
from civicquiz.render.table import table
from civicquiz.render.wrap import wrap, wrap_text

__all__ = [
    "COLOURED",
    "PLAIN",
    "SIGNS",
    "Role",
    "Slide",
    "Span",
    "Style",
    "annotation_lines",
    "answer_text",
    "back_lines",
    "class_quiz_lines",
    "clean",
    "comes_back",
    "count",
    "cut",
    "date_phrase",
    "day_phrase",
    "days_phrase",
    "duration_phrase",
    "hands_phrase",
    "inline",
    "key_numbers",
    "key_text",
    "moment_phrase",
    "one_line",
    "option_letters",
    "pad",
    "page_lines",
    "percent",
    "problem_lines",
    "problem_members",
    "problem_totals",
    "progress_lines",
    "prose_lines",
    "question_lines",
    "reveal_lines",
    "review_lines",
    "shown_texts",
    "slide_lines",
    "stem_and_prose",
    "stem_text",
    "summary_lines",
    "table",
    "text_width",
    "to_csv",
    "to_sarif",
    "totals_line",
    "without_marks",
    "wrap",
    "wrap_text",
]
