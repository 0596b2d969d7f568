"""What is news in a text and what is page furniture, when it says it was published, and what makes two texts the same.

Called by the sources, ingest and chunking; `index/claims/document.py` may share the furniture. Pure. Nothing here
removes a character from a stored text: offsets count the text as stored, so furniture is named by its spans.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

Span = tuple[int, int]

_BUTTON = (
    r"(?:tweet|pin(?: it)?|pinterest|facebook|twitter|whatsapp|telegram|reddit|linkedin|e-?mail|print|more|close|x)"
)
_LEGAL = (
    r"(?:privacy policy|terms (?:of (?:use|service)|and conditions)|about us|contact us|advertise(?:ment| with us))"
)
_OTHER = r"(?:related|more) (?:articles?|stories|posts|news|content|topics)|other news|most (?:read|popular|viewed)"
# Whole lines that are never news, wherever they stand. Each pattern must match the line from its first letter on.
_FURNITURE_LINE = re.compile(
    r"\W*(?:"
    r"(?:last\s+)?(?:updated|modified|edited)(?:\s+(?:on|at)\b|\s*:|\s+\d).{0,80}"
    r"|(?:first\s+)?(?:published|posted|created)(?:\s+(?:on|at)\b|\s*:|\s+\d).{0,80}"
    r"|(?:story|article) (?:last )?(?:updated|published|posted|created)\b.{0,60}"
    r"|discussion about this (?:post|article|story)"
    r"|(?:\d+ )?comments?(?: are closed| \(\d+\)| off)?|leave a (?:comment|reply)"
    r"|join the (?:conversation|discussion)\b.{0,60}"
    r"|(?:0|no) (?:pending )?comments?(?: yet)?"
    r"|share(?: this)?(?: (?:article|story|post|page|on|via|with)\b.{0,60})?|share:.{0,60}|like this: ?like loading.*"
    r"|" + _BUTTON + r"(?:\W+" + _BUTTON + r")*"
    r"|follow us(?: on\b.{0,80})?|(?:stay up to date, )?follow .{0,40} on (?:twitter|facebook|instagram)\W*(?:@\w+)?"
    r"|subscribe(?: (?:now|today|here))?"
    r"|(?:subscribe|sign up|register) (?:now|today|here|(?:to|for) (?:our|the|free|a)\b.{0,100})"
    r"|(?:get|receive) .{0,60} (?:delivered )?(?:in|to) your (?:inbox|email)\b.{0,60}"
    r"|(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b.*"
    r"|.{0,60}\bcookie (?:policy|settings|preferences)\b.{0,120}"
    r"|(?:by (?:using|continuing)) .{0,80} (?:cookies|terms|privacy policy)\b.{0,120}|accept(?: all)?(?: cookies)?"
    r"|" + _LEGAL + r"(?:\W+" + _LEGAL + r")*"
    r"|(?:copyright|©|\(c\))\W*.{0,20}\b(?:19|20)\d\d\b.{0,200}|copyright (?:associated press|reuters|afp)\b.{0,60}"
    r"|all rights reserved\W*"
    r"|(?:thank you for|thanks for) (?:registering|subscribing|signing up)\b.{0,80}"
    r"|your notification has been saved|there was a problem saving your notification|just one more thing"
    r"|we have sent you a verification email\b.*|if you do not receive the verification message\b.*"
    r"|email notifications are only sent\b.*|for more .{0,40} news, listen to\b.{0,60}"
    r"|please (?:enable|turn on) javascript\b.{0,80}|(?:click|tap) here(?: to| for)?\b.{0,80}"
    r"|read (?:more|next|also)\b\W*.{0,160}|see also\W.{0,160}|" + _OTHER + r"|trending(?: now)?"
    r"|recommended(?: for you)?|you may (?:also|like)\b.{0,40}"
    r"|if you wish to object to the use of your data\b.*"
    r")\W*",
    re.IGNORECASE,
)
# A line after which, near the end of a page, only furniture follows: comments, teasers of other stories.
_END_MARK = re.compile(
    r"\W*(?:discussion about this (?:post|article|story)|leave a (?:comment|reply)|comments are closed"
    r"|" + _OTHER + r"|read (?:next|also)|recommended(?: for you)?|you may also like"
    r"|just one more thing|your notification has been saved)\W*",
    re.IGNORECASE,
)
_MONTH_NAMES = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_CLOCK = (
    r"(?:,?\s*(?:at|-|–|\||@)?\s*(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))(?::\d\d)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"|,?\s*(?:at|-|–|\|)?\s*(?P<hour2>\d{1,2})\s*(?P<half2>[ap]\.?m\b\.?))?"
    r"(?:\s*\(?(?P<zone>[A-Z]{2,4}\b|Z\b|[+-]\d\d:?\d\d))?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATES = tuple(
    re.compile(_WEEKDAY + pattern + _CLOCK, re.IGNORECASE)
    for pattern in (
        _MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?" + _MONTH + r",?\s+(?P<year>(?:19|20)\d\d)\b",
        r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?=\d)|\b)",
        # the American order, where no other is meant: no month has that number, or the clock has twelve hours
        r"(?P<month>\d\d?)/(?P<day>1[3-9]|2\d|3[01])/(?P<year>20\d\d)\b",
        r"(?P<month>\d\d?)/(?P<day>\d\d?)/(?P<year>20\d\d)(?=,? (?:at )?\d\d?:\d\d(?::\d\d)? ?[ap]\.?m)",
    )
)
_LABEL = re.compile(
    r"\b(?:(?P<first>(?:originally |first )?(?:published|posted|created|issued))"
    r"|(?P<last>(?:last )?(?:updated|modified)))"
    r"(?:\s+(?:on|at))?\s*[:|–-]?\s*",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"(?:[A-Z][A-Za-z.'’-]*,? ?){1,6}")
_DATELINE_END = ("(", "—", "–", "- ", "/")
# Hours from UTC of the abbreviations that news pages use; a zone that is not here is read as UTC.
_ZONES = {
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "EET": 2,
    "EEST": 3,
    "TRT": 3,
    "EST": -5,
    "EDT": -4,
}
_ZONES |= {"ET": -5, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "IST": 2, "AST": 3, "MSK": 3}
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_WORD = re.compile(r"[\W_]+")


def without_surrogates(text: str) -> str:
    """`text` with each lone surrogate replaced by U+FFFD, so that it can be stored as UTF-8; offsets stay the same."""
    return _SURROGATE.sub("\ufffd", text)


def content_hash(text: str) -> str:
    """A hash (32 hex digits) of the words of `text`: blind to case, punctuation, spacing and compatibility forms."""
    words = _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text)).casefold().strip() or text
    return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=16).hexdigest()


def furniture_spans(text: str) -> list[Span]:
    """The lines of `text` that are page furniture, in order, as (start, end) in characters.

    Conservative: a line counts only if it is furniture from end to end, or stands after an end mark ("Related
    articles", "Comments are closed") in the last part of the page, or in a run of three or more teasers (short
    lines without a full stop) at the very end. A text that would be all furniture has none.
    """
    lines = _lines(text)
    marked = [len(text[start:end]) <= 300 and bool(_FURNITURE_LINE.fullmatch(text[start:end])) for start, end in lines]
    _mark_after_end(text, lines, marked)
    _mark_teasers(text, lines, marked)
    if all(marked):
        return []
    return [span for span, furniture in zip(lines, marked, strict=True) if furniture]


def body_spans(text: str) -> list[Span]:
    """What `furniture_spans` leaves: the stretches of `text` that are news, in order, without outer white space."""
    stretches: list[Span] = []
    at = 0
    for start, end in [*furniture_spans(text), (len(text), len(text))]:
        left, right = at, start
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            stretches.append((left, right))
        at = end
    return stretches


def _lines(text: str) -> list[Span]:
    """The lines that are not blank, without outer white space."""
    spans: list[Span] = []
    at = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            left = at + len(line) - len(line.lstrip())
            spans.append((left, left + len(stripped)))
        at += len(line) + 1
    return spans


def _mark_after_end(text: str, lines: list[Span], marked: list[bool]) -> None:
    """Mark what follows an end mark, if most of the text stands before it and no long paragraph after it."""
    for n, (start, end) in enumerate(lines):
        if not (end - start <= 80 and start > 0.5 * len(text) and _END_MARK.fullmatch(text[start:end])):
            continue
        if all(right - left <= 240 for left, right in lines[n:]):
            marked[n:] = [True] * (len(lines) - n)
            return


def _mark_teasers(text: str, lines: list[Span], marked: list[bool]) -> None:
    """Mark a run of three or more short lines without a full stop that ends a text of real paragraphs."""
    first = len(lines)
    while first > 0:
        line = text[slice(*lines[first - 1])]
        teaser = (
            len(line) <= 150 and line[-1] not in ".!?\"”’'؟:;)" and line[0] not in "-–—•*·([#" and not line[0].isdigit()
        )
        if not (teaser or marked[first - 1]):
            break
        first -= 1
    paragraphs = sum(right - left >= 60 and text[right - 1] in '.!?"”’؟' for left, right in lines[:first])
    run = [n for n in range(first, len(lines)) if not marked[n]]
    long_ones = sum(lines[n][1] - lines[n][0] >= 40 for n in run)
    if paragraphs >= 3 and len(run) >= 3 and long_ones >= 2 and lines[first][0] > 0.4 * len(text):
        for n in run:
            marked[n] = True


def published_in(
    text: str, *, kinds: Sequence[str] = ("first", "last", "bare", "dateline")
) -> tuple[datetime, bool] | None:
    """When `text` itself says that it was published: (aware UTC time, whether only the day is given), else None.

    Read are, in this order: a line "Published on …", a line "Updated …" (lines that are only this, or that begin
    with it, within the first or the last fifteen), a line that is nothing but a date, and a wire's dateline with the
    year ("DAMASCUS, March 3, 2020 (Sample) —"), both within the first five. A time without a zone is taken as UTC.

    Args:
        text: the article.
        kinds: which of them are read, the first that is there wins.
    """
    lines = [text[start:end] for start, end in _lines(text)]
    near = lines if len(lines) <= 30 else lines[:15] + lines[-15:]
    found: dict[str, tuple[datetime, bool]] = {}
    for line in near:
        for match in _LABEL.finditer(line[:200]):
            if len(line) > 160 or match.start() > 100:
                break
            kind = "first" if match["first"] else "last"
            stamp = _date_at(line, match.end())
            if stamp and kind not in found:
                found[kind] = stamp
    for line in lines[:5]:
        if len(line) <= 60 and "bare" not in found:
            stamp = _date_at(line, 0, whole=True)
            if stamp:
                found["bare"] = stamp
        starts = [m.end() for m in re.finditer(", ", line[:80]) if _DATELINE.fullmatch(line, 0, m.start())]
        for stamp in (_date_at(line, start, before=_DATELINE_END) for start in starts):
            if stamp:
                found.setdefault("dateline", stamp)
    for kind in kinds:
        if kind in found:
            return found[kind]
    return None


def _date_at(
    line: str, at: int, *, whole: bool = False, before: tuple[str, ...] = ("",)
) -> tuple[datetime, bool] | None:
    """The date (and time) written at `line[at:]`.

    Args:
        line: the line.
        at: where the date starts, in characters.
        whole: only if the line holds nothing else.
        before: only if one of these stands behind it.
    """
    for pattern in _DATES:
        match = pattern.match(line, at)
        if (
            match
            and not (whole and line[match.end() :].strip(" .|()"))
            and line[match.end() :].lstrip().startswith(before)
        ):
            return _stamp(match)
    return None


def _stamp(match: re.Match[str]) -> tuple[datetime, bool] | None:
    month = _MONTHS.get(match["month"].lower()) or int(match["month"])
    hour, minute, half = match["hour"] or match["hour2"], match["minute"] or "0", match["half"] or match["half2"]
    clock = int(hour) if hour else 0
    if hour and half:
        clock = clock % 12 + (12 if half[0] in "pP" else 0)
    try:
        stamp = datetime(int(match["year"]), month, int(match["day"]), clock, int(minute), tzinfo=UTC)
    except ValueError:
        return None
    if not hour:
        return stamp, True
    return stamp.replace(tzinfo=_zone(match["zone"])).astimezone(UTC), False


def _zone(name: str | None) -> timezone:
    if name and name[0] in "+-":
        offset = timedelta(hours=int(name[1:3]), minutes=int(name[-2:]))
        return timezone(offset if name[0] == "+" else -offset)
    return timezone(timedelta(hours=_ZONES.get((name or "UTC").upper(), 0)))
