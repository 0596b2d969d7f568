"""Which claims speak of one incident: rules one by one, then that the order of arrival changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.articles import Articles, Item
from store.candidates import load_features
from store.database import Database
from store.features import Features, facts_wire, features_from_wire, features_of
from store.filters import IncidentFilter
from store.incidents import Incidents
from store.merge import FEW, LINK, SPAN, WORST, Keys, cluster, incident_id, keys, pair
from store.records import Article, Claim, Count, DatePrecision, EventType, Place, PlacePrecision, Quote
from store.sketch import pack, sketch
from store.weights import weigh

Make = Callable[..., Claim]
DAY = datetime(2020, 3, 3, 15, tzinfo=UTC)


def seen(claim: Claim, *, text: str = "", published: datetime = DAY, outlet: str = "", origin: str = "") -> Features:
    return features_of(
        claim,
        text=text,
        article_sketch=sketch(text),
        published=published,
        outlet=outlet or claim.article_id,
        origin=origin,
    )


def meets(a: Keys, b: Keys) -> bool:
    return bool(a.looks & b.shows) or len(a.weak & b.shows) >= FEW


def one(a: Features, b: Features) -> bool:
    """Whether two claims alone make one incident; says the same both ways round."""
    assert meets(keys(a), keys(b)) == meets(keys(b), keys(a))
    assert weigh(a, b) == weigh(b, a)
    return meets(keys(a), keys(b)) and weigh(a, b) > LINK


def test_initial_and_later_toll_are_one(make_claim: Make) -> None:
    early = seen(make_claim("a1#0", killed=Count(9, None, 9, "at least")))
    late = seen(make_claim("a2#0", killed=15), published=DAY + timedelta(days=1))
    assert one(early, late)
    assert one(seen(make_claim("a1#0", killed=9)), late)


def test_update_of_a_short_report_by_the_same_outlet_is_one(make_claim: Make) -> None:
    assert one(seen(make_claim("a1#0", killed=9), outlet="Daily"), seen(make_claim("a2#0", killed=12), outlet="Daily"))


def test_other_days_and_other_towns_are_others(make_claim: Make) -> None:
    here = seen(make_claim("a1#0"))
    assert not one(here, seen(make_claim("a2#0", day=date(2020, 3, 6))))
    assert not one(here, seen(make_claim("a2#0", at="Aleppo")))
    assert not one(here, seen(make_claim("a2#0", at="Tripoli (Libya)")))


def test_two_strikes_on_one_town_and_day_with_different_targets_are_two(make_claim: Make) -> None:
    school = seen(make_claim("a1#0", killed=12, target="a primary school"))
    market = seen(make_claim("a2#0", killed=12, target="the vegetable market"))
    assert not one(school, market)
    assert one(school, seen(make_claim("a3#0", killed=12, target="the school")))


def test_two_words_for_one_kind_of_target_are_no_two_strikes(make_claim: Make) -> None:
    house = seen(make_claim("a1#0", killed=9, target="a house"), outlet="Daily")
    block = make_claim("a2#0", killed=12, target="a residential building")
    assert one(house, seen(block, outlet="Herald"))
    assert not one(house, seen(block, outlet="Daily"))  # an outlet keeps to its words
    assert one(house, seen(make_claim("a3#0", killed=9, target="the village of Binnish"), outlet="Herald"))


def test_a_raised_toll_is_one_strike_whatever_the_target_is_called(make_claim: Make) -> None:
    market = seen(make_claim("a1#0", killed=Count(9, None, 9, "at least"), target="a market"))
    mosque = make_claim("a2#0", killed=12, target="a mosque")
    assert one(market, seen(mosque, published=DAY + timedelta(days=1)))
    assert not one(market, seen(mosque, published=DAY - timedelta(days=1)))  # it was no later count
    assert not one(seen(make_claim("a1#0", killed=9, target="a market")), seen(mosque))


def test_a_report_in_the_words_of_another_is_the_same_strike_whatever_its_target(make_claim: Make) -> None:
    text = "Rescuers dug through the night after jets struck near the old well in Binnish, said Carla Whitcomb. {}"
    market = seen(make_claim("a1#0", killed=9, target="a market"), text=text.format("The market was in ruins."))
    mosque = seen(make_claim("a2#0", killed=12, target="a mosque"), text=text.format("A mosque had lost its dome."))
    assert one(market, mosque)


def test_two_strikes_on_two_towns_of_one_province_and_day_are_two(make_claim: Make) -> None:
    there = seen(make_claim("a1#0", at="Saraqib", killed=3), text="Jets hit the town of Saraqib, killing three.")
    here = seen(make_claim("a2#0", at="Binnish", killed=3), text="Three people died when Binnish was bombed.")
    far = seen(make_claim("a3#0", at="Aleppo", killed=3), text="Three people died when Aleppo was bombed.")
    assert not one(there, here)
    assert not one(there, far)
    shots = {"killed": 1, "event": EventType.ATTACK}
    assert not one(seen(make_claim("a1#0", at="Idlib", **shots)), seen(make_claim("a2#0", at="Aleppo", **shots)))


def test_two_killings_in_one_town_and_day_with_different_victims_are_two(make_claim: Make) -> None:
    kind = {"event": EventType.ATTACK, "killed": 2}
    first = seen(make_claim("a1#0", people=("Ali Hassan", "Omar Hassan"), **kind))
    assert not one(first, seen(make_claim("a2#0", people=("Rami Khoury", "Lina Saad"), **kind | {"killed": 3})))
    assert one(first, seen(make_claim("a3#0", people=("Omar Hassan",), **kind)))


def test_claim_of_the_province_is_one_with_that_of_its_town(make_claim: Make) -> None:
    assert one(seen(make_claim("a1#0", at="Idlib province")), seen(make_claim("a2#0", at="Binnish")))
    assert not one(seen(make_claim("a1#0", at="Idlib province")), seen(make_claim("a2#0", at="Aleppo")))


def test_copies_of_a_text_are_one_even_without_date_and_place(make_claim: Make) -> None:
    text = "Four shepherds died when a mine from an earlier war went off beneath their truck on the road to the wells."
    bare = {"day": None, "at": None, "killed": 4}
    assert one(seen(make_claim("a1#0", **bare), text=text), seen(make_claim("a2#0", **bare), text=text + " Wire."))


def test_pages_that_show_only_a_headline_are_no_copies_of_each_other(make_claim: Make) -> None:
    wall = "Thank you for registering. Please check your post for a letter with a link and follow it to read on."
    bare = {"day": None, "at": None, "killed": 1, "quote": ""}
    assert not one(seen(make_claim("a1#0", **bare), text=wall), seen(make_claim("a2#0", **bare), text=wall))


def test_a_name_is_known_with_and_without_what_stands_in_its_middle(make_claim: Make) -> None:
    plain = seen(make_claim("a1#0", people=("Joel Brandt",)), text="Joel Brandt was shot.")
    assert seen(make_claim("a2#0", people=("Joel P. Brandt Jr.",))).people == plain.people
    assert seen(make_claim("a2#0"), text="Joel P. Brandt was shot.").terms == plain.terms


def test_a_town_of_two_words_is_no_name_in_common(make_claim: Make) -> None:
    town = Place("Khan Tuman", "Aleppo", "SY", 36.1, 37.05, PlacePrecision.TOWN, 1)
    told = "Jets struck a house in Khan Tuman, said Carla Whitcomb."
    here = seen(make_claim("a1#0", place=town, places=(town,)), text=told)
    assert here.terms == seen(make_claim("a2#0"), text="Jets struck a house, said Carla Whitcomb.").terms
    assert len(seen(make_claim("a3#0"), text=told).terms) == len(here.terms) + 1


def test_a_slip_in_a_first_name_makes_no_other_person(make_claim: Make) -> None:
    kind = {"event": EventType.ATTACK, "killed": 1}
    first = seen(make_claim("a1#0", people=("Devonn Brandt",), **kind))
    slip, brother, same = (
        seen(make_claim("a2#0", people=(f"{n} Brandt",), **kind)) for n in ("Devon", "Joel", "Devonn")
    )
    assert weigh(first, slip) == weigh(first, same) > weigh(first, brother)


def test_names_join_reports_whose_dates_were_read_differently(make_claim: Make) -> None:
    text = "Friends of {} and of Carla Whitcomb laid flowers where both were shot on Alder Lane near Fern Street."
    first = seen(make_claim("a1#0", people=("Joel Brandt",)), text=text.format("Joel Brandt"))
    later = make_claim("a2#0", day=date(2020, 3, 12), people=("Joel Brandt",))
    assert one(
        first, seen(later, text="A trial opens: " + text.format("Joel Brandt"), published=DAY + timedelta(days=9))
    )


def test_a_report_that_names_no_day_joins_the_one_of_that_week_with_its_toll(make_claim: Make) -> None:
    kind = {"event": EventType.ATTACK}
    dated = seen(make_claim("a1#0", **kind))
    later = {"published": DAY + timedelta(days=5)}
    undated = {"day": date(2020, 3, 7), "date_end": date(2020, 3, 8)}
    assert one(dated, seen(make_claim("a2#0", **kind | undated), **later))
    assert not one(dated, seen(make_claim("a2#0", **kind | undated, killed=3), **later))
    assert not one(dated, seen(make_claim("a2#0", **kind | {"day": date(2020, 3, 7)}), **later))
    assert not one(seen(make_claim("a1#0")), seen(make_claim("a2#0", **undated), **later))  # raids come back


def test_two_people_together_find_their_other_report_wherever_and_whenever_it_was_placed(make_claim: Make) -> None:
    kind = {"event": EventType.ATTACK, "killed": 2, "people": ("Ali Hassan", "Omar Hassan")}
    here = seen(make_claim("a1#0", **kind), text="Ali Hassan and Omar Hassan were shot.")
    trial = {"published": DAY + timedelta(days=900), "text": "Two are tried for killing Omar Hassan and Ali Hassan."}
    assert one(here, seen(make_claim("a2#0", at="Aleppo", day=date(2022, 8, 1), **kind), **trial))
    assert not one(here, seen(make_claim("a2#0", at="Aleppo", day=date(2022, 8, 1), event=EventType.ATTACK), **trial))


def test_one_outlet_tells_of_many_raids_on_a_town_but_seldom_twice_of_a_shooting(make_claim: Make) -> None:
    first, second = "They fell on Fern Street, said Carla Whitcomb.", "Rescuers went to Fern Street with Joel Brandt."
    raids = [seen(make_claim(f"a{n}#0", killed=n), outlet="Daily", text=t) for n, t in ((3, first), (4, second))]
    assert not one(*raids)
    shooting = {"event": EventType.ATTACK, "killed": 3}
    told = [seen(make_claim(f"a{n}#0", **shooting), outlet="Daily", text=t) for n, t in ((1, first), (2, second))]
    assert one(*told)


def test_a_correction_is_one_with_the_report_that_it_corrects(make_claim: Make) -> None:
    told, again = "They fell on Fern Street, said Carla Whitcomb.", "Rescuers went to Fern Street with Joel Brandt."
    first = seen(make_claim("a1#0", killed=4), text=told, outlet="Wire")
    assert not one(first, seen(make_claim("a2#0", killed=3), text=again, outlet="Wire"))
    words = "The raid killed 3 people, not 4 as reported."
    corrected = seen(make_claim("a2#0", killed=3, quote=words), text=again, outlet="Wire")
    assert corrected.corrects == 4
    assert one(first, corrected)
    stored = features_from_wire(corrected.id, facts_wire(corrected), pack(corrected.sketch), pack(corrected.terms))
    assert stored == corrected
    old = features_from_wire(first.id, facts_wire(first)[:-1], pack(first.sketch), pack(first.terms))
    assert old == first


def test_claims_of_one_article_are_told_apart_by_the_article(make_claim: Make) -> None:
    assert not one(seen(make_claim("a1#0")), seen(make_claim("a1#1")))


def test_running_total_never_joins_what_is_counted(make_claim: Make) -> None:
    total = make_claim("a2#0", killed=1300, cumulative=True)
    assert not one(seen(make_claim("a1#0")), seen(total))
    assert one(seen(total), seen(make_claim("a3#0", killed=1300, cumulative=True)))
    assert not one(seen(total), seen(make_claim("a3#0", killed=1400, cumulative=True)))


def test_records_of_data_sets_stay_apart_but_join_reports(make_claim: Make) -> None:
    record = seen(make_claim("airwars:1#0"), origin="airwars")
    assert not one(record, seen(make_claim("airwars:2#0"), origin="airwars"))
    assert not one(record, seen(make_claim("ucdp-ged:2#0"), origin="ucdp-ged"))
    assert one(record, seen(make_claim("a1#0", killed=12)))
    assert not one(record, seen(make_claim("a1#0", killed=40)))


def groups(claims: list[Features], **by_hand: list[tuple[str, str]]) -> list[set[str]]:
    named = {f.id: f for f in claims}
    links = {pair(a.id, b.id): weigh(a, b) for a, b in combinations(claims, 2) if one(a, b)}
    return [set(group) for group in cluster(named, links, **by_hand)]


def test_denial_joins_one_incident_and_links_no_two(make_claim: Make) -> None:
    here = seen(make_claim("a1#0", target="the school"))
    there = seen(make_claim("a2#0", target="the market"))
    denial = seen(make_claim("a3#0", negated=True))
    found = groups([here, there, denial])
    assert sorted(map(len, found)) == [1, 2]
    assert not any({"a1#0", "a2#0"} <= group for group in found)


def test_an_aside_does_not_take_the_place_of_its_own_article(make_claim: Make) -> None:
    main = seen(make_claim("a1#0"))
    aside = seen(make_claim("a1#1"))
    other = seen(make_claim("a2#0"), published=DAY + timedelta(days=4))
    assert weigh(aside, other) == weigh(main, other)
    assert sorted(map(sorted, groups([aside, main, other]))) == [["a1#0", "a2#0"], ["a1#1"]]
    swapped = [seen(make_claim("b1#1", primary=True)), seen(make_claim("b1#0", primary=False)), other]
    assert sorted(map(sorted, groups(swapped))) == [["a2#0", "b1#1"], ["b1#0"]]


def test_one_report_with_a_wrong_day_keeps_no_other_from_its_group(make_claim: Make) -> None:
    kind = {"event": EventType.ATTACK, "killed": 4}
    names = {"people": ("Joel Brandt", "Carla Whitcomb", "Ana Roe")}
    text = "Joel Brandt and Carla Whitcomb and Ana Roe were shot on Alder Lane."
    named = [seen(make_claim("a1#0", **kind, **names), text=text)]
    trial = {"text": text + " A trial.", "published": DAY + timedelta(500)}
    named.append(seen(make_claim("a2#0", day=date(2021, 5, 3), **kind, **names), **trial))
    unnamed = seen(make_claim("a9#0", **kind))
    assert weigh(unnamed, named[1]) < WORST
    assert groups([*named, unnamed]) == [{"a1#0", "a2#0", "a9#0"}]


def test_decisions_by_hand_win(make_claim: Make) -> None:
    claims = [seen(make_claim("a1#0")), seen(make_claim("a2#0")), seen(make_claim("a3#0", at="Aleppo"))]
    assert groups(claims) == [{"a1#0", "a2#0"}, {"a3#0"}]
    by_hand = groups(claims, together=[("a3#0", "a1#0")], apart=[("a2#0", "a1#0")])
    assert sorted(map(sorted, by_hand)) == [["a1#0", "a3#0"], ["a2#0"]]


def test_id_of_an_incident_is_that_of_its_earliest_report(make_claim: Make) -> None:
    first, second = seen(make_claim("a9#0")), seen(make_claim("a1#0"), published=DAY + timedelta(days=1))
    assert incident_id([second, first]) == incident_id([first])
    assert incident_id([first]) != incident_id([second])


def test_one_name_that_returns_in_a_province_compares_nobody_but_two_do(make_claim: Make) -> None:
    first = keys(seen(make_claim("a1#0"), text="A hearing at Mercy Chapel, said Carla Whitcomb."))
    claim, later = make_claim("a2#0", day=date(2020, 6, 2)), DAY + timedelta(days=90)
    assert not meets(first, keys(seen(claim, text="A trial, said Carla Whitcomb.", published=later)))
    assert meets(first, keys(seen(claim, text="Carla Whitcomb sings in Mercy Chapel.", published=later)))
    assert meets(first, keys(seen(claim, text="A trial, said Carla Whitcomb.", published=DAY + timedelta(days=9))))
    years = DAY + timedelta(days=2 * SPAN)
    assert not meets(first, keys(seen(claim, text="Carla Whitcomb sings in Mercy Chapel.", published=years)))


def test_features_come_back_from_their_stored_form(make_claim: Make) -> None:
    claim = make_claim(
        "a1#0", people=("Ali Hassan",), injured=Count(3, None, 3), perpetrator="The Army", target="a school"
    )
    f = seen(claim, text="Ali Hassan of Fern Street and Joel Brandt were there, all of them, said Carla Whitcomb.")
    assert f.terms
    assert f.sketch
    assert features_from_wire(f.id, facts_wire(f), pack(f.sketch), pack(f.terms)) == f


SPOTS = (
    Place("Idlib", "Idlib", "SY", 35.93, 36.63, PlacePrecision.TOWN, 169389),
    Place("Binnish", "Idlib", "SY", 35.95, 36.71, PlacePrecision.TOWN, 172408),
    Place("Idlib", "Idlib", "SY", 35.8, 36.7, PlacePrecision.PROVINCE, 169387),
    Place("Aleppo", "Aleppo", "SY", 36.20, 37.16, PlacePrecision.TOWN, 170063),
    Place("Syria", None, "SY", 35.0, 38.0, PlacePrecision.COUNTRY, 163843),
)
PEOPLE = ("Ali Hassan", "Omar Hassan", "Joel Brandt", "Carla Whitcomb")


@st.composite
def reports(draw: st.DrawFn) -> list[Item]:
    """A few articles with one or two claims each about few towns, days and people, so that many of them meet."""
    items = []
    for n in range(draw(st.integers(2, 7))):
        claims = []
        for k in range(draw(st.integers(1, 2))):
            day = draw(st.sampled_from([None, date(2020, 3, 2), date(2020, 3, 3), date(2020, 3, 4)]))
            dead = draw(st.sampled_from([None, 1, 9, 12]))
            place = draw(st.sampled_from([None, *SPOTS]))
            claims.append(
                Claim(
                    f"a{n}#{k}",
                    f"a{n}",
                    draw(st.sampled_from([EventType.ATTACK, EventType.AIR_OR_DRONE_STRIKE])),
                    Quote(0, 0, ""),
                    primary=k == 0,
                    date_start=day,
                    date_end=day,
                    date_precision=DatePrecision.DAY if day else DatePrecision.UNKNOWN,
                    place=place,
                    killed=None if dead is None else Count(dead, draw(st.sampled_from([dead, None])), dead),
                    people=tuple(draw(st.sets(st.sampled_from(PEOPLE), max_size=2))),
                    negated=draw(st.integers(0, 9)) == 0,
                    cumulative=draw(st.integers(0, 9)) == 0,
                )
            )
        words = " and ".join(sorted(draw(st.sets(st.sampled_from(PEOPLE), max_size=4))))
        hour = draw(st.integers(0, 60))
        days = draw(st.sampled_from([0, 0, 0, 40, 900]))
        at = None if hour == 60 else datetime(2020, 3, 3, tzinfo=UTC) + timedelta(days=days, hours=hour)
        outlet = draw(st.sampled_from(["A", "B", None]))
        items.append(
            Item(Article(f"a{n}", f"Seen by {words}.", source=outlet, published_at=at, content_hash=str(n)), (), claims)
        )
    return items


def state(folder: Path, batches: list[list[Item]]) -> dict[str, object]:
    """The incidents after some batches, without what tells of the way there."""
    database = Database.open(folder, write=True)
    for n, batch in enumerate(batches):
        Articles(database).put_many(batch, now=datetime(2020, 3, 5, n, tzinfo=UTC))
    every = IncidentFilter(include_cumulative=True, include_negated=True, statuses=frozenset())
    found = {}
    for i in Incidents(database).find(every):
        found[i.id] = [getattr(i, name) for name in i.__slots__ if name not in ("first_seen", "updated", "revision")]
    with database.session() as session:
        assert load_features(session, ["a0#0"])["a0#0"].article == "a0"
    database.close()
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=reports(), data=st.data())
def test_any_order_of_arrival_ends_in_the_same_incidents(
    tmp_path_factory: pytest.TempPathFactory, items: list[Item], data: st.DataObject
) -> None:
    at_once = state(tmp_path_factory.mktemp("once"), [items])
    order = data.draw(st.permutations(items))
    one_by_one = [[item] for item in order]
    extra = data.draw(st.sampled_from(items))  # one of them comes again: nothing changes
    assert state(tmp_path_factory.mktemp("order"), [*one_by_one, [extra]]) == at_once
