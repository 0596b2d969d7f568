"""From claims to one incident: low, best, high, independent sources, status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from store.figures import Statement, incident_of, independent, placing
from store.records import (
    Claim,
    Count,
    DatePrecision,
    EventType,
    Figure,
    GroupFigure,
    Incident,
    Place,
    PlacePrecision,
    Status,
    Victims,
)
from store.sketch import sketch

START = datetime(2020, 3, 3, 9, tzinfo=UTC)


@pytest.fixture
def say(make_claim: Callable[..., Claim]) -> Callable[..., Statement]:
    """A statement: the n-th article's claim, published `hour` hours after 9:00 by an outlet of its own."""

    def make(
        n: int,
        killed: int | Count | None = 12,
        *,
        by: str | None = None,
        hour: int = 0,
        outlet: str | None = None,
        text: str = "",
        retracted: bool = False,
        origin: str | None = None,
        **fields: object,
    ) -> Statement:
        claim = make_claim(f"a{n}#0", killed=killed, attributed_to=by, **fields)
        at = START + timedelta(hours=hour)
        return Statement(claim, outlet or f"Outlet {n}", at, at, retracted, sketch(text), origin)

    return make


def of(*statements: Statement) -> Incident:
    return incident_of("i1", statements)


def test_three_sources_give_a_range_and_the_best_placed_gives_the_best(say: Callable[..., Statement]) -> None:
    incident = of(
        say(1, 11, by="the governor", hour=0),
        say(2, 14, by="the hospital", hour=3),
        say(3, 17, by="the observatory", hour=9),
    )
    assert incident.killed == Figure(11, 14, 17)
    assert incident.sources == 3


def test_newest_word_of_the_best_placed_source_is_the_best(say: Callable[..., Statement]) -> None:
    incident = of(say(1, 9, by="the hospital", hour=0), say(2, 15, by="the hospital", hour=5), say(3, 30, hour=8))
    assert incident.killed == Figure(15, 15, 30)
    assert incident.sources == 2


def test_outlet_that_corrects_itself_is_taken_at_its_newest_word(say: Callable[..., Statement]) -> None:
    incident = of(say(1, 9, outlet="Daily", hour=0), say(2, 12, outlet="Daily", hour=4))
    assert incident.killed == Figure(12, 12, 12)
    assert incident.sources == 1
    assert incident.status is Status.SINGLE_SOURCE


def test_at_least_is_open_upwards(say: Callable[..., Statement]) -> None:
    incident = of(say(1, Count(12, None, 12, "at least")))
    assert incident.killed == Figure(12, 12, None)


def test_open_count_is_closed_by_a_higher_exact_one(say: Callable[..., Statement]) -> None:
    incident = of(say(1, Count(12, None, 12, "at least"), hour=0), say(2, 17, hour=2))
    assert incident.killed == Figure(12, 17, 17)


def test_copies_of_one_text_are_one_source(say: Callable[..., Statement]) -> None:
    wire = "At least twelve people died when a market in the town was hit from the air on Tuesday, doctors said there."
    incident = of(
        say(1, text=wire), say(2, text=wire + " More soon."), say(3, text="Quite another report of the same.")
    )
    assert incident.sources == 2
    assert incident.status is Status.CORROBORATED


def test_same_body_quoted_is_one_source_but_nameless_ones_are_not(say: Callable[..., Statement]) -> None:
    assert of(say(1, by="White Helmets"), say(2, by="white helmets")).sources == 1
    assert of(say(1, by="local sources"), say(2, by="Local sources")).sources == 2


def test_counts_that_exclude_each_other_are_disputed(say: Callable[..., Statement]) -> None:
    assert of(say(1, 11), say(2, 14)).status is Status.DISPUTED
    assert of(say(1, Count(11, None, 11, "at least")), say(2, 14)).status is Status.CORROBORATED


def test_denial_disputes_an_incident_and_does_not_count(say: Callable[..., Statement]) -> None:
    incident = of(say(1, 12), say(2, 0, negated=True))
    assert (incident.status, incident.killed, incident.negated) == (Status.DISPUTED, Figure(12, 12, 12), False)


def test_what_an_outlet_says_was_not_so_retracts_its_own_report_and_no_other(say: Callable[..., Statement]) -> None:
    told, taken_back = say(1, 15, outlet="Post"), say(2, None, outlet="The Post", hour=9, negated=True)
    assert of(told, taken_back).status is Status.DISPUTED  # two outlets
    own = say(2, None, outlet="Post", hour=9, negated=True)
    assert of(told, own).status is Status.RETRACTED
    assert of(told, say(2, None, by="the army", outlet="Post", hour=9, negated=True)).status is Status.DISPUTED
    both = of(told, own, say(3, 12))
    assert (both.status, both.killed) == (Status.SINGLE_SOURCE, Figure(12, 12, 12))


def test_a_later_and_higher_toll_of_a_disaster_is_no_dispute(say: Callable[..., Statement]) -> None:
    first, later = say(1, 31), say(2, 46, hour=30)
    assert of(first, later).status is Status.DISPUTED
    fire = [replace(s, claim=replace(s.claim, event_type=EventType.MAN_MADE_DISASTER)) for s in (first, later)]
    assert of(*fire).status is Status.CORROBORATED
    fallen = [replace(fire[0], published_at=fire[1].published_at), replace(fire[1], published_at=fire[0].published_at)]
    assert of(*fallen).status is Status.DISPUTED


def test_incident_that_is_only_denied_is_negated_and_confirmed_by_nobody(say: Callable[..., Statement]) -> None:
    incident = of(say(1, 0, by="the ministry", negated=True))
    assert (incident.negated, incident.status) == (True, Status.SINGLE_SOURCE)


