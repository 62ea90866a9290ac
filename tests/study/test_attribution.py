"""Stems that say whose claim they ask for, and stems that do not."""

from __future__ import annotations

import pytest

from civicquiz.model import Back, Cloze, Gap, Question
from civicquiz.study import attributed

ATTRIBUTED = (
    "According to the first part of the article, when is the summit?",
    "*According to* Ushakov, who was invited?",
    "When, according to the timeline, did the Cold War end?",
    "What does the article say about the invitation?",
    "The article says the summit was held in March. What came before it?",
    "Who says that Alaska is neutral ground?",
    "When does the second part of the article date the Alaska summit?",
    "What date does the second part give for the Alaska summit?",
    "Which month does the article's second half name for the summit?",
    "Where does the text place the meeting?",
    "What does Ushakov claim about Alaska?",
    "What does the Kremlin suggest about Alaska?",
    "Ushakov reports that an invitation was sent. To whom?",
    "Analysts suggest that one topic matters most. Which one?",
    "What do analysts expect, as reported by the article?",
    "Which topic do experts describe as crucial?",
    "In the author's view, what did Alaska offer?",
    "From Moscow's viewpoint, what is the summit for?",
    "In the words of the article, what was the summit?",
    "In the article, when does the newest period begin?",
    "By Ushakov's account, who extended the invitation?",
    "Which of the two dates of the summit is stated by the article's second part?",
    "Who is quoted on the choice of Alaska?",
    "Which news agency is cited for the interview?",
    "Which two statements of the article cannot both be true?",
    "Which two claims about the Alaska summit contradict each other?",
    "On which point does the article contradict itself?",
    "In what do the two accounts of the summit differ?",
    "Which two periods of the timeline overlap?",
    "Why is the date of the summit disputed?",
    "What is disputed about the summit?",
    "Which detail of the summit is in dispute?",
    "About what do the two sources disagree?",
    "The article’s two parts are inconsistent about one thing. Which?",
    "What office does the article give Ushakov?",
    "The article **gives** Alaska a status. Which?",
    "Whose claim is it that Alaska is neutral?",
    "Which part of the article reports that the summit was held in March?",
    "How does the text describe the exchanges in Alaska?",
    "Two conflicting dates of the summit stand in the text. Which?",
    "What is Alaska said by the author to be?",
    "The author treats the summit as past. When was it?",
    "As the article has it, when was the summit?",
    "Historians disagree about the number. What is the higher one?",
    "Per the article, when is the treaty due?",
    "What, in the article's telling, came first?",
    "Which status does the article claim for Alaska?",
    "What does Ushakov report about the invitation?",
    "What does Ushakov state about the invitation?",
    "The first half of the text holds that the summit is still to come. When?",
    "When was the summit, by the article's own account?",
    "Which of the article's dates are incompatible?",
    "What does each of the two texts say?",
    "Ushakov told Interfax that Alaska is a logical choice. Why?",
    "Who argued that Alaska is neutral?",
    "Where, the article says, was the summit?",
    "What does the article expect of the summit?",
    "What may happen to sanctions, as the article sees it?",
    "Which of these does the article itself call a reset?",
    "In which month did the summit take place, in the reading of the second part?",
    "The article states one month for the summit. Which?",
)
"""Whose claim it is, or what is disputed, can be read here."""

