"""Claims that tell the main incident again under another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.claims.retold import without_retold
from store.records import Claim, Count, EventType, Quote


def claim(killed: int, injured: int, day: date, text: str = "") -> Claim:
    return Claim(
        id=f"{day}-{killed}-{injured}",
        article_id="a",
        event_type=EventType.ATTACK,
        quote=Quote(0, len(text), text),
        date_start=day,
        date_end=day,
        killed=Count(killed, killed, killed),
        injured=Count(injured, injured, injured),
    )


MAIN = replace(claim(1, 3, date(2019, 5, 13)), primary=True)


def test_the_same_figures_on_a_day_near_by_are_the_same_incident() -> None:
    assert without_retold([MAIN, claim(1, 3, date(2019, 5, 11))]) == [MAIN]


def test_other_figures_words_for_another_incident_and_older_days_are_another() -> None:
    other = claim(1, 2, date(2019, 5, 11))
    separate = claim(1, 3, date(2019, 5, 11), "In a separate shooting on Saturday, one was killed and three were hurt.")
    old = claim(1, 3, date(2018, 5, 11))
    assert without_retold([MAIN, other, separate, old]) == [MAIN, other, separate, old]


def test_a_single_victim_or_a_vague_number_is_not_enough_but_beside_the_same_dead() -> None:
    single = replace(claim(1, 0, date(2019, 5, 13)), primary=True)
    again = claim(1, 0, date(2019, 5, 11))
    assert without_retold([single, again]) == [single, again]
    several = replace(claim(1, 2, date(2019, 5, 12)), injured=Count(2, None, 2, "several"))
    assert without_retold([MAIN, several]) == [MAIN]


def test_without_a_main_claim_that_counts_all_are_kept() -> None:
    total = replace(MAIN, cumulative=True)
    assert without_retold([total, claim(1, 3, date(2019, 5, 11))]) == [total, claim(1, 3, date(2019, 5, 11))]
