"""Article JSONL (docs/interface.md): one object a line.

The text is stored verbatim. A bad line is refused by itself, with its number; the rest goes on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from index.sources.item import MAX_BYTES, MAX_CHARACTERS, Found, Item, Refused, too_long
from index.sources.naming import NoYearOfPublication, make_article, read_time

_BLOCK = 1 << 16
_MAX_ID = 1000


def read(stream: BinaryIO, name: str, head: bytes = b"") -> Iterator[Item]:
    """Yield the articles of `stream`, line by line, never more than one line in memory.

    Args:
        name: the file's name for messages ("name:line").
        head: bytes that were already taken from the stream's beginning.
    """
    nothing = True
    for number, line, size in _lines(stream, head):
        where = f"{name}:{number}"
        if line is None:
            nothing = False
            yield Refused(where, too_long(size, "bytes in one line"))
        elif line.strip():
            nothing = False
            yield _read_line(line, where)
    if nothing:
        yield Refused(name, "the file is empty")


def _lines(stream: BinaryIO, head: bytes) -> Iterator[tuple[int, bytes | None, int]]:
    """(line number, line, its size in bytes); None in place of a line that is too long to be read."""
    number, size = 1, 0
    kept: list[bytes] = []
    block = head.removeprefix(b"\xef\xbb\xbf") or stream.read(_BLOCK).removeprefix(b"\xef\xbb\xbf")
    while block:
        pieces = block.split(b"\n")
        for n, piece in enumerate(pieces):
            size += len(piece)
            if size <= MAX_BYTES:
                kept.append(piece)
            else:
                kept.clear()
            if n < len(pieces) - 1:
                yield number, b"".join(kept) if size <= MAX_BYTES else None, size
                number, size = number + 1, 0
                kept.clear()
        block = stream.read(_BLOCK)
    if size:
        yield number, b"".join(kept) if size <= MAX_BYTES else None, size


def _read_line(line: bytes, where: str) -> Item:
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Refused(where, f"not valid UTF-8 (byte {error.start} of the line): save it as UTF-8")
    except RecursionError:
        return Refused(where, "invalid JSON: nested too deeply")
    except ValueError as error:
        reason = (
            f"{error.msg.removesuffix(' at')} at column {error.colno}"
            if isinstance(error, json.JSONDecodeError)
            else str(error)
        )
        return Refused(where, f"invalid JSON: {reason}")
    if not isinstance(found, dict):
        return Refused(where, f"not an article: expected a JSON object, found {_kind(found)}")
    return read_object(found, where)


def read_object(found: dict[str, object], where: str) -> Item:
    """The article that a JSON object describes, or why it is none."""
    fields: dict[str, str | None] = {}
    for field in ("id", "url", "source", "title", "published_at", "language", "text"):
        value = found.get(field)
        if value is not None and not isinstance(value, str):
            named = found.get("id")
            return Refused(
                where, f"`{field}` must be a string, found {_kind(value)}", named if isinstance(named, str) else None
            )
        fields[field] = value
    named, text = fields["id"] or None, fields["text"] or ""
    reason = _text_reason(text) or (
        f"`id` is longer than {_MAX_ID} characters" if named and len(named) > _MAX_ID else None
    )
    published: tuple[datetime, bool] | None = None
    if reason is None and (fields["published_at"] or "").strip():
        try:
            published = read_time(fields["published_at"] or "")
        except NoYearOfPublication as error:
            reason = f"`published_at`: {error}; correct it, or leave it out where it is not known"
        except ValueError:
            reason = f"`published_at` is no ISO 8601 date or time: {(fields['published_at'] or '')[:60]!r}"
    if reason is not None:
        return Refused(where, reason, named)
    article = make_article(
        text,
        article_id=named,
        url=fields["url"],
        source=fields["source"],
        title=fields["title"],
        published=published,
        language=fields["language"],
    )
    return Found(where, article, own_id=named is not None)


def _text_reason(text: str) -> str | None:
    """Why `text` cannot be an article's, None where it can."""
    if not text.strip():
        return "the article has no text"
    return too_long(len(text), "characters") if len(text) > MAX_CHARACTERS else None


def _kind(value: object) -> str:
    names: list[tuple[type | tuple[type, ...], str]] = [(bool, "true or false"), ((int, float), "a number")]
    names += [(str, "a string"), (list, "a list"), (dict, "an object")]
    return next((name for kind, name in names if isinstance(value, kind)), "null")
