"""Cuts a text into sentences, as character offsets. Used by chunking and by the claim modules.

Pure and linear in the length of the text; it interprets nothing and drops no visible character.
"""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…؟。！？]+[\"'”’»)\]]*(?=\s|$)|[。！？]|\n\s*\n|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sgt|Lt|Col|Gen|Capt|Maj|Cpl|Pvt|Gov|Sen|Rep|Rev|Hon|Prof|Sr|Jr|vs|No|Nos|Inc|Co|Corp|Ltd|"
    r"Det|Ave|Blvd|Rd|Hwy|Ft|Mt|Dept|Supt|Insp|Cmdr|Adm|approx|a\.m|p\.m|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|"
    r"Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)|\b[A-Z](?:\.[A-Z])*)\.$"
)

_DAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[A-Z]{2,3}\b)")


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut `text` into sentences.

    Returns:
        (start, end) of each, in order, without surrounding white space: `text[start:end]` is the sentence.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if not _ends(text, match):
            continue
        _add(text, start, match.end(), spans)
        start = match.end()
    _add(text, start, len(text), spans)
    return spans


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends at `match`: not after an abbreviation, not where a hard-wrapped line goes on."""
    follow = text[match.end() : match.end() + 40].lstrip(" \t")
    if match.group()[0] == "\n":
        if match.group().count("\n") > 1:
            return True
        before = text[max(0, match.start() - 1) : match.start()]
        return not (before.isalpha() or before == ",") or not follow[:1].islower()
    if match.group().startswith(".") and _ABBREVIATION.search(text[max(0, match.start() - 12) : match.start() + 1]):
        time_of_day = text[max(0, match.start() - 3) : match.start()].lower() in ("a.m", "p.m")
        return time_of_day and follow[:1].isupper() and not _DAY.match(follow)
    return not follow[:1].islower()


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    """Append the span without its surrounding white space, unless nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        spans.append((start + left, start + right))
