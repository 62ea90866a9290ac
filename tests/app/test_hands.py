"""A class quiz at the projector: what is shown, and how hands are read and kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.app.hands import Show, labels_of, open_show, read_hands
from civicquiz.errors import BadInput, NotFound
from civicquiz.model import Choice
from civicquiz.study import booklet
from support.classes import give, make_class
from support.desk import Desk

LABELS = ("A", "B", "C")

counts = st.lists(st.integers(0, 40), min_size=3, max_size=3).map(tuple)
separators = st.sampled_from([" ", ", ", "; ", "  ", " / "])
joints = st.sampled_from(["", " ", ": ", "=", "  "])


@given(counts, st.integers(0, 9), separators, joints, st.booleans(), st.permutations(range(3)))
def test_hands_are_read_however_they_are_typed(
    given_counts: tuple[int, ...],
    without: int,
    between: str,
    joint: str,
    small: bool,
    order: list[int],
) -> None:
    """Letters with numbers in any order and spelling, numbers in order, numbers before letters."""
    pairs = [(LABELS[at], given_counts[at]) for at in order] + [("none", without)]
    named = between.join(f"{label}{joint}{number}" for label, number in pairs)
    turned = between.join(f"{number}{joint.strip(':=')}{label}" for label, number in pairs)
    numbers = between.join(map(str, (*given_counts, without)))
    wanted = (given_counts, without)
    for text in (named, turned, numbers):
        assert read_hands(text.lower() if small else text, LABELS) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A 12 B 9", ((12, 9, 0), 0)),
        ("c3", ((0, 0, 3), 0)),
        ("12", ((12, 0, 0), 0)),
        ("a12b9c3-2", ((12, 9, 3), 2)),
        ("A=1, none: 30.", ((1, 0, 0), 30)),
        ("nobody 4", ((0, 0, 0), 4)),
    ],
)
def test_what_is_not_named_has_no_hands(text: str, wanted: object) -> None:
    """Short forms mean what they say."""
    assert read_hands(text, LABELS) == wanted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "No hands were typed"),
        (" , ", "No hands were typed"),
        ("A", "lacks its number"),
        ("A 1 B", "lacks its number"),
        ("1 2 3 4 5", "5 numbers for 3 options"),
        ("D 4", "no 'D'"),
        ("A 1 a 2", "A is there twice"),
        ("A B", "'B' is no number"),
        ("A 99999", "more hands than any class"),
        ("A " + "9" * 5000, "more hands than any class"),
        ("A 1 ☃ 2", "'☃' is neither"),
        ("A -3 B 1", "lacks its number"),
        ("A 1 B ²", "'²' is no number"),
    ],
)
def test_what_cannot_be_hands_is_told_with_an_example(text: str, told: str) -> None:
    """The error says what is off, and how hands may be typed."""
    with pytest.raises(BadInput, match=told) as error:
        read_hands(text, LABELS)
    assert error.value.hint == "Type it as: A 12 B 9 none 2"


@given(st.text(max_size=30))
def test_any_line_is_read_or_refused(text: str) -> None:
    """Nothing that can be typed breaks the reader."""
    try:
        numbers, without = read_hands(text, LABELS)
    except BadInput:
        return
    assert len(numbers) == 3
    assert min(*numbers, without) >= 0


def show_of(desk: Desk, *aliases: str) -> Show:
    """Open a quiz for a class of some pupils."""
    make_class(desk, *aliases)
    return open_show(desk.store, give(desk).key, desk.now)


def choice_at(show: Show) -> int:
    """Return the place of the question with one key among options."""
    return next(
        at
        for at, one in enumerate(show.slides)
        if isinstance(one.posed.question.shape, Choice) and len(one.posed.question.shape.keys) == 1
    )


def test_the_order_is_that_of_version_a(desk: Desk) -> None:
    """Questions and letters are those of version A on paper, so that both can be used at once."""
    show = show_of(desk, "otter-7")
    items = desk.store.quiz_items(show.quiz.id)
    posed = desk.store.pose_revisions([item.revision_id for item in items])
    asked = [posed[item.revision_id].question for item in items]
    wanted = [(asked[each.place].id, each.shown) for each in booklet(asked, show.quiz.seed, "A")]
    assert [(one.posed.question.id, one.shown) for one in show.slides] == wanted
    assert [(one.number, one.total) for one in show.slides] == [(at, 4) for at in range(1, 5)]


def test_hands_are_kept_in_the_order_of_the_bank(desk: Desk) -> None:
    """What was typed by the letters shown is stored by option, and is shown again as typed."""
    show = show_of(desk, "otter-7", "crane-2", "lynx-4")
    asked = show.slides[choice_at(show)]
    assert show.hands(asked) is None
    assert show.count(asked, "A 2 C 1") == ""
    (kept,) = desk.store.hands(show.quiz.id)
    assert kept.counts == tuple((2, 0, 1)[asked.shown.index(at)] for at in range(3))
    assert kept.question_id == asked.posed.question_id
    again = show.hands(asked)
    assert again is not None
    assert again.counts == (2, 0, 1)
    other = open_show(desk.store, show.quiz.key, desk.now)
    assert other.hands(asked) == again
    assert other.counted == 1


def test_no_memory_hears_of_hands(desk: Desk) -> None:
    """A show of hands leaves no review and no memory."""
    show = show_of(desk, "otter-7")
    for asked in show.slides:
        show.count(asked, "1")
        show.reveal(asked)
    assert desk.store.class_memories(show.quiz.classroom_id) == []
    assert desk.store.quiz_log(show.quiz.id).reviews == ()


def test_more_hands_than_pupils_are_kept_and_told(desk: Desk) -> None:
    """A class size is no reason to refuse; several hands of a pupil are none to wonder."""
    show = show_of(desk, "otter-7", "crane-2")
    asked = show.slides[choice_at(show)]
    odd = show.count(asked, "A 2 B 1")
    assert odd == "3 hands, though the class has 2 pupils: kept as typed."
    several = next(one for one in show.slides if one.posed.question.id == "chambers")
    assert show.count(several, "A 2 B 2") == ""
    assert "3 hands" in show.count(several, "A 3")
    with pytest.raises(BadInput):
        show.count(asked, "Z 3")
    assert len(desk.store.hands(show.quiz.id)) == 3


def test_a_question_without_options_takes_how_many_had_it(desk: Desk) -> None:
    """There one number stands for those who were right."""
    show = show_of(desk, "otter-7")
    asked = next(one for one in show.slides if one.posed.question.id == "chair")
    assert labels_of(asked) == ("right",)
    show.count(asked, "right 1")
    hands = show.hands(asked)
    assert hands is not None
    assert (hands.counts, hands.abstained) == ((1,), 0)
    with pytest.raises(BadInput) as error:
        show.count(asked, "A 1")
    assert error.value.hint == "Type it as: right 12 none 2"


def test_a_class_goes_on_where_it_left_off(desk: Desk) -> None:
    """The first question that was neither revealed nor counted is shown; after the last, the first."""
    show = show_of(desk, "otter-7")
    assert (show.first, show.shown) == (0, 0)
    show.reveal(show.slides[0])
    show.reveal(show.slides[0])
    show.count(show.slides[1], "1")
    again = open_show(desk.store, show.quiz.key, desk.now)
    assert (again.first, again.shown, again.counted) == (2, 2, 1)
    assert again.hands(again.slides[0]) is None
    for asked in again.slides:
        again.reveal(asked)
    assert open_show(desk.store, show.quiz.key, desk.now).first == 0
    assert len(desk.store.hands(show.quiz.id)) == 4


def test_a_voided_question_is_not_shown(desk: Desk) -> None:
    """What counts for nobody is left out, the letters of the others stay; with none left it is said."""
    show = show_of(desk, "otter-7")
    first, *rest = show.slides
    desk.store.void_item(show.quiz.id, first.posed.question_id, desk.now(), "two keys")
    again = open_show(desk.store, show.quiz.key.lower(), desk.now)
    assert [(one.posed, one.shown) for one in again.slides] == [
        (one.posed, one.shown) for one in rest
    ]
    for one in rest:
        desk.store.void_item(show.quiz.id, one.posed.question_id, desk.now(), "two keys")
    with pytest.raises(BadInput, match="Every question"):
        open_show(desk.store, show.quiz.key, desk.now)
    with pytest.raises(NotFound, match="There is no class quiz"):
        open_show(desk.store, "3B-quiz-9", desk.now)
