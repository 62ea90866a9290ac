"""The results of a class quiz: on a terminal, as a page, and as rows for other programs.

A room of its own, since it knows `stats`, which no session needs.
"""

from civicquiz.render.results.advice import advice, drawn_text, stem_of, steps
from civicquiz.render.results.lines import results_lines, source_phrases
from civicquiz.render.results.page import PAGE_BEGINS, results_page
from civicquiz.render.results.sheet import Grades, canvas_grades, moodle_grades, result_rows

__all__ = [
    "PAGE_BEGINS",
    "Grades",
    "advice",
    "canvas_grades",
    "drawn_text",
    "moodle_grades",
    "result_rows",
    "results_lines",
    "results_page",
    "source_phrases",
    "stem_of",
    "steps",
]
