"""Who says so inside an article: "according to the White Helmets", "police said", "X quoted Y as saying".

Called by `index/claims/extract.py`, and by the merging of incidents through `Claim.attributed_to`: two reports that
quote the same body are one source, so every name is given in its canonical form (`data/bodies.tsv`). Pure; it must
not judge whether a source is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from index.claims import speaker_cues as cues

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
    found: list[Attribution] = []
    taken: list[tuple[int, int]] = []
    for how, pattern in cues.PATTERNS:
        for m in pattern.finditer(text[:1_500]):
            start, end = m.span() if how == "apposition" else m.span("who")
            if any(start < other_end and end > other_start for other_start, other_end in taken):
                continue
            made = _made(m.group("who"), offset + m.start("who"), text[max(0, m.start("who") - 60) : m.start("who")])
            if made is None:
                continue
            if how == "quoted":
                carrier = name_body(m.group("via"))
                made = Attribution(made.name, made.written, made.start, made.end, made.kind, carrier[0])
                start = m.start()
            found.append(made)
            taken.append((start, end))
    return tuple(sorted(found, key=lambda a: a.start))


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
    if not words or cues.NOBODY.match(written):
        return None
    if cues.PLACEHOLDER.match(written):
        return Attribution("", written, start, start + len(written), "pronoun")
    name, kind = name_body(written)
    office = cues.OFFICE_BEFORE.search(before) if kind in ("person", "other") else None
    if office is not None:
        name, kind = name_body(f"{office.group().strip()} {written}")
    return Attribution(name, written, start, start + len(written), kind)


def name_body(written: str) -> tuple[str, str]:
    """The canonical name and the kind of the body that `written` names, itself and "other" where it is unknown."""
    written = re.sub(r"\s+", " ", written.replace("’", "'")).strip(" ,.")
    key = _key(written)
    known = _bodies()
    if key in known:
        return known[key]
    plain = re.sub(r"'s$", "", re.sub(r"\s*\([^()]*\)", "", key)).strip()
    if plain in known:
        return known[plain]
    inner = _inside().search(key)
    if inner is not None:
        return known[inner.group()]
    if " " in key or key == key.lower():
        for pattern, name in cues.OFFICE:
            if pattern.search(written):
                return name, known.get(name, (name, "official"))[1]
    if cues.TITLED.search(written):
        return "authorities", "official"
    return re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", written), "person" if _is_person(written) else "other"


def _is_person(written: str) -> bool:
    words = written.split()
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
    named = _best(own)
    if named is not None:
        return named
    runs_on = bool(own) or _open_quote(sentences, at)
    for back in range(1, min(REACH, at) + 1):
        if not (runs_on or back == 1):
            break
        earlier = find_attributions(sentences[at - back])
        named = _best(earlier)
        if named is not None:
            return named
        runs_on = runs_on or bool(earlier)
    if at < LEAD:
        for following in sentences[at + 1 : at + 1 + LEAD]:
            named = _best(find_attributions(following))
            if named is not None and named.kind in _RANK:
                return named
    return _wire(sentences[: LEAD + 1])


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
