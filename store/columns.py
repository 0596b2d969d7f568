"""What the columns of every table have in common, on every engine. Used by `store/tables` and the migrations alone."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import BigInteger, Column, DateTime, Dialect, ForeignKey, Integer, String
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING  # before any table is declared


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, kept as UTC; a naive one is refused, because nobody could say what it means."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turns an aware time into naive UTC for the engine.

        Raises:
            ValueError: the time has no zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be stored: {value!r}; pass an aware one, in UTC")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Gives the stored time back, aware."""
        return None if value is None else value.replace(tzinfo=UTC)


KEYED = ({"sqlite_with_rowid": False},)  # arguments of a table of small rows: kept in its key's order, and nowhere else
BIG_ID = BigInteger().with_variant(Integer, "sqlite")  # SQLite's own row id is an INTEGER of 64 bits, never a BIGINT


def parent(
    target: str, *, primary: bool = False, index: bool = False, nullable: bool = False, unique: bool | None = None
) -> Column[str]:
    """A foreign key column whose rows go when the parent goes and follow it when its id changes."""
    key = ForeignKey(target, ondelete="CASCADE", onupdate="CASCADE")
    return Column(String, key, primary_key=primary, index=index, nullable=nullable, unique=unique)