def test_official_toll_confirms(say: Callable[..., Statement]) -> None:
    assert of(say(1, 3, by="Police")).status is Status.CONFIRMED
    assert of(say(1, 3, by="witnesses")).status is Status.SINGLE_SOURCE


def test_what_all_sources_withdrew_is_retracted_and_keeps_its_last_figure(say: Callable[..., Statement]) -> None:
    gone = of(say(1, 12, retracted=True))
    assert (gone.status, gone.killed) == (Status.RETRACTED, Figure(12, 12, 12))


def test_data_set_is_better_placed_than_anybody_quoted(say: Callable[..., Statement]) -> None:
    assert placing(say(1, by="the hospital")) == 1
    assert placing(say(1, origin="airwars")) == 0
    incident = of(say(1, Count(10, 14, 10), origin="airwars"), say(2, 20, by="the hospital", hour=9))
    assert incident.killed == Figure(10, 10, 20)
    assert incident.origin == "airwars"
    assert incident.articles == ("a2",)


def test_part_of_a_toll_is_kept_beside_it_and_never_added(say: Callable[..., Statement]) -> None:
    incident = of(say(1, 12, victims=(Victims("children", Count(5, 5, 5)),)), say(2, 12, hour=1))
    assert incident.killed == Figure(12, 12, 12)
    assert incident.groups == (GroupFigure("children", Figure(5, 5, 5), None),)


def test_missing_figure_is_none_and_reported_zero_is_zero(say: Callable[..., Statement]) -> None:
    incident = of(say(1, 0))
    assert (incident.killed, incident.injured) == (Figure(0, 0, 0), None)


def test_articles_are_those_mainly_about_it_and_mentions_the_others(
    make_claim: Callable[..., Claim], say: Callable[..., Statement]
) -> None:
    aside = Statement(make_claim("a2#3", killed=12), "Outlet 2", START, START)
    incident = of(say(1), aside)
    assert (incident.articles, incident.mentions) == (("a1",), ("a2",))


def test_day_wins_over_month_and_town_over_province(say: Callable[..., Statement], places: dict[str, Place]) -> None:
    vague = {"date_start": date(2020, 3, 1), "date_end": date(2020, 3, 31), "date_precision": DatePrecision.MONTH}
    incident = of(
        say(1, at="Idlib province", **vague),
        say(2, at="Idlib province", **vague),
        say(3, at="Binnish"),
    )
    assert (incident.date_start, incident.date_precision) == (date(2020, 3, 3), DatePrecision.DAY)
    assert incident.place == places["Binnish"]
    assert places["Idlib province"] in incident.places


def on(day: date) -> dict[str, object]:
    return {"date_start": day, "date_end": day, "date_precision": DatePrecision.DAY}


def test_nothing_happened_after_it_was_first_reported(say: Callable[..., Statement]) -> None:
    hearing = {"hour": 24 * 90, "by": "the governor", **on(date(2020, 5, 28))}
    incident = of(say(1, **on(date(2020, 3, 2))), say(2, **hearing), say(3, **hearing))
    assert (incident.date_start, incident.date_end) == (date(2020, 3, 2), date(2020, 3, 2))


def test_of_two_days_the_one_told_soonest_after_it_is_taken(say: Callable[..., Statement]) -> None:
    fresh = say(2, hour=24, **on(date(2020, 3, 3)))
    late = say(1, by="the hospital", **on(date(2019, 9, 1)))
    assert of(late, fresh).date_start == date(2020, 3, 3)


def test_province_that_most_name_wins_over_a_closer_place_elsewhere(
    say: Callable[..., Statement], places: dict[str, Place]
) -> None:
    spot = replace(places["Aleppo"], precision=PlacePrecision.EXACT)
    odd = say(1, at=None, place=spot, places=(spot,))
    incident = of(odd, say(2, at="Binnish"), say(3, at="Idlib province"))
    assert incident.place == places["Binnish"]


def test_a_shooting_has_one_spot_and_an_air_raid_many(say: Callable[..., Statement], places: dict[str, Place]) -> None:
    named = (places["Idlib"], places["Binnish"], places["Tripoli (Libya)"])
    shooting = of(say(1, event=EventType.ATTACK, places=named))
    assert shooting.places == (places["Idlib"], places["Binnish"])
    assert of(say(1, places=named)).places == named


def test_what_another_report_places_far_off_was_not_hit(
    say: Callable[..., Statement], places: dict[str, Place]
) -> None:
    tripoli = places["Tripoli (Libya)"]
    both = [say(1), say(2), say(3, at=None, place=tripoli, places=(tripoli,))]
    assert of(*both).places == (places["Idlib"],)
    quakes = [replace(s, claim=replace(s.claim, event_type=EventType.NATURAL_DISASTER)) for s in both]
    assert of(*quakes).places == (places["Idlib"], tripoli)


def test_order_of_the_statements_changes_nothing(say: Callable[..., Statement]) -> None:
    statements = [
        say(1, 11, by="the governor", people=("Ali",)),
        say(2, 14, by="the hospital", hour=3, perpetrator="X"),
        say(3, 17, at="Binnish", hour=9, perpetrator="Y"),
        say(4, None, at=None, day=None, negated=True),
    ]
    assert len({repr(of(*order)) for order in permutations(statements)}) == 1


def test_chain_of_same_sources_is_one_source(say: Callable[..., Statement]) -> None:
    chain = [say(1, outlet="A", by="SOHR"), say(2, outlet="B", by="SOHR"), say(3, outlet="B", by="the police")]
    assert len(independent(chain)) == 1
