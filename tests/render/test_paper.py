"""What is printed, as data: every version whole, letters that mean what they say, a sheet each."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from civicquiz.grade import grade
from civicquiz.model import (
    Choice,
    Cloze,
    Gap,
    Listing,
    Matching,
    Option,
    Ordering,
    Posed,
    Question,
    Typed,
)
from civicquiz.render.paper import (
    Heading,
    Look,
    Paper,
    Printed,
    Sheet,
    Version,
    answer_code,
    booklet_content,
    clusters_in,
    key_content,
    sheets_content,
    stand_in,
    with_stand_ins,
)
from civicquiz.render.paper.key import key_letters
from civicquiz.render.paper.runs import folded, paragraphs, runs
from civicquiz.render.paper.values import letter
from civicquiz.render.question import shown_texts
from civicquiz.study import BookletItem, booklet
from civicquiz.study.paper import AnswerLine, answers_in, is_written, read_line
from support.asking import asked_questions

HEADING = Heading("3B-quiz-1", "A quiz", "3B", 20)
LOOKS = st.builds(Look, st.sampled_from(Paper), large=st.booleans(), half=st.booleans())


def posed(question: Question) -> Posed:
    """Return a question ready to be printed."""
    return Posed(1, 1, "b", "Bank b", question)


@st.composite
def editions(draw: st.DrawFn) -> tuple[tuple[Posed, ...], tuple[Version, ...]]:
    """Draw a quiz of some questions in some versions, as `study.booklet` orders them."""
    asked = draw(st.lists(asked_questions(), min_size=1, max_size=3))
    quiz = tuple(
        replace(each.posed, question=replace(each.posed.question, id=f"q{at}"))
        for at, each in enumerate(asked)
    )
    letters = "ABCDE"[: draw(st.sampled_from((1, 2, 5)))]
    seed = draw(st.integers(0, 99))
    return quiz, tuple(dealt(quiz, seed, name) for name in letters)


def dealt(quiz: tuple[Posed, ...], seed: int, name: str) -> Version:
    """Return one version of a quiz."""
    order = booklet([each.question for each in quiz], seed, name)
    return Version(name, tuple(Printed(item.place, quiz[item.place], item.shown) for item in order))


def words(pieces: object) -> str:
    """Return the text of some runs, as data."""
    assert isinstance(pieces, list)
    return "".join(text for text, how in pieces if how not in {"gap", "break"})


@given(editions(), LOOKS)
def test_each_version_holds_each_question_once(
    edition: tuple[tuple[Posed, ...], tuple[Version, ...]], look: Look
) -> None:
    """No question is lost or doubled, and each has one letter for every option."""
    quiz, versions = edition
    for version in versions:
        content = json.loads(json.dumps(booklet_content(HEADING, version, look)))
        assert content["version"] == version.letter
        printed = content["questions"]
        assert Counter(each["of"] for each in printed) == Counter(each.name for each in quiz)
        for each in printed:
            assert len(each["letters"]) == len(each["options"]) == len(set(each["letters"]))


@given(editions())
def test_the_letters_of_the_key_name_the_right_options(
    edition: tuple[tuple[Posed, ...], tuple[Version, ...]],
) -> None:
    """Read by the letters of its version, the key gives what the bank says is right."""
    for version in edition[1]:
        for item in version.items:
            texts = dict(zip(map(letter, range(26)), shown_texts(item), strict=False))
            named = [
                [texts[one] for one in re.sub(r"^\d+", "", each).split("/")]
                for each in key_letters(item).split()
            ]
            match item.posed.question.shape:
                case Choice() as choice:
                    right = [choice.options[at].text for at in choice.keys]
                    assert sorted(text for each in named for text in each) == sorted(right)
                case Ordering(items=texts_in_order):
                    assert [each[0] for each in named] == list(texts_in_order)
                case Matching(pairs=pairs):
                    assert [each[0] for each in named] == [right for _, right in pairs]
                case _:
                    assert named == []


def typed_off(content: Any, version: Version) -> str:
    """Return the line of a teacher who reads the printed key of a version; `+` for what is written."""
    table = next(each for each in content["tables"] if version.letter in each["versions"])
    column = table["versions"].index(version.letter)
    marks = []
    for item, row in zip(version.items, table["rows"], strict=True):
        if is_written(item.posed.question):
            marks.append("+")
            continue
        chosen: list[str] = []
        for each in row[column]["runs"][0][0].split():
            either = each.lstrip("0123456789").split("/")
            chosen.append(next((one for one in either if one not in chosen), either[0]))
        marks.append(f"[{''.join(chosen)}]")
    return f"otter-7 {''.join(marks)}"


@given(editions())
def test_the_key_typed_in_is_all_right(
    edition: tuple[tuple[Posed, ...], tuple[Version, ...]],
) -> None:
    """What is printed as the key of a version is read, in that version, as the right answers."""
    quiz, versions = edition
    content = json.loads(json.dumps(key_content(HEADING, versions, Look())))
    for version in versions:
        line = read_line(typed_off(content, version))
        assert isinstance(line, AnswerLine)
        items = [BookletItem(item.place, item.shown) for item in version.items]
        found, troubles = answers_in(line, [posed.question for posed in quiz], items)
        assert troubles == []
        for each in found:
            graded = grade(quiz[each.place].question, each.answer).score
            assert (graded if each.score is None else each.score) == 1


@given(editions(), LOOKS)
def test_the_key_tells_each_version_by_its_numbers(
    edition: tuple[tuple[Posed, ...], tuple[Version, ...]], look: Look
) -> None:
    """A row for each number, a cell for each version; then each question, with its numbers."""
    quiz, versions = edition
    content = json.loads(json.dumps(key_content(HEADING, versions, look)))
    for number in range(len(quiz)):
        cells = [cell for table in content["tables"] for cell in table["rows"][number]]
        assert [cell["of"] for cell in cells] == [
            version.items[number].posed.name for version in versions
        ]
    assert [name for table in content["tables"] for name in table["versions"]] == [
        version.letter for version in versions
    ]
    told = {each["of"]: each["numbers"] for each in content["questions"]}
    assert set(told) == {each.name for each in quiz}
    if len(versions) > 1:
        for version in versions:
            for number, item in enumerate(version.items, 1):
                assert f"{version.letter} {number}" in told[item.posed.name]


@given(editions(), st.lists(st.sampled_from("abcdef"), max_size=6, unique=True), LOOKS)
def test_every_pupil_has_a_sheet(
    edition: tuple[tuple[Posed, ...], tuple[Version, ...]], aliases: list[str], look: Look
) -> None:
    """A sheet names pupil and version, and has as much room as its version has questions."""
    quiz, versions = edition
    sheets = [Sheet(alias, versions[at % len(versions)].letter) for at, alias in enumerate(aliases)]
    content = json.loads(
        json.dumps(sheets_content(HEADING, versions, sheets, look, lambda text: f"<{text}>"))
    )
    assert [each["alias"] for each in content["sheets"]] == aliases
    for each in content["sheets"]:
        assert each["drawn"] == f"<civicquiz:3B-quiz-1/{each['version']}/{each['alias']}>"
        rows = content["rows"][each["version"]]
        assert len(rows) == len(quiz)
    for version in versions:
        for item, row in zip(version.items, content["rows"][version.letter], strict=True):
            assert row["letters"] == [letter(at) for at in range(len(shown_texts(item)))]


def test_the_code_of_a_sheet_can_be_read_back() -> None:
    """It holds quiz, version and pupil."""
    assert answer_code("3B-quiz-1", Sheet("otter-7", "B")) == "civicquiz:3B-quiz-1/B/otter-7"


def test_letters_go_on_after_z() -> None:
    """No option is without a letter."""
    assert [letter(at) for at in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


def test_either_of_two_like_texts_is_right() -> None:
    """Where rows share a right-hand text, the key names both letters."""
    pairs = (("Wien", "AT"), ("Graz", "AT"), ("Bonn", "DE"))
    question = Question("m", "Where?", Matching(("City", "Country"), pairs))
    assert key_letters(Printed(0, posed(question), (2, 0, 1))) == "1B/C 2B/C 3A"


def test_the_key_has_all_that_is_right() -> None:
    """Who judges by it what was written sees the other words of a gap, and of a list how many."""
    either = Typed("Vienna", ("Wien",))
    gaps = Question(
        "c", "In {{Vienna|Wien}}, {{Austria}}.", Cloze((Gap("Vienna", ("Wien",)), Gap("AT")))
    )
    some = Question("l", "Which cities?", Listing((either, Typed("Graz"), Typed("Linz")), 2))
    every = Question("e", "Which two?", Listing((either, Typed("Graz")), 2))
    version = Version("A", tuple(Printed(0, posed(each), ()) for each in (gaps, some, every)))
    told = json.loads(json.dumps(key_content(HEADING, (version,), Look())))
    words = [
        ["".join(text for text, _ in line) for line in q["answers"]] for q in told["questions"]
    ]
    assert words == [
        ["1 Vienna or Wien", "2 AT"],
        ["Any 2 of these:", "Vienna or Wien", "Graz", "Linz"],
        ["Vienna or Wien", "Graz"],
    ]
    cells = ["".join(text for text, _ in row[0]["runs"]) for row in told["tables"][0]["rows"]]
    assert cells == ["1 Vienna or Wien, 2 AT", "2 of: Vienna, Graz, Linz", "Vienna, Graz"]


def test_a_gap_is_a_blank_and_its_key_is_not_printed() -> None:
    """Gaps are numbered where there are several; a sign that looks like ours is no gap."""
    shape = Cloze((Gap("Donau"), Gap("Wien")))
    question = Question("c", "Fill in \x01\x02 *both*", shape, prose="Die {{Donau}} in {{Wien}}.")
    version = Version("A", (Printed(0, posed(question), ()),))
    content = json.loads(json.dumps(booklet_content(HEADING, version, Look())))
    told = content["questions"][0]
    assert told["stem"] == [["Fill in \ufffd\ufffd ", ""], ["both", "e"]]
    assert told["prose"][0]["runs"] == [
        ["Die ", ""],
        ["1", "gap"],
        [" in ", ""],
        ["2", "gap"],
        [".", ""],
    ]
    alone = replace(question, shape=Cloze((Gap("Donau"),)), prose="Die {{Donau}}.")
    only = booklet_content(HEADING, Version("A", (Printed(0, posed(alone), ()),)), Look())
    assert json.loads(json.dumps(only))["questions"][0]["prose"][0]["runs"][1] == ["", "gap"]


def test_marks_become_settings_and_nothing_else_does() -> None:
    """Emphasis, strong words and code are set so; the signs of typst are letters like others."""
    assert runs("*a* **b** `c` #d $x$ @e _f_") == [
        ("a", "e"),
        (" ", ""),
        ("b", "s"),
        (" ", ""),
        ("c", "c"),
        (" #d $x$ @e ", ""),
        ("f", "e"),
    ]
    assert runs("a\\\nb &auml;") == [("a", ""), ("", "break"), ("b ä", "")]


def test_lists_and_code_keep_their_lines() -> None:
    """A list's items stand apart, and code is not read."""
    told = paragraphs("One:\n\n- *a*\n- b\n\n```\n*c*  d\n```")
    assert [(each["marker"], each["runs"]) for each in told] == [
        ("", [("One:", "")]),
        ("•", [("a", "e")]),
        ("•", [("b", "")]),
        ("", [("*c*  d", "c")]),
    ]


