"""From the marks of a booklet to answers: each mark against the question that it was printed for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice

from civicquiz.model import Choice, Cloze, Kind, Listing, Matching, Ordering, Question, Rating
from civicquiz.model import Response as Answer
from civicquiz.study.booklet import VERSIONS, BookletItem
from civicquiz.study.paper.marks import AnswerLine, Mark, Trouble

__all__ = ["Marked", "answers_in", "fitted", "is_written", "length_told"]

LETTERS = VERSIONS
"""The letters that stand before the options of a question on paper."""

NO_ROW = -1
LONGEST_TEXT = 1_000

CARD = {1.0: Rating.GOOD, 0.5: Rating.HARD, 0.0: Rating.AGAIN}
"""What the teacher's marks say of a card that was recalled."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What a pupil answered to the question at a place of the quiz, and the order it was shown in.

    `score` is the teacher's, None where the program grades.
    """

    place: int
    shown: tuple[int, ...]
    answer: Answer
    score: float | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing was answered, and nothing judged."""
        return self.answer in ("", ()) and self.score is None


def is_written(question: Question) -> bool:
    """Tell whether a question is answered in words on paper; else by letters."""
    return not isinstance(question.shape, Choice | Ordering | Matching)


def answers_in(
    line: AnswerLine, questions: Sequence[Question], items: Sequence[BookletItem]
) -> tuple[list[Marked], list[Trouble]]:
    """Return the answers of a line, in the printed order; where anything is wrong, all of it."""
    answers: list[Marked] = []
    troubles: list[Trouble] = []
    for number, (mark, item) in enumerate(zip(line.marks, items, strict=False), start=1):
        found = fitted(mark, questions[item.place], item, number)
        if isinstance(found, Marked):
            answers.append(found)
        else:
            troubles.append(found)
    if len(line.marks) != len(items):
        loose = _unbracketed(line, [questions[item.place] for item in items])
        return [], [_wrong_length(line, len(items), troubles, loose)]
    return answers, troubles


def _unbracketed(line: AnswerLine, questions: Sequence[Question]) -> Trouble | None:
    """Return where letters of one question may stand as if they were of several."""
    marked = zip(questions, line.marks, line.marks[1:], strict=False)
    for number, (question, mark, after) in enumerate(marked, start=1):
        if question.kind is Kind.MULTIPLE and len(mark.letters) == len(after.letters) == 1:
            what = f"Question {number} takes several letters."
            fix = f"Put those of one question in brackets: [{mark.letters}{after.letters}]."
            return Trouble(mark.column, what, fix)
    return None


def _wrong_length(
    line: AnswerLine, wanted: int, troubles: list[Trouble], loose: Trouble | None
) -> Trouble:
    """Tell that there are too many marks or too few, and where it may have begun."""
    found = len(line.marks)
    what = length_told(wanted, found)
    if not found:
        return Trouble(line.end, what, "A blank is written -.")
    first_misfit = troubles[0].column if troubles else line.end
    if found > wanted and loose is not None and loose.column < first_misfit:
        return Trouble(loose.column, f"{what} {loose.what}", loose.fix)
    merged = next((mark for mark in line.marks if '"' in (mark.text or "")), None)
    if found < wanted and merged is not None:
        told = f'{what} {merged} is read as one text, for "" stands within.'
        return Trouble(merged.column, told, 'Between two texts put a blank: "Russia" "China".')
    if troubles:
        first = troubles[0]
        return Trouble(first.column, f"{what} The first that does not fit: {first.what}", first.fix)
    if found < wanted:
        fix = f"All of them fit; the line ends after question {found}. A blank is written -."
        return Trouble(line.end, what, fix)
    return Trouble(line.marks[wanted].column, what, "Here begins what is too much.")


def length_told(wanted: int, found: int) -> str:
    """Return how many marks are wanted, and how many there are."""
    marks = "1 mark is" if wanted == 1 else f"{wanted} marks are"
    return f"{marks} expected, and here {'is' if found == 1 else 'are'} {found or 'none'}."


def fitted(mark: Mark, question: Question, item: BookletItem, number: int) -> Marked | Trouble:
    """Return the answer that a mark stands for at the `number`-th question of a booklet."""
    if mark.is_blank:
        blank: Answer = "" if _takes_one_text(question) else ()
        return Marked(item.place, item.shown, blank)
    found = (
        _written(mark, question, number)
        if is_written(question)
        else _lettered(mark, question.kind, item.shown, number)
    )
    if isinstance(found, Trouble):
        return found
    return Marked(item.place, item.shown, found, mark.score)


def _takes_one_text(question: Question) -> bool:
    return question.kind in {Kind.TYPED, Kind.NUMBER, Kind.DATE}


