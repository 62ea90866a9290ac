"""Banks: loading again, what retires and what comes back, and what a question points to."""

from __future__ import annotations

from datetime import timedelta

import pytest

from civicquiz.errors import DatabaseProblem
from civicquiz.model import Bank, Citation, Dispute, PartialDate, Question, Source, Topic, Typed
from civicquiz.store import Store
from support.storing import DAY, NOW, arrive, ask, fact, make_bank, save


def known(store: Store, key: str = "b") -> dict[str, tuple[int, int, bool]]:
    """Return id, revision and retirement of each question of a bank."""
    return {one.key: (one.id, one.revision_id, one.retired) for one in store.known_questions(key)}


def revisions(store: Store) -> int:
    """Return how many revisions there are."""
    count: int = store._connection.exec_driver_sql("SELECT count(*) FROM revision").scalar_one()
    return count


def test_saving_again_changes_nothing(store: Store) -> None:
    """The same bank twice leaves ids and revisions as they were."""
    content = make_bank("b", fact("f"), ask("q", fact="f"), ask("r"))
    first = save(store, content)
    before = known(store)
    assert save(store, content) == first
    assert known(store) == before
    assert revisions(store) == 2


def test_what_is_gone_retires_and_comes_back(store: Store) -> None:
    """A question keeps its id and its text through absence."""
    save(store, make_bank("b", ask("q"), ask("r")))
    before = known(store)
    save(store, make_bank("b", ask("r")))
    assert known(store)["q"] == (*before["q"][:2], True)
    assert known(store)["r"] == before["r"]
    save(store, make_bank("b", ask("q"), ask("r")))
    assert known(store) == before


def test_a_retirement_is_dated_once(store: Store) -> None:
    """Loading again does not move the day on which a question retired."""
    save(store, make_bank("b", ask("q")))
    for days in (1, 2):
        save(store, make_bank("b"), NOW + timedelta(days=days))
    retired = store._connection.exec_driver_sql("SELECT retired_at FROM question").scalar()
    assert retired == "2026-03-02 12:00:00.123"


def test_a_change_is_a_new_revision(store: Store) -> None:
    """A new text is what is asked; the old one stays as it was."""
    (asked,) = save(store, make_bank("b", ask("q"))).question_ids
    (before,) = store.known_questions("b")
    save(store, make_bank("b", ask("q", right="certainly")))
    (after,) = store.known_questions("b")
    assert after.id == before.id == asked
    assert after.key_hash != before.key_hash
    assert store.pose([asked])[asked].question == ask("q", right="certainly")
    assert store.pose_revisions([before.revision_id])[before.revision_id].question == ask("q")


def test_a_better_explanation_is_a_revision_of_the_same_hash(store: Store) -> None:
    """What is shown with a question is kept as it was shown, too."""
    save(store, make_bank("b", ask("q")))
    (before,) = store.known_questions("b")
    better = Question("q", "q?", ask("q").shape, explanation="Because.", topic=("T",))
    save(store, make_bank("b", better))
    (after,) = store.known_questions("b")
    assert after.revision_id != before.revision_id
    assert after.hash == before.hash


def test_a_question_can_get_another_key(store: Store) -> None:
    """A lost id that the caller found again keeps the history under the new one."""
    (asked,) = save(store, make_bank("b", ask("old"))).question_ids
    content = make_bank("b", ask("new"))
    arrivals = [arrive(ask("new"), {"new": asked})]
    saved = store.save_bank(content, arrivals, path="", file_hash="", now=NOW)
    assert saved.question_ids == (asked,)
    assert list(known(store)) == ["new"]
    assert store.question_named("b", "new") == asked
    assert store.question_named("b", "old") is None


def test_a_failed_save_leaves_the_bank_as_it_was(store: Store) -> None:
    """One question too many of a key, and nothing of the load is kept."""
    content = make_bank("b", ask("q"))
    save(store, content)
    twice = make_bank("b", ask("x"), ask("x"))
    with pytest.raises(DatabaseProblem, match="UNIQUE"):
        store.save_bank(
            twice, [arrive(one) for one in twice.questions], path="", file_hash="", now=NOW
        )
    assert store.bank_content("b") == content
    assert store.verify() == []


