"""Strategies for what a session shows: questions being asked, answers, and what they led to."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from civicquiz.model import (
    Asked,
    Choice,
    Citation,
    Cloze,
    Dispute,
    Grade,
    Kind,
    Listing,
    Matching,
    Ordering,
    Outcome,
    Part,
    Posed,
    PosedFact,
    Question,
    Rating,
    Response,
    Verdict,
)
from support.banks import partial_dates, questions, texts

__all__ = ["asked_questions", "how_many", "outcomes", "responses"]

TODAY = date(2026, 11, 24)


def how_many(question: Question) -> int:
    """Return how many options, items or right-hand rows a question shows."""
    match question.shape:
        case Choice(options=parts) | Ordering(items=parts) | Matching(pairs=parts):
            return len(parts)
        case _:
            return 0


@st.composite
def posed_facts(draw: DrawFn) -> PosedFact:
    """A fact with any number of citations, dates and disputes."""
    cited = draw(st.lists(st.builds(Citation, texts(), st.lists(texts(), max_size=2).map(tuple))))
    known = st.tuples(texts(), st.just("") | texts(), st.none() | partial_dates())
    return PosedFact(
        1,
        "fact",
        draw(texts()),
        tuple(cited),
        tuple(draw(known) for _ in cited),
        draw(st.none() | partial_dates()),
        draw(st.none() | partial_dates()),
        draw(st.none() | st.builds(Dispute, st.just("") | texts())),
    )


@st.composite
def asked_questions(draw: DrawFn, kind: Kind | None = None) -> Asked:
    """A question of a kind (any when None) as it is asked, in any order."""
    question = draw(questions(kind))
    fact = draw(st.none() | posed_facts())
    posed = Posed(1, 1, "bank", draw(texts()), question, fact)
    return Asked(
        posed,
        tuple(draw(st.permutations(range(how_many(question))))),
        draw(st.integers(1, 99)),
        draw(st.integers(1, 99)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
    )


@st.composite
def responses(draw: DrawFn, asked: Asked) -> Response:
    """A well-formed answer to a question, or none at all."""
    question = asked.posed.question
    count = how_many(question)
    positions = st.integers(0, max(count - 1, 0))
    if draw(st.integers(0, 7)) == 0:
        return "" if question.kind in {Kind.TYPED, Kind.NUMBER, Kind.DATE} else ()
    match question.kind:
        case Kind.SINGLE:
            return (draw(positions),)
        case Kind.MULTIPLE:
            return tuple(sorted(draw(st.sets(positions))))
        case Kind.ORDERING:
            return tuple(draw(st.permutations(range(count))))
        case Kind.MATCHING:
            rows = st.lists(positions | st.just(-1), min_size=count, max_size=count)
            return tuple(draw(rows))
        case Kind.FLASHCARD:
            return (int(draw(st.sampled_from(Rating))),)
        case Kind.LISTING:
            return tuple(draw(st.lists(texts(), max_size=3)))
        case Kind.CLOZE:
            assert isinstance(question.shape, Cloze)
            gaps = len(question.shape.gaps)
            return tuple(draw(st.lists(st.just("") | texts(), min_size=gaps, max_size=gaps)))
        case _:
            return draw(texts())


@st.composite
def grades(draw: DrawFn, asked: Asked, response: Response) -> Grade:
    """What an answer might earn: a part for each text given, with any verdict."""
    verdict = st.sampled_from(Verdict)
    given = [text for text in response if isinstance(text, str)] if response else []
    keys: tuple[str, ...] = ("435",)
    if isinstance(asked.posed.question.shape, Listing):
        keys = tuple(answer.key for answer in asked.posed.question.shape.answers)
    note = st.just("") | texts()
    parts = [
        Part(text, draw(st.sampled_from(keys)), draw(verdict), draw(note)) for text in given[:3]
    ]
    return Grade(draw(st.floats(0, 1)), draw(verdict), tuple(parts), draw(note))


@st.composite
def outcomes(draw: DrawFn, kind: Kind | None = None) -> Outcome:
    """What an answer led to."""
    asked = draw(asked_questions(kind))
    response = draw(responses(asked))
    rating = draw(st.none() | st.sampled_from(Rating))
    days = draw(st.integers(-1000, 40000))
    return Outcome(
        asked,
        response,
        draw(grades(asked, response)),
        rating,
        None if rating is None else TODAY + timedelta(days=days),
        TODAY,
        1,
        draw(st.booleans()),
    )
