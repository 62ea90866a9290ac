"""Checking files: sources near and far, lock files good and bad, and the score history."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from civicquiz.app.answered import answers_in
from civicquiz.app.checking import check_files, error_problems, rule_page
from civicquiz.app.pinning import pin_files
from civicquiz.app.reading import check_text
from civicquiz.app.regrading import regrade
from civicquiz.errors import BadInput, NotFound, UsageProblem
from support.desk import LAWS, Desk
from support.taken import make_class_quiz

ON = date(2026, 3, 1)
TEXT = "The House of Representatives has 435 voting members, all elected.\n"
BANK = """---
title: The House
source: guide | A guide | guide.txt | 2026-01-01 | CC0-1.0
---

## The House has 435 voting members. {#house}

Source: guide “The House … all elected”
As of: 2026-01

### How many voting members has the House? {#house-number}

Answer: 435
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """Return a bank with its source beside it."""
    (tmp_path / "guide.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "house.md"
    path.write_text(BANK, encoding="utf-8")
    return path


def codes(path: Path, **options: object) -> list[str]:
    """Return the codes of all problems of a bank."""
    done = check_files([path], ON, **options)  # type: ignore[arg-type]  # the tests' own words
    return [problem.code for problem in done.report.problems]


def test_a_source_beside_the_bank_is_found(bank: Path) -> None:
    """A file that the front matter names is read by itself, and all is fine."""
    done = check_files([bank], ON, strict=True)
    assert done.report.problems == ()
    assert (done.report.citations, done.report.unchecked) == (1, 0)


def test_a_source_may_be_given(bank: Path, tmp_path: Path) -> None:
    """A file given for a source id stands in for the one beside the bank."""
    other = tmp_path / "other.txt"
    other.write_text("Nothing of the kind.", encoding="utf-8")
    assert "P403" in codes(bank, sources={"guide": other})


def test_a_missing_source_is_not_fine(bank: Path, tmp_path: Path) -> None:
    """Without its source a quotation counts as not checked; a given one must exist."""
    (tmp_path / "guide.txt").unlink()
    assert check_files([bank], ON).report.unchecked == 1
    with pytest.raises(NotFound):
        check_files([bank], ON, sources={"guide": tmp_path / "none.txt"})


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (TEXT.encode("utf-16"), True),
        (b"\xef\xbb\xbf" + TEXT.encode(), True),
        (TEXT.replace("House", "H\xf4use").encode("cp1252"), False),
        (f"<html><body><p>{TEXT}</p></body></html>".encode(), True),
        (TEXT.replace(" ", "\n  ").encode() + b"\n\nMore.", True),
    ],
)
def test_sources_come_in_many_forms(bank: Path, tmp_path: Path, data: bytes, found: bool) -> None:
    """UTF-16, a mark before UTF-8, Windows-1252, HTML and wrapped lines are read."""
    (tmp_path / "guide.txt").write_bytes(data)
    assert ("P403" not in codes(bank)) is found


def test_a_binary_source_is_noted(bank: Path, tmp_path: Path) -> None:
    """What is no text is said to be none, and its quotations are not checked."""
    (tmp_path / "guide.txt").write_bytes(b"\x89PNG\0\0\0")
    done = check_files([bank], ON)
    assert len(done.notes) == 1
    assert done.report.unchecked == 1


def test_a_pinned_passage_that_changes_is_found(bank: Path, tmp_path: Path) -> None:
    """After pinning, a changed word is a warning and a changed number an error."""
    (pinned,) = pin_files([bank])
    assert (pinned.passages, pinned.changed, pinned.missing) == (1, True, ())
    assert codes(bank) == []
    assert not pin_files([bank])[0].changed
    source = tmp_path / "guide.txt"
    source.write_text(TEXT.replace("has", "counts"), encoding="utf-8")
    assert codes(bank) == ["P404"]
    source.write_text(TEXT.replace("435", "436"), encoding="utf-8")
    assert "P405" in codes(bank)


