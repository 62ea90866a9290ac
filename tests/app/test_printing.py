"""A quiz on paper: PDF files that hold what they should, that can be read, and no boxes."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicquiz.app.assigning import Terms
from civicquiz.app.entering import Entering
from civicquiz.app.printing import (
    Edition,
    PrintedFile,
    Printout,
    keep_versions,
    plan_edition,
    print_edition,
)
from civicquiz.errors import BadInput, NotFound
from civicquiz.model import Choice, ClassQuiz, Kind, Option, Posed, Purpose, Question
from civicquiz.render import stem_and_prose, without_marks
from civicquiz.render.paper import Heading, Look, Paper, Printed, Version
from civicquiz.render.paper.key import key_letters
from civicquiz.render.question import shown_texts
from civicquiz.study import booklet, version_of
from support.asking import how_many
from support.classes import give, make_class
from support.desk import Desk
from support.fonts import font_with
from support.paper import enter
from support.shipped import questions

pytest.importorskip("typst", reason="the extra is not installed: pip install 'civicquiz[paper]'")
pypdf: ModuleType = pytest.importorskip("pypdf", reason="reads the PDFs: pip install pypdf")

NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)
ALIASES = ("crane-2", "lynx-4", "otter-7", "owl-1", "wren-3")
PLAIN = Look()
QUIZ = ClassQuiz(1, 1, "3B-quiz-1", "A quiz", Purpose.QUIZ, 7, NOW)

LETTERED = {Kind.SINGLE, Kind.MULTIPLE, Kind.ORDERING, Kind.MATCHING}

MORE = """---
title: More
---

### Put a bill's way in order. {#way}

1. Committee
2. Floor
3. President
4. Register

### Match each chamber with its seats. {#seats}

| Chamber | Seats |
|---|---|
| House | 435 |
| Senate | 100 |
| Court | 9 |
"""


@pytest.fixture
def room(desk: Desk) -> Desk:
    """Sit down with a class of five and a quiz."""
    make_class(desk, *ALIASES)
    give(desk, Terms(title="How laws are made", minutes=20))
    return desk


def printed(edition: Edition, look: Look = PLAIN, names: dict[str, str] | None = None) -> Printout:
    """Print an edition at a fixed time."""
    return print_edition(edition, look, names=names or {}, fonts=[], now=NOW)


def named(made: Printout, part: str) -> PrintedFile:
    """Return the file of a part (``booklet-A``, ``sheets``, ``key``)."""
    return next(file for file in made.files if file.name == f"3B-quiz-1-{part}.pdf")


def pages(file: PrintedFile) -> list[str]:
    """Return the text of each page, its spaces made single."""
    reader = pypdf.PdfReader(io.BytesIO(file.pdf))
    return [" ".join(page.extract_text().replace("\u200b", "").split()) for page in reader.pages]


def edition_of(*questions: Question, title: str = "A quiz") -> Edition:
    """Return an edition of some questions in one version, for nobody."""
    items = tuple(
        Printed(at, Posed(at, at, "b", "Bank b", question), tuple(range(len(shape.options))))
        for at, question in enumerate(questions)
        if isinstance(shape := question.shape, Choice)
    )
    heading = Heading("3B-quiz-1", title, "3B")
    return Edition(QUIZ, heading, (Version("A", items),), ())


def test_each_part_holds_what_it_should(room: Desk) -> None:
    """A booklet has its questions, a sheet its pupil, and the key each question's source."""
    edition = plan_edition(room.store, "3b-QUIZ-1", 2)
    made = printed(edition, names={"otter-7": "Zoë Müller"})
    for version in edition.versions:
        (text,) = pages(named(made, f"booklet-{version.letter}"))
        stems = [without_marks(item.posed.question.stem) for item in version.items]
        places = [text.index(f"{number}. {stem}") for number, stem in enumerate(stems, 1)]
        assert all(one < other for one, other in pairwise(places))
        assert "How laws are made" in text
        assert "4 questions, 20 minutes." in text
    sheets = pages(named(made, "sheets"))
    assert len(sheets) == len(ALIASES)
    for (pupil, letter), text in zip(edition.pupils, sheets, strict=True):
        assert letter == version_of(pupil.learner_id, 2)
        assert pupil.alias in text
        assert f"Version {letter}" in text
        assert ("Zoë Müller" in text) == (pupil.alias == "otter-7")
        assert "Page 1 of 1" in text
    key = " ".join(pages(named(made, "key")))
    for item in edition.versions[0].items:
        assert without_marks(item.posed.question.stem) in key
        assert item.posed.name in key
    assert "A guide, “435 members”, retrieved 1 Jan 2026, guide.txt" in key
    assert not any("Zoë" in page for file in made.files[:-2] for page in pages(file))
    assert made.lacking == {}


