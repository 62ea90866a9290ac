"""Loading banks: what is told, and that nobody's history is lost."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from civicquiz.app.loading import load_bank, load_shipped
from civicquiz.app.regrading import regrade
from civicquiz.errors import BadInput, NotFound
from civicquiz.store import open_store
from support.desk import LAWS, Desk
from support.storing import NOW, arrive

CARD = "### How well do you know what a filibuster is? {#card}\n\nBack: A talk without end.\n"


def test_the_same_file_is_known_by_its_hash(desk: Desk) -> None:
    """Loading it again looks at nothing and changes nothing."""
    before = desk.store.known_questions("laws")
    report = desk.load(LAWS)
    assert (report.same_file, report.unchanged, report.questions) == (True, 5, 5)
    assert report == replace(report, added=(), changed=(), key_changed=(), retired=())
    assert desk.store.known_questions("laws") == before


def test_a_comment_changes_the_file_and_no_question(desk: Desk) -> None:
    """Another hash, the same questions: five unchanged, no new revision."""
    before = desk.store.known_questions("laws")
    report = desk.load(LAWS + "\n<!-- checked -->\n")
    assert (report.same_file, report.unchanged) == (False, 5)
    assert desk.store.known_questions("laws") == before


def test_each_kind_of_change_is_told(desk: Desk) -> None:
    """Added, changed, key changed, retired, unchanged; then revived."""
    text = (
        LAWS.replace("### Which are chambers", "### Which of these are chambers")
        .replace("[x] 435", "[ ] 435")
        .replace("[ ] 538", "[x] 538")
        .replace(CARD, "### What is a quorum? {#quorum}\n\nBack: Enough members.\n")
    )
    report = desk.load(text)
    assert report.added == ("quorum",)
    assert report.changed == ("chambers",)
    assert report.key_changed == ("size-choice",)
    assert report.retired == ("card",)
    assert (report.revived, report.unchanged, report.old_answers) == ((), 2, ())
    report = desk.load(LAWS)
    assert report.revived == ("card",)
    assert report.retired == ("quorum",)


def test_a_question_whose_id_was_changed_is_known_by_its_text(desk: Desk) -> None:
    """It keeps its row, hence its history."""
    row = desk.question("chair")
    report = desk.load(LAWS.replace("{#chair}", "{#presiding}"))
    assert report.by_text == (("chair", "presiding"),)
    assert (report.added, report.retired) == ((), ())
    assert desk.question("presiding") == row


def test_questions_without_ids_stay_the_same(desk: Desk) -> None:
    """An id that was lost is given back."""
    rows = {each.key: each.id for each in desk.store.known_questions("laws")}
    report = desk.load(LAWS.replace(" {#chair}", "").replace(" {#card}", ""))
    assert set(report.by_text) == {("chair", "chair"), ("card", "card")}
    assert {each.key: each.id for each in desk.store.known_questions("laws")} == rows


def test_a_bad_bank_loads_nothing_of_itself(desk: Desk) -> None:
    """All its problems are told; what is stored stays."""
    before = desk.store.known_questions("laws")
    report = desk.load(LAWS.replace("[x] 435", "[ ] 435").replace("Answer: 435", "Awnser: 435"))
    assert report.failed
    assert len(report.problems) >= 2
    assert desk.store.known_questions("laws") == before
    assert desk.load(
        "---\ntitle: Bad\n---\n\n# X\n\n### Y {#y}\n\n- [ ] a\n- [ ] b\n", "bad"
    ).failed
    assert set(desk.store.bank_ids()) == {"laws"}


def test_a_move_is_told(desk: Desk, tmp_path: Path) -> None:
    """A bank loaded from another path says where it was."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "laws.md").write_text(LAWS)
    report = load_bank(desk.store, desk.schedule, elsewhere / "laws.md", desk.now())
    assert report.moved_from == str((tmp_path / "laws.md").resolve())
    assert report.unchanged == 5


