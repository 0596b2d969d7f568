"""Where local outlets sit, by host and call sign."""

from __future__ import annotations

import pytest

from index.claims.outlets import outlet_home

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
    ("independent.co.uk", "", None),
    ("boston.ru", "", None),
    ("reuters.com", "", None),
    ("", "", None),
    (None, "", None),
    # a call sign at the top outweighs the host, one further down does not
    ("walb.com", "MEMPHIS (WMC) - Two men were shot.", ("Memphis", "TN")),
    ("walb.com", "(WXII-TV) Two men were shot.", ("Winston-Salem", "NC")),
    ("walb.com", "(KQQQ) Two men were shot.", ("Albany", "GA")),
    (None, "WSFA-TV says that two men were shot.", ("Montgomery", "AL")),
    ("walb.com", "x" * 2000 + " (WMC) - Two men were shot.", ("Albany", "GA")),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "home"), HOMES)
def test_where_an_outlet_sits(source: str | None, text: str, home: tuple[str, str] | None) -> None:
    assert outlet_home(source, text) == home
