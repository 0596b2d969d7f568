"""The composition root: the only place where concrete parts meet. Called by the command line.

Parts are made when they are first used, so that a question answered from the database never loads a model.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.progress import Tick
from bot.settings import Settings
from index.gazetteer import Gazetteer
from index.sources import Found, Refused, count_items, read_paths
from store.articles import Articles
from store.claims import Claims
from store.database import Database
from store.errors import DatelineError
from store.incidents import Incidents
from store.outbox import Outbox
from store.records import Article, Claim
from store.wire import claim_wire

if TYPE_CHECKING:
    from bot.alerting import Alerting
    from bot.answer.service import AnswerService
    from index.claims.extract import Extractor
    from index.embed import Embedder
    from index.ingest import IngestResult
    from index.retrieve import Passage, Retriever
    from index.sync import Sync


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be used: where (file and line) and why."""

    where: str
    reason: str


class App:
    """The parts of one data folder, joined. Use `App.open`."""

    def __init__(self, settings: Settings, *, write: bool, clock: Callable[[], datetime]) -> None:
        """Use `open`."""
        self.settings = settings
        self.clock = clock
        self._write = write

    @classmethod
    @contextmanager
    def open(
        cls, settings: Settings, *, write: bool = False, clock: Callable[[], datetime] | None = None
    ) -> Iterator[App]:
        """Opens the data folder; for writing, its lock is taken at once.

        Raises:
            FolderLocked, FolderReadOnly, StoreError: see `Database.open`.
        """
        app = cls(settings, write=write, clock=clock or (lambda: datetime.now(UTC)))
        if write:
            app.database  # noqa: B018 - takes the lock before anything is read
        try:
            yield app
        finally:
            app._close()

    def _close(self) -> None:
        made = self.__dict__  # cached_property keeps what was made here
        if "database" in made:
            self.database.close()
        if "gazetteer" in made:
            self.gazetteer.close()

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.settings.data

    @cached_property
    def database(self) -> Database:
        url = self.settings.database_url
        return Database.open(self.folder, url=url.get_secret_value() if url else None, write=self._write)

    @cached_property
    def articles(self) -> Articles:
        return Articles(self.database)

    @cached_property
    def claims(self) -> Claims:
        return Claims(self.database)

    @cached_property
    def incidents(self) -> Incidents:
        return Incidents(self.database)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return Gazetteer.open(self.folder)

    @cached_property
    def embedder(self) -> Embedder:
        from index.embed import load_embedder

        return load_embedder(self.settings.embedding_model)

    @cached_property
    def extractor(self) -> Extractor:
        from index.claims import load_extractor

        return load_extractor(self.gazetteer, self.embedder)

    @cached_property
    def syncing(self) -> Sync:
        """Raises VectorsMismatch where the vectors were made with another model."""
        return self._sync(fresh=False)

    def _sync(self, *, fresh: bool) -> Sync:
        from index.sync import Sync, open_indexes

        vectors, lexical = open_indexes(self.folder, self.embedder, write=self._write, fresh=fresh)
        return Sync(self.articles, Outbox(self.database), self.embedder, vectors, lexical)

    @cached_property
    def retriever(self) -> Retriever:
        from index.retrieve import Retriever

        return Retriever(self.articles, self.embedder, self.syncing.vectors, self.syncing.lexical)

    @cached_property
    def service(self) -> AnswerService:
        from bot.answer.service import AnswerService

        return AnswerService(
            articles=self.articles,
            claims=self.claims,
            incidents=self.incidents,
            gazetteer=self.gazetteer,
            retriever=_LateRetriever(self),
            clock=self.clock,
        )

    @cached_property
    def alerting(self) -> Alerting:
        from bot.alerting import Alerting

        return Alerting(self)

    def ingest(self, paths: Iterable[str | Path], tick: Tick) -> Iterator[IngestResult | Problem]:
        """Takes articles in, then yields what the vectors could not follow (the articles are stored all the same)."""
        from index.ingest import Ingest
        from index.vectors import VectorsMismatch

        trouble: Problem | None = None
        sync: Sync | None = None
        try:
            sync = self.syncing
        except VectorsMismatch as error:
            trouble = Problem(str(self.folder), f"{error}; the articles are stored, but not yet found by their words")
        taking = Ingest(self.articles, self.embedder, self.extractor, sync, self.clock)
        given = list(paths)
        yield from taking.run(read_paths(given), progress=tick, total=count_items(given))
        if trouble:
            yield trouble

    def extract(self, paths: Iterable[str], tick: Tick) -> Iterator[dict[str, Any] | Problem]:
        """Claims per article as JSON objects (docs/interface.md), in order; nothing is stored."""
        for done, item in enumerate(read_paths(paths), 1):
            if isinstance(item, Refused):
                yield Problem(item.where, item.reason)
            else:
                claims = self.extractor.extract(item.article)
                yield {"article_id": item.article.id, "claims": [claim_wire(claim) for claim in claims]}
            tick(done, None)

    def article_and_claims(self, name: str) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
        """The stored article of that id with its stored claims; else the articles of that file, read anew."""
        from bot.settings import SettingsInvalid

        if Path(name).exists():
            for item in read_paths([name]):
                if isinstance(item, Found):
                    yield item.article, self.extractor.extract(item.article)
                else:
                    raise SettingsInvalid(f"{item.where}: {item.reason}")
            return
        article = self.articles.find(name)
        if article is None:
            raise SettingsInvalid(f"{name!r} is neither a file nor the id of an article in {self.folder}")
        yield article, tuple(self.claims.of_article(name))

    def ask_batch(self, file: Path, now: datetime | None) -> Iterator[dict[str, Any] | Problem]:
        """Answers a JSONL file of {"id", "question"}, each question by itself."""
        from bot.answer.wire import answer_wire

        stream = sys.stdin.buffer if str(file) == "-" else file.open("rb")
        with stream:
            for number, raw in enumerate(stream, 1):
                if not raw.strip():
                    continue
                read = _question(raw)
                if isinstance(read, str):
                    yield Problem(f"{file}:{number}", read)
                else:
                    yield answer_wire(self.service.ask(read[1], now=now, id=read[0]))

    def import_file(self, name: str, file: Path, *, replace: bool) -> tuple[dict[str, Any], list[str]]:
        """Imports a data set; returns its summary and a line for all that somebody should look at."""
        from store.importers import import_file

        summary = import_file(self.database, name, file, now=self.clock(), resolver=self.gazetteer, withdrawing=replace)
        unread = [
            f"{file}:{error['line']}: {error['column'] or 'row'}: {error['reason']}"
            f"{' (row left out)' if error['refused'] else ''}"
            for error in summary["errors"]
        ]
        return summary, [*unread, *_left_out(summary, file, replace=replace)]

    def rebuild(self, tick: Tick) -> int:
        """Makes vectors and word index again from the database; returns how many chunks were embedded."""
        return self._sync(fresh=True).repair(tick)

    def status(self) -> dict[str, Any]:
        """What is indexed, as JSON."""
        from bot.status import as_json

        return as_json(self.articles.coverage())

    def serve(self) -> None:
        """Serves Telegram until SIGTERM or SIGINT."""
        import asyncio
        import threading

        from bot.chat.serve import serve
        from bot.status import IndexStatus

        # the first question must not wait for the model; questions answered from the database need none
        threading.Thread(target=self._warm_up, name="warm-up", daemon=True).start()
        extras = self.alerting.extras()
        index = IndexStatus(self.articles)
        asyncio.run(serve(self.settings, self.service, self.database, self.clock, index, extras=extras))

    def _warm_up(self) -> None:
        try:
            self.retriever.passages("ready?", k=1)
        except DatelineError as error:  # told again, in the chat, to whoever asks for a passage
            logging.getLogger(__name__).error("passages cannot be searched: %s", error)


