"""A page of the manual on a screen: wrapped, its tables laid out, what is typed as it stands."""

from __future__ import annotations

import re

import pytest

from civicquiz.bank import CODES
from civicquiz.cli.manual import page, topics
from civicquiz.lint import every_rule
from civicquiz.lint import page as rule_page
from civicquiz.render import COLOURED, PLAIN, SIGNS, Style, page_lines, text_width

PAINT = re.compile(r"\x1b\[[0-9;]*m")

PAGE = """# A page

Prose that was written in lines
of another width, with a `mark`.

| option | does |
|---|---|
| `--a \\| b` | this *or* that |
| `-n N` | many things, and this is a long cell that has to be wrapped on a narrow screen |

- An item that goes on
  in a second line.

    new_a_day = 10
    learner = "anna"

```console
$ civicquiz due
day    due

| no table |
```
"""


def test_a_page_is_laid_out() -> None:
    """Paragraphs are joined, tables aligned, code is set in; no mark of Markdown is left."""
    assert page_lines(PAGE, 50, SIGNS) == [
        "A page",
        "",
        "Prose that was written in lines of another width,",
        "with a mark.",
        "",
        "option   does",
        "--a | b  this or that",
        "-n N     many things, and this is a long cell that",
        "         has to be wrapped on a narrow screen",
        "",
        "- An item that goes on in a second line.",
        "",
        "  new_a_day = 10",
        '  learner = "anna"',
        "",
        "  $ civicquiz due",
        "  day    due",
        "",
        "  | no table |",
    ]


def test_code_keeps_its_lines_where_it_cannot_be_set_in() -> None:
    """A transcript of 80 columns is shown on a screen of 80 as it is."""
    line = "x" * 80
    assert page_lines(f"```\n{line}\n```\n", 80, PLAIN) == [line]
    assert page_lines(f"```\n{line}\n```\n", 82, PLAIN) == [f"  {line}"]


def test_a_backslash_that_is_to_be_written_is_shown() -> None:
    r"""Where a remedy says to write ``\|``, the page does not say to write ``|``."""
    shown = " ".join(page_lines(page("problems"), 100, PLAIN))
    for code, found in CODES.items():
        assert f"{code} {found.meaning} {found.remedy}" in " ".join(shown.split())


@pytest.mark.parametrize("style", [PLAIN, SIGNS, COLOURED])
@pytest.mark.parametrize("width", [40, 80, 100])
def test_every_page_fits_and_is_whole(width: int, style: Style) -> None:
    """Nothing is wider than the screen, and neither what is typed nor an option is lost."""
    texts = [page(name) for name in topics()]
    texts += [rule_page(code) or "" for code in every_rule()]
    for text in texts:
        lines = [PAINT.sub("", line) for line in page_lines(text, width, style)]
        assert all(text_width(line) <= width for line in lines)
        assert not lines[0].startswith("#")
        shown = re.sub(r"\W", "", "".join(lines))
        for block in re.findall(r"^```\w*\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
            assert re.sub(r"\W", "", block) in shown
        for cell in re.findall(r"^\| `([\w -]+)` \|", text, re.MULTILINE):
            assert re.sub(r"\W", "", cell) in shown or width < 80
