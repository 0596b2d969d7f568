"""Words by which an article passes from one incident to another, speaks of one told before, or sums several up.

Called by `index/claims/tellings.py`, `telling_places.py` and `take_apart.py`. Pure. It must not look at more than one
sentence.
"""

from __future__ import annotations

import re

from index.claims.roundups import sums

_EVENT = (
    r"(?:(?:air ?|drone |missile |rocket |artillery |suicide |car |roadside |truck |knife |gun |grenade |arson )?"
    r"(?:strikes?|raids?|attacks?|bombs?|bombings?|bombers?|blasts?|explosions?|shootings?|stabbings?|ambush(?:es)?"
    r"|clash(?:es)?|incidents?|accidents?|crash(?:es)?|fires?|rockets?|missiles?|shells?|drones?|killings?|mines?|case))"
)
SEPARATE = re.compile(
    rf"\b(?:in |at )?(?:an?|two|three|the) (?:\w+ )?(?:separate|unrelated|different|similar) (?:\w+ )?{_EVENT}\b"
    rf"|\b(?:another|a second|a third|a fourth|a further) (?:\w+ )?{_EVENT}\b"
    r"|\A\W*(?:separately|elsewhere|meanwhile)\b",
    re.I,
)
"""Says that another incident is told of."""
FIRM = re.compile(rf"\b(?:separate|unrelated|different) (?:\w+ )?{_EVENT}\b|\A\W*(?:separately|elsewhere)\b", re.I)
"""Says so by itself, without another place or day."""
LABEL = re.compile(
    r"\A\W{0,3}(?P<label>[A-Z][\w'’./]*(?: [\w'’./]+){0,3}?) ?(?::(?!\d)| [–—-] ?)\s*(?=[\"“]?[A-Z0-9]|\Z)"
)
STAMP = re.compile(r"\A\W*\d{1,2}[:.h]\d\d\b")
"""The start of an entry of a live page."""
BACK = re.compile(
    r"\b(?:the|this|that|these|those) (?!second|third|fourth|other|latest|first|last)(?:[\w-]+ ){0,2}"
    r"(?:attack|blast|explosion|strike|shooting|bombing|victims?|dead|injured|wounded|toll|bodies|incident|crash|quake"
    r"|earthquake|storm|flood|killings?|deaths|fire|raid)s?\b|\bdeath toll\b"
    r"|\b(?:has|have) (?:risen|climbed|increased|reached|jumped)\b|\A\W*among (?:the|them|those)\b",
    re.I,
)
"""Speaks of what was told before."""
CLOCK = re.compile(r"\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\b(?:noon|midnight)\b", re.I)
FREED = re.compile(r"\b(?:freed|released|rescued|returned home)\b", re.I)
TEASER = re.compile(
    r"\A\W*(?:also read|read (?:more|also)|related|see also|watch|must read|more(?: on this| news)?) ?[:|–—-]", re.I
)
LAST_TIME = re.compile(r"\A\W*(?:the )?(?:last|previous) (?:weekend|week|month|year)\b|\bcompared (?:to|with)\b", re.I)
"""The start of a sentence on what the roundup before this one told."""
MORE = re.compile(
    r"\b(?:additional|other) (?:people|persons|victims|men|women)\b.{0,60}\b(?:over|during|overnight|citywide)", re.I
)
FRAMES = re.compile(
    r"\A\W*(?:(?:\w+ )?(?:hours?|minutes?|days?) (?:earlier|later|before),? )?(?:on|in|at|near|earlier|late|early)\b",
    re.I,
)
SHELLING_OF = re.compile(
    r"\b(?:shelling|bombing|bombardment|storming|siege|strikes?|raids?|attacks?) (?:of|on|in) (?:the )?(?:\w+ of )?\Z",
    re.I,
)
LATER = re.compile(r"\A\W*(?:\w+ )?(?:hours?|minutes?) (?:earlier|later|before|after)\b", re.I)
OF_BEFORE = re.compile(
    r"\b(?:he|she|his|her|hers|who|(?:in|at|to) (?:the |a )?hospital|autops\w+|funerals?|buried|coroner|vigil"
    r"|pronounced|taken to|native|residents? of|suspects?|gunm[ae]n'?s|charged|arrested|accused|photo|pictured|image"
    r"|file)\b|\bthe (?:gunman|shooter|attacker|killer|boy|girl|teen\w*|woman|man|men|women|couple|family|officers?"
    r"|child\w*)\b",
    re.I,
)
"""Speaks of somebody told of before, or of what came after."""
BROUGHT = re.compile(
    r"\b(?:taken|rushed|flown|airlifted|transported|hospitals?|pronounced|lived?|residents?|from)\b", re.I
)
"""Behind it stands where somebody was brought to or comes from."""
TAKEN_TO = re.compile(
    r"\b(?:taken|rushed|flown|airlifted|transported|treated|died at|pronounced)\b[^.;]{0,60}\Z"
    r"|\b(?:in|at|to) (?:[\w-]+ ){0,3}hospital (?:in|of) \Z",
    re.I,
)
NO_LABEL = re.compile(r"\b(?:update[ds]?|posted|photos?|image|video|file|watch|related|read|source|by|contact)\b", re.I)
DAY_LABEL = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:\d{1,2} )?(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december))\b",
    re.I,
)
KIND_LABEL = re.compile(
    r"(?:(?:fatal|double|triple|armed|attempted|deadly|road|traffic|house|domestic|police) )?"
    r"(?:shootings?|stabbings?|homicides?|murders?|robber(?:y|ies)|assaults?|collisions?|crash(?:es)?|accidents?|fires?|arsons?|kidnappings?|drownings?"
    r"|explosions?)",
    re.I,
)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|multiple) (?:[\w-]+ ){0,2}"
    r"(?:attacks|strikes|airstrikes|raids|bombings|blasts|explosions|incidents|shootings|stabbings|clashes|accidents"
    r"|crashes|ambushes)\b(?! (?:at|near|outside|inside|on) (?:a|an|the) )"
    r"|\b(?:attacks|strikes|bombings|shelling|raids)\b[^.;]{0,60}"
    r"\bhave (?:\w+ )?(?:killed|left|injured|wounded|claimed)\b"
    r"|\b(?:in all|in total|altogether)\b"
    r"|-related (?:incidents|accidents|deaths)\b|\bin (?:less than |under |just )?(?:\w+ )?(?:24|36|48|72|two|three) "
    r"(?:hours|days)\b|\b(?:separate|different|various) (?:[\w-]+ )?(?:attacks|strikes|incidents|places|locations|areas"
    r"|parts|districts|provinces|towns|villages)\b|\bacross (?:the )?(?:(?-i:[A-Z])[\w-]+|city|capital|country|region"
    r"|state|province|county|territory|north|south|east|west)\b",
    re.I,
)


def is_total(text: str) -> bool:
    """Whether a headline or sentence gives the figures of several incidents together."""
    return sums(text) or _SEVERAL.search(text) is not None
