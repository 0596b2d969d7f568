"""Links that take a reader's browser to the quoted words. Pure; called by `render.py`.

A text fragment (`#:~:text=start,end`, WICG "URL Fragment Text Directives") names the first and last words of the quote.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

# A quote of at most this many words is named whole; a longer one by its first and last words, which also
# lets it run over the borders of paragraphs, where a single phrase could not match.
WHOLE_WORDS = 8
START_WORDS = 6
END_WORDS = 4
LONGEST_URL = 2000  # characters; longer addresses break in some clients


def web_url(url: str | None) -> str | None:
    """`url` if it is a plain http(s) address that may be shown as a link, else None."""
    if not url or any(character.isspace() or ord(character) < 32 for character in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port  # raises ValueError where it is no number
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or parts.username is not None:
        return None
    return url


def passage_url(url: str | None, words: str) -> str | None:
    """The address of the quoted `words` on the page `url`; None where `url` is no web address.

    An address with a fragment keeps it: `page#part` becomes `page#part:~:text=…`.
    """
    page = web_url(url)
    directive = text_directive(words)
    if page is None or not directive or ":~:" in page:
        return page
    linked = f"{page}{'' if '#' in page else '#'}:~:{directive}"
    return linked if len(linked) <= LONGEST_URL else page


def text_directive(words: str) -> str:
    """The `text=…` directive that finds `words`; empty where there are none."""
    lines = [line.split() for line in words.splitlines() if line.strip()]
    if not lines:
        return ""
    if len(lines) == 1 and len(lines[0]) <= WHOLE_WORDS:
        return f"text={_escaped(lines[0])}"
    start, end = lines[0][:START_WORDS], lines[-1][-END_WORDS:]
    return f"text={_escaped(start)},{_escaped(end)}"


def _escaped(words: list[str]) -> str:
    """Percent-encoded; `-`, `,` and `&` mean something in a directive and are escaped as well."""
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
