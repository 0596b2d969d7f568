"""What a feed's bytes say: RSS, Atom and RDF through feedparser, JSON Feed; or a clear reason why they are none.

`index/feeds.py` (polling) and `dateline feeds test` call `read_feed`. Pure: nothing is fetched, nothing is stored. The
document's prolog, with any document type and entities, never reaches an XML parser.
"""

from __future__ import annotations

import calendar
import hashlib
import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from index.sources.encoding import decode_text
from index.sources.feed_json import YEARS_OF_FEEDS, looks_like_json, read_json_feed
from index.sources.fragment import fragment_text, line_text
from index.urls import canonical_url
from store.errors import DatelineError

MAX_ITEMS = 500  # a feed lists its newest items; more than this is an archive
_MAX_TAGS = 300_000  # elements in a document; the largest real feeds have some ten thousand
_MAX_DEPTH = 100
_MAX_LOOSE = 3_000_000  # characters that the slow parser for broken XML is given
_ROOT = re.compile(r"<(?:[\w-]+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_OFFERED = re.compile(r"<link\b[^>]{0,600}>", re.IGNORECASE)
_DAY_ONLY = re.compile(r"\s*\d{4}-\d{2}-\d{2}\s*")
_CUT = re.compile(
    r"(?:\.{3}|…|\[\s*(?:…|\.{3})\s*\]|\b(?:read|continue|full) (?:more|reading|story)\W*)\s*$", re.IGNORECASE
)
_FULL_TEXT = 700  # characters: an item with fewer is a teaser when it links to a page


class FeedRefused(DatelineError):
    """The bytes are no feed that can be read.

    Attributes:
        offered: addresses of feeds that the document names, where it is a web page.
    """

    def __init__(self, why: str, offered: tuple[str, ...] = ()) -> None:
        super().__init__(why)
        self.offered = offered


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed.

    Attributes:
        keys: by which it is known again, strongest first: its id, its link, its title with its date; each a short
            hash. Items of feeds that change their ids are known by the rest.
        url: absolute, http or https.
        published_at: aware, UTC; None where the feed gives no date. `published_day_only`: only the day is known.
        text: plain; may be empty.
        teaser: the whole text is on the linked page.
        fingerprint: changes with the title, the text or the time of the last update.
    """

    keys: tuple[str, ...]
    url: str | None
    title: str | None
    text: str
    teaser: bool
    fingerprint: str
    published_at: datetime | None = None
    published_day_only: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as read: items in the document's order, and what was wrong with it though it could be read."""

    title: str | None
    items: tuple[Item, ...]
    language: str | None = None
    problems: tuple[str, ...] = ()


def read_feed(content: bytes, *, url: str, charset: str | None = None) -> Feed:
    """Reads a feed document.

    Args:
        url: where it was found; relative links are relative to it.
        charset: as the Content-Type header says.

    Raises:
        FeedRefused: not a feed, or one that must not or cannot be read; says which.
    """
    text, used = decode_text(content, charset)
    if not text.strip():
        raise FeedRefused("the document is empty")
    if looks_like_json(text):
        return _from_json(text, url)
    text = _without_prolog(text)
    if _PAGE.match(text) and not _ROOT.search(text[:2000]):
        raise _a_page(text, url)
    tags = text.count("<")
    if tags > 2 * _MAX_TAGS:
        raise FeedRefused(f"the document has more than {_MAX_TAGS:,} elements")
    problems = [] if "\ufffd" not in text else [f"some characters are not {used}"]
    parsed = _parse(text, url, problems)
    entries = parsed.entries[:MAX_ITEMS]
    if len(parsed.entries) > MAX_ITEMS:
        problems.append(f"only the first {MAX_ITEMS} of {len(parsed.entries)} items are read")
    base = _absolute(parsed.feed.get("link"), url) or url
    items = [_item(entry, base, parsed.feed.get("language")) for entry in entries]
    kept = _known_apart([item for item in items if item is not None])
    if len(kept) < len(entries):
        problems.append(f"{len(entries) - len(kept)} items without id, link and title, or double, were left out")
    return Feed(
        line_text(parsed.feed.get("title") or "") or None, kept, parsed.feed.get("language") or None, tuple(problems)
    )


def _parse(text: str, url: str, problems: list[str]) -> Any:  # Any: feedparser ships no types
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    if not _well_formed(text) and len(text) > _MAX_LOOSE:
        raise FeedRefused(f"broken XML of {len(text):,} characters; more than {_MAX_LOOSE:,} are not puzzled over")
    # its own charset declaration went with the prolog; the bytes are UTF-8 now
    parsed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")), response_headers=headers, sanitize_html=False,
        resolve_relative_uris=False,
    )  # fmt: skip
    broken = parsed.get("bozo_exception") if parsed.bozo else None
    if not parsed.get("version") and not parsed.entries:
        raise FeedRefused("neither RSS, Atom, RDF nor JSON Feed" + (f" ({_why(broken)})" if broken else ""))
    if broken is not None:
        if not parsed.entries:
            raise FeedRefused(f"broken XML and no item in it ({_why(broken)})")
        problems.append(f"broken XML, read as far as it goes ({_why(broken)})")
        if len(re.findall(r"</(?:\w+:)?(?:item|entry)\s*>", text, re.IGNORECASE)) < len(parsed.entries):
            parsed.entries.pop()  # cut off in the middle: half an item would be half the news
    return parsed