def _lettered(mark: Mark, kind: Kind, shown: tuple[int, ...], number: int) -> Answer | Trouble:
    """Return the positions that letters stand for, as they were printed."""
    letters, count = mark.letters, len(shown)
    named, there = f"Question {number}", _span(count)
    if not letters:
        what = f"{named} is answered by letters, {there}; “{mark}” is none."
        return Trouble(mark.column, what, "Write the letter that is ticked, or - for none.")
    if kind is Kind.SINGLE and letters in _labels(count)[len(LETTERS) :]:
        return (shown[_labels(count).index(letters)],)
    beyond = [letter for letter in letters if letter not in f"-{LETTERS[:count]}"]
    if beyond:
        what = f"{named} has {there}; there is no {', '.join(beyond)}."
        return Trouble(mark.column, what, "Is it the mark of another question, or a blank (-)?")
    if "-" in letters and kind is not Kind.MATCHING:
        what = f"{named} has nothing to leave out within [{letters}]."
        return Trouble(mark.column, what, "Write the letters alone, or - for no answer.")
    twice = [letter for letter in dict.fromkeys(letters) if letters.count(letter) > 1]
    if twice and kind is not Kind.MATCHING:
        return Trouble(mark.column, f"{named} has {twice[0]} twice.", "Write each letter once.")
    if kind is Kind.SINGLE and len(letters) > 1:
        what = f"{named} is single choice: it takes one letter, not [{letters}]."
        return Trouble(mark.column, what, "Where two are ticked none counts: write -.")
    if kind in {Kind.ORDERING, Kind.MATCHING} and len(letters) != count:
        rows = "items to put in order" if kind is Kind.ORDERING else "rows to match"
        what = f"{named} has {count} {rows}: it takes {count} letters, not {len(letters)}."
        fix = "Write - for it all, or a letter for each place in brackets"
        return Trouble(
            mark.column, what, fix + (", - for none." if kind is Kind.MATCHING else ": [CAB].")
        )
    chosen = tuple(NO_ROW if each == "-" else shown[LETTERS.index(each)] for each in letters)
    if kind is Kind.MATCHING and not any(at != NO_ROW for at in chosen):
        return ()
    return tuple(sorted(chosen)) if kind is Kind.MULTIPLE else chosen


def _labels(count: int) -> list[str]:
    """Return what is printed before the options: letters, and AA, AB … behind Z."""
    longer = (first + second for first in LETTERS for second in LETTERS)
    return list(islice(chain(LETTERS, longer), count))


def _span(count: int) -> str:
    if count == 1:
        return "the option A"
    return f"the options A {'and' if count == len('AB') else 'to'} {_labels(count)[-1]}"


def _written(mark: Mark, question: Question, number: int) -> Answer | Trouble:
    """Return what was written, or nothing where the teacher judged it."""
    if mark.letters:
        what = f"Question {number} is written out; “{mark}” is no mark for it."
        fix = 'Judge it by the key, + x or ~, or write the answer in quotation marks: "Russia".'
        return Trouble(mark.column, what, fix)
    if question.kind is Kind.FLASHCARD:
        if mark.score is not None:
            return (int(CARD[mark.score]),)
        what = f"Question {number} is a card, which no program grades."
        return Trouble(mark.column, what, "Judge it by its back: + x or ~.")
    if mark.text is None:
        return "" if _takes_one_text(question) else ()
    text = " ".join(mark.text.split())
    if len(text) > LONGEST_TEXT:
        what = f"The answer to question {number} has {len(text):,} characters."
        return Trouble(mark.column, what, f"At most {LONGEST_TEXT:,} are read.")
    if _takes_one_text(question):
        return text
    parts = tuple(part.strip() for part in text.split(";"))
    match question.shape:
        case Cloze(gaps=gaps) if len(parts) != len(gaps):
            wanted = f"{len(gaps)} gaps" if len(gaps) > 1 else "one gap"
            there = "is one text" if len(parts) == 1 else f"are {len(parts)} texts"
            what = f"Question {number} has {wanted}, and here {there}."
            return Trouble(mark.column, what, 'Write them with ; between them: "Russia; China".')
        case Listing(needs=needs) if needs > 1 and "," in text and len(parts) == 1:
            what = f"Question {number} asks for {needs}: is “{text}” one of them, or several?"
            return Trouble(
                mark.column, what, 'Put ; between several, or behind one alone: "a, b;".'
            )
        case Listing(needs=needs):
            parts = tuple(filter(None, parts))
            if len(parts) > needs:
                what = f"Question {number} asks for {needs}, and here are {len(parts)} texts."
                return Trouble(mark.column, what, f"Take the first {needs}.")
    return parts
