"""Each problem is found at its line and column, with what it is and what to do."""

from __future__ import annotations

import pytest

from civicquiz.bank import CODES, parse
from civicquiz.model import Place
from support.markdown import FRONT, body, codes

LIST = "- [x] a\n- [ ] b\n"
FACT = "## F. {#f}\n\nSource: civics\n\n"

TEXTS = [
    ("Q003", "---\ntitle: x\n---\n# a\0b\0\n", 4, 4),
    ("Q004", f"---\ntitle: x\n---\n{'a' * 100_001}\n", 4, 100_001),
    ("Q005", "", 1, 1),
    ("Q005", " \n\t\n", 1, 1),
    ("Q007", "---\ntitle: x\n---\n# T\n\na <!-- b\n# c\n", 6, 3),
    ("Q008", "---\ntitle: x\n---\n# T\n\n  ```py\n# c\n", 6, 3),
    ("Q010", "\n# T\n", 2, 1),
    ("Q011", "---\ntitle: x\n\n# T\n", 1, 1),
    ("Q012", "---\ntitle: x\n just words\n---\n", 3, 2),
    ("Q013", "---\ntitle: x\nautor: me\n---\n", 3, 1),
    ("Q014", "---\ntitle: x\nTitle: y\n---\n", 3, 1),
    ("Q015", "---\nlicense: x\n---\n", 1, 1),
    ("Q015", "---\ntitle:\n---\n", 1, 1),
    ("Q016", "---\ntitle: x\nlanguage: e n\n---\n", 3, 11),
    ("Q017", "---\ntitle: x\nsource: | Title\n---\n", 3, 9),
    ("Q018", "---\ntitle: x\nsource: a\nsource: a\n---\n", 4, 9),
    ("Q019", "---\ntitle: x\nsource: a | b | c | 2025 | d | e\n---\n", 3, 9),
    ("Q021", "---\ntitle: x\nbank: My Bank\n---\n", 3, 7),
    ("Q021", "---\ntitle: x\nsource: A b | c\n---\n", 3, 9),
    ("Q024", "---\ntitle: x\nreview every: now and then\n---\n", 3, 15),
    ("Q024", "---\ntitle: x\nReview  Every:  0 days\n---\n", 3, 17),
    ("Q024", "---\ntitle: x\nreview every: 10000 days\n---\n", 3, 15),
    ("Q024", "---\ntitle: x\nreview every:\n---\n", 3, 1),
    ("Q014", "---\ntitle: x\nreview every: 1 day\nreview every: 1 day\n---\n", 4, 1),
    ("Q013", "---\ntitle: x\nreview: 1 year\n---\n", 3, 1),
    ("Q044", "---\ntitle: x\nsource: a | b | c | May\n---\n", 3, 9),
]

