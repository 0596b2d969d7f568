"""Who says so inside an article: "according to the White Helmets", "police said", "X quoted Y as saying".

Called by `index/claims/build.py`; the merging of incidents relies on it through `Claim.attributed_to`: two reports that
quote the same body are one source, so every name is given in its canonical form (`data/bodies.tsv`). Pure; it must not
judge whether a source is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from index.claims import speaker_cues as cues

FAR = 40
"""How many sentences back the body may be named that "the group" or "it" stands for."""


REACH = 3
"""How many sentences a speaker's words run on ("He added …", an open quotation) without being named again."""


LEAD = 2
"""What the first sentences report without naming anybody, the body named within so many more sentences says."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker named in a sentence: `text[start - offset : end - offset] == written`.

    Attributes:
        name: the canonical name of the body ("White Helmets", "police", "Syrian Observatory for Human Rights"); a
            person who speaks for a known body is that body.
        kind: monitor, rescue, health, official, military, media, rights, un, armed_group, unnamed, person or other.
        via: the outlet that carries it ("X quoted Y as saying": Y, via X), canonical, None when there is none.
    """

    name: str
    written: str
    start: int
    end: int
    kind: str
    via: str | None = None


@lru_cache(maxsize=1)
def _bodies() -> dict[str, tuple[str, str]]:
    """Spelling in lower case → (canonical name, kind)."""
    table = files("index.claims").joinpath("data/bodies.tsv").read_text(encoding="utf-8")
    known: dict[str, tuple[str, str]] = {}
    for line in table.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, kind, others = [*line.split("\t"), ""][:3]
        for spelling in [name, *others.split("|")]:
            if spelling:
                known.setdefault(_key(spelling), (name, kind))
    return known


@lru_cache(maxsize=1)
def _inside() -> re.Pattern[str]:
    """Spellings of bodies that may stand inside a longer name ("a spokesman of the White Helmets"), longest first."""
    telling = {k for k, (_, kind) in _bodies().items() if len(k) > 3 and kind not in ("unnamed", "official", "health")}
    return re.compile(rf"\b(?:{'|'.join(re.escape(k) for k in sorted(telling, key=len, reverse=True))})\b")


def _key(name: str) -> str:
    return re.sub(r"^(?:the|a|an|its|their|some|several|other)\s+", "", name.replace("’", "'").strip().lower())


def find_attributions(text: str, offset: int = 0) -> tuple[Attribution, ...]:
    """Every speaker named in a sentence, in the order of the text; pronouns ("he said") have the name "".

    Args:
        text: one sentence (1,500 characters of it are read).
        offset: where it starts in the article, in characters; added to the spans.
    """
    if not cues.SPEAKS.search(text):
        return ()
    text = text.lower() if text.isupper() else text  # a wire in capitals: its names cannot be told from other words
    found: list[Attribution] = []
    taken: list[tuple[int, int]] = []
    for how, pattern in cues.PATTERNS:
        for m in pattern.finditer(text[:1_500]):
            start, end = m.span() if how == "apposition" else m.span("who")
            if any(start < other_end and end > other_start for other_start, other_end in taken):
                continue
            made = _made(m.group("who"), offset + m.start("who"), text[max(0, m.start("who") - 60) : m.start("who")])
            if made is None or (how == "before" and made.kind in ("person", "other") and _passive(text, m)):
                continue
            if how == "before" and cues.NO_REPORT.search(text[m.start() : m.end() + 20]):
                continue
            if how == "before" and m.group("link"):
                made = _member(made, m.group("tail"))
            if how == "quoted":
                carrier = name_body(m.group("via"))
                made = Attribution(made.name, made.written, made.start, made.end, made.kind, carrier[0])
                start = m.start()
            found.append(made)
            taken.append((start, end))
    return tuple(sorted(found, key=lambda a: a.start))


def _passive(text: str, m: re.Match[str]) -> bool:
    """Whether the verb of saying is a participle: "Felon accused of wounding …"."""
    return bool(cues.PASSIVE.search(m.group()) and cues.BEHIND_PASSIVE.match(text, m.end()))


def _member(speaker: Attribution, tail: str) -> Attribution:
    """`speaker`, as the body of `tail` where it speaks for that ("rescue workers from the White Helmets")."""
    if not cues.MEMBERS.search(speaker.written):
        return speaker
    name, kind = name_body(tail)
    return replace(speaker, name=name, kind=kind) if kind in _RANK and name[:1].isupper() else speaker


