"""What makes a question the same one, and what a load does to those that are stored."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from civicquiz.bank import (
    Changes,
    Known,
    diff,
    file_hash,
    key_hash,
    parse,
    revision_hash,
    with_ids,
)
from civicquiz.model import Bank, Choice, Question, Shape
from support.banks import banks, questions
from support.markdown import one_question


def bank_of(text: str) -> Bank:
    """Read a bank without looking at its problems."""
    return parse("---\ntitle: x\n---\n" + text).bank


def known(question: Question, *, key: str = "", retired: bool = False) -> Known:
    """Return a question as it would be stored."""
    name = key or question.id
    return Known(name, question.stem, revision_hash(question), key_hash(question), retired)


def stored(bank: Bank) -> list[Known]:
    """Return all questions of a bank as they would be stored."""
    return [known(question) for question in with_ids(bank).questions]


ONE = "## Who leads? {#leader}\n\n- [x] Speaker\n- [ ] Clerk\n"
TWO = "## How many? {#size}\n\nAnswer: 435\n"


def same_key(left: str, right: str) -> bool:
    """Whether two questions have the same key, and not the same revision."""
    first, second = one_question(left), one_question(right)
    assert revision_hash(first) != revision_hash(second)
    return key_hash(first) == key_hash(second)


def test_a_new_wording_keeps_the_key() -> None:
    """The stem, the distractors, the order and a number's form may change."""
    assert same_key(ONE, ONE.replace("leads", "presides"))
    assert same_key(ONE, ONE.replace("Clerk", "Usher") + "- [ ] Whip\n")
    assert same_key(ONE, "## Who leads? {#leader}\n\n- [ ] Clerk\n- [x] Speaker\n")
    assert same_key(TWO.replace("435", "1000.0"), TWO.replace("435", "1,000"))
    listing = "## Name.\n\nAnswers:\n- a\n- b\n"
    assert same_key(listing, listing.replace("- a\n- b", "- b\n- a"))
    cloze = "## A {{gap}} here\n\nand there\n"
    assert same_key(cloze, cloze.replace("there", "everywhere"))


def test_another_answer_is_another_key() -> None:
    """What was right and what counts as right make the key."""
    assert not same_key(ONE, ONE.replace("[x] Speaker", "[x] Whip"))
    assert not same_key(ONE, ONE.replace("[ ]", "[x]"))
    assert not same_key(TWO, TWO.replace("435", "436"))
    assert not same_key(TWO, TWO.replace("435", "435 members"))
    assert not same_key("## A?\n\nAnswer: a\n", "## A?\n\nAnswer: a | b\n")
    order = "## Order.\n\n1. a\n2. b\n"
    assert not same_key(order, order.replace("1. a\n2. b", "1. b\n2. a"))
    listing = "## Name.\n\nAnswers:\n- a\n- b\n"
    assert not same_key(listing, listing + "Needs: 1\n")


def test_an_exact_match_is_another_key() -> None:
    """A misspelling that was right is wrong then."""
    exact = one_question("## A?\n\nAnswer: a\nMatch: exact\n")
    assert key_hash(exact) != key_hash(replace(exact, exact=False))


def silent(shape: Shape) -> Shape:
    """Return a shape without feedback, which is shown after the answer only."""
    if not isinstance(shape, Choice):
        return shape
    return Choice(tuple(replace(option, feedback="") for option in shape.options))


@given(questions(), questions())
def test_the_hashes_tell_what_is_asked(left: Question, right: Question) -> None:
    """What is shown besides question and key does not matter; all else does."""
    same = replace(right, stem=left.stem, shape=left.shape, prose=left.prose, exact=left.exact)
    assert revision_hash(same) == revision_hash(left)
    assert key_hash(same) == key_hash(left)
    if (left.stem, silent(left.shape)) != (right.stem, silent(right.shape)):
        assert revision_hash(left) != revision_hash(right)
    assert len(revision_hash(left)) == 32


def test_a_file_is_known_by_its_bytes() -> None:
    """The hash of a file is the same for the same bytes only."""
    assert file_hash(b"a") == file_hash(b"a") != file_hash(b"b")


