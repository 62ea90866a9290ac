"""Results of a class quiz as lines, as rows and as a page: escaped, complete, without a network."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.errors import BadInput
from civicquiz.model import (
    Choice,
    ClassQuiz,
    Hands,
    Medium,
    Option,
    Posed,
    PosedFact,
    Purpose,
    Question,
    Typed,
)
from civicquiz.render import text_width, to_csv
from civicquiz.render.results import (
    PAGE_BEGINS,
    canvas_grades,
    moodle_grades,
    result_rows,
    results_lines,
    results_page,
)
from civicquiz.render.results.advice import advice, discrimination_phrase
from civicquiz.render.results.markup import Markup, element
from civicquiz.stats import (
    AskedItem,
    Change,
    Discrimination,
    GivenAnswer,
    Options,
    PupilTakings,
    QuizResults,
    State,
    Taking,
    quiz_results,
)
from support.storing import NOW

QUIZ = ClassQuiz(1, 1, "3B-quiz-1", "Branches", Purpose.QUIZ, 7, NOW, pass_mark=0.5)

hostile = st.text(max_size=12) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "'\"&<>",
        "&lt;b&gt; & Co",
        "</title></style></svg>",
        "=cmd|' /C calc'!A0",
        "\x1b[31m\x00\ufffe",
        "\u202eevil",
    ]
)


def choice(at: int, *texts: str) -> AskedItem:
    """Return a choice whose first option is the key."""
    options = tuple(Option(text, right=not spot) for spot, text in enumerate(texts))
    question = Question(f"q{at}", f"Question {at}?", Choice(options))
    fact = PosedFact(at, f"f{at}", f"Fact {at}.")
    return AskedItem(Posed(at, at, "laws", "Laws", question, fact), Options(len(options), (0,)))


def typed(at: int) -> AskedItem:
    """Return a question whose answer is typed."""
    return AskedItem(Posed(at, at, "laws", "Laws", Question(f"q{at}", "Who?", Typed("I"))), None)


def taking(spots: Sequence[int | None], ms: int = 60_000) -> Taking:
    """Return an attempt at choices, by the options chosen; None: left blank."""
    answers = [
        None if at is None else GivenAnswer((at,), float(not at), float(not at), ms) for at in spots
    ]
    return Taking(1, Medium.TERMINAL, State.SUBMITTED, tuple(answers))


def class_of(spots: dict[str, Sequence[int | None]], items: Sequence[AskedItem]) -> QuizResults:
    """Return the results of pupils who chose these options; an empty sequence: who is missing."""
    pupils = [PupilTakings(who, (taking(each),) if each else ()) for who, each in spots.items()]
    return quiz_results(QUIZ, "3B", items, pupils)


def small() -> QuizResults:
    """Return the results of three of four pupils in two questions."""
    items = [choice(1, "yes", "no", "perhaps"), choice(2, "a", "b")]
    found: dict[str, Sequence[int | None]] = {
        "crane-2": [0, 0],
        "otter-7": [1, None],
        "heron-1": [1, 0],
        "yak-4": [],
    }
    return class_of(found, items)


def large(n: int = 60) -> QuizResults:
    """Return results in which the first question has a wrong key, which the good half avoids."""
    items = [choice(at, "yes", "no", "perhaps", "never") for at in range(5)]
    spots: dict[str, Sequence[int | None]] = {
        f"otter-{at}": [1, 0, 0, 0, 0] if at % 2 else [at // 2 % 4, 1, 2, at // 2 % 2, 1]
        for at in range(1, n + 1)
    }
    return class_of(spots, items)


def text(results: QuizResults, width: int = 80) -> str:
    """Return the results as on a terminal."""
    return "\n".join(results_lines(results, width))


def page(results: QuizResults) -> ET.Element:
    """Return the page, read by a strict reader: it is XML but for its first line and two tags."""
    source = results_page(results, NOW)
    body = source.removeprefix(PAGE_BEGINS)
    return ET.fromstring(re.sub(r"<(meta[^>]*)>", r"<\1/>", body))


def read(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    """Return rows as a spreadsheet would read them."""
    return list(csv.reader(io.StringIO(to_csv(rows))))


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
    assert "Check the key" not in said
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


def test_the_page_stands_alone() -> None:
    """No script, no address to fetch from; a language, headings in order, tables with heads."""
    source = results_page(large(), NOW)
    assert not re.search(r"<script|<link|<img|@import|\burl\((?!#)|src=", source)
    assert set(re.findall(r"https?://[^\"<) ]+", source)) == {"http://www.w3.org/2000/svg"}
    root = page(large())
    assert root.get("lang") == "en"
    levels = [int(each.tag[1]) for each in root.iter() if re.fullmatch(r"h[1-6]", each.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for table in root.iter("table"):
        heads = list(table.iter("th"))
        assert heads
        assert all(each.get("scope") in {"col", "row"} for each in heads)
    names = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(names) == len(set(names)), "no id twice"


SVG = "{http://www.w3.org/2000/svg}"


def test_every_plot_is_told_in_words() -> None:
    """As an image with a title and a description that hold its figures."""
    root = page(large())
    plots = list(root.iter(f"{SVG}svg"))
    assert len(plots) == 2 + 5
    ids = {each.get("id"): each for each in root.iter() if each.get("id")}
    for plot in plots:
        assert plot.get("role") == "img"
        named = (plot.get("aria-labelledby") or "").split()
        assert [ids[name].tag for name in named] == [f"{SVG}title", f"{SVG}desc"]
        assert all(ids[name].text for name in named)
    (scores, _, *bars) = [
        ids[(plot.get("aria-labelledby") or "").split()[1]].text for plot in plots
    ]
    assert scores is not None
    assert sum(int(each) for each in re.findall(r"(\d+) from", scores)) == 60
    assert any("A (yes, the key)" in (each or "") for each in bars)


def test_marks_are_told_by_signs() -> None:
    """Who got what right, as long as there is room for the questions side by side."""
    tables = list(page(small()).iter("table"))
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in tables[-1].iter("tr")}
    assert rows["pupil"] == ["1", "2"]
    assert rows["otter-7"] == ["✗", "–"]
    assert rows["crane-2"] == ["✓", "✓"]
    assert "yak-4" not in rows
    many = class_of({"otter-7": [0] * 26}, [choice(at, "yes", "no") for at in range(26)])
    assert "Marks by question" not in results_page(many, NOW)


def test_bars_differ_without_colour() -> None:
    """The key is filled and named, the others are hatched."""
    plot = next(each for each in page(small()).iter(f"{SVG}svg") if each.get("class") == "small")
    fills = [each.get("fill") or "" for each in plot.iter(f"{SVG}rect")]
    assert not fills[0].startswith("url(")
    assert all(each.startswith("url(#options-") for each in fills[1:])
    assert next(each.text for each in plot.iter(f"{SVG}text")) == "key A"


@given(
    title=hostile,
    stem=hostile,
    options=st.lists(hostile, min_size=2, max_size=4),
    name=hostile,
    reason=hostile,
    fact=hostile,
)
def test_texts_are_text_and_never_markup(
    title: str, stem: str, options: list[str], name: str, reason: str, fact: str
) -> None:
    """Whatever stands in banks, names and reasons: the page has the same elements."""

    def made(words: Sequence[str]) -> list[str]:
        title, stem, name, reason, fact, *texts = words
        item = choice(1, *texts)
        posed = item.posed
        question = replace(posed.question, stem=f"x{stem}")
        posed = replace(posed, question=question, fact=PosedFact(1, "f", f"x{fact}"))
        item = replace(item, posed=posed, voided_at=None)
        void = replace(choice(2, "a", "b"), voided_at=NOW, void_reason=reason)
        pupils = [PupilTakings("otter-7", (taking([1, 0]),))]
        quiz = replace(QUIZ, title=f"x{title}")
        results = quiz_results(quiz, "3B", [item, void], pupils)
        root = page(replace(results, names={"otter-7": f"x{name}"}))
        return [each.tag for each in root.iter()]

    plain = made(["t", "s", "n", "r", "f", *("o" * len(options))])
    assert made([title, stem, name, reason, fact, *options]) == plain


@given(hostile, hostile)
def test_an_element_says_its_text_and_its_attribute(said: str, told: str) -> None:
    """Read back, both are what they were, but for what no page may hold."""
    found = ET.fromstring(element("p", said, "<", Markup("<b>x</b>"), title=told))
    assert [each.tag for each in found.iter()] == ["p", "b"]
    assert "".join(found.itertext()).endswith("<x")


def test_rows_hold_a_pupil_each() -> None:
    """With every mark; a blank is empty and a missing pupil has no score."""
    headings, crane, heron, otter, yak = read(result_rows(small()))
    assert headings[:5] == ["alias", "name", "state", "score", "points"]
    assert headings[-2:] == ["question 1", "question 2"]
    assert dict(zip(headings, otter, strict=True)) == {
        "alias": "otter-7",
        "name": "",
        "state": "submitted",
        "score": "0",
        "points": "0",
        "most": "2",
        "seconds": "60",
        "medium": "terminal",
        "attempts": "1",
        "score before": "",
        "passed": "no",
        "left": "no",
        "question 1": "0",
        "question 2": "",
    }
    assert (crane[3], heron[3], yak[2], yak[3]) == ("1", "0.5", "missing", "")


PEOPLE = {
    "crane-2": {"name": "Crane, Cy", "email": "cy@example.org", "sis login id": "cy"},
    "otter-7": {"name": "=cmd()", "email": "@home", "canvas id": "1001"},
    "yak-4": {"name": "Yak, Bo", "email": "bo@example.org"},
}


def test_moodle_gets_a_user_and_a_grade_of_100() -> None:
    """One column to know the user by; no grade is a hyphen, which its import reads as none."""
    grades = moodle_grades(small(), PEOPLE)
    assert read(grades.rows) == [
        ["Email address", "3B-quiz-1 Branches"],
        ["cy@example.org", "100"],
        ["'@home", "0"],
        ["bo@example.org", "-"],
    ]
    assert grades.left_out == ("heron-1",)


def test_moodle_knows_users_by_what_most_have() -> None:
    """Who has nothing there is left out, and told."""
    people = {**PEOPLE, "crane-2": {"username": "cy"}, "heron-1": {"username": "h"}}
    people["otter-7"] = {"username": "o"}
    grades = moodle_grades(small(), people, "Quiz: one")
    assert read(grades.rows)[0] == ["Username", "Quiz: one"]
    assert grades.left_out == ("yak-4",)
    with pytest.raises(BadInput, match="nothing that Moodle"):
        moodle_grades(small(), {"otter-7": {"name": "Ada"}})


def test_canvas_gets_its_own_columns_and_the_points_possible() -> None:
    """The five columns in Canvas's order, the row of points before the pupils."""
    grades = canvas_grades(small(), PEOPLE, "Quiz 1 (1234)")
    assert read(grades.rows) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Quiz 1 (1234)"],
        ["Points Possible", "", "", "", "", "2"],
        ["Crane, Cy", "", "", "cy", "", "2"],
        ["'=cmd()", "1001", "", "", "", "0"],
        ["Yak, Bo", "", "", "", "", ""],
    ]
    assert grades.left_out == ("heron-1",)
    with pytest.raises(BadInput, match="nothing that Canvas"):
        canvas_grades(small(), {"otter-7": {"email": "a@b.c"}})


def test_canvas_reads_its_heading_as_its_importer_does() -> None:
    """A name, an id, both SIS ids, and the section last before the quiz."""
    headings = [str(each) for each in canvas_grades(small(), PEOPLE).rows[0]]
    assert "Student" in headings[0]
    assert "ID" in headings[1]
    assert re.search(r"SIS\s+User\s+ID", headings[2])
    assert re.search(r"SIS\s+Login\s+ID", headings[3])
    assert "Section" in headings[4]
    assert "Points Possible" in str(canvas_grades(small(), PEOPLE).rows[1][0])


def test_grades_have_two_decimals_at_most() -> None:
    """As both gradebooks show them."""
    items = [choice(at, "yes", "no") for at in range(3)]
    results = class_of({"crane-2": [0, 0, 1]}, items)
    assert read(moodle_grades(results, PEOPLE).rows)[1][1] == "66.67"
    assert read(canvas_grades(results, PEOPLE).rows)[2][5] == "2"


def test_the_time_is_told_in_minutes() -> None:
    """A spreadsheet gets seconds."""
    assert "2 min" in text(small())
    assert read(result_rows(small()))[1][6] == "120"
