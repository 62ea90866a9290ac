"""What is kept: banks, learners, sessions, the log of answers, memories."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    SmallInteger,
    Text,
    UniqueConstraint,
)

from civicquiz.store.moments import UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

INDEXES = {
    "question": [("bank_id", "position"), ("fact_id",)],
    "revision": [("question_id",)],
    "quiz_session": [("learner_id", "ended_at")],
    "review": [("question_id", "learner_id"), ("session_id",), ("learner_id", "day")],
    "amendment": [("review_id",)],
    "flag": [("learner_id",), ("question_id",)],
}


def required(name: str, kind: type | object, *more: object) -> Column:
    return Column(name, kind, *more, nullable=False)


def key() -> Column:
    return Column("id", Integer, primary_key=True)


def to(table: str) -> ForeignKey:
    return ForeignKey(f"{table}.id")


def graded() -> tuple[CheckConstraint, CheckConstraint]:
    return (
        CheckConstraint("score BETWEEN 0 AND 1", name="score"),
        CheckConstraint("rating BETWEEN 1 AND 4", name="rating"),
    )


def upgrade() -> None:
    banks()
    learners()
    log()
    op.create_table(
        "memory",
        Column("learner_id", Integer, to("learner"), primary_key=True),
        Column("question_id", Integer, to("question"), primary_key=True),
        required("stability", Float),
        required("difficulty", Float),
        required("last_day", Date),
        required("due_day", Date),
        required("reviews", Integer),
        required("lapses", Integer),
        required("struggles", Integer),
        required("passed", Boolean),
        sqlite_with_rowid=False,
    )
    for table, indexes in INDEXES.items():
        for columns in indexes:
            op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
    op.create_index(
        "ix_review_pace", "review", ["learner_id", "kind", "id", "score", "response_ms"]
    )
    op.create_index("ix_memory_due", "memory", ["learner_id", "due_day", "stability", "struggles"])


def banks() -> None:
    texts = ("key", "title", "language", "license", "author", "description", "prose", "layout")
    op.create_table(
        "bank",
        key(),
        *(required(name, Text) for name in (*texts, "path", "file_hash")),
        required("loaded_at", UtcDateTime),
        Column("retired_at", UtcDateTime),
        UniqueConstraint("key"),
    )
    op.create_table(
        "source",
        key(),
        required("bank_id", Integer, to("bank")),
        required("position", Integer),
        required("key", Text),
        required("title", Text),
        required("location", Text),
        Column("retrieved", Text),
        required("licence", Text),
        UniqueConstraint("bank_id", "position"),
    )
    op.create_table(
        "fact",
        key(),
        required("bank_id", Integer, to("bank")),
        required("key", Text),
        required("position", Integer),
        required("statement", Text),
        required("body", Text),
        Column("until_day", Date),
        required("disputed", Boolean),
        Column("retired_at", UtcDateTime),
        UniqueConstraint("bank_id", "key"),
    )
    op.create_table(
        "question",
        key(),
        required("bank_id", Integer, to("bank")),
        Column("fact_id", Integer, to("fact")),
        Column("revision_id", Integer, to("revision")),
        required("key", Text),
        required("position", Integer),
        required("kind", Text),
        required("topic", Text),
        required("tags", Text),
        required("rivals", Text),
        required("attributed", Boolean),
        Column("retired_at", UtcDateTime),
        UniqueConstraint("bank_id", "key"),
    )
    op.create_table(
        "revision",
        key(),
        required("question_id", Integer, to("question")),
        required("hash", Text),
        required("key_hash", Text),
        required("body", Text),
        required("created_at", UtcDateTime),
    )


def learners() -> None:
    op.create_table(
        "learner",
        key(),
        required("name", Text),
        required("created_at", UtcDateTime),
        UniqueConstraint("name"),
    )
    op.create_table(
        "quiz_session",
        key(),
        required("learner_id", Integer, to("learner")),
        required("kind", Text),
        required("settings", Text),
        required("seed", BigInteger),
        required("plan", Text),
        required("skipped", Text),
        required("started_at", UtcDateTime),
        Column("ended_at", UtcDateTime),
        Column("score", Float),
    )
    op.create_table(
        "flag",
        key(),
        required("learner_id", Integer, to("learner")),
        required("question_id", Integer, to("question")),
        required("revision_id", Integer, to("revision")),
        required("at", UtcDateTime),
        required("note", Text),
    )


def log() -> None:
    op.create_table(
        "review",
        key(),
        required("learner_id", Integer, to("learner")),
        required("question_id", Integer, to("question")),
        required("revision_id", Integer, to("revision")),
        required("session_id", Integer, to("quiz_session")),
        required("asked_at", UtcDateTime),
        required("answered_at", UtcDateTime),
        required("day", Date),
        required("shown", Text),
        required("answer", Text),
        required("score", Float),
        required("graded_by", Text),
        Column("rating", SmallInteger),
        required("response_ms", Integer),
        required("guessed", Boolean),
        required("tries", SmallInteger),
        Column("due_day", Date),
        required("kind", Text),
        *graded(),
    )
    op.create_table(
        "amendment",
        key(),
        required("review_id", Integer, to("review")),
        required("after_review", Integer),
        required("at", UtcDateTime),
        required("action", Text),
        Column("due_day", Date),
        Column("score", Float),
        Column("rating", SmallInteger),
        Column("revision_id", Integer, to("revision")),
        required("reason", Text),
        *graded(),
    )


def downgrade() -> None:
    # Whoever points goes before what is pointed to; foreign keys are off meanwhile.
    for table in ("memory", "amendment", "review", "flag", "quiz_session", "learner"):
        op.drop_table(table)
    for table in ("revision", "question", "fact", "source", "bank"):
        op.drop_table(table)
