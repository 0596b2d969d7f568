"""Many rows in one statement, past the mapper and the compiler, which would handle each value of each row by itself.

So with SQLite; another engine's driver takes and gives values its own way, and SQLAlchemy speaks to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar  # Any: column values

from sqlalchemy import Dialect, Table, bindparam, select
from sqlmodel import Session, SQLModel

BATCH = 500  # ids in one IN list: every engine takes that many
SIZES = (1, 10, 60, 200, BATCH)  # lengths of the list for which a query is kept ready
Encoder = Callable[[dict[str, Any]], Any]
Id = TypeVar("Id", str, int)


def batches(ids: Iterable[Id]) -> Iterable[list[Id]]:
    """Distinct ids, sorted, in lists short enough for one statement."""
    wanted = sorted(set(ids))
    return (wanted[start : start + BATCH] for start in range(0, len(wanted), BATCH))


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A query for rows by many ids: compiled once for each of a few lengths of the list, and run past the mapper.

    Put together anew each time, a query costs more than what it reads.

    Attributes:
        query: what is read, without the ids.
        key: the column that must be one of them.
    """

    query: Any  # a Select of any columns
    key: Any  # a column, of a table or of the mapper


def reading(table: type[SQLModel], key: str, *names: str) -> Reading:
    """Columns of a table's rows."""
    of = _table(table).c
    return Reading(select(*(of[name] for name in names)), of[key])


def read(session: Session, wanted: Reading, ids: Iterable[Id]) -> Iterator[Any]:  # rows, of any columns
    """The rows whose key is among the ids, batch by batch."""
    connection = session.connection()
    for batch in batches(ids):
        if not _plain(connection.dialect):
            yield from connection.execute(wanted.query.where(wanted.key.in_(batch))).all()
            continue
        size = next(size for size in SIZES if size >= len(batch))
        statement, encode, decode = _selection(wanted, size, connection.dialect)
        batch += batch[-1:] * (size - len(batch))
        rows = connection.exec_driver_sql(statement, encode(batch)).all()
        yield from map(decode, rows) if decode else rows


@lru_cache(maxsize=256)
def _selection(
    wanted: Reading, size: int, dialect: Dialect
) -> tuple[str, Callable[[list[Any]], Any], Callable[[Any], Any] | None]:
    """A SELECT of `size` ids as the driver takes it, and what turns ids into parameters and rows into values."""
    names, listed = _listed(wanted.key, size)
    compiled = wanted.query.where(listed).compile(dialect=dialect)
    decoders = [
        column.type.dialect_impl(dialect).result_processor(dialect, None) for column in wanted.query.selected_columns
    ]

    def decode(row: Any) -> tuple[Any, ...]:
        return tuple([value if d is None else d(value) for d, value in zip(decoders, row, strict=True)])

    return str(compiled), _encoder(names, positional=compiled.positional), decode if any(decoders) else None


def insert_rows(session: Session, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    """Inserts rows; all of them name the same columns, and every column that may not be empty."""
    if not rows:
        return
    connection = session.connection()
    if not _plain(connection.dialect):
        connection.execute(_table(table).insert(), list(rows))
        return
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


def delete_rows(session: Session, table: type[SQLModel], key: str, ids: Iterable[Id]) -> None:
    """Deletes the rows whose key is among the ids."""
    connection = session.connection()
    of = _table(table)
    for batch in batches(ids):
        if not _plain(connection.dialect):
            connection.execute(of.delete().where(of.c[key].in_(batch)))
            continue
        size = next(size for size in SIZES if size >= len(batch))
        statement, encode = _deletion(of, key, size, connection.dialect)
        connection.exec_driver_sql(statement, encode(batch + batch[-1:] * (size - len(batch))))


@lru_cache(maxsize=256)
def _deletion(table: Table, key: str, size: int, dialect: Dialect) -> tuple[str, Callable[[list[Any]], Any]]:
    """A DELETE by `size` ids as the driver takes it, and what turns ids into parameters."""
    names, listed = _listed(table.c[key], size)
    compiled = table.delete().where(listed).compile(dialect=dialect)
    return str(compiled), _encoder(names, positional=compiled.positional)


def _listed(key: Any, size: int) -> tuple[list[str], Any]:
    """Names of `size` parameters, and that a column is among them."""
    names = [f"id_{n}" for n in range(size)]
    return names, key.in_([bindparam(name, type_=key.type) for name in names])


def _encoder(names: list[str], *, positional: bool | None) -> Callable[[list[Any]], Any]:
    """What turns ids into the parameters of these names."""
    return tuple if positional else lambda ids: dict(zip(names, ids, strict=True))


@lru_cache(maxsize=256)
def _insertion(table: Table, names: tuple[str, ...], dialect: Dialect) -> tuple[str, Encoder]:
    """An INSERT of these columns as the driver takes it, and what turns a row into its parameters."""
    compiled = table.insert().compile(dialect=dialect, column_keys=list(names))
    types = {name: table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names}
    if not compiled.positional:
        return str(compiled), lambda row: {n: row[n] if p is None else p(row[n]) for n, p in types.items()}
    order = [(name, types[name]) for name in compiled.positiontup or ()]
    return str(compiled), lambda row: tuple([row[n] if p is None else p(row[n]) for n, p in order])


def _plain(dialect: Dialect) -> bool:
    """Whether the engine's driver can be spoken to directly."""
    return dialect.name == "sqlite"


def _table(table: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(table.__tablename__)]
