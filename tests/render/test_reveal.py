"""What a learner reads, kind by kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from civicquiz.model import Asked, Outcome, PosedFact, Rating, Response, SessionKind, Summary
from civicquiz.render import (
    COLOURED,
    PLAIN,
    SIGNS,
    back_lines,
    comes_back,
    progress_lines,
    question_lines,
    reveal_lines,
    summary_lines,
)
from support.sittings import EVERY_KIND, TODAY, FakeSitting, posed


def ask(kind: str) -> Asked:
    """Return the example of a kind as it is asked."""
    asked = FakeSitting([EVERY_KIND[kind]]).ask()
    assert asked is not None
    return asked


def outcome(kind: str, response: Response, *, tries: int = 1) -> Outcome:
    """Return what an answer to the example of a kind leads to."""
    sitting = FakeSitting([EVERY_KIND[kind]])
    for _ in range(tries):
        found = sitting.answer(response, response_ms=1000)
    return found


def reveal(kind: str, response: Response, *, tries: int = 1) -> str:
    """Return the reveal of an answer, up to what stands behind the question."""
    lines = reveal_lines(outcome(kind, response, tries=tries), 80, SIGNS)
    return "\n".join(lines[: lines.index("")] if "" in lines else lines)


def test_a_choice_is_asked() -> None:
    """The stem, then the options under the numbers that pick them."""
    assert question_lines(ask("single-choice"), 80, SIGNS) == [
        "Which chamber has 435 voting members?",
        "",
        "  1  The Supreme Court",
        "  2  The House of Representatives",
        "  3  The Senate",
    ]


def test_a_negation_is_not_overlooked() -> None:
    """A bold *not* is underlined, and in capitals where there is no colour."""
    question = replace(EVERY_KIND["typed"].question, stem="Which is **not** a *chamber*?")
    asked = FakeSitting([posed(question)]).ask()
    assert asked is not None
    assert question_lines(asked, 80, PLAIN) == ["Which is NOT a chamber?"]
    assert "\x1b[1;4mnot\x1b[0m" in question_lines(asked, 80, COLOURED)[0]


def test_a_matching_is_asked() -> None:
    """The rows stand in the order of the bank, what goes with them is numbered."""
    assert question_lines(ask("matching"), 80, PLAIN)[2:] == [
        "Chamber:",
        "  - House",
        "  - Senate",
        "",
        "Officer:",
        "  1. President",
        "  2. Speaker",
    ]


@pytest.mark.parametrize(
    ("kind", "task"),
    [
        ("multiple-choice", "More than one is right."),
        ("listing", "Name 2."),
        ("cloze", "Fill in the 2 gaps."),
        ("ordering", "Put these in order."),
    ],
)
def test_what_the_stem_leaves_open_is_said(kind: str, task: str) -> None:
    """How many to name, to tick or to fill in stands below the stem."""
    assert question_lines(ask(kind), 80, PLAIN)[2] == task


def test_gaps_are_numbered_and_hidden() -> None:
    """A cloze shows numbers in brackets where its keys stand."""
    assert question_lines(ask("cloze"), 80, PLAIN)[0] == (
        "The House has [1] members and the Senate [2]."
    )


@pytest.mark.parametrize(
    ("kind", "response", "tries", "shown"),
    [
        ("single-choice", (1,), 1, "✓ Right.\nAnswer: 2 The House of Representatives"),
        (
            "single-choice",
            (0,),
            1,
            "✗ Wrong.\nYou chose: 3 The Senate\nAnswer: 2 The House of Representatives",
        ),
        ("single-choice", (), 1, "✗ Not answered.\nAnswer: 2 The House of Representatives"),
        ("multiple-choice", (0, 1), 1, "✓ Right.\n✓ 3 The House\n✓ 4 The Senate"),
        (
            "multiple-choice",
            (0, 2),
            1,
            ("✗ Wrong. 1 of 2 ticked.\n✗ 2 The Cabinet (you ticked it, but it is wrong)\n"
            "– 3 The House (right, but you did not tick it)\n✓ 4 The Senate"),
        ),
        ("typed", "the speaker of the House", 1, ("✓ Right.\n"
         "Answer: the Speaker of the House")),
        ("typed", "the Speaker of the House", 1, "✓ Right.\nAnswer: the Speaker of the House"),
        ("typed", "the Speeker of the House", 1,
         "≈ Almost. Once more, please.\nDifference: Speeker → Speaker"),
        ("typed", "the Clerk of the House", 1, ("✗ Wrong.\nYou wrote: the Clerk of the House\n"
         "Answer: the Speaker of the House\nDifference: Clerk → Speaker")),
        ("number", "434", 1, "✗ Wrong.\nYou wrote: 434\nAnswer: 435 members"),
        ("date", "15/8/2025", 1,
         "✓ Right. Read as 15 August 2025.\nAnswer: 15 Aug 2025"),
        ("listing", ("judicial", "foo"), 1,
         ("~ Partly right, 50%. 1 of 2 named.\n✓ judicial\n✗ foo (not on the list)\n"
         "The list: legislative, executive, judicial")),
        ("cloze", ("435", "99"), 1,
         ("~ Partly right, 50%. Numbers must match exactly.\n✓ [1] 435\n"
         "✗ [2] 100 (you wrote 99)")),
        ("cloze", ("435", ""), 1, "~ Partly right, 50%.\n✓ [1] 435\n– [2] 100"),
        ("ordering", (0, 2, 1), 1,
         ("~ Partly right, 67%. 2 of 3 pairs are in the right order.\n✓ 1. It is introduced\n"
         "✗ 2. A committee votes (you put it 3rd)\n✗ 3. The President signs (you put it 2nd)")),
        ("matching", (1, -1), 1,
         ("✗ Wrong. 0 of 2 pairs are right.\n✗ House: Speaker (you chose President)\n"
         "– Senate: President")),
        ("flashcard", (3,), 1, "Well known. Comes back Fri 27 Nov, in 3 days."),
    ],
)  # fmt: skip
def test_an_answer_stands_beside_its_key(
    kind: str, response: Response, tries: int, shown: str
) -> None:
    """The verdict in words, what was answered, the key, and the difference."""
    assert reveal(kind, response, tries=tries) == shown


def test_all_that_is_behind_a_question_is_shown() -> None:
    """Feedback, explanation, fact, source with its date, dispute, and the day it comes back."""
    lines = reveal_lines(outcome("single-choice", (0,)), 80, PLAIN)
    assert lines[3:] == [
        "",
        "On 3: It has two for each state: 100.",
        "",
        "Fixed by law since 1929; each state has at least one.",
        "",
        "Fact: The House of Representatives has 435 voting members. (as of Mar 2026)",
        "Source: A short guide to Congress, “the House … voting members”, retrieved 1",
        "  Mar 2026, guide.txt",
        "",
        "Comes back Wed 25 Nov, tomorrow.",
    ]
    disputed = reveal_lines(outcome("typed", "Clerk"), 80, PLAIN)
    assert "Disputed: another page says 441." in disputed


def test_a_question_that_is_its_own_fact_is_not_repeated() -> None:
    """Where the fact says no more than the stem, only its dates and its source are shown."""
    question = EVERY_KIND["typed"].question
    fact = PosedFact(1, "chair", question.stem, (), (), EVERY_KIND["number"].fact.as_of)  # type: ignore[union-attr]  # it has one
    sitting = FakeSitting([posed(question, fact)])
    lines = reveal_lines(sitting.answer("Clerk", response_ms=1), 80, PLAIN)
    assert "True: as of Mar 2026" in lines
    assert not any(line.startswith("Fact:") for line in lines)


def test_no_arrow_is_read_aloud() -> None:
    """In plain words the difference has no signs."""
    almost = outcome("typed", "the Speeker of the House")
    assert reveal_lines(almost, 80, PLAIN) == [
        "Almost. Once more, please.",
        "Difference: Speeker should be Speaker",
    ]


def test_colour_says_nothing_by_itself() -> None:
    """Without its colours the screen says the same."""
    import re

    found = outcome("single-choice", (0,))
    coloured = reveal_lines(found, 60, COLOURED)
    assert "\x1b[1;31m✗ Wrong.\x1b[0m" in coloured
    assert [re.sub(r"\x1b\[[0-9;]+m", "", line) for line in coloured] == reveal_lines(
        found, 60, SIGNS
    )


@pytest.mark.parametrize(
    ("rating", "due", "again", "said"),
    [
        (Rating.GOOD, 27, False, "Comes back Fri 27 Nov, in 3 days."),
        (Rating.GOOD, 24, True, "Comes back today."),
        (Rating.AGAIN, 25, True, "Comes back later in this session."),
        (Rating.AGAIN, 25, False, "Comes back Wed 25 Nov, tomorrow."),
        (None, 25, True, ""),
    ],
)
def test_when_it_comes_back(rating: Rating | None, due: int, again: bool, said: str) -> None:
    """A failed question comes back in the session; cramming leaves the schedule alone."""
    found = replace(
        outcome("typed", "Clerk"), rating=rating, due_day=date(2026, 11, due), today=TODAY
    )
    assert comes_back(found, again=again) == said


def test_the_back_of_a_flashcard() -> None:
    """The back and its explanation are read before the recall is rated."""
    assert back_lines(ask("flashcard"), 80, PLAIN) == [
        "Talking a bill to death.",
        "",
        "Sixty votes end it.",
    ]


def test_where_the_session_stands() -> None:
    """The number of the question, what was right so far, bank and topic."""
    asked = replace(ask("typed"), number=3, total=24, answered=2, right=1, new=False, repeat=True)
    assert progress_lines(asked, 80, SIGNS) == [
        "3 of 24 · again · 1 of 2 right so far · How laws are made › Congress › House"
    ]
    assert progress_lines(asked, 80, PLAIN) == [
        "Question 3 of 24. Again. 1 of 2 right so far. How laws are made, Congress,",
        "House.",
    ]
    assert progress_lines(asked, 20, SIGNS) == [
        "3/24 · again · 1/2",
        "right · House",
    ]
    assert (
        progress_lines(replace(asked, number=1, answered=0), 40, SIGNS)[0]
        == "1 of 24 · again · How laws are made ›"
    )


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        (
            Summary(5, SessionKind.STUDY, 24, 20, 0.85, 380, None, 0, 12, finished=True),
            "Done: 24 questions in 6 min 20 s, 20 right (83%).\n12 due tomorrow.",
        ),
        (
            Summary(5, SessionKind.QUIZ, 1, 1, 1.0, 5, True, 0, 0, finished=True),
            "Done: 1 question in 5 s, 1 right (100%).\nScore: 100%. Passed.",
        ),
        (
            Summary(5, SessionKind.QUIZ, 3, 1, 0.5, 5, False, 0, 0, finished=True),
            "Done: 3 questions in 5 s, 1 right (33%).\nScore: 50%. Not passed.",
        ),
        (
            Summary(5, SessionKind.QUIZ, 3, 1, 0.5, 5, False, 7, 0, finished=False),
            (
                "Stopped: 3 questions in 5 s, 1 right (33%).\nScore: 50%.\n"
                "7 questions left in this session.\nYour answers are kept. To go on: civicquiz resume"
            ),
        ),
        (
            Summary(5, SessionKind.STUDY, 0, 0, None, 0, None, 0, 0, finished=True),
            "Done: nothing was answered.",
        ),
    ],
)
def test_a_session_is_summed_up(summary: Summary, said: str) -> None:
    """How much, how long, how well, what is left; a stopped one tells how to go on."""
    assert summary_lines(summary, 80, PLAIN) == said.split("\n")
