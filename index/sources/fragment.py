"""A piece of HTML, as feeds and channel posts carry it, to plain text. Whole pages: see `page.py`. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|ol|p|pre|section"
    r"|table|td|th|tr|ul"
)
_UNREAD = re.compile(r"script|style|template|noscript|iframe|object|embed|svg|math|form|button|select|head|title")
_MARKUP = re.compile(r"<(?:!--|/?[A-Za-z][^<>]*>)|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u200b\u2060\ufeff]")
_DEPTH = 200  # elements nested deeper than any writer does are not read


def fragment_text(markup: str) -> str:
    """The text of an HTML fragment: a blank line between blocks, no line break inside them; "" where there is none."""
    if not _MARKUP.search(markup):
        return _tidy(markup.splitlines())
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml.html.fromstring(f"<div>{_CONTROL.sub('', markup)}</div>".encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return _tidy(html.unescape(re.sub(r"<[^<>]*>", " ", markup)).splitlines())
    return _tidy("".join(_walk(root, 0)).split("\n"))


def line_text(markup: str) -> str:
    """The same on one line, for titles."""
    return " ".join(fragment_text(markup).split())


def _walk(element: Any, depth: int) -> Iterator[str]:  # Any: lxml ships no types
    """The element's texts with a line break around each block; source line breaks count as blanks."""
    if depth > _DEPTH:
        return
    block = _BLOCKS.fullmatch(element.tag) is not None
    if block:
        yield "\n"
    if element.text:
        yield element.text.replace("\n", " ").replace("\r", " ")
    for child in element:
        if isinstance(child.tag, str) and not _UNREAD.fullmatch(child.tag):
            yield from _walk(child, depth + 1)
        if child.tail:
            yield child.tail.replace("\n", " ").replace("\r", " ")
    if block:
        yield "\n"


def _tidy(lines: list[str]) -> str:
    clean = (" ".join(_CONTROL.sub("", html.unescape(line) if "&" in line else line).split()) for line in lines)
    return "\n\n".join(line for line in clean if line)
