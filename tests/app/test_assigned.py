"""A pupil takes a class quiz: begun, interrupted, gone on with, handed in; each once and by rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from civicquiz.app.assigned import attend
from civicquiz.app.assigning import Terms, close_quiz, is_final, open_quiz
from civicquiz.app.attending import Attending
from civicquiz.app.classes import archive_class
from civicquiz.app.past import past_session
from civicquiz.app.people import forget_learner
from civicquiz.app.pins import hash_pin
from civicquiz.errors import BadInput, NotFound, TakenOver, TooLate
from civicquiz.model import Asked, ClassQuiz, Feedback, Medium, Pupil, Rating, Verdict
from support.classes import assign, give, make_class
from support.desk import LAWS, Desk, key_of, miss

HOUR = timedelta(hours=1)
AT_ONCE = Terms(feedback=Feedback.AT_ONCE)


def no_pin(pupil: Pupil) -> str:
    """Fail: nobody is asked."""
    raise AssertionError(pupil.alias)


def take(
    desk: Desk,
    quiz: ClassQuiz,
    alias: str = "otter-7",
    *,
    holder: str = "one",
    pin: Callable[[Pupil], str] = no_pin,
) -> Attending:
    """Sit down at a terminal."""
    return attend(desk.store, quiz.key, alias, desk.schedule, desk.now, holder=holder, pin=pin)


def asked_of(sitting: Attending) -> Asked:
    """Return the question that is asked; there must be one."""
    asked = sitting.ask()
    assert asked is not None
    return asked


def name_of(sitting: Attending) -> str:
    """Return the id of the question that is asked."""
    return asked_of(sitting).posed.question.id


def go_through(sitting: Attending, *, wrong: tuple[str, ...] = ()) -> list[Asked]:
    """Answer all that is asked, each right but for those named."""
    seen = []
    while (asked := sitting.ask()) is not None:
        seen.append(asked)
        response = miss(sitting) if asked.posed.question.id in wrong else key_of(sitting)
        sitting.answer(response, response_ms=1000)
    return seen


def test_each_pupil_has_an_order_of_questions_and_options(desk: Desk) -> None:
    """It follows from the quiz's seed: ten pupils do not all see the same, and each the same again."""
    aliases = [f"otter-{number}" for number in range(10)]
    make_class(desk, *aliases)
    quiz = give(desk)
    orders, options = set(), set()
    for alias in aliases:
        first = take(desk, quiz, alias)
        again = take(desk, quiz, alias, holder="two")
        assert asked_of(first).posed == asked_of(again).posed
        seen = go_through(again)
        orders.add(tuple(each.posed.name for each in seen))
        options.add(next(each.shown for each in seen if each.posed.question.id == "chambers"))
    assert len(orders) > 1
    assert len(options) > 1


def test_what_was_shown_is_kept(desk: Desk) -> None:
    """Each review holds the order of the options on the screen, and the revision that was picked."""
    make_class(desk, "otter-7")
    quiz = give(desk)
    picked = {item.question_id: item.revision_id for item in desk.store.quiz_items(quiz.id)}
    desk.load(LAWS.replace("Which are chambers", "Which of these are chambers"))
    sitting = take(desk, quiz)
    seen = {each.posed.question_id: each for each in go_through(sitting)}
    assert {each.posed.revision_id for each in seen.values()} == set(picked.values())
    for review in desk.store.session_log(sitting.session.id).reviews:
        assert review.shown == seen[review.question_id].shown
        assert review.revision_id == picked[review.question_id]


def test_interrupted_it_goes_on_exactly(desk: Desk) -> None:
    """The same question, the same options, the same numbers; handed in, it is final."""
    make_class(desk, "otter-7")
    quiz = give(desk)
    sitting = take(desk, quiz)
    for _ in range(2):
        asked_of(sitting)
        sitting.answer(key_of(sitting), response_ms=500)
    before = asked_of(sitting)
    assert (before.number, before.total) == (3, 4)
    stopped = sitting.pause()
    assert (stopped.asked, stopped.left, stopped.hidden, stopped.score) == (2, 2, True, None)
    assert stopped.right == 0  # not to be told either
    assert stopped.resume == "civicquiz quiz --assigned 3B-quiz-1 --as otter-7"
    resumed = take(desk, quiz, "Otter 7", holder="two")
    assert asked_of(resumed) == before
    go_through(resumed)
    ended = resumed.finish()
    assert (ended.asked, ended.right, ended.score, ended.left) == (4, 4, 1.0, 0)
    [attempt] = desk.store.attempts(quiz.id)
    assert attempt.submitted
    assert attempt.session.score == 1.0
    with pytest.raises(BadInput, match="taken 3B-quiz-1 once") as told:
        take(desk, quiz)
    assert "100%" in told.value.hint
    assert desk.faults() == []


