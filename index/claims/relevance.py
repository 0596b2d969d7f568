"""Whether a sentence, or an article, speaks of a real, reported incident at all.

Called by `index/claims/extract.py` before a claim is counted. Pure; it must not say what happened (`events.py`).
A sentence that plans, threatens, denies, plays, remembers or compares is no incident, whatever its words; an article
about sport, markets, films, books, history or a drill has none, unless its own sentences plainly report one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from index.claims.events import lower

LEAD_SENTENCES = 12
"""How many sentences of the body decide an article's genre."""
SENTENCE_CHARACTERS = 1_000
"""What lies beyond in one sentence is not read."""


class Unreal(StrEnum):
    """Why a sentence or an article reports no incident."""

    PLAN = "plan"
    THREAT = "threat"
    HYPOTHETICAL = "hypothetical"
    DENIAL = "denial"
    AVERTED = "averted"
    DRILL = "drill"
    FICTION = "fiction"
    SPORT = "sport"
    MARKET = "market"
    HISTORY = "history"
    METAPHOR = "metaphor"
    STATISTICS = "statistics"
    APPEAL = "appeal"
    LIFE = "life"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that say a sentence is no report: `text[start - offset : end - offset]`.

    Attributes:
        strong: True when the sentence cannot report an incident; False when it only makes it less likely.
    """

    reason: Unreal
    start: int
    end: int
    strong: bool


@dataclass(frozen=True, slots=True)
class Relevance:
    """What was decided about an article.

    Attributes:
        incident: whether a counted primary claim may be read out of it.
        reason: the genre that speaks against it, None when none does (it may be set though `incident` is True).
        against: how strongly the genre speaks: distinct genre words in the lead.
        reported: how strongly the sentences report an incident: sentences that do.
    """

    incident: bool
    reason: Unreal | None
    against: int
    reported: int


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Unreal, str, re.Pattern[str]], ...]:
    """The rows of `data/unreal_cues.tsv`: reason, use ("strong", "weak" or "genre"), pattern."""
    table = files("index.claims").joinpath("data/unreal_cues.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line.strip() and not line.startswith("#"))
    return tuple((Unreal(r), use, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for r, use, pattern in rows)


def find_marks(text: str, offset: int = 0) -> tuple[Mark, ...]:
    """Every mark in a sentence that speaks against a report, in the order of the text.

    Args:
        text: one sentence.
        offset: where it starts in the article, in characters; added to the spans.
    """
    text = lower(text[:SENTENCE_CHARACTERS])
    found = [
        Mark(reason, offset + m.start(), offset + m.end(), use == "strong")
        for reason, use, pattern in _patterns()
        if use != "genre"
        for m in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def judge_sentence(text: str) -> Unreal | None:
    """Why the sentence as a whole reports no incident; None when it may report one."""
    return next((m.reason for m in find_marks(text) if m.strong), None)


def judge_article(
    title: str, sentences: Sequence[str], *, story: Sequence[str] = (), nothing: float | None = None
) -> Relevance:
    """Whether an article may have a counted primary claim.

    Args:
        title: its headline, "" when unknown.
        sentences: its body's sentences in order; `LEAD_SENTENCES` of them are read.
        story: the sentences from which a claim would be made; they may stand below a page's menus and teasers.
        nothing: the learned head's probability that the lead reports no incident, None without an embedder.
    """
    lead = list(sentences[:LEAD_SENTENCES])
    if natural_death(title, sentences):
        return Relevance(False, Unreal.LIFE, 1, 0)
    genres: Counter[Unreal] = Counter()
    whole = lower(" \n ".join([title, *(s[:SENTENCE_CHARACTERS] for s in lead)]))
    for reason, use, pattern in _patterns():
        if use == "genre":
            genres[reason] += len({m.group() for m in pattern.finditer(whole)})
    told = dict.fromkeys([title, *lead, *story[:LEAD_SENTENCES]])
    reported = sum(reports(s) for s in told) + bool(_HEADLINE.search(title))
    reason, against = genres.most_common(1)[0]
    return Relevance(_is_incident(against, reported, nothing), reason if against else None, against, reported)


def _is_incident(against: int, reported: int, nothing: float | None) -> bool:
    """Weigh distinct genre words, sentences that report an incident, and the head's word on it."""
    if against >= 3 and against > 3 * reported:
        return nothing is not None and nothing < 0.05 and reported > 0
    if nothing is None:
        return True
    if nothing >= 0.75:
        return reported > 2
    if nothing >= 0.3 and against >= 3:
        return reported > 1
    return not (reported == 0 and (nothing >= 0.5 or (nothing >= 0.3 and against >= 2)))


