"""A mark stands for the answer that its question was printed for, in whatever order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicquiz.grade import grade
from civicquiz.model import (
    Back,
    Choice,
    Cloze,
    Gap,
    Kind,
    Listing,
    Matching,
    Option,
    Ordering,
    Question,
    Rating,
    Response,
    Typed,
)
from civicquiz.study import VERSIONS, BookletItem, booklet
from civicquiz.study.paper import (
    AnswerLine,
    Mark,
    Marked,
    Trouble,
    answers_in,
    fitted,
    is_written,
    read_line,
)
from support.answers import answers, questions

FEW = settings(max_examples=30)
"""Enough where there are ten kinds."""

EACH = pytest.mark.parametrize("kind", list(Kind))
LETTERED = pytest.mark.parametrize(
    "kind", [Kind.SINGLE, Kind.MULTIPLE, Kind.ORDERING, Kind.MATCHING]
)
MARKS = st.one_of(
    st.text("ABCDEFX-", max_size=6).map(lambda letters: Mark("" if letters == "-" else letters)),
    st.text(max_size=20).map(lambda text: Mark(text=text)),
    st.text(st.sampled_from("ab; "), max_size=8).map(lambda text: Mark(text=text)),
    st.sampled_from([1.0, 0.5, 0.0]).map(lambda score: Mark(score=score)),
)


def on_paper(answer: Response, shown: tuple[int, ...]) -> Mark:
    """Return the mark of a pupil who answers so: the letters as they were printed."""
    assert not isinstance(answer, str)
    letters = ["-" if at == -1 else VERSIONS[shown.index(int(at))] for at in answer]
    return Mark("".join(letters))


@LETTERED
@FEW
@given(data=st.data(), version=st.sampled_from("ABCD"))
def test_letters_stand_for_options_as_printed(
    kind: Kind, data: st.DataObject, version: str
) -> None:
    """Whatever the version, the letters of an answer are read as that answer."""
    case = data.draw(answers(kind))
    (item,) = booklet([case.question], 7, version)
    for answer in (case.right, case.wrong):
        found = fitted(on_paper(answer, item.shown), case.question, item, 1)
        assert isinstance(found, Marked)
        again = found.answer
        if kind is Kind.MULTIPLE:  # whose order says nothing
            assert set(again) == set(answer)
        elif kind is Kind.MATCHING and set(answer) == {-1}:
            assert again == ()
        else:
            assert again == answer


@EACH
@FEW
@given(data=st.data(), mark=MARKS)
def test_any_mark_is_an_answer_or_trouble(kind: Kind, data: st.DataObject, mark: Mark) -> None:
    """What is taken for an answer can be graded; what is not says which question and what to do."""
    question = data.draw(questions(kind))
    (item,) = booklet([question], 7, "A")
    found = fitted(mark, question, item, 3)
    if isinstance(found, Marked):
        assert 0 <= grade(question, found.answer, second_try=True).score <= 1
        assert found.is_blank <= (mark.text is not None or set(mark.letters) <= {"-"})
    else:
        assert "uestion 3" in found.what
        assert found.fix


OPTIONS = Choice((Option("a", right=True), Option("b"), Option("c"), Option("d")))
SINGLE = Question("single", "?", OPTIONS)
MULTIPLE = Question("multiple", "?", Choice((Option("a", right=True), Option("b", right=True))))
ORDER = Question("order", "?", Ordering(("1", "2", "3")))
MATCH = Question("match", "?", Matching(("l", "r"), (("1", "a"), ("2", "b"))))
TYPED = Question("typed", "?", Typed("Russia"))
CLOZE = Question("cloze", "{{a}} {{b}}", Cloze((Gap("a"), Gap("b"))))
LISTING = Question("listing", "?", Listing((Typed("a"), Typed("b"), Typed("c")), 2))
CARD = Question("card", "?", Back("back"))
MANY = Question("many", "?", Choice(tuple(Option(f"{at}", right=at == 7) for at in range(30))))
SHOWN = {
    MANY: tuple(range(30)),
    SINGLE: (2, 0, 1, 3),
    MULTIPLE: (1, 0),
    ORDER: (1, 2, 0),
    MATCH: (1, 0),
}


def fit(text: str, question: Question) -> tuple[Response, float | None] | str:
    """Return the answer and the teacher's score of a mark as typed, or what is told of it."""
    line = read_line(f"o {text}")
    assert isinstance(line, AnswerLine)
    (mark,) = line.marks
    found = fitted(mark, question, BookletItem(0, SHOWN.get(question, ())), 3)
    return (found.answer, found.score) if isinstance(found, Marked) else found.what


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (SINGLE, "A", (2,)),
        (SINGLE, "[d]", (3,)),
        (SINGLE, "-", ()),
        (MANY, "z", (25,)),
        (MANY, "[AA]", (26,)),
        (MANY, "[ad]", (29,)),
        (MULTIPLE, "A", (1,)),
        (MULTIPLE, "[AB]", (0, 1)),
        (ORDER, "[CAB]", (0, 1, 2)),
        (MATCH, "[BA]", (0, 1)),
        (MATCH, "[-A]", (-1, 1)),
        (MATCH, "[AA]", (1, 1)),
        (MATCH, "[--]", ()),
        (TYPED, '"  the   Russia "', "the Russia"),
        (TYPED, '" "', ""),
        (CLOZE, '"a; b"', ("a", "b")),
        (CLOZE, '"; b"', ("", "b")),
        (LISTING, '"a;"', ("a",)),
        (LISTING, '"b; a"', ("b", "a")),
        (LISTING, '"a, b;"', ("a, b",)),
    ],
)
def test_what_a_mark_stands_for(question: Question, text: str, answer: Response) -> None:
    """The program grades letters and texts; the teacher says nothing."""
    assert fit(text, question) == (answer, None)


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        (TYPED, ["", "", ""]),
        (CLOZE, [(), (), ()]),
        (CARD, [(Rating.GOOD,), (Rating.HARD,), (Rating.AGAIN,)]),
    ],
)
def test_the_teacher_may_judge_what_is_written(question: Question, answers: list[Response]) -> None:
    """A judgement is a score with no answer; of a card it is the recall."""
    scores = [1.0, 0.5, 0.0]
    found = [fit(sign, question) for sign in "+~x"]
    assert found == list(zip(answers, scores, strict=True))
    assert is_written(question)


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        (SINGLE, "E", "Question 3 has the options A to D; there is no E."),
        (SINGLE, "[EAF]", "Question 3 has the options A to D; there is no E, F."),
        (SINGLE, "[AC]", "Question 3 is single choice: it takes one letter, not [AC]."),
        (SINGLE, "+", "Question 3 is answered by letters, the options A to D; “+” is none."),
        (SINGLE, '"a"', 'Question 3 is answered by letters, the options A to D; “"a"” is none.'),
        (MULTIPLE, "[AA]", "Question 3 has A twice."),
        (MULTIPLE, "[A-]", "Question 3 has nothing to leave out within [A-]."),
        (ORDER, "B", "Question 3 has 3 items to put in order: it takes 3 letters, not 1."),
        (ORDER, "[ABB]", "Question 3 has B twice."),
        (MATCH, "[A]", "Question 3 has 2 rows to match: it takes 2 letters, not 1."),
        (TYPED, "B", "Question 3 is written out; “B” is no mark for it."),
        (TYPED, f'"{"a" * 1001}"', "The answer to question 3 has 1,001 characters."),
        (CLOZE, '"a"', "Question 3 has 2 gaps, and here is one text."),
        (LISTING, '"a, b"', "Question 3 asks for 2: is “a, b” one of them, or several?"),
        (LISTING, '"a;b;c"', "Question 3 asks for 2, and here are 3 texts."),
        (CARD, '"a"', "Question 3 is a card, which no program grades."),
    ],
)
def test_what_does_not_fit_its_question_is_told(question: Question, text: str, told: str) -> None:
    """Each misfit names the question and what it takes."""
    assert fit(text, question) == told


