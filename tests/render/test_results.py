"""Results of a class quiz as lines: what to do first, who is who, nothing that few can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from civicquiz.model import Hands
from civicquiz.render import text_width
from civicquiz.render.results import result_rows, results_lines, results_page
from civicquiz.render.results.advice import advice, discrimination_phrase
from civicquiz.stats import (
    Change,
    Discrimination,
    GivenAnswer,
    PupilTakings,
    QuizResults,
    State,
    quiz_results,
)
from support.results import QUIZ, choice, class_of, large, page, small, taking, text, typed
from support.storing import NOW


def test_the_class_comes_first_then_the_worst_question() -> None:
    """What is to be done stands before the pupils."""
    said = text(small())
    places = [said.index(each) for each in ("3 of 4 pupils", "Missing: yak-4", "1. Question 1?")]
    places += [said.index("2. Question 2?"), said.index("Pupils")]
    assert places == sorted(places)
    assert "Mean 50% (1 of 2 points), spread (SD) 50%, from 0% to 100%." in said
    assert "Passed: 2 of 3 (pass mark 50%)." in said
    assert "3 pupils are too few to call a question bad" in said
    assert "Fact: Fact 1." in said, "missed by many"


def test_nothing_of_a_small_class_is_flagged() -> None:
    """Below 30 pupils there is no discrimination, and no key is called wrong."""
    said = text(large(28))
    assert "discrimination" not in said.replace("discriminations", "")
    assert "those who did well elsewhere" not in said
    assert "flagged" not in results_page(large(28), NOW)


def test_a_suspected_key_says_what_to_do() -> None:
    """With the option that is chosen instead, and the commands."""
    results = large()
    (told,) = [each for each in advice(QUIZ, results.items[0]) if "Check the key" in each]
    assert "chose B, “no”" in told
    assert "civicquiz bank regrade laws q0" in told
    assert "civicquiz class void 3B-quiz-1 1" in told
    lines = results_lines(results, 80)
    first = next(line for line in lines if re.match(r"\d+\. ", line))
    assert first.startswith("1. Question 0?"), "worst first"


def test_what_to_do_first_stands_before_all_questions() -> None:
    """Each question once, under what is most urgent; the page leads there."""
    results = large()
    said = text(results)
    assert said.index("Check the key: question 1\n") < said.index("Questions, the worst first")
    root = page(results)
    links = {each.get("href"): each.text for each in root.iter("a")}
    assert links["#question-1"] == "1"
    ids = {each.get("id") for each in root.iter()}
    assert {str(href).removeprefix("#") for href in links} <= ids
    assert "To do" not in text(class_of({"otter-7": [0]}, [choice(1, "yes", "no")]))


def test_a_command_stands_on_a_line_of_its_own() -> None:
    """It is copied as it stands."""
    lines = [line.strip() for line in text(large()).splitlines()]
    assert "civicquiz bank regrade laws q0" in lines
    assert 'civicquiz class void 3B-quiz-1 1 --reason "two are right"' in lines


def test_until_it_is_graded_by_its_new_key_nothing_else_is_said_of_a_question() -> None:
    """All figures are by the old one."""
    items = [replace(choice(1, "yes", "no"), old_answers=4)]
    spots: dict[str, Sequence[int | None]] = {f"otter-{at}": [min(at, 1)] for at in range(4)}
    (told,) = advice(QUIZ, class_of(spots, items).items[0])
    assert told.startswith("The bank has a new key, and 4 answers")


def test_a_wrong_answer_that_draws_many_is_worth_a_word() -> None:
    """From three pupils and a quarter of them; more than the key, and the key is in doubt."""
    items = [choice(1, "yes", "no", "perhaps")]
    spots: dict[str, Sequence[int | None]] = {f"otter-{at}": [min(at, 1)] for at in range(4)}
    (told,) = advice(QUIZ, class_of(spots, items).items[0])
    assert told.startswith("3 of 4 chose B, “no”, more than the key: check the key;")
    more: dict[str, Sequence[int | None]] = {**spots, "yak-1": [0], "yak-2": [0], "yak-3": [2]}
    (told,) = advice(QUIZ, class_of(more, items).items[0])
    assert told == "3 of 7 chose B, “no”: talk about why that is not so."
    del spots["otter-3"]
    assert advice(QUIZ, class_of(spots, items).items[0]) == ("Missed by many: teach it again.",)


def test_a_key_that_was_corrected_since_is_told() -> None:
    """With the command that grades again."""
    item = replace(small().items[0].item, old_answers=2)
    results = class_of({"otter-7": [0]}, [item])
    assert advice(QUIZ, results.items[0])[0].endswith("civicquiz bank regrade laws q1")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, ""),
        (Discrimination(0.31, (0.02, 0.55), 29), ""),
        (Discrimination(0.31, (0.02, 0.55), 30), ".31 (.02 to .55)"),
        (Discrimination(-0.31, (-0.5, 0.0), 99), "−.31 (−.50 to .00)"),
        (Discrimination(0.312, (0.3, 0.4), 100), ".31"),
        (Discrimination(-0.001, (-0.1, 0.1), 200), ".00"),
        (Discrimination(1.0, (1.0, 1.0), 100), "1.00"),
    ],
)
def test_discriminations_are_shown_as_the_class_allows(
    found: Discrimination | None, said: str
) -> None:
    """Hidden, with an interval, plain."""
    assert discrimination_phrase(found) == said


def test_corrections_are_told_with_both_scores() -> None:
    """What, when, why; and the score before in a column of its own."""
    changed = GivenAnswer((1,), 1.0, 0.0, 1, (Change(NOW, "538 was meant", 0.0, 1.0),))
    other = replace(taking([0, 0]), answers=(changed, None))
    pupils = [PupilTakings("otter-7", (other,)), PupilTakings("yak-4", (taking([0, 0]),))]
    items = [choice(1, "yes", "no"), replace(choice(2, "a", "b"), voided_at=NOW, void_reason="two")]
    results = quiz_results(QUIZ, "3B", items, pupils)
    said = text(results)
    assert re.search(r"Question 1 graded again on 2026-03-01 .*, 1 score changed: 538 was", said)
    assert re.search(r"Question 2 voided on 2026-03-01 .*: two", said)
    assert re.search(r"otter-7 +100% +0% +1 ", said)
    assert re.search(r"yak-4 +100% +1 ", said)
    html = results_page(results, NOW)
    assert "538 was meant" in html
    assert "1 pupil with another score" in html


def test_hands_have_a_column_of_their_own() -> None:
    """Beside the answers that have names."""
    hands = Hands(1, 1, 1, 1, NOW, (6, 3, 0), abstained=1)
    results = class_of({"otter-7": [0]}, [replace(choice(1, "yes", "no", "never"), hands=(hands,))])
    assert re.search(r"answer +of them +hands +who", text(results))
    assert re.search(r"B +no +0% +30%", text(results))
    assert "30% of 10 hands right" not in text(results)
    assert "60% of 10 hands right" in text(results)
    assert "hands" in "".join(page(results).itertext())
    assert "hands" not in "".join(page(small()).itertext())


def test_a_quiz_that_was_only_shown_has_hands_and_no_scores() -> None:
    """Nobody is called missing, and the question that most got wrong comes first."""
    shows = [Hands(at, 1, at, at, NOW, counts) for at, counts in ((1, (9, 1)), (2, (2, 8)))]
    items = [replace(choice(each.id, "yes", "no"), hands=(each,)) for each in shows]
    items.append(replace(typed(3), hands=(Hands(3, 1, 3, 3, NOW, (7,)),)))
    results = class_of({"otter-7": [], "yak-4": []}, items)
    said = text(results)
    assert "Shown to the class, up to 10 hands counted." in said
    assert "Missing" not in said
    assert said.index("2. Question 2?") < said.index("1. Question 1?")
    assert "Fact: Fact 2." in said
    assert "7 hands right" in said
    html = "".join(page(results).itertext())
    assert "20% of 10 hands right" in html
    assert "nobody was asked" not in said + html


def test_real_names_take_the_place_of_aliases() -> None:
    """In every cell, where there is one."""
    results = replace(small(), names={"otter-7": "Ada Lovelace", "yak-4": "Bo Yak"})
    for said in (text(results), results_page(results, NOW)):
        assert "Ada Lovelace" in said
        assert "otter-7" not in said
        assert "crane-2" in said
        assert "Missing: Bo Yak" in said


def test_namesakes_are_told_apart_by_their_aliases() -> None:
    """In each list and table; who shares the name of nobody is called by the name alone."""
    names = {"otter-7": "Ada Roe", "yak-4": "Ada Roe", "crane-2": "Cy Roe", "lynx-1": "Cy Roe"}
    results = replace(small(), names=names)
    for said in (text(results), "".join(page(results).itertext())):
        assert "Missing: Ada Roe (yak-4)" in said
        assert "Ada Roe (otter-7)" in said
        assert "Cy Roe (" not in said


def test_names_are_sorted_as_people_do() -> None:
    """Neither capitals nor accents count."""
    room = class_of({"a-1": [], "b-2": [], "c-3": [], "d-4": []}, [choice(1, "y", "n")])
    names = {"a-1": "van Dyk", "b-2": "Zhou", "c-3": "Çelik", "d-4": "Dee"}
    assert "Missing: Çelik, Dee, van Dyk, Zhou" in text(replace(room, names=names))


def test_of_many_under_way_some_are_named() -> None:
    """In order, with how far they are."""
    begun = replace(taking([0, None]), state=State.UNDER_WAY)
    pupils = [PupilTakings(f"otter-{at}", (begun,)) for at in range(10, 40)]
    results = quiz_results(QUIZ, "3B", [choice(1, "y", "n"), choice(2, "y", "n")], pupils)
    said = " ".join(text(results).split())
    assert "Under way: otter-10 (1 of 2 answered), otter-11" in said
    assert "otter-20 (1 of 2 answered) and 19 more" in said


def test_where_attempts_differ_it_is_said_which_one_counts() -> None:
    """The mean is of the best ones, and no question was so easy at first."""
    items = [choice(1, "yes", "no"), choice(2, "a", "b")]
    again = PupilTakings("otter-7", (taking([1, 1]), replace(taking([0, 0]), number=2)))
    said = text(quiz_results(QUIZ, "3B", items, [again]))
    assert "Scores are of best attempts, the figures of questions of first ones." in said
    assert "Mean 100%" in said
    assert "    0% right" in said
    assert "best attempts" not in text(small())


def test_of_many_wrong_answers_the_commonest_are_shown() -> None:
    """Thirty pupils spell in thirty ways; JSON has them all."""
    pupils = [
        PupilTakings(f"otter-{at}", (replace(taking([0]), answers=(wrong(f"Nobody {at}"),)),))
        for at in range(30)
    ]
    results = quiz_results(QUIZ, "3B", [typed(1)], pupils)
    for said in (text(results), "".join(page(results).itertext())):
        assert said.count("Nobody") == 12
        assert "18 other wrong answers" in said


def wrong(text: str) -> GivenAnswer:
    """Return a typed answer that earned nothing."""
    return GivenAnswer(text, 0.0, 0.0, 1000)


def test_names_with_commas_are_told_apart() -> None:
    """By semicolons, in each list of them."""
    room = class_of(
        {"otter-7": [1], "yak-4": [1], "crane-2": [], "hare-3": []}, [choice(1, "y", "n")]
    )
    names = {"otter-7": "Lovelace, Ada", "yak-4": "Yak, Bo", "crane-2": "Crane, Di"}
    called = replace(room, names=names)
    for said in (text(called), "".join(page(called).itertext())):
        assert "Missing: Crane, Di; hare-3" in said
        assert "Lovelace, Ada; Yak, Bo" in said
    for said in (text(room), "".join(page(room).itertext())):
        assert "otter-7, yak-4" in said


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100])
def test_lines_fit_the_terminal(width: int) -> None:
    """However narrow it is."""
    for results in (small(), large()):
        assert max(map(text_width, results_lines(results, width))) <= width


def test_of_many_pupils_some_are_named() -> None:
    """The rest are counted."""
    assert re.search(r"and \d+\s+more", text(large()))


@pytest.mark.parametrize(
    "results",
    [
        class_of({}, [choice(1, "yes", "no")]),
        class_of({"otter-7": []}, [choice(1, "yes", "no"), typed(2)]),
        class_of({"otter-7": [0]}, [choice(1, "yes", "no")]),
        class_of({"otter-7": [0]}, [replace(choice(1, "y", "n"), voided_at=NOW)]),
        class_of({"otter-7": []}, []),
    ],
    ids=["no pupils", "nobody took it", "one pupil", "all voided", "no questions"],
)
def test_little_is_shown_as_well(results: QuizResults) -> None:
    """Nothing breaks, and no figure is made up."""
    assert "1 pupil are" not in text(results)
    assert page(results).find("body") is not None
    assert len(result_rows(results)) == 1 + len(results.pupils)