def test_the_answers_feed_the_memory(desk: Desk) -> None:
    """As those of study do; the same question is due for the pupil later."""
    _, [pupil] = make_class(desk, "otter-7")
    sitting = take(desk, give(desk))
    go_through(sitting, wrong=("chambers",))
    kept = dict(desk.store.memories_of(pupil.learner_id))
    assert len(kept) == 4
    reviews = desk.store.session_log(sitting.session.id).reviews
    assert {r.rating for r in reviews if r.question_id == desk.question("chambers")} == {
        Rating.AGAIN
    }


def test_what_is_skipped_comes_once_more_at_the_end(desk: Desk) -> None:
    """In the order of skipping; skipped again it stays blank, and earns nothing."""
    make_class(desk, "otter-7")
    quiz = give(desk)
    sitting = take(desk, quiz)
    order = []
    for _ in range(2):
        order.append(name_of(sitting))
        assert not asked_of(sitting).put_off
        sitting.skip()
    for _ in range(2):
        sitting.answer(key_of(sitting), response_ms=500)
    sitting = take(desk, quiz, holder="two")
    assert asked_of(sitting).put_off
    assert name_of(sitting) == order[0]
    sitting.answer(key_of(sitting), response_ms=500)
    assert name_of(sitting) == order[1]
    sitting.skip()
    assert sitting.ask() is None
    ended = sitting.finish()
    assert (ended.asked, ended.right, ended.left, ended.score) == (3, 3, 1, 0.75)
    blank = [each for each in sitting.review() if each.review_id == 0]
    assert [each.asked.posed.question.id for each in blank] == [order[1]]
    assert blank[0].grade.score == 0


def test_in_silence_an_answer_may_be_taken_back(desk: Desk) -> None:
    """Until it is handed in; a slip of the finger is graded at once, and no hint is told."""
    desk.load(
        LAWS.replace("Answer: the President", "Hint: Not the Speaker.\nAnswer: the President")
    )
    make_class(desk, "otter-7")
    quiz = give(desk)
    sitting = take(desk, quiz)
    assert sitting.manner.silent
    while name_of(sitting) != "chair":
        sitting.answer(key_of(sitting), response_ms=500)
    assert asked_of(sitting).posed.question.hint == ""
    outcome = sitting.answer("the Presidemt pro tempore", response_ms=500)
    assert outcome.review_id is not None
    assert outcome.grade.verdict is not Verdict.ALMOST
    assert sitting.undo()
    assert name_of(sitting) == "chair"
    go_through(sitting)
    assert sitting.finish().score == 1.0


def test_told_at_once_no_answer_is_taken_back(desk: Desk) -> None:
    """An almost right one has a second try, as in study, and there is nothing to tell at the end."""
    make_class(desk, "otter-7")
    sitting = take(desk, give(desk, AT_ONCE))
    assert not sitting.manner.silent
    while name_of(sitting) != "chair":
        sitting.answer(key_of(sitting), response_ms=500)
    outcome = sitting.answer("the Presidemt pro tempore", response_ms=500)
    assert outcome.grade.verdict is Verdict.ALMOST
    assert asked_of(sitting).second_try
    sitting.answer(key_of(sitting), response_ms=500)
    assert not sitting.undo()
    go_through(sitting)
    assert sitting.finish().asked == 4
    assert sitting.review() == []


def test_a_guess_scores_and_comes_back_soon(desk: Desk) -> None:
    """“I guessed” keeps the score, and rates the answer Again."""
    make_class(desk, "otter-7")
    sitting = take(desk, give(desk))
    asked_of(sitting)
    sitting.answer(key_of(sitting), response_ms=500)
    assert sitting.guessed().rating is Rating.AGAIN
    go_through(sitting)
    assert sitting.finish().score == 1.0
    assert desk.faults() == []


def test_a_void_question_is_not_asked_and_does_not_count(desk: Desk) -> None:
    """Even one that is voided while the pupil sits there, or after it was answered."""
    make_class(desk, "otter-7")
    quiz = give(desk)
    sitting = take(desk, quiz)
    answered = asked_of(sitting).posed.question_id
    sitting.answer(miss(sitting), response_ms=500)
    ahead = asked_of(sitting).posed.question_id
    for each in (answered, ahead):
        desk.store.void_item(quiz.id, each, desk.moment, "The key is wrong.")
    assert ahead not in {each.posed.question_id for each in go_through(sitting)}
    ended = sitting.finish()
    assert (ended.asked, ended.right, ended.left, ended.score) == (2, 2, 0, 1.0)
    assert len(sitting.review()) == 2


