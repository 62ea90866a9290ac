"""A class quiz on paper: what is printed, as plain data for the templates beside it.

A template is a program of typst's that reads this data as JSON and never as source, so that a
question's text cannot be taken for markup. Nothing here compiles.
"""

from civicquiz.render.paper.booklets import booklet_content
from civicquiz.render.paper.glyphs import clusters_in, stand_in, with_stand_ins
from civicquiz.render.paper.key import key_content
from civicquiz.render.paper.sheets import answer_code, sheets_content
from civicquiz.render.paper.values import Heading, Look, Paper, Printed, Sheet, Version

__all__ = [
    "Heading",
    "Look",
    "Paper",
    "Printed",
    "Sheet",
    "Version",
    "answer_code",
    "booklet_content",
    "clusters_in",
    "key_content",
    "sheets_content",
    "stand_in",
    "with_stand_ins",
]
