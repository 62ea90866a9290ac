"""A rare word of the stem stands in the key alone.

## What it does

Finds a rare word of four letters or more that stands in a stem of at most forty words and in a key of at most six,
and in no distractor. Where half of the distractors or more have a word of the stem too, each another, none gives
itself away.

## Why it matters

The sound of the word gives the key away.

## Example

```markdown
### Which treaty limited strategic arms?

- [x] The Strategic Arms Treaty
- [ ] The Treaty of Rome
- [ ] The Antarctic Treaty
```

## Instead

```markdown
### Which treaty limited the missiles of both sides?
```

## Since

0.1.0
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from civicquiz.lint.context import Context
from civicquiz.lint.views import Item
from civicquiz.lint.words import content
from civicquiz.model import Problem, Severity

__all__ = ["CODE", "ENGLISH", "SEVERITY", "check_question"]

CODE = "I209"
ENGLISH = True
SEVERITY = Severity.WARNING
_COMMON = (
    "able against back became become been began best better called case change come country "
    "course day days different early end even ever find first following form found full give "
    "given good great group hold home important keep kind know known large last late later "
    "law lead left less level life like line list little long look made main make making many "
    "mean means member members name named nation need never next number old order part people "
    "place point power president public question right rule said same second seen several "
    "show side since small start state states still system take taken term terms text thing "
    "things third time times today took type used user using want well went word words work "
    "world year years"
)
COMMON = frozenset(_COMMON.split())
LETTERS = 4
STEM = 40
KEY = 6
RARE = 0.02
FEW = 3


def check_question(item: Item, _context: Context) -> Iterator[Problem]:
    """Report the first rare word that only stem and key share."""
    if not item.single or len(item.words) > STEM:
        return
    at = item.keys[0]
    if len(item.option_words[at]) > KEY:
        return
    stem = set(item.matter)
    shared = [
        word
        for word in content(item.option_words[at])
        if len(word) >= LETTERS and not word[0].isdigit() and word not in COMMON
        if word in stem or any(forms(word, other) for other in stem)
    ]
    if not shared:
        return
    wrong = [set(content(words)) for spot, words in enumerate(item.option_words) if spot != at]
    others = set().union(*wrong)
    if 2 * sum(echoes(words, stem) for words in own(wrong, set(shared))) >= len(wrong):
        return
    most = max(FEW, RARE * len(item.sheet.items))
    for word in shared:
        if (
            word not in others
            and item.sheet.frequency.get(word, 0) <= most
            and not near(word, others)
        ):
            what = f"“{word}” stands in the stem and in the key, and in no distractor."
            fix = "Say it otherwise in the stem, or use the word in a distractor too."
            yield Problem(CODE, item.option_place(at), what, fix, SEVERITY)
            return


def forms(word: str, other: str) -> bool:
    """Whether two words are forms of one verb, such as stamp and stamped."""
    short, long = sorted((word, other), key=len)
    if short in COMMON or len(short) < LETTERS or not long.startswith(short):
        return False
    return long[len(short) :] in ("ed", "ing")


def own(options: list[set[str]], taken: set[str]) -> Iterator[set[str]]:
    """Give the words that each option alone has."""
    counts = Counter(chain.from_iterable(options))
    for words in options:
        yield {word for word in words if counts[word] == 1 and word not in taken}


def echoes(words: set[str], stem: set[str]) -> bool:
    """Whether a distractor rings a bell itself: the square and the circle are compared."""
    return any(word in stem and word not in COMMON for word in words)


def near(word: str, others: set[str]) -> bool:
    """Whether another form of a word stands in a distractor."""
    return any(other[:LETTERS] == word[:LETTERS] for other in others)