def marks_by(version: Version) -> str:
    """Return the line that somebody types who reads the answers off the key."""
    marks = []
    for item in version.items:
        letters = re.sub(r"\d", "", key_letters(item)).split()
        marks.append(f"[{''.join(letters)}]" if len(letters) > 1 else "".join(letters) or "+")
    return " ".join(marks)


def test_the_key_typed_back_in_is_all_right(desk: Desk) -> None:
    """What the key says, `class enter` takes for right, of every kind and in every version."""
    desk.load(MORE, "more")
    make_class(desk, *ALIASES)
    give(desk, count=6)
    edition = plan_edition(desk.store, "3B-quiz-1", 5)
    keep_versions(desk.store, edition)
    versions = {version.letter: version for version in edition.versions}
    paper = Entering(desk.store, "3B-quiz-1", desk.schedule, desk.now)
    for pupil, letter in edition.pupils:
        done = enter(paper, f"{pupil.alias} {marks_by(versions[letter])}")
        assert (done.version, done.points, done.out_of) == (letter, 6, 6)
    assert len({letter for _, letter in edition.pupils}) == 5


def test_the_copies_are_those_that_the_class_needs(room: Desk) -> None:
    """As many booklets as pupils have that version; half sheets are two on a page."""
    edition = plan_edition(room.store, "3B-quiz-1", 2)
    made = printed(edition)
    assert [file.copies for file in made.files] == [2, 3, 1, 1]
    assert sorted(file.copies for file in printed(edition, Look(half=True)).files) == [1, 1, 2]
    assert [file.name for file in made.files] == edition.file_names(PLAIN)


def test_a_printed_quiz_keeps_its_number_of_versions(room: Desk) -> None:
    """Once printed in three it is printed in three again, unless the teacher insists."""
    edition = plan_edition(room.store, "3B-quiz-1", 3)
    assert plan_edition(room.store, "3B-quiz-1").quiz.versions == 0
    keep_versions(room.store, edition)
    again = plan_edition(room.store, "3B-quiz-1")
    assert [version.letter for version in again.versions] == ["A", "B", "C"]
    assert again.versions == edition.versions
    with pytest.raises(BadInput, match="was printed in 3 versions"):
        plan_edition(room.store, "3B-quiz-1", 4)
    assert len(plan_edition(room.store, "3B-quiz-1", 4, change=True).versions) == 4


def test_a_quiz_for_nobody_has_no_sheets(desk: Desk) -> None:
    """A class without pupils is printed booklets and a key; what is no quiz is told."""
    make_class(desk)
    give(desk)
    made = printed(plan_edition(desk.store, "3B-quiz-1"))
    assert [(file.name, file.copies) for file in made.files] == [
        ("3B-quiz-1-booklet-A.pdf", 0),
        ("3B-quiz-1-key.pdf", 1),
    ]
    with pytest.raises(NotFound, match="no class quiz '3B-quiz-2'"):
        plan_edition(desk.store, "3B-quiz-2")


def test_a_question_is_printed_as_it_was_picked_and_a_void_one_is_told(room: Desk) -> None:
    """A new wording changes no booklet, and a voided question keeps its number."""
    before = plan_edition(room.store, "3B-quiz-1", 2)
    quiz = before.quiz
    room.store.void_item(quiz.id, room.store.quiz_items(quiz.id)[0].question_id, NOW, "two keys")
    after = plan_edition(room.store, "3B-quiz-1", 2)
    assert printed(after).files[:3] == printed(before).files[:3]
    key = " ".join(pages(named(printed(after), "key")))
    assert "Counts for nobody: two keys" in key


def test_the_same_quiz_gives_the_same_files(room: Desk) -> None:
    """Byte for byte, at the same time; the time is part of the files."""
    edition = plan_edition(room.store, "3B-quiz-1", 2)
    assert printed(edition) == printed(edition)
    later = print_edition(edition, PLAIN, names={}, fonts=[], now=NOW.replace(year=2027))
    assert b"20271124" in later.files[0].pdf
    assert b"20261124" in printed(edition).files[0].pdf


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("form", ["plain", "large", "half"])
def test_every_page_is_tagged_and_of_its_paper(room: Desk, paper: Paper, form: str) -> None:
    """Title and language are set, all fonts are inside, and no page has another size."""
    look = Look(paper, large=form == "large", half=form == "half")
    for file in printed(plan_edition(room.store, "3B-quiz-1"), look).files:
        reader = pypdf.PdfReader(io.BytesIO(file.pdf))
        catalog = reader.trailer["/Root"]
        assert catalog["/MarkInfo"]["/Marked"]
        assert catalog["/Lang"] == "en"
        assert reader.metadata.title.startswith("How laws are made")
        assert len(reader.pages) == file.pages
        sides = {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages}
        upright = (595, 842) if paper is Paper.A4 else (612, 792)
        flat = form == "half" and "half" in file.name
        assert sides == {upright[::-1] if flat else upright}


