"""Passages, over the exact index and the real word index."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from index.chunk import make_chunk
from index.lexical import Entry, Fts5Index
from index.retrieve import Passage, Retriever, fuse, spread
from index.vectors import Manifest, open_vectors
from store.records import Article, Chunk
from tests.index.fakes import WordEmbedder

TEXTS = {
    "fire": ["A bakery burned down in Sampleton on Monday.", "Two bakers of Sampleton were hurt, police said."],
    "flood": ["The river in Exampleville rose by two metres.", "Shops in Exampleville stayed closed."],
    "vote": ["The council of Sampleton voted for a new bridge."],
}


class Chunks:
    """The store's chunks, by hand."""

    def __init__(self) -> None:
        self.all: dict[int, Chunk] = {}
        self.read: list[int] = []
        for name, texts in TEXTS.items():
            article = Article(id=name, text=" ".join(texts))
            for text in texts:
                start = article.text.index(text)
                chunk = make_chunk(article, start, start + len(text))
                self.all[chunk.id] = chunk

    def chunks(self, ids: Sequence[int]) -> dict[int, Chunk]:
        self.read += ids
        return {number: self.all[number] for number in ids if number in self.all}


@pytest.fixture
def chunks() -> Chunks:
    return Chunks()


@pytest.fixture
def retriever(chunks: Chunks, tmp_path: Path) -> Retriever:
    model = WordEmbedder()
    vectors = open_vectors(tmp_path / "vectors", Manifest("words", 64, "x"), kind="exact")
    lexical = Fts5Index(tmp_path, write=True)
    for name in TEXTS:
        own = [chunk for chunk in chunks.all.values() if chunk.article_id == name]
        vectors.add([chunk.id for chunk in own], model.encode([chunk.text for chunk in own]))
        lexical.replace([Entry(name, name, own)])
    return Retriever(chunks, model, vectors, lexical)


def texts(passages: list[Passage]) -> list[str]:
    return [passage.chunk.text for passage in passages]


def test_the_passage_with_the_words_comes_first(retriever: Retriever) -> None:
    found = retriever.passages("How far did the river rise in Exampleville?")
    assert texts(found)[0] == TEXTS["flood"][0]
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
    assert found[0].lexical > 0
    assert found[0].dense == pytest.approx(max(p.dense for p in found))


def test_only_allowed_chunks_are_found(retriever: Retriever, chunks: Chunks) -> None:
    allowed = {number for number, chunk in chunks.all.items() if chunk.article_id == "vote"}
    assert texts(retriever.passages("river in Exampleville", chunk_ids=allowed)) == TEXTS["vote"]
    assert retriever.passages("river in Exampleville", chunk_ids=set()) == []


def test_one_article_does_not_fill_the_first_places(retriever: Retriever) -> None:
    found = retriever.passages("bakery in Sampleton burned: bakers hurt", k=2, per_article=1)
    assert len({p.chunk.article_id for p in found}) == 2


def test_no_more_chunks_are_read_than_the_answer_takes(retriever: Retriever, chunks: Chunks) -> None:
    flood = "The river in Exampleville rose. Shops in Exampleville stayed closed."
    assert texts(retriever.passages(flood, k=2)) == TEXTS["flood"]
    assert len(chunks.read) == 2
    chunks.read.clear()
    mixed = retriever.passages(flood, k=2, per_article=1)
    first, second = (p.chunk.article_id for p in mixed)
    assert first == "flood" != second
    assert len(chunks.read) == 4


@pytest.mark.parametrize("question", ["", "  \n", "?"])
def test_an_empty_question_is_no_error(retriever: Retriever, question: str) -> None:
    assert len(retriever.passages(question)) in (0, 5)


def test_a_chunk_that_was_just_removed_is_left_out(retriever: Retriever, chunks: Chunks) -> None:
    gone = next(number for number, chunk in chunks.all.items() if chunk.text == TEXTS["flood"][0])
    del chunks.all[gone]
    assert TEXTS["flood"][0] not in texts(retriever.passages("How far did the river rise?"))


def test_a_chunk_without_a_vector_yet_is_found_by_its_words(chunks: Chunks, tmp_path: Path) -> None:
    lexical = Fts5Index(tmp_path, write=True)
    lexical.replace([Entry(c.article_id, "", [c]) for c in chunks.all.values() if c.article_id == "vote"])
    empty = open_vectors(tmp_path / "vectors", Manifest("words", 64, "x"), kind="exact")
    found = Retriever(chunks, WordEmbedder(), empty, lexical).passages("new bridge")
    assert texts(found) == TEXTS["vote"]
    assert found[0].dense == -1.0


def test_both_sides_weigh_alike() -> None:
    assert fuse({1: 0.9, 2: 0.5, 3: 0.1}, {3: 12.0, 2: 2.0}) == pytest.approx({1: 0.5, 2: 0.25, 3: 0.5})
    assert fuse({}, {}) == {}


def test_what_is_too_much_of_an_article_goes_to_the_end() -> None:
    def made(number: int, article: str) -> Chunk:
        return Chunk(number, article, 0, 1, "x")

    order = [made(1, "a"), made(2, "a"), made(3, "a"), made(4, "b")]
    assert [c.id for c in spread(order, 2)] == [1, 2, 4, 3]