def _without_prolog(text: str) -> str:
    """The document from its root element on.

    Raises:
        FeedRefused: it declares entities, or its prolog has no end.
    """
    at = 0
    junk = re.match(r"[^<]{0,2000}", text)
    at = junk.end() if junk else 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if text.startswith("<?", at):
            end = text.find("?>", at)
            length = 2
        elif text.startswith("<!--", at):
            end = text.find("-->", at)
            length = 3
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            if re.match(r"<!doctype\s+html", text[at : at + 40], re.IGNORECASE):
                return text[at:]
            end = _end_of_doctype(text, at)
            if re.search(r"<!ENTITY", text[at:end], re.IGNORECASE):
                raise FeedRefused("it declares XML entities, which can be made to exhaust memory or to read files")
            length = 1
        else:
            return text[at:]
        if end < 0:
            raise FeedRefused("broken XML: the head of the document has no end")
        at = end + length


def _end_of_doctype(text: str, at: int) -> int:
    """Where the ">" of the document type at `at` stands; the text's end if it has none: then all of it is searched."""
    closing = re.compile(r"\[|>").search(text, at)
    if closing is None:
        return len(text)
    if closing.group() == ">":
        return closing.start()
    inner = re.compile(r"\]\s*>").search(text, closing.end())
    return inner.end() - 1 if inner else len(text)


