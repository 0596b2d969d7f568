"""What may be connected to, and what a setting opens."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.address import OpeningWrong, read_openings, refusal


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("127.0.0.1", "loopback"),
        ("127.8.8.8", "loopback"),
        ("0.0.0.0", "unspecified"),
        ("10.0.0.1", "private"),
        ("172.16.0.1", "private"),
        ("192.168.1.1", "private"),
        ("169.254.169.254", "link-local"),
        ("100.64.0.1", "not publicly routed"),
        ("224.0.0.1", "multicast"),
        ("240.0.0.1", "private"),
        ("255.255.255.255", "private"),
        ("192.0.2.1", "private"),
        ("198.18.0.1", "private"),
        ("::1", "loopback"),
        ("::", "unspecified"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("fc00::1", "private"),
        ("fd12:3456::1", "private"),
        ("ff02::1", "multicast"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:169.254.169.254", "link-local"),
        ("::127.0.0.1", "reserved"),
        ("2002:7f00:0001::", "loopback"),
        ("64:ff9b::7f00:1", "loopback"),
        ("64:ff9b::a00:1", "private"),
        ("2001:db8::1", "private"),
        ("example.org", "not an IP address"),
    ],
)
def test_addresses_that_lead_inside_are_refused_with_their_kind(address: str, why: str) -> None:
    assert refusal(address) == why


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "1.1.1.1"]
)
def test_public_addresses_may_be_fetched(address: str) -> None:
    assert refusal(address) is None


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_an_inner_ipv4_address_stays_refused_however_ipv6_wraps_it(inner: ipaddress.IPv4Address) -> None:
    number = int(inner)
    wrapped = [
        f"::ffff:{inner}",
        str(ipaddress.IPv6Address((0x2002 << 112) | (number << 80))),
        str(ipaddress.IPv6Address((0x64FF9B << 96) | number)),
        str(ipaddress.IPv6Address(number)),
    ]
    assert all(refusal(one) is not None for one in [str(inner), *wrapped])


def test_openings_name_hosts_with_ports_and_networks() -> None:
    openings = read_openings(["News.Intra:8080", "[::1]:81", "10.1.0.0/16", "fd00::/8"])
    assert openings.host("news.intra", 8080)
    assert openings.host("news.intra.", 8080)
    assert not openings.host("news.intra", 80)
    assert openings.host("::1", 81)
    assert openings.address("10.1.2.3")
    assert not openings.address("10.2.2.3")
    assert openings.address("fd00::7%eth0")


@pytest.mark.parametrize("entry", ["intranet", "host:99999", "host:", ":80", "10.0.0.0/99", "a/b"])
def test_an_opening_that_cannot_be_read_is_named(entry: str) -> None:
    with pytest.raises(OpeningWrong, match="DATELINE_FETCH_ALLOW"):
        read_openings([entry])
