"""Text → the character spans of its sentences: one fast pass of regular expressions, no model.

Chunks are cut at these spans, claims are read sentence by sentence and citations quote them, so everything that
counts characters agrees on where a sentence ends. Pure: it changes no character and knows nothing of articles.

The rules are made for news prose: titles ("Gen. Smith"), initials, "U.S.", "a.m.", quotes that close after the full
stop, lines without a full stop (headings, list items), hard-wrapped mail text, and Arabic punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

Span = tuple[int, int]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that a full stop does not end, whatever follows: they stand before a name or a number.
_TITLES = _words(
    "mr mrs ms mx dr prof rev fr hon gen lt col sgt maj capt cpl pvt cmdr cdr adm brig supt insp det dep asst rt"
    " gov sen rep reps sens pres amb st ste mt ft sq no nos art vol pp fig approx est ca cf vs v sh msgr"
    " messrs mmes atty spc pfc"
)
# Words that a full stop ends only if what follows can hardly be anything but a new sentence.
_ABBREVIATIONS = _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun inc corp co ltd llc"
    " plc bros jr sr dept univ assn ave blvd rd hwy etc a.m p.m am pm u.s u.k u.n e.u u.a.e d.c n.y l.a u.s.a ph.d"
    " m.d b.c a.d e.g i.e min max ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss"
    " mo mont neb nev n.h n.j n.m n.c n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo"
)
# Of those, the ones that are also common words: they end a sentence unless a digit or a lower-case letter follows.
_ALSO_WORDS = _words("sat sun mar may am pm min max co")
_STARTERS = _words(
    "the a an he she it they we i you this that these those there but and in on at as after before when while if"
    " according for from his her its their our my who what where why how one two three some many several no not"
    " since more most police officials authorities another both all also however meanwhile so then now"
    " with during by to once although though despite local state witnesses"
)
_CLOSERS = "\"'”’»)]›"
_OPENERS = "\"'“‘«([‹¿¡-–—•*"

_END = re.compile(
    r"(?P<mark>[.!?…؟۔。！？]+)(?P<close>[" + re.escape(_CLOSERS) + r"]{0,3})(?P<space>[^\S\n]+|(?=\n)|$)"
    r"|(?P<glued>(?<=[a-z]{3})[.!?][”\"]?(?=[A-Z][a-z’'-]*[\s,])|(?<=[a-z])[.!?][”\"](?=[A-Z]))"
    r"|(?P<lines>\n\s*)"
)
_WORD_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\]—–/]+$")
_TOKEN_BEFORE = re.compile(r"\S+$")
_ADDRESS = re.compile(r"[/@:]|www|\w\.\w")
_NEXT_WORD = re.compile(r"[" + re.escape(_OPENERS) + r"\s]*([^\W_][\w’'.-]*)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_LINE_END = re.compile(r"\n\s*")
_DASHED = re.compile(r"[–—-]{1,2}\s")
_DATELINE = re.compile(r"[A-Z][\w'’]*\.?(?:[ -][A-Z][\w'’]*){0,3}, (?:[A-Z]\.)*[A-Z][a-z]*")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]` in order, as (start, end) in characters of `text`.

    Spans do not overlap, carry no white space at either side, are never empty, and every character between two of
    them is white space.
    """
    stop = len(text) if end is None else min(end, len(text))
    spans: list[Span] = []
    at = start
    for cut in _cuts(text, start, stop):
        _append(text, at, cut, spans)
        at = cut
    _append(text, at, stop, spans)
    return spans


def _append(text: str, start: int, end: int, spans: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _cuts(text: str, start: int, stop: int) -> Iterator[int]:
    """Where a sentence ends: positions after its mark and closing quotes."""
    wrapped = _is_wrapped(text, start, stop)
    for match in _END.finditer(text, start, stop):
        if match["lines"] is not None:
            if _line_breaks(text, start, stop, match.start(), match.end(), wrapped):
                yield match.end()
        elif match["glued"] is not None:
            before = _TOKEN_BEFORE.search(text, max(start, match.start() - 40), match.start())
            if before is None or not _ADDRESS.search(before[0]):
                yield match.end()
        elif _mark_ends(text, start, stop, match):
            yield match.end()


def _mark_ends(text: str, start: int, stop: int, match: re.Match[str]) -> bool:
    """Whether a full stop, question or exclamation mark followed by space ends the sentence."""
    if match["space"] == "":
        return False  # a line's or the text's end follows and decides
    following = _NEXT_WORD.match(text, match.end(), min(stop, match.end() + 80))
    if following is None:
        return True
    word = following[1]
    if word[0].islower():
        return False
    if match["mark"] != "." or match["close"][:1] in (")", "]"):
        return True
    if _DASHED.match(text, match.end()) and _of_a_dateline(text, start, match.start()):
        return False
    before = _WORD_BEFORE.search(text, max(start, match.start() - 24), match.start())
    if before is None:
        return True
    return _full_stop_ends(before[0], word, bool(match["close"]))


def _of_a_dateline(text: str, start: int, stop: int) -> bool:
    """Whether a line up to `stop` is where a report comes from ("DULUTH, Minn." before its dash)."""
    line = max(start, text.rfind("\n", max(start, stop - 60), stop) + 1)
    return _DATELINE.fullmatch(text, line, stop) is not None


@lru_cache(maxsize=4096)
def _full_stop_ends(before: str, following: str, closed: bool) -> bool:
    """Whether "before." followed by "following" (upper case or a digit) ends a sentence."""
    word = before.lower().lstrip("-0123456789:.")
    starter = following.lower() in _STARTERS and following[0].isupper()
    if closed:
        return True
    if word in _TITLES:
        return word in ("no", "v", "art", "est") and starter
    if word in _ALSO_WORDS:
        return not following[0].isdigit() if before[0].isupper() or word in ("am", "pm") else True
    if word in _ABBREVIATIONS:
        return starter
    if _INITIALS.fullmatch(before) and before != "I" and (len(before) > 1 or before.isupper()):
        return starter
    return True


def _line_breaks(text: str, start: int, stop: int, left: int, right: int, wrapped: bool) -> bool:
    """Whether the line end at text[left:right] ends a sentence."""
    if right >= stop or text.count("\n", left, right) > 1:
        return True
    before = text[start:left].rstrip()[-1:] if left - start < 200 else text[left - 200 : left].rstrip()[-1:]
    if before in ",;-–—":
        return not (wrapped or text[right].islower())
    if text[right].islower() and before not in ".!?…:؟" + _CLOSERS:
        return False
    return not (wrapped and before not in ".!?…:؟" + _CLOSERS)


def _is_wrapped(text: str, start: int, stop: int) -> bool:
    """Whether the lines are those of a mail or a terminal: alike in length and mostly not ended by a full stop."""
    lines = [line for line in text[start : min(stop, start + 4000)].split("\n") if line.strip()]
    inner = lines[:-1]
    if len(inner) < 4:
        return False
    full = [line for line in inner if 55 <= len(line) <= 100]
    unended = [line for line in full if line.rstrip()[-1:] not in ".!?…:؟" + _CLOSERS]
    return len(full) >= 0.7 * len(inner) and len(unended) >= 0.6 * len(full)
