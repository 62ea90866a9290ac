"""A class quiz on the command line: who may take it, and nothing told too early."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from civicquiz.app.attending import Attending
from civicquiz.errors import DatabaseLocked
from civicquiz.model import Outcome, Response
from support.stage import Stage

BANK = """---
title: How laws are made
---

# House

### Which chamber has 435 members? {#house}

Hint: Not the smaller one.

- [x] The House
- [ ] The Senate
- [ ] The Cabinet

> The number stands in a law of 1929.

### Who presides over the Senate in everyday business? {#chair}

Answer: the President pro tempore

### Which chamber has 100 members? {#senate}

- [x] The Senate
- [ ] The House
- [ ] The Cabinet
"""
QUIZ = ("quiz", "--assigned", "3B-quiz-1", "--as")
ANSWERS = '{"answer": 1}\n{"answer": "nobody"}\n{"answer": 1}\n{"answer": 1}\n'
SECRETS = ("score", "verdict", "key", "key_numbers", "explanation", "rating", "due", "feedback")


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """Set a stage with a bank, a class of two, and no quiz yet."""
    stage = Stage(tmp_path)
    (stage.home / "laws.md").write_text(BANK, encoding="utf-8")
    for command in ("bank load laws.md", "class new 3B", "class roster add 3B -n 2 --seed 1"):
        said, code = stage.run([*command.split()])
        assert code == 0, said
    return stage


def give(stage: Stage, *options: str) -> list[str]:
    """Give the class a quiz; return the aliases of the pupils."""
    said, code = stage.run(["class", "quiz", "new", "3B", "-n", "3", *options])
    assert code == 0, said
    said, _ = stage.run(["class", "quiz", "show", "3B-quiz-1", "--json"])
    return [each["alias"] for each in json.loads(said)["pupils"]]


def events(stage: Stage, alias: str, lines: str) -> list[dict[str, Any]]:
    """Return the events of a quiz that is answered by `lines`."""
    said, code = stage.run([*QUIZ, alias, "--json"], stdin=lines)
    assert code == 0, said
    return [json.loads(line) for line in said.splitlines()]


def answer_each(stage: Stage, alias: str) -> list[dict[str, Any]]:
    """Return the events of a quiz whose every answer is wrong or right by chance."""
    told = events(stage, alias, "")
    while not told[-1]["finished"]:
        question = next(each for each in told if each["event"] == "question")
        answer = "nobody" if question["kind"] == "typed" else 1
        told = events(stage, alias, json.dumps({"answer": answer}) + "\n")
    return told


def test_nothing_is_told_before_the_end(stage: Stage) -> None:
    """No event before the last answer holds a score, a key or what follows from them."""
    [alias, _] = give(stage)
    for _ in range(2):
        told = events(stage, alias, '{"answer": 1}\n{"command": "guessed"}\n{"answer": "x"}\n')
        assert {"recorded", "error"} & {each["event"] for each in told}
        if told[-1]["finished"]:
            break
        for each in told:
            assert not set(each) & set(SECRETS) or each["event"] == "end"
            assert each["event"] not in {"graded", "review"}
            assert not each.get("has_hint")
            if each["event"] in {"question", "end"}:
                assert each["right"] is None
        assert told[-1]["score"] is None
        assert told[-1]["passed"] is None


def test_all_is_told_at_the_end(stage: Stage) -> None:
    """Each question comes once more, with its key and its explanation."""
    [alias, _] = give(stage)
    told = answer_each(stage, alias)
    reviews = {each["id"]: each for each in told if each["event"] == "review"}
    assert set(reviews) == {"laws/house", "laws/chair", "laws/senate"}
    assert reviews["laws/chair"]["key"] == ["the President pro tempore"]
    assert reviews["laws/chair"]["verdict"] == "wrong"
    assert reviews["laws/house"]["explanation"] == "The number stands in a law of 1929."
    assert told[-1]["event"] == "end"
    assert told[-1]["right"] == sum(each["score"] == 1 for each in reviews.values())


def test_told_at_once_each_answer_is_graded(stage: Stage) -> None:
    """And there is no review at the end."""
    [alias, _] = give(stage, "--feedback", "once")
    told = answer_each(stage, alias)
    assert [each["event"] for each in told] == ["question", "graded", "end"]
    assert isinstance(told[-1]["score"], float)


def test_plain_text_tells_nothing_either(stage: Stage) -> None:
    """Until it is handed in; then each question stands there with its answer."""
    [alias, _] = give(stage)
    said, code = stage.run([*QUIZ, alias, "--plain"], stdin="1\n/guessed\n/hint\n/help\n/stop\n")
    assert code == 0
    assert "Answer 1 of 3 is kept." in said
    assert "Noted as a guess." in said
    assert "Not handed in yet." in said
    assert f"\ncivicquiz quiz --assigned 3B-quiz-1 --as {alias}\n" in said
    for word in ("Right", "Wrong", "Answer:", "right so far", "1929", "Comes back", "resume"):
        assert word not in said.replace("Answer: 1\n", "").replace("Answer: /", "")
    said, _ = stage.run([*QUIZ, alias, "--plain"], stdin="1\n1\n1\n1\n")
    assert "Handed in: 3 of 3 questions answered" in said
    assert "The number stands in a law of 1929." in said


def test_no_other_command_tells_before_the_end(stage: Stage) -> None:
    """Home, history and export know nothing of a quiz under way; handed in, they tell it all."""
    [alias, _] = give(stage)
    whose = ["--learner", f"3B/{alias}"]
    events(stage, alias, '{"answer": 1}\n{"command": "guessed"}\n')
    views = [[*whose], [*whose, "history"], [*whose, "history", "--by", "topic"]]
    for arguments in (*views, [*whose, "history", "--by", "bank"]):
        said, _ = stage.run(arguments)
        assert "score" not in said
        assert "%" not in said
    kept = exported(stage, alias)
    assert len(kept["reviews"]) == 1
    assert kept["reviews"][0]["answer"] is not None
    for each in (*kept["reviews"], *kept["amendments"]):
        assert (each["score"], each["rating"], each["due_day"]) == (None, None, None)
    assert kept["memories"] == []
    answer_each(stage, alias)
    assert all("score" in stage.run(arguments)[0] for arguments in views)
    kept = exported(stage, alias)
    assert all(each["score"] is not None and each["due_day"] for each in kept["reviews"])
    assert len(kept["memories"]) == 3


def exported(stage: Stage, alias: str) -> dict[str, Any]:
    """Return what is kept of a pupil."""
    said, code = stage.run(["learner", "export", f"3B/{alias}"])
    assert code == 0, said
    kept: dict[str, Any] = json.loads(said)
    return kept


def test_only_the_words_of_use_are_told(stage: Stage) -> None:
    """No hint in silence, nothing taken back where it was told; and nothing is wider than 80."""
    [alias, other] = give(stage)
    said, _ = stage.run([*QUIZ, alias, "--plain"], stdin="/help\n\n")
    assert "Commands: /skip /undo /guessed" in said
    assert "/hint" not in said
    assert "/0 means: I do not know." in said.partition("begins with a slash")[2]
    assert max(map(len, said.splitlines())) <= 80
    stage.run(["class", "quiz", "new", "3B", "-n", "2", "--feedback", "once"])
    said, _ = stage.run(["quiz", "--assigned", "3B-quiz-2", "--as", other, "--plain"], stdin="/?\n")
    assert "Commands: /hint /skip /guessed" in said
    assert "/undo" not in said


def test_the_calls_that_mean_nothing_are_told(stage: Stage) -> None:
    """One half of the two options, or an option of an ordinary quiz beside them."""
    [alias, _] = give(stage)
    for arguments in (["--assigned", "3B-quiz-1"], ["--as", alias]):
        said, code = stage.run(["quiz", *arguments])
        assert (code, "both --assigned QUIZ and --as ALIAS" in said) == (2, True)
    for more in (["laws"], ["-n", "3"], ["--topic", "House"], ["--seed", "1"], ["--pass", "50%"]):
        said, code = stage.run([*QUIZ, alias, *more])
        assert (code, "questions and rules" in said) == (2, True), more


def test_a_pin_comes_from_the_environment_where_nobody_can_be_asked(stage: Stage) -> None:
    """Without it the call is refused, with a wrong one too."""
    [alias, _] = give(stage)
    said, _ = stage.run(["class", "roster", "pin", "3B", alias])
    [pin] = re.findall(rf"{alias},(\d+)", said)
    said, code = stage.run([*QUIZ, alias, "--json"])
    assert (code, "CIVICQUIZ_PIN" in said) == (2, True)
    said, code = stage.run([*QUIZ, alias, "--json"], environment={"CIVICQUIZ_PIN": "x"})
    assert (code, f"not the PIN of {alias}" in said) == (1, True)
    said, code = stage.run([*QUIZ, alias, "--json"], environment={"CIVICQUIZ_PIN": pin})
    assert code == 0
    assert json.loads(said.splitlines()[0])["event"] == "question"


def test_who_took_it_is_shown_by_name(stage: Stage) -> None:
    """With the file that says who is who; without it by alias alone."""
    [first, second] = give(stage)
    answer_each(stage, first)
    (stage.home / "who.csv").write_text(f"alias,name\n{first},Ada Okafor\n", encoding="utf-8")
    said, _ = stage.run(["class", "quiz", "show", "3B-quiz-1", "--names", "who.csv"])
    assert f"Handed in (1 of 2): {first} Ada Okafor\n" in said
    assert f"Not begun (1 of 2): {second}\n" in said
    said, _ = stage.run(["class", "quiz", "show", "3B-quiz-1", "--names", "who.csv", "--json"])
    pupils = json.loads(said)["pupils"]
    assert [each.get("name") for each in pupils] == ["Ada Okafor", None]
    assert [each["state"] for each in pupils] == ["submitted", "not begun"]


def test_a_late_answer_is_told_and_what_was_answered_is_handed_in(stage: Stage) -> None:
    """The clock of a stage goes a second at each look: half a minute is soon over."""
    [alias, _] = give(stage, "--minutes", "0.1")
    told = events(stage, alias, ANSWERS)
    assert told[-1]["event"] == "end"
    assert told[-1]["finished"]
    said, code = stage.run([*QUIZ, alias])
    assert (code, "has taken 3B-quiz-1 once" in said) == (1, True)


@pytest.mark.parametrize("busy", [2, 99])
def test_a_busy_database_costs_no_answer(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, busy: int
) -> None:
    """It is tried again, and nobody types it twice; in the end the terminal says so and stops."""
    [alias, _] = give(stage)
    tried: list[int] = []

    def answer(sitting: Attending, response: Response, **more: Any) -> Outcome:
        """Find the database locked some times, as after the patience of the store."""
        tried.append(1)
        if len(tried) <= busy:
            raise DatabaseLocked("The database is in use.", "Try again.")
        return kept(sitting, response, **more)

    kept = Attending.answer
    with monkeypatch.context() as locked:
        locked.setattr(Attending, "answer", answer)
        said, code = stage.run([*QUIZ, alias, "--plain"], stdin="1\n")
    assert f"{said.count('as soon as it is free')} {code}" == ("2 0" if busy == 2 else "5 4")
    assert len(tried) == min(busy + 1, 6)
    told = events(stage, alias, "")
    assert told[0]["number"] == (2 if busy == 2 else 1)


@pytest.mark.parametrize(
    ("closes", "told"),
    [("18:45", "Open until today at 18:45."), ("8:05", "The quiz would close before now.")],
)
def test_a_time_alone_is_one_of_today(stage: Stage, closes: str, told: str) -> None:
    """As somebody says who closes a quiz at the end of the lesson."""
    at = ["--closes", closes, "--at", "2026-03-09T18:30"]
    said, _ = stage.run(["class", "quiz", "new", "3B", "-n", "3", *at])
    assert told in said


@pytest.mark.parametrize("closes", ["25:00", "18:60", "1830", "18:3", "half past six"])
def test_what_is_no_time_is_told(stage: Stage, closes: str) -> None:
    """With the three ways of writing one."""
    said, code = stage.run(["class", "quiz", "new", "3B", "-n", "3", "--closes", closes])
    assert code == 2
    assert "or 18:30 for today" in said