@given(st.text(max_size=80))
def test_a_long_word_is_only_given_places_to_break(text: str) -> None:
    """Nothing is added but spaces without width, and none where words are short."""
    assert folded(text).replace("\u200b", "") == text.replace("\u200b", "")
    if all(len(word) < 25 for word in text.split()):
        assert folded(text) == text


def test_an_address_breaks_behind_its_signs() -> None:
    """A web address is broken where a reader would break it."""
    assert folded("https://example.org/a/long/path") == (
        "https://\u200bexample.\u200borg/\u200ba/\u200blong/\u200bpath"
    )


def test_options_stand_abreast_where_they_are_short() -> None:
    """Four short ones take one line, longer ones two, the longest a line each; large print less."""

    def columns(text: str, look: Look) -> object:
        options = tuple(Option(text, right=at == 0) for at in range(4))
        item = Printed(0, posed(Question("q", "Which?", Choice(options))), (0, 1, 2, 3))
        content = booklet_content(HEADING, Version("A", (item,)), look)
        return json.loads(json.dumps(content))["questions"][0]["columns"]

    plain, large = Look(), Look(large=True)
    assert [columns("x" * length, plain) for length in (9, 30, 60)] == [4, 2, 1]
    assert [columns("x" * length, large) for length in (9, 30, 60)] == [2, 1, 1]


