"""Study: what is remembered, what is asked today, and what a rating makes of it; all pure.

`memory` holds the formulas, `futures` what each rating would do, `replay` what a log adds up to;
`queue` chooses, `sitting` leads through a session.
"""

from civicquiz.study.aliases import is_alias, new_aliases
from civicquiz.study.attempt import attempt_course, attempt_plan, attempt_seed
from civicquiz.study.attribution import attributed
from civicquiz.study.booklet import VERSIONS, BookletItem, booklet, version_of
from civicquiz.study.days import study_day
from civicquiz.study.draw import Load, draw_due, drawn_range
from civicquiz.study.futures import draw_span, futures, next_memory
from civicquiz.study.memory import (
    DEFAULT_PARAMETERS,
    Parameters,
    from_sm2,
    interval,
    retrievability,
)
from civicquiz.study.queue import build_queue, pick_quiz, take_turns
from civicquiz.study.rating import Pace, rate
from civicquiz.study.replay import effective, promised, replay
from civicquiz.study.resting import Rest, why_resting
from civicquiz.study.settings import Settings
from civicquiz.study.shuffle import shuffled
from civicquiz.study.sitting import Sitting, resume, start
from civicquiz.study.warmup import Met, Worth, expected_gain, warm_up, worth_asking
from civicquiz.study.window import Window, deadline, is_final, window_at

__all__ = [
    "DEFAULT_PARAMETERS",
    "VERSIONS",
    "BookletItem",
    "Load",
    "Met",
    "Pace",
    "Parameters",
    "Rest",
    "Settings",
    "Sitting",
    "Window",
    "Worth",
    "attempt_course",
    "attempt_plan",
    "attempt_seed",
    "attributed",
    "booklet",
    "build_queue",
    "deadline",
    "draw_due",
    "draw_span",
    "drawn_range",
    "effective",
    "expected_gain",
    "from_sm2",
    "futures",
    "interval",
    "is_alias",
    "is_final",
    "new_aliases",
    "next_memory",
    "pick_quiz",
    "promised",
    "rate",
    "replay",
    "resume",
    "retrievability",
    "shuffled",
    "start",
    "study_day",
    "take_turns",
    "version_of",
    "warm_up",
    "why_resting",
    "window_at",
    "worth_asking",
]
