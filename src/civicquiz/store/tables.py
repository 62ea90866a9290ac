"""The tables: what is kept, and how it hangs together. Records of these never leave `store`.

A change here needs a migration in ``migrations/versions`` and a new `SCHEMA_HEAD`; tests compare.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    event,
)
from sqlalchemy.schema import ExecutableDDLElement

from civicquiz.store.moments import UtcDateTime

__all__ = [
    "SCHEMA_HEAD",
    "TRIGGERS",
    "amendment",
    "bank",
    "fact",
    "flag",
    "learner",
    "memory",
    "metadata",
    "question",
    "quiz_session",
    "review",
    "revision",
    "source",
]

SCHEMA_HEAD = "0003"
"""The newest migration: what this program reads and writes."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

bank = Table(
    "bank",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("license", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("prose", Text, nullable=False),
    Column("layout", Text, nullable=False, comment="JSON: topics, keys of facts and questions"),
    Column("path", Text, nullable=False),
    Column("file_hash", Text, nullable=False),
    Column("loaded_at", UtcDateTime, nullable=False),
    Column("retired_at", UtcDateTime),
    UniqueConstraint("key"),
)

source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bank_id", Integer, ForeignKey("bank.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("location", Text, nullable=False),
    Column("retrieved", Text, comment="a day, a month or a year"),
    Column("licence", Text, nullable=False),
    UniqueConstraint("bank_id", "position"),
)

fact = Table(
    "fact",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bank_id", Integer, ForeignKey("bank.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("statement", Text, nullable=False, comment="empty: its one question is the fact"),
    Column("body", Text, nullable=False, comment="JSON of the whole fact"),
    Column("until_day", Date, comment="the first day on which it no longer holds"),
    Column("disputed", Boolean, nullable=False),
    Column("retired_at", UtcDateTime),
    UniqueConstraint("bank_id", "key"),
)

question = Table(
    "question",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bank_id", Integer, ForeignKey("bank.id"), nullable=False),
    Column("fact_id", Integer, ForeignKey("fact.id")),
    # `use_alter`: the two tables point to each other.
    Column("revision_id", Integer, ForeignKey("revision.id", use_alter=True)),
    Column("key", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("tags", Text, nullable=False, comment="JSON: a list of texts"),
    Column("rivals", Text, nullable=False, comment="JSON: a list of texts"),
    Column("attributed", Boolean, nullable=False),
    Column("retired_at", UtcDateTime),
    UniqueConstraint("bank_id", "key"),
    Index(None, "bank_id", "position"),
    Index(None, "fact_id"),
)

revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("question_id", Integer, ForeignKey("question.id"), nullable=False),
    Column("hash", Text, nullable=False),
    Column("key_hash", Text, nullable=False),
    Column("body", Text, nullable=False, comment="JSON of the whole question"),
    Column("created_at", UtcDateTime, nullable=False),
    Index(None, "question_id"),
)

learner = Table(
    "learner",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("name"),
)

quiz_session = Table(
    "quiz_session",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("learner_id", Integer, ForeignKey("learner.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("settings", Text, nullable=False, comment="JSON: an object"),
    Column("seed", BigInteger, nullable=False),
    Column("plan", Text, nullable=False, comment="JSON: a list of question ids"),
    Column("skipped", Text, nullable=False, comment="JSON: a list of question ids"),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("score", Float),
    # With `ended_at`, the last unfinished session of a learner is one look-up.
    Index(None, "learner_id", "ended_at"),
)

review = Table(
    "review",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("learner_id", Integer, ForeignKey("learner.id"), nullable=False),
    Column("question_id", Integer, ForeignKey("question.id"), nullable=False),
    Column("revision_id", Integer, ForeignKey("revision.id"), nullable=False),
    Column("session_id", Integer, ForeignKey("quiz_session.id"), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("answered_at", UtcDateTime, nullable=False),
    Column("day", Date, nullable=False),
    Column("shown", Text, nullable=False, comment="JSON: a list of positions"),
    Column("answer", Text, nullable=False, comment="JSON: a text or a list"),
    Column("score", Float, nullable=False),
    Column("graded_by", Text, nullable=False),
    Column("rating", SmallInteger),
    Column("response_ms", Integer, nullable=False),
    Column("guessed", Boolean, nullable=False),
    Column("tries", SmallInteger, nullable=False),
    Column("due_day", Date),
    Column("kind", Text, nullable=False, comment="of the question as it was answered"),
    CheckConstraint("score BETWEEN 0 AND 1", name="score"),
    CheckConstraint("rating BETWEEN 1 AND 4", name="rating"),
    Index(None, "question_id", "learner_id"),
    Index(None, "session_id"),
    Index(None, "learner_id", "day"),
    # Covers "the latest right answers of a kind, with their times" among a million others.
    Index("ix_review_pace", "learner_id", "kind", "id", "score", "response_ms"),
)

amendment = Table(
    "amendment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("review_id", Integer, ForeignKey("review.id"), nullable=False),
    Column("after_review", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("action", Text, nullable=False),
    Column("due_day", Date),
    Column("score", Float),
    Column("rating", SmallInteger),
    Column("revision_id", Integer, ForeignKey("revision.id")),
    Column("reason", Text, nullable=False),
    CheckConstraint("score BETWEEN 0 AND 1", name="score"),
    CheckConstraint("rating BETWEEN 1 AND 4", name="rating"),
    Index(None, "review_id"),
)

memory = Table(
    "memory",
    metadata,
    Column("learner_id", Integer, ForeignKey("learner.id"), primary_key=True),
    Column("question_id", Integer, ForeignKey("question.id"), primary_key=True),
    Column("stability", Float, nullable=False, comment="days"),
    Column("difficulty", Float, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("due_day", Date, nullable=False),
    Column("reviews", Integer, nullable=False),
    Column("lapses", Integer, nullable=False),
    Column("struggles", Integer, nullable=False),
    Column("passed", Boolean, nullable=False),
    # Covers the due queue: which questions, the most stable first, without the leeches.
    Index("ix_memory_due", "learner_id", "due_day", "stability", "struggles"),
    sqlite_with_rowid=False,
)

flag = Table(
    "flag",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("learner_id", Integer, ForeignKey("learner.id"), nullable=False),
    Column("question_id", Integer, ForeignKey("question.id"), nullable=False),
    Column("revision_id", Integer, ForeignKey("revision.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("note", Text, nullable=False),
    Index(None, "learner_id"),
    Index(None, "question_id"),
)


def never(table: str, what: str, verb: str) -> str:
    """Return a trigger that refuses `what` (UPDATE or DELETE) on a table."""
    return (
        f"CREATE TRIGGER {table}_is_never_{verb} BEFORE {what} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never {verb}'); END"
    )


TRIGGERS = {
    review: (never("review", "UPDATE", "changed"),),
    amendment: (never("amendment", "UPDATE", "changed"),),
    # A review or an amendment goes when its learner is forgotten; a revision stays for good.
    revision: (never("revision", "UPDATE", "changed"), never("revision", "DELETE", "deleted")),
}
"""What keeps the log append-only in SQLite."""


def trigger_ddl(text: str) -> ExecutableDDLElement:
    """Return a trigger as something that is executed on SQLite alone."""
    return DDL(text).execute_if(dialect="sqlite")  # type: ignore[no-untyped-call] # in SQLAlchemy


for table, triggers in TRIGGERS.items():
    for trigger in triggers:
        event.listen(table, "after_create", trigger_ddl(trigger))
