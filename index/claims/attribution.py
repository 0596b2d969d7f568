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

REACH = 3
"""How many sentences a speaker's words run on ("He added …", an open quotation) without being named again."""


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


_CAP = r"(?:[A-Z][\w'’.&-]*|al-[A-Z][\w'’-]*)"
_PROPER = rf"{_CAP}(?:\s+(?:(?:of|for|and|the|in|bin|de|al|without|on)\s+){{0,2}}{_CAP}){{0,7}}"
_NOUNS = (
    r"police|officers?|investigators?|detectives|officials?|authorities|sources?|witness(?:es)?|eyewitness(?:es)?|"
    r"residents?|activists?|medics?|doctors?|hospital|rescuers?|workers?|army|military|ministry|minister|governor|mayor|"
    r"prosecutors?|sheriff|deputies|coroner|examiner|spokes(?:man|woman|person)|statement|report|reports|media|agency|"
    r"monitor(?:ing\s+group)?|group|groups|wing|observers?|documents|records|affidavit|forces|neighbou?rs?|relatives?|family|"
    r"locals|villagers|teams?|department|office|department officials|firefighters|paramedics|troopers|organi[sz]ation|"
    r"network|outlets?|television|tv|radio|newspaper|daily|chief|commander|judge|lawyer|attorney|services?|responders|"
    r"journalists?|correspondent|administration|government|council|court|complaint|indictment|mother|father|brother|sister"
)
_GENERIC = rf"(?:(?:the|a|an|one|two|some|several|his|her|their|its)\s+)?(?:[\w'’-]+\s+){{0,4}}?(?:{_NOUNS})\b"
_SAY = (
    r"sa(?:id|ys|y)|told|report(?:s|ed)|announced|announces|confirmed|confirms|stated|states|add(?:ed|s)|not(?:ed|es)|"
    r"claim(?:ed|s)|wrote|writes|tweeted|posted|revealed|explained|alleged|alleges|insisted|acknowledged|described|"
    r"estimated|documented|recorded|indicated|suggested|disclosed|declared|believe|believes|identified|pointed\s+out|"
    r"accuse[ds]?|warned|put\s+the|raised\s+the"
)
_PLACEHOLDER = re.compile(
    r"^(?:he|she|it|they|who|(?:a|an|the|this)?\s*(?:statement|reports?|photos?|images?|pictures?|videos?|posts?)|"
    r"the\s+(?:source|sources|statement|report|agency|ministry|monitor(?:ing group)?|group|"
    r"official|spokes(?:man|woman|person)|network|organi[sz]ation|outlet|officer|chief|governor|witness))$",
    re.I,
)
_PATTERNS: Sequence[tuple[str, re.Pattern[str]]] = (
    (
        "quoted",
        re.compile(
            rf"(?P<via>{_PROPER}|{_GENERIC})\s+(?:also\s+)?(?:quoted|quotes|cited|cites|quoting|citing)\s+"
            rf"(?P<who>(?:the\s+|an?\s+)?(?:{_PROPER}|{_GENERIC}))"
        ),
    ),
    (
        "citing",
        re.compile(rf"(?:citing|quoting|cited by|as cited from)\s+(?P<who>(?:the\s+|an?\s+)?(?:{_PROPER}|{_GENERIC}))"),
    ),
    (
        "according",
        re.compile(
            rf"(?:[Aa]ccording\s+to|[Rr]eported\s+by|[Rr]eports?\s+(?:by|from)|[Aa]s\s+per|[Pp]er)\s+"
            rf"(?P<who>(?:the\s+|an?\s+|one\s+)?(?:{_PROPER}(?:\s+(?:{_NOUNS})\b)?|{_GENERIC}))"
        ),
    ),
    (
        "apposition",
        re.compile(rf"(?P<who>{_PROPER})\s*(?:\([^()]{{2,40}}\)\s*)?,\s[^,.;“”\"]{{3,90}},\s+(?:also\s+)?(?:{_SAY})\b"),
    ),
    (
        "before",
        re.compile(
            rf"(?P<who>(?:[Tt]he\s+)?{_PROPER}(?:\s+(?:[\w-]+\s+)?(?:{_NOUNS})\b)?|{_GENERIC}|(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b)"
            rf"(?:\s*\([^()]{{2,40}}\))?(?:\s+(?:in|on|at|from)\s+[\w\s'’,]{{2,40}}?,?)?\s+"
            rf"(?:(?:have|has|had|also|later|earlier|then|further|initially|previously|reportedly)\s+){{0,2}}(?:{_SAY})\b",
        ),
    ),
    (
        "after",
        re.compile(
            rf"(?<=[,”\"’'!?])\s*(?:said|says|reported|added|reports|told)\s+(?P<who>(?:the\s+|an?\s+)?(?:{_PROPER}|{_GENERIC}))(?=[\s,.;:]|$)"
        ),
    ),
)
_SPEAKS = re.compile(rf"(?<!\w)(?:{_SAY}|according|citing|quot(?:ed|es|ing)|cite[ds]|as\s+per|reports?)(?!\w)", re.I)
_TITLED = re.compile(
    r"\b(?:police|sheriff|deputy|detective|sgt|sergeant|lt|lieutenant|capt|captain|chief|officer|trooper|cpl|corporal|"
    r"maj|inspector|superintendent|commissioner|constable|spokes(?:man|woman|person)|official|governor|mayor|minister|"
    r"prosecutor|attorney|coroner)\b",
    re.I,
)
_OFFICE: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(r"\bsheriff|\bdeput(?:y|ies)\b", re.I), "sheriff's office"),
    (re.compile(r"\bcoroner|\bmedical examiner", re.I), "coroner"),
    (re.compile(r"\bprosecut|\bdistrict attorney|\bstate'?’?s attorney", re.I), "prosecutors"),
    (
        re.compile(
            r"\bpolice|\bdetective|\bsergeant|\bsgt\b|\blieutenant|\blt\b|\bofficers?\b|\btroopers?\b|\binspector", re.I
        ),
        "police",
    ),
    (
        re.compile(r"\bhospital|\bmedical (?:source|official|staff)|\bmedics?\b|\bdoctors?\b|\bparamedics?\b", re.I),
        "hospital",
    ),
    (re.compile(r"\bfire (?:department|officials?|chief)|\bfirefighters?", re.I), "fire department"),
    (re.compile(r"\binterior minist", re.I), "interior ministry"),
    (re.compile(r"\bhealth (?:minist|official|authorit)", re.I), "health ministry"),
    (re.compile(r"\bdefen[cs]e minist", re.I), "defence ministry"),
    (re.compile(r"\b(?:eye)?witness", re.I), "witnesses"),
    (re.compile(r"\bresidents?\b|\bneighbou?rs?\b|\bvillagers\b|\blocals\b", re.I), "residents"),
    (re.compile(r"\bactivists?\b", re.I), "activists"),
    (re.compile(r"\brelatives?\b|\bfamily\b|\bmother\b|\bfather\b|\bbrother\b|\bsister\b", re.I), "relatives"),
    (re.compile(r"\bmilitary\b|\barmy\b", re.I), "army"),
    (re.compile(r"\bsecurity (?:sources?|officials?)", re.I), "security sources"),
    (re.compile(r"\brescue\w*\b|\bresponders\b", re.I), "rescuers"),
    (re.compile(r"\bauthorit|\bofficials?\b|\bgovern(?:or|ment)\b|\bmayor\b|\bminist", re.I), "authorities"),
    (
        re.compile(r"\bmedia\b|\breports?\b|\boutlets?\b|\bnewspaper\b|\btelevision\b|\btv\b|\bradio\b", re.I),
        "local media",
    ),
    (re.compile(r"\bsources?\b", re.I), "local sources"),
)
_NOBODY = re.compile(
    r"^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|i|we|you|but|and|however|meanwhile|then|there|this|that|these|those|what|when|"
    r"where|while|initial|preliminary|the|a|an|in|on|at|forces|critics|court|video|twitter|facebook|\w+['’](?:ll|re|ve|m|d)|earlier|later|also|as|if|after|before|since|initially|according|no|not|so)$",
    re.I,
)


