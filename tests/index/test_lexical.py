"""The word index."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from index.lexical import FILE_NAME, Entry, Fts5Index, LexicalUnavailable, query_words
from store.records import Chunk


def entry(article_id: str, title: str, *texts: str) -> Entry:
    base = 1000 * (1 + ord(article_id))
    return Entry(article_id, title, [Chunk(base + n, article_id, 0, len(t), t) for n, t in enumerate(texts)])


A = entry("a", "Fire in Sampleton", "A bakery burned on Monday.", "Nobody was killed in the bakery.")
B = entry("b", "Flood in Exampleville", "The river rose by two metres.", "Shops were closed.")
A0, A1 = A.chunks[0].id, A.chunks[1].id
B0, B1 = B.chunks[0].id, B.chunks[1].id


@pytest.fixture
def index(tmp_path: Path) -> Fts5Index:
    opened = Fts5Index(tmp_path, write=True)
    opened.replace([A, B])
    return opened


def found(index: Fts5Index, *words: str, k: int = 10) -> list[int]:
    return [number for number, _ in index.search(words, k)]


def test_words_are_found_in_any_form(index: Fts5Index) -> None:
    assert set(found(index, "bakeries")) == {A0, A1}
    assert found(index, "killing") == [A1]


def test_more_of_the_words_is_better_and_scores_are_positive(index: Fts5Index) -> None:
    hits = index.search(["bakery", "killed"], 10)
    assert [number for number, _ in hits] == [A1, A0]
    assert hits[0][1] > hits[1][1] > 0


def test_a_word_of_nearly_every_chunk_brings_none_of_them_where_a_rarer_one_is_left(tmp_path: Path) -> None:
    index = Fts5Index(tmp_path, write=True)
    index.replace(
        [entry("e", "", *(f"The council met, item {n}." for n in range(9)), "The council met at the bridge.")]
    )
    bridge = 1000 * (1 + ord("e")) + 9
    assert found(index, "council", "bridge", "met", "item") == [bridge]
    assert len(found(index, "council", "met", "harbour", "lighthouse")) == 10


def test_titles_count_less_than_text(index: Fts5Index) -> None:
    index.replace([entry("c", "Other", "A fire."), entry("d", "Fire", "Another.")])
    assert found(index, "fire")[0] == 1000 * (1 + ord("c"))
    assert 1000 * (1 + ord("d")) in found(index, "fire")


def test_only_allowed_ids_are_found(index: Fts5Index) -> None:
    assert index.search(["bakery"], 10, {A0, B0}) == [(A0, pytest.approx(index.search(["bakery"], 10, {A0})[0][1]))]
    assert index.search(["bakery"], 10, set()) == []


def test_replacing_an_article_forgets_its_old_chunks(index: Fts5Index) -> None:
    index.replace([Entry("a", "Fire", [Chunk(7, "a", 0, 4, "Rain fell.")])])
    assert found(index, "bakery") == []
    assert found(index, "rain") == [7]
    assert index.chunk_ids_of(["a", "b", "z"]) == {"a": {7}, "b": {B0, B1}}
    index.replace([Entry("a", "", [])])
    assert index.ids() == {B0, B1}


def test_removed_ids_are_gone(index: Fts5Index) -> None:
    index.remove([A0, 12345])
    assert index.ids() == {A1, B0, B1}
    assert found(index, "bakery") == [A1]


@pytest.mark.parametrize("word", ['"', "*", "NEAR(", "a:b", "-x", "'; DROP TABLE words; --", "", "^"])
def test_no_word_is_read_as_a_query_language(index: Fts5Index, word: str) -> None:
    assert found(index, word, "river") == [B0]


def test_it_is_there_again_when_opened_again(index: Fts5Index, tmp_path: Path) -> None:
    index.close()
    assert found(Fts5Index(tmp_path), "river") == [B0]


def test_a_sealed_folder_can_still_be_searched(
    index: Fts5Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.close()
    connect = sqlite3.connect

    def sealed(address: str, **options: Any) -> sqlite3.Connection:
        if "mode=ro" in address:
            raise sqlite3.OperationalError("unable to open database file")  # as in a folder without write permission
        return connect(address, **options)

    monkeypatch.setattr(sqlite3, "connect", sealed)
    assert found(Fts5Index(tmp_path), "river") == [B0]


def test_a_folder_without_one_reads_as_empty(tmp_path: Path) -> None:
    index = Fts5Index(tmp_path)
    assert index.ids() == set()
    assert found(index, "river") == []
    assert not (tmp_path / FILE_NAME).exists()


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database, only words" * 100)
    with pytest.raises(LexicalUnavailable, match="dateline rebuild"):
        Fts5Index(tmp_path, write=True)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who was killed in Sampleton's bakery?", ["killed", "sampleton", "bakery"]),
        ("What is it?", ["what", "is", "it"]),
        ("من قتل في حلب؟", ["من", "قتل", "في", "حلب"]),
        ("COVID-19 in 2022, 2022", ["covid", "19", "2022"]),
    ],
)
def test_the_words_of_a_question_that_say_something(question: str, words: list[str]) -> None:
    assert query_words(question) == words
