"""Named victims and suspects of an incident: "Ana Ruiz, 23, was shot", "identified as …", "charged …", lists of names.

Called by `index/claims/build.py`. Works on capitalised spans and the words around them, without a name tagger. Pure; it
must never give an official, a witness or a relative as a participant: a person reported as hurt or accused who was not
is the worst error here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from index.claims import person_cues as cues


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
    r"|(?<!\w)(?:al|el|as|ash|ad|an|ar|at|az)[-‐][A-Z][^\W\d_]+"
    r"|(?<!\w)de (?:la|los|las)(?=\s+[A-ZÀ-Þ])"
    r"|(?<!\w)(?:de|del|la|van|von|der|bin|ibn|bint|al|abu|abd|da|dos|el|di|du|ben)(?=\s+[A-ZÀ-Þ])"
)
_SUFFIX = re.compile(r"^(?:Jr|Sr|II|III|IV)\.?$")
_NICKNAME = re.compile(r"""(?<=[a-z]) (?:["“'‘][A-Z][\w .-]{1,20}["”'’]|\([A-Z][\w .-]{1,20}\)) (?=[A-Z][a-z])""")
"""What may stand within a name: Ana "Nita" Ruiz."""
_PARTICLES = "de|del|la|de la|de los|de las|van|von|der|bin|ibn|bint|al|abu|abd|da|dos|el|di|du|ben"
_PARTICLE = frozenset(_PARTICLES.split("|"))


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
    """The spans of one sentence that may be names of persons, one word (a surname) included.

    None in a sentence of capitals, where every word looks like a name.
    """
    found: list[_Span] = []
    if _shouted(text):
        return found
    run: list[re.Match[str]] = []
    text = _NICKNAME.sub(lambda m: " " * len(m.group()), text)
    for m in _TOKEN.finditer(text):
        gap = text[run[-1].end() : m.start()] if run else ""
        joins = (gap and gap.isspace()) or (gap == ", " and _SUFFIX.match(m.group()))
        if run and not (joins and not _ends(run[-1].group())):
            found += _cut(run, text)
            run = []
        run.append(m)
    found += _cut(run, text)
    return found


def _shouted(text: str) -> bool:
    """Whether most words of a sentence are written in capitals."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) >= 4 and 2 * sum(word.isupper() for word in words) > len(words)


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
        while part and (part[-1].group() in _PARTICLE or (len(part) > 1 and part[-1].group() in ("Al", "El"))):
            part.pop()
        if part:
            end = part[-1].end()
            words = [p.group() for p in part]
            pointed = not _SUFFIX.match(words[-1]) or words[-1].startswith("I")  # "Jr." keeps its point, "II." has none
            if words[-1].endswith(".") and pointed and len(words[-1]) > 2:
                words[-1], end = words[-1][:-1], end - 1
            possessive = re.search(r"['’]s?$", words[-1])
            if possessive and len(words[-1]) > 3:
                words[-1], end = words[-1][: possessive.start()], end - len(possessive.group())
            spans.append(_Span(part[0].start(), end, tuple(words), " ".join(title)))

    for n, m in enumerate(run):
        word = _word(m)
        if _also_a_name(run, n, len(part), text):
            part.append(m)
        elif word in titles and not (part and _SUFFIX.match(m.group())):
            if part:
                close()
                part, title = [], []
            title.append(word)
        elif word in never or "-year-old" in word or (not part and word in _BEFORE_A_NAME and n + 2 < len(run)):
            close()
            part, title = [], []
        else:
            part.append(m)
    close()
    return spans


def _word(m: re.Match[str]) -> str:
    """A capitalised word as the word lists have it."""
    return re.sub(r"['’]s?$", "", m.group()).rstrip(".").lower()


def _also_a_name(run: Sequence[re.Match[str]], n: int, before: int, text: str) -> bool:
    """Whether a word that mostly is no name is one here: "Tom White was shot", "April Lindt", "Ada Council, 34,".

    Args:
        run: capitalised words, one after the other.
        n: the word's place among them.
        before: how many words before it are the first names of a name.
        text: the sentence.
    """
    lists = _words()
    word = _word(run[n])
    plain = [_plain(m) for m in run]
    behind = n + 1 < len(run) and plain[n + 1]
    if before:  # a last name, with nothing but a suffix behind it
        last = before <= 2 and not (behind and not _SUFFIX.match(run[n + 1].group()))
        told = cues.AGE_AFTER.match(text[run[n].end() : run[n].end() + 12]) is not None
        return last and all(plain[n - before : n]) and word in lists["surname"] | (lists["aged"] if told else set())
    if not behind:
        return False
    earlier = text[max(0, run[n].start() - 40) : run[n].start()]
    end = next((m for m, name in zip(run[n + 1 :], plain[n + 1 :], strict=True) if not name), run[-1]).end()
    aged = cues.AGE_BEFORE.search(earlier) or cues.AGE_AFTER.match(text[end : end + 12])
    dated = re.search(r"\b(?:in|on|of|last|this|since|until|by|late|early|mid) $", earlier, re.I)
    return (word in lists["given"] and not dated) or (word in lists["aged"] and aged is not None)


def _plain(m: re.Match[str]) -> bool:
    """Whether a capitalised word is in none of the lists of other words."""
    lists = _words()
    return _word(m) not in lists["never"] and _word(m) not in lists["title"] and "-year-old" not in m.group()


_BEFORE_A_NAME = frozenset(
    ("little", "young", "actor", "actress", "singer", "rapper", "soldier", "farmer", "neighbour")
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
    return tuple(_with_partners(_backward(found, spans, text, offset), text, offset))


_PARTNER = re.compile(r"(?<![\w-])(?P<first>[A-ZÀ-Þ][^\W\d_]{2,}) (?:and|&) $")


def _with_partners(found: Sequence[Person], text: str, offset: int) -> list[Person]:
    """`found` and, before each, the first name that shares its last name: "killed were Ida and Tom Lindt"."""
    people: list[Person] = []
    for person in found:
        start = person.start - offset
        m = _PARTNER.search(text[max(0, start - 40) : start])
        words = person.name.split()
        hurt = person.role is PersonRole.VICTIM and len(words) == 2
        if m is not None and hurt and not re.search(r"[A-Z][\w'’-]*\.? $", text[: start - len(m.group())]):
            first = m["first"]
            at = person.start - len(m.group()) + m.start("first") - m.start()
            if first.lower() not in _words()["never"] | _words()["title"] and first not in _PARTICLE:
                people.append(Person(f"{first} {words[1]}", person.role, at, at + len(first)))
        people.append(person)
    return people


def _full(span: _Span) -> bool:
    """Whether the span has a first and a last name."""
    whole = [w for w in span.words if w not in _PARTICLE and not _SUFFIX.match(w)]
    initials = len(whole) > 1 and re.fullmatch(r"(?:[A-Z]\.){2}", whole[0]) is not None  # "J.T. Hale"
    long = sum(len(w.rstrip(".")) > 1 and not re.fullmatch(r"(?:[A-Z]\.)+", w) for w in whole)
    return long + initials >= 2 and len(span.words) <= 6


def _role(text: str, span: _Span) -> tuple[PersonRole | None, int | None]:
    """The role that the words around a name give it, and its age."""
    before, after = text[max(0, span.start - 110 - len(span.title)) : span.start], text[span.end : span.end + 160]
    if span.title:
        before = before[: -len(span.title) - 1] if before.rstrip(". ").lower().endswith(span.title) else before
    aged = cues.AGE_AFTER.match(after) or cues.AGE_APPOSED.match(after)
    behind = after[aged.end() :] if aged else after
    age = _age(aged or cues.AGE_BEFORE.search(before))
    uniform = bool(span.title) and bool(cues.UNIFORM.search(span.title))
    speaks = cues.SPEAKS_AFTER.match(behind) or cues.SPEAKS_AFTER.match(after) or cues.SPEAKS_BEFORE.search(before)
    of_rank = (span.title or cues.OFFICE_AFTER.match(after)) and not cues.KIN_OF.search(before)
    if of_rank and (cues.KILLED_BEFORE.search(before) or (cues.KILLED_AFTER.match(behind) and not speaks)):
        return PersonRole.VICTIM, age
    if speaks:
        return (PersonRole.OFFICIAL if span.title else PersonRole.WITNESS), age
    if cues.OFFICE_AFTER.match(after) or (span.title and not uniform):
        return PersonRole.OFFICIAL, age
    harmed = bool(cues.harmed_after(after) or cues.harmed_after(behind))
    if cues.UNHURT_AFTER.match(after) or (cues.OWNER_BEFORE.search(before) and not harmed):
        return PersonRole.WITNESS, age
    if cues.KIN_BEFORE.search(before) and not harmed and not cues.HURT_BEFORE.search(before):
        return (PersonRole.VICTIM if age is not None and _LIST_OF_HURT.search(text) else PersonRole.RELATIVE), age
    if age is None and cues.PLACE_BEFORE.search(before):
        return None, None
    early = _PARTNER.sub("", cues.AGE_TAIL.sub("", before))
    return _participant(text, early, before, after, behind, age, uniform), age


_LIST_OF_HURT = re.compile(r"\b(?:victims|survivors|killed|wounded|injured|dead|shot)\b", re.I)


def _age(found: re.Match[str] | None) -> int | None:
    """The age that a match gives, None for none and for what can be no age."""
    if found is None:
        return None
    written = found.group("age").lower()
    age = cues.AGE_WORDS.get(written) or (int(written) if written.isdigit() else None)
    return age if age is not None and age < 115 else None


def _participant(
    text: str, early: str, before: str, after: str, behind: str, age: int | None, uniform: bool
) -> PersonRole | None:
    """Victim, suspect or neither: what is done to the person counts before what stands in front of the name."""
    if cues.accused_after(behind):
        return PersonRole.SUSPECT
    if cues.VICTIM_BEFORE.search(early):
        return PersonRole.VICTIM
    if cues.SUSPECT_BEFORE.search(early) or cues.SUSPECT_AFTER.match(behind):
        return PersonRole.SUSPECT
    if cues.harmed_after(behind) or cues.harmed_after(after):
        return PersonRole.VICTIM
    if cues.NAMED_BEFORE.search(before):
        return PersonRole.SUSPECT if re.search(cues.SUSPECT_WORD, text, re.I) else PersonRole.VICTIM
    if uniform or age is None:
        return None
    suspected = re.search(rf"{cues.SUSPECT_WORD}[^.]*$", before[-70:], re.I)
    return PersonRole.SUSPECT if suspected else PersonRole.VICTIM


def _listed(text: str, one: _Span, other: _Span) -> bool:
    """Whether two names stand beside each other in a list."""
    between = text[one.end : other.start]
    return len(between) < 60 and bool(cues.BETWEEN.match(between))


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
        if _dead_by_first_name(person, [text for text, _, _ in read]):
            found.append(person)
            continue
        for text, _, _ in read:
            if surname not in text:
                continue
            for m in re.finditer(rf"(?<![\w-])(?<![A-Z]\w\w\w ){re.escape(surname)}(?![\w-])", text):
                after = text[m.end() : m.end() + 120]
                accused = cues.accused_after(after) or cues.SUSPECT_AFTER.match(after)
                if accused or cues.harmed_after(after):
                    role = PersonRole.SUSPECT if accused else PersonRole.VICTIM
                    found.append(replace(person, role=role))
                    break
            else:
                continue
            break
    return found


def _dead_by_first_name(person: Person, texts: Sequence[str]) -> bool:
    """Whether somebody's death is told by the first name alone: "He called Corbin's death tragic"."""
    first = re.escape(person.name.split()[0])
    pattern = re.compile(rf"(?<![\w-])(?<![A-Z]\w\w\w ){first}(?=['’]s? (?:\w+\.? ){{0,3}}(?:death|murder|killing)\b)")
    return any(pattern.search(text) for text in texts)


def _longest(people: Iterable[Person]) -> list[Person]:
    """`people` without those whose name is part of another's ("Ana Ruiz" beside "Ana Maria Ruiz")."""
    ordered = sorted(people, key=lambda p: (-len(p.name.split()), p.start))
    kept: list[Person] = []
    for person in ordered:
        words = set(person.name.lower().split())
        if not any(words <= set(k.name.lower().split()) for k in kept):
            kept.append(person)
    return kept
