"""When an article was published, by its metadata unless the page itself says that it was earlier.

Called by `index/claims/document.py`. Pure. Metadata of archived pages often tell when a crawler came by; an address
with a day in it or a line "Posted: …" was written with the article. It must not change what is stored or shown.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from index.text import published_in
from store.records import Article

SLACK = timedelta(days=3)
"""So much earlier a page may date itself than its metadata do: by its zone, and where it was brought up to date."""
EARLIEST = date(1995, 1, 1)
TOP = 2_000
"""Characters."""
_LABELLED = re.compile(r"\W*(?:originally |first )?(?:published|posted|created|issued)\b", re.I)
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)\d*\w*/", re.I)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_IN_ADDRESS = re.compile(
    rf"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d?|{'|'.join(_MONTHS)})[/-](?P<day>\d\d(?=[/_-]|$)|\d(?=/))"
    r"|(?<!\d)(?P<year2>20[0-3]\d)(?P<month2>[01]\d)(?P<day2>[0-3]\d)(?!\d)",
    re.I,
)


def published(article: Article, text: str) -> tuple[datetime | None, bool]:
    """When an article was published (aware, UTC) and whether only the day is known; (None, False) if nothing says.

    Args:
        article: the article.
        text: as much of its text as is read.
    """
    given, day_only = article.published_at, article.published_day_only
    own = [stamp for stamp in (_at_the_top(text), _in_address(article.url)) if stamp]
    if given is None:
        return published_in(text) or (own[0] if own else (None, False))
    captured = _archived(article.url)  # no page is younger than an archive's copy of it
    earlier = min([*own, captured] if captured else own, default=None)
    return earlier if earlier is not None and earlier[0] < given - SLACK else (given, day_only)


def _at_the_top(text: str) -> tuple[datetime, bool] | None:
    """The day in a line that begins with "Posted", "Published" or "Created", at the top of the page."""
    lines = [line for line in text[:TOP].splitlines() if _LABELLED.match(line)]
    return published_in("\n".join(lines), kinds=("first",))


def _in_address(url: str | None) -> tuple[datetime, bool] | None:
    """The day that an address holds ("…/2014/08/09/three-shot", "…/20140809-three-shot.html")."""
    match = _IN_ADDRESS.search(_ARCHIVE.sub("", url or ""))
    if match is None:
        return None
    year, month, day = (match[name] or match[f"{name}2"] for name in ("year", "month", "day"))
    return _day(year, month, day)


def _archived(url: str | None) -> tuple[datetime, bool] | None:
    """The day on which the Internet Archive copied the page, which its address tells."""
    match = _ARCHIVE.match(url or "")
    return _day(match["year"], match["month"], match["day"]) if match else None


def _day(year: str, month: str, day: str) -> tuple[datetime, bool] | None:
    number = _MONTHS.index(month.lower()) + 1 if month.isalpha() else int(month)
    try:
        stamp = datetime(int(year), number, int(day), tzinfo=UTC)
    except ValueError:
        return None
    return (stamp, True) if stamp.date() >= EARLIEST else None
