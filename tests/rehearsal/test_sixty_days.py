"""Sixty days of a pupil with `study --json`: what was promised is what came, and all rules held."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from math import sqrt
from pathlib import Path
from statistics import median

import pytest

from support.checkout import PACKAGE
from support.rehearsal_page import KNOWN, LEARNED, page
from support.rehearsing import DAYS, HOPELESS, NEW_A_DAY, REVIEWS_A_DAY, Answer, Rehearsal
from support.transcripts import REWRITE

PAGE = PACKAGE / "manual" / "rehearsal.md"
FERRY_ENDS = date(2026, 3, 20)
IN_MEMORY = Path("/dev/shm")


@pytest.fixture(scope="module")
def played() -> Iterator[Rehearsal]:
    """Play the sixty days once; in memory where that can be, since a disk would only be slower."""
    place = IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(dir=place))
    yield Rehearsal(folder)
    shutil.rmtree(folder)


def reviews(played: Rehearsal) -> list[Answer]:
    """Return the answers to questions met on an earlier day, each day's first."""
    return [answer for day in played.days for answer in day.first if not answer.new]


def test_a_question_comes_back_on_the_day_promised(played: Rehearsal) -> None:
    """No due question is passed over but for a limit, a sibling asked that day, or a rest."""
    promised: dict[str, date] = {}
    on_time = 0
    for day in played.days:
        asked = {answer.name: answer for answer in day.first}
        facts = {answer.fact for answer in day.first}
        full = sum(not answer.new for answer in day.first) == REVIEWS_A_DAY
        for name, due in promised.items():
            if name in asked:
                assert due <= day.day, f"{name} came on {day.day}, promised for {due}"
                on_time += due == day.day
            elif due <= day.day and name not in day.resting:
                assert full or played.fact_of[name] in facts, f"{name} was forgotten on {day.day}"
        promised |= {answer.name: answer.due for answer in day.answers}
    assert on_time > 0.85 * len(reviews(played))


def test_what_is_due_is_counted_in_the_morning(played: Rehearsal) -> None:
    """`due` tells every question that was promised by then and does not rest."""
    promised: dict[str, date] = {}
    for day in played.days:
        waiting = [
            name for name, due in promised.items() if due <= day.day and name not in day.resting
        ]
        assert day.due == len(waiting)
        promised |= {answer.name: answer.due for answer in day.answers}


def test_the_end_of_a_session_tells_what_is_due_next_day(played: Rehearsal) -> None:
    """The number in the last event is that of the questions promised for the day after."""
    promised: dict[str, date] = {}
    for today, tomorrow in pairwise(played.days):
        promised |= {answer.name: answer.due for answer in today.answers}
        leeches = {name for name, (why, _) in tomorrow.resting.items() if why == "leech"}
        waiting = [
            name
            for name, due in promised.items()
            if due == tomorrow.day and name not in today.resting and name not in leeches
        ]
        assert today.ends[0]["due_tomorrow"] == len(waiting)


def test_a_fact_is_asked_once_a_day(played: Rehearsal) -> None:
    """Never two questions of one fact on a day, in one session or in two."""
    for day in played.days:
        facts = Counter(answer.fact for answer in day.first)
        assert not [fact for fact, count in facts.items() if count > 1], day.day
    siblings = Counter(played.fact_of.values())
    assert sum(count > 1 for count in siblings.values()) > 20, "there were siblings to keep apart"


def test_what_was_failed_comes_again_in_its_session(played: Rehearsal) -> None:
    """Each question of a day ends with an answer that is not rated Again."""
    again = 0
    for day in played.days:
        last = {answer.name: answer.rating for answer in day.answers}
        assert 1 not in last.values(), day.day
        for name, count in Counter(answer.name for answer in day.answers).items():
            ratings = [answer.rating for answer in day.answers if answer.name == name]
            assert ratings[:-1] == [1] * (count - 1), "what was passed does not come again"
            again += count - 1
        repeats = [answer.repeat for answer in day.answers]
        assert sum(repeats) == len(day.answers) - len(day.first)
    assert again > 100


def test_others_come_between_a_failure_and_its_repeat(played: Rehearsal) -> None:
    """Four answers to other questions, unless none that is fresh is left."""
    gaps = []
    for day in played.days:
        for at, answer in enumerate(day.answers):
            if answer.rating == 1:
                later = day.answers[at + 1 :]
                gap = [each.name for each in later].index(answer.name)
                assert gap >= 4 or all(each.repeat for each in later[gap:]), day.day
                gaps.append(gap)
    assert sum(gap >= 4 for gap in gaps) > len(gaps) / 2


def test_limits_hold(played: Rehearsal) -> None:
    """New questions and reviews of a day keep to the settings, over all its sessions."""
    for day in played.days:
        assert sum(answer.new for answer in day.first) <= NEW_A_DAY
        assert sum(not answer.new for answer in day.first) <= REVIEWS_A_DAY
    full = [
        day for day in played.days if sum(not answer.new for answer in day.first) == REVIEWS_A_DAY
    ]
    assert 2 <= len(full) <= 20, "the limit was met on some days"
    assert sum(answer.new for answer in played.days[0].first) == NEW_A_DAY


