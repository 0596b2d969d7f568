"""The question's text while it is read: cleaned, and with the words already understood blanked out.

Used by every module of this package. A span that has been read cannot be read twice: "Washington" in "the last name
Washington" is no place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MAX_CHARACTERS = 1_000  # of a question that is read whole; of a longer one only its questions are read
_BLANK = "\x1f"

_GREETING = re.compile(
    r"^(?:(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening|day)|greetings|dear (?:bot|dateline|all|team)|salam|"
    r"thanks|thank you|thx|cheers|please|pls|ok|okay|so|well|um+|hm+|quick question|one question|question|hiya|"
    r"(?:morning|afternoon|evening)(?=(?: (?:all|mate|folks|guys|team|everyone))?\s?[,.!:])|"
    r"sorry(?: to (?:bother|trouble|disturb) you)?|"
    r"(?:(?:i|we) )?(?:just )?(?:need|want|trying) to (?:check|confirm|verify) (?:something|one thing|a figure)"
    r"(?: before (?:i|we) (?:file|publish|print|go on air|go to print))?(?=\s?[,.:;-]))\b"
    r"(?: (?:there|all|everyone|bot|dateline|again|mate|folks|guys|colleagues?|team|in advance|a lot|very much|"
    r"so much))?[\s,.!:;-]*)+",
    re.I,
)
_FAREWELL = re.compile(
    r"[\s,.!?;-]+(?:thanks|thank you|thx|cheers|please|pls|tia)(?: (?:in advance|a lot|very much|so "
    r"much|again))?[\s.!]*$",
    re.I,
)
_KNOWING = re.compile(
    r"\s*[,;-]+ (?:(?:do|would|might) (?:you|u) (?:happen to )?know|any ideas?)(?=\s*\??$)", re.I
)  # "was anyone killed in Idlib, do you know?"
_CAN_YOU = r"(?:can|could|would|will) (?:you|u) (?:please )?"
_PREFACE = re.compile(
    rf"^(?:{_CAN_YOU}(?:(?:tell|give|show|find) (?:me|us)|say|check|find out|look up)|"
    r"(?:please )?tell me|(?:my|our|the|an?) (?:editors?|boss|desk|chief|producer|colleague) (?:wants?|needs?|"
    r"would like|"
    r"asks?|asked|is asking)(?: me| us)?(?: to (?:know|find out|check|ask))?|"
    r"(?:so )?(?:i(?:'m| am)|we(?:'re| are)) (?:just )?(?:trying|looking) to (?:find out|know|learn|establish|"
    r"work out|check)|"
    r"do you (?:happen to )?know|(?:i(?:'m| am)|we(?:'re| are)) "
    r"(?:looking for|interested in|after)|(?:i|we) (?:need|want|require)|"
    r"(?:i|we)(?: would|'d)? (?:like|love|want|need) to know|i am wondering|i wonder|i was wondering|any idea|"
    r"(?:can|could) (?:i|we) (?:know|ask))(?: please)?[,:]? (?=(?:how|what|which|who|where|when|"
    r"whether|if|why|was|were|the|number|death)\b)",
    re.I,
)
_REQUEST = re.compile(
    r"^(?:i|we)(?: would|'d)? (?:want|like|need|love) to (?=(?:compare|list|rank|count)\b)|"
    rf"^{_CAN_YOU}(?=(?:list|show|name|compare|count|rank)\b)|"
    r"^(?:(?:can|could|may) (?:i|we) (?:please )?(?:get|have|see)|"
    rf"{_CAN_YOU}(?:(?:give|get|send|provide|pull|fetch|dig) (?:me|us|up)(?: with)?|"
    r"(?:pull|fetch)(?= (?:the|all|any)\b))|"
    r"(?:i|we)(?: would|'d) like(?: to (?:have|see|"
    r"get))?|"
    r"(?:i|we) (?:need|want)(?: to (?:have|see|get))?|let (?:me|us) (?:have|see)|(?:please )?(?:get|send|provide) "
    r"(?:me|us)(?: with)?)[,:]? (?!to\b|you\b)",
    re.I,
)
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "…": " "})


_TAG = re.compile(r"</?(?:b|i|u|s|em|strong|code|pre|p|br|span|div|a)(?: [^<>]*)?/?>", re.I)


_MARKS = re.compile(r"([,.;:!?-][,.;:!?\s-]{2})[,.;:!?\s-]{6,}")
"""A long run of marks, of which the first say all: what reads marks would take seconds over thousands."""


def clean(text: str) -> str:
    """One line, plain quotes and dashes, without greeting, thanks and "can you tell me"."""
    line = " ".join(_TAG.sub(" ", text).translate(_QUOTES).replace("\u00a0", " ").split())
    line = _MARKS.sub(lambda m: m[1], line)
    line = _GREETING.sub("", line)
    line = _FAREWELL.sub("", line)
    line = _KNOWING.sub("", _GREETING.sub("", line))
    line = _REQUEST.sub("", _PREFACE.sub("", line))
    return line.strip(" \t,;:-")


# A full stop after a capital with at most two small letters ("St.", "Mr.", "Mrs.", "U.S.") ends no sentence.
_SENTENCE = re.compile(
    r"(?<=[?!])\s+|(?<=[a-z0-9)\"'][.])(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)(?<!\bvs\.)(?<!\bno\.)\s+(?=[A-Z\"'])"
)


def sentences(line: str) -> list[str]:
    """The sentences of a cleaned question, in order; initials and abbreviations do not end one."""
    return [part.strip() for part in _SENTENCE.split(line) if part.strip(" ?!.")]


# "Camp Heron: how many dead": the name of what the gazetteer does not know.
ONLY_NAMES = re.compile(r"(?:the )?[A-Z][\w.'-]*(?: (?:(?:of|the|de|al|el|on|at) )*[A-Z][\w.'-]*){0,4}")
LEADS_IN = re.compile(r"(?P<preface>[^:?.!\d]{3,80}): (?=\S)")


@dataclass(slots=True)
class Scan:
    """A question being read.

    Attributes:
        text: the cleaned question in its own case.
        rest: the same, lower case, with what has been understood blanked out; offsets are those of `text`.
    """

    text: str
    rest: str = field(init=False)

    def __post_init__(self) -> None:
        lower = self.text.lower()
        # a few capitals change their length in lower case ("İ"); offsets must stay those of `text`
        self.rest = lower if len(lower) == len(self.text) else "".join(c.lower()[:1] or c for c in self.text)

    def take(self, start: int, end: int) -> str:
        """Mark a span as understood; its words in their own case."""
        self.rest = self.rest[:start] + _BLANK * (end - start) + self.rest[end:]
        return self.text[start:end]

    def search(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match among the words not yet understood."""
        return pattern.search(self.rest)

    def pull(self, pattern: re.Pattern[str], group: int | str = 0) -> re.Match[str] | None:
        """As `search`, and mark the match's `group` as understood."""
        match = pattern.search(self.rest)
        if match is not None:
            self.take(*match.span(group))
        return match

    def words(self) -> list[tuple[str, int, int]]:
        """The words not yet understood, lower case, with their spans."""
        return [(m.group(), m.start(), m.end()) for m in re.finditer(r"[^\W_]+(?:['.&-][^\W_]+)*", self.rest)]

    def before(self, start: int, count: int = 2) -> str:
        """The `count` words before an offset, lower case, understood or not."""
        return " ".join(re.findall(r"[^\W_]+(?:['.-][^\W_]+)*", self.text[:start].lower())[-count:])
