"""An address → the article behind it. Called for links that editors send, and for the page behind a feed's teaser.

The text is what `html.read_page` (trafilatura) finds to be the article, stored in that form; offsets count it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from index.sources.encoding import decode_text
from index.sources.fetch import Fetched, Fetcher
from index.sources.html import Page, read_page
from index.sources.item import MAX_CHARACTERS, Found, too_long
from index.sources.naming import make_article
from store.errors import DatelineError

MAX_BYTES = 5 * 1024 * 1024  # of a page's HTML
_HTML = frozenset({"", "text/html", "application/xhtml+xml", "application/xml", "text/xml"})
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1"


class PageRefused(DatelineError):
    """The document at an address is no article that can be read."""


def fetch_article(
    fetcher: Fetcher,
    url: str,
    *,
    title: str | None = None,
    published: tuple[datetime, bool] | None = None,
    language: str | None = None,
) -> Found:
    """Fetches the article at `url`.

    Args:
        title, published, language: what a feed says of it, which wins over what the page says, but for the time: a day
            alone gives way to a time of the same day.

    Raises:
        FetchError: it could not be fetched.
        PageRefused: what was fetched is no article.
    """
    page = fetch_page(fetcher, url)
    stamp = published or page.published
    if published is not None and published[1] and page.published is not None and not page.published[1]:
        stamp = page.published if page.published[0].date() == published[0].date() else published
    article = make_article(
        page.text,
        url=url,
        source=page.source,
        title=title or page.title,
        published=stamp,
        language=language or page.language,
    )
    return Found(url, article)


def fetch_page(fetcher: Fetcher, url: str) -> Page:
    """What the page at `url` says of its article. Raises as `fetch_article` does."""
    fetched = fetcher.get(url, accept=_ACCEPT, limits=replace(fetcher.limits, max_bytes=MAX_BYTES))
    return read_document(fetched)


def read_document(fetched: Fetched) -> Page:
    """The article in a fetched document, which may be a page or plain text.

    Raises:
        PageRefused: it is neither, or holds no text to speak of.
    """
    if fetched.content.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        raise PageRefused(f"{fetched.url}: not a page ({fetched.media_type or 'a binary file'})")
    if fetched.media_type == "text/plain":
        text = decode_text(fetched.content, fetched.charset)[0].strip()
        page = Page(text, None, fetched.url, None, None, None) if text else None
    elif fetched.media_type in _HTML:
        page = read_page(fetched.text(), url=fetched.url)
    else:
        raise PageRefused(f"{fetched.url}: not a page ({fetched.media_type})")
    if page is None:
        raise PageRefused(f"{fetched.url}: no article text found in the page")
    if len(page.text) > MAX_CHARACTERS:
        raise PageRefused(f"{fetched.url}: {too_long(len(page.text), 'characters')}")
    return page
