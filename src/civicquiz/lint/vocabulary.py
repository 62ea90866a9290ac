"""The words that rules know: small ones, negations, numbers and months."""

from __future__ import annotations

import re

__all__ = [
    "COUNTING",
    "MONTHS",
    "NEGATIONS",
    "NEGATIVE_PREFIX",
    "NUMBERS",
    "STOP",
    "TURNING",
    "UNITS",
]

_SMALL = (
    "a about after all also among an and any are as at be been before being between both but by "
    "can could did do does during each either every for from had has have having he her his how i "
    "if in into is it its itself may might more most much must neither nor of off on one only "
    "onto or other our out over per shall she should so some such than that the their them then "
    "there these they this those through to under until up upon us very was we were what when "
    "where which while who whom whose why will with within would you your"
)
STOP = frozenset(_SMALL.split())
"""Words that carry no matter."""

_NEGATIVE = (
    "not no never none nobody nothing nowhere neither nor without non except cannot false nicht "
    "kein keine keinen nie pas jamais sans sin ninguno nunca не нет никогда без"
)
NEGATIONS = frozenset(_NEGATIVE.split())
"""Words that turn a sentence round; what ends in n't does too."""

NEGATIVE_PREFIX = re.compile(
    r"un(?!an[^n]|cles?\b|der|i[^mn]|less|til|to\b)|non(?!e|sens)"
    r"|dis(?:agree|allow|approv|arm|continu|enfranch|honest|loyal|qualif|satisf)"
    r"|in(?:accur|activ|adequ|admiss|capab|complet|consist|correct|depend|direct|effect|elig|equal"
    r"|formal|human|just|secur|stab|suffic|toler|valid|visib|volunt)"
    r"|i(?:l(?=leg|lib|lit)|m(?=mor|part|perf|poss|prop)|r(?=reg|rel|resp|rev))"
)
"""How a word begins that turns another round: unlawful, invalid, illegal."""

_TURNING = (
    "may might must shall should can could will would more less fewer most least few many greater "
    "smaller larger higher lower longer shorter better worse earlier later older younger early late "
    "above below over under before after until since within outside inside up down against only "
    "all some any both either or former latter last north south east west northern southern eastern "
    "western maximum minimum"
)
TURNING = frozenset(_TURNING.split())
"""Small words whose change turns what is said: who may and who must, more and less, before and after."""

_UNITS = (
    "second minute hour day week month year decade century centuries mile kilometer kilometre meter "
    "metre foot feet acre hectare cent dollar euro pound yen ton tonne barrel gallon degree point"
)
UNITS = frozenset(_UNITS.split())
"""What is counted out, without the ending of the plural."""

_UP_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: value for value, word in enumerate(_UP_TO_TWENTY.split())} | {
    word: 10 * tens for tens, word in enumerate(_TENS.split(), 3)
}
"""Number words and their values."""

_YEAR = "january february march april may june july august september october november december"
_COUNTING = (
    "hundred thousand million billion trillion dozen half twice percent first second third fourth "
    "fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth"
)
COUNTING = frozenset(_COUNTING.split())
"""Words that count, besides number words."""

MONTHS = {month: at for at, month in enumerate(_YEAR.split(), 1)}
"""Months and their numbers."""
