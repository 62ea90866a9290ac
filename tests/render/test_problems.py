"""Problems as lines, annotations and SARIF: what a reader sees, and what a machine reads."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from civicquiz.model import Place, Problem, Severity
from civicquiz.render import annotation_lines, problem_lines, text_width, to_sarif

PROBLEM = Problem("I205", Place("a b/ü.md", 2, 5), "It is so.", "Do so.", Severity.WARNING)
ANY = st.builds(
    Problem,
    st.just("I205"),
    st.builds(Place, st.text(), st.integers(1, 4), st.integers(1, 300)),
    st.text(),
    st.text(),
    st.sampled_from(Severity),
)


def test_a_caret_stands_below_the_place() -> None:
    """The offending line is shown with its number, and a caret below the column."""
    lines = problem_lines([PROBLEM], {"a b/ü.md": ["one", "### two"]}, 80)
    assert lines == [
        "a b/ü.md:2:5: warning[I205]: It is so.",
        "  2 | ### two",
        "    |     ^",
        "  Fix: Do so.",
    ]


def test_a_problem_of_no_known_line_shows_none() -> None:
    """Where there is no line to show, what and fix stand alone."""
    assert len(problem_lines([PROBLEM], {"a b/ü.md": ["one"]}, 80)) == 2


@given(st.text(alphabet=st.characters(exclude_characters="\n\r")), st.integers(1, 400))
def test_an_excerpt_fits_and_holds_its_column(row: str, column: int) -> None:
    """A long line is cut to the width, and the caret stands within it."""
    problem = Problem("I205", Place("x", 1, column), "a", "b")
    _, shown, caret, _ = problem_lines([problem], {"x": [row]}, 80)
    assert "\n" not in shown
    if row.isascii():
        assert text_width(shown) <= 80
    assert caret.endswith("^")


def test_a_far_place_is_shown_with_what_stands_before_it() -> None:
    """Of a very long line the part around the place is shown."""
    row = "x" * 500 + "HERE" + "y" * 500
    _, shown, caret, _ = problem_lines(
        [Problem("I205", Place("x", 1, 501), "a", "b")], {"x": [row]}, 80
    )
    assert shown[caret.index("^") :].startswith("HERE")


@given(ANY)
def test_an_annotation_is_one_line(problem: Problem) -> None:
    """Nothing in a bank can end an annotation and begin a command of its own."""
    (line,) = annotation_lines([problem])
    assert "\n" not in line
    assert "\r" not in line
    assert line.startswith(("::error ", "::warning ", "::notice "))


def test_an_annotation_escapes_what_means_something() -> None:
    """Percent signs, commas and colons of a path are escaped."""
    odd = Problem("I205", Place("a,b:c%.md", 1, 2), "100 %", "No.")
    assert annotation_lines([odd]) == [
        "::error file=a%2Cb%3Ac%25.md,line=1,col=2,title=I205::100 %25 Fix: No."
    ]


def test_sarif_has_what_a_host_reads() -> None:
    """One run with its tool, the rules that were broken and the results with their regions."""
    whole = to_sarif([PROBLEM], {"I205": ("A name", "# A page")}, "1.0")
    assert whole["version"] == "2.1.0"
    run = json.loads(json.dumps(whole))["runs"][0]
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": "I205",
            "shortDescription": {"text": "A name"},
            "help": {"text": "# A page", "markdown": "# A page"},
        }
    ]
    assert run["results"] == [
        {
            "ruleId": "I205",
            "ruleIndex": 0,
            "level": "warning",
            "message": {"text": "It is so. Fix: Do so."},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "a%20b/%C3%BC.md"},
                        "region": {"startLine": 2, "startColumn": 5},
                    }
                }
            ],
        }
    ]


@given(st.lists(ANY, max_size=3))
def test_sarif_is_json_whatever_a_bank_holds(problems: list[Problem]) -> None:
    """Any problem becomes a result of one of the rules that the run names."""
    run = to_sarif(problems, {}, "1.0")["runs"][0]  # type: ignore[index]  # JSON has no narrower type
    assert len(run["results"]) == len(problems)
    json.dumps(run)