def test_banks_are_listed_with_counts(store: Store) -> None:
    """What is retired is counted apart; so is a retired bank."""
    content = make_bank("b", fact("f"), fact("g"), ask("q", fact="f"), ask("r"))
    saved = save(store, content)
    save(store, make_bank("b", fact("f"), ask("q", fact="f")))
    save(store, make_bank("a"))
    empty, listed = store.banks()
    assert (empty.key, empty.facts, empty.questions, empty.retired_questions) == ("a", 0, 0, 0)
    assert (listed.key, listed.title, listed.path) == ("b", "Bank b", "b.md")
    assert (listed.facts, listed.questions, listed.retired_questions) == (1, 1, 1)
    assert listed.loaded_at == NOW
    assert store.bank_ids() == {"b": saved.bank_id, "a": empty.id}
    store.retire_bank(saved.bank_id, NOW)
    assert list(store.bank_ids()) == ["a"]
    assert store.banks()[1].retired_at == NOW
    store.retire_bank(saved.bank_id, None)
    assert list(store.bank_ids()) == ["b", "a"]


def test_topics_are_those_of_questions(store: Store) -> None:
    """Each topic that may be asked is told once, in the order of the bank."""
    content = Bank(
        "b",
        "B",
        entries=(
            Topic("Z", level=1),
            Question("q", "q?", Typed("x"), topic=("Z", "Y")),
            Question("r", "r?", Typed("x"), topic=("A",)),
            Question("s", "s?", Typed("x"), topic=("A",)),
        ),
    )
    found = save(store, content).bank_id
    assert store.topics() == [(found, "Z / Y"), (found, "A")]
    assert store.topics([found + 1]) == []


def test_a_posed_question_brings_its_fact(store: Store) -> None:
    """Fact, sources and rivals come with the question, in the order of the citations."""
    save(store, Bank("a", "A", sources=(Source("one", "Another's"),)))
    told = fact(
        "f",
        citations=(Citation("two", ("a", "b")), Citation("one"), Citation("gone")),
        as_of=PartialDate(2026, 3),
        dispute=Dispute("why", ("g",)),
    )
    content = Bank(
        "b",
        "B",
        sources=(
            Source("one", "First", "1.txt", PartialDate(2025)),
            Source("two", "Second"),
        ),
        entries=(told, Question("q", "q?", Typed("x"), fact="f", hint="h")),
    )
    (asked,) = save(store, content).question_ids
    posed = store.pose([asked, 99])[asked]
    assert posed.name == "b/q"
    assert posed.rivals == ("a rival",)
    assert posed.fact is not None
    assert posed.fact.statement == "f is so."
    assert posed.fact.sources == (
        ("Second", "", None),
        ("First", "1.txt", PartialDate(2025)),
        ("gone", "", None),
    )
    assert (posed.fact.as_of, posed.fact.dispute) == (told.as_of, told.dispute)
    assert store.question_names([asked]) == {asked: "b/q"}


def test_a_question_can_be_its_own_fact(store: Store) -> None:
    """With a date of its own it rests by it; without any it has no fact, not even an old one."""
    own = Question("q", "q?", Typed("x"), until=PartialDate(2026, 3), topic=("T",))
    (asked,) = save(store, make_bank("b", own)).question_ids
    behind = store.pose([asked])[asked].fact
    assert behind is not None
    assert (behind.key, behind.statement, behind.until) == ("q", "", own.until)
    assert store.bank_content("b") == make_bank("b", own)
    assert [resting.key for resting in store.resting(1, DAY, leech=8)] == ["q"]
    save(store, make_bank("b", Question("q", "q?", Typed("x"), topic=("T",))))
    assert store.pose([asked])[asked].fact is None
    assert store.resting(1, DAY, leech=8) == []


def test_an_unknown_bank_has_nothing(store: Store) -> None:
    """What is not there is not found."""
    assert store.bank_content("b") is None
    assert store.known_questions("b") == []
    assert store.pose([1]) == store.pose([]) == store.pose_revisions([1]) == {}
