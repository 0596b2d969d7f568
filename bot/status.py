"""What the index holds, in words for /status and as JSON for `dateline status`. Called by `bot/app.py` and the chat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.articles import Articles
    from store.filters import Coverage


def _time(moment: datetime | None) -> str:
    return f"{moment:%-d %b %Y %H:%M} UTC" if moment else "of unknown date"


def in_words(coverage: Coverage) -> list[str]:
    """A few short plain lines."""
    if not coverage.articles and not coverage.origins:
        return ["Nothing is indexed yet."]
    lines = [
        f"{coverage.articles:,} articles · {coverage.incidents:,} incidents"
        f" · newest article {_time(coverage.newest_published)}"
    ]
    if coverage.first_event and coverage.last_event:
        lines.append(f"Incidents from {coverage.first_event:%-d %b %Y} to {coverage.last_event:%-d %b %Y}")
    if coverage.countries:
        lines.append("Countries with most: " + ", ".join(f"{code} {n:,}" for code, n in coverage.countries[:8]))
    for name, records, first, last in coverage.origins:
        span = f", {first:%-d %b %Y} to {last:%-d %b %Y}" if first and last else ""
        lines.append(f"Data set {name}: {records:,} records{span}")
    return lines


def as_json(coverage: Coverage) -> dict[str, Any]:
    """The same as one JSON object."""

    def iso(moment: Any) -> str | None:
        return moment.isoformat() if moment else None

    return {
        "articles": coverage.articles,
        "incidents": coverage.incidents,
        "first_published": iso(coverage.first_published),
        "newest_published": iso(coverage.newest_published),
        "first_event": iso(coverage.first_event),
        "last_event": iso(coverage.last_event),
        "sources": [{"source": name or None, "articles": n} for name, n in coverage.sources],
        "countries": [{"country": code, "incidents": n} for code, n in coverage.countries],
        "data_sets": [
            {"format": name, "records": n, "first_event": iso(first), "last_event": iso(last)}
            for name, n, first, last in coverage.origins
        ],
    }


class IndexStatus:
    """What the chat's /status and /sources tell."""

    def __init__(self, articles: Articles) -> None:
        self._articles = articles

    def status(self) -> Sequence[str]:
        """Plain lines for /status."""
        return in_words(self._articles.coverage())

    def outlets(self) -> Sequence[tuple[str, int]]:
        """(outlet, articles), most first; articles of no known outlet stand as "unnamed source"."""
        return [(name or "unnamed source", n) for name, n in self._articles.coverage().sources]
