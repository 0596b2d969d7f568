"""Whether a site lets robots fetch a page: robots.txt as RFC 9309 reads it, remembered for a day.

Asked for pages that Dateline fetches of its own accord (the full text behind a feed's teaser). Feeds, and links that an
editor sends, are fetched because somebody asked for that very address, as a browser would.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote, urlsplit

from index.sources.fetch import Fetcher, FetchError, HttpStatus
from index.sources.fetch import TooLarge as Oversized

AGENT = "dateline"  # our product token in lower case
_MAX_BYTES = 512 * 1024  # RFC 9309 asks for at least 500 kB
_KEEP, _KEEP_TROUBLE = 24 * 3600.0, 3600.0  # seconds
_MOST_HOSTS = 5000


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for us: (whether it allows, path pattern), in the file's order."""

    lines: tuple[tuple[bool, str], ...] = ()

    def allow(self, url: str) -> bool:
        """Whether `url` may be fetched: the longest pattern that matches decides, allowing ones first among equals."""
        parts = urlsplit(url)
        path = _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        found = [(len(pattern), allows) for allows, pattern in self.lines if _matches(pattern, path)]
        return max(found)[1] if found else True


NOTHING = Rules(((False, "/"),))
EVERYTHING = Rules()


def read_rules(text: str, agent: str = AGENT) -> Rules:
    """The rules of a robots.txt for one agent: those of the groups that name it, else of the groups for "*"."""
    groups: dict[str, list[tuple[bool, str]]] = {}
    named: list[str] = []
    in_rules = False
    for line in text.splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        field, value = field.strip().lower(), value.strip()
        if not colon:
            continue
        if field == "user-agent":
            named = named if not in_rules else []
            in_rules = False
            named.append(value.lower())
            groups.setdefault(value.lower(), [])
        elif field in ("allow", "disallow"):
            in_rules = True
            for name in named:
                if value:
                    groups[name].append((field == "allow", _normal(value)))
    return Rules(tuple(groups.get(agent, groups.get("*", []))))


class Robots:
    """The robots.txt of every site that was asked about lately. Threads may share it."""

    def __init__(self, fetcher: Fetcher, clock: Callable[[], float] = time.monotonic) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._guard = threading.Lock()
        self._kept: dict[str, tuple[float, Rules]] = {}

    def allow(self, url: str) -> bool:
        """Whether the page may be fetched. A site whose robots.txt cannot be reached is left alone for an hour."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._guard:
            until, rules = self._kept.get(site, (0.0, EVERYTHING))
        if self._clock() >= until:
            until, rules = self._read(site)
            with self._guard:
                if len(self._kept) >= _MOST_HOSTS:
                    self._kept.clear()
                self._kept[site] = (until, rules)
        return rules.allow(url)

    def _read(self, site: str) -> tuple[float, Rules]:
        limits = replace(self._fetcher.limits, max_bytes=_MAX_BYTES, total_seconds=10.0)
        now = self._clock()
        try:
            return now + _KEEP, read_rules(self._fetcher.get(f"{site}/robots.txt", limits=limits).text())
        except HttpStatus as error:
            if error.status < 500 and error.status != 429:
                return now + _KEEP, EVERYTHING  # "unavailable": RFC 9309 2.3.1.3
        except Oversized:
            return now + _KEEP, EVERYTHING
        except FetchError:
            pass
        return now + _KEEP_TROUBLE, NOTHING  # "unreachable": RFC 9309 2.3.1.4


def _normal(path: str) -> str:
    return quote(unquote(path, errors="replace"), safe="/*$?&=+,;:@!~'()-._%[]")


def _matches(pattern: str, path: str) -> bool:
    body, end = (pattern[:-1], r"\Z") if pattern.endswith("$") else (pattern, "")
    # runs of stars are one star, and each is lazy up to the next literal part: no pattern makes this slow
    parts = [re.escape(part) for part in re.split(r"\*+", body[:2000])]
    return len(parts) <= 20 and re.match(".*?".join(parts) + end, path, re.DOTALL) is not None
