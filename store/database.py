"""Opens the data folder's database: lock, pragmas, migrations, sessions. All that only one engine has is in here.

`bot/app.py` opens one `Database` and hands it to the store's classes. Nothing else makes an engine. Reading needs no
lock; writing takes the folder's, so that two processes never write beside each other.
"""

from __future__ import annotations

import contextlib
import fcntl
import gc
import json
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any  # DBAPI connections are untyped

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection
from sqlmodel import Session

from store.errors import FolderLocked, FolderReadOnly, StoreError

FILE_NAME = "dateline.sqlite"
LOCK_NAME = "dateline.lock"
BUSY_SECONDS = 30
MAPPED = 2**31  # bytes of the file that are read where the system keeps them, without a call and a copy for each page
MIGRATIONS = Path(__file__).parent / "migrations"


def known_revisions() -> list[str]:
    """The schema's revisions, oldest first: the numbers at the head of the migrations' file names."""
    return sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


class Database:
    """One open data folder (or one database server). Threads may share it."""

    def __init__(self, engine: Engine, folder: Path, lock: int | None) -> None:
        """Use `open`."""
        self._engine = engine
        self._lock = lock
        self._writer = threading.RLock()
        self._watcher = threading.Lock()
        self._watch: PoolProxiedConnection | None = None
        self.folder = folder
        self.writable = lock is not None

    @classmethod
    def open(cls, folder: Path, *, url: str | None = None, write: bool = False) -> Database:
        """Opens a data folder, bringing its schema up to date.

        Args:
            folder: the data folder; made when `write`.
            url: SQLAlchemy URL of a PostgreSQL database instead of the SQLite file in the folder.
            write: take the folder's lock, until `close` or the end of the process.

        Raises:
            FolderLocked: another process writes to the folder.
            FolderReadOnly: the folder cannot be written.
            StoreError: there is no database to read, it is damaged, or a newer Dateline has written it.
        """
        lock = _lock(folder) if write else None
        try:
            file = folder / FILE_NAME
            if url is None and not write and not file.exists():
                raise StoreError(f"no data in {folder}: ingest an article first, or name another folder with --data")
            sealed = url is None and not write and not os.access(folder, os.W_OK)
            engine = _engine(url or f"sqlite:///{file}", sealed=sealed)
            with explained(str(folder)):
                _migrate(engine, folder, locked=write)
        except BaseException:
            _unlock(lock)
            raise
        return cls(engine, folder, lock)

    @contextlib.contextmanager
    def session(self) -> Iterator[Session]:
        """A session for reading: one consistent view, nothing is committed."""
        with explained(str(self.folder)), Session(self._engine) as session:
            yield session

    @contextlib.contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in one transaction: committed at the end, undone whole if anything is raised inside.

        Threads of this process wait for each other here; with SQLite the write lock is taken at the start, so that
        what was read inside cannot be overtaken.

        Raises:
            FolderReadOnly: the database was opened for reading.
            StoreError: the disk is full, or the database is damaged.
        """
        if not self.writable:
            raise FolderReadOnly(f"{self.folder} was opened for reading only")
        engine = self._engine.execution_options(dateline_write=True)
        with self._writer, _untidied(), explained(str(self.folder)), Session(engine) as session, session.begin():
            yield session

    @property
    def dialect(self) -> str:
        """The engine's name: "sqlite", "postgresql", …"""
        return self._engine.dialect.name

    def changes(self) -> object:
        """What differs from the last time if anything was committed since, by whichever process; in microseconds.

        Of an engine that cannot tell, it always differs.
        """
        if self.dialect != "sqlite":
            return object()
        with self._watcher, explained(str(self.folder)):
            if self._watch is None:
                self._watch = self._engine.raw_connection()  # of its own, since what it writes itself it does not see
            cursor = self._watch.cursor()
            found: int = cursor.execute("PRAGMA data_version").fetchone()[0]
            cursor.close()
            return found

    def close(self) -> None:
        """Closes all connections and gives the folder's lock back."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        self._engine.dispose()
        _unlock(self._lock)
        self._lock = None
        self.writable = False


@contextlib.contextmanager
def _untidied() -> Iterator[None]:
    """No search for cycles of garbage meanwhile: each would walk through all rows of a long transaction in vain."""
    tidied = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if tidied:
            gc.enable()


@contextlib.contextmanager
def explained(where: str) -> Iterator[None]:
    """Turns what an engine raises into a StoreError that says what to do.

    Args:
        where: the data folder, for the message.
    """
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig).lower()
        if "disk is full" in said or "no space left" in said:
            raise StoreError(
                f"the disk that holds {where} is full: free some space; nothing is half written"
            ) from error
        if "readonly" in said or "read-only" in said:
            raise FolderReadOnly(
                f"{where} cannot be written: check its owner and mount, or name another --data folder"
            ) from error
        if "malformed" in said or "not a database" in said:
            raise StoreError(
                f"the database in {where} is damaged: put back a copy, or move it away and ingest again"
            ) from error
        if "locked" in said:
            raise FolderLocked(
                f"the database in {where} stayed locked for {BUSY_SECONDS} seconds: try again"
            ) from error
        if "unable to open" in said:
            raise StoreError(f"the database in {where} cannot be opened: check that the folder can be read") from error
        if isinstance(error, OperationalError) and not isinstance(error.orig, sqlite3.Error):
            raise StoreError(
                f"the database server of DATELINE_DATABASE_URL cannot be used: {_first_line(error)}; "
                "check that it runs and that the address names a database of it"
            ) from error
        raise


def _first_line(error: DBAPIError) -> str:
    """What the driver says, which names host and user but no password."""
    return (str(error.orig).strip().splitlines() or [""])[0]


def _lock(folder: Path) -> int:
    """Takes the folder's write lock; returns its file descriptor."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        if isinstance(error, FileExistsError | NotADirectoryError):
            raise StoreError(f"{folder} is not a folder: name another with --data") from error
        raise FolderReadOnly(f"{folder} cannot be written ({error.strerror}): name another --data folder") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() or "unknown"
        os.close(descriptor)
        raise FolderLocked(f"{folder} is in use by process {holder}: wait until it ends, or stop it") from error
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
    except OSError as error:  # a full disk: the lock holds all the same, only its note is missing
        if not os.access(folder, os.W_OK):
            os.close(descriptor)
            raise FolderReadOnly(
                f"{folder} cannot be written ({error.strerror}): name another --data folder"
            ) from error
    return descriptor