def test_the_pass_mark_is_held_against_all_that_counts(desk: Desk) -> None:
    """Three of four are 75%."""
    make_class(desk, "otter-7", "crane-2")
    quiz = give(desk, Terms(pass_mark=0.75))
    sitting = take(desk, quiz)
    go_through(sitting, wrong=("chair",))
    assert sitting.finish().passed
    other = take(desk, quiz, "crane-2")
    go_through(other, wrong=("chair", "chambers"))
    assert other.pause().passed is None
    assert other.finish().passed is False


def test_a_quiz_has_its_window(desk: Desk) -> None:
    """Before it opens and after it closes nobody begins, and is told when."""
    make_class(desk, "otter-7")
    now = desk.now()
    quiz = give(desk, Terms(opens_at=now + HOUR, closes_at=now + 3 * HOUR))
    with pytest.raises(BadInput, match="3B-quiz-1 opens today at"):
        take(desk, quiz)
    desk.moment = now + 3 * HOUR
    with pytest.raises(BadInput, match="is closed since today at") as told:
        take(desk, quiz)
    assert "class quiz open 3B-quiz-1" in told.value.hint
    open_quiz(desk.store, quiz.key, desk.now(), None)
    assert take(desk, quiz).ask() is not None


def test_closing_ends_what_is_under_way(desk: Desk) -> None:
    """The next answer comes too late, and what was answered before is handed in."""
    make_class(desk, "otter-7")
    quiz = give(desk)
    sitting = take(desk, quiz)
    asked_of(sitting)
    sitting.answer(key_of(sitting), response_ms=500)
    asked_of(sitting)
    close_quiz(desk.store, quiz.key, desk.now())
    for late in (
        lambda: sitting.answer(key_of_current(sitting), response_ms=500),
        sitting.guessed,
        sitting.undo,
        sitting.skip,
    ):
        with pytest.raises(TooLate):
            late()
    assert sitting.ask() is None
    ended = sitting.finish()
    assert (ended.asked, ended.score, ended.timed_out) == (1, 0.25, True)


def key_of_current(sitting: Attending) -> tuple[int, ...] | str:
    """Return some answer, without asking anew."""
    current = sitting._asked
    assert current is not None
    return (0,) if current.shown else "435"


def test_the_time_runs_on_while_nobody_sits_there(desk: Desk) -> None:
    """Back after its end there is nothing to ask: it is handed in as of that end."""
    make_class(desk, "otter-7")
    quiz = give(desk, Terms(minutes=20))
    sitting = take(desk, quiz)
    asked = asked_of(sitting)
    start = sitting.session.started_at
    assert asked.until == start + timedelta(minutes=20)
    assert asked.seconds_left is not None
    assert 1190 <= asked.seconds_left <= 1200
    sitting.answer(key_of(sitting), response_ms=500)
    desk.moment = start + timedelta(minutes=15)
    resumed = take(desk, quiz, holder="two")
    left = asked_of(resumed).seconds_left
    assert left is not None
    assert 290 <= left <= 300
    desk.moment = start + timedelta(minutes=25)
    [attempt] = desk.store.attempts(quiz.id)
    assert is_final(quiz, attempt, desk.moment)
    assert not attempt.submitted
    with pytest.raises(TooLate):
        resumed.answer(key_of_current(resumed), response_ms=500)
    late = take(desk, quiz, holder="three")
    assert late.ask() is None
    ended = late.finish()
    assert (ended.asked, ended.left, ended.score, ended.timed_out) == (1, 3, 0.25, True)
    assert late.session.ended_at == start + timedelta(minutes=20)
    assert len(late.review()) == 4
    with pytest.raises(BadInput, match="taken 3B-quiz-1 once"):
        take(desk, quiz)


def test_the_second_terminal_has_it(desk: Desk) -> None:
    """The first is told so at its next answer, and nothing of it is graded."""
    make_class(desk, "otter-7")
    quiz = give(desk)
    first = take(desk, quiz)
    asked_of(first)
    first.answer(key_of(first), response_ms=500)
    asked_of(first)
    second = take(desk, quiz, holder="two")
    for change in (
        lambda: first.answer(key_of_current(first), response_ms=500),
        first.guessed,
        first.undo,
        first.skip,
        first.finish,
    ):
        with pytest.raises(TakenOver, match="at another terminal"):
            change()
    assert len(desk.store.session_log(first.session.id).reviews) == 1
    assert asked_of(second).number == 2
    go_through(second)
    second.finish()
    with pytest.raises(TakenOver, match="handed in"):
        first.answer(key_of_current(first), response_ms=500)
    assert len(desk.store.attempts(quiz.id)) == 1


def test_a_quiz_of_which_nothing_is_left_uses_no_attempt_up(desk: Desk) -> None:
    """When a question counts again, it can be taken."""
    make_class(desk, "otter-7")
    quiz = give(desk)
    asked = [item.question_id for item in desk.store.quiz_items(quiz.id)]
    for question_id in asked:
        desk.store.void_item(quiz.id, question_id, desk.now(), "all wrong")
    with pytest.raises(BadInput, match="Every question of 3B-quiz-1 was voided"):
        take(desk, quiz)
    assert desk.store.attempts(quiz.id) == []
    desk.store.void_item(quiz.id, asked[0], None, "")
    assert asked_of(take(desk, quiz)).total == 1


