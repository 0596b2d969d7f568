"""Chunks: sentence ends, token limits, overlap, exact offsets."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.chunk import MAX_TOKENS, chunk, chunk_spans
from index.sentences import sentences
from store.records import Article
from tests.index.fakes import WordEmbedder

MODEL = WordEmbedder()


def sentence(n: int, words: int = 20) -> str:
    return f"Number {n} " + "word " * (words - 3) + "end."


def spans(text: str) -> list[tuple[int, int]]:
    return chunk_spans(text, MODEL)


def test_a_short_article_is_one_chunk() -> None:
    text = "  Two men were hurt. A third ran off.\n"
    (only,) = chunk(Article(id="a", text=text), MODEL)
    assert (only.start, only.end, only.text) == (2, 37, "Two men were hurt. A third ran off.")


def test_chunks_fill_up_to_the_limit_and_repeat_one_sentence() -> None:
    text = " ".join(sentence(n) for n in range(30))  # 22 tokens each ("Number" is two): nine fit into 200
    cuts = sentences(text)
    found = spans(text)
    assert found[0] == (cuts[0][0], cuts[8][1])
    assert found[1] == (cuts[8][0], cuts[16][1])
    assert found[-1][1] == cuts[-1][1]


def test_the_last_chunk_is_never_the_overlap_alone() -> None:
    text = " ".join(sentence(n) for n in range(9))
    assert spans(text) == [(0, len(text))]


def test_a_sentence_beyond_the_limit_is_cut_at_white_space() -> None:
    text = "Start " + "word " * 500 + "end."
    found = spans(text)
    assert len(found) == 3
    assert all(len(MODEL.tokens([text[a:b]])[0]) <= MAX_TOKENS for a, b in found)
    assert all(text[a:b] == text[a:b].strip() for a, b in found)
    assert "".join(text[a:b] for a, b in found).replace(" ", "") == text.replace(" ", "")


def test_page_furniture_is_in_no_chunk() -> None:
    text = "Two men were hurt in Sampleton.\n\nLast Updated on Mar 03, 2021 5:00 pm\nDiscussion about this post"
    assert [text[a:b] for a, b in spans(text)] == ["Two men were hurt in Sampleton."]


def test_ids_depend_on_article_title_and_passage_only() -> None:
    one = chunk(Article(id="a", text="Two men were hurt."), MODEL)
    again = chunk(Article(id="a", text="Two men were hurt.", source="x"), MODEL)
    other = chunk(Article(id="b", text="Two men were hurt."), MODEL)
    assert one == again
    retitled = chunk(Article(id="a", text="Two men were hurt.", title="New"), MODEL)
    assert len({one[0].id, other[0].id, retitled[0].id}) == 3
    assert 0 < one[0].id < 2**63


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("abcdef .!?\n,“”اب؟é0"), max_size=3000), st.sampled_from([12, 40, 256]))
def test_offsets_are_exact_and_nothing_is_lost(text: str, max_tokens: int) -> None:
    model = WordEmbedder(max_tokens=max_tokens)
    article = Article(id="a", text=text)
    covered = [False] * len(text)
    for one in chunk(article, model):
        assert one.text == text[one.start : one.end] != ""
        assert len(model.tokens([one.text])[0]) <= min(MAX_TOKENS, max_tokens - 2)
        covered[one.start : one.end] = [True] * (one.end - one.start)
    assert all(covered[n] or character.isspace() for n, character in enumerate(text))
