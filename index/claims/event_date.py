"""Which of an article's dates is the day that the event happened.

Called by `index/claims/extract.py` after `dates.py` has found the dates. Each date gets a weight from how it was
written, what stands around it and how far it is from the sentence that tells of the event; the heaviest day wins. The
weights are fitted by `tests/quality/fit_dates.py` and kept in `data/date_weights.json`; they are data, the features
are the rules. Pure; reads no clock.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from index.claims.date_reading import Form
from index.claims.dates import DateMention, find_dates
from index.claims.document import Document, Sentence
from store.records import DatePrecision

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
    r"|targeted|fired|bombed|shelled|(?:air)?strikes?|responded|called|raid|exploded|explosion"
)
_HAPPENED_BEFORE = re.compile(rf"\b(?:{_HAPPENED_WORDS}|began|gunned down|dead|died)\b[^.;]{{0,60}}$", re.I)
_HAPPENED_AFTER = re.compile(rf"^[^.;]{{0,40}}\b(?:{_HAPPENED_WORDS})\b", re.I)
_OF_THE_EVENT = re.compile(rf"^['\u2019]s (?:[\w-]+ ){{0,3}}?(?:{EVENT_WORDS})\b", re.I)
_COMMEMORATED = re.compile(
    r"\b(?:anniversary|commemorat\w+|mark(?:s|ed|ing)? \w+ (?:years?|months?)|years? (?:since|on from))\b", re.I
)
_SAID_THAT = re.compile(r"\b(?:said|announced|confirmed|reported|told \w+) (?:on |late |early )*\| that\b", re.I)
_HOUR = re.compile(
    r"\b(?:\d{1,2}(?::\d\d)?\s*(?:a\.?m|p\.?m)\b|morning|afternoon|evening|night|midnight|noon|dawn|around|about"
    r"|shortly|just (?:before|after)|early|late)",
    re.I,
)

_CLOCK = re.compile(
    r"\b(?:\d{1,2}(?::\d\d)?\s*[ap]\.?\s?m\b|this (?:morning|afternoon|evening)|early morning|predawn"
    r"|overnight|midnight|last night|tonight)",
    re.I,
)
HOUR_REACH = 3
"""How many sentences around the event's may tell its hour."""

_COURT = re.compile(
    r"\b(?:sentenc(?:ed|ing)|convict(?:ed|ion)|plead(?:ed|s)?|pled|guilty|trial|hearing|plea|testif(?:y|ied)|jury|verdict"
    r"|indict(?:ed|ment)|arraign(?:ed|ment)|years in prison|judge|appeals?|manslaughter|lawsuit|probation|parole)\b",
    re.I,
)

_AGES = ((0, "today"), (1, "yesterday"), (3, "2-3 days"), (7, "4-7 days"), (40, "8-40 days"), (400, "41-400 days"))
_RECENT = frozenset(("today", "yesterday", "2-3 days", "4-7 days"))

Weights = Mapping[str, float]
"""Log odds by the name of what speaks for or against a date."""


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The learned weights (`tests/quality/fit_dates.py`)."""
    text = files("index.claims").joinpath("data/date_weights.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(text)["weights"]
    return loaded


CUT = 0.05
"""A date less likely than this is not taken: the default span is right more often."""

NAMED = 0.3
"""From this chance on a date in a sentence is taken to be the day of what the sentence tells."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the article's body and what speaks for its being the event's.

    Attributes:
        sentence: index of its sentence in `Document.sentences`.
        weight: log odds but for the distance to the event, higher is better.
    """

    mention: DateMention
    sentence: int
    weight: float


def dated(document: Document, published: date | None) -> list[Dated]:
    """The dates of the article's body in the order of the text.

    Args:
        document: the article.
        published: the day that relative dates count from (see `dates.local_day`); None leaves them unresolved, and
            unresolved dates are left out.
    """
    found: list[Dated] = []
    court = in_court(document)
    learned = weights()
    for sentence in document.body:
        mentions = [m for m in find_dates(sentence.text, published, offset=sentence.start) if m.date_start is not None]
        for mention in mentions:
            beside = any(m is not mention and not m.future for m in mentions)
            names = features(sentence, mention, published, number=len(found), court=court, beside=beside)
            weight = sum(learned.get(name, 0.0) * strength for name, strength in names)
            found.append(Dated(mention, sentence.index, weight))
    return found


def features(
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
    yield "always", 1.0
    yield f"form {mention.form}", 1.0
    yield f"precision {mention.precision}", 1.0
    age = _age(mention, published)
    yield age, 1.0
    if mention.future:
        yield "ahead", 1.0
    events = min(3, len(_EVENT.findall(sentence.text)))
    yield ("event words", events / 3) if events else ("no event word", 1.0)
    aftermath = min(3, len(_AFTERMATH.findall(sentence.text)))
    yield "aftermath words", aftermath / 3
    if _SAID_NEAR.search(left[-60:]):
        yield ("said beside another" if beside else "said"), 1.0
    if _AFTERMATH_NEAR.search(left[-60:]):
        yield "aftermath near", 1.0
    before = _HAPPENED_BEFORE.search(left[-85:]) is not None
    after = _HAPPENED_AFTER.search(right[:60]) is not None
    if before:
        yield "happened before", 1.0
    if after:
        yield "happened after", 1.0
    if age in ("today", "yesterday") and _COMMEMORATED.search(sentence.text):
        yield "commemorated", 1.0
    if _SAID_THAT.search(left[-30:] + "|" + right[:6]):
        yield "said that", 1.0
    if _OF_THE_EVENT.search(right[:60]):
        yield "of the event", 1.0
    if aftermath and age in _RECENT:
        yield "recent aftermath", 1.0
    if court:
        yield ("recent in court" if age in _RECENT else "old in court"), 1.0
    if (before or after) and age not in _RECENT:
        yield "old event", 1.0
    if _HOUR.search(left[-25:]) or _HOUR.search(right[:20]):
        yield "hour", 1.0
    if number == 0:
        yield "first date", 1.0
    if not left.strip():
        yield "begins sentence", 1.0


def in_court(document: Document) -> bool:
    """Whether an article reports from a court: what it tells of may be long past."""
    top = " ".join([document.title, *(s.text for s in document.body[:3])])
    return _COURT.search(top) is not None


def _age(mention: DateMention, published: date | None) -> str:
    """How long before publication the date lies, as a feature's name."""
    if published is None or mention.date_end is None:
        return "age unknown"
    days = (published - mention.date_end).days
    return next((name for limit, name in _AGES if days <= limit), "older")


