"""The tables of a class: who is in it, what it was given, who took it.

As in `tables`, a change here needs a migration.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from civicquiz.store.moments import UtcDateTime
from civicquiz.store.tables import metadata

__all__ = ["attempt", "class_quiz", "class_quiz_item", "classroom", "pupil", "show_of_hands"]

classroom = Table(
    "classroom",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("archived_at", UtcDateTime),
    UniqueConstraint("name"),
)

pupil = Table(
    "pupil",
    metadata,
    Column("learner_id", Integer, ForeignKey("learner.id"), primary_key=True),
    Column("classroom_id", Integer, ForeignKey("classroom.id"), nullable=False),
    Column("alias", Text, nullable=False),
    Column("joined_at", UtcDateTime, nullable=False),
    Column("pin_hash", Text, nullable=False, comment="empty: no PIN"),
    Column("left_at", UtcDateTime),
    UniqueConstraint("classroom_id", "alias"),
)

class_quiz = Table(
    "class_quiz",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("classroom_id", Integer, ForeignKey("classroom.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("opens_at", UtcDateTime),
    Column("closes_at", UtcDateTime),
    Column("minutes", Float),
    Column("attempts", Integer, nullable=False),
    Column("feedback", Text, nullable=False),
    Column("pass_mark", Float),
    Column("versions", Integer, nullable=False, comment="on paper; 0: never printed"),
    UniqueConstraint("key"),
    CheckConstraint("attempts >= 1", name="attempts"),
    Index(None, "classroom_id"),
)

class_quiz_item = Table(
    "class_quiz_item",
    metadata,
    Column("quiz_id", Integer, ForeignKey("class_quiz.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("question_id", Integer, ForeignKey("question.id"), nullable=False),
    Column("revision_id", Integer, ForeignKey("revision.id"), nullable=False),
    Column("voided_at", UtcDateTime),
    Column("void_reason", Text, nullable=False),
    UniqueConstraint("quiz_id", "question_id"),
    Index(None, "question_id"),
)

attempt = Table(
    "attempt",
    metadata,
    Column("session_id", Integer, ForeignKey("quiz_session.id"), primary_key=True),
    Column("quiz_id", Integer, ForeignKey("class_quiz.id"), nullable=False),
    Column("learner_id", Integer, ForeignKey("learner.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("medium", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("holder", Text, nullable=False, comment="the terminal that may answer"),
    # Two terminals that begin at one moment begin one attempt.
    UniqueConstraint("quiz_id", "learner_id", "number"),
    Index(None, "learner_id"),
)

show_of_hands = Table(
    "show_of_hands",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("quiz_id", Integer, ForeignKey("class_quiz.id"), nullable=False),
    Column("question_id", Integer, ForeignKey("question.id"), nullable=False),
    Column("revision_id", Integer, ForeignKey("revision.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("counts", Text, nullable=False, comment="JSON: a list of numbers"),
    Column("abstained", Integer, nullable=False),
    Index(None, "quiz_id"),
)
