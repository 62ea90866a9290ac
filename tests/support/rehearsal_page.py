"""What a rehearsal came to, as a page of the manual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from support.rehearsing import DAYS, HOPELESS, NEW_A_DAY, REVIEWS_A_DAY, Answer, Day, Rehearsal

__all__ = ["KNOWN", "LEARNED", "page"]

BLOCK = 10
KNOWN = "river-town/flood-multiple"
LEARNED = "river-town/mayor-cloze"
VERDICTS = {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}


def page(played: Rehearsal) -> str:
    """Return the page."""
    days = played.days
    return "\n".join(
        [
            f"# A rehearsal over {DAYS} days: what a learner is asked, and when",
            "",
            f"A pupil who was made up studies every day, from {days[0].day} to {days[-1].day}:",
            "the banks that come with civicquiz and a small one with a fact that runs out, a dispute",
            "and a question that will not be learned. The settings are",
            f"`new_a_day = {NEW_A_DAY}` and `reviews_a_day = {REVIEWS_A_DAY}`.",
            "The pupil knows some answers from the start, meets the others for the first time,",
            "forgets as the model of memory expects, misspells, and says so after a lucky guess.",
            "Each day is one `civicquiz --at DAY study --json`. A test plays these days, checks that",
            "the promises were kept, and compares this page with what came out.",
            "",
            "## Ten days at a time",
            "",
            *table(
                ("days", "asked", "new", "reviews", "right", "due next day"),
                (block_row(days, at) for at in range(0, DAYS, BLOCK)),
            ),
            "",
            "*asked* counts every answer, those included that repeat a failed question in its",
            "session; *right* is the share of the reviews answered right at once. New questions run",
            "out, reviews grow rare, and what is known well stays away longer.",
            "",
            *retention(played),
            "",
            "## The life of three questions",
            "",
            f"**Known from the start** (`{KNOWN}`): each answer takes it further away.",
            "",
            *life(played.life(KNOWN)),
            "",
            f"**Learned** (`{LEARNED}`): failed when it was new, then kept.",
            "",
            *life(played.life(LEARNED)),
            "",
            f"**A leech** (`{HOPELESS}`): failed on {len(before(played))} days in a row.",
            "After eight failures since it had first been learned it rests from",
            f"{rests_from(played)} on. The pupil looks it up and wakes it on {played.woken_on}",
            f"(`civicquiz due --wake {HOPELESS}`).",
            "",
            *life(played.life(HOPELESS)),
            "",
            "## What rested",
            "",
            "On the last day `civicquiz due` lists:",
            "",
            *(f"- `{name}`: {why}" for name, (_, why) in days[-1].resting.items()),
            "",
        ]
    )


def before(played: Rehearsal) -> list[Answer]:
    """Return the leech's answers before it was woken."""
    assert played.woken_on is not None
    return [answer for answer in played.life(HOPELESS) if answer.day < played.woken_on]


def rests_from(played: Rehearsal) -> date:
    """Return the first morning on which the leech rests."""
    return next(day.day for day in played.days if HOPELESS in day.resting)


def block_row(days: Sequence[Day], at: int) -> tuple[str, ...]:
    """Return the figures of ten days."""
    block = days[at : at + BLOCK]
    reviews = [answer for day in block for answer in day.first if not answer.new]
    right = sum(answer.score >= 1 for answer in reviews) / len(reviews)
    return (
        f"{at + 1} to {at + BLOCK}",
        str(sum(len(day.answers) for day in block)),
        str(sum(answer.new for day in block for answer in day.answers)),
        str(len(reviews)),
        f"{100 * right:.0f} %",
        str(block[-1].ends[0]["due_tomorrow"]),
    )


def retention(played: Rehearsal) -> Iterator[str]:
    """Yield a paragraph on recall on the day promised."""
    asked = played.measured
    right = sum(answer.score >= 1 for answer in asked) / len(asked)
    hoped = sum(answer.chance or 0 for answer in asked) / len(asked)
    yield f"Of {len(asked)} reviews that came on the day promised, two days or more after the last one,"
    yield f"{100 * right:.1f} % were right; the plan aims at 90 %, and with these days its model expects"
    yield f"{100 * hoped:.1f} %. (The questions known from the start and the leech are left out.)"


def life(answers: Sequence[Answer]) -> list[str]:
    """Return the answers to a question as a table."""
    rows = (
        (
            str(answer.day),
            answer.verdict + (", a guess" if answer.guessed else ""),
            VERDICTS[answer.rating],
            str(answer.due),
            str((answer.due - answer.day).days),
        )
        for answer in answers
    )
    return table(("day", "answer", "rating", "due", "days"), rows)


def table(heads: Sequence[str], rows: Iterator[tuple[str, ...]]) -> list[str]:
    """Return a table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return ["| " + " | ".join(cells) + " |" for cells in lines]