@given(banks(named=False))
def test_the_same_bank_changes_nothing(bank: Bank) -> None:
    """Loaded again, every question is unchanged, with or without its id in the text."""
    first = diff([], bank)
    names = tuple(question.id for question in first.bank.questions)
    assert first == Changes(first.bank, added=names)
    again = diff(stored(first.bank), bank)
    assert sorted(again.unchanged) == sorted(names)
    assert again == replace(again, added=(), changed=(), key_changed=(), retired=(), revived=())


@given(banks(), banks())
def test_every_question_is_told_once(before: Bank, after: Bank) -> None:
    """What is stored is kept or retired, and what is loaded is of one sort."""
    changes = diff(stored(before), after)
    sorts = (*changes.added, *changes.changed, *changes.key_changed, *changes.unchanged)
    assert sorted(sorts) == sorted(question.id for question in changes.bank.questions)
    old = {question.id for question in before.questions}
    renamed = dict(changes.matched)
    kept = {key for key in old if renamed.get(key, key) in sorts and key not in changes.retired}
    assert kept | set(changes.retired) == old


def test_changes_are_sorted() -> None:
    """New wording, new key, new question, and one that is gone."""
    bank = bank_of(ONE + TWO + "## Gone? {#gone}\n\nBack: x\n")
    text = (
        ONE.replace("leads", "presides") + TWO.replace("435", "100") + "## New? {#new}\n\nBack: x\n"
    )
    changes = diff(stored(bank), bank_of(text))
    assert changes == Changes(
        bank_of(text), added=("new",), changed=("leader",), key_changed=("size",), retired=("gone",)
    )


def test_a_question_that_is_back_is_revived() -> None:
    """A retired question is revived by its id, or by its text; gone ones are not told again."""
    bank = bank_of(ONE + TWO)
    leader, size = bank.questions
    retired = [
        known(leader, retired=True),
        known(size, retired=True),
        known(size, key="old", retired=True),
    ]
    changes = diff(retired, bank_of(ONE))
    assert (changes.unchanged, changes.revived, changes.retired) == (("leader",), ("leader",), ())


def test_a_lost_id_is_found_by_the_text() -> None:
    """Without its id a question keeps the stored one, whatever case and signs its stem has."""
    bank = bank_of(ONE + TWO)
    changes = diff(stored(bank), bank_of(ONE.replace("leads? {#leader}", "LEADS") + TWO))
    assert [question.id for question in changes.bank.questions] == ["leader", "size"]
    assert changes.matched == (("leader", "leader"),)
    assert changes.changed == ("leader",)


def test_a_renamed_question_is_found_by_the_text() -> None:
    """With another id the stored one is told, so that its history can move along."""
    bank = bank_of(ONE + TWO)
    changes = diff(stored(bank), bank_of(ONE.replace("#leader", "#head") + TWO))
    assert changes.matched == (("leader", "head"),)
    assert (changes.unchanged, changes.added, changes.retired) == (("head", "size"), (), ())


def test_a_key_that_changed_is_found_by_a_stem_that_is_unique() -> None:
    """Two questions of one stem are told apart by their keys, or not at all."""
    twins = "## Who? {#a}\n\nAnswer: a\n## Who? {#b}\n\nAnswer: b\n"
    bank = bank_of(twins)
    lost = diff(stored(bank), bank_of("## Who?\n\nAnswer: b\n## Who?\n\nAnswer: c\n"))
    assert lost.matched == (("b", "b"), ("a", "a"))
    assert (lost.unchanged, lost.key_changed) == (("b",), ("a",))
    three = diff(stored(bank), bank_of("## Who?\n\nAnswer: c\n## Who?\n\nAnswer: d\n"))
    assert (three.matched, three.retired) == ((), ("a", "b"))


def test_new_questions_never_take_a_stored_id() -> None:
    """The history of a retired question is not given to another one."""
    gone = Known("members-house", "Other?", "r", "k", retired=True)
    changes = diff([gone], bank_of("## How many members has the House?\n\nAnswer: 435\n"))
    assert changes.added == ("members-house-number",)


def test_a_fact_keeps_its_id_from_a_question() -> None:
    """Where a fact has taken the stored id, the question that lost it gets a new one."""
    old = bank_of(ONE)
    text = "## The Speaker leads. {#leader}\n\nTags: x\n\n## Who leads?\n\n- [x] Speaker\n- [ ] Clerk\n"
    changes = diff(stored(old), bank_of(text))
    assert changes.matched == (("leader", "leads"),)