def test_a_leech_rests_after_eight_failures(played: Rehearsal) -> None:
    """Failed eight times after it had been learned, it rests and is listed; woken, it comes."""
    assert played.woken_on is not None
    failed = [answer for answer in played.life(HOPELESS) if answer.day < played.woken_on]
    assert [answer.rating for answer in failed] == [1] * 9, "the first time it was new"
    rested = [day for day in played.days if HOPELESS in day.resting]
    assert rested[0].day == failed[-1].day + timedelta(days=1)
    assert rested[-1].day == played.woken_on - timedelta(days=1)
    assert {day.resting[HOPELESS][0] for day in rested} == {"leech"}
    assert "8 times" in rested[0].resting[HOPELESS][1]
    after = [answer for answer in played.life(HOPELESS) if answer.day >= played.woken_on]
    assert len(after) >= 5
    assert after[0].day <= played.woken_on + timedelta(days=3)


def test_an_expired_fact_rests_from_its_date(played: Rehearsal) -> None:
    """The ferry is asked until its fact ends, and then listed with the reason."""
    ferries = {"river-town/ferry-typed", "river-town/ferry-choice"}
    days = {answer.day for name in ferries for answer in played.life(name)}
    assert date(2026, 3, 1) < max(days) < FERRY_ENDS
    for day in played.days:
        listed = {name for name, (why, _) in day.resting.items() if why == "expired"}
        assert (ferries <= listed) == (day.day >= FERRY_ENDS), day.day
    for name in ferries:
        assert "2026-03-20" in played.days[-1].resting[name][1]
        assert any(played.promised[each] >= FERRY_ENDS for each in ferries), "it was promised later"


def test_a_dispute_rests_unless_the_stem_names_its_source(played: Rehearsal) -> None:
    """The plain question is listed from the first day and never asked; the other one is asked."""
    assert {day.resting["river-town/market-plain"][0] for day in played.days} == {"disputed"}
    assert not played.life("river-town/market-plain")
    assert len(played.life("river-town/market-attributed")) > 3


def test_what_is_known_better_stays_away_longer(played: Rehearsal) -> None:
    """The interval grows from the leech to what was learned to what was known from the start."""

    def interval(known: bool) -> float:
        last = [
            played.life(name)[-1]
            for name in played.fact_of
            if played.pupil.knows(name) is known and name != HOPELESS
        ]
        return median((answer.due - answer.day).days for answer in last)

    assert interval(known=True) > 1.5 * interval(known=False) > 10
    for name in (KNOWN, LEARNED):
        days = [(answer.due - answer.day).days for answer in played.life(name)]
        assert days == sorted(days), "each right answer takes it further away"
        assert days[-1] > 20


def test_recall_is_near_the_aim(played: Rehearsal) -> None:
    """On the day promised about 90 % is right; the pupil forgets as the model expects."""
    asked = played.measured
    right = sum(answer.score >= 1 for answer in asked) / len(asked)
    expected = sum(answer.chance or 0 for answer in asked) / len(asked)
    assert len(asked) > 400
    assert 0.88 <= expected <= 0.92
    assert abs(right - expected) < 3 * sqrt(0.9 * 0.1 / len(asked))


def test_misspellings_were_mended_and_guesses_come_soon(played: Rehearsal) -> None:
    """A second try is no better than Hard; a guess scores as right, is Again, and comes again."""
    mended = [answer for answer in played.answers if answer.tries == 2]
    assert len(mended) == played.almost > 3
    assert {(answer.score, answer.rating) for answer in mended} == {(1.0, 2)}
    guesses = [answer for answer in played.answers if answer.guessed]
    assert len(guesses) > 10
    assert {(answer.score, answer.rating) for answer in guesses} == {(1.0, 1)}


def test_the_database_is_whole(played: Rehearsal) -> None:
    """`db verify` finds nothing on any tenth day."""
    assert played.faults == []


def test_the_history_tells_what_the_events_told(played: Rehearsal) -> None:
    """Each session with its figures, and each answer with its score, rating and due day."""
    last = played.days[-1].day
    told = played.at(last, "23:00", "history", "-n", "500")["sessions"]
    ends = [end for day in played.days for end in day.ends if end["asked"]]
    assert [(each["session"], each["asked"], each["right"]) for each in reversed(told)] == [
        (end["session"], end["asked"], end["right"]) for end in ends
    ]
    assert all(
        each["score"] == pytest.approx(end["score"])
        for each, end in zip(reversed(told), ends, strict=True)
    )
    for day in played.days[:: DAYS // 6]:
        number = str(day.ends[0]["session"])
        answers = played.at(last, "23:00", "history", "show", number)["answers"]
        assert [
            (each["question"], each["score"], each["guessed"], each["tries"]) for each in answers
        ] == [(each.name, each.score, each.guessed, each.tries) for each in day.answers]
        assert len(answers) == len(day.answers)


def test_the_page_shows_it(played: Rehearsal) -> None:
    """The manual's page is what came out (CIVICQUIZ_REWRITE=1 writes it anew)."""
    text = page(played)
    if os.environ.get(REWRITE):
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text