def _made(written: str, start: int, before: str) -> Attribution | None:
    """The attribution for the words `written` that start at `start` of the article; None when they name nobody.

    `before` is what stands in front of them: "police spokeswoman" makes a person the police.
    """
    lead = len(written) - len(written.lstrip(" ,."))
    written, start = written.strip(" ,."), start + lead
    words = written.split()
    while words and cues.NOBODY.match(words[0]) and words[0].lower() not in ("the", "a", "an"):
        cut = len(words[0]) + (len(written) - len(words[0]) - len(written[len(words[0]) :].lstrip()))
        written, start, words = written[cut:], start + cut, words[1:]
    written = cues.WEEKDAY_LAST.sub("", written)
    if not words or cues.NOBODY.match(written):
        return None
    if cues.PLACEHOLDER.match(written) or (cues.REFERS.match(written) and _key(written) not in _bodies()):
        return Attribution("", written, start, start + len(written), "pronoun")
    name, kind = name_body(written)
    office = cues.OFFICE_BEFORE.search(before) if kind in ("person", "other") else None
    if office is not None:
        name, kind = name_body(f"{office.group().strip()} {written}")
    if kind in ("person", "other") and cues.NO_SPEAKER.fullmatch(name):
        return None
    return Attribution(name, written, start, start + len(written), kind)


def name_body(written: str) -> tuple[str, str]:
    """The canonical name and the kind of the body that `written` names, itself and "other" where it is unknown."""
    written = re.sub(r"\s+", " ", written.replace("’", "'")).strip(" ,.")
    key = _key(written)
    known = _bodies()
    if key in known:
        return known[key]
    plain = re.sub(r"'s$", "", re.sub(r"\s*\([^()]*\)", "", key)).strip()
    for spelling in (plain, f"{plain}."):  # the stop of "U.N." may be taken for the sentence's
        if spelling in known:
            return known[spelling]
    inner = _inside().search(key)
    if inner is not None:
        name, kind = known[inner.group()]
        own = _proper(written) if name.islower() and name not in cues.STATE else None
        return own or name, kind
    if cues.COLLECTIVE.search(key) and not _proper(written):
        return re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", written), "other"
    if " " in key or key == key.lower():
        for pattern, name in cues.OFFICE:
            if pattern.search(written):
                kind = known.get(name, (name, "official"))[1]
                own = None if name in cues.STATE else _proper(written, pattern)
                if own is not None:
                    return own, "media" if name == "local media" else "other" if kind == "unnamed" else kind
                return name, kind
    if cues.TITLED.search(written):
        return "authorities", "official"
    return re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", written), "person" if _is_person(written) else "other"


def _proper(written: str, cue: re.Pattern[str] | None = None) -> str | None:
    """The proper name of a body that `written` is, with `cue` in it; None for generic words and for people."""
    name = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", written)
    end = cues.MEMBERS.search(name)
    if end is not None and name[end.start()].islower():
        name = name[: end.start()].rstrip()
    words = [w for w in name.split() if w not in _SMALL]
    if words and words[-1] == "hospital":
        words[-1] = "Hospital"
    if len(words) < 2 or not all(w[:1].isupper() or w.startswith("al-") for w in words):
        return None
    if cues.TITLED.search(name) or cues.CROWD.search(name):
        return None
    if cues.ROLE_FIRST.match(name) or cues.RANKED.search(name):
        return None
    return name if cue is None or cue.search(name) else None


_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "de", "without", "against", "to"})


def _is_person(written: str) -> bool:
    words = written.split()
    if cues.ORGANISATION.search(written):
        return False
    return 2 <= len(words) <= 4 and all(w[:1].isupper() or w.startswith("al-") for w in words)


def attribute(sentences: Sequence[str], at: int) -> Attribution | None:
    """Who says sentence `at`: named in it, else whose words run on into it, else named right after it.

    Args:
        sentences: the sentences of the body, in order.
        at: the sentence asked for. Spans of the result count from the start of the sentence it was found in.
    """
    found = _attribute(sentences, at)
    return found if found is None else _introduced(found, sentences[: at + 1])


def _introduced(found: Attribution, earlier: Sequence[str]) -> Attribution:
    """`found`, where it is a bare surname as the person or body that an earlier sentence introduced by it."""
    if found.kind != "other" or not re.fullmatch(r"[A-Z][\w'’-]+", found.name):
        return found
    surname = re.compile(rf"(?:[\w.'’-]+\s+){{1,6}}{re.escape(found.name)}(?:,\s[^,.]{{3,60}})?")
    for text in earlier[-40:]:
        for m in surname.finditer(text[:1_500]):
            if cues.TITLED.search(m.group()):
                name, kind = name_body(m.group())
                return replace(found, name=name, kind=kind)
            full = re.search(rf"[A-Z][\w'’-]+\s+(?:[A-Z]\.?\s+)?{re.escape(found.name)}", m.group())
            if full and not cues.NOBODY.match(full.group().split()[0]):
                return replace(found, name=full.group(), kind="person")
    return found


def _attribute(sentences: Sequence[str], at: int) -> Attribution | None:
    """As `attribute`, surnames left as they are written."""
    own = find_attributions(sentences[at])
    named, referred = _spoken(sentences, at, own)
    if named is not None or referred:
        return named
    runs_on = bool(own) or _open_quote(sentences, at)
    for back in range(1, min(REACH, at) + 1):
        if not (runs_on or back == 1):
            break
        earlier = find_attributions(sentences[at - back])
        named, referred = _spoken(sentences, at - back, earlier)
        if named is not None or referred:
            return named
        runs_on = runs_on or bool(earlier)
    if at < LEAD:
        for following in sentences[at + 1 : at + 1 + LEAD]:
            named = _best(find_attributions(following))
            if named is not None and named.kind in _RANK:
                return named
    return _wire(sentences[: LEAD + 1])


