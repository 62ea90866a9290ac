"""Where a learner stands: what is due today and later, what rests and why, what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from civicquiz.app.past import past_sessions
from civicquiz.app.scheduling import Scheduling
from civicquiz.errors import NotFound
from civicquiz.model import Action, Learner, QuizSession
from civicquiz.store import Resting, Store
from civicquiz.study import Rest, effective, study_day, why_resting
from civicquiz.study import Settings as Schedule

__all__ = ["Overview", "Rested", "overview", "resting", "upcoming", "wake_leeches", "wake_question"]


@dataclass(frozen=True, slots=True)
class Overview:
    """What the bare command tells; `new` is how many new questions the day still has room for.

    `next_day` is the next day after today on which something falls due.
    """

    today: date
    banks: int
    questions: int
    due: int
    new: int
    last: QuizSession | None
    last_day: date | None
    last_asked: int
    last_right: int
    last_score: float | None
    unfinished: QuizSession | None
    next_day: date | None


@dataclass(frozen=True, slots=True)
class Rested:
    """A question that rests, and the sentence that says why."""

    name: str
    stem: str
    why: Rest
    reason: str


def overview(store: Store, learner: Learner, schedule: Schedule, now: datetime) -> Overview:
    """Return where a learner stands at `now`."""
    today = study_day(now, schedule.rollover_hour)
    banks = [bank for bank in store.banks() if bank.retired_at is None]
    coming = upcoming(store, learner, schedule, today, days=60)
    counts = store.day_counts(learner.id, today)
    past = past_sessions(store, learner, 1)
    last = past[0] if past else None
    room = max(0, schedule.new_a_day - counts.introduced)
    return Overview(
        today=today,
        banks=len(banks),
        questions=sum(bank.questions for bank in banks),
        due=coming.get(today, 0),
        new=_count_new(store, learner, today, room),
        last=last.session if last else None,
        last_day=_day_of(last.session, now, schedule) if last else None,
        last_asked=last.asked if last else 0,
        last_right=last.right if last else 0,
        last_score=last.score if last else None,
        unfinished=store.unfinished_session(learner.id),
        next_day=min((day for day in coming if day > today), default=None),
    )


def _day_of(session: QuizSession, now: datetime, schedule: Schedule) -> date:
    """Return the study day on which a session began, in the zone of `now`."""
    return study_day(session.started_at.astimezone(now.tzinfo), schedule.rollover_hour)


def upcoming(
    store: Store, learner: Learner, schedule: Schedule, today: date, *, days: int
) -> dict[date, int]:
    """Return how many questions fall due on each of the next days; what is overdue, today."""
    until = today + timedelta(days=days)
    return store.due_counts(learner.id, today, until, leech=schedule.leech)


def resting(store: Store, learner: Learner, schedule: Schedule, today: date) -> list[Rested]:
    """Return the questions that are not asked of a learner, each with its reason."""
    found = []
    for each in store.resting(learner.id, today, leech=schedule.leech):
        why = why_resting(
            today,
            until=each.until,
            disputed=each.dispute is not None,
            attributed=each.attributed,
            struggles=each.struggles,
            leech=schedule.leech,
            fact_asked_today=False,
        )
        if why is not None:
            name = f"{each.bank}/{each.key}"
            found.append(Rested(name, each.stem, why, _reason(each, why)))
    return found


def _reason(each: Resting, why: Rest) -> str:
    match why:
        case Rest.EXPIRED:
            return f"Its fact held until {each.until}."
        case Rest.DISPUTED:
            because = each.dispute.why if each.dispute else ""
            return f"Its fact is disputed ({because}) and the stem does not say whose claim it is."
        case Rest.LEECH:
            return f"Failed {each.struggles} times after it had been learned (a leech)."
        case _:
            return "A question of the same fact was asked today."


def wake_leeches(
    store: Store, learner: Learner, schedule: Schedule, names: list[str], now: datetime
) -> list[str]:
    """Let leeches be asked again; return their names. `names` may be ``["all"]``."""
    leeches = {asked for _, asked, _ in store.leeches(schedule.leech, learner_id=learner.id)}
    by_name = {name: asked for asked, name in store.question_names(sorted(leeches)).items()}
    unknown = [name for name in names if name != "all" and name not in by_name]
    if unknown:
        raise NotFound(f"No leech is called '{unknown[0]}'.", "They are listed by: civicquiz due")
    woken = sorted(by_name) if "all" in names else names
    for name in woken:
        wake_question(store, learner, schedule, by_name[name], now)
    return woken


def wake_question(
    store: Store, learner: Learner, schedule: Schedule, question_id: int, now: datetime
) -> None:
    """Note in the log that a leech was looked at."""
    log = store.log(learner.id, question_id)
    counting = effective(log.reviews, log.amendments)
    if counting:
        posed = store.pose([question_id])[question_id]
        Scheduling(store, learner, schedule).amend(counting[-1].id, posed, Action.WAKE, now, None)


def _count_new(store: Store, learner: Learner, today: date, room: int) -> int:
    """Return how many new questions could be asked today, one of a fact, at most `room`."""
    facts = store.facts_asked(learner.id, today)
    count = 0
    if room:
        for candidate in store.new_candidates(learner.id, today):
            if candidate.fact_id is not None:
                if candidate.fact_id in facts:
                    continue
                facts.add(candidate.fact_id)
            count += 1
            if count == room:
                break
    return count
