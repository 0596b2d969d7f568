"""Extracts claims from a development set and scores them by the shared scorer, for the floors and the error browser."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from index.claims import load_extractor
from index.gazetteer import Gazetteer
from store.records import Article
from store.wire import claim_wire
from tests.quality.shared import DATA, SCORER, rows


def scorer() -> ModuleType:
    """The shared eval/score.py as a module; ends the process where it is missing."""
    if not SCORER.is_file():
        raise SystemExit(f"the scorer is not at {SCORER}")
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def article(row: dict[str, Any]) -> Article:
    """A row of *.articles.jsonl as an article."""
    published = row.get("published_at")
    when = datetime.fromisoformat(published.replace("Z", "+00:00")) if published else None
    if when is not None and when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return Article(
        id=row["id"],
        text=row["text"],
        url=row.get("url"),
        source=row.get("source"),
        title=row.get("title"),
        published_at=when,
        published_day_only=bool(published and len(published) == 10),
        language=row.get("language"),
    )


def extracted(name: str, folder: Path) -> Iterator[dict[str, Any]]:
    """What `dateline extract` gives for a set, one row an article: {"article_id", "claims"}."""
    read = [article(row) for row in rows(f"{name}.articles.jsonl")]
    claims = load_extractor(Gazetteer.open(folder)).extract_many(read)
    for one, found in zip(read, claims, strict=True):
        for claim in found:
            assert one.text[claim.quote.start : claim.quote.end] == claim.quote.text
            assert all(0 <= e.start < e.end <= len(one.text) for e in claim.evidence)
        yield {"article_id": one.id, "claims": [claim_wire(c) for c in found]}


def scores(name: str, folder: Path) -> dict[str, float]:
    """The percentages of `score.py extraction` for a set."""
    out = folder / f"{name}.jsonl"
    with out.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in extracted(name, folder))
    figures = scorer().extraction(out, DATA / f"{name}.gold.jsonl")
    return {field: figure["percent"] for field, figure in figures.items()}