def troubles(text: str) -> list[tuple[int, str, str]]:
    """Return what is told of a line for a quiz of three: two of letters, one written out."""
    line = read_line(text)
    assert isinstance(line, AnswerLine)
    items = [BookletItem(0, SHOWN[SINGLE]), BookletItem(2, ()), BookletItem(1, SHOWN[ORDER])]
    found, wrong = answers_in(line, [SINGLE, ORDER, TYPED], items)
    assert bool(wrong) != (len(found) == 3)
    return [(each.column, each.what, each.fix) for each in wrong]


def test_a_line_is_read_in_the_printed_order() -> None:
    """Each mark belongs to the question that stands there in the booklet."""
    assert troubles("o B+[ABC]") == []


def test_all_misfits_are_told_at_once() -> None:
    """Two wrong marks are two troubles, each with its column."""
    assert [column for column, *_ in troubles("o E + A")] == [3, 7]


def test_too_few_marks_that_fit() -> None:
    """Where all marks fit, the line just ends too early."""
    assert troubles("o B+ ") == [
        (
            5,
            "3 marks are expected, and here are 2.",
            "All of them fit; the line ends after question 2. A blank is written -.",
        )
    ]


def test_too_few_marks_that_slipped() -> None:
    """The first mark that does not fit its question is where one was forgotten."""
    ((column, what, _),) = troubles("o B[ABC]")
    assert column == 4
    assert what == (
        "3 marks are expected, and here are 2. The first that does not fit: "
        "Question 2 is written out; “[ABC]” is no mark for it."
    )


