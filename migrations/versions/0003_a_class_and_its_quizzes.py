"""A class: its pupils, its quizzes, who took them, and shows of hands."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
)

from civicquiz.store.moments import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INDEXES = (
    ("class_quiz", "classroom_id"),
    ("class_quiz_item", "question_id"),
    ("attempt", "learner_id"),
    ("show_of_hands", "quiz_id"),
)


def required(name: str, kind: type | object, *more: object) -> Column:
    return Column(name, kind, *more, nullable=False)


def to(table: str) -> ForeignKey:
    return ForeignKey(f"{table}.id")


def upgrade() -> None:
    people()
    quizzes()
    op.create_table(
        "attempt",
        Column("session_id", Integer, to("quiz_session"), primary_key=True),
        required("quiz_id", Integer, to("class_quiz")),
        required("learner_id", Integer, to("learner")),
        required("number", Integer),
        *(required(name, Text) for name in ("medium", "version", "holder")),
        UniqueConstraint("quiz_id", "learner_id", "number"),
    )
    op.create_table(
        "show_of_hands",
        Column("id", Integer, primary_key=True),
        required("quiz_id", Integer, to("class_quiz")),
        required("question_id", Integer, to("question")),
        required("revision_id", Integer, to("revision")),
        required("at", UtcDateTime),
        required("counts", Text),
        required("abstained", Integer),
    )
    for table, column in INDEXES:
        op.create_index(f"ix_{table}_{column}", table, [column])


def people() -> None:
    op.create_table(
        "classroom",
        Column("id", Integer, primary_key=True),
        required("name", Text),
        required("created_at", UtcDateTime),
        Column("archived_at", UtcDateTime),
        UniqueConstraint("name"),
    )
    op.create_table(
        "pupil",
        Column("learner_id", Integer, to("learner"), primary_key=True),
        required("classroom_id", Integer, to("classroom")),
        required("alias", Text),
        required("joined_at", UtcDateTime),
        required("pin_hash", Text),
        Column("left_at", UtcDateTime),
        UniqueConstraint("classroom_id", "alias"),
    )


def quizzes() -> None:
    op.create_table(
        "class_quiz",
        Column("id", Integer, primary_key=True),
        required("classroom_id", Integer, to("classroom")),
        *(required(name, Text) for name in ("key", "title", "purpose")),
        required("seed", BigInteger),
        required("created_at", UtcDateTime),
        Column("opens_at", UtcDateTime),
        Column("closes_at", UtcDateTime),
        Column("minutes", Float),
        required("attempts", Integer),
        required("feedback", Text),
        Column("pass_mark", Float),
        required("versions", Integer),
        UniqueConstraint("key"),
        CheckConstraint("attempts >= 1", name="attempts"),
    )
    op.create_table(
        "class_quiz_item",
        Column("quiz_id", Integer, to("class_quiz"), primary_key=True),
        Column("position", Integer, primary_key=True, autoincrement=False),
        required("question_id", Integer, to("question")),
        required("revision_id", Integer, to("revision")),
        Column("voided_at", UtcDateTime),
        required("void_reason", Text),
        UniqueConstraint("quiz_id", "question_id"),
    )


def downgrade() -> None:
    for table, column in INDEXES:
        op.drop_index(f"ix_{table}_{column}", table)
    for table in (
        "show_of_hands",
        "attempt",
        "class_quiz_item",
        "class_quiz",
        "pupil",
        "classroom",
    ):
        op.drop_table(table)
