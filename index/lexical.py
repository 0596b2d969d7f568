"""Search by words: BM25 over the chunks, behind a Protocol. SQLite's FTS5 lives in this file only.

It has a file of its own in the data folder, beside the vectors and kept in step with them by `sync`, so that the
database stays portable; like the vectors it can always be rebuilt. The retriever joins its hits with the vectors'.
"""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from store.errors import DatelineError
from store.records import Chunk

FILE_NAME = "lexical.sqlite"
TITLE_WEIGHT = 0.6
"""How much a word of the article's title counts beside one of the chunk's own text (measured, see docs/quality.md)."""
COMMON = 0.1
"""A word in more than this share of all chunks is left out of a search, as long as three rarer ones are left: it
ranks nothing and doubles the time."""
_LEAST_WORDS = 3
_EVERYWHERE = 0.5
"""A word in more than this share of all chunks has no weight in BM25: it is searched for only where all others are such
words too. In an index about one town the town's name is one, and would bring every chunk."""
_VERSION = 1
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# Words that say nothing about which passage is meant; questions are full of them.
_STOP_TEXT = (
    "a about after all also am an and any are as at be been before being between both but by can could did do does"
    " doing during each for from had has have having he her here hers him his how i if in into is it its itself"
    " just many me more most much my no nor not of off on once only or other our out over own s same she should so"
    " some such than that the their them then there these they this those through to too under until up was we"
    " were what when where which while who whom whose why will with would you your t ’s 's called named following"
)
_STOP = frozenset(_STOP_TEXT.split())


class LexicalUnavailable(DatelineError):
    """The word index cannot be read or written; it can be rebuilt from the database."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is indexed of one article: its title and all its chunks."""

    article_id: str
    title: str
    chunks: Sequence[Chunk]


class LexicalIndex(Protocol):
    """Chunks by the words in them."""

    def replace(self, entries: Iterable[Entry]) -> None:
        """Put each article's chunks in place of those that it had; no chunks forget the article. All or nothing."""
        ...

    def chunk_ids_of(self, article_ids: Collection[str]) -> dict[str, set[int]]:
        """The chunk ids that each article has here; articles without any are left out."""
        ...

    def ids(self) -> set[int]:
        """All chunk ids."""
        ...

    def remove(self, ids: Iterable[int]) -> None:
        """Forget chunks by id."""
        ...

    def search(self, words: Sequence[str], k: int, allowed: Collection[int] | None = None) -> list[tuple[int, float]]:
        """The `k` best chunks by BM25 for any of `words`: (id, score), best first, higher is better.

        Args:
            allowed: search only among these ids.
        """
        ...

    def close(self) -> None: ...


def query_words(question: str) -> list[str]:
    """The words of a question that are worth searching for, lower case, each once, in order."""
    words = [match.group().lower().replace("’", "'").removesuffix("'s") for match in _WORD.finditer(question)]
    kept = [word for word in words if word not in _STOP]
    return list(dict.fromkeys(kept or words))


