"""Which sentence of an article tells of its main incident."""

from __future__ import annotations

from index.claims.document import read_document
from index.claims.reading import read
from store.records import Article


def anchor(text: str) -> int | None:
    """The number of the sentence that tells of the main incident."""
    return read(read_document(Article(id="a", text=text))).anchor


def test_a_number_of_victims_is_preferred_to_one_victim() -> None:
    assert anchor("A farmer was killed near Harvane. The shells killed two men, medics said later.") == 1


def test_a_sentence_that_begins_with_another_day_tells_of_another_incident() -> None:
    assert anchor("A farmer was killed near Harvane. On June 29, two men were killed by shells in Brede.") == 0
    assert anchor("Harvane buries its dead. On June 29, two men were killed by shells in Brede.") == 1