def test_the_code_holds_quiz_version_and_pupil(room: Desk) -> None:
    """The picture is an SVG of one path, with its text beside it for those who do not see it."""
    from civicquiz.app.typesetting import Press

    with Press([], NOW) as press:
        drawn = ET.fromstring(press.code("civicquiz:3B-quiz-1/B/otter-7"))
    assert drawn.tag.endswith("svg")
    made = printed(plan_edition(room.store, "3B-quiz-1", 2))
    alternatives = set(re.findall(rb"/Alt ?\((QR code: [^)]*)\)", named(made, "sheets").pdf))
    assert all(re.match(rb"QR code: civicquiz:3B-quiz-1/[AB]/", each) for each in alternatives)
    assert {each.split(b"/")[-1].decode() for each in alternatives} == set(ALIASES)


WRITTEN = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=24)


@settings(max_examples=12)
@given(st.lists(WRITTEN, min_size=2, max_size=6))
def test_text_is_never_markup(texts: list[str]) -> None:
    """Whatever signs a question holds, they are printed as the bank shows them."""
    options = tuple(Option(text, right=at == 0) for at, text in enumerate(texts))
    made = printed(edition_of(Question("q", "#panic() $x$ @a", Choice(options)), title="#import *"))
    shown = pages(made.files[0])[0]
    bare = re.sub(r"\s", "", shown)
    assert "#panic() $x$ @a" in shown
    assert "#import *" in shown
    for text in texts:
        assert re.sub(r"\s", "", without_marks(text)) in bare


@settings(max_examples=12)
@given(st.text(min_size=1, max_size=40))
def test_no_text_keeps_the_press_from_printing(text: str) -> None:
    """Any letters at all give files, with stand-ins for what no font has."""
    options = (Option(text, right=True), Option(f"*{text}*"))
    question = Question("q", f"{text} `{text}`", Choice(options), explanation=text, prose=text)
    made = printed(edition_of(question, title=text))
    assert all(file.pages for file in made.files)


def test_letters_that_no_font_has_are_told_and_stood_in_for(room: Desk) -> None:
    """The report names question and letters; on paper stands their number, and no box."""
    del room
    options = (Option("Αθήνα, Київ, Łódź", right=True), Option("中文"))
    edition = edition_of(Question("q", "Which? \U0001f600", Choice(options)))
    made = printed(edition)
    assert made.lacking == {"b/q": ("中", "文", "\U0001f600")}
    text = pages(made.files[0])[0]
    assert "[U+4E2D][U+6587]" in text
    assert "Which? [U+1F600]" in text
    assert "Αθήνα, Київ, Łódź" in text


def test_a_font_that_is_brought_along_has_more_letters(room: Desk) -> None:
    """With a font that has them, they are printed; a file that is no font is refused."""
    del room
    edition = edition_of(Question("q", "Which? 中", Choice((Option("a", right=True),))))
    assert printed(edition).lacking == {"b/q": ("中",)}
    font = font_with("中")
    made = print_edition(edition, PLAIN, names={}, fonts=[font], now=NOW)
    assert made.lacking == {}
    assert "Which? 中" in pages(made.files[0])[0]
    with pytest.raises(BadInput, match="holds none that can be used"):
        print_edition(edition, PLAIN, names={}, fonts=[font, b"no font"], now=NOW)


def test_what_is_too_long_for_half_a_sheet_is_refused() -> None:
    """A few questions fit; very many do not, and a smaller quiz is asked for."""
    options = tuple(Option(f"An option of some words, {at}", right=at == 0) for at in range(4))
    many = [Question(f"q{at}", f"Question {at}?", Choice(options)) for at in range(30)]
    look = Look(half=True)
    few = printed(edition_of(*many[:4]), look).files[0]
    assert few.pages == 1
    assert pages(few)[0].count("Question 3?") == 2
    with pytest.raises(BadInput, match="half a sheet"):
        printed(edition_of(*many), look)
    with pytest.raises(BadInput) as refused:
        printed(edition_of(*many[:6]), replace(look, large=True))
    assert refused.value.hint.startswith("Leave out --half or --large,")