def find_attributions(text: str, offset: int = 0) -> tuple[Attribution, ...]:
    """Every speaker named in a sentence, in the order of the text; pronouns ("he said") have the name "".

    Args:
        text: one sentence (1,500 characters of it are read).
        offset: where it starts in the article, in characters; added to the spans.
    """
    if not _SPEAKS.search(text):
        return ()
    found: list[Attribution] = []
    taken: list[tuple[int, int]] = []
    for how, pattern in _PATTERNS:
        for m in pattern.finditer(text[:1_500]):
            start, end = m.span() if how == "apposition" else m.span("who")
            if any(start < other_end and end > other_start for other_start, other_end in taken):
                continue
            made = _made(m.group("who"), offset + m.start("who"))
            if made is None:
                continue
            if how == "quoted":
                carrier = name_body(m.group("via"))
                made = Attribution(made.name, made.written, made.start, made.end, made.kind, carrier[0])
                start = m.start()
            found.append(made)
            taken.append((start, end))
    return tuple(sorted(found, key=lambda a: a.start))


def _made(written: str, start: int) -> Attribution | None:
    """The attribution for the words `written` that start at `start` of the article; None when they name nobody."""
    lead = len(written) - len(written.lstrip(" ,."))
    written, start = written.strip(" ,."), start + lead
    words = written.split()
    while words and _NOBODY.match(words[0]) and words[0].lower() not in ("the", "a", "an"):
        cut = len(words[0]) + (len(written) - len(words[0]) - len(written[len(words[0]) :].lstrip()))
        written, start, words = written[cut:], start + cut, words[1:]
    if not words or _NOBODY.match(written):
        return None
    if _PLACEHOLDER.match(written):
        return Attribution("", written, start, start + len(written), "pronoun")
    name, kind = name_body(written)
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
        for pattern, name in _OFFICE:
            if pattern.search(written):
                return name, known.get(name, (name, "official"))[1]
    if _TITLED.search(written):
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
            if _TITLED.search(m.group()):
                name, kind = name_body(m.group())
                return replace(found, name=name, kind=kind)
            full = re.search(rf"[A-Z][\w'’-]+\s+(?:[A-Z]\.?\s+)?{re.escape(found.name)}", m.group())
            if full and not _NOBODY.match(full.group().split()[0]):
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
    if at + 1 < len(sentences) and not own:
        following = find_attributions(sentences[at + 1])
        if following and re.match(
            r"\W*(?:according to|that is according|the (?:toll|figure)s? (?:was|were))", sentences[at + 1], re.I
        ):
            return _best(following)
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