def _spoken(sentences: Sequence[str], at: int, found: Sequence[Attribution]) -> tuple[Attribution | None, bool]:
    """Who speaks in sentence `at`, and whether it says so by words for a body named before ("the group", "it")."""
    named = _best(found)
    if named is not None:
        return named, False
    for speaker in found:
        noun = cues.REFERS.match(speaker.written)
        if noun is None and speaker.written.lower() != "it":
            continue
        before = [*sentences[max(0, at - FAR) : at], sentences[at][: speaker.start]]
        body = _referent(before, noun.group("what") if noun else None)
        if noun is None:
            return body, True
        if body is not None:
            return replace(speaker, name=body.name, kind=body.kind, via=body.via), True
        if " " in noun.group("what"):
            name, kind = name_body(speaker.written)
            return replace(speaker, name=name, kind=kind), True
        return None, True
    return None, False


def _referent(before: Sequence[str], what: str | None) -> Attribution | None:
    """The last body that spoke in `before`, else the last one named, that `what` may stand for; None for "it"."""
    kinds = next((k for p, k in cues.REFERENTS if what and p.search(what)), frozenset[str]())
    for text in reversed(before):
        for speaker in reversed(find_attributions(text)):
            if _fits(speaker, what, kinds):
                return speaker
    for text in reversed(before) if what else ():
        for m in reversed(list(_named().finditer(text[:1_500]))):
            name, kind = _bodies()[_key(m.group())]
            if kind in kinds or (what is not None and _called(name, what)):
                return Attribution(name, m.group(), m.start(), m.end(), kind)
    return None


def _called(name: str, what: str) -> bool:
    """Whether `what` is short for `name`: its last word is in it, and one of those before that ("doctors' union")."""
    *leading, last = re.sub(r"['’]s?\b|['’]", "", what.lower()).split()
    words = name.lower().split()
    return last in words and (not leading or any(word in words for word in leading))


def _fits(speaker: Attribution, what: str | None, kinds: frozenset[str]) -> bool:
    """Whether "the `what`", or "it" where that is None, may be the body that `speaker` is."""
    name = speaker.name
    if not name or speaker.kind in ("person", "unnamed"):
        return False
    if what is None:
        crowd = name[0].islower() and re.search(r"(?:police|s)$", speaker.written, re.I)
        return not crowd and (speaker.kind != "other" or " " in name)
    if _called(name, what):
        return True
    if what.endswith("group") and re.search(r"\b[Hh]ospital\b", name):
        return False
    civil = speaker.kind == "other" and cues.ORGANISATION.search(name) and bool(kinds & {"rights"})
    return name[0].isupper() and (speaker.kind in kinds or bool(civil))


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    """Spellings of bodies that are told as such wherever they stand, longest first: several words, initials."""
    table = files("index.claims").joinpath("data/bodies.tsv").read_text(encoding="utf-8")
    spelled: set[str] = set()
    for line in table.splitlines():
        name, kind, others = [*line.split("\t"), "", ""][:3]
        if kind in ("monitor", "rescue", "rights", "un", "media", "armed_group"):
            for s in (name, *others.split("|")):
                if s[:1].isupper() and (" " in s or (s.isupper() and len(s) > 2) or kind == "armed_group"):
                    spelled.add(s)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(s) for s in sorted(spelled, key=len, reverse=True))})(?!\w)")


def _wire(lead: Sequence[str]) -> Attribution | None:
    """The agency of a dateline ("ROCKFORD (AP) –", "Damascus, SANA-"), None where there is none that is known."""
    for text in lead:
        m = cues.DATELINE.match(text[:120])
        if m and name_body(m.group("who"))[1] == "media":
            return Attribution(name_body(m.group("who"))[0], m.group("who"), m.start("who"), m.end("who"), "media")
    return None


_RANK = {"monitor": 0, "rescue": 0, "health": 0, "un": 0, "rights": 0, "official": 1, "military": 1, "armed_group": 2}


def _best(found: Sequence[Attribution]) -> Attribution | None:
    """The speaker to name among several in one sentence: a body before a person, a person before unnamed sources."""
    named = [a for a in found if a.name]
    if not named:
        return None
    order = {"person": 3, "other": 3, "media": 4, "unnamed": 5}
    return min(named, key=lambda a: (_RANK.get(a.kind, order.get(a.kind, 6)), a.start))


def _open_quote(sentences: Sequence[str], at: int) -> bool:
    """Whether sentence `at` stands inside a quotation that an earlier one opened."""
    depth = 0
    for text in sentences[max(0, at - REACH) : at]:
        depth += text.count("“") - text.count("”") + (text.count('"') % 2)
    return depth % 2 == 1 if '"' in "".join(sentences[max(0, at - REACH) : at]) else depth > 0
