"""Chooses the perpetrator and the target of a claim among the actors that its sentences name.

Called by `index/claims/build.py`; `actors.py` reads the sentences. Pure. Where the article leaves open who did it,
nobody is the perpetrator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.claims.actors import MAX_CHARACTERS, Actor, Role, find_actors
from index.claims.namesakes import whose

_SOFT = re.compile(
    r"\b(?:hospitals?|schools?|mosques?|church(?:es)?|markets?|convoys?|checkpoints?|camps?|homes?|houses?|"
    r"ambulances?|"
    r"police station|bus|buses|restaurants?|hotels?|embass(?:y|ies)|airports?|bakery|bakeries|university|nightclub|"
    r"funeral|wedding|patrol|military base|base|barracks|refugee camp|clinic|medical cent(?:re|er)|headquarters|"
    r"village|residences?|(?:residential |apartment )?buildings?|apartments?|vehicles?|cars?|"
    r"motorcycles?|farms?|ships?|monaster(?:y|ies)|temples?|shrines?|synagogues?|kindergartens?|orphanage|"
    r"factor(?:y|ies)|"
    r"prisons?|refiner(?:y|ies)|power plants?|tents?|mines?(?= shaft)|shops?|malls?|cafes?|bars?|ferr(?:y|ies)|"
    r"trains?|"
    r"tankers?|dams?|bridges?|warehouses?|outposts?|army posts?|police posts?)\b",
    re.I,
)
_COALITION = re.compile(r"\b(?!US-|U\.S\.-|American-)[A-Z][a-z]+-led (?:military )?coalition")


def choose_actors(sentences: Sequence[str], whole: str = "") -> tuple[Actor | None, Actor | None]:
    """The perpetrator and the target that a claim's sentences name, the telling sentence first.

    A named actor wins over "gunmen" or "militants"; the target may be a place of a kind ("hospital") where no actor is
    one. Spans count from the start of the sentence in which the actor was found.

    Args:
        sentences: those that tell of the incident.
        whole: the article's text, which may say whose coalition "the coalition" is.
    """
    read = [_in_article(find_actors(text), (*sentences, whole)) for text in sentences]
    doers = [
        a for n, actors in enumerate(read) for a in actors
        if a.role is Role.PERPETRATOR and (n < 2 or a.name not in _VAGUE)
    ]  # fmt: skip
    victims = [a for actors in read[:1] for a in actors if a.role is Role.TARGET]
    answering = [a for n, actors in enumerate(read) for a in actors if _answers(sentences[n], a)]
    doers = [a for a in doers if a not in answering] or doers  # what one side did "in response" is another act
    doer = next((a for a in doers if a.name not in _VAGUE), doers[0] if doers else None)
    here = [a for a in doers if read and a in read[0]]
    if contested(sentences, here, doers):
        doer = None
    elif not any(a.name not in _VAGUE for a in here):
        doer = next((a for a in doers if a.owns and a.name not in _VAGUE), doer)
    target = next((a for a in victims if doer is None or a.name != doer.name), None)
    return doer, target or _soft_target(sentences[0] if sentences else "")


def _answers(text: str, actor: Actor) -> bool:
    """Whether what an actor did is told as an answer: "the army said it shelled two posts in response"."""
    return _RESPONSE.search(re.split(r"[;.]", text[actor.end : actor.end + 160])[0]) is not None


_RESPONSE = re.compile(
    r"\b(?:in (?:response|retaliation|reprisal)(?! (?:to|for))|retaliated|fired back|returned fire|"
    r"responded (?:with|by)|hit back|struck back|shot back)\b",
    re.I,
)


def _in_article(actors: Sequence[Actor], texts: Sequence[str]) -> list[Actor]:
    """The actors of one sentence as the whole article calls them: whose coalition, regime or SNA it is."""
    known: list[Actor] = []
    for actor in actors:
        name: str | None = whose(actor.name, actor.written, texts[-1])
        if actor.written.lower().startswith("coalition"):
            name = next((m[0] for m in map(_COALITION.search, texts) if m), name)
        if name is not None:
            known.append(replace(actor, name=name))
    return known


_EACH_OTHER = re.compile(
    r"\b(?:blam|accus)(?:ed|es|ing|e) (?:each other|one another|the other(?= side\b|[.,;]|$))"
    r"|\btrad(?:ed|ing|e) (?:blame|accusations|charges)|\bmutual (?:accusations|recriminations)"
    r"|\bconflicting (?:accounts|claims) (?:of|about|over|on) who\b",
    re.I,
)


def contested(sentences: Sequence[str], here: Sequence[Actor], doers: Sequence[Actor]) -> bool:
    """Whether the article leaves open who did it: each blames the other, or several are blamed and none owns to it.

    Args:
        sentences: those that tell of the incident.
        here: who did it by the telling sentence.
        doers: who did it by any of them.
    """
    if any(_EACH_OTHER.search(text[:MAX_CHARACTERS]) for text in sentences):
        return True
    owners = {a.name for a in doers if a.owns and a.name not in _VAGUE}
    telling = {a.name for a in here if a.name not in _VAGUE}
    if len(telling) == 1 or any(not a.alleged and a.name in telling for a in here):
        return False
    named = [a for a in doers if a.name not in _VAGUE]
    return not owners and any(a.alleged for a in named) and len({a.name for a in named}) > 1


_VAGUE = frozenset({"gunmen", "militants", "soldiers", "militiamen", "rebels", "police", "separatists"})
_AIM = re.compile(
    r"\b(?:targeting|targeted|hit|struck|against|attacks? on|attacked|stormed|bombed|shelled|(?:air ?)?strikes? on|"
    r"raid on|"
    r"outside|into|inside|destroyed|set fire to)\b(?! by\b)([^.;]{0,70})",
    re.I,
)


_WAS_HIT = re.compile(
    r"^(?: (?:(?!(?:near|outside|when|that|which|after|and)\b)[\w'-]+)){0,6}?"
    r" (?:was|were|had been|has been|is|are) (?:\w+ly |also )?"
    r"(?:hit|struck|attacked|targeted|bombed|shelled|stormed|ambushed|destroyed|flattened|set (?:on fire|"
    r"ablaze)|torched)\b",
    re.I,
)


_SCENE = re.compile(
    r"\b(?:killed|attack|bombing|blast|explosion|strike|shelling|massacre|opened fire|shot dead|"
    r"gunned down)\b[^.;]{0,90}?"
    r" (?:at|in|on) (?:an?|the) ((?:[\w-]+ ){0,3}(?:schools?|mosque|church|market|(?:refugee )?camp|hotel|"
    r"monastery|temple|"
    r"shrine|synagogue|kindergarten|university|wedding|funeral|bakery|restaurant|nightclub|checkpoint|prison|factory|"
    r"bus|train|convoy)\b)",
    re.I,
)
"""Where people were killed, where the sentence names no other aim: "killed 31 people at a camp"."""


def _soft_target(text: str) -> Actor | None:
    """The kind of place that was hit ("a hospital"), None when the sentence names none."""
    text = text[:MAX_CHARACTERS]
    for hit in _SOFT.finditer(text):
        if _WAS_HIT.match(text[hit.end() : hit.end() + 120]):
            return Actor(hit.group().lower(), Role.TARGET, hit.group(), hit.start(), hit.end())
    for m in (*_AIM.finditer(text), *_SCENE.finditer(text)):
        kind = _SOFT.search(m.group(1))
        if kind:
            start = m.start(1) + kind.start()
            return Actor(kind.group().lower(), Role.TARGET, kind.group(), start, start + len(kind.group()))
    return None
