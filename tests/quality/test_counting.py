"""Floors of merging and of counting on the longtail set, as `score.py clusters` and `score.py counting` see them.

Claims are read without the learned event head, to keep this quick; the figures of a whole ingest are in
docs/quality.md. The floors only ever rise. The merge's weights have seen two thirds of these incidents.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.answer.service import AnswerService
from bot.answer.wire import answer_wire
from index.claims import load_extractor
from index.gazetteer import Gazetteer
from store.articles import Articles, Item
from store.claims import Claims
from store.database import Database
from store.filters import IncidentFilter
from store.incidents import Incidents
from store.wire import incident_wire
from tests.quality.claim_scores import article, scorer
from tests.quality.raw_tables import NoPassages
from tests.quality.shared import DATA, needs_data, needs_scorer, rows

pytestmark = [pytest.mark.quality, needs_data, needs_scorer]

NOW = datetime(2026, 11, 24, tzinfo=UTC)
AT_ONCE = 64  # articles in one transaction, as in an ingest
CLUSTERS = {"b3_precision": 0.98, "b3_recall": 0.905, "b3_f1": 0.94}
COUNTING = {"exact_s1": 73.0, "exact_s2": 36.0, "exact_s3": 48.0}
DOCUMENTS = {"s1": 69.0, "s2": 70.0, "s3": 70.0}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Database:
    read = [article(row) for row in rows("longtail.articles.jsonl")]
    items = [
        Item(one, (), claims) for one, claims in zip(read, load_extractor(gazetteer).extract_many(read), strict=True)
    ]
    made = Database.open(tmp_path_factory.mktemp("longtail"), write=True)
    for start in range(0, len(items), AT_ONCE):
        Articles(made).put_many(items[start : start + AT_ONCE], now=NOW, announce=False)
    return made


def written(path: Path, found: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, default=str) + "\n" for row in found), encoding="utf-8")
    return path


def below(figures: dict[str, float], floors: dict[str, float]) -> dict[str, tuple[float, float]]:
    return {name: (figures[name], floor) for name, floor in floors.items() if figures[name] < floor}


def test_reports_of_one_incident_are_put_together(database: Database, tmp_path: Path) -> None:
    incidents = [incident_wire(i) for i in Incidents(database).find(IncidentFilter())]
    figures = scorer().clusters(written(tmp_path / "incidents.jsonl", incidents), DATA / "longtail.gold.jsonl")
    assert not below(figures, CLUSTERS), figures


def test_questions_that_count_are_answered(database: Database, gazetteer: Gazetteer, tmp_path: Path) -> None:
    service = AnswerService(
        articles=Articles(database),
        claims=Claims(database),
        incidents=Incidents(database),
        gazetteer=gazetteer,
        retriever=NoPassages(),
        clock=lambda: NOW,
    )
    asked = [service.ask(q["question"], id=q["id"]) for q in rows("longtail.questions.jsonl")]
    answers = written(tmp_path / "answers.jsonl", [answer_wire(answer) for answer in asked])
    figures = scorer().counting(answers, DATA / "longtail.questions.jsonl")
    exact = {name: figure["percent"] for name, figure in figures.items() if name.startswith("exact")}
    assert not below(exact, COUNTING), exact
    assert not below(figures["document_f1"], DOCUMENTS), figures["document_f1"]