def _well_formed(text: str) -> bool:
    """Whether it is XML throughout.

    Raises:
        FeedRefused: its elements are nested deeper than any feed's, which the parsers take ever longer over.
    """
    from xml.parsers import expat

    depth = 0

    def down(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise FeedRefused(f"its elements are nested deeper than {_MAX_DEPTH}")

    def up(name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate(encoding="utf-8")
    parser.StartElementHandler, parser.EndElementHandler = down, up
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError:
        return False
    return True


def _a_page(text: str, url: str) -> FeedRefused:
    offered: list[str] = []
    for link in _OFFERED.findall(text[:300_000]):
        kind = re.search(r"""type\s*=\s*["']?application/(?:rss\+xml|atom\+xml|feed\+json)""", link, re.IGNORECASE)
        target = re.search(r"""href\s*=\s*["']([^"']+)["']""", link, re.IGNORECASE)
        found = _absolute(target.group(1), url) if kind and target else None
        if found and found not in offered:
            offered.append(found)
    hint = f"; it names these feeds: {', '.join(offered[:5])}" if offered else ""
    return FeedRefused(f"a web page, not a feed{hint}", tuple(offered[:5]))


def _item(entry: Any, base: str, language: str | None) -> Item | None:
    url = _absolute(entry.get("feedburner_origlink") or entry.get("link"), base)
    title = line_text(entry.get("title") or "") or None
    full = max((part.get("value") or "" for part in entry.get("content", ())), key=len, default="")
    summary = entry.get("summary") or ""
    text = fragment_text(full if len(full) >= len(summary) else summary)
    stamp, day_only = _published(entry)
    return make_item(
        identity=entry.get("id"),
        url=url,
        title=title,
        text=text,
        published_at=stamp,
        day_only=day_only,
        updated=str(entry.get("updated") or ""),
        language=entry.get("language") or language,
    )


def make_item(
    *,
    identity: str | None,
    url: str | None,
    title: str | None,
    text: str,
    published_at: datetime | None,
    day_only: bool = False,
    updated: str = "",
    language: str | None = None,
) -> Item | None:
    """An item from its parts; None where nothing tells it from another."""
    link = canonical_url(url) or url
    # a title returns ("News in brief"), so it only counts with its date, or where there is nothing else
    dated_title = f"{title} {published_at or ''}" if title and (published_at or not (identity or link)) else None
    names = (("id", identity), ("link", link), ("title", dated_title))
    keys = tuple(short_hash(f"{kind} {value.strip()}") for kind, value in names if value and value.strip())
    if not keys:
        return None
    teaser = url is not None and (len(text) < _FULL_TEXT or _CUT.search(text[-60:]) is not None)
    fingerprint = short_hash("\n".join((title or "", text, updated)))
    return Item(keys, url, title, text, teaser, fingerprint, published_at, day_only, language or None)


def short_hash(text: str) -> str:
    """32 hex digits that stand for `text`."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def _published(entry: Any) -> tuple[datetime | None, bool]:
    for name in ("published", "created", "updated"):
        parsed, written = entry.get(f"{name}_parsed"), entry.get(name)
        if parsed is None:
            continue
        try:
            stamp = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
        except (ValueError, OverflowError, OSError):
            continue
        if stamp.year in YEARS_OF_FEEDS:
            return stamp, bool(_DAY_ONLY.fullmatch(str(written or "")))
    return None, False


def _known_apart(items: list[Item]) -> tuple[Item, ...]:
    """Items without doubles. A key that several share tells nothing apart: dropped, unless it is their only one."""
    uses: dict[str, int] = {}
    for item in items:
        for key in item.keys:
            uses[key] = uses.get(key, 0) + 1
    seen: set[tuple[str, ...]] = set()
    kept: list[Item] = []
    for item in items:
        own = tuple(key for key in item.keys if uses[key] == 1)
        keys = own or (*item.keys[:1], item.fingerprint)
        if keys not in seen:
            seen.add(keys)
            kept.append(Item(keys, *(getattr(item, name) for name in Item.__slots__[1:])))
    return tuple(kept)


def _from_json(text: str, url: str) -> Feed:
    try:
        document = read_json_feed(text)
    except ValueError as error:
        raise FeedRefused(str(error)) from error
    items = []
    for one in document.items[:MAX_ITEMS]:
        link = _absolute(one.url, url)
        items.append(
            make_item(
                identity=one.id,
                url=link,
                title=line_text(one.title) or None,
                text=fragment_text(one.html) if one.html else one.text,
                published_at=one.published_at,
                day_only=bool(_DAY_ONLY.fullmatch(one.published)),
                updated=one.modified,
                language=one.language or document.language,
            )
        )
    kept = _known_apart([item for item in items if item is not None])
    lost = len(items) - len(kept)
    problems = (f"{lost} items without id, link and title, or double, were left out",) if lost else ()
    return Feed(line_text(document.title) or None, kept, document.language, problems)


def _absolute(link: str | None, base: str) -> str | None:
    if not link:
        return None
    try:
        found = urljoin(base, link.strip())
        parts = urlsplit(found)
    except ValueError:
        return None
    return found if parts.scheme in ("http", "https") and parts.netloc else None


def _why(error: object) -> str:
    return re.sub(r"\s+", " ", str(error))[:120]