BODIES = [
    ("Q020", f"## A? {{#x}}\n{LIST}\n## B? {{#x}}\n{LIST}", 9, 7),
    ("Q020", "A? {#x}\n---\nBack: x\n\nB?\nC? {#x}\n---\nBack: x\n", 10, 4),
    ("Q021", f"## A? {{#Bad Id}}\n{LIST}", 5, 7),
    ("Q021", "A?\nB? {#Bad Id}\n---\nBack: x\n", 6, 4),
    ("Q022", "## F.\n\nSource: civic “a”\n", 7, 9),
    ("Q023", "## F.\n\nStatus: disputed — why, #other\n", 7, 25),
    ("Q030", f"##\n\n{LIST}", 5, 1),
    ("Q031", "# T\n\n## Who *is it?*\n\nProse.\n", 7, 1),
    ("Q031", "## Who?\n\n- a\n- b\n\n## Next\n", 5, 1),
    ("Q032", "## Something {#id}\n\nProse.\n", 5, 1),
    ("Q033", "## Something\n\nHint: x\n", 7, 1),
    ("Q034", "Source: civics\n\n# T\n", 5, 1),
    ("Q035", f"## A?\n\n{LIST}\nAnswer: a\n", 10, 1),
    ("Q035", f"## A?\n\n- [ ] a\n> because\n{LIST}", 9, 1),
    ("Q035", "## A {{gap}}.\n\nAnswer: a\n", 5, 6),
    ("Q036", f"## A?\n\n{LIST}\n Because.\n", 10, 1),
    ("Q036", "## A {{gap}}.\n\n> Why.\n\nMore.\n\n***\n", 9, 1),
    ("Q037", f"{FACT}### A?\n\n{LIST}\nUntil: 2030\n", 14, 1),
    ("Q038", "## Match.\n\n| a | b |\n| c | d |\n", 7, 1),
    ("Q040", "## A?\n\n Awnser: a\n", 7, 2),
    ("Q040", "# T\n\nProse.\nTag: a\n", 8, 1),
    ("Q041", "## A?\n\nAnswer: a\nAnswer: b\n", 8, 1),
    ("Q041", "## A?\n\nAnswer: a\nHint: b\nHint: c\n", 9, 1),
    ("Q042", f"## A?\n\n{LIST}\nAlso accept: c\n", 10, 1),
    ("Q042", "## A?\n\nAnswer: 1..2\nAlso accept: c\n", 7, 9),
    ("Q042", f"## A?\n\n{LIST}\nNeeds: 1\n", 10, 1),
    ("Q043", "## A?\n\nAnswer:\n", 7, 1),
    ("Q043", f"## A?\n\n{LIST}\nHint:\n", 10, 1),
    ("Q043", "## A?\n\nBack:\n", 7, 1),
    ("Q044", "## F.\n\nAs of: August 2025\n", 7, 8),
    ("Q045", "## A?\n\nAnswer: 2025-02-30\n", 7, 9),
    ("Q046", "## A?\n\nAnswers:\n- a\n- b\nNeeds: 3\n", 10, 8),
    ("Q046", "## A?\n\nAnswers:\n- a\nNeeds: one\n", 9, 8),
    ("Q047", f"## A?\n\n{LIST}\nOrder: as is\n", 10, 8),
    ("Q048", "## A?\n\nAnswer: a\nMatch: all\n", 8, 8),
    ("Q049", "## F.\n\nStatus: doubtful\n", 7, 9),
    ("Q049", "## F.\n\nStatus: disputed why\n", 7, 9),
    ("Q050", "## F.\n\nSource: civics no quotes\n", 7, 9),
    ("Q050", "## F.\n\nSource: civics “a … b … c”\n", 7, 9),
    ("Q050", "## F.\n\nSource: “a”\n", 7, 9),
    ("Q050", "## F.\n\nSource: civics “”\n", 7, 9),
    ("Q051", "## F.\n\nIgnore: I203\n", 7, 9),
    ("Q051", "## F.\n\nIgnore: i2 — why\n", 7, 9),
    ("Q052", "## A?\n\nAnswer: 9..1\n", 7, 9),
    ("Q060", "## A?\n\n- [ ] a\n- [ ] b\n", 7, 1),
    ("Q061", "## A?\n\n- [x] a\n- [ ]\n", 8, 1),
    ("Q062", "## A?\n\n- [x] a\n", 7, 1),
    ("Q063", "## A?\n\n- [x] a\n- b\n", 8, 1),
    ("Q064", "## A?\n\n- [ ] a\n- [v] b\n", 8, 1),
    ("Q064", "## A?\n\n- [x] a\n- [] b\n", 8, 1),
    ("Q065", "## A?\n\n- [x] a\n  - nested\n- [ ] b\n", 8, 3),
    ("Q065", "## A?\n\n1. # a\n2. b\n", 7, 1),
    ("Q065", "## A?\n\n1. a\n   > why\n2. b\n", 7, 1),
    ("Q066", "## A?\n\n- [x] a\n- [ ] b\n  Order: fixed\n", 9, 3),
    ("Q070", "## A?\n\n1. a\n2.\n", 8, 1),
    ("Q071", "## A?\n\n1. a\n", 7, 1),
    ("Q072", "## A?\n\nAnswers:\n", 7, 1),
    ("Q072", "## A?\n\nAnswers: a, b\n", 7, 10),
    ("Q073", "## A?\n\n| a |\n|---|\n| c |\n| d |\n", 7, 1),
    ("Q073", "## A?\n\n| a | b | c |\n|---|---|---|\n| d | e | f |\n| g | h | i |\n", 7, 1),
    ("Q074", "## A?\n\n| a | b |\n|---|---|\n| c | d |\n| e | f | g |\n", 10, 1),
    ("Q074", "## A?\n\n| a | b |\n|---|---|\n| c | d |\n| e |  |\n", 10, 1),
    ("Q075", "## A?\n\n| a | b |\n|---|---|\n| c | d |\n", 7, 1),
    ("Q080", f"## A {{{{gap?\n\n{LIST}", 5, 6),
    ("Q080", "## A {{gap}} and other}}.\n", 5, 23),
    ("Q081", "## A {{|x}}.\n", 5, 6),
    ("Q082", "## A?\n\nAnswer: a || b\n", 7, 9),
    ("Q082", "## A?\n\nAnswer: a\nTags: a,,b\n", 8, 7),
]

ELSEWHERE = {"Q001", "Q002", "Q006"}
"""Codes of test_limits.py."""


