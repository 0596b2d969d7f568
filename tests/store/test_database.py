"""Opening the data folder: who may write, and what is said when it cannot be."""

from __future__ import annotations

import gc
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from store.database import FILE_NAME, LOCK_NAME, Database, explained, known_revisions
from store.errors import FolderLocked, FolderReadOnly, StoreError


def test_first_opening_makes_the_folder_and_brings_the_schema_to_the_newest_revision(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "new" / "data", write=True)
    with database.session() as session:
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar() == known_revisions()[-1]
    database.close()


@pytest.mark.sqlite
def test_sqlite_keeps_a_write_ahead_log_and_checks_foreign_keys(tmp_path: Path) -> None:
    database = Database.open(tmp_path, write=True)
    with database.session() as session:
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert session.execute(text("PRAGMA busy_timeout")).scalar() == 30_000
        assert session.execute(text("PRAGMA synchronous")).scalar() == 1
        assert session.execute(text("PRAGMA mmap_size")).scalar() > 2**30  # the engine may allow less than asked for
    database.close()


@pytest.mark.sqlite
def test_opening_a_current_folder_again_does_not_import_alembic(tmp_path: Path) -> None:
    Database.open(tmp_path, write=True).close()
    script = f"""
        import sys
        from pathlib import Path
        from store.database import Database
        Database.open(Path({str(tmp_path)!r}))
        print("alembic" in sys.modules)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.sqlite
def test_second_writer_is_refused_and_told_which_process_holds_the_folder(tmp_path: Path) -> None:
    script = f"""
        import sys
        from pathlib import Path
        from store.database import Database
        database = Database.open(Path({str(tmp_path)!r}), write=True)
        print("open", flush=True)
        sys.stdin.readline()
    """
    holder = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "open"
    with pytest.raises(FolderLocked, match=f"process {holder.pid}"):
        Database.open(tmp_path, write=True)
    Database.open(tmp_path).close()  # reading needs no lock
    holder.communicate("\n", timeout=20)
    Database.open(tmp_path, write=True).close()  # the lock went with its holder


def test_lock_file_left_by_a_dead_process_does_not_lock(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).write_text("999999\n")
    Database.open(tmp_path, write=True).close()


@pytest.mark.sqlite
def test_reading_a_folder_without_data_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no data in"):
        Database.open(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_database_opened_for_reading_refuses_to_write(tmp_path: Path) -> None:
    Database.open(tmp_path, write=True).close()
    reader = Database.open(tmp_path)
    with pytest.raises(FolderReadOnly, match="reading only"), reader.writing():
        pass
    reader.close()


@pytest.mark.sqlite
def test_schema_of_a_newer_release_is_refused(tmp_path: Path) -> None:
    Database.open(tmp_path, write=True).close()
    with sqlite3.connect(tmp_path / FILE_NAME) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with pytest.raises(StoreError, match=r"newer Dateline.*9999"):
        Database.open(tmp_path)
    with pytest.raises(StoreError, match="newer Dateline"):
        Database.open(tmp_path, write=True)
    with sqlite3.connect(tmp_path / FILE_NAME) as raw:  # the refused opening gave its lock back
        raw.execute("UPDATE alembic_version SET version_num = ?", (known_revisions()[-1],))
    raw.close()
    Database.open(tmp_path, write=True).close()


@pytest.mark.sqlite
def test_damaged_database_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"this is no database at all, whatever its name says" * 100)
    with pytest.raises(StoreError, match="is damaged"):
        Database.open(tmp_path, write=True)


def test_an_address_of_no_database_is_refused_and_not_repeated(tmp_path: Path) -> None:
    for url in ("nosuch://user:secret@host/x", "secret"):
        with pytest.raises(StoreError, match="DATELINE_DATABASE_URL") as refused:
            Database.open(tmp_path, url=url)
        assert "secret" not in str(refused.value)


def test_file_in_place_of_the_folder_is_named_as_such(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(StoreError, match="is not a folder"):
        Database.open(file, write=True)


@pytest.mark.sqlite
def test_full_disk_undoes_the_transaction_and_says_what_to_do(tmp_path: Path) -> None:
    database = Database.open(tmp_path, write=True)

    def fill() -> None:
        with database.writing() as session:
            session.execute(text("PRAGMA max_page_count = 100"))
            session.execute(text("CREATE TABLE filler (x TEXT)"))
            session.execute(text("INSERT INTO filler VALUES (:x)"), {"x": "y" * 10_000_000})

    with pytest.raises(StoreError, match="is full: free some space"):
        fill()
    with database.session() as session:
        assert session.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'filler'")).scalar() == 0
    database.close()


def test_engine_errors_that_nobody_can_act_on_stay_as_they_are() -> None:
    with pytest.raises(OperationalError), explained("here"):
        raise OperationalError("SELECT", {}, sqlite3.OperationalError("no such table: nowhere"))


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    url = "postgresql+psycopg://reporter:secret@127.0.0.1:9/news"  # nothing listens to the port of "discard"
    with pytest.raises(StoreError, match="the database server of DATELINE_DATABASE_URL cannot be used") as refused:
        Database.open(tmp_path, url=url)
    assert "secret" not in str(refused.value)


def test_garbage_is_not_looked_for_while_a_transaction_writes_and_is_again_after_it(tmp_path: Path) -> None:
    database = Database.open(tmp_path, write=True)
    with database.writing():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), database.writing():
        raise ZeroDivisionError
    assert gc.isenabled()
    gc.disable()
    try:
        with database.writing():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
    database.close()


def test_error_inside_a_writing_session_undoes_everything(tmp_path: Path) -> None:
    database = Database.open(tmp_path, write=True)

    def fail() -> None:
        with database.writing() as session:
            session.execute(text("INSERT INTO incident_aliases VALUES ('a', 'b', '2020-01-01')"))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        fail()
    with database.session() as session:
        assert session.execute(text("SELECT count(*) FROM incident_aliases")).scalar() == 0
    database.close()


@pytest.mark.sqlite
def test_a_commit_of_any_connection_is_noticed_and_reading_is_not(tmp_path: Path) -> None:
    database = Database.open(tmp_path, write=True)
    reader = Database.open(tmp_path)
    before, seen = database.changes(), reader.changes()
    with database.session() as session:
        session.execute(text("SELECT count(*) FROM articles")).all()
    assert (database.changes(), reader.changes()) == (before, seen)
    with database.writing() as session:
        session.execute(text("INSERT INTO mutes (chat_id, what) VALUES (1, 'e:attack')"))
    assert database.changes() != before
    assert reader.changes() != seen
    database.close()
    reader.close()
