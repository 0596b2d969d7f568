"""The incident with most victims in an article that sums up several: "3 dead, 9 wounded in weekend shootings".

Called by `index/claims/candidates.py` with what such an article tells. Pure. It gives that incident's own figures;
whether they are the article's is learned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from index.claims.accounts import NUMERIC, Told
from index.claims.casualties import Mention
from index.claims.harm_words import Harm
from index.claims.party import Kind
from index.claims.wording import sums_up

_SUMS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+) (?:\w+ ){0,2}(?:incidents|attacks|scenes)\b"
    r"|\bothers? (?:people )?(?:have|had) (?:also )?been\b"
    r"|\bsince (?:\w+ )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bso far\b",
    re.I,
)
"""In a sentence that tells of several incidents together."""
_HARMS = (Harm.KILLED, Harm.INJURED, Harm.HIT, Harm.TOLL)
BIG = 3
"""An incident of fewer victims is not taken for the main one."""
_SPAN = (
    r"(?:an?|half an|one|two|three|four|five|ten|fifteen|twenty|thirty|forty|fifty|\d+)[ -](?:\w+ )?(?:minutes?|hours?)"
)
_DAY = r"(?:(?:early|late) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday)"
_OPENS = re.compile(
    r"\W*(?:(?:about|around|shortly|just|at|by|some|roughly|less than|nearly|less|then|also|and),? ){0,2}(?:"
    rf"(?:before|after) (?:\d|noon|midnight)|\d{{1,2}}(?::\d\d)? ?(?:[ap]\.?m|o'clock)"
    rf"|{_SPAN} (?:earlier|later|before|after)"
    rf"|(?:on |late |early )?{_DAY}\b|earlier\b|later\b|meanwhile|elsewhere|separately|most recently|overnight\b"
    r"|another (?:shooting|incident|attack)\b.{0,60}\b(?:killed|wounded|occurred|happened|took place)"
    r"|(?:the|a) (?:first|second|third|fourth|fifth|latest|most recent|deadliest|other|worst|separate|final|last)\b"
    r"|in (?:the|a|an|another) (?:[\w'’-]+ ){0,4}(?:neighborhood|shooting|incident|attack|case|homicide|area)\b"
    r")",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Incident:
    """The figures of one incident and what they rest on."""

    killed: int
    injured: int
    mentions: tuple[Mention, ...]

    @property
    def size(self) -> int:
        """How many came to harm."""
        return self.killed + self.injured


def opens(text: str) -> bool:
    """Whether a sentence of a roundup begins another incident: "About 20 minutes earlier, …", "The latest raid …"."""
    return _OPENS.match(text) is not None


def sums(text: str) -> bool:
    """Whether a sentence of a roundup tells of several incidents together: "at least 11 others since Friday"."""
    return _SUMS.search(text) is not None or sums_up(text)


def largest(told: Sequence[Told]) -> Incident | None:
    """The incident with most victims, the first of several as large; None where none has `BIG` of them."""
    headline = [t.mention for t in told if t.rank < 0 and not t.mention.part]
    all_told = _killed(headline) + max((m.value for m in headline if m.harm is not Harm.KILLED), default=0)
    found = [one for one in map(_figures, _incidents(told)) if one.size >= BIG and not 0 < all_told < one.size]
    return max(found, key=lambda one: one.size, default=None)


def _incidents(told: Sequence[Told]) -> Iterator[list[list[Mention]]]:
    """The mentions of each incident by sentence, without sentences that sum several up.

    A sentence that opens an incident begins it, and one that tells of another number of dead than a whole account did.
    """
    incident: list[list[Mention]] = []
    for sentence in _sentences(told):
        whole = next((_killed(s) for s in incident if _complete(s)), None)
        mentions = [t.mention for t in sentence]
        other = whole is not None and _killed(mentions) not in (0, whole)
        if incident and (sentence[0].opens or other):
            yield incident
            incident = []
        incident.append(mentions)
    if incident:
        yield incident


def _sentences(told: Sequence[Told]) -> Iterator[list[Told]]:
    """What counts of the body, sentence by sentence."""
    kept = (t for t in told if t.news and t.rank >= 0 and not t.sums and not t.mention.act and t.mention.harm in _HARMS)
    for _, sentence in groupby(kept, key=lambda t: t.rank):
        yield list(sentence)


def _complete(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence gives the dead and a number of the others: "A man was killed and four others were wounded"."""
    hurt = any(m.kind in NUMERIC and m.harm is not Harm.KILLED and m.value > 0 and not m.part for m in mentions)
    return hurt and _killed(mentions) > 0


def _killed(mentions: Sequence[Mention]) -> int:
    """How many a sentence tells to have died."""
    dead = [m for m in mentions if m.harm is Harm.KILLED and not m.part]
    numbers = [m.value for m in dead if m.kind in NUMERIC]
    return (
        max(numbers)
        if numbers
        else len({m.number for m in dead if m.kind in (Kind.SINGLE, Kind.NAME)}) or int(bool(dead))
    )


def _figures(sentences: Sequence[Sequence[Mention]]) -> Incident:
    """The figures of one incident: those of a whole account, else the largest, persons counted one by one."""
    whole = next((s for s in sentences if _complete(s)), None)
    told = [m for s in sentences for m in s if not m.part and m.value > 0]
    counted = told if whole is None else [m for m in whole if not m.part]
    killed = max(map(_killed, sentences)) if whole is None else _killed(whole)
    numbers = [m for m in counted if m.kind in NUMERIC]
    hit = max((m.value + killed * m.others for m in numbers if m.harm in (Harm.HIT, Harm.TOLL)), default=0)
    hurt = max((m.value for m in numbers if m.harm is Harm.INJURED), default=0)
    alive = len({k for m in told if m.harm is not Harm.KILLED and m.kind is Kind.SINGLE and not m.fell for k in m.keys})
    return Incident(killed, max(hit - killed, hurt, 0 if whole else alive - killed), tuple(told))
