"""Where a local news outlet sits, by its host or its call sign: what it reports without naming a state is near there.

Used by `place_context.py`. The table is `index/data/outlets.tsv`; national outlets are not in it. Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.gazetteer_build import data_lines

_ENDINGS = frozenset(("com", "net", "org", "tv", "us", "news", "info"))
_STATION = re.compile(r"([kw][a-z]{2,3})(?:tv|fm|radio|\d+|news\d*|local\d*)?")
_SIGNED = re.compile(r"\(([KW][A-Z]{2,3})(?:[- ]?TV|\d+|\.com)?(?:/AP)?\)|\b([KW][A-Z]{2,3})[- ]TV\b")
"""A call sign in a dateline, "(WXYZ)": the station that wrote the report, wherever it is shown."""

_TOP = 1500
"""Characters at the top of a text in which a dateline stands."""


def outlet_home(source: str | None, text: str = "") -> tuple[str, str] | None:
    """(city, state's postal code) of the outlet that wrote an article, None where it is not known as a local one.

    Args:
        source: its name or host ("m.wxyz.com").
        text: the article's, for the call sign in its dateline.
    """
    for match in _SIGNED.finditer(text, 0, min(len(text), _TOP)):
        home = _stations().get((match[1] or match[2]).lower())
        if home is not None:
            return home
    return _of_host((source or "").strip().lower())


def _of_host(host: str) -> tuple[str, str] | None:
    """The city of a host: by its whole name, without its ending, without what stands before."""
    parts = host.split("/")[0].split(".")
    core = parts[:-1] if len(parts) > 1 and parts[-1] in _ENDINGS else parts
    table = _hosts()
    for first in range(len(core)):
        for known in (".".join(parts[first:]), ".".join(core[first:])):
            if known in table:
                return table[known]
    return None


@lru_cache(maxsize=1)
def _hosts() -> dict[str, tuple[str, str]]:
    """Host without its ending -> (city, state)."""
    return {host: (city, state) for city, state, hosts in data_lines("outlets.tsv") for host in hosts.split()}


@lru_cache(maxsize=1)
def _stations() -> dict[str, tuple[str, str]]:
    """Call sign -> (city, state), of the stations whose host carries it."""
    found: dict[str, tuple[str, str]] = {}
    for host, home in _hosts().items():
        match = _STATION.fullmatch(host)
        if match:
            found.setdefault(match[1], home)
    return found
