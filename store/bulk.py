"""Many rows in one statement, past the mapper and the compiler, which would handle each value of each row by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any  # column values

from sqlalchemy import Dialect, Table, bindparam
from sqlmodel import Session, SQLModel

Encoder = Callable[[dict[str, Any]], Any]


def insert_rows(session: Session, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    """Inserts rows; all of them name the same columns, and every column that may not be empty."""
    if not rows:
        return
    connection = session.connection()
    statement, encode = _insertion(_table(table), tuple(rows[0]), connection.dialect)
    connection.exec_driver_sql(statement, [encode(row) for row in rows])


def update_rows(session: Session, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    """Updates rows by their `id`; all of them name the same columns."""
    if not rows:
        return
    found = _table(table)
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in rows[0] if name != "id"}
    statement = found.update().where(found.c.id == bindparam("new_id")).values(values)
    session.connection().execute(statement, [{f"new_{name}": value for name, value in row.items()} for row in rows])


@lru_cache(maxsize=256)
def _insertion(table: Table, names: tuple[str, ...], dialect: Dialect) -> tuple[str, Encoder]:
    """An INSERT of these columns as the driver takes it, and what turns a row into its parameters."""
    compiled = table.insert().compile(dialect=dialect, column_keys=list(names))
    types = {name: table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names}
    if not compiled.positional:
        return str(compiled), lambda row: {n: row[n] if p is None else p(row[n]) for n, p in types.items()}
    order = [(name, types[name]) for name in compiled.positiontup or ()]
    return str(compiled), lambda row: tuple([row[n] if p is None else p(row[n]) for n, p in order])


def _table(table: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(table.__tablename__)]
