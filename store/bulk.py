"""Many rows in one statement, past the mapper and the compiler, which would handle each value of each row by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar  # Any: column values

from sqlalchemy import Dialect, Executable, Table, bindparam, select
from sqlmodel import Session, SQLModel

BATCH = 500  # ids in one IN list: every engine takes that many
Encoder = Callable[[dict[str, Any]], Any]
Id = TypeVar("Id", str, int)


def batches(ids: Iterable[Id]) -> Iterable[list[Id]]:
    """Distinct ids, sorted, in lists short enough for one statement."""
    wanted = sorted(set(ids))
    return (wanted[start : start + BATCH] for start in range(0, len(wanted), BATCH))


def reading(table: type[SQLModel], key: str, *names: str) -> Executable:
    """A query for columns of the rows whose `key` is one of the ids that `read` is given.

    Written once and past the mapper: put together anew each time, a query costs more than what it reads.
    """
    of = _table(table).c
    return select(*(of[name] for name in names)).where(asked(of[key]))


def asked(column: Any) -> Any:  # of a table or of the mapper; a condition
    """Whether a column's value is among the ids that `read` is given."""
    return column.in_(bindparam("ids", expanding=True))


def read(session: Session, query: Executable, ids: Iterable[Id]) -> Iterator[Any]:  # rows, of any columns
    """The rows of a query made with `reading` or `asked`, batch by batch."""
    connection = session.connection()
    for batch in batches(ids):
        yield from connection.execute(query, {"ids": batch}).all()


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