def choose_date(
    found: Sequence[Dated],
    anchor: int | None,
    published: date | None,
    *,
    hour: bool = False,
    learned: Weights | None = None,
) -> DateMention | None:
    """The event's date, None when nothing is said and nothing may be assumed.

    Several mentions of one day speak for it together. Where no date is likely, a report is taken to be of the day of
    publication or the day before, which is said as a span of two days with precision "week"; where it tells the hour
    and no day, it is news of the day of publication.

    Args:
        found: see `dated`.
        anchor: index of the sentence that tells of the event; None: unknown.
        published: the day of publication where the event happened.
        hour: see `tells_hour`.
        learned: weights other than those in use.
    """
    learned = weights() if learned is None else learned
    doubts: dict[tuple[date, date], float] = {}
    best: dict[tuple[date, date], tuple[float, DateMention]] = {}
    for one in found:
        if one.mention.date_start is None or one.mention.date_end is None:
            continue
        days = (one.mention.date_start, one.mention.date_end)
        chance = 1 / (1 + math.exp(-(one.weight + _distance(one.sentence, anchor, learned))))
        doubts[days] = doubts.get(days, 1.0) * (1 - chance)
        if days not in best or best[days][0] < chance:
            best[days] = (chance, one.mention)
    if doubts:
        days = min(doubts, key=lambda d: doubts[d])
        if 1 - doubts[days] >= CUT:
            return best[days][1]
    if published is None:
        return None
    if hour:
        return DateMention(0, 0, published, published, DatePrecision.DAY, Form.RELATIVE)
    day = published - timedelta(1)
    return DateMention(0, 0, day, published, DatePrecision.WEEK, Form.RELATIVE)


def tells_hour(document: Document, anchor: int | None) -> bool:
    """Whether the sentences about the event say at what hour it was ("just after 1 a.m.", "overnight")."""
    near = (s for s in document.body if anchor is None or abs(s.index - anchor) <= HOUR_REACH)
    return not in_court(document) and any(_CLOCK.search(s.text) for s in near)


def days_named(found: Sequence[Dated], sentence: int) -> tuple[date, date] | None:
    """The days on which what one sentence tells happened, as that sentence says; None when it does not say."""
    likely = [d for d in found if d.sentence == sentence and 1 / (1 + math.exp(-d.weight)) >= NAMED]
    if not likely:
        return None
    mention = max(likely, key=lambda d: d.weight).mention
    if mention.date_start is None or mention.date_end is None:
        return None
    return mention.date_start, mention.date_end


def _distance(sentence: int, anchor: int | None, learned: Weights) -> float:
    """The weight of a date's distance to the event's sentence."""
    return sum(learned.get(name, 0.0) * strength for name, strength in distance(sentence, anchor))


def distance(sentence: int, anchor: int | None) -> Iterator[tuple[str, float]]:
    """How far a date's sentence is from the event's; before it is a little worse than after it."""
    if anchor is not None:
        yield "distance", min(abs(sentence - anchor), 10) / 10
        if sentence < anchor:
            yield "before the event", 1.0