def _unlock(descriptor: int | None) -> None:
    if descriptor is not None:
        os.close(descriptor)  # closing gives the flock back


def _engine(url: str, *, sealed: bool) -> Engine:
    """Makes the engine.

    Args:
        url: SQLAlchemy URL.
        sealed: the folder cannot be written: SQLite then reads the file without its side files.
    """

    def dumps(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    if sealed:
        url = url.replace("sqlite:///", "sqlite:///file:", 1) + "?mode=ro&immutable=1&uri=true"
    try:
        engine = create_engine(url, json_serializer=dumps)
    except (ArgumentError, ImportError) as error:  # never the URL itself: it may hold a password
        raise StoreError(f"DATELINE_DATABASE_URL names no database that can be used here: {_brief(error)}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sealed_pragmas if sealed else _pragmas)
        event.listen(engine, "begin", _begin)
    return engine


def _brief(error: Exception) -> str:
    """What is wrong with a URL, without its words where it could not be read."""
    unread = type(error) is ArgumentError
    return "it is no SQLAlchemy URL such as postgresql+psycopg://user@host/name" if unread else str(error)


def _pragmas(connection: Any, _record: ConnectionPoolEntry) -> None:
    """What every SQLite connection needs; the journal's mode is kept in the file, so later ones find it set."""
    connection.isolation_level = None  # the driver begins no transaction of its own: `_begin` does
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA page_size = 2048")  # of a new file; a claim changes a little on dozens of pages
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA cache_size = -65536")  # KiB: 64 MiB
    cursor.execute(f"PRAGMA mmap_size = {MAPPED}")
    cursor.execute("PRAGMA wal_autocheckpoint = 32768")  # pages: 64 MiB; what changes often is written back but once
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.close()


def _sealed_pragmas(connection: Any, _record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None


def _begin(connection: Connection) -> None:
    """A writing transaction takes the write lock at once: a later upgrade could only fail."""
    writing = connection.get_execution_options().get("dateline_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _migrate(engine: Engine, folder: Path, *, locked: bool) -> None:
    """Brings the schema up to date; Alembic is imported only when there is something to do."""
    known = known_revisions()
    current = _revision(engine)
    if current == known[-1]:
        return
    if current is not None and current not in known:
        raise StoreError(
            f"{folder} was written by a newer Dateline (schema {current}, this one knows {known[-1]}): update"
        )
    lock = None if locked else _lock(folder)
    try:
        from alembic import command

        with engine.execution_options(dateline_write=True).begin() as connection:
            command.upgrade(_alembic(connection), "head")
    finally:
        _unlock(lock)


def _revision(engine: Engine) -> str | None:
    """The schema's revision, None for an empty database."""
    with engine.connect() as connection:
        try:
            row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
        except DatabaseError as error:
            if "alembic_version" in str(error.orig):  # no such table: a new database
                return None
            raise
    return None if row is None else str(row[0])


def _alembic(connection: Connection) -> Any:  # alembic.config.Config, imported late
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def draft_migration(message: str, url: str = "sqlite://") -> str:
    """What Alembic would write to bring a fully migrated database to the state of `store/tables`; for developers."""
    from alembic.autogenerate import produce_migrations, render_python_code
    from alembic.migration import MigrationContext
    from sqlmodel import SQLModel

    engine = create_engine(url)
    with engine.connect() as connection:
        from alembic import command

        command.upgrade(_alembic(connection), "head")
        context = MigrationContext.configure(connection, opts={"target_metadata": SQLModel.metadata})
        operations = produce_migrations(context, SQLModel.metadata)
        assert operations.upgrade_ops is not None
        return f"# {message}\n{render_python_code(operations.upgrade_ops)}"
