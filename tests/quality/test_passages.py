"""How well passages are found: the news questions over their articles, with floors.

Yardstick (../shared/data/README.md): txtai with the same model, dense and BM25: 59.1 / 81.9 / 76.4.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.embed import load_embedder
from index.ingest import Ingest
from index.retrieve import Passage, Retriever
from index.sources import read_paths
from index.sync import Sync, open_indexes
from store.articles import Articles
from store.database import Database
from store.outbox import Outbox
from tests.quality.shared import DATA, needs_data, rows

FLOORS = {"first passage's article": 62.0, "one of five articles": 84.0, "answer in five passages": 76.5}

pytestmark = [pytest.mark.quality, needs_data]


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    folder: Path = tmp_path_factory.mktemp("news")
    database = Database.open(folder, write=True)
    articles, model = Articles(database), load_embedder()
    vectors, lexical = open_indexes(folder, model, write=True)
    sync = Sync(articles, Outbox(database), model, vectors, lexical)
    taking = Ingest(articles, model, None, sync, lambda: datetime.now(UTC))
    assert all(result.reason is None for result in taking.run(read_paths([DATA / "news_qa.articles.jsonl"])))
    yield Retriever(articles, model, vectors, lexical)
    database.close()


def test_passages_for_news_questions_hold_the_answer(retriever: Retriever) -> None:
    asked = [row for row in rows("news_qa.questions.jsonl") if row["answerable"]]
    right = dict.fromkeys(FLOORS, 0)
    for row in asked:
        found = retriever.passages(row["question"], k=5)
        wanted = set(row["articles"])
        right["first passage's article"] += found[0].chunk.article_id in wanted
        right["one of five articles"] += any(p.chunk.article_id in wanted for p in found)
        right["answer in five passages"] += any(_holds(p, answer) for p in found for answer in row["answers"])
    shares = {name: round(100 * count / len(asked), 1) for name, count in right.items()}
    assert all(shares[name] >= floor for name, floor in FLOORS.items()), shares


def _holds(passage: Passage, answer: str) -> bool:
    return f" {_plain(answer)} " in f" {_plain(passage.chunk.text)} "


def _plain(text: str) -> str:
    """As the scorer compares: no accents, no punctuation, lower case."""
    letters = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"\W+", " ", "".join(letters).lower()).strip()
