"""Named victims and suspects of an incident: "Ana Ruiz, 23, was shot", "identified as …", "charged …", lists of names.

Called by `index/claims/extract.py`. Works on capitalised spans and the words around them, without a name tagger. Pure;
it must never give an official, a witness or a relative as a participant: a person reported as hurt or accused who was
not is the worst error here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files


class PersonRole(StrEnum):
    """What a person has to do with the incident."""

    VICTIM = "victim"
    SUSPECT = "suspect"
    OFFICIAL = "official"
    RELATIVE = "relative"
    WITNESS = "witness"


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in a report: `text[start - offset : end - offset]` is the name as written, without title.

    Attributes:
        name: as written, blanks made single, without age and title ("Maria Lopez", "Ahmed al-Khatib").
        age: in years where the report gives it, else None.
    """

    name: str
    role: PersonRole
    start: int
    end: int
    age: int | None = None


_TOKEN = re.compile(
    r"(?:[A-Z]\.(?:[A-Z]\.)*)"
    r"|(?:[A-ZÀ-Þ][\w]*['’])?[A-ZÀ-ÞŞĞİÎÇÖÜ][^\W\d_]*(?:[-‐'’][^\W\d_]+)*\.?"
    r"|(?:al|el|as|ash|ad|an|ar|at|az)[-‐][A-Z][^\W\d_]+"
    r"|(?:de|del|la|van|von|der|bin|ibn|bint|al|abu|abd|da|dos|el)(?=\s+[A-ZÀ-Þ])"
)
_SUFFIX = re.compile(r"^(?:Jr|Sr|II|III|IV)\.?$")
_PARTICLE = frozenset("de del la van von der bin ibn bint al abu abd da dos el".split())


