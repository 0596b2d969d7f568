""" "Casualties" are the dead with the injured beside them; a vague number of injured is never given as an exact one."""

from __future__ import annotations

from pathlib import Path

from index.gazetteer import Gazetteer
from store.records import Weapon
from tests.bot.answer.newsdesk import NOW, Newsdesk, article, at_least, claim, exactly

RAID = "A raid on Binnish on Monday killed three people and wounded many others, rescuers said."


def test_many_injured_are_at_least_two(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    raid = article("raid", RAID)
    many = at_least(2, "many")
    desk.report(
        raid,
        claim(
            raid,
            0,
            "A raid",
            primary=True,
            day="2020-03-02",
            place=desk.place("Binnish"),
            killed=exactly(3),
            injured=many,
        ),
    )
    answer = desk.service.ask("casualties in Binnish on 2 March 2020", now=NOW)
    assert (answer.headline, answer.value) == ("3 people killed", 3)
    assert [line.text for line in answer.lines if line.text.startswith("Injured")] == [
        "Injured: at least 2 in 1 incident"
    ]


def test_no_toll_of_a_group_does_not_deny_the_attacks(tmp_path: Path, gazetteer: Gazetteer) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    raid = article("raid", RAID)
    desk.report(
        raid, claim(raid, 0, "A raid", primary=True, day="2020-03-02", place=desk.place("Binnish"), killed=exactly(3))
    )
    answer = desk.service.ask("which attack killed the most women?", now=NOW)
    assert answer.headline == "None reported: the one article mentions no women killed in an attack"


def test_of_the_shot_the_injured_are_told_first_where_nobody_is_reported_killed(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    desk = Newsdesk.open(tmp_path, gazetteer)
    shots = article("shots", "Six people were shot in Binnish on Monday, rescuers said.")
    here = desk.place("Binnish")
    hurt = claim(shots, 0, "Six", primary=True, day="2020-03-02", place=here, injured=exactly(6), weapon=Weapon.FIREARM)
    desk.report(shots, hurt)
    answer = desk.service.ask("how many people were shot in Binnish on 2 March 2020", now=NOW)
    assert (answer.headline, answer.value) == ("Nobody reported killed; injured: 6 in 1 incident", 0)
