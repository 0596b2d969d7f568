"""A name that is both a data set's and an outlet's, and what a data set is asked for that it does not cover."""

from __future__ import annotations

import csv

import pytest

from bot.answer.answer import Answer, Route
from bot.answer.plan import Plan
from index.gazetteer import Gazetteer
from store.importers import FORMATS, import_file
from tests.bot.answer.newsdesk import NOW, Newsdesk, article, claim, exactly


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    folder = tmp_path_factory.mktemp("outlet")
    opened = Newsdesk.open(folder, gazetteer)
    row = {"code": "Z1", "date": "2018-06-20", "location_en": "Binnish", "region": "Idlib", "geo_precision": "town"}
    row |= {"belligerent": "Russian Military", "strike_type": "Airstrike", "killed_min": "5", "killed_max": "5"}
    path = folder / "airwars.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, sorted(FORMATS["airwars"].columns | set(row)))
        writer.writeheader()
        writer.writerow(row)
    assert import_file(opened.database, "airwars", path, now=NOW, resolver=gazetteer)["refused"] == 0
    story = article("own", "A raid on Hama killed six people, rescuers said.", source="Airwars")
    spot = opened.place("Hama")
    opened.report(story, claim(story, 0, "A raid", primary=True, day="2020-02-28", place=spot, killed=exactly(6)))
    return opened


def ask(desk: Newsdesk, question: str, previous: Plan | None = None) -> Answer:
    return desk.service.ask(question, now=NOW, previous=previous)


def test_the_outlet_is_meant_where_the_table_has_nothing(desk: Newsdesk) -> None:
    answer = ask(desk, "killed in Hama in February 2020 according to Airwars")
    assert answer.value == 6
    assert [part.label for part in answer.understood if part.kind == "source"] == ["reported by Airwars"]
    follow_up = ask(desk, "according to Airwars", ask(desk, "killed in Hama in February 2020").plan)
    assert follow_up.value == 6


def test_the_table_is_meant_where_it_has_any_or_is_named_as_one(desk: Newsdesk) -> None:
    answer = ask(desk, "killed in Idlib in 2018 according to Airwars")
    assert answer.value == 5
    assert [part.label for part in answer.understood if part.kind == "origin"] == ["from the Airwars table"]


def test_what_a_data_set_does_not_cover_is_no_zero(desk: Newsdesk) -> None:
    answer = ask(desk, "killed in Hama in February 2020 in the Airwars table")
    assert (answer.route, answer.value) == (Route.REFUSAL, None)
    assert answer.headline == "No record from the Airwars table for Hama province, February 2020"
    answer = ask(desk, "killed in Idlib in 2018 according to the articles")
    assert (answer.value, answer.headline) == (None, "No article in the index for Idlib province, 2018")
