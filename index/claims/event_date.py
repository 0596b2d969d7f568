"""What speaks for each of an article's dates being the day that the event happened.

Called by `index/claims/reading.py` after `dates.py` has found the dates. Each date gets signs from how it was written
and what stands around it; `date_choice.py` chooses among them. By themselves they tell whether one sentence's date is
the day of what that sentence tells (`days_named`), with weights that were fitted once by logistic regression (see
`docs/claims.md`); they are data, the signs are the rules. Pure; reads no clock.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from index.claims.dates import DateMention, find_dates
from index.claims.document import Document, Sentence
from index.claims.hedges import of_old

EVENT_WORDS = (
    r"shot|shoot(?:s|ing|ings|out)?|gun(?:fire|shots?|ned)|opened fire|fired|kill(?:s|ed|ing)?|murder(?:ed)?|homicide"
    r"|slay(?:ing)?|slain|dead|die[sd]|deaths?|wound(?:s|ed|ing)?|injur(?:ed|ing|ies|y)|hurt|attack(?:s|ed)?"
    r"|(?:air)?strikes?|(?:air )?raid(?:s|ed)?|bomb(?:s|ed|ing|ings|ardment)?|shell(?:s|ed|ing)|target(?:s|ed|ing)?"
    r"|abduct(?:s|ed|ions?)|kidnap(?:s|ped|pings?)|explo(?:ded|sions?|des)|blast|stabb(?:ed|ing)|drone|clash(?:es|ed)?"
    r"|hit|struck|missiles?|incident|happened"
    r"|occurred|took place|responded|victims?|casualties|martyr(?:s|ed)?|robbery|standoff|discharged|destroyed"
)
_EVENT = re.compile(rf"\b(?:{EVENT_WORDS})\b", re.I)
_AFTERMATH_WORDS = (
    r"arrest|charg|court|arraign|plead|pled|guilty|sentenc|trial|hearing|convict|indict|jury|judge|bail\b|bond\b|jail"
    r"|custody|vigil|funeral|memorial|surrender|turned|identif|releas|announc|interview|investigat|prosecut|lawsuit"
    r"|testif|anniversar|meeting|rally|posted|updated|published|copyright|reserved|born\b|birthday|prison|autops"
)
_AFTERMATH = re.compile(rf"\b(?:{_AFTERMATH_WORDS})\w*", re.I)
_AFTERMATH_NEAR = re.compile(rf"\b(?:{_AFTERMATH_WORDS})\w*[^.;]{{0,30}}$", re.I)
_SAID_NEAR = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|according|stated|statement|identified|released|tweeted|added"
    r"|posted|updated|published|charged|arrested|sentenced|pleaded|appeared|died|arraigned|convicted|indicted"
    r"|pronounced)\b[^.;]{0,22}$",
    re.I,
)
_HAPPENED_WORDS = (
    r"shot|shooting|killed|wounded|injured|abducted|kidnapped|occurred|happened|took place|attack(?:ed)?|struck|hit"
    r"|targeted|fired|bombed|shelled|(?:air)?strikes?|responded|called|raid|exploded|explosion|collapsed|gave way"
    r"|erupted|broke out|crashed|collided|derailed|capsized|sank|swept|burst|went off|detonated|stormed|raided|ambushed"
    r"|clashed|came ashore|made landfall|came down the|broke off|slid|caved in|overturned|turned over|filled up"
    r"|flooded|overran"
    r"|went (?:down|under|through|up in flames)|tore through|ripped through"
)
_HAPPENED_BEFORE = re.compile(rf"\b(?:{_HAPPENED_WORDS}|began|gunned down|dead|died)\b[^.;]{{0,60}}$", re.I)
_HAPPENED_AFTER = re.compile(rf"^[^.;]{{0,40}}\b(?:{_HAPPENED_WORDS})\b", re.I)
_DISASTERS = (
    r"(?:earth)?quake|floods?|storm|cyclone|landslide|mudslide|wildfire|fire|crash|collapse|accident|sinking|stampede"
)
_OF_THE_EVENT = re.compile(rf"^['\u2019]s (?:[\w-]+ ){{0,3}}?(?:{EVENT_WORDS}|{_DISASTERS})\b", re.I)
_COMMEMORATED = re.compile(
    r"\b(?:anniversary|commemorat\w+|mark(?:s|ed|ing)? \w+ (?:years?|months?)|years? (?:since|on from))\b", re.I
)
_COUNT_OF = re.compile(
    r"\b(?:spoken?|talked) of\b[^.;]{0,50}$|\b(?:earlier|previous|first|last) (?:counts?|tolls?|figures?"
    r"|estimates?)\b[^.;]{0,25}$",
    re.I,
)
_COUNT_BY_THEN = re.compile(r"^[^.;]{0,40}\b(?:had )?(?:spoken?|talked) of\b", re.I)
"""Around the day of an earlier count: "on Monday officials had spoken of 19 dead"."""
_UNTIL = re.compile(r"\b(?:by|until|till)\s+(?:late |early )?$", re.I)
"""Right before the day up to which something was counted or searched: "five bodies had been found by Saturday"."""
_SAID_ON = re.compile(
    r"\b(?:said|says|wrote|announced|reported|confirmed|told [\w ]{1,25}?)\b(?: (?:early|late|in an? \w+"
    r"|on telegram))* on\s*$",
    re.I,
)
"""Right before a day: nothing but a speaker's."""
_SAID_THAT = re.compile(r"\b(?:said|announced|confirmed|reported|told \w+) (?:on |late |early )*\| that\b", re.I)
_TOLL_ROSE = re.compile(
    r"\b(?:toll|number of (?:dead|deaths|victims|casualties|people killed"
    r"|people who died))\b[^.;]{0,160}\b(?:rose|rises|risen|climb(?:s|ed)|jumped"
    r"|grew|grown|soared|increased|reached|stood|stands)\b[^.;]{0,45}$",
    re.I,
)
"""Before the day on which a toll was told anew: "the death toll rose to 31 on Friday"."""
_FREE = r"freed|releas\w+|rescued|escaped|return\w*|reunited|regain\w+|found"
_TAKEN_NEAR = re.compile(
    r"\b(?:abduct(?:ed|ions?)|kidnap(?:ped|pings?|ping)|seized|snatched|captured"
    rf"|(?:took|taken|held) (?:\w+ ){{0,2}}?(?:hostages?|captives?|from))\b(?:(?!\b(?:{_FREE})\b)[^.;]){{0,60}}$",
    re.I,
)
_FREED_NEAR = re.compile(rf"\b(?:{_FREE})\b(?:(?!\b(?:abducted|kidnapped|seized|snatched)\b)[^.;]){{0,45}}$", re.I)
_FREED = re.compile(r"\b(?:freed|releas(?:ed|es|e)|rescued|escaped|set free|regain(?:ed|s))\b", re.I)
_CAPTIVES = re.compile(r"\b(?:abduct\w+|kidnap\w*|hostages?|captives?|captors?)\b", re.I)
_HOUR = re.compile(
    r"\b(?:\d{1,2}(?::\d\d)?\s*(?:a\.?m|p\.?m)\b|morning|afternoon|evening|night|midnight|noon|dawn|around|about"
    r"|shortly|just (?:before|after)|early|late)",
    re.I,
)