def test_a_damaged_lock_file_is_a_problem(bank: Path) -> None:
    """A lock file that cannot be read is told with its own path, and replaced by pinning."""
    lock = bank.with_suffix(".lock")
    lock.write_text("{", encoding="utf-8")
    done = check_files([bank], ON)
    assert [(each.code, each.place.path) for each in done.report.problems] == [("L902", str(lock))]
    pin_files([bank])
    assert codes(bank) == []


def test_an_unknown_rule_is_refused(bank: Path) -> None:
    """A code that no rule has is a slip, not a rule that finds nothing."""
    with pytest.raises(UsageProblem, match="no rule or family 'I999'"):
        check_files([bank], ON, select=["I999"])
    assert codes(bank, select=["I"], ignore=["I205"]) == []


def test_a_folder_called_like_a_bank_is_none(bank: Path) -> None:
    """A folder inside a folder of banks is passed over, whatever its name."""
    (bank.parent / "notes.md").mkdir()
    assert check_files([bank.parent], ON).report.questions == 1


def test_pins_of_a_newer_civicquiz_are_not_overwritten(bank: Path) -> None:
    """What a newer program wrote about the passages is not ours to lose."""
    lock = bank.with_suffix(".lock")
    lock.write_text('{"version": 2, "bank": "house", "passages": {}}')
    with pytest.raises(BadInput, match="has version 2"):
        pin_files([bank])
    assert '"version": 2' in lock.read_text()


def test_loading_allows_what_rests() -> None:
    """An expired fact may be loaded; an option that stands twice may not."""
    text = BANK.replace("As of: 2026-01", "Until: 2026-02")
    bank, problems = check_text(text.encode(), "house.md")
    assert error_problems(bank, problems, ON) == ()
    twice = "\n### Which? {#which}\n\n- [x] The House\n- [ ] The Senate\n- [ ] the senate\n"
    bank, problems = check_text((BANK + twice).encode(), "house.md")
    assert [each.code for each in error_problems(bank, problems, ON)] == ["S102"]


def test_a_rule_has_its_page() -> None:
    """The manual shows a rule's page, and none for a code of no rule."""
    assert (rule_page("I205") or "").startswith("# I205: ")
    assert rule_page("X999") is None


def test_the_score_history_is_read(desk: Desk) -> None:
    """The A rules rest on first answers; of a typed question the wrong texts are counted."""
    desk.through(desk.study(new=9), wrong=("chair",))
    path = desk.folder / "laws.md"
    done = check_files([path], ON, store=desk.store)
    found = answers_in(desk.store, [check_text(path.read_bytes(), "laws.md")[0]])
    assert done.report.answers == len(found) > 1
    assert not [each for each in done.report.problems if each.code.startswith("A")]
    assert sum(found["laws/chair"].rejected.values()) == 1


def test_regraded_answers_are_read_in_the_options_of_today(desk: Desk) -> None:
    """They name options by their places when they were given, and those have moved since."""
    taken = make_class_quiz(desk.store, [desk.question("size-choice")], ["otter-7", "yak-4"])
    taken.take("otter-7", [(0,)])
    taken.take("yak-4", [(1,)])
    old = "- [ ] 100\n- [x] 435\n- [ ] 538\n"
    desk.load(text := LAWS.replace(old, "- [ ] 538\n- [ ] 435\n- [x] 100\n"))
    regrade(desk.store, desk.schedule, "laws", [], desk.now())
    found = answers_in(desk.store, [check_text(text.encode(), "laws.md")[0]])
    summary = found["laws/size-choice"].summary
    assert summary.facility == 0.5
    assert [(each.chosen, each.key) for each in summary.options] == [
        (0, False),
        (1, False),
        (1, True),
    ]


def test_without_a_loaded_bank_there_is_no_history(desk: Desk, bank: Path) -> None:
    """A bank that nobody loaded has no answers, and the A rules say nothing."""
    assert check_files([bank], ON, store=desk.store).report.answers == 0