def test_no_marks_at_all() -> None:
    """An alias alone has nothing that fits."""
    assert troubles("o ") == [
        (2, "3 marks are expected, and here are none.", "A blank is written -.")
    ]


def test_letters_of_one_question_without_brackets() -> None:
    """Where the marks are too many since one question took several, that is what is told."""
    questions = [MULTIPLE, TYPED, SINGLE]
    items = [BookletItem(at, (0, 1, 2, 3)) for at in range(3)]
    for text, column in (("o ab+c", 3), ("o AB + C", 3)):
        line = read_line(text)
        assert isinstance(line, AnswerLine)
        assert answers_in(line, questions, items) == (
            [],
            [
                Trouble(
                    column,
                    "3 marks are expected, and here are 4. Question 1 takes several letters.",
                    "Put those of one question in brackets: [AB].",
                )
            ],
        )


def test_too_many_marks() -> None:
    """What stands behind the last question is too much."""
    assert troubles("o B+[ABC] AA") == [
        (11, "3 marks are expected, and here are 5.", "Here begins what is too much.")
    ]


def test_more_options_than_letters_are_told_as_printed() -> None:
    """Behind Z stand AA, AB …; a letter pair beyond the last is no option."""
    assert "the options A to AD" in str(fit("+", MANY))
    assert "one letter, not [AE]" in str(fit("[AE]", MANY))
    assert "one letter, not [AB]" in str(fit("[AB]", SINGLE))


def test_one_mark_is_told_as_one() -> None:
    """The teacher reads a sentence."""
    line = read_line("o A-")
    assert isinstance(line, AnswerLine)
    _, (trouble,) = answers_in(line, [SINGLE], [BookletItem(0, SHOWN[SINGLE])])
    assert trouble.what == "1 mark is expected, and here are 2."
    assert "here is 1." in troubles("o B")[0][1]


def test_texts_without_a_blank_between_are_told_apart() -> None:
    """Two quotation marks in a row belong to the text: what to type instead is said."""
    line = read_line('o "Russia""China"')
    assert isinstance(line, AnswerLine)
    items = [BookletItem(0, ()), BookletItem(1, ())]
    _, (trouble,) = answers_in(line, [TYPED, TYPED], items)
    assert trouble.column == 3
    assert 'here is 1. "Russia""China" is read as one text, for "" stands within.' in trouble.what
    assert trouble.fix == 'Between two texts put a blank: "Russia" "China".'
