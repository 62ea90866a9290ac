"""The one column type for moments: UTC, to the millisecond, aware on both sides."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

__all__ = ["UtcDateTime", "moment_from_text", "moment_to_text"]


def moment_to_text(moment: datetime) -> str:
    """Return ``2026-03-01 12:00:00.123``, in UTC; the text sorts as the moments do."""
    if moment.tzinfo is None:
        msg = f"a moment without a zone cannot be kept: {moment}"
        raise ValueError(msg)
    return moment.astimezone(UTC).isoformat(" ", "milliseconds")[:-6]


def moment_from_text(text: str) -> datetime:
    """Read what `moment_to_text` wrote."""
    return datetime.fromisoformat(text + "+00:00")


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: text in SQLite (which has no such type), TIMESTAMP WITH TIME ZONE elsewhere."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type that the database knows."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(Text())
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Return what is stored for an aware moment, cut to milliseconds."""
        if value is None:
            return None
        text = moment_to_text(value)
        return text if dialect.name == "sqlite" else moment_from_text(text)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the stored moment, aware, in UTC."""
        if value is None:
            return None
        if dialect.name == "sqlite":
            return moment_from_text(value)
        moment: datetime = value.astimezone(UTC)
        return moment
