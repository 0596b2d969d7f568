"""The records of data sets behind an answer: named with their own id and page, in the terminal, the chat and JSON."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.answer.answer import Answer, RecordRef, Route
from bot.answer.plain import plain
from bot.answer.wire import answer_wire
from bot.chat import render
from bot.chat.kept import answer_from, kept
from bot.chat.keyboards import under_answer
from index.gazetteer import Gazetteer
from store.importers import import_file
from store.records import Count, EventType, Weapon
from tests.bot.answer.newsdesk import NOW, Newsdesk, article, claim

OWN = [
    {"id": "n1", "date_start": "2020-01-05", "place": "Saraqib", "admin1": "Idlib", "country": "SY", "killed": "4"}
    | {"event_type": "air_or_drone_strike", "url": "https://desk.example/n1?a=1&b=2", "source": "Desk <notes>"},
    {"id": "n2", "date_start": "2020-01-09", "place": "Saraqib", "admin1": "Idlib", "country": "SY", "killed": "9"}
    | {"event_type": "air_or_drone_strike", "url": "", "source": ""},
    {"id": "n3", "date_start": "2020-03-03", "place": "Binnish", "admin1": "Idlib", "country": "SY", "killed": "12"}
    | {"event_type": "air_or_drone_strike", "url": "", "source": ""},
]
TOLD = "At least 12 people were killed in airstrikes in Binnish on Tuesday, local sources said."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    """Three rows of a table of our own, and a report of the third."""
    folder = tmp_path_factory.mktemp("recorded-desk")
    desk = Newsdesk.open(folder, gazetteer)
    path = folder / "own.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(OWN[0]))
        table.writeheader()
        table.writerows(OWN)
    assert import_file(desk.database, "csv", path, now=NOW, resolver=gazetteer)["errors"] == []
    told = article("binnish", TOLD)
    strike = claim(
        told,
        0,
        TOLD,
        event=EventType.AIR_OR_DRONE_STRIKE,
        weapon=Weapon.AIRSTRIKE,
        place=desk.place("Binnish"),
        day="2020-03-03",
        killed=Count(12, None, 12, "at least"),
        primary=True,
    )
    desk.report(told, strike)
    return desk


def test_a_figure_of_one_record_names_it(desk: Newsdesk) -> None:
    answer = desk.service.ask("how many people were killed in Saraqib on 5 January 2020?", now=NOW)
    assert (answer.value, answer.citations) == (4, ())
    (record,) = answer.records
    assert record == RecordRef(
        1,
        answer.incidents[0].id,
        "csv:n1",
        "Desk <notes>",
        "n1",
        "https://desk.example/n1?a=1&b=2",
        "as its owner says",
    )
    assert "\n\n1 Desk <notes>, record n1 https://desk.example/n1?a=1&b=2\n\n" in plain(answer)


def test_each_line_points_to_the_record_of_its_incident(desk: Newsdesk) -> None:
    answer = desk.service.ask("how many people were killed in Saraqib in January 2020?", now=NOW)
    assert answer.value == 13
    named = {record.number: record.own_id for record in answer.records}
    told = {line.text.split(" · ")[0]: [named[n] for n in line.cites] for line in answer.lines if line.incidents}
    assert told == {"9 Jan 2020": ["n2"], "5 Jan 2020": ["n1"]}
    assert "own table, record n2" in plain(answer)


def test_records_are_numbered_on_from_the_quotes(desk: Newsdesk) -> None:
    answer = desk.service.ask("how many people were killed in Binnish on 3 March 2020?", now=NOW)
    assert [(c.number, c.article_id) for c in answer.citations] == [(1, "binnish")]
    assert [(r.number, r.own_id) for r in answer.records] == [(2, "n3")]
    assert plain(answer).index("1 “") < plain(answer).index("2 own table, record n3")


def test_the_answer_object_names_records_and_so_does_each_incident(desk: Newsdesk) -> None:
    wire = answer_wire(desk.service.ask("how many people were killed in Saraqib on 5 January 2020?", now=NOW))
    (incident,) = wire["incidents"]
    (record,) = wire["records"]
    assert record["id"] == "csv:n1"
    assert incident["records"] == [{"number": 1, "record": "csv:n1"}]
    assert (record["incident"], record["own_id"], record["licence"]) == (incident["id"], "n1", "as its owner says")


def test_what_an_own_table_does_not_tell_is_no_zero(desk: Newsdesk) -> None:
    answer = desk.service.ask("how many people were injured in Saraqib in January 2020?", now=NOW)
    assert (answer.route, answer.value) == (Route.REFUSAL, None)


def shown(answer: Answer) -> str:
    """The first message of a private chat."""
    return render.private(answer)[0][0]


def test_the_chat_links_records_and_lists_them_among_the_sources(desk: Newsdesk) -> None:
    answer = desk.service.ask("how many people were killed in Saraqib in January 2020?", now=NOW)
    page = 'href="https://desk.example/n1?a=1&amp;b=2"'
    assert f"<a {page}>[2]</a>" in shown(answer)
    assert f"2 <a {page}>Desk &lt;notes&gt;, record n1 ↗</a>" in shown(answer)
    assert "1 own table, record n2\n" in shown(answer)
    (sources,) = render.sources(answer)
    assert sources.startswith("<b>Sources 1–2 of 2</b>\n\n1. own table, record n2\nas its owner says\n\n2. <a ")
    assert "record n2" in render.group(answer)[0]
    keyboard = under_answer(answer, "1", more=False)
    assert keyboard is not None
    assert "'Sources'" in str(keyboard)


def test_records_are_kept_behind_the_buttons(desk: Newsdesk) -> None:
    answer = desk.service.ask("how many people were killed in Saraqib in January 2020?", now=NOW)
    assert answer_from(kept(answer)).records == answer.records
    older = {name: value for name, value in kept(answer).items() if name != "records"}
    assert answer_from(older).records == ()


def test_places_speakers_and_sides_point_to_records_too(desk: Newsdesk) -> None:
    places = desk.service.ask("which towns were hit in January 2020?", now=NOW)
    assert [(line.text, line.cites) for line in places.lines] == [("Saraqib, Idlib: 2 incidents", (1, 2))]
    assert "From our own table" in places.notes
    speakers = desk.service.ask("who says that people were killed in Saraqib in January 2020?", now=NOW)
    assert [(line.text, line.cites) for line in speakers.lines] == [
        ("9 killed: our own table", (1,)),
        ("4 killed: our own table", (2,)),
    ]


def test_a_withdrawn_record_stands_behind_no_figure(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    path = tmp_path / "own.csv"
    header = "id,date_start,place,admin1,country,killed"
    rows = ["n1,2020-03-01,Binnish,Idlib,SY,5", "n2,2020-03-05,Saraqib,Idlib,SY,7", "n3,2020-03-09,Binnish,Idlib,SY,9"]
    for left in (rows, [rows[0], rows[2]]):
        path.write_text("\n".join([header, *left]) + "\n")
        import_file(desk.database, "csv", path, now=NOW, resolver=gazetteer, withdrawing=True)
    answer = desk.service.ask("how many people were killed in Idlib in March 2020?", now=NOW)
    assert answer.value == 14
    assert [record.own_id for record in answer.records] == ["n3", "n1"]
