"""Small fingerprints of an article's text, by which reports are compared without their text. Pure.

`sketch` tells copies: the smallest hashes of its four-word runs, whose overlap estimates the share of runs in common
(Broder 1997, "bottom-k"). `terms` tells texts about the same thing: hashes of the names and numbers in it.
"""

from __future__ import annotations

import re
import struct
from heapq import nsmallest
from itertools import accumulate, pairwise
from zlib import crc32

from store.names import fold, fold_text

RUN = 4  # words
SIZE = 64  # hashes kept
TERMS = 48  # pairs of names kept, those with the smallest hashes, so that two texts keep the same of what they share

Sketch = frozenset[int]


def sketch(text: str) -> Sketch:
    """The `SIZE` smallest 32-bit hashes of the text's runs of `RUN` words; fewer for a short text."""
    folded = fold_text(text).encode()
    if not folded:
        return frozenset()
    starts = [0, *accumulate(len(word) + 1 for word in folded.split(b" "))]
    last = max(0, len(starts) - 1 - RUN)  # where the last run begins; a short text is one run
    bounds = zip(starts[: last + 1], starts[-last - 1 :], strict=True)
    runs = {crc32(folded[start : after - 1]) for start, after in bounds}
    return frozenset(sorted(runs)[:SIZE])


def likeness(a: Sketch, b: Sketch) -> float:
    """The estimated share (0 to 1) of runs that two texts have in common, of all that either has.

    Of two sketches of equal size k that share o hashes it is o / (2k - o).
    """
    both = len(a & b)
    return both / (len(a) + len(b) - both) if both else 0.0


def pack(values: Sketch) -> bytes:
    """A sketch or terms as bytes, for the database."""
    return struct.pack(f"<{len(values)}I", *sorted(values))


def unpack(data: bytes) -> Sketch:
    """The reverse of `pack`."""
    return frozenset(struct.unpack(f"<{len(data) // 4}I", data))


_NAME = re.compile(r"[A-Z][\w’'-]+(?:[ \t]+(?:[A-Z]\.?[ \t]+)?[A-Z][\w’'-]+)+")
_GLUE = frozenset(
    {"al", "el", "abu", "abd", "abdul", "abdel", "umm", "bin", "ibn", "bint", "de", "la", "van", "von", "mac", "st"}
)
# Words that stand in the names of offices, outlets, institutions and wide areas, not in those of people and streets.
_COMMON = frozenset(
    {
        "the",
        "a",
        "an",
        "on",
        "in",
        "at",
        "by",
        "to",
        "for",
        "of",
        "and",
        "but",
        "from",
        "with",
        "one",
        "two",
        "more",
        "all",
    }
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"}
    | {"april", "may", "june", "july", "august", "september", "october", "november", "december", "today", "day", "year"}
    | {
        "police",
        "county",
        "department",
        "sheriff",
        "sheriffs",
        "office",
        "officer",
        "deputy",
        "chief",
        "detective",
        "state",
    }
    | {
        "city",
        "national",
        "associated",
        "press",
        "agency",
        "news",
        "united",
        "states",
        "nations",
        "ministry",
        "minister",
    }
    | {"president", "prime", "vice", "secretary", "governor", "mayor", "senator", "general", "attorney", "attorneys"}
    | {
        "district",
        "court",
        "judge",
        "justice",
        "supreme",
        "hospital",
        "medical",
        "center",
        "centre",
        "examiner",
        "examiners",
    }
    | {"coroner", "coroners", "health", "fire", "emergency", "school", "high", "elementary", "university", "college"}
    | {
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "new",
        "los",
        "las",
        "san",
    }
    | {
        "house",
        "white",
        "security",
        "council",
        "defense",
        "defence",
        "army",
        "air",
        "force",
        "forces",
        "military",
        "guard",
    }
    | {
        "human",
        "rights",
        "observatory",
        "international",
        "world",
        "union",
        "american",
        "republic",
        "islamic",
        "democratic",
    }
    | {
        "crime",
        "stoppers",
        "weather",
        "service",
        "public",
        "safety",
        "highway",
        "patrol",
        "memorial",
        "regional",
        "post",
    }
    | {"times", "daily", "journal", "herald", "tribune", "radio", "images", "getty", "facebook", "twitter", "updated"}
    | {
        "published",
        "copyright",
        "reserved",
        "prev",
        "next",
        "read",
        "related",
        "watch",
        "live",
        "photo",
        "video",
        "edt",
        "est",
    }
    | {
        "gmt",
        "pm",
        "am",
        "ap",
        "afp",
        "cnn",
        "bbc",
        "reuters",
        "major",
        "homicide",
        "investigation",
        "bureau",
        "federal",
    }
)


def terms(text: str) -> frozenset[int]:
    """Hashes of the pairs of capitalised words that stand side by side in the text, as in the names of people.

    Pairs with a word that is common in other names ("County Sheriff") are left out; a particle counts with the word
    behind it ("Abu Hassan").
    """
    found: set[int] = set()
    for match in _NAME.finditer(text):
        words = _glued([word for word in fold(match.group()).split() if len(word) > 1])
        found.update(
            crc32(f"{a} {b}".encode()) for a, b in pairwise(words) if a not in _COMMON and b not in _COMMON and a != b
        )
    return frozenset(nsmallest(TERMS, found))


def _glued(words: list[str]) -> list[str]:
    """Joins particles with the word behind them."""
    found: list[str] = []
    glue = ""
    for word in words:
        if word in _GLUE:
            glue += f"{word} "
        else:
            found.append(glue + word)
            glue = ""
    return found
