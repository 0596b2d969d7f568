"""Records of data sets beside articles: what they cannot tell is no zero, and who is named there is said."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.answer.answer import Route
from index.gazetteer import Gazetteer
from store.importers import FORMATS, import_file
from tests.bot.answer.newsdesk import NOW, Newsdesk

AIRWARS = [
    # code, days, place, province, side, strike, killed, injured, children killed, what was hit
    ("A1", "2018-06-07", "2018-06-08", "Zardana", "Idlib", "Russian Military", "Airstrike", 12, 50, 6, "Healthcare"),
    ("A2", "2018-06-20", "", "Saraqib", "Idlib", "Russian Military", "Airstrike", 5, 2, 1, ""),
    ("A3", "2018-07-02", "", "Saraqib", "Idlib", "Turkish Military", "Artillery", 3, 0, 2, "Education"),
    ("A4", "2018-09-09", "", "Saraqib", "Idlib", "Russian Military", "Airstrike", 0, 0, 0, ""),
    ("A6", "2018-03-03", "", "Morek", "Hama", "Russian Military", "Airstrike", 0, 7, 0, ""),
    ("A7", "2018-11-05", "", "Talbiseh", "Homs", "Turkish Military", "", 2, 0, 0, ""),
    ("A5", "2019-02-03", "", "Saraqib", "Idlib", "Russian Military", "Airstrike", 4, 1, 1, ""),
]
GED = [
    # id, kind, sides, province, country (Gleditsch and Ward), day, deaths of a, of b, of civilians
    ("1", 1, "Government of Sri Lanka", "LTTE", "Northern Province", "Sri Lanka", 780, "2006-05-11", 10, 30, 0),
    ("3", 1, "Government of Sri Lanka", "LTTE", "Northern Province", "Sri Lanka", 780, "2007-01-09", 20, 20, 0),
    ("4", 3, "Tigers", "Civilians", "Eastern Province", "Sri Lanka", 780, "1990-06-05", 0, 0, 6),
    ("5", 1, "Government of Sri Lanka", "Tigers", "Eastern Province", "Sri Lanka", 780, "1990-07-05", 3, 1, 0),
    ("2", 2, "Northern Cartel", "Southern Cartel", "Sinaloa state", "Mexico", 70, "2020-02-02", 2, 3, 0),
]


def _write(path: Path, name: str, rows: list[dict[str, object]]) -> Path:
    columns = sorted(FORMATS[name].columns | {column for row in rows for column in row})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    """A few records of our own in the form of both data sets, and no article."""
    folder = tmp_path_factory.mktemp("records-desk")
    desk = Newsdesk.open(folder, gazetteer)
    airwars: list[dict[str, object]] = [
        {"code": code, "url": f"https://sets.example/{code}", "date": day, "date_end": until, "location_en": place}
        | {"region": province, "geo_precision": "town", "belligerent": side, "strike_type": strike, "grading": "Fair"}
        | {"killed_min": dead, "killed_max": dead, "injured_min": hurt, "injured_max": hurt}
        | {"children_killed_min": children, "children_killed_max": children, "infrastructure": hit}
        for code, day, until, place, province, side, strike, dead, hurt, children, hit in AIRWARS
    ]
    ged: list[dict[str, object]] = [
        {"id": own, "type_of_violence": kind, "side_a": a, "side_b": b, "number_of_sources": 1, "where_prec": 4}
        | {"where_coordinates": province, "adm_1": province, "country": country, "country_id": code, "date_prec": 1}
        | {"date_start": day, "date_end": day, "deaths_a": of_a, "deaths_b": of_b, "deaths_civilians": civilians}
        | {"best": of_a + of_b + civilians, "low": of_a + of_b + civilians, "high": of_a + of_b + civilians}
        for own, kind, a, b, province, country, code, day, of_a, of_b, civilians in GED
    ]
    for name, rows in (("airwars", airwars), ("ucdp-ged", ged)):
        summary = import_file(
            desk.database, name, _write(folder / f"{name}.csv", name, rows), now=NOW, resolver=gazetteer
        )
        assert summary["refused"] == 0
    return desk


@pytest.mark.parametrize(
    ("question", "silent"),
    [
        ("how many people were displaced in Idlib in 2018?", "people displaced"),
        ("was a market hit in Idlib in 2018?", "attacks on a market"),
        ("children injured in Idlib in 2018", "children injured"),
        ("how many journalists were killed in Idlib in 2018?", "journalists killed"),
        ("how many suicide bombings were there in Idlib in 2018?", "suicide bombings"),
        ("how many people were injured in Sri Lanka in 2006?", "people injured"),
    ],
)
def test_what_records_cannot_tell_is_no_zero(question: str, silent: str, records: Newsdesk) -> None:
    answer = records.service.ask(question, now=NOW)
    assert (answer.route, answer.value, answer.low, answer.high) == (Route.REFUSAL, None, None, None)
    assert answer.notes[0] == f"The records there do not tell of {silent}."


@pytest.mark.parametrize(
    "question",
    [
        "was a school hit in Idlib in February 2019?",
        "how many women were killed in Idlib in 2018?",
        "how many drone strikes were there in Idlib in 2018?",
    ],
)
def test_what_records_could_tell_and_do_not_is_a_zero(question: str, records: Newsdesk) -> None:
    answer = records.service.ask(question, now=NOW)
    assert (answer.value, answer.low, answer.high) == (0, 0, None)
    assert answer.headline.startswith("None reported: the ")


def test_who_is_blamed_is_named_where_the_side_asked_about_is_not(records: Newsdesk) -> None:
    answer = records.service.ask("killed by Israel in Idlib in 2018", now=NOW)
    assert answer.value == 0
    assert answer.headline.endswith("mention no one killed blamed on Israel")
    assert answer.notes[-1] == "Blamed there: Russian Military and Turkish Military."


def test_the_side_fought_against_is_not_blamed_and_gets_no_zero(records: Newsdesk) -> None:
    answer = records.service.ask("killed by the LTTE in Sri Lanka", now=NOW)
    assert (answer.route, answer.value) == (Route.REFUSAL, None)
    assert answer.headline == "No report in the index blames LTTE (Sri Lanka)"
    assert "LTTE is named there as the side fought against" in answer.notes[0]


def test_a_record_that_reaches_over_the_day_asked_about_is_told_and_not_counted(records: Newsdesk) -> None:
    answer = records.service.ask("how many people were killed in Zardana on 7 June 2018?", now=NOW)
    assert (answer.route, answer.value) == (Route.REFUSAL, None)
    assert answer.headline == "No report dates any wholly within Zardana, Idlib, Thu 7 June 2018"
    assert "7 – 8 Jun 2018 · Zardana, Idlib · airstrike · 12 killed" in answer.notes[0]


def test_periods_with_a_gap_are_added_without_it(records: Newsdesk) -> None:
    answer = records.service.ask("killed in Saraqib in June 2018 and in February 2019", now=NOW)
    assert (answer.value, len(answer.incidents)) == (9, 2)
    assert [part.label for part in answer.understood if part.kind == "period"] == ["June 2018 and February 2019"]


def test_days_that_reach_a_number_are_counted(records: Newsdesk) -> None:
    answer = records.service.ask("months with at least 4 killed in Saraqib", now=NOW)
    assert (answer.route, answer.value) == (Route.COUNT, 2)
    assert answer.headline == "2 months with 4 or more people killed"
    assert [(row.label, row.value) for row in answer.rows] == [("June 2018", 5), ("February 2019", 4)]
    none = records.service.ask("months with at least 40 killed in Saraqib", now=NOW)
    assert (none.headline, none.value) == ("No month with 40 or more people killed", 0)


def test_incidents_that_killed_nobody(records: Newsdesk) -> None:
    answer = records.service.ask("how many strikes did not kill anyone in Saraqib?", now=NOW)
    assert (answer.value, answer.headline) == (1, "1 incident (strikes) with nobody killed")
    assert "nobody killed" in [part.label for part in answer.understood]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        (
            "is it true that 5 people were killed in Saraqib?",
            "The number asked about is that of an incident there; the figure above is of all of them",
        ),
        ("were more than 10 people killed in Saraqib?", "Yes, by every count"),
        ("were fewer than 10 people killed in Saraqib?", "No: every count is above the number asked about"),
        ("did 500 people die in Saraqib?", "No: every count is below the number asked about"),
        ("did 12 people die in Saraqib?", "The number asked about lies within the counts"),
    ],
)
def test_a_number_put_forward_is_weighed(question: str, verdict: str, records: Newsdesk) -> None:
    answer = records.service.ask(question, now=NOW)
    assert (answer.value, answer.lines[0].text) == (12, verdict)


def test_the_injured_are_told_where_nobody_is_reported_killed(records: Newsdesk) -> None:
    answer = records.service.ask("casualties in Hama in March 2018", now=NOW)
    assert (answer.value, answer.lines[0].text) == (0, "Injured: 7 in 1 incident")
    per_month = records.service.ask("casualties in Saraqib per month", now=NOW)
    assert per_month.understood[0].label == "killed, without the injured"


def test_women_and_children_are_added_in_every_grouping(records: Newsdesk) -> None:
    answer = records.service.ask("women and children killed in Saraqib per month", now=NOW)
    assert answer.headline == "4 children and women killed by month"
    assert [(row.label, row.value) for row in answer.rows] == [("June 2018", 1), ("July 2018", 2), ("February 2019", 1)]


def test_injured_and_killed_are_set_side_by_side(records: Newsdesk) -> None:
    answer = records.service.ask("ratio of killed to injured in Saraqib", now=NOW)
    assert answer.headline == "12 people killed, 3 people injured"
    assert answer.lines[-1].text == "Ratio: 4 to 1"


def test_how_far_two_sides_lie_apart_is_told_where_asked(records: Newsdesk) -> None:
    answer = records.service.ask("how many more people were killed in Saraqib in 2018 than in 2019?", now=NOW)
    assert answer.headline == "More in 2018: 8 people killed, against 4 in 2019"
    assert answer.lines[-1].text == "Difference: 4"


def test_all_with_someone_killed_in_order_is_a_list_and_the_last_one_is_one(records: Newsdesk) -> None:
    everything = records.service.ask("list everything for Saraqib, deadliest first", now=NOW)
    assert (everything.route, everything.value) == (Route.LIST, 3)
    last = records.service.ask("when was the last strike on Saraqib?", now=NOW)
    assert (last.route, last.headline.split(" · ")[0]) == (Route.DETAIL, "3 Feb 2019")


@pytest.mark.parametrize(
    ("question", "headline", "rows"),
    [
        (
            "Which town in Idlib had the most airstrikes with at least 4 killed?",
            "Saraqib, Idlib: 2 incidents",
            {"Saraqib": 2, "Zardana": 1},
        ),
        (
            "airstrikes in Idlib that killed at least 4 by town",
            "3 incidents by town",
            {"Saraqib": 2, "Zardana": 1},
        ),
        (
            "people killed in airstrikes with at least 4 dead in Idlib by town",
            "21 people killed by town",
            {"Zardana": 12, "Saraqib": 9},
        ),
        (
            "Were there more airstrikes with at least 4 killed in Saraqib or in Zardana?",
            "More in Saraqib, Idlib: 2 incidents, against 1 in Zardana, Idlib",
            {"Saraqib": 2, "Zardana": 1},
        ),
    ],
)
def test_incidents_with_a_toll_are_counted_and_people_in_them_where_people_are_asked(
    records: Newsdesk, question: str, headline: str, rows: dict[str, int]
) -> None:
    answer = records.service.ask(question, now=NOW)
    assert answer.headline == headline
    assert {row.label.split(",")[0]: row.value for row in answer.rows} == rows


def test_a_record_that_leaves_its_kind_open_is_no_zero(records: Newsdesk) -> None:
    answer = records.service.ask("who carried out the strike on Talbiseh in November 2018?", now=NOW)
    assert (answer.route, answer.value, len(answer.incidents)) == (Route.REFUSAL, None, 1)
    assert answer.headline.endswith("November 2018 says that it was a strike")
    assert answer.notes[0].startswith("Reported there without the kind of event: 5 Nov 2018 · ")


def test_records_that_leave_their_kind_open_are_named_where_a_kind_is_left_out(records: Newsdesk) -> None:
    answer = records.service.ask("killed in Homs in November 2018 other than by airstrikes", now=NOW)
    assert answer.value == 2
    assert any(note.startswith("Among these: records that leave open what kind of event") for note in answer.notes)


def test_who_killed_whom_is_not_told_of_clashes(records: Newsdesk) -> None:
    clash = "Clashes are among these: both sides fought there, and the records do not tell who killed whom."
    assert clash in records.service.ask("who did it in Sri Lanka in 2006?", now=NOW).notes
    assert clash in records.service.ask("which side killed the most people in Sri Lanka?", now=NOW).notes
    assert clash not in records.service.ask("killed by Russia in Idlib in 2018", now=NOW).notes
    which = records.service.ask("who killed more in Sri Lanka, the government or the LTTE?", now=NOW)
    assert which.headline == "Not known who killed more: the records of clashes do not tell who killed whom"
    assert (which.value, which.low, which.high) == (None, None, None)
    of_one = records.service.ask("killed by the government in Sri Lanka", now=NOW)
    assert of_one.headline.endswith(", in clashes the dead of both sides")


def test_what_is_as_deadly_as_the_deadliest_is_named(records: Newsdesk) -> None:
    answer = records.service.ask("deadliest incident in Sri Lanka", now=NOW)
    assert answer.headline.startswith("9 Jan 2007 · ")
    assert answer.notes == ("As many in another: Northern province, 11 May 2006",)
    assert not records.service.ask("deadliest strike in Idlib", now=NOW).notes


def test_the_part_of_a_group_is_told_and_decides_the_order(records: Newsdesk) -> None:
    answer = records.service.ask("how many children were killed in Saraqib?", now=NOW)
    assert [line.text.split(" · ")[3:5] for line in answer.lines[1:]] == [
        ["2 children killed", "3 killed in all"],
        ["1 child killed", "4 killed in all"],
        ["1 child killed", "5 killed in all"],
    ]
    assert records.service.ask("deadliest strike for children in Saraqib", now=NOW).headline.startswith("2 Jul 2018")
    any_killed = records.service.ask("were any children killed in Saraqib in 2018?", now=NOW)
    assert any_killed.headline == "Yes, reported: 2 incidents with children killed"


def test_an_average_says_what_it_leaves_out(records: Newsdesk) -> None:
    answer = records.service.ask("average killed per strike in Saraqib in 2018", now=NOW)
    assert (answer.value, answer.notes[0]) == (4, "Incidents with no figure, or nobody killed, are left out")


def test_the_injured_of_the_deadliest_are_those_of_the_one_with_most_dead(records: Newsdesk) -> None:
    worst = records.service.ask("deadliest strike in Syria without Zardana", now=NOW)
    assert worst.headline.startswith("20 Jun 2018 · ")
    assert records.service.ask("how many were injured there?", now=NOW, previous=worst.plan).value == 2
    most = records.service.ask("how many people were injured in the strike with the most injured in Hama?", now=NOW)
    assert most.value == 7


def test_a_side_that_is_fought_against_in_other_records_is_said_to_be(records: Newsdesk) -> None:
    answer = records.service.ask("how many people did the Tigers kill in Sri Lanka?", now=NOW)
    assert answer.value == 6
    assert answer.notes[-1] == "Not counted: other records name Tigers as the side fought against."


def test_a_side_that_is_blamed_there_is_not_said_to_be_only_fought_against(records: Newsdesk) -> None:
    answer = records.service.ask("police officers killed by the government of Sri Lanka in Sri Lanka", now=NOW)
    assert not any("is named there as the side fought against" in note for note in answer.notes)


def test_two_sides_that_fought_are_found_whichever_is_listed_first(records: Newsdesk) -> None:
    fought = records.service.ask(
        "how many died in clashes between the Tigers and the government in Sri Lanka?", now=NOW
    )
    assert (fought.value, len(fought.incidents)) == (4, 1)
    assert [part.label for part in fought.understood if part.kind == "between"] == ["between Tigers and Government"]
    assert "side fought against" not in " ".join(fought.notes)
    never = records.service.ask("killed in clashes between the Southern Cartel and the LTTE", now=NOW)
    assert never.value == 0
    assert never.headline.endswith("no one killed in clashes between Southern Cartel and LTTE")


def test_what_was_hit_is_said_where_incidents_are_counted(records: Newsdesk) -> None:
    assert records.service.ask("was a school hit in Idlib in 2018?", now=NOW).headline == (
        "Yes, reported: 1 incident in which a school was hit"
    )


def test_a_bound_is_said_where_incidents_are_counted(records: Newsdesk) -> None:
    answer = records.service.ask("in how many incidents in Idlib were more than 4 people killed?", now=NOW)
    assert (answer.value, answer.headline) == (2, "2 incidents with 5 or more people killed")


def test_incidents_of_a_group_are_those_that_hurt_it(records: Newsdesk) -> None:
    answer = records.service.ask("how many airstrikes involved children in Idlib in 2018?", now=NOW)
    assert (answer.value, len(answer.incidents)) == (3, 3)
    none = records.service.ask("how many airstrikes involved women in Idlib in 2018?", now=NOW)
    assert none.value in (0, None)


def test_a_data_set_is_the_source_of_its_records(records: Newsdesk) -> None:
    answer = records.service.ask("who says how many were killed in Zardana?", now=NOW)
    assert answer.headline == "The Airwars table"
    assert answer.lines[0].text == "12 killed: the Airwars table"


def test_records_that_leave_their_kind_open_are_said_not_to_be_counted(records: Newsdesk) -> None:
    note = "Not counted: records there that leave open what kind of event they were."
    assert note in records.service.ask("how many strikes did Turkey carry out in Syria in 2018?", now=NOW).notes
    assert note not in records.service.ask("how many strikes were there in Hama in 2018?", now=NOW).notes


def test_countries_are_named(records: Newsdesk) -> None:
    answer = records.service.ask("which countries recorded fatalities in 2006?", now=NOW)
    assert (answer.headline, [line.text for line in answer.lines]) == ("Sri Lanka", ["Sri Lanka"])


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("killed by the Sri Lankan army", 84),
        ("how many clashes between the Sri Lankan army and the LTTE?", 2),
        ("killed by Sri Lankan government forces in Northern Province", 80),
    ],
)
def test_the_army_of_a_state_is_its_government_in_data_sets(question: str, value: int, records: Newsdesk) -> None:
    answer = records.service.ask(question, now=NOW)
    assert answer.value == value
    assert "Sri Lankan forces" in " ".join(part.label for part in answer.understood)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("which month of 2018 was the deadliest in Idlib?", ["A1", "A2"]),
        ("which town in Idlib had the most killed in 2018?", ["A1"]),
        ("who killed the most people in Idlib in 2018?", ["A1", "A2"]),
    ],
)
def test_what_has_the_most_shows_its_own_worst_incidents(question: str, named: list[str], records: Newsdesk) -> None:
    answer = records.service.ask(question, now=NOW)
    assert [record.own_id for record in answer.records] == named
    assert any(line.text.startswith("The largest of ") for line in answer.lines)


def test_a_cartel_is_known_by_its_name_and_is_no_place(records: Newsdesk) -> None:
    answer = records.service.ask("how many people did the Northern Cartel kill in Mexico?", now=NOW)
    assert answer.value == 5
    assert "blamed: Northern Cartel" in [part.label for part in answer.understood]


def test_a_zero_of_a_group_does_not_deny_the_strikes(records: Newsdesk) -> None:
    answer = records.service.ask("how many women were killed in attacks on hospitals in Idlib in 2018?", now=NOW)
    assert answer.value == 0
    assert answer.headline.endswith("mention no women killed in attacks that hit a hospital")
    answer = records.service.ask("killed in strikes on schools in Idlib in February 2019", now=NOW)
    assert answer.headline.endswith("mentions no one killed in strikes that hit a school")


def test_the_share_of_a_status_is_of_all_that_is_asked_about(records: Newsdesk) -> None:
    answer = records.service.ask("what proportion of Russian airstrikes in Idlib in 2018 are corroborated?", now=NOW)
    assert [row.value for row in answer.rows][1] == 3


def test_what_is_reported_and_not_confirmed_is_not_denied(records: Newsdesk) -> None:
    answer = records.service.ask("how many confirmed deaths were there in Saraqib in 2018?", now=NOW)
    assert answer.value == 0
    assert answer.headline == "None confirmed of 2 incidents there (2 corroborated)"
    assert [choice.label for choice in answer.choices] == ["Whatever the status"]