_REPORT = re.compile(
    r"(?<!\w)(?:"
    r"(?:was|were|been|people|persons?|civilians|others|m[ae]n|wom[ae]n|boy|girl|child|children|officers?|soldiers?|"
    r"victims?|least (?:\w+|[\d,]+)|police) (?:\w+ ){0,4}?"
    r"(?:killed|shot|wounded|injured|stabbed|dead|hurt|arrested|kidnapped|abducted|hospitali[sz]ed|detained)|"
    r"killed (?:at least |\w+ )?(?:[\d,]+|two|three|four|five|six|seven|eight|nine|ten|dozens|a) |"
    r"shot (?:and|dead|to death|in the)|gunshot wounds?|pronounced dead|opened fire|left \w+ (?:people )?dead|"
    r"death toll|died (?:at|in|on|from|of)|homicide|suspects?|investigators?|sheriff|air ?strikes?|police said"
    r")(?!\w)",
    re.I,
)


_HEADLINE = re.compile(
    r"\b(?:killed|shot|dead|wounded|injured|slain|stabbed|hurt|shooting|gunfire|gunman|murder|homicide|air ?strikes?|"
    r"bombing|blast|massacre|shelling|kidnapped|arrested|dies|died)\b",
    re.I,
)
"""Words of a headline that speak of an incident; alone they prove little, since films and books use them too."""


def reports(text: str) -> bool:
    """Whether the sentence plainly reports people hurt, shot, arrested or killed, and nothing marks it as unreal."""
    text = text[:SENTENCE_CHARACTERS]
    return bool(_REPORT.search(text)) and judge_sentence(text) is None


_DIES = r"(?:died|dies|dead|has died|have died|passed away|passes away|passed on)"
_OLD = r"(?:(?:,? ?aged|,? at(?: the)?(?: ripe)?(?: old)?(?: age)?(?: of)?) (?:[6-9]\d|1[01]\d)\b)"
_CAUSE = (
    r"(?:peacefully|in (?:his|her|their) sleep|natural causes|old age|(?:short|long|brief|lengthy)(?: \w+)? illness|"
    r"(?:battle|fight|bout) with \w+|of (?:\w+ )?cancer|of (?:an? )?(?:\w+ )?(?:heart attack|stroke|heart failure|"
    r"cardiac arrest)|of (?:pneumonia|dementia|leuka?emia))"
)
_NATURAL = re.compile(rf"\b{_DIES}\b[^.;]{{0,90}}?(?:{_OLD}|\b{_CAUSE})", re.I)
_FORCE = re.compile(
    r"\b(?:shot|shootings?|gunman|gunmen|gunfire|stabb\w+|(?:was|were|been|people) (?:\w+ly )?(?:killed|wounded|hurt|"
    r"injured|beaten|attacked)|(?:hit|struck) by (?:an? )?(?:\w+ )?(?:car|bus|truck|train|vehicle|bullets?|shells?)|"
    r"murder\w*|homicide|police|crash\w*|blast|explosion|air ?strikes?|shelling|fire(?:fighters)?|flood\w*|earthquake|"
    r"drown\w*|custody|detention|hunger|captivity|outbreak|epidemic|abducted|inmate|prisoner|hostage)\b",
    re.I,
)


def natural_death(title: str, sentences: Sequence[str]) -> bool:
    """Whether an article tells of somebody's death by age or illness, and its top of no violence or accident.

    "Actor Karl Horn died at his home aged 84": told in the headline or the first two sentences, from sixty years on
    where no cause is given. What the rest of the article tells of the life is no news.
    """
    top = [title, *(s[:SENTENCE_CHARACTERS] for s in sentences[:2])]
    told = next((n for n, text in enumerate(top) if _NATURAL.search(text)), None)
    return told is not None and not any(_FORCE.search(text) for text in top[: max(told, 1) + 1])
