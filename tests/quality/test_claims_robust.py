"""Claims on anything: 10,000 random strings, and every article of another language."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.claims.extract import RuleExtractor
from store.records import Article
from tests.quality.claim_scores import article
from tests.quality.shared import needs_data, rows

pytestmark = pytest.mark.quality
EXTRACTOR = RuleExtractor(None)


@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=200))
def test_ten_thousand_random_strings_do_no_harm(text: str) -> None:
    for claim in EXTRACTOR.extract(Article(id="a", text=text, title=text[:60])):
        assert text[claim.quote.start : claim.quote.end] == claim.quote.text
        assert all(0 <= e.start < e.end <= len(text) for e in claim.evidence)


@needs_data
def test_arabic_articles_make_hardly_any_claim() -> None:
    read = [article(row) for row in rows("syria_ar.articles.jsonl")]
    counted = sum(any(c.primary and c.killed for c in EXTRACTOR.extract(one)) for one in read)
    assert counted <= 0.05 * len(read)
