"""Where local outlets sit, by host and call sign."""

from __future__ import annotations

import re

import pytest

from index.claims.outlets import outlet_home
from index.claims.place_context import Context
from index.gazetteer import Gazetteer
from index.gazetteer_build import data_lines

TABLE = [(city, state, hosts.split()) for city, state, hosts in data_lines("outlets.tsv")]

# hosts that report from everywhere, or from a whole state
NOT_LOCAL = """
    abcnews.go.com apnews.com aljazeera.com axios.com bbc.co.uk bbc.com bloomberg.com breitbart.com buzzfeednews.com
    cbsnews.com cnn.com csmonitor.com thedailybeast.com dailycaller.com dailymail.co.uk dailymail.com dailyvoice.com
    edition.cnn.com forbes.com foxnews.com theguardian.com guardian.co.uk hoodline.com huffingtonpost.com huffpost.com
    independent.co.uk latin.foxnews.com mirror.co.uk mlive.com motherjones.com msn.com nbcnews.com news.yahoo.com
    newsbreak.com newsmax.com newsweek.com npr.org nytimes.com chicago.patch.com patch.com people.com politico.com
    propublica.org rawstory.com reuters.com rt.com spectrumlocalnews.com news.sky.com slate.com theatlantic.com
    thehill.com thesun.co.uk thetrace.org time.com tmz.com upi.com usatoday.com usnews.com vice.com vox.com
    washingtonpost.com wsj.com yahoo.com
"""

# source, text, city and state
HOMES = [
    ("wsbtv.com", "", ("Atlanta", "GA")),
    ("www.wsbtv.com", "", ("Atlanta", "GA")),
    ("m.wsbtv.com", "", ("Atlanta", "GA")),
    ("articles.chicagotribune.com", "", ("Chicago", "IL")),
    ("pittsburgh.cbslocal.com", "", ("Pittsburgh", "PA")),
    ("news10.net", "", ("Sacramento", "CA")),
    ("news10.com", "", ("Albany", "NY")),
    ("kgwn.tv", "", ("Cheyenne", "WY")),
    # two outlets of one name, told apart by their endings
    ("newstribune.com", "", ("Jefferson City", "MO")),
    ("newstribune.info", "", ("Keyser", "WV")),
    ("newstribune.org", "", None),
    ("oilcity.news", "", ("Casper", "WY")),
    ("telegram.org", "", None),
    ("telegram", "", None),
    ("independent.co.uk", "", None),
    ("boston.ru", "", None),
    ("reuters.com", "", None),
    ("", "", None),
    (None, "", None),
    # a call sign at the top outweighs the host, one further down does not
    ("walb.com", "MEMPHIS (WMC) - Two men were shot.", ("Memphis", "TN")),
    ("walb.com", "(WXII-TV) Two men were shot.", ("Winston-Salem", "NC")),
    ("walb.com", "(KQQQ) Two men were shot.", ("Albany", "GA")),
    # the World Health Organization is no station, though one has its letters
    (None, "The World Health Organization (WHO) said two men were shot.", None),
    ("whotv.com", "", ("Des Moines", "IA")),
    (None, "(WISC) Two men were shot.", ("Madison", "WI")),
    (None, "WSFA-TV says that two men were shot.", ("Montgomery", "AL")),
    ("walb.com", "x" * 2000 + " (WMC) - Two men were shot.", ("Albany", "GA")),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "home"), HOMES)
def test_where_an_outlet_sits(source: str | None, text: str, home: tuple[str, str] | None) -> None:
    assert outlet_home(source, text) == home


def test_every_city_of_the_table_is_the_town_that_the_gazetteer_finds(gazetteer: Gazetteer) -> None:
    found = []
    for _city, _state, hosts in TABLE:
        context = Context(gazetteer)
        context.read_source(hosts[0])
        found.append(context.city and (context.city.place.name, context.city.admin1_code))
    assert found == [(city, state) for city, state, _hosts in TABLE]


def test_every_host_of_the_table_leads_to_its_own_row() -> None:
    """No host stands twice, and none is hidden by a shorter one."""
    assert [(h, outlet_home(h)) for _, _, hosts in TABLE for h in hosts] == [
        (h, (city, state)) for city, state, hosts in TABLE for h in hosts
    ]
    hosts = [h for _, _, hosts in TABLE for h in hosts]
    assert sorted(hosts) == sorted(set(hosts))


def test_a_call_sign_is_that_of_one_city() -> None:
    homes: dict[str, set[tuple[str, str]]] = {}
    for city, state, hosts in TABLE:
        for host in hosts:
            sign = re.fullmatch(r"([kw][a-z]{3})(?:tv|fm|radio|\d+|news\d*|local\d*)?", host)
            if sign:
                homes.setdefault(sign[1], set()).add((city, state))
    assert {sign: cities for sign, cities in homes.items() if len(cities) > 1} == {}
    assert homes["wsfa"] == {("Montgomery", "AL")}


def test_the_table_is_in_order_and_its_hosts_are_stems() -> None:
    states = list(dict.fromkeys(state for _, state, _ in TABLE))
    keys = [(states.index(state), city) for city, state, _ in TABLE]
    assert keys == sorted(set(keys))
    assert len(states) == 51
    stem = re.compile(r"(?!www\.)[a-z0-9]+(?:[.-][a-z0-9]+)*")
    assert [h for _, _, hosts in TABLE for h in hosts if not stem.fullmatch(h)] == []


def test_no_outlet_of_the_whole_country_is_in_the_table() -> None:
    assert {host: home for host in NOT_LOCAL.split() if (home := outlet_home(host))} == {}
