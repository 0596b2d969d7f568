"""The same tests on a PostgreSQL server, each data folder in a schema of its own: `make test-postgres URL=…`.

A plugin for pytest (`-p tests.on_postgres --database-url=URL`). Tests marked `sqlite` are of the file in the data
folder, of its pragmas or of other processes that open it, and are skipped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from store.database import Database


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--database-url`."""
    parser.addoption("--database-url", required=True, help="a PostgreSQL database that tests may write to")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips what only a file can show."""
    for item in items:
        if item.get_closest_marker("sqlite"):
            item.add_marker(pytest.mark.skip(reason="of SQLite's file alone"))


@pytest.fixture(autouse=True, scope="session")
def _folders_are_schemas(request: pytest.FixtureRequest) -> Iterator[None]:
    """Opens a schema where a test opens a folder, and drops them all at the end."""
    server = make_url(request.config.getoption("--database-url"))
    engine, made = create_engine(server), set[str]()
    folder_open = Database.open

    def schema_open(folder: Path, *, url: str | None = None, write: bool = False) -> Database:
        return folder_open(folder, url=url or _schema_of(folder), write=write)

    def _schema_of(folder: Path) -> str:
        name = "t" + hashlib.sha256(str(folder).encode()).hexdigest()[:24]
        if name not in made:
            with engine.begin() as connection:
                connection.execute(text(f"DROP SCHEMA IF EXISTS {name} CASCADE"))
                connection.execute(text(f"CREATE SCHEMA {name}"))
            made.add(name)
        theirs = server.update_query_dict({"options": f"-csearch_path={name}"})
        return theirs.render_as_string(hide_password=False)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "open", schema_open)
        yield
    for name in made:  # one by one: a transaction over all of them would hold more locks than a server grants
        with engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA IF EXISTS {name} CASCADE"))
    engine.dispose()
