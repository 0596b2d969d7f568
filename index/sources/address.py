"""Which network addresses may be fetched: pure decisions against server-side request forgery.

`fetch.py` asks here for every address that a name resolves to, before it connects and again after each redirect.
Nothing here resolves names or opens connections.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from store.errors import DatelineError

_Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# RFC 6052 (well-known prefix) and RFC 8215 (local-use prefix): the last 32 bits are an IPv4 address
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
# RFC 4291 2.5.5.1, deprecated "IPv4-compatible" addresses: some systems still route them to IPv4
_IPV4_COMPATIBLE = ipaddress.IPv6Network("::/96")


class OpeningWrong(DatelineError):
    """An entry of the setting that opens private hosts is neither `host:port` nor a network."""


@dataclass(frozen=True, slots=True)
class Openings:
    """What the setting `fetch_allow` opens although it is private.

    Attributes:
        hosts: (host in lower case, port) as they stand in an address.
        networks: whoever's name resolves into one of them may be fetched, on any port.
    """

    hosts: frozenset[tuple[str, int]] = frozenset()
    networks: tuple[_Network, ...] = ()

    def host(self, host: str, port: int) -> bool:
        """Whether `host:port`, as written in the address, was opened."""
        return (host.lower().rstrip("."), port) in self.hosts

    def address(self, address: str) -> bool:
        """Whether the resolved `address` lies in an opened network."""
        found = _bare(address)
        return any(found.version == network.version and found in network for network in self.networks)


def read_openings(entries: Iterable[str]) -> Openings:
    """Reads `host:port` (`[::1]:8080` for IPv6) and CIDR entries.

    Raises:
        OpeningWrong: an entry is neither.
    """
    hosts: set[tuple[str, int]] = set()
    networks: list[_Network] = []
    for entry in entries:
        host, colon, port = entry.rpartition(":")
        if "/" in entry:
            try:
                networks.append(ipaddress.ip_network(entry, strict=False))
            except ValueError as error:
                raise OpeningWrong(f"DATELINE_FETCH_ALLOW: {entry!r} is not a network: {error}") from error
        elif colon and host and port.isdecimal() and 0 < int(port) < 65536:
            hosts.add((host.strip("[]").lower().rstrip("."), int(port)))
        else:
            raise OpeningWrong(
                f"DATELINE_FETCH_ALLOW: {entry!r} is neither host:port (news.intra:80) nor a network (10.1.0.0/16)"
            )
    return Openings(frozenset(hosts), tuple(networks))


def refusal(address: str) -> str | None:
    """Why a connection to `address` (an IP address as text) must not be made; None where it may.

    Only globally routable unicast addresses may be. An IPv6 address that carries an IPv4 one (mapped, compatible, 6to4,
    Teredo, NAT64) is judged by both.
    """
    try:
        found = _bare(address)
    except ValueError:
        return "not an IP address"
    for candidate in (found, *_carried(found)):
        kind = _kind(candidate)
        if kind is not None:
            return kind
    return None


def _bare(address: str) -> _Address:
    """The address without an IPv6 zone ("fe80::1%eth0")."""
    return ipaddress.ip_address(address.partition("%")[0])


def _carried(address: _Address) -> list[ipaddress.IPv4Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return []
    carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in (*_NAT64, _IPV4_COMPATIBLE)):
        carried.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in carried if one is not None]


def _kind(address: _Address) -> str | None:
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return None  # judged by the IPv4 address it carries
    names = (
        ("unspecified", address.is_unspecified),
        ("loopback", address.is_loopback),
        ("link-local", address.is_link_local),
        ("multicast", address.is_multicast),
        ("private", address.is_private),
        ("reserved", address.is_reserved),
        ("not publicly routed", not address.is_global),
    )
    if isinstance(address, ipaddress.IPv6Address) and address in _NAT64[0]:
        return None  # reserved by name, public by use: judged by the IPv4 address it carries
    return next((name for name, holds in names if holds), None)
