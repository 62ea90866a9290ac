"""Moments are kept in UTC, to the millisecond."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, DateTime, MetaData, NullPool, Table, create_engine, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from civicquiz.store.moments import UtcDateTime, moment_from_text, moment_to_text

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=ZONES)  # noqa: DTZ001  the zones come from the strategy


def to_milliseconds(moment: datetime) -> datetime:
    """Cut a moment to milliseconds."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


@given(MOMENTS)
def test_a_moment_comes_back_in_utc(moment: datetime) -> None:
    """The same moment comes back from the database, aware, in UTC, without microseconds."""
    table = Table("kept", MetaData(), Column("at", UtcDateTime))
    with create_engine("sqlite://", poolclass=NullPool).begin() as connection:
        table.create(connection)
        connection.execute(insert(table), [{"at": moment}, {"at": None}])
        back, nothing = connection.execute(select(table.c.at)).scalars()
    assert back == to_milliseconds(moment)
    assert back.tzinfo is UTC
    assert nothing is None


@given(MOMENTS, MOMENTS)
def test_text_sorts_as_moments_do(one: datetime, other: datetime) -> None:
    """Moments of different zones are in order as text."""
    earlier = to_milliseconds(one) < to_milliseconds(other)
    assert (moment_to_text(one) < moment_to_text(other)) is earlier


@given(MOMENTS)
def test_postgresql_gets_a_moment(moment: datetime) -> None:
    """Where there is a type for moments, an aware one goes in and comes out."""
    kept, dialect = UtcDateTime(), postgresql.dialect()  # type: ignore[no-untyped-call] # in SQLAlchemy
    bound = kept.process_bind_param(moment, dialect)
    assert bound == to_milliseconds(moment)
    assert kept.process_result_value(bound.astimezone(moment.tzinfo), dialect) == bound
    known = kept.load_dialect_impl(dialect)
    assert isinstance(known, DateTime)
    assert known.timezone


def test_a_naive_moment_is_refused() -> None:
    """A moment without a zone cannot be kept: nobody knows when it was."""
    with pytest.raises(ValueError, match="without a zone"):
        UtcDateTime().process_bind_param(datetime(2026, 3, 1), sqlite.dialect())  # noqa: DTZ001  naive on purpose


def test_milliseconds_are_written() -> None:
    """The text is readable and has three decimals."""
    moment = datetime(2026, 3, 1, 1, 30, 0, 9_999, tzinfo=timezone(timedelta(hours=2)))
    assert moment_to_text(moment) == "2026-02-28 23:30:00.009"
    assert moment_from_text("2026-02-28 23:30:00.009") == to_milliseconds(moment)
