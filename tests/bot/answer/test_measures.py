"""Kinds of ask that are no plain count or sum: each figure here is worked out beside it by SQL or by hand."""

from __future__ import annotations

import csv
import sqlite3
from statistics import median

import pytest

from bot.answer.answer import Answer, Route
from bot.answer.plan import Operation
from index.gazetteer import Gazetteer
from store.importers import FORMATS, import_file
from tests.bot.answer.newsdesk import NOW, Newsdesk

STRIKES = [
    # code, day, place, province, latitude, longitude, precision, killed, injured, what was hit
    ("B1", "2018-02-02", "Saraqib", "Idlib", 35.8643, 36.8059, "town", 4, 1, ""),  # a Friday
    ("B2", "2018-02-03", "Saraqeb", "Idlib", 35.8643, 36.8059, "town", 6, 0, ""),
    ("B3", "2018-02-04", "Binnish", "Idlib", 35.9526, 36.7125, "town", 1, 3, ""),
    ("B4", "2018-02-09", "Ariha", "Idlib", 35.8137, 36.6094, "town", 9, 2, ""),  # a Friday
    ("B5", "2018-03-15", "Green Valley Hospital", "Idlib", 35.86, 36.80, "within_100m", 3, 0, "Healthcare"),
    ("B6", "2018-03-20", "Green Valley Hospital", "Idlib", 35.86, 36.80, "within_100m", 2, 0, "Healthcare"),
    ("B7", "2018-03-21", "Old Mill Hospital", "Idlib", 35.95, 36.71, "within_100m", 0, 2, "Healthcare"),
    ("B8", "2018-05-01", "Fig Tree neighbourhood", "Aleppo", 36.21, 37.20, "neighbourhood_area", 5, 0, ""),  # east
    ("B9", "2018-05-02", "Walnut neighbourhood", "Aleppo", 36.20, 37.11, "neighbourhood_area", 7, 0, ""),  # west
    ("C1", "2018-05-03", "Aleppo", "Aleppo", 36.2012, 37.1612, "city", 11, 0, ""),
    ("C2", "2018-06-01", "Douma", "Damascus", 33.5714, 36.4027, "town", 8, 0, ""),
    ("C3", "2018-06-02", "Lantern neighbourhood", "Damascus", 33.4819, 36.3166, "neighbourhood_area", 2, 0, ""),
    ("C4", "2018-07-07", "Kobani", "Aleppo", 36.8909, 38.3536, "town", 3, 0, ""),  # by the Turkish border
    ("C5", "2018-07-09", "Palmyra", "Homs", 34.5624, 38.2840, "town", 1, 0, ""),  # far from it
    ("D1", "2018-08-08", "Jableh", "Latakia", 35.3618, 35.9276, "town", 3, 0, ""),  # by nobody who is named
]
FIGHTS = [
    # id, kind, side a, side b, day, dead
    ("1", 1, "Northern Army", "Southern Front", "2021-01-01", 4),
    ("2", 1, "Northern Army", "Southern Front", "2021-02-01", 5),
    ("3", 2, "Eastern Cartel", "Western Cartel", "2021-03-01", 6),
    ("4", 3, "Southern Front", "Civilians", "2021-03-03", 7),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Newsdesk:
    """Records of our own in the form of both data sets."""
    folder = tmp_path_factory.mktemp("measures-desk")
    desk = Newsdesk.open(folder, gazetteer)
    strikes: list[dict[str, object]] = [
        {"code": code, "url": f"https://sets.example/{code}", "date": day, "date_end": "", "location_en": place}
        | {"region": province, "lat": lat, "lon": lon, "geo_precision": precision, "grading": "Fair"}
        | {"belligerent": "" if code == "D1" else "Russian Military", "strike_type": "Airstrike", "infrastructure": hit}
        | {"killed_min": dead, "killed_max": dead, "injured_min": hurt, "injured_max": hurt}
        for code, day, place, province, lat, lon, precision, dead, hurt, hit in STRIKES
    ]
    fights: list[dict[str, object]] = [
        {"id": own, "type_of_violence": kind, "side_a": a, "side_b": b, "number_of_sources": 1, "where_prec": 4}
        | {"where_coordinates": "Sinaloa state", "adm_1": "Sinaloa state", "country": "Mexico", "country_id": 70}
        | {"date_start": day, "date_end": day, "date_prec": 1, "deaths_civilians": 0, "deaths_a": dead, "deaths_b": 0}
        | {"best": dead, "low": dead, "high": dead}
        for own, kind, a, b, day, dead in FIGHTS
    ]
    for name, rows in (("airwars", strikes), ("ucdp-ged", fights)):
        path = folder / f"{name}.csv"
        columns = sorted(FORMATS[name].columns | {column for row in rows for column in row})
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)
        assert import_file(desk.database, name, path, now=NOW, resolver=gazetteer)["refused"] == 0
    return desk


def ask(desk: Newsdesk, question: str) -> Answer:
    return desk.service.ask(question, now=NOW)