PLAIN = (
    "When was the Alaska summit held?",
    "How many states ratified the Constitution?",
    "How many voting members sit in the House?",
    "Which court hears small claims?",
    "Who reports to the President?",
    "Which states border Alaska?",
    "When did the last state ratify the Constitution?",
    "When did New York State abolish slavery?",
    "Which office reports to Congress once a year?",
    "How many reports does the agency owe Congress?",
    "When did the conflict in Ukraine begin?",
    "On what date did the conflict over Crimea begin?",
    "Which treaty was the last arms control agreement?",
    "Who holds the office of Speaker?",
    "Who announced the summit?",
    "Who confirmed the invitation?",
    "By whom are judges confirmed?",
    "Which judges are confirmed by the Senate?",
    "What is Alaska called?",
    "What is Alaska said to be?",
    "Which ground was reportedly neutral?",
    "Which treaty is described as the last of its kind?",
    "It was reported that a summit was planned. Where?",
    "It is commonly said that Alaska is neutral. Where is it?",
    "Do citizens of Guam have a say in the election of the President?",
    "Who has the final say on a treaty?",
    "Which court settles disputes between states?",
    "Which disputed election was decided in 1877?",
    "When the chambers disagree on a bill, who settles it?",
    "How do the House and the Senate differ?",
    "Can a state law contradict the Constitution?",
    "Which powers of the branches overlap?",
    "Where does the Constitution place the power to declare war?",
    "What must the President state before signing?",
    "In what state did the summit take place?",
    "Which country claimed Oregon in 1818?",
    "Which note did the ambassador hand over?",
    "Who described the summit first?",
    "Which source of law stands highest?",
    "Who is the author of the Declaration of Independence?",
    "Is Alaska a state of the United States?",
    "The summit took place in {{Alaska|the State of Alaska}}.",
    "Which agreement limits the strategic weapons of both sides?",
    "What reports does the committee read?",
    "Which accounts does the Treasury hold?",
    "In which part of Alaska is Anchorage?",
    "Which passage separates Russia and Alaska?",
    "What text is read at the inauguration?",
    "Which statement is true?",
    "Match each period with its years.",
    "The border dispute between two states goes to which court?",
    "What is Alaska?",
    "In which article of the Constitution stands the power to tax?",
    "Which section of the Constitution lists the powers of Congress?",
    "Who called the convention?",
    "Which claim did France give up in 1763?",
    "In which account is the debt kept?",
    "What does a census count?",
    "Which state did Lincoln represent?",
    "How long is the statement that the President must sign?",
    "By which part of government are laws made?",
    "What did Congress declare in 1812?",
    "Name the month of the Alaska summit.",
    "Which meeting came first?",
    "Which summit is planned for Moscow?",
    "In the second half of 2025, where did the presidents meet?",
    "How many members does the agency have?",
    "Which state had that name first?",
    "How much does an account hold?",
    "Who works in the agency?",
)
"""These ask as if the answer were beyond doubt."""


def question(stem: str, prose: str = "") -> Question:
    """Make a question of that stem."""
    return Question("q", stem, Back("b"), prose=prose)


@pytest.mark.parametrize("stem", ATTRIBUTED)
def test_attributed(stem: str) -> None:
    """A stem that names the claimant, or asks about the dispute, may be asked."""
    assert attributed(question(stem))


@pytest.mark.parametrize("stem", PLAIN)
def test_plain(stem: str) -> None:
    """A stem that takes a side silently may not."""
    assert not attributed(question(stem))


@pytest.mark.parametrize("stem", PLAIN)
def test_according_to_mends_all(stem: str) -> None:
    """Any stem is mended by "According to …"."""
    assert attributed(question(f"According to the first part, {stem[0].lower()}{stem[1:]}"))


def test_prose_counts() -> None:
    """The prose between heading and answer is part of the stem."""
    assert attributed(question("When was the summit?", "The article says two things about it."))
    assert attributed(question("The summit", "*According*\nto the article, it came first."))


def test_gaps_do_not_count() -> None:
    """What stands in a gap cannot be read by the learner."""
    hidden = Question("q", "{{According to the article}} it was.", Cloze((Gap("x"),)))
    assert not attributed(hidden)


@pytest.mark.parametrize(
    "unit", ["{{", "**", "does the article ", "contradict dispute ", "in the ", "a's ", "do X "]
)
def test_long_stems(unit: str) -> None:
    """A stem of 100,000 characters is read to its end: a rule that goes back would take hours."""
    long = question(unit * (100_000 // len(unit)))
    assert not attributed(long)
