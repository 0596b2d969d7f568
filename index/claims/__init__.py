"""Article in, claims out. `load_extractor` is what others call."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.claims.extract import Extractor
    from index.embed import Embedder
    from index.gazetteer import Gazetteer


def load_extractor(gazetteer: Gazetteer, embedder: Embedder | None = None) -> Extractor:
    """The extractor to use; it is safe to share between threads.

    Args:
        gazetteer: where place names are looked up.
        embedder: reads event types better where it is the model that the learned part was trained on.
    """
    from index.claims.extract import RuleExtractor

    return RuleExtractor(gazetteer, embedder)