def rows(desk: Newsdesk, sql: str) -> list[tuple[object, ...]]:
    """What the database itself says."""
    with sqlite3.connect(desk.database.folder / "dateline.sqlite") as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("how many people were killed on Fridays in Idlib in 2018?", "'5'"),
        ("killed in Idlib at weekends in 2018", "'6', '0'"),
        ("people killed every Sunday in Idlib, 2018", "'0'"),
        ("killed in Idlib in 2018 on Fridays and Saturdays", "'5', '6'"),
    ],
)
def test_days_of_the_week_alone_are_counted(question: str, days: str, desk: Newsdesk) -> None:
    [(right,)] = rows(
        desk,
        "select sum(killed) from incidents where admin1 = 'Idlib' and date_start = date_end"
        f" and strftime('%w', date_start) in ({days})",
    )
    answer = ask(desk, question)
    assert answer.value == right
    assert any(part.kind == "weekdays" for part in answer.understood)


def test_the_median_is_the_middle_figure_and_no_mean(desk: Newsdesk) -> None:
    figures = [dead for (dead,) in rows(desk, "select killed from incidents where admin1 = 'Idlib' and killed > 0")]
    answer = ask(desk, "what is the median number of people killed per airstrike in Idlib?")
    assert answer.value == median(figures) == 3.5
    assert answer.value != sum(figures) / len(figures)


def test_the_median_month_counts_months_without_any(desk: Newsdesk) -> None:
    answer = ask(desk, "median number of people killed per month in Idlib in the first half of 2018")
    assert answer.value == median([0, 20, 5, 0, 0, 0]) == 0


def test_the_longest_time_without_runs_to_the_ends_of_the_period(desk: Newsdesk) -> None:
    answer = ask(desk, "longest period without a strike in Idlib in 2018")
    assert (answer.value, answer.headline) == (
        285,
        "285 days without a reported incident: 22 Mar – 31 Dec 2018",
    )


def test_the_gap_between_two_strikes_ends_with_the_last(desk: Newsdesk) -> None:
    answer = ask(desk, "what was the longest gap between two strikes in Idlib in 2018?")
    assert answer.headline == "33 days without a reported incident: 10 Feb – 14 Mar 2018"


def test_the_longest_streak_is_of_days_with_incidents(desk: Newsdesk) -> None:
    answer = ask(desk, "how many days in a row were there strikes in Idlib in 2018?")
    assert answer.headline == "3 days each with an incident: 2 – 4 Feb 2018"


def test_spellings_of_one_town_are_one_town(desk: Newsdesk) -> None:
    answer = ask(desk, "which town in Idlib had the most people killed in 2018?")
    assert (answer.value, answer.headline) == (10, "Saraqeb, Idlib: 10 people killed")


def test_a_place_is_ranked_among_its_like(desk: Newsdesk) -> None:
    answer = ask(desk, "where does Ariha rank among the towns of Idlib by deaths?")
    assert (answer.value, answer.headline) == (2, "Ariha, Idlib: 2nd of 4 towns, with 9 people killed")


def test_the_hospital_hit_most_often_is_told_by_name(desk: Newsdesk) -> None:
    answer = ask(desk, "which hospital in Idlib was hit most often?")
    assert (answer.value, answer.headline) == (2, "Green Valley Hospital, Idlib: named in 2 incidents")
    twice = ask(desk, "which hospitals in Idlib were hit more than once?")
    assert [row.label for row in twice.rows] == ["Green Valley Hospital, Idlib"]


def test_who_fought_whom_names_pairs_and_leaves_civilians_out(desk: Newsdesk) -> None:
    answer = ask(desk, "who fought whom in Mexico in 2021?")
    assert [(row.label, row.value) for row in answer.rows] == [
        ("Northern Army and Southern Front", 2),
        ("Eastern Cartel and Western Cartel", 1),
    ]
    attacked = ask(desk, "who attacked whom in Mexico in 2021?")
    assert ("Southern Front against civilians", 1) in [(row.label, row.value) for row in attacked.rows]


def test_a_part_of_a_city_is_told_by_its_quarters(desk: Newsdesk) -> None:
    assert ask(desk, "killed in the eastern part of Aleppo city in 2018").value == 5
    assert ask(desk, "killed in the western districts of Aleppo in 2018").value == 7


def test_a_part_of_a_city_or_of_its_province_is_asked_back(desk: Newsdesk) -> None:
    answer = ask(desk, "killed in eastern Aleppo in 2018")
    assert answer.route is Route.CLARIFY
    assert [choice.label for choice in answer.choices] == [
        "the eastern part of Aleppo city",
        "the eastern half of Aleppo province",
    ]


def test_outside_a_town_is_near_it_and_not_in_it(desk: Newsdesk) -> None:
    answer = ask(desk, "killed outside Damascus in 2018")
    assert answer.value == 8
    places = next(part.label for part in answer.understood if part.kind == "place")
    assert places == "Rif Dimashq province or within 30 km of Damascus"
    assert ask(desk, "killed in Syria outside Damascus in 2018").value == 55