@pytest.mark.parametrize(("code", "text", "line", "column"), TEXTS)
def test_a_text_has_this_problem_alone(code: str, text: str, line: int, column: int) -> None:
    """The one problem of a whole text stands where it is."""
    (problem,) = parse(text, "a.md").problems
    assert (problem.code, problem.place) == (code, Place("a.md", line, column))


@pytest.mark.parametrize(("code", "text", "line", "column"), BODIES)
def test_a_body_has_this_problem_alone(code: str, text: str, line: int, column: int) -> None:
    """The one problem of a body stands where it is."""
    (problem,) = parse(FRONT + text, "a.md").problems
    assert (problem.code, problem.place) == (code, Place("a.md", line, column))


def test_every_code_is_tested() -> None:
    """No code is without a test that makes it fire, and no test names an unknown one."""
    assert {code for code, *_ in (*TEXTS, *BODIES)} | ELSEWHERE == set(CODES)


def test_codes_are_explained_in_whole_sentences() -> None:
    """Meaning and remedy start with a capital and end with a full stop."""
    for entry in CODES.values():
        for text in (entry.meaning, entry.remedy):
            assert text[0].isupper()
            assert text.endswith(".")


def test_all_problems_come_at_once_by_place() -> None:
    """One run tells everything, sorted by place, and nothing twice."""
    parsed = body("## A? {#x}\nHint: a\nHint:\n## B? {#x y}\n- [ ] a\nSource: nope\n")
    assert codes(parsed) == ["Q033", "Q041", "Q021", "Q060", "Q062", "Q022"]
    places = [problem.place for problem in parsed.problems]
    assert places == sorted(places)


def test_a_problem_reads_as_one_line() -> None:
    """Place, code, what and how to mend it."""
    (problem,) = parse(FRONT + "## A?\n\nAwnser: a\n", "a.md").problems
    assert str(problem) == (
        "a.md:7:1: error[Q040]: There is no field 'Awnser'. "
        "Fix: Did you mean Answer:? Write Awnser\\: where it is plain text."
    )


def test_the_nearest_name_is_offered() -> None:
    """For keys, sources, facts and ids a problem says what was probably meant."""
    fixes = [
        parse("---\ntitle: x\nlicence: y\n---\n").problems[0].fix,
        body("## F.\n\nSource: civic\n").problems[0].fix,
        body("## F. {#fact-one}\n\nStatus: disputed — #fact-on\n").problems[0].fix,
        body("## A? {#Bad Id}\n\nAnswer: a\n").problems[0].fix,
        body("## A?\n\n- a\n- b\n").problems[0].fix,
    ]
    assert fixes[0].startswith("Did you mean license:?")
    assert fixes[1:] == [
        "Did you mean civics?",
        "Did you mean #fact-one?",
        "Write bad-id.",
        "Put [x] or [ ] before each option, or Answers: above the list.",
    ]


def test_an_id_that_stands_twice_names_both_lines() -> None:
    """Facts and questions share their ids."""
    parsed = body("## F. {#x}\n\nSource: civics\n\n### A? {#x}\n\nAnswer: a\n")
    assert parsed.problems[0].what == "The id 'x' stands twice, in lines 5 and 9."


def test_what_could_be_read_is_returned() -> None:
    """A misspelt answer is read all the same, and so are the questions around a bad one."""
    parsed = body("## A?\n\nAwnser: a\n\n## B?\n\n| a |\n|---|\n| b |\n\n## C?\n\nAnswer: c\n")
    assert [question.stem for question in parsed.bank.questions] == ["A?", "C?"]


@pytest.mark.parametrize(
    "line",
    [
        "Note: this.",
        "March: the month.",
        "States: fifty.",
        "Bank: a place.",
        "Awnser\\: a",
        "House: x",
    ],
)
def test_other_words_before_a_colon_are_prose(line: str) -> None:
    """Only a near miss of a field is a problem; a backslash makes any line prose."""
    parsed = body(f"# T\n\n{line}\n")
    assert parsed.problems == ()
    assert parsed.bank.entries[0].prose == line.replace("\\", "")


@pytest.mark.parametrize(
    "name", ["Awnser", "Answr", "Soruce", "Sources", "Asof", "Also acept", "Tag", "Hnit"]
)
def test_near_misses_are_problems(name: str) -> None:
    """Letters swapped, dropped, added or changed do not make a field prose."""
    assert "Q040" in codes(body(f"# T\n\n{name}: x\n"))


@pytest.mark.parametrize("line", ["answer: 3", "ANSWER :3", " Answer:\t3 "])
def test_fields_are_known_in_any_case(line: str) -> None:
    """Case and spaces of a field do not matter; four blanks before it make it code."""
    assert not body(f"## A?\n\n{line}\n").problems
    assert codes(body(f"## A?\n\n    {line}\n")) == ["Q031"]
