"""Many rows in one statement, past the mapper, which would send each row that lacks another column by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any  # column values

from sqlalchemy import Table, bindparam
from sqlmodel import Session, SQLModel


def insert_rows(session: Session, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    """Inserts rows; all of them name the same columns, and every column that may not be empty."""
    if rows:
        session.connection().execute(_table(table).insert(), list(rows))


def update_rows(session: Session, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    """Updates rows by their `id`; all of them name the same columns."""
    if not rows:
        return
    found = _table(table)
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in rows[0] if name != "id"}
    statement = found.update().where(found.c.id == bindparam("new_id")).values(values)
    session.connection().execute(statement, [{f"new_{name}": value for name, value in row.items()} for row in rows])


def _table(table: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(table.__tablename__)]