class Fts5Index:
    """BM25 by SQLite's FTS5 with Porter stemming. Threads may share it: one talks to SQLite at a time."""

    def __init__(self, folder: Path, *, write: bool = False) -> None:
        """Open `folder/lexical.sqlite`, making it when `write`; without the file an unwritable index is empty.

        Raises:
            LexicalUnavailable: the file is damaged.
        """
        self._path = folder / FILE_NAME
        self._write = write
        self._lock = threading.RLock()
        self._chunks_with: dict[str, int] = {}
        with self._explained():
            self._database = self._open()

    def replace(self, entries: Iterable[Entry]) -> None:
        with self._lock, self._explained(), self._database:
            self._chunks_with.clear()
            for entry in entries:
                self._forget([i for (i,) in self._ids_of(entry.article_id)])
                self._database.executemany(
                    "INSERT INTO chunk (id, article_id) VALUES (?, ?)", [(c.id, c.article_id) for c in entry.chunks]
                )
                self._database.executemany(
                    "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
                    [(c.id, entry.title, c.text) for c in entry.chunks],
                )

    def chunk_ids_of(self, article_ids: Collection[str]) -> dict[str, set[int]]:
        with self._lock, self._explained():
            found = {article_id: {i for (i,) in self._ids_of(article_id)} for article_id in article_ids}
        return {article_id: ids for article_id, ids in found.items() if ids}

    def ids(self) -> set[int]:
        with self._lock, self._explained():
            return {i for (i,) in self._database.execute("SELECT id FROM chunk")}

    def remove(self, ids: Iterable[int]) -> None:
        with self._lock, self._explained(), self._database:
            self._forget(list(ids))

    def search(self, words: Sequence[str], k: int, allowed: Collection[int] | None = None) -> list[tuple[int, float]]:
        if not words or k <= 0 or (allowed is not None and not allowed):
            return []
        match = " OR ".join(_quoted(word) for word in self._telling(words[:64]))
        among = "" if allowed is None else " AND rowid IN (SELECT value FROM json_each(?))"
        values = [match, *([] if allowed is None else [json.dumps(list(allowed))]), k]
        order = f"bm25(words, {TITLE_WEIGHT}, 1.0)"
        with self._lock, self._explained():
            rows = self._database.execute(
                f"SELECT rowid, {order} AS score FROM words WHERE words MATCH ?{among} ORDER BY score, rowid LIMIT ?",
                values,
            ).fetchall()
        return [(int(number), -float(score)) for number, score in rows]

    def close(self) -> None:
        with self._lock:
            self._database.close()

    def _telling(self, words: Sequence[str]) -> list[str]:
        """`words` without the common ones; how common a word is changes slowly, so it is looked up once."""
        if len(words) <= _LEAST_WORDS:
            return list(words)
        with self._lock, self._explained():
            total = self._count("", "SELECT count(*) FROM chunk")
            counts = {
                word: self._count(word, "SELECT count(*) FROM words WHERE words MATCH ?", _quoted(word))
                for word in words
            }
        rare = [word for word in words if counts[word] <= COMMON * total]
        if len(rare) < _LEAST_WORDS:
            rare = sorted(words, key=lambda word: counts[word])[:_LEAST_WORDS]
        weighty = [word for word in rare if 0 < counts[word] <= _EVERYWHERE * total]
        return weighty or rare

    def _count(self, word: str, query: str, *values: str) -> int:
        if word not in self._chunks_with:
            if len(self._chunks_with) > 50_000:
                self._chunks_with.clear()
            (self._chunks_with[word],) = self._database.execute(query, values).fetchone()
        return self._chunks_with[word]

    def _ids_of(self, article_id: str) -> list[tuple[int]]:
        return self._database.execute("SELECT id FROM chunk WHERE article_id = ?", (article_id,)).fetchall()

    def _forget(self, ids: list[int]) -> None:
        self._database.executemany("DELETE FROM words WHERE rowid = ?", [(i,) for i in ids])
        self._database.executemany("DELETE FROM chunk WHERE id = ?", [(i,) for i in ids])

    def _open(self) -> sqlite3.Connection:
        if not self._write:
            if not self._path.exists():
                return _prepared(sqlite3.connect(":memory:", check_same_thread=False))
            try:
                return self._read_only("mode=ro")
            except sqlite3.OperationalError:  # a sealed folder: the write-ahead log's files cannot be made beside it
                return self._read_only("immutable=1")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, check_same_thread=False, timeout=30)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        return _prepared(database)

    def _read_only(self, how: str) -> sqlite3.Connection:
        address = f"file:{quote(str(self._path))}?{how}"
        database = sqlite3.connect(address, uri=True, check_same_thread=False, timeout=30)
        database.execute("SELECT id FROM chunk LIMIT 1").fetchall()
        return database

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise LexicalUnavailable(
                f"the word index {self._path} cannot be used ({error}): run `dateline rebuild` to make it anew"
            ) from error


def _quoted(word: str) -> str:
    """`word` as a string of FTS5's query language, whatever it holds."""
    return '"' + word.replace('"', '""') + '"'


def _prepared(database: sqlite3.Connection) -> sqlite3.Connection:
    """Make the tables if they are not there; those of another version are dropped, and sync fills them again."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    with database:
        if version not in (0, _VERSION):
            database.execute("DROP TABLE IF EXISTS chunk")
            database.execute("DROP TABLE IF EXISTS words")
        database.execute("CREATE TABLE IF NOT EXISTS chunk (id INTEGER PRIMARY KEY, article_id TEXT NOT NULL)")
        database.execute("CREATE INDEX IF NOT EXISTS chunk_article ON chunk (article_id)")
        database.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS words"
            " USING fts5(title, text, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        database.execute(f"PRAGMA user_version = {_VERSION}")
    return database