_CLOCK = re.compile(r"\b\d{1,2}(?::\d\d)?\s*[ap]\.?\s?m\b", re.I)
ATTACKS_OF_2001 = date(2001, 9, 11)
"""The day that reports from courts and of attacks name most often without being about it."""
HOUR_REACH = 3
"""How many sentences around the event's may tell its hour."""

_COURT = re.compile(
    r"\b(?:sentenc(?:ed|ing)|convict(?:ed|ion)|plead(?:ed|s)?|pled|guilty|trial|hearing|plea|testif(?:y|ied)"
    r"|jury|verdict"
    r"|indict(?:ed|ment)|arraign(?:ed|ment)|years in prison|judge|appeals?|manslaughter|lawsuit|probation|parole)\b",
    re.I,
)

_AGES = ((0, "today"), (1, "yesterday"), (3, "2-3 days"), (7, "4-7 days"), (40, "8-40 days"), (400, "41-400 days"))
AGES = frozenset((*(name for _, name in _AGES), "older"))
_RECENT = frozenset(("today", "yesterday", "2-3 days", "4-7 days"))

TOLL_TOLD = "toll told"
"""The sign of a day on which a toll was told anew."""

OF_OLD = "of old"
"""The sign of a day in a sentence on earlier events ("has carried out several attacks, one of them in 2017")."""
COUNTED_FROM_IT = "counted from the event"
"""The sign of a day that is counted from the one which the event's own sentence names ("a day earlier")."""

SPOKEN = "spoken then"
"""The sign of a day right behind "said on"."""
OF_A_SPEAKER = "of a speaker"
"""The sign of the day on which somebody said so, where the article tells on which other day it happened."""

