"""Flow (a): what is new, what is stored, and that a kill at any step changes nothing about the end."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import ingest as ingesting
from index.chunk import chunk
from index.ingest import Ingest, IngestResult, Outcome, decide
from index.lexical import FILE_NAME
from index.sources.item import Found, Item, Refused
from index.sources.naming import make_article
from index.sync import Sync, open_indexes
from index.vectors import VectorsMismatch
from store.articles import Articles
from store.claims import Claims
from store.database import Database
from store.filters import IncidentFilter
from store.incidents import Incidents
from store.outbox import EMBED, UNEMBED, Outbox
from store.records import Article, Claim, EventType, Quote
from tests.index.fakes import WordEmbedder

NOW = datetime(2021, 5, 7, 12, tzinfo=UTC)


class FirstSentence:
    """Claims by rule of thumb: the first word says what happened."""

    def extract(self, article: Article) -> tuple[Claim, ...]:
        if "poison" in article.text:
            raise RuntimeError("this article breaks the rules")
        quote = Quote(0, 5, article.text[:5])
        return (Claim(f"{article.id}#0", article.id, EventType.OTHER, quote, primary=True),)


class House:
    """A data folder with everything that ingest needs, over real SQLite."""

    def __init__(self, folder: Path, model: WordEmbedder | None = None, kind: str = "exact") -> None:
        self.database = Database.open(folder, write=True)
        self.articles = Articles(self.database)
        self.outbox = Outbox(self.database)
        self.model = model or WordEmbedder()
        vectors, lexical = open_indexes(folder, self.model, write=True, kind=kind)
        self.sync = Sync(self.articles, self.outbox, self.model, vectors, lexical)
        self.ingest = Ingest(self.articles, self.model, FirstSentence(), self.sync, lambda: datetime.now(UTC))

    def take(self, *items: Item) -> list[IngestResult]:
        return list(self.ingest.run(items))

    def state(self) -> dict[str, Any]:
        """Everything that a run leaves behind, but for times."""
        ids = sorted(self.sync.vectors.ids())
        found = self.articles.find_many(sorted(self.article_ids()))
        return {
            "articles": {a.id: (a.text, a.title, a.url) for a in found.values()},
            "chunks": [(c.id, c.article_id, c.start, c.end) for c in self.articles.chunks(ids).values()],
            "claims": [Claims(self.database).of_article(article_id) for article_id in sorted(found)],
            "incidents": [
                (i.id, i.articles, i.mentions, i.claims) for i in Incidents(self.database).find(IncidentFilter())
            ],
            "chunk ids": self.articles.all_chunk_ids(),
            "vectors": (ids, self.sync.vectors.rows(ids).tobytes()),
            "words": sorted(self.sync.lexical.ids()),
            "hits": self.sync.lexical.search(["word7", "again"], 20),
            "outbox": [(row.kind, row.subject) for row in self.outbox.pending([EMBED, UNEMBED])],
        }

    def article_ids(self) -> set[str]:
        ids = self.articles.all_chunk_ids()
        return {c.article_id for c in self.articles.chunks(ids).values()}

    def close(self) -> None:
        self.sync.lexical.close()
        self.database.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    opened = House(tmp_path)
    yield opened
    opened.close()


def found(text: str, own: str | None = None, url: str | None = None, **fields: Any) -> Found:
    return Found("here:1", make_article(text, article_id=own, url=url, **fields), own_id=own is not None)


def statuses(results: Sequence[IngestResult]) -> list[str]:
    return [result.status.value for result in results]


def test_an_article_is_stored_with_chunks_claims_vectors_and_words(house: House) -> None:
    (result,) = house.take(found("Two men were hurt in Sampleton. A third ran off.", "a"))
    assert result.wire() == {"article_id": "a", "status": "added", "chunks": 1, "claims": 1, "reason": None}
    (only,) = house.articles.chunks_of("a")
    assert house.sync.vectors.ids() == house.sync.lexical.ids() == {only.id}
    assert [number for number, _ in house.sync.lexical.search(["sampleton"], 5)] == [only.id]
    assert house.outbox.count(EMBED) == 0


def test_results_come_in_the_order_of_the_input_with_refusals_among_them(house: House) -> None:
    results = house.take(found("One.", "a"), Refused("f:2", "no text", "b"), found("Three.", "c"))
    assert [(r.article_id, r.status.value, r.reason) for r in results] == [
        ("a", "added", None),
        ("b", "refused", "no text"),
        ("c", "added", None),
    ]
    assert results[1].where == "f:2"


def test_the_same_again_is_a_duplicate(house: House) -> None:
    item = found("Two men were hurt.", "a", "https://x.example/1", title="T")
    assert statuses(house.take(item, item)) == ["added", "duplicate"]
    before = house.state()
    assert statuses(house.take(item)) == ["duplicate"]
    assert house.state() == before


def test_a_changed_article_replaces_its_old_chunks_vectors_and_claims(house: House) -> None:
    house.take(found("Two men were hurt in Sampleton.", "a"))
    assert statuses(house.take(found("Three men were hurt in Exampleville.", "a"))) == ["updated"]
    (only,) = house.articles.chunks_of("a")
    assert only.text == "Three men were hurt in Exampleville."
    assert house.sync.vectors.ids() == house.sync.lexical.ids() == {only.id}
    assert house.sync.lexical.search(["sampleton"], 5) == []


@pytest.mark.parametrize(
    ("first", "second", "status", "count"),
    [
        (found("Same.", "a"), found("Same.", "b"), "added", 2),  # agency copy under ids of its own
        (found("Same.", "a", "https://x.example/1"), found("Other.", "b", "https://x.example/1"), "added", 2),
        (found("Same.", "a"), found("same"), "duplicate", 1),
        (found("Same."), found("Same!"), "duplicate", 1),
        (found("Same.", None, "https://x.example/1"), found("Same.", None, "https://y.example/2"), "duplicate", 1),
        (
            found("One.", None, "https://x.example/1"),
            found("Two.", None, "http://www.x.example/1/?utm_source=z"),
            "updated",
            1,
        ),
        (found("One.", "a", "https://x.example/1"), found("Two.", None, "https://x.example/1#top"), "updated", 1),
        (found("One.", None, "https://x.example/1"), found("Two.", None, "https://x.example/2"), "added", 2),
        (found("One.", "a", title="Old"), found("One.", "a", title="New"), "updated", 1),
        (found("One.", "a", title="Old"), found("One.", "a"), "duplicate", 1),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_what_counts_as_the_same_article(
    house: House, first: Found, second: Found, status: str, count: int, together: bool
) -> None:
    results = house.take(first, second) if together else house.take(first) + house.take(second)
    assert statuses(results) == ["added", status]
    assert house.articles.count() == count
    assert set(house.articles.all_chunk_ids()) == house.sync.vectors.ids() == house.sync.lexical.ids()


def test_the_decision_names_whom_a_duplicate_repeats() -> None:
    old = make_article("Same.", article_id="a")
    decision = decide(found("same"), None, old)
    assert (decision.outcome, decision.article_id, decision.reason) == (Outcome.DUPLICATE, "a", "the same text as a")


def test_an_article_whose_claims_cannot_be_read_is_stored_without(house: House) -> None:
    results = house.take(found("A poison was found.", "a"), found("Rain fell.", "b"))
    assert [(r.status.value, r.claims) for r in results] == [("added", 0), ("added", 1)]


def test_progress_counts_items_with_the_total(house: House) -> None:
    told: list[tuple[int, int | None]] = []
    items = made(70)
    list(house.ingest.run(items, progress=lambda done, total: told.append((done, total)), total=70))
    assert told == [(64, 70), (70, 70)]


def test_lost_and_damaged_indexes_are_made_again_from_the_database(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.take(*made(20))
    before = house.state()
    house.close()
    for path in (tmp_path / "vectors").glob("vectors-*"):
        path.write_bytes(b"damaged")
    (tmp_path / FILE_NAME).write_bytes(b"damaged, too" * 1000)
    again = House(tmp_path)
    assert again.sync.vectors.ids() == set()
    assert again.sync.catch_up() == len(before["chunk ids"])
    assert again.state() == before
    again.close()


def test_another_model_is_refused_until_a_rebuild(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.take(*made(3))
    house.close()
    other = WordEmbedder(name="other", dimension=32)
    with pytest.raises(VectorsMismatch, match="dateline rebuild"):
        open_indexes(tmp_path, other, write=True, kind="exact")
    database = Database.open(tmp_path, write=True)
    vectors, lexical = open_indexes(tmp_path, other, write=True, kind="exact", fresh=True)
    sync = Sync(Articles(database), Outbox(database), other, vectors, lexical)
    assert sync.repair() == len(vectors.ids()) > 0
    assert set(Articles(database).all_chunk_ids()) == vectors.ids() == lexical.ids()
    assert open_indexes(tmp_path, other, kind="exact")[0].ids() == vectors.ids()
    database.close()


def test_a_removed_article_leaves_the_indexes(house: House) -> None:
    house.take(found("Two men were hurt.", "a"), found("Rain fell.", "b"))
    house.articles.remove("a", now=NOW)
    house.sync.drain()
    assert set(house.articles.all_chunk_ids()) == house.sync.vectors.ids() == house.sync.lexical.ids()
    assert len(house.sync.vectors) == 1


def made(count: int) -> list[Item]:
    """`count` articles of several chunks, some without an id, every ninth a repetition, every tenth a change."""
    luck = random.Random(5)
    items: list[Item] = []
    for n in range(count):
        words = " ".join(f"word{luck.randrange(60)}" for _ in range(luck.randrange(20, 220)))
        text = f"Report {n} tells of this. {words}. It is told again. {words}."
        url = f"https://x.example/{n % 20 if n % 10 == 9 else n}"
        items.append(
            items[n // 2] if n % 9 == 8 else found(text, None if n % 3 == 0 else f"id{n}", url, title=f"Report {n}")
        )
    return items


STEPS: list[tuple[type, str]] = [
    (Articles, "put_many"),
    (Outbox, "done"),
    (WordEmbedder, "encode"),
    (Sync, "save"),
]


def killed(folder: Path, owner: Any, name: str, call: int, *, after: bool) -> None:
    """Run ingest in a child that kills itself before or after the `call`-th call of a step."""
    pid = os.fork()
    if pid == 0:
        step: Callable[..., Any] = getattr(owner, name)
        calls = 0

        def fatal(*args: Any, **options: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == call and not after:
                os.kill(os.getpid(), signal.SIGKILL)
            result = step(*args, **options)
            if calls == call and after:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        setattr(owner, name, fatal)
        try:
            House(folder).take(*made(36))
        finally:
            os._exit(7)  # it was to be killed before this
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL


def whole_run(folder: Path) -> dict[str, Any]:
    house = House(folder)
    house.take(*made(36))
    state = house.state()
    house.close()
    return state


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """The state after a whole run in small batches, which the runs that are killed use too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingesting, "BATCH", 14)
        yield whole_run(tmp_path_factory.mktemp("undisturbed"))


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", [0, 1, 2, 3, "vectors", "words"])
def test_killed_at_any_step_and_resumed_it_ends_as_if_undisturbed(
    tmp_path: Path, undisturbed: dict[str, Any], step: int | str, after: bool
) -> None:
    from index.lexical import Fts5Index
    from index.vectors.folder import StoredVectors

    named = {"vectors": (StoredVectors, "save"), "words": (Fts5Index, "replace")}
    owner, name = named[step] if isinstance(step, str) else STEPS[step]
    for call in (1, 2):
        killed(tmp_path, owner, name, call, after=after)
    state = whole_run(tmp_path)
    assert state == undisturbed
    assert state["outbox"] == []
    assert state["chunk ids"] == state["vectors"][0] == state["words"]


def test_batches_are_embedded_as_they_were_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = House(tmp_path)
    house.ingest.sync = None
    house.take(*made(130))
    embedded: list[int] = []
    encode = house.model.encode
    monkeypatch.setattr(house.model, "encode", lambda texts: (embedded.append(len(texts)), encode(texts))[1])
    house.sync.drain()
    sizes = [
        sum(len(chunk(item.article, house.model)) for item in portion if isinstance(item, Found))
        for portion in (made(130)[n : n + ingesting.BATCH] for n in range(0, 130, ingesting.BATCH))
    ]
    assert len(embedded) == -(-130 // ingesting.BATCH)
    assert all(mine <= whole for mine, whole in zip(embedded, sizes, strict=True))
    assert np.linalg.norm(house.sync.vectors.rows(sorted(house.sync.vectors.ids())), axis=1) == pytest.approx(1.0)
    house.close()