def test_each_question_has_an_order_of_its_own(desk: Desk) -> None:
    """Where a bank always has the key first, it does not stand at one place all through a quiz."""
    ask = "## How much is {0} and {0}? {{#q{0}}}\n\n- [x] A\n- [ ] B\n- [ ] C\n- [ ] D\n\n"
    desk.load("---\ntitle: Sums\n---\n\n" + "".join(map(ask.format, range(12))), "sums")
    make_class(desk, "otter-7")
    quiz = assign(desk, count=12)
    asked = [each for each in go_through(take(desk, quiz)) if each.posed.bank_title == "Sums"]
    assert len({each.shown.index(0) for each in asked}) > 1


def test_a_pupil_is_forgotten_in_the_middle(desk: Desk) -> None:
    """The terminal is told so, and not that somebody else handed it in; nothing comes back."""
    _, [pupil] = make_class(desk, "otter-7")
    sitting = take(desk, give(desk))
    sitting.answer(key_of(sitting), response_ms=500)
    asked_of(sitting)
    forget_learner(desk.store, pupil.name)
    for change in (
        lambda: sitting.answer(key_of_current(sitting), response_ms=500),
        sitting.guessed,
        sitting.undo,
        sitting.skip,
        sitting.flag,
        sitting.pause,
        sitting.finish,
    ):
        with pytest.raises(TakenOver, match="for good"):
            change()
    assert desk.faults() == []


def test_as_many_attempts_as_there_are(desk: Desk) -> None:
    """Each with an order of its own; the best score is told when they are used up."""
    make_class(desk, "otter-7")
    quiz = give(desk, Terms(attempts=2))
    first = take(desk, quiz)
    go_through(first, wrong=("chair",))
    first.finish()
    second = take(desk, quiz)
    assert second.attempt.number == 2
    assert second.session.seed != first.session.seed
    go_through(second, wrong=("chair", "chambers"))
    second.finish()
    with pytest.raises(BadInput, match="2 times") as told:
        take(desk, quiz)
    assert "75%" in told.value.hint


def test_paper_is_an_attempt_too(desk: Desk) -> None:
    """Who handed in a booklet has no attempt left, and hears the result from the teacher."""
    _, [pupil] = make_class(desk, "otter-7")
    quiz = give(desk)
    desk.store.start_attempt(
        quiz,
        pupil.learner_id,
        number=1,
        medium=Medium.PAPER,
        plan=[],
        settings={},
        seed=1,
        now=desk.now(),
        version="A",
    )
    with pytest.raises(BadInput, match="once") as told:
        take(desk, quiz)
    assert "from your teacher" in told.value.hint


def test_a_pin_keeps_a_neighbour_out(desk: Desk) -> None:
    """The wrong one begins nothing."""
    _, [pupil] = make_class(desk, "otter-7")
    desk.store.set_pin(pupil.learner_id, hash_pin("4711", b"salt"))
    quiz = give(desk)
    with pytest.raises(BadInput, match="not the PIN of otter-7"):
        take(desk, quiz, pin=lambda _: "1234")
    assert desk.store.attempts(quiz.id) == []
    assert take(desk, quiz, pin=lambda _: "4711").ask() is not None


def test_who_and_what_is_unknown_is_told(desk: Desk) -> None:
    """A quiz, an alias, a class that was put away."""
    make_class(desk, "otter-7")
    quiz = give(desk)
    with pytest.raises(NotFound, match="Nobody in 3B"):
        take(desk, quiz, "crane-9")
    archive_class(desk.store, "3B", desk.now())
    with pytest.raises(BadInput, match="archived") as refused:
        open_quiz(desk.store, quiz.key, desk.now(), None)
    assert refused.value.hint == "Take it back into use: civicquiz class archive 3B --undo"
    with pytest.raises(BadInput, match="archived"):
        take(desk, quiz)


def test_the_history_tells_nothing_before_it_is_in(desk: Desk) -> None:
    """Then it does."""
    make_class(desk, "otter-7")
    sitting = take(desk, give(desk))
    go_through(sitting)
    with pytest.raises(BadInput, match="not submitted"):
        past_session(desk.store, sitting.learner, sitting.session.id)
    sitting.finish()
    assert len(past_session(desk.store, sitting.learner, sitting.session.id).answers) == 4


def test_resume_leaves_a_class_quiz_alone(desk: Desk) -> None:
    """It has a command of its own."""
    _, [pupil] = make_class(desk, "otter-7")
    take(desk, give(desk))
    assert desk.store.unfinished_session(pupil.learner_id) is None