@dataclass(frozen=True, slots=True)
class _Span:
    """A capitalised span that may be a name: `words` are its words, `title` the title before it or ""."""

    start: int
    end: int
    words: tuple[str, ...]
    title: str


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """The word lists of `data/name_words.tsv`: "never" (in no name), "title" (before a name)."""
    table = files("index.claims").joinpath("data/name_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line.strip() and not line.startswith("#"))
    return {kind: frozenset(words.split()) for kind, words in rows}


def _spans(text: str) -> list[_Span]:
    """The spans of one sentence that may be names of persons, one word (a surname) included."""
    found: list[_Span] = []
    run: list[re.Match[str]] = []
    for m in _TOKEN.finditer(text):
        gap = text[run[-1].end() : m.start()] if run else ""
        joins = gap == " " or (gap == ", " and _SUFFIX.match(m.group()))
        if run and not (joins and not _ends(run[-1].group())):
            found += _cut(run, text)
            run = []
        run.append(m)
    found += _cut(run, text)
    return found


def _ends(word: str) -> bool:
    """Whether a word that ends in a point ends the sentence, rather than being an initial or an abbreviation."""
    return word.endswith(".") and not re.fullmatch(r"(?:[A-Z]\.)+|Jr\.|Sr\.|St\.|Dr\.|\w{1,5}\.", word)


def _cut(run: Sequence[re.Match[str]], text: str) -> list[_Span]:
    """The names in a run of capitalised words: titles are taken off, words that are in no name split it."""
    never, titles = _words()["never"], _words()["title"]
    spans: list[_Span] = []
    part: list[re.Match[str]] = []
    title: list[str] = []

    def close() -> None:
        while part and (part[-1].group() in _PARTICLE):
            part.pop()
        if part:
            end = part[-1].end()
            words = [p.group() for p in part]
            if words[-1].endswith(".") and not _SUFFIX.match(words[-1]) and len(words[-1]) > 2:
                words[-1], end = words[-1][:-1], end - 1
            possessive = re.search(r"['’]s?$", words[-1])
            if possessive and len(words[-1]) > 3:
                words[-1], end = words[-1][: possessive.start()], end - len(possessive.group())
            spans.append(_Span(part[0].start(), end, tuple(words), " ".join(title)))

    for m in run:
        word = re.sub(r"['’]s$", "", m.group()).rstrip(".").lower()
        if word in titles and not (part and _SUFFIX.match(m.group())):
            if part:
                close()
                part, title = [], []
            title.append(word)
        elif word in never:
            close()
            part, title = [], []
        else:
            part.append(m)
    close()
    return spans


_AGE_AFTER = re.compile(
    r"^,? ?(?:\(|aged? )?(?P<age>\d{1,3})\b(?! ?(?:st|nd|rd|th|a\.?m|p\.?m|percent|%|miles|km|people|block|East|West|North|South|[A-Z][a-z]+ (?:St|Ave|Rd|Dr)))(?=[,.;:)\s]|$)"
)
_AGE_APPOSED = re.compile(r"^,? (?:an? )?(?P<age>\d{1,3})[- ]years?[- ]old")
_AGE_BEFORE = re.compile(r"(?P<age>\d{1,3})[- ]?(?:years?|yr|yo)s?\.?[- ]?(?:old)?,? (?:\w+ ){0,2}$")
_HARM = (
    r"(?:shot|killed|wounded|injured|struck|hit|stabbed|murdered|slain|gunned down|grazed|hospitali[sz]ed|treated|"
    r"airlifted|flown|pronounced dead|found (?:dead|shot|with|lying|unconscious|unresponsive)|attacked|robbed|abducted|kidnapped|beaten|executed|"
    r"martyred|critically|seriously|fatally|taken to|transported|rushed|caught in|shot and killed|shot dead|listed in|dead)"
)
_VICTIM_AFTER = re.compile(
    rf"^(?:,[^.;]{{0,70}}?,|\s*\([^)]*\)|,)?(?: (?:and|&) [A-Z][^.;]{{2,60}}?)?\s+(?:(?:who|also|later|then|both|all) )*"
    rf"(?:(?:was|were|is|are|had been|has been|have been|been|being|remains?|got|suffered|sustained|received|died|dies|succumbed|bled|lost (?:his|her|their) li(?:fe|ves)|passed away)\b"
    rf"(?=[^.;]{{0,50}}?\b(?:{_HARM}|died|wounds?|injur\w+|gunshot|li(?:fe|ves)|away|to death|at the scene|in (?:the )?hospital|at (?:a|the|an)? ?\w* ?hospital|condition|from)|[.,;])|died|succumbed)",
    re.I,
)
_VICTIM_BEFORE = re.compile(
    r"(?:\bvictims?(?:'s?|’s?)?(?: names?)?(?: (?:were|was|is|are|as|been|have been|has been|identified|named|in the (?:shooting|attack|case|incident)))*[,:]?|"
    r"\b(?:killed|shot|wounded|injured|killing|wounding|injuring|shooting|murdered|murdering|stabbed|shot and killed|shot dead|struck|hit|abducted|kidnapped|slain|gunned down)(?: (?:and \w+|\w+ly))?(?: were| was| are)?:?|"
    r"\b(?:murder|death|deaths|killing|killings|shooting|slaying|shooting death|body|bodies|homicide|abduction|assassination|funeral|remains) of|"
    r"\b(?:deceased|dead|wounded|injured|fatalities)(?: (?:was|were|is|are|man|woman|men|victims?|person))*(?: (?:has been|have been))?(?: identified| named)?(?: as)?:?|"
    r"\bleaving|\bpronounced|\bmartyrs?|\bamong (?:them|the (?:dead|victims|wounded|injured))(?: (?:was|were|is|are))?:?|\bfound)"
    r"(?:,| (?:the|a|an|his|her|their|fellow|man|woman|boy|girl|child|children|civilian|civilians|driver|student|\w+ brother|resident|residents|journalist|paramedic|infant|baby|toddler|teenager|brothers|sisters|siblings|mother|father|wife|husband|son|daughter|ex-wife|girlfriend|ex-girlfriend|boyfriend|neighbor|\d{1,3}[- ]year[- ]old|named|called|identified as|were|was))*,? $",
    re.I,
)
_NAMED_BEFORE = re.compile(
    r"(?:identified|named|identifying|naming|identify)(?: (?:the|as|one|two|three|both|them|him|her|of|\w+))*?(?: as|:|-| (?:victims?|man|men|woman|women|boy|dead|deceased|teen|gunman|shooter|suspects?))*:? ?(?:the )?(?:\d{1,3}-year-old )?$",
    re.I,
)
_SUSPECT_WORD = r"(?:suspects?|gunm[ae]n|shooters?|accused|arrested|charged|perpetrators?|attackers?|killers?|assailants?|custody|wanted|fugitive|defendant|inmate|robbers?)"
_SUSPECT_AFTER = re.compile(
    rf"^(?:,[^.;]{{0,70}}?,|\s*\([^)]*\)|,)?(?: (?:and|&) [A-Z][^.;]{{2,50}}?)?\s+(?:(?:who|also|later|then|both|allegedly|has|have|had|then|reportedly|himself|is|was|were|are|being|been|still|now|currently|remains?) )*"
    rf"(?:charged|arrested|accused|booked|jailed|indicted|convicted|sentenced|detained|wanted|surrendered|turned (?:himself|herself)|apprehended|arraigned|"
    rf"facing|faces|held|pleaded|pled|confessed|admitted|fled|opened fire|opened|shot|fired|killed|stabbed|pulled (?:a|out)|fatally|barricaded|in custody|taken into custody|identified as the (?:suspect|gunman|shooter)|"
    rf"a suspect|the (?:suspect|gunman|shooter|alleged)|suspected|at large|on the run|armed|believed to)\b",
    re.I,
)
_SUSPECT_BEFORE = re.compile(
    rf"\b(?:(?:the |a |an |alleged |suspected |second |third |first |two |three |accused |murder |primary )*{_SUSPECT_WORD}(?:'s?|’s?)?(?: (?:was|were|is|are|as|has been|have been|identified|named|of|in|the (?:case|shooting|killing|attack|murder)))*[,:]?|arrest(?:ing)? of|"
    r"(?:arrested|charged|charging|detained|booked|indicted|convicted|apprehended|arresting|searching for|looking for|seeking|warrant for|warrants for|against|"
    r"shot by|killed by|opened fire by|by))(?: (?:the|a|an|man|woman|former|ex-husband|husband|boyfriend|his|her|named|called|resident|\d{1,3}[- ]year[- ]old|as|that|identified as|were|was))*,? $",
    re.I,
)
_SAYS = r"(?:said|says|told|added|stated|explained|recalled|confirmed|announced|reported|wrote|posted|noted|described|remembered|testified|asked|tells|thinks|believes|called it|heard|saw|witnessed|lives|lived nearby|hopes)"
_SPEAKS_AFTER = re.compile(rf"^(?:,[^.;]{{0,80}}?,|\s*\([^)]*\))?\s+(?:also |later |then |who )?{_SAYS}\b", re.I)
_SPEAKS_BEFORE = re.compile(
    rf"(?:[,”\"?!’']\s*{_SAYS}|according to|\btold|\btells|interview with|\bby reporter|photo by|reporting by|contact|call) (?:\w+ ){{0,3}}$",
    re.I,
)
_KIN_BEFORE = re.compile(
    r"\b(?:his|her|their|victim['’]s|['’]s|the) (?:\w+ )?(?:mother|father|sister|brother|aunt|uncle|cousin|grandmother|grandfather|friend|neighbor|neighbour|pastor|coach|teacher|attorney|lawyer),? $",
    re.I,
)
_OFFICE_AFTER = re.compile(
    r"^,[^.;]{0,60}\b(?:spokes\w+|chief|sheriff|director|coroner|commander|prosecutor|attorney|mayor|minister|professor|head of|president|chairman|executive|senator|governor|official|judge|pastor|principal|superintendent|manager|owner|reporter|correspondent|analyst)\b",
    re.I,
)
_TALLY = re.compile(
    r"\b(?:officer|deputy|trooper|constable|sgt|sergeant|detective|agent|corporal|private|firefighter|paramedic|soldier|policeman|dr|doctor|journalist|imam)\b"
)


def find_people(text: str, offset: int = 0) -> tuple[Person, ...]:
    """The persons whom one sentence (or a line of a list) names in a role, in the order of the text.

    Args:
        text: one sentence; 1,500 characters of it are read.
        offset: where it starts in the article, in characters; added to the spans.
    """
    text = re.sub(r"\s", " ", text[:1_500])
    spans = [s for s in _spans(text) if _full(s)]
    found: list[Person] = []
    for n, span in enumerate(spans):
        role, age = _role(text, span)
        if role is None and found and n and _listed(text, spans[n - 1], span):
            role = found[-1].role if found[-1].end == offset + spans[n - 1].end else None
        if role is not None:
            found.append(Person(" ".join(span.words), role, offset + span.start, offset + span.end, age))
    return tuple(_backward(found, spans, text, offset))


def _full(span: _Span) -> bool:
    """Whether the span has a first and a last name."""
    whole = [w for w in span.words if len(w.rstrip(".")) > 1 and w not in _PARTICLE and not _SUFFIX.match(w)]
    return 2 <= len(whole) and len(span.words) <= 6


def _role(text: str, span: _Span) -> tuple[PersonRole | None, int | None]:
    """The role that the words around a name give it, and its age."""
    before, after = text[max(0, span.start - 110 - len(span.title)) : span.start], text[span.end : span.end + 160]
    if span.title:
        before = before[: -len(span.title) - 1] if before.rstrip(". ").lower().endswith(span.title) else before
    aged = _AGE_AFTER.match(after) or _AGE_APPOSED.match(after)
    behind = after[aged.end() :] if aged else after
    aged = aged or _AGE_BEFORE.search(before)
    age = int(aged.group("age")) if aged and int(aged.group("age")) < 115 else None
    uniform = bool(span.title) and bool(_TALLY.search(span.title))
    if _SPEAKS_AFTER.match(behind) or _SPEAKS_AFTER.match(after) or _SPEAKS_BEFORE.search(before):
        return (PersonRole.OFFICIAL if span.title else PersonRole.WITNESS), age
    if _OFFICE_AFTER.match(after) or (span.title and not uniform):
        return PersonRole.OFFICIAL, age
    if _KIN_BEFORE.search(before) and not _VICTIM_AFTER.match(after):
        return PersonRole.RELATIVE, age
    early = re.sub(r"\d{1,3}[- ]?(?:years?|yr)s?[- ]?old,? $", "", before) if age else before
    if _SUSPECT_BEFORE.search(early) or _SUSPECT_AFTER.match(behind):
        if not _VICTIM_BEFORE.search(early):
            return PersonRole.SUSPECT, age
    if _VICTIM_BEFORE.search(early) or _VICTIM_AFTER.match(behind) or _VICTIM_AFTER.match(after):
        return PersonRole.VICTIM, age
    if _NAMED_BEFORE.search(before):
        return (PersonRole.SUSPECT if re.search(_SUSPECT_WORD, text, re.I) else PersonRole.VICTIM), age
    if uniform or age is None:
        return None, age
    return (PersonRole.SUSPECT if re.search(rf"{_SUSPECT_WORD}[^.]*$", before[-70:], re.I) else PersonRole.VICTIM), age


_BETWEEN = re.compile(
    r"^(?:,? ?\(?(?:aged? )?\d{0,3}\)?)?(?:,? of [A-Z][\w .]+)?(?:[,;]|,? (?:and|&))(?: (?:and|the|his|her|their|\w+|\d{1,3}-year-old)){0,3} ?$"
)


def _listed(text: str, one: _Span, other: _Span) -> bool:
    """Whether two names stand beside each other in a list."""
    between = text[one.end : other.start]
    return len(between) < 60 and bool(_BETWEEN.match(between))


def _backward(found: list[Person], spans: Sequence[_Span], text: str, offset: int) -> list[Person]:
    """`found` with names that stand in a list before one with a role ("Ana Ruiz and Eva Ruiz were killed")."""
    have = {p.start: p for p in found}
    for n in range(len(spans) - 2, -1, -1):
        following = have.get(offset + spans[n + 1].start)
        if offset + spans[n].start in have or following is None or spans[n].title:
            continue
        if following.role in (PersonRole.VICTIM, PersonRole.SUSPECT) and _listed(text, spans[n], spans[n + 1]):
            start = offset + spans[n].start
            have[start] = Person(" ".join(spans[n].words), following.role, start, offset + spans[n].end)
    return [have[start] for start in sorted(have)]


def participants(sentences: Iterable[tuple[str, int]]) -> tuple[Person, ...]:
    """The victims and suspects named in an article's sentences, each once, victims and suspects in order of mention.

    Args:
        sentences: (text, offset in the article) of each sentence of the body.
    """
    read = [(text[:1_500], offset, find_people(text, offset)) for text, offset in sentences]
    chosen: dict[str, Person] = {}
    barred: set[str] = set()
    for _, _, people in read:
        for person in people:
            key = person.name.lower()
            if person.role in (PersonRole.VICTIM, PersonRole.SUSPECT):
                have = chosen.get(key)
                if have is None or (have.age is None and person.age is not None):
                    chosen[key] = person if have is None else replace(have, age=person.age)
            elif person.role is PersonRole.OFFICIAL:
                barred.add(key)
    kept = {k: p for k, p in chosen.items() if k not in barred}
    for person in _by_surname(read, {p.name for p in kept.values()}, barred):
        kept.setdefault(person.name.lower(), person)
    return tuple(sorted(_longest(kept.values()), key=lambda p: p.start))


def _by_surname(read: Sequence[tuple[str, int, tuple[Person, ...]]], known: set[str], barred: set[str]) -> list[Person]:
    """Persons named in full without a role, whose surname alone has one elsewhere ("Creech was arrested")."""
    full: dict[str, Person] = {}
    for text, offset, people in read:
        placed = {p.start for p in people}
        for span in _spans(re.sub(r"\s", " ", text)):
            name = " ".join(span.words)
            if _full(span) and not span.title and offset + span.start not in placed and name not in known:
                full.setdefault(span.words[-1], Person(name, PersonRole.VICTIM, offset + span.start, offset + span.end))
    found: list[Person] = []
    for surname, person in full.items():
        if person.name.lower() in barred:
            continue
        for text, _, _ in read:
            for m in re.finditer(rf"(?<![\w-])(?<![A-Z]\w\w\w ){re.escape(surname)}(?![\w-])", text):
                after = text[m.end() : m.end() + 120]
                if _SUSPECT_AFTER.match(after) or _VICTIM_AFTER.match(after):
                    role = PersonRole.SUSPECT if _SUSPECT_AFTER.match(after) else PersonRole.VICTIM
                    found.append(replace(person, role=role))
                    break
            else:
                continue
            break
    return found


def _longest(people: Iterable[Person]) -> list[Person]:
    """`people` without those whose name is part of another's ("Ana Ruiz" beside "Ana Maria Ruiz")."""
    ordered = sorted(people, key=lambda p: (-len(p.name.split()), p.start))
    kept: list[Person] = []
    for person in ordered:
        words = set(person.name.lower().split())
        if not any(words <= set(k.name.lower().split()) for k in kept):
            kept.append(person)
    return kept