def test_a_question_stays_on_one_page() -> None:
    """Of forty questions none is broken, and a page says which it is of how many."""
    options = tuple(Option(f"option {at} " * 9, right=at == 0) for at in range(4))
    many = [
        Question(f"q{at}", f"Stem{at}b? ", Choice((*options[:3], Option(f"Last{at}b"))))
        for at in range(40)
    ]
    found = pages(printed(edition_of(*many)).files[0])
    for at in range(40):
        (page,) = [text for text in found if f"Stem{at}b" in text]
        assert f"Last{at}b" in page
    for number, text in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in text


def test_a_question_longer_than_a_page_goes_on_overleaf() -> None:
    """Nothing of it is cut off."""
    prose = "\n\n".join(f"Paragraph {at} of a long text." for at in range(120))
    question = Question("q", "Read:", Choice((Option("yes", right=True),)), prose=prose)
    text = " ".join(pages(printed(edition_of(replace(question))).files[0]))
    assert all(f"Paragraph {at} of" in text for at in range(120))


def test_a_page_ends_between_options_and_not_within_one() -> None:
    """Where a question is too long for a page, each option is whole, and the stem has one with it."""
    words = "of words that take a line and some more of the next one " * 2
    options = tuple(Option(f"First{at}b {words}Last{at}b", right=at == 0) for at in range(26))
    short = Question("s", "Before?", Choice((Option("yes", right=True), Option("no"))))
    for before in range(8):
        asked = [replace(short, id=f"s{at}") for at in range(before * 3)]
        asked.append(Question("q", "Stem?", Choice(options), prose="Read this.\n\nStemEnd."))
        found = pages(printed(edition_of(*asked)).files[0])
        for at in range(26):
            (page,) = [text for text in found if f"First{at}b" in text]
            assert f"Last{at}b" in page
        (page,) = [text for text in found if "Stem?" in text]
        assert "StemEnd." in page
        assert "Last0b" in page


def test_a_stem_of_more_than_a_page_wastes_none() -> None:
    """It begins where there is room, since nothing is won by moving it."""
    either = Choice((Option("yes", right=True), Option("no")))
    stem = "Begin " + "a sentence that is read and read again, " * 90 + "end?"
    asked = [Question("s", "Before?", either), Question("q", stem, either)]
    found = pages(printed(edition_of(*asked), Look(large=True)).files[0])
    assert "Before?" in found[0]
    assert "Begin a sentence" in found[0]


def test_each_page_of_a_sheet_says_whose_it_is(desk: Desk) -> None:
    """Sheets of two pages may come apart."""
    text = "".join(f"### What is {at}? {{#q{at}}}\n\nAnswer: {at}\n\n" for at in range(90))
    desk.load(f"---\ntitle: Many\n---\n\n{text}", "many")
    make_class(desk, "otter-7", "lynx-4")
    give(desk, count=90)
    edition = plan_edition(desk.store, "3B-quiz-1", 2)
    found = pages(named(printed(edition), "sheets"))
    assert len(found) > 2 * len(edition.pupils)
    for pupil, letter in edition.pupils:
        own = [text for text in found if pupil.alias in text]
        assert [text.startswith(f"{pupil.alias} Version {letter}") for text in own] == [
            at > 0 for at in range(len(own))
        ]


def test_nothing_is_small_in_large_print(room: Desk) -> None:
    """Neither footer nor letters to fill in; of what a pupil reads, all has 14 points at least."""
    sizes: set[float] = set()

    def keep(text: str, matrix: list[float], at: list[float], _: object, size: float) -> None:
        if text.strip():
            sizes.add(round(size * at[3] * matrix[3], 1))

    made = printed(plan_edition(room.store, "3B-quiz-1"), Look(large=True))
    for file in made.files[:-1]:
        for page in pypdf.PdfReader(io.BytesIO(file.pdf)).pages:
            page.extract_text(visitor_text=keep)
    assert min(map(abs, sizes)) >= 14


def objects(file: PrintedFile) -> list[dict[str, Any]]:
    """Return what a file is made of, its tags among it."""
    reader = pypdf.PdfReader(io.BytesIO(file.pdf))
    found = [reader.get_object(at) for at in range(1, reader.trailer["/Size"])]
    return [each for each in found if isinstance(each, dict)]


