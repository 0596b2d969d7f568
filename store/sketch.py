"""Small fingerprints of an article's text, by which reports are compared without their text. Pure.

`sketch` tells copies: the smallest hashes of its four-word runs, whose overlap estimates the share of runs in common
(Broder 1997, "bottom-k"). `terms` tells texts about the same thing: hashes of the names and numbers in it.
"""

from __future__ import annotations

import re
import struct
from zlib import crc32

from store.names import fold

RUN = 4  # words
SIZE = 64  # hashes kept

Sketch = tuple[int, ...]


def sketch(text: str) -> Sketch:
    """The `SIZE` smallest 32-bit hashes of the text's runs of `RUN` words, ascending; fewer for a short text."""
    words = fold(text).encode().split()
    if not words:
        return ()
    runs = {crc32(b" ".join(words[i : i + RUN])) for i in range(max(1, len(words) - RUN + 1))}
    return tuple(sorted(runs)[:SIZE])


def likeness(a: Sketch, b: Sketch) -> float:
    """The estimated share (0 to 1) of runs that two texts have in common, of all that either has."""
    if not a or not b:
        return 0.0
    smallest = sorted({*a, *b})[:SIZE]
    both = set(a) & set(b)
    return sum(1 for value in smallest if value in both) / len(smallest)


def pack(values: Sketch) -> bytes:
    """A sketch as bytes, for the database."""
    return struct.pack(f"<{len(values)}I", *values)


def unpack(data: bytes) -> Sketch:
    """The reverse of `pack`."""
    return struct.unpack(f"<{len(data) // 4}I", data)


_NAME = re.compile(r"[A-Z][\w’'-]+(?:[ \t]+(?:[A-Z]\.?[ \t]+)?[A-Z][\w’'-]+)+")


def terms(text: str) -> frozenset[int]:
    """Hashes of the pairs of capitalised words that stand side by side in the text."""
    found: set[int] = set()
    for match in _NAME.finditer(text):
        words = fold(match.group()).encode().split()
        found.update(crc32(words[i] + b" " + words[i + 1]) for i in range(len(words) - 1))
    return frozenset(found)