class _LateRetriever:
    """Loads the model and the indexes with the first passage that is asked for."""

    def __init__(self, app: App) -> None:
        self._app = app

    def passages(self, question: str, *, k: int = 8, chunk_ids: set[int] | None = None) -> list[Passage]:
        return self._app.retriever.passages(question, k=k, chunk_ids=chunk_ids)


def _left_out(summary: dict[str, Any], file: Path, *, replace: bool) -> list[str]:
    """The line that says what became of the stored records that a data set's file leaves out."""
    if not summary["absent"]:
        return []
    records = f"{summary['absent']:,} stored record{'s' if summary['absent'] > 1 else ''}"
    told = f"{file}: leaves out {records} of its days and countries ({summary['source']})"
    if summary["withdrawn"]:
        return [f"{told}; withdrawn"]
    if replace:
        return [f"{told}; kept, for a row that cannot be read may be one of them"]
    return [f"{told}; kept (--replace withdraws them)"]


def _question(raw: bytes) -> tuple[str, str] | str:
    """(id, question) of one line, or what is wrong with it."""
    try:
        row = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return f"not valid UTF-8 (byte {error.start} of the line): save it as UTF-8"
    except (ValueError, RecursionError) as error:
        return f"invalid JSON: {error}"
    if not isinstance(row, dict) or not isinstance(row.get("question"), str):
        return 'expected an object with "id" and "question"'
    return str(row.get("id", "")), row["question"]