def test_along_a_border_is_close_to_places_beyond_it(desk: Newsdesk) -> None:
    for question in (
        "how many strikes along the Turkish border in July 2018?",
        "number of strikes near the Syrian-Turkish border in July 2018",
        "how many strikes were there close to the border between Syria and Turkey in July 2018?",
    ):
        answer = ask(desk, question)
        assert (answer.value, answer.plan and answer.plan.operation) == (1, Operation.COUNT), question


def test_harm_is_killed_and_injured(desk: Newsdesk) -> None:
    answer = ask(desk, "how many civilians were harmed in Idlib in February 2018?")
    assert answer.plan is not None
    assert (answer.plan.casualties, answer.plan.group) == (True, "civilians")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("how many strikes were there at night in Idlib in 2018?", ("at night",)),
        ("at what time of day do strikes in Idlib happen?", ("time of day",)),
        ("how many people were killed in Idlib in 2018 77?", ("77",)),
    ],
)
def test_words_that_nothing_heeds_are_named_instead_of_a_figure(
    question: str, words: tuple[str, ...], desk: Newsdesk
) -> None:
    answer = ask(desk, question)
    assert (answer.route, answer.value) == (Route.CLARIFY, None)
    assert answer.plan is not None
    assert answer.plan.unread == words
    assert answer.headline == "Not understood: " + ", ".join(f"“{word}”" for word in words)
    without = desk.service.answer_plan(answer.choices[0].plan)
    assert without.route is not Route.CLARIFY


def test_the_second_of_a_ranking_is_given_alone(desk: Newsdesk) -> None:
    town = ask(desk, "which town in Idlib had the second most people killed in 2018?")
    assert (town.value, town.headline) == (9, "Ariha, Idlib: 9 people killed")
    strike = ask(desk, "the second deadliest airstrike in Idlib in 2018")
    assert (strike.route, strike.value, len(strike.incidents)) == (Route.DETAIL, 1, 1)
    assert "Saraqeb, Idlib" in strike.headline
    toll = ask(desk, "how many people were killed in the second deadliest airstrike in Idlib in 2018?")
    assert toll.value == 6
    beyond = ask(desk, "which province had the seventh most people killed in Syria in 2018?")
    assert (beyond.route, beyond.value) == (Route.REFUSAL, None)
    assert beyond.headline == "There is no 7th: 5 provinces in all"


@pytest.mark.parametrize("province", ["Rif Dimashq", "Damascus"])
def test_a_record_of_a_province_under_which_its_set_files_nothing_is_found_by_both(
    province: str, desk: Newsdesk
) -> None:
    answer = ask(desk, f"how many people were killed in {province} in June 2018?")
    filed = "Lying in Rif Dimashq, but filed elsewhere by their data set: Douma, Damascus"
    assert answer.value == (8 if province == "Rif Dimashq" else 10)
    assert (filed in answer.notes) is (province == "Rif Dimashq")
    by_province = ask(desk, "how many people were killed in Syria by province in June 2018?")
    assert {row.label: row.value for row in by_province.rows} == {"Damascus": 10}


def test_a_side_that_no_report_names_gets_no_zero(desk: Newsdesk) -> None:
    answer = ask(desk, "how many people were killed by the Grey Wolves in Idlib in 2018?")
    assert (answer.route, answer.value) == (Route.REFUSAL, None)
    assert answer.headline == "No report in the index names Grey Wolves as a side"
    assert ask(desk, "how many people were killed by Turkey in Idlib in 2018?").value == 0


def test_of_nothing_there_is_no_average(desk: Newsdesk) -> None:
    for question in ("average number of people killed per strike in Tartus", "median deaths per strike in Tartus"):
        answer = ask(desk, question)
        assert (answer.route, answer.value, answer.low) == (Route.REFUSAL, None, None)


def test_towns_north_of_a_town_are_counted_without_it(desk: Newsdesk) -> None:
    assert ask(desk, "killed north of Ariha in 2018").value == 4 + 6 + 1 + 3 + 2
    assert ask(desk, "killed south of Binnish in 2018").value == 4 + 6 + 9 + 3 + 2


def test_a_count_of_each_place_is_no_sum_of_them(desk: Newsdesk) -> None:
    answer = ask(desk, "deaths in each of Idlib, Homs and Damascus in 2018")
    assert [row.value for row in answer.rows] == [25, 1, 10]


def test_a_share_with_nobody_killed_is_of_all_incidents(desk: Newsdesk) -> None:
    answer = ask(desk, "what percentage of incidents in Idlib in 2018 had no deaths?")
    assert answer.value == round(100 * 1 / 7, 1)


def test_a_side_gets_no_zero_where_no_report_says_who_did_it(desk: Newsdesk) -> None:
    answer = ask(desk, "how many people were killed by Turkey in Latakia in 2018?")
    assert (answer.route, answer.value) == (Route.REFUSAL, None)
    assert answer.headline == "No report for Latakia province, 2018 says who did it"