@given(editions(), st.data())
def test_what_the_font_lacks_gets_a_stand_in(
    edition: tuple[tuple[Posed, ...], tuple[Version, ...]], data: st.DataObject
) -> None:
    """After that nothing lacking is left, and what is not lacking is as it was."""
    content = booklet_content(HEADING, edition[1][0], Look())
    found = clusters_in(content)
    assert all(not cluster.isascii() for cluster in found)
    lacking = data.draw(st.sets(st.sampled_from(sorted(found)))) if found else set[str]()
    left = clusters_in(with_stand_ins(content, frozenset(lacking)))
    assert set(left) == set(found) - lacking


def test_a_stand_in_can_be_read() -> None:
    """It is the letter's number; the report tells which question has it."""
    question = Question("q", "What is 中?", Choice((Option("a", right=True), Option("中 b"))))
    content = booklet_content(HEADING, Version("A", (Printed(0, posed(question), (0, 1)),)), Look())
    assert clusters_in(content) == {"中": ["b/q"]}
    assert stand_in("中") == "[U+4E2D]"
    mended = json.loads(json.dumps(with_stand_ins(content, frozenset("中"))))
    assert words(mended["questions"][0]["stem"]) == "What is [U+4E2D]?"


@given(st.text(max_size=9))
def test_a_language_that_cannot_be_is_english(language: str) -> None:
    """Whatever a bank says, the page has a language that a screen reader can know."""
    told = Heading("k", "t", "r", language=language).content()
    assert re.fullmatch("[a-z]{2,3}", str(told["language"]))
    assert told["region"] is None or re.fullmatch("[A-Z]{2}", str(told["region"]))
