"""Everything at once, and what a class is large enough to be told."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given

from civicquiz.stats import Band, Chosen, Flag, Marks, Options, band, summarise, wrong_keys
from support.marks import chosen_by, gappy, simulated


def column(right: int, n: int) -> list[list[float]]:
    """Make a test of two items: the first right for `right` of n, the second for the same half."""
    return [[float(at < right), float(at % 2)] for at in range(n)]


def keyed(rows: list[list[int]]) -> tuple[Marks, Chosen]:
    """Make a test of one item of four options with key 0 and one typed item, from choices."""
    chosen = Chosen.single([[row[0], None] for row in rows], [Options(4, (0,)), None])
    return Marks.of([[float(row[0] == 0), float(row[1])] for row in rows]), chosen


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, Band.HIDDEN),
        (29, Band.HIDDEN),
        (30, Band.INTERVAL),
        (99, Band.INTERVAL),
        (100, Band.PLAIN),
    ],
)
def test_bands(n: int, expected: Band) -> None:
    """Hidden below 30, with an interval up to 99."""
    assert band(n) is expected


def test_a_summary_holds_the_figures() -> None:
    """Of a small class too: whoever shows them asks the band."""
    summary = summarise(Marks.of([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]]))
    assert summary.students == 4
    assert summary.reliability.alpha == pytest.approx(0.75)
    item = summary.items[1]
    assert (item.n, item.facility, item.upper_lower) == (4, 0.5, 1)
    assert item.discrimination is not None
    assert item.discrimination.value == pytest.approx(0.5**0.5)
    assert item.discrimination.band is Band.HIDDEN
    assert item.discrimination.interval is not None
    assert item.efficiency == pytest.approx(1)
    assert item.facility_interval is not None
    assert sum(item.weight or 0 for item in summary.items) == pytest.approx(1)
    assert (item.options, item.wrong_key, item.flags) == ((), None, ())


def test_a_class_of_nobody_has_a_summary() -> None:
    """Items without figures, without flags."""
    summary = summarise(Marks((), 2), Chosen((), (Options(4, (0,)), None)))
    assert [item.n for item in summary.items] == [0, 0]
    assert summary.items[0].facility is None
    assert summary.items[0].guess == 0.25
    assert summary.items[0].flags == ()
    assert summary.reliability.students == 0


def test_tables_must_match() -> None:
    """Marks of two students and choices of one are a mistake of the caller."""
    with pytest.raises(ValueError, match="different students or items"):
        summarise(Marks.of([[1], [0]]), Chosen.single([[0]], [Options(2, (0,))]))
    with pytest.raises(ValueError, match="different students or items"):
        summarise(Marks.of([[1, 0]]), Chosen.single([[0]], [Options(2, (0,))]))


def test_too_easy_needs_52_students() -> None:
    """All right: Wilson's lower bound n/(n + 2.7055) passes .95 at n = 52."""
    assert Flag.TOO_EASY not in summarise(Marks.of(column(51, 51))).items[0].flags
    assert Flag.TOO_EASY in summarise(Marks.of(column(52, 52))).items[0].flags


def test_too_hard_is_measured_from_the_guess() -> None:
    """Nobody of 100: below .05. A tenth of 200 choosing the key of four: below .30."""
    assert Flag.TOO_HARD in summarise(Marks.of(column(0, 100))).items[0].flags
    assert Flag.TOO_HARD not in summarise(Marks.of(column(0, 40))).items[0].flags
    few = [[0 if at % 10 == 0 else 1 + at % 3, at // 2 % 2] for at in range(200)]
    assert Flag.TOO_HARD in summarise(*keyed(few)).items[0].flags
    assert Flag.TOO_HARD not in summarise(keyed(few)[0]).items[0].flags


def test_a_negative_discrimination_is_flagged_from_30_students() -> None:
    """An item that only the others get right."""
    for n, flagged in ((28, False), (30, True)):
        marks = Marks.of([[float(at % 2), float(at % 2 == 0)] for at in range(n)])
        assert (Flag.NEGATIVE in summarise(marks).items[0].flags) is flagged


def test_an_uncertain_negative_discrimination_is_not_flagged() -> None:
    """Some -.2 of 40 students: the interval reaches above 0."""
    rows = [[float(at < 20), float(at % 20 < (8 if at < 20 else 12))] for at in range(40)]
    item = summarise(Marks.of(rows)).items[0]
    assert item.discrimination is not None
    assert item.discrimination.value == pytest.approx(-0.2)
    assert item.flags == ()


def test_an_idle_distractor_is_flagged_from_40_students() -> None:
    """Option 3 is chosen by nobody."""
    for n, flagged in ((39, False), (40, True)):
        rows = [[at % 3, int(at % 3 == 0)] for at in range(n)]
        assert (Flag.IDLE_DISTRACTOR in summarise(*keyed(rows)).items[0].flags) is flagged


def test_a_wrong_key_is_suspected_from_30_students() -> None:
    """Who knows the rest chooses option 1, who does not spreads."""
    for n, expected in ((28, None), (30, 1)):
        rows = [[1, 1] if at % 2 else [at // 2 % 4, 0] for at in range(n)]
        marks, chosen = keyed(rows)
        assert wrong_keys(marks, chosen)[0] == 1
        item = summarise(marks, chosen).items[0]
        assert item.wrong_key == expected
        assert (Flag.WRONG_KEY in item.flags) is (expected is not None)


def test_guessing_is_flagged() -> None:
    """A quarter right, in the good half and in the weak half alike."""
    rows = [[at % 4, int(at < 40)] for at in range(80)]
    assert Flag.GUESSING in summarise(*keyed(rows)).items[0].flags
    known = [[0 if at < 40 and at % 2 else 1 + at % 3, int(at < 40)] for at in range(80)]
    item = summarise(*keyed(known)).items[0]
    assert item.facility == 0.25
    assert Flag.GUESSING not in item.flags


def test_a_good_test_is_left_alone() -> None:
    """Twelve items of fair slopes, a hundred students: nothing to say (seed 1)."""
    summary = summarise(simulated(Random(1), 100, [1.0] * 12))
    assert [item.flags for item in summary.items] == [()] * 12


@given(gappy())
def test_no_table_breaks_the_summary(marks: Marks) -> None:
    """Nor does it flag anything below 30 students."""
    summary = summarise(marks)
    assert len(summary.items) == marks.items
    assert not any(item.flags for item in summary.items)
    for item in summary.items:
        if item.facility is not None:
            assert item.facility_interval is not None
            low, high = item.facility_interval
            assert 0 <= low <= item.facility + 1e-12
            assert item.facility - 1e-12 <= high <= 1
        if item.discrimination is not None and item.discrimination.interval is not None:
            low, high = item.discrimination.interval
            assert -1 <= low <= item.discrimination.value + 1e-12
            assert item.discrimination.value - 1e-12 <= high <= 1


def test_the_order_of_students_does_not_matter() -> None:
    """With choices too, not even in the last digit."""
    chosen = chosen_by(Random(5), 60, 8)
    turned = Chosen(chosen.rows[::-1], chosen.items)
    assert summarise(turned.marks(), turned) == summarise(chosen.marks(), chosen)
