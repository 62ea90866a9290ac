"""Statements that are executed often, compiled once and handed to the driver as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Dialect, Insert, Update

__all__ = ["Ready"]


class Ready:
    """The SQL of a statement that writes, and how its values are laid out for the driver."""

    def __init__(
        self, statement: Insert | Update, dialect: Dialect, names: Mapping[str, Any]
    ) -> None:
        """Compile a statement for values under `names`."""
        columns = [name for name in names if name in statement.table.c]
        compiled = statement.compile(dialect=dialect, column_keys=columns)
        self.sql = str(compiled)
        self.steps: list[tuple[str, Callable[[Any], Any] | None]] = [
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or ()
        ]

    def values(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the values in the order of the SQL, as the database keeps them."""
        return tuple(
            given[name] if process is None else process(given[name]) for name, process in self.steps
        )