@pytest.mark.parametrize("length", [4, 20, 60], ids=["four abreast", "two", "one"])
def test_options_are_tagged_as_one_list(length: int) -> None:
    """A screen reader says how many there are, in however many columns they stand."""
    options = tuple(Option(f"{at} " * (length // 2), right=at == 0) for at in range(4))
    asked = Question("q", "Which?", Choice(options))
    tags = [each.get("/S") for each in objects(printed(edition_of(asked)).files[0])]
    assert [tags.count(tag) for tag in ("/L", "/LI", "/Lbl", "/LBody")] == [1, 4, 4, 4]


def test_words_of_ours_are_english_beside_another_language() -> None:
    """A screen reader changes its voice for them; the questions keep theirs."""
    asked = Question("wer", "Wer?", Choice((Option("ich", right=True), Option("du"))))
    edition = edition_of(asked)
    made = printed(replace(edition, heading=replace(edition.heading, language="de")))
    for file in made.files:
        reader = pypdf.PdfReader(io.BytesIO(file.pdf))
        assert reader.trailer["/Root"]["/Lang"] == "de"
        drawn = b"".join(page.get_contents().get_data() for page in reader.pages)
        tagged = {str(each.get("/Lang")) for each in objects(file)}
        assert "en" in tagged or b"/Lang(en)" in drawn


@pytest.mark.parametrize("look", [Look(large=True), Look(Paper.LETTER)], ids=["large", "letter"])
def test_no_row_of_boxes_runs_off_the_sheet(desk: Desk, look: Look) -> None:
    """Where a table has more rows than fit abreast, their boxes go on below."""
    rows = "\n".join(f"| left {at} | right {at} |" for at in range(30))
    desk.load(
        f"---\ntitle: Wide\n---\n\n### Match all. {{#wide}}\n\n| L | R |\n|--|--|\n{rows}\n", "wide"
    )
    make_class(desk, "otter-7")
    give(desk, count=5)
    file = named(printed(plan_edition(desk.store, "3B-quiz-1"), look), "sheets")
    across: dict[str, float] = {}

    def keep(text: str, matrix: list[float], at: list[float], *_: object) -> None:
        across[text.strip()] = at[4] + matrix[4] * at[0]

    reader = pypdf.PdfReader(io.BytesIO(file.pdf))
    for page in reader.pages:
        page.extract_text(visitor_text=keep)
    width = float(reader.pages[0].mediabox.width)
    assert {str(number) for number in range(1, 31)} <= set(across)
    assert all(0 <= place < width - 50 for text, place in across.items() if text.isdigit())


@pytest.mark.parametrize("look", [PLAIN, Look(large=True)], ids=["plain", "large"])
def test_every_question_that_comes_along_is_printed(look: Look) -> None:
    """Each stem of the four banks stands in the booklet, and each in the key, whatever its kind."""
    found = [question for _, question in questions()]
    assert len(found) > 150
    items = tuple(
        Printed(at, Posed(at, at, "b", "Bank b", each), tuple(range(how_many(each))))
        for at, each in enumerate(found)
    )
    edition = Edition(QUIZ, Heading("3B-quiz-1", "All", "3B"), (Version("A", items),), ())
    made = printed(edition, look)
    assert made.lacking == {}
    for file in made.files:
        text = re.sub(r"\s", "", " ".join(pages(file)))
        for each in found:
            stem, _ = stem_and_prose(each, lambda _: "____")
            for part in without_marks(stem).split("____"):
                assert re.sub(r"\s", "", part) in text


@pytest.mark.parametrize(
    "look", [PLAIN, Look(half=True), Look(large=True)], ids=["plain", "half", "large"]
)
def test_each_letter_stands_before_what_it_stands_for(look: Look) -> None:
    """On the page itself: read in order, the letters of a version go with their options."""
    found = [question for _, question in questions() if question.kind in LETTERED]
    found = found[::9] if not look.half else found[:4]
    for name in "AB":
        items = tuple(
            Printed(
                each.place, Posed(each.place, each.place, "b", "B", found[each.place]), each.shown
            )
            for each in booklet(found, 7, name)
        )
        edition = Edition(QUIZ, Heading("3B-quiz-1", "All", "3B"), (Version(name, items),), ())
        text = re.sub(r"\s", "", " ".join(pages(printed(edition, look).files[0])))
        for item in items:
            texts = map(without_marks, shown_texts(item))
            told = "".join(
                f"{letter}{words}" for letter, words in zip("ABCDEFGH", texts, strict=False)
            )
            assert re.sub(r"\s", "", told) in text
