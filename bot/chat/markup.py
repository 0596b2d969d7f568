"""Telegram's HTML: escaping, measuring as Telegram measures, splitting without breaking markup. Pure.

Called by `render.py` and whatever else in `bot/chat` writes to a chat. Telegram counts UTF-16 units after parsing and
ignores entities past the hundredth, see docs/telegram.md.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

LONGEST_TEXT = 4096  # UTF-16 units of a message after entity parsing
MOST_ENTITIES = 100

_TOKEN = re.compile(r"<(/?)([a-z-]+)((?:\s[^<>]*)?)>|&(?:#\d+|#x[0-9a-fA-F]+|[a-z]+);|[^<&]|[<&]", re.DOTALL)
# What TDLib drops or blanks, so that our measure is at least Telegram's: controls but newline.
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\ud800-\udfff]")

# Marks and isolates that turn the direction of what follows them, our own words too; they stand between letters.
_DIRECTIONS = re.compile(r"[\u061c\u200e\u200f\u2066-\u2069]")
_MENTION = re.compile(r"(?<![\w.@/-])@(?=[A-Za-z]\w{3,31}\b)")
_JOINER = "\u2060"  # not seen: an account that a report names is not called into the group that reads it


def escape(text: str) -> str:
    """Foreign text made safe inside a message: no markup, no mention, no control or direction-changing characters."""
    plain = _MENTION.sub(f"@{_JOINER}", _DIRECTIONS.sub("", _CONTROLS.sub(" ", text)))
    return html.escape(plain, quote=False)


def bold(text: str) -> str:
    """`text`, escaped and bold; nothing for blank text, which Telegram would refuse to format."""
    return f"<b>{escape(text)}</b>" if text.strip() else ""


def italic(text: str) -> str:
    """`text`, escaped and in italics."""
    return f"<i>{escape(text)}</i>" if text.strip() else ""


def link(text: str, url: str | None) -> str:
    """`text` linking to `url`; plain text where there is no address."""
    return f'<a href="{html.escape(url)}">{escape(text)}</a>' if url and text.strip() else escape(text)


def utf16_length(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def visible(markup: str) -> str:
    """What a reader sees of `markup`: tags gone, character references resolved."""
    return html.unescape(re.sub(r"</?[a-z-]+(?:\s[^<>]*)?>", "", markup))


def split(markup: str, *, longest: int = LONGEST_TEXT, most_entities: int = MOST_ENTITIES) -> list[str]:
    """Cuts `markup` into messages within Telegram's limits, each well-formed by itself.

    Cuts at the last line end that fits, else the last blank, else between characters; tags that are open at a cut
    are closed and opened again. Parts with nothing to see are left out.

    Args:
        markup: HTML in Telegram's subset, made with the functions above.
        longest: UTF-16 units a part, at least 2.
        most_entities: entities a part, at least the depth of nesting.
    """
    if utf16_length(markup) <= longest and markup.count("<") <= most_entities:  # as nearly always: all of it fits
        return [markup] if visible(markup).strip() else []
    parts: list[str] = []
    rest = markup
    while rest:
        part, rest = _take(rest, longest, most_entities)
        if visible(part).strip():
            parts.append(part)
    return parts


class _Place(NamedTuple):
    """A place where a part may end: characters of the markup, UTF-16 units seen so far, (name, tag) still open."""

    position: int
    length: int
    open_tags: tuple[tuple[str, str], ...]


def _take(markup: str, longest: int, most_entities: int) -> tuple[str, str]:
    """The first part of `markup` that fits, and the rest with the open tags opened again."""
    open_tags: list[tuple[str, str]] = []
    length = entities = 0
    newline: _Place | None = None
    blank: _Place | None = None
    for match in _TOKEN.finditer(markup):
        token, name = match.group(), match.group(2)
        here = _Place(match.start(), length, tuple(open_tags))
        if name and not match.group(1):
            if entities == most_entities:
                return _cut(markup, newline or blank or here)
            entities += 1
            open_tags.append((name, token))
        elif name:
            if open_tags and open_tags[-1][0] == name:
                open_tags.pop()
        else:
            shown = html.unescape(token)
            size = utf16_length(shown)
            if length + size > longest:
                early = newline is not None and newline.length < longest // 2
                return _cut(markup, (blank or newline if early else newline or blank) or here)
            length += size
            if shown in "\n ":
                after = _Place(match.end(), length, tuple(open_tags))
                newline, blank = (after, blank) if shown == "\n" else (newline, after)
    return markup, ""


def _cut(markup: str, place: _Place) -> tuple[str, str]:
    """`markup` in two at `place`, tags closed in the first part and opened again in the second."""
    closing = "".join(f"</{name}>" for name, _ in reversed(place.open_tags))
    opening = "".join(tag for _, tag in place.open_tags)
    return markup[: place.position] + closing, opening + markup[place.position :]