def test_a_retired_question_is_not_asked_and_keeps_its_answers(desk: Desk) -> None:
    """Back again, it is due as it was promised."""
    desk.through(desk.study())
    memory = desk.store.memory(desk.learner.id, desk.question("card"))
    assert memory is not None
    desk.load(LAWS.replace(CARD, ""))
    desk.sleep(60)
    names = {outcome.asked.posed.question.id for outcome in desk.through(desk.study())}
    assert "card" not in names
    desk.load(LAWS)
    assert desk.store.memory(desk.learner.id, desk.question("card")) == memory
    assert {outcome.asked.posed.question.id for outcome in desk.through(desk.study())} == {"card"}


def test_answers_under_an_old_key_are_counted_retired_or_not(desk: Desk) -> None:
    """Those of a question that is gone are not told, and do no harm."""
    desk.through(desk.study())
    text = LAWS.replace("President pro tempore", "Vice President")
    assert desk.load(text).old_answers == (("chair", 1),)
    start = text.index("### Who presides")
    gone = text[:start] + text[text.index("### Which are") :]
    assert desk.load(gone).old_answers == ()
    assert [
        each.answers for each in regrade(desk.store, desk.schedule, "laws", [], desk.now())
    ] == [1]
    assert desk.faults() == []


def test_a_new_wording_wakes_a_leech(desk: Desk) -> None:
    """A leech that was reworded is asked again; an untouched one rests on."""
    desk.schedule = replace(desk.schedule, leech=1)
    desk.through(desk.study())
    desk.sleep(30)
    desk.through(desk.study(), wrong=("chair", "card"))
    leeches = {asked for _, asked, _ in desk.store.leeches(1)}
    assert leeches == {desk.question("chair"), desk.question("card")}
    desk.load(LAWS.replace("in everyday business", "on most days"))
    assert {asked for _, asked, _ in desk.store.leeches(1)} == {desk.question("card")}
    assert desk.faults() == []


def test_two_loads_at_once(tmp_path: Path) -> None:
    """Both succeed, and the bank is there once."""
    path, bank = tmp_path / "db", tmp_path / "laws.md"
    bank.write_text(LAWS)
    open_store(path, now=NOW).close()
    reports = []

    def load() -> None:
        with open_store(path, now=NOW) as store:
            reports.append(load_bank(store, Desk(store, tmp_path).schedule, bank, NOW))

    threads = [threading.Thread(target=load) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(len(report.added) for report in reports) == [0, 0, 0, 5]
    with open_store(path, now=NOW) as store:
        assert len(store.known_questions("laws")) == 5
        assert Desk(store, tmp_path).faults() == []


def test_what_cannot_be_read_is_one_clear_error(desk: Desk, tmp_path: Path) -> None:
    """A missing file and a folder are told apart; bytes that are no UTF-8 are a problem."""
    with pytest.raises(NotFound, match="no file"):
        load_bank(desk.store, desk.schedule, tmp_path / "none.md", desk.now())
    with pytest.raises(BadInput, match="is a folder"):
        load_bank(desk.store, desk.schedule, tmp_path, desk.now())
    (tmp_path / "bytes.md").write_bytes(b"---\ntitle: \xff\n---\n")
    assert load_bank(desk.store, desk.schedule, tmp_path / "bytes.md", desk.now()).failed


def test_the_shipped_banks_load_whole_and_once(desk: Desk) -> None:
    """All of them without a problem; a second time each is known by its hash."""
    shipped = load_shipped(desk.store, desk.schedule, desk.now())
    assert shipped.questions >= 110
    assert not any(report.failed for report in shipped.reports)
    again = load_shipped(desk.store, desk.schedule, desk.now())
    assert all(report.same_file for report in again.reports)


def test_a_bank_saved_by_other_hashes_keeps_its_history(desk: Desk) -> None:
    """Where hashes were computed otherwise, the questions are changed, never new ones."""
    found = {each.key: each.id for each in desk.store.known_questions("laws")}
    content = desk.store.bank_content("laws")
    assert content is not None
    arrivals = [arrive(question, found) for question in content.questions]
    desk.store.save_bank(content, arrivals, path="laws.md", file_hash="old", now=desk.now())
    report = desk.load(LAWS)
    assert len(report.key_changed) == 5
    assert {each.key: each.id for each in desk.store.known_questions("laws")} == found