BY_HAND = {"attacks of 2001": -4.0, "commemorated": -2.5, "of the event": 2.5, "said that": -1.0, TOLL_TOLD: -3.0}
BY_HAND |= {
    "taken then": 5.0,
    "freed then": -4.0,
    COUNTED_FROM_IT: -2.5,
    OF_OLD: -3.0,
    OF_A_SPEAKER: -2.5,
    "until then": -4.0,
}
"""Log odds of signs that are too rare in the development articles to be fitted ("Friday's strike": "of the event")."""

WEIGHTS = {
    "2-3 days": 0.64,
    "4-7 days": -0.87,
    "41-400 days": -1.93,
    "8-40 days": -0.61,
    "aftermath near": -0.41,
    "aftermath words": -0.29,
    "ahead": -4.43,
    "always": -2.4,
    "begins sentence": -0.7,
    "event words": -0.07,
    "first date": 0.35,
    "form day": 0.48,
    "form full": 1.17,
    "form linked": -0.48,
    "form month": -1.02,
    "form relative": -0.17,
    "form since": -1.88,
    "form weekday": 0.21,
    "form year": -0.71,
    "happened after": 0.11,
    "happened before": 0.59,
    "hour": 0.75,
    "no event word": -0.57,
    "old event": 1.2,
    "old in court": 0.76,
    "older": -2.32,
    "precision day": 1.61,
    "precision month": -1.59,
    "precision week": -0.81,
    "precision year": -1.61,
    "recent aftermath": -0.32,
    "recent in court": -0.85,
    "said": -0.61,
    "said beside another": -2.08,
    "today": 0.77,
    "yesterday": 1.92,
    **BY_HAND,
}
"""Log odds, fitted on two thirds of the development articles, split by incident."""

NAMED = 0.3
"""From this chance on a date in a sentence is taken to be the day of what the sentence tells."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the article's body and what speaks for its being the event's.

    Attributes:
        sentence: index of its sentence in `Document.sentences`.
        weight: log odds that it is the day of what its sentence tells, higher is better.
        signs: what is known of it: (name, strength 0 to 1) pairs.
    """

    mention: DateMention
    sentence: int
    weight: float
    signs: tuple[tuple[str, float], ...]


def dated(document: Document, published: date | None) -> list[Dated]:
    """The dates of the article's body in the order of the text.

    Args:
        document: the article.
        published: the day that relative dates count from (see `dates.local_day`); None leaves them unresolved, and
            unresolved dates are left out.
    """
    found: list[Dated] = []
    court = in_court(document)
    freed = of_freed_captives(document)
    for sentence in document.body:
        mentions = [m for m in find_dates(sentence.text, published, offset=sentence.start) if m.date_start is not None]
        for mention in mentions:
            beside = any(m is not mention and not m.future for m in mentions)
            signs = tuple(_signs_of(sentence, mention, published, number=len(found), court=court, beside=beside))
            signs += tuple(_captivity(sentence.text[: mention.start - sentence.start])) if freed else ()
            weight = sum(WEIGHTS.get(name, 0.0) * value for name, value in signs)
            found.append(Dated(mention, sentence.index, weight, signs))
    return found


def _signs_of(
    sentence: Sentence, mention: DateMention, published: date | None, *, number: int, court: bool, beside: bool
) -> Iterator[tuple[str, float]]:
    """What is known of a date but its distance to the event: (name, strength 0 to 1) pairs.

    Args:
        sentence: the sentence that names it.
        mention: the date.
        published: the day of publication.
        number: how many dates the article names before it.
        court: see `in_court`.
        beside: whether the sentence names another date.
    """
    left = sentence.text[: mention.start - sentence.start]
    right = sentence.text[mention.end - sentence.start :]
    age = _age(mention, published)
    told, around = _told_with(sentence.text), _around(left, right)
    happened = "happened before" in around or "happened after" in around
    yield from _written(mention, age)
    yield from told.items()
    yield from ((name, 1.0) for name in around)
    if _SAID_NEAR.search(left[-60:]):
        yield ("said beside another" if beside else "said"), 1.0
    if age in ("today", "yesterday") and _COMMEMORATED.search(sentence.text):
        yield "commemorated", 1.0
    if told["aftermath words"] and age in _RECENT:
        yield "recent aftermath", 1.0
    if court:
        yield ("recent in court" if age in _RECENT else "old in court"), 1.0
    if happened and age not in _RECENT:
        yield "old event", 1.0
    if number == 0:
        yield "first date", 1.0


def _written(mention: DateMention, age: str) -> Iterator[tuple[str, float]]:
    """The signs of a date by itself: its form, its precision and its age."""
    yield "always", 1.0
    yield f"form {mention.form}", 1.0
    yield f"precision {mention.precision}", 1.0
    yield age, 1.0
    if mention.future:
        yield "ahead", 1.0
    if mention.date_start == mention.date_end == ATTACKS_OF_2001 and age == "older":
        yield "attacks of 2001", 1.0


