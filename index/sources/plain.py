"""A text as somebody would paste it: .txt files and standard input.

The byte order mark goes and line ends become LF; nothing else is changed. What is no text (a PDF named .txt) or not
valid in its encoding is refused rather than guessed at, since a guess would put wrong words into quotes.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from index.sources.item import MAX_BYTES, MAX_CHARACTERS, Found, Item, Refused, too_long
from index.sources.naming import make_article
from index.text import furniture_spans

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The first bytes of files that are sometimes given a text's name.
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_LINE_END = re.compile(r"\r\n?")
_WHOLE_URL = re.compile(r"https?://\S+")


def read(stream: BinaryIO, name: str, head: bytes = b"") -> Iterator[Item]:
    """Yield the one article of `stream`, or why it is none.

    Args:
        name: the file's name for messages.
        head: bytes that were already taken from the stream's beginning.
    """
    data = head + stream.read(MAX_BYTES + 1 - len(head))
    if len(data) > MAX_BYTES:
        yield Refused(name, too_long(len(data), "bytes or more"))
        return
    text = decode(data)
    if isinstance(text, str) and len(text) > MAX_CHARACTERS:
        text = Reason(too_long(len(text), "characters"))
    if isinstance(text, Reason):
        yield Refused(name, text.why)
        return
    yield Found(name, make_article(text, url=_url(text), title=_title(text)))


class Reason:
    """Why bytes are no text."""

    def __init__(self, why: str) -> None:
        self.why = why


def decode(data: bytes) -> str | Reason:
    """The text of `data` (UTF-8, or UTF-16/32 with a byte order mark) with LF line ends, or why it is none."""
    if not data.strip():
        return Reason("the file is empty")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return Reason(f"not a text but {kind}: save its text as UTF-8 first")
    encoding = "utf-8"
    for mark, marked in _MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], marked
            break
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return Reason(f"not valid {encoding.upper()} (byte {error.start}): save it as UTF-8")
    if "\0" in text:
        return Reason(f"not a text: a NUL at character {text.index(chr(0))}")
    if not text.strip():
        return Reason("the article has no text")
    return _LINE_END.sub("\n", text)


def _url(text: str) -> str | None:
    """The address that stands alone on the first or the last line, as people paste it with an article."""
    lines = text.strip().split("\n")
    for line in (lines[0], lines[-1]):
        if len(lines) > 1 and _WHOLE_URL.fullmatch(line.strip()):
            return line.strip()
    return None


def _title(text: str) -> str | None:
    """The first line, if it reads like a headline: short, no full stop, with a body under it that is longer."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    if not (3 <= len(first.split()) <= 25 and len(first) <= 160 and len(rest.strip()) > 2 * len(first)):
        return None
    if first[-1] in '.!,;:"”’)' or _WHOLE_URL.search(first) or furniture_spans(f"{first}\n\nIt happened on a day.\n"):
        return None
    return first
