"""What makes a question the same one: hashes of its wording and its key, and what has changed."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from civicquiz.bank.names import with_ids
from civicquiz.bank.nesting import nested
from civicquiz.model import (
    Back,
    Bank,
    Choice,
    Cloze,
    DateKey,
    Listing,
    Matching,
    NumberKey,
    Ordering,
    Question,
    Typed,
)

__all__ = ["Changes", "Known", "diff", "file_hash", "key_hash", "normal_stem", "revision_hash"]

HASH_BYTES = 16
PLAIN = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))
NO_WORD = re.compile(r"[\W_]+")


def digest(value: object) -> str:
    """Return 32 hex digits that tell one plain value from all others."""
    return hashlib.blake2b(PLAIN.encode(value).encode(), digest_size=HASH_BYTES).hexdigest()


def file_hash(data: bytes) -> str:
    """Return 32 hex digits that tell one file from all others."""
    return hashlib.blake2b(data, digest_size=HASH_BYTES).hexdigest()


def plain(value: Decimal) -> str:
    """Write a number in the one way that equal numbers share."""
    return format(value.normalize() + 0, "f")


def wording(question: Question) -> object:
    """Return the options or key as written, in their order."""
    match question.shape:
        case Choice() as shape:
            return [[option.text, option.right] for option in shape.options]
        case Typed() as shape:
            return [shape.key, *shape.also]
        case NumberKey() as shape:
            return shape.written
        case DateKey() as shape:
            return shape.day.isoformat()
        case Listing() as shape:
            return [shape.needs, [[one.key, *one.also] for one in shape.answers]]
        case Cloze() as shape:
            return [question.prose, [[gap.key, *gap.also] for gap in shape.gaps]]
        case Ordering() as shape:
            return list(shape.items)
        case Matching() as shape:
            return [list(shape.headings), [list(pair) for pair in shape.pairs]]
        case Back() as shape:
            return shape.text


def key(question: Question) -> object:
    """Return what makes an answer right, the same for the same answers."""
    match question.shape:
        case Choice() as shape:
            return sorted(option.text for option in shape.options if option.right)
        case Typed() as shape:
            return sorted({shape.key, *shape.also})
        case NumberKey() as shape:
            return [plain(shape.low), plain(shape.high), shape.unit]
        case Listing() as shape:
            return [shape.needs, sorted(sorted({one.key, *one.also}) for one in shape.answers)]
        case Cloze() as shape:
            return [sorted({gap.key, *gap.also}) for gap in shape.gaps]
        case Matching() as shape:
            return sorted(list(pair) for pair in shape.pairs)
        case _:
            return wording(question)


def revision_hash(question: Question) -> str:
    """Return the hash of what is asked: kind, stem, options or key, and a cloze's prose."""
    return digest([question.kind, question.stem, wording(question)])


def key_hash(question: Question) -> str:
    """Return the hash of what makes an answer right: kind, key, and whether it must be exact.

    Distractors and their order, the wording of the stem and how a number is written do not
    matter.
    """
    return digest([question.kind, key(question), question.exact])


def normal_stem(text: str) -> str:
    """Fold a stem, so that case, accents' encoding, punctuation and white space do not matter."""
    return NO_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


@dataclass(frozen=True, slots=True)
class Known:
    """A question as it is stored; `key` is its id within the bank."""

    key: str
    stem: str
    revision: str
    key_hash: str
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What loading a bank does to the questions that are stored, by the id they have now.

    `bank` is the bank with every id filled in. Its questions are parted into `added`,
    `changed` (wording), `key_changed` and `unchanged`. `retired` are stored ones that it no
    longer has; `revived` are those of its questions that were retired. `matched` tells which
    questions were known by their text: the id stored, and the id now (equal where none was
    written).
    """

    bank: Bank
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    key_changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    revived: tuple[str, ...] = ()
    matched: tuple[tuple[str, str], ...] = ()


def diff(stored: Sequence[Known], bank: Bank) -> Changes:
    """Compare a bank with what is stored of it."""
    by_key = {known.key: known for known in stored}
    questions = bank.questions
    here = {question.id for question in questions}
    free = [known for known in stored if known.key not in here]
    loose = [at for at, question in enumerate(questions) if question.id not in by_key]
    matches = match_texts(free, [(at, questions[at]) for at in loose])
    facts = {fact.id for fact in bank.facts}
    given = {
        at: known.key
        for at, known in matches.items()
        if not questions[at].id and known.key not in facts
    }
    named = with_ids(give_ids(bank, given), frozenset(by_key))
    pairs = list(zip(range(len(questions)), named.questions, strict=True))
    before = {at: matches.get(at) or by_key.get(question.id) for at, question in pairs}
    return sort_changes(stored, named, before, matches)


def give_ids(bank: Bank, given: dict[int, str]) -> Bank:
    """Give questions, by their position, the ids under which they are stored."""
    if not given:
        return bank
    entries = list(bank.entries)
    places = [at for at, entry in enumerate(entries) if isinstance(entry, Question)]
    for position, name in given.items():
        entry = entries[places[position]]
        entries[places[position]] = (
            replace(entry, id=name) if isinstance(entry, Question) else entry
        )
    return replace(bank, entries=nested(entries))


def match_texts(free: Sequence[Known], loose: Iterable[tuple[int, Question]]) -> dict[int, Known]:
    """Match questions to stored ones by their text: stem and key, else a stem that is unique.

    Where several are alike in stem and key, they are matched in their order.
    """
    rest = list(loose)
    found: dict[int, Known] = {}
    if not free:  # a bank that is loaded for the first time, or whose ids are all known
        return found
    both: dict[tuple[str, str], list[Known]] = {}
    for known in sorted(free, key=lambda known: known.retired):
        both.setdefault((normal_stem(known.stem), known.key_hash), []).append(known)
    for at, question in rest:
        alike = both.get((normal_stem(question.stem), key_hash(question)))
        if alike:
            found[at] = alike.pop(0)
    taken = {known.key for known in found.values()}
    others = [known for known in free if known.key not in taken]
    rest = [(at, question) for at, question in rest if at not in found]
    stored_stems = Counter(normal_stem(known.stem) for known in others)
    stems = Counter(normal_stem(question.stem) for _, question in rest)
    unique = {normal_stem(known.stem): known for known in others}
    for at, question in rest:
        stem = normal_stem(question.stem)
        if stem and stored_stems[stem] == stems[stem] == 1:
            found[at] = unique[stem]
    return found


def sort_changes(
    stored: Sequence[Known], bank: Bank, before: dict[int, Known | None], matches: dict[int, Known]
) -> Changes:
    """Sort the questions of a bank by what happened to them."""
    sorts: dict[str, list[str]] = {"added": [], "changed": [], "key_changed": [], "unchanged": []}
    revived: list[str] = []
    for at, question in enumerate(bank.questions):
        known = before[at]
        if known is None:
            sort = "added"
        elif known.key_hash != key_hash(question):
            sort = "key_changed"
        elif known.revision != revision_hash(question):
            sort = "changed"
        else:
            sort = "unchanged"
        sorts[sort].append(question.id)
        if known is not None and known.retired:
            revived.append(question.id)
    kept = {known.key for known in before.values() if known is not None}
    retired = [known.key for known in stored if not known.retired and known.key not in kept]
    questions = bank.questions
    return Changes(
        bank,
        **{sort: tuple(names) for sort, names in sorts.items()},
        retired=tuple(retired),
        revived=tuple(revived),
        matched=tuple(
            (known.key, questions[at].id)
            for at, known in sorted(matches.items(), key=lambda one: one[0])
        ),
    )