def _told_with(text: str) -> dict[str, float]:
    """The signs of a date's sentence: how much it tells of an event and of what follows one."""
    events = min(3, len(_EVENT.findall(text)))
    told = {"event words": events / 3} if events else {"no event word": 1.0}
    told |= {OF_OLD: 1.0} if of_old(text) else {}
    return told | {"aftermath words": min(3, len(_AFTERMATH.findall(text))) / 3}


def _around(left: str, right: str) -> list[str]:
    """The signs of the words next to a date.

    Args:
        left: its sentence up to it.
        right: its sentence from its end on.
    """
    seen = {
        "aftermath near": _AFTERMATH_NEAR.search(left[-60:]),
        "happened before": _HAPPENED_BEFORE.search(left[-85:]),
        "happened after": _HAPPENED_AFTER.search(right[:60]),
        "said that": _SAID_THAT.search(left[-30:] + "|" + right[:6]),
        TOLL_TOLD: _TOLL_ROSE.search(left[-240:]) or _COUNT_OF.search(left[-90:]) or _COUNT_BY_THEN.search(right[:70]),
        "until then": _UNTIL.search(left[-20:]),
        SPOKEN: _SAID_ON.search(left[-60:]),
        "of the event": _OF_THE_EVENT.search(right[:60]),
        "hour": _HOUR.search(left[-25:]) or _HOUR.search(right[:20]),
        "begins sentence": not left.strip(),
    }
    return [name for name, found in seen.items() if found]


def _captivity(left: str) -> Iterator[tuple[str, float]]:
    """Whether the words before a date tell of an abduction or of its end, in an article about freed captives."""
    if _TAKEN_NEAR.search(left):
        yield "taken then", 1.0
    elif _FREED_NEAR.search(left):
        yield "freed then", 1.0


def of_freed_captives(document: Document) -> bool:
    """Whether an article's headline or first sentences tell that captives are free: the event is their abduction."""
    top = " ".join([document.title, *(s.text for s in document.body[:2])])
    return _FREED.search(top) is not None and _CAPTIVES.search(top) is not None


def in_court(document: Document) -> bool:
    """Whether an article reports from a court: what it tells of may be long past."""
    top = " ".join([document.title, *(s.text for s in document.body[:3])])
    return _COURT.search(top) is not None


def tells_hour(document: Document, anchor: int | None) -> bool:
    """Whether the sentences about the event say at what hour it was ("just after 1 a.m.")."""
    near = (s for s in document.body if anchor is None or abs(s.index - anchor) <= HOUR_REACH)
    return not in_court(document) and any(_CLOCK.search(s.text) for s in near)


_LONG_AFTER = re.compile(
    r"\b(?:sentenced?|sentencing|trial|retrial|mistrial|plead(?:s|ed)?|pled|guilty|indict(?:s|ed|ment)|jury|jurors?|"
    r"convict(?:s|ed|ion)|acquit\w*|verdict|lawsuit|sued|sues|parole|testif(?:y|ies|ied)|anniversary|"
    r"(?:months?|years?) (?:later|after|ago))\b",
    re.I,
)


def told_long_after(document: Document) -> bool:
    """Whether the headline is of what follows months after an event: a trial, a sentence, an anniversary."""
    return _LONG_AFTER.search(document.title) is not None


def _age(mention: DateMention, published: date | None) -> str:
    """How long before publication the date lies, as a sign's name."""
    if published is None or mention.date_end is None:
        return "age unknown"
    days = (published - mention.date_end).days
    return next((name for limit, name in _AGES if days <= limit), "older")


def firmly_named(found: Sequence[Dated], sentence: int) -> tuple[date, date] | None:
    """`days_named`, but None where the only word on it is when somebody said so ("…, officials said on Wednesday")."""
    days = days_named(found, sentence)
    its_own = [d for d in found if d.sentence == sentence and (d.mention.date_start, d.mention.date_end) == days]
    return None if all("said" in dict(d.signs) for d in its_own) else days


def days_named(found: Sequence[Dated], sentence: int) -> tuple[date, date] | None:
    """The days on which what one sentence tells happened, as that sentence says; None when it does not say."""
    likely = [d for d in found if d.sentence == sentence and 1 / (1 + math.exp(-d.weight)) >= NAMED]
    if not likely:
        return None
    mention = max(likely, key=lambda d: d.weight).mention
    if mention.date_start is None or mention.date_end is None:
        return None
    return mention.date_start, mention.date_end
