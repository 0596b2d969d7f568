"""Who: the side that did it, who says so, which outlet.

Called by `read.py`: the speaker before the places, the side after them. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.answer.reading.people import NAME_END
from bot.answer.reading.side_names import ANY_SIDE, FORCE, STANDING, STEMS, Named, side_alone, stem_of
from bot.answer.reading.text import Scan
from bot.answer.reading.wordlist import words

_OF_A_DEED = "".join(
    rf"(?<!\b{word}{s} )" for word in ("attack", "bombing", "strike", "blast", "killing") for s in ("", "s")
)
_ACCORDING = re.compile(
    rf"(?:according to|as (?:reported|counted|claimed|given|said) by|(?:says|said|report(?:ed|s)|"
    rf"{_OF_A_DEED}claim(?:ed|s)|count(?:ed|s)?|confirmed|given|published) by|citing|cited by) +(?:the "
    rf"+)?(?P<who>[^?,;\x1f]+?){NAME_END}"
)
_DOES_SAY = re.compile(
    r"(?:does|did|do|has|have) +(?:the +)?(?P<who>[^?,;\x1f]{2,40}?) +(?:say|report|claim|count|give|"
    r"speak of|mention|confirm)(?:ed)?\b"
)

_ADJECTIVE = re.compile(
    rf"(?:(?:by|from|of|in) +)?(?:the +)?\b(?P<side>{'|'.join(names for _, names in STEMS)})(?:'s?)? "
    rf"+(?=(?P<force>(?:{FORCE})\b(?: +(?:{FORCE})\b)?))"
)
_COALITION = re.compile(
    r"(?:\b(?:by|from|of) +)?(?:\bthe +)?\b(?:(?:us|u\.s\.|american|international|global|anti-isis|"
    r"saudi)[- ](?:led )?)?coalition(?:'s)?"
    r"(?: (?:forces|warplanes|jets|aircraft))?\b"
)
_BY = re.compile(rf"\bby +(?:the +)?(?P<side>[^\W\d_][^?,;\x1f]*?){NAME_END}")
_DID = re.compile(
    r"\b(?:did|has|have|had|whether|if) +(?:the +)?(?P<side>[^\W\d_][\w'. -]{1,40}?) +(?:ever +)?(?:kill(?:ed)?|"
    r"bomb(?:ed)?|str(?:ike|uck)|attack(?:ed)?|shell(?:ed)?|carr(?:y|ied) out|conduct(?:ed)?|hit|do|"
    r"launch(?:ed)?|fire|abduct(?:ed)?|injure|wound|massacre|arrest|shoot|shot|gun(?:ned)? down)\b"
)
_RELATIVE = re.compile(
    rf"\b(?:civilians?|people|persons|children|women|men|fighters|soldiers)(?: (?:that|whom|who|which))? (?:the )?"
    rf"(?P<side>{'|'.join(names for _, names in STEMS)})(?: +(?:{FORCE}))? +(?:has +|have +|had +)?"
    r"(?=(?:killed|injured|wounded|displaced|abducted|arrested|detained)\b)"
)
_CAUSED = re.compile(
    rf"\b(?P<side>{'|'.join(names for _, names in STEMS)})-(?:caused|inflicted|attributed|related|linked)\b|"
    rf"\b(?:killed|murdered|injured|wounded|bombed|dead|deaths?) from (?:the )?"
    rf"(?P<from>{'|'.join(names for _, names in STEMS)})(?= .*\bin\b)"
)
_AT_FAULT = re.compile(
    rf"\b(?P<side>{'|'.join(names for _, names in STEMS)}) (?:(?:is|was|were|are|being|gets?|got|takes?|took|held|"
    rf"found|"
    rf"to be|as) )*(?:blamed|responsible|(?:the )?blame|to blame|behind|accused|(?:the )?culprit|at fault)\b|"
    rf"\b(?P<owner>{'|'.join(names for _, names in STEMS)})'s? (?=(?:\w+ )?(?:kills|killings|victims|bombing "
    rf"campaign)\b)"
)
_ACTIVE = re.compile(
    rf"(?<!\bin )(?<!\bof )(?<!\bfrom )(?<!\bacross )(?<!\binside "
    rf")\b(?P<side>{'|'.join(names for _, names in STEMS)}) "
    r"(?:has |have |had )?(?=(?:killed|murdered|bombed|shelled|struck|attacked|injured|wounded|abducted|kidnapped|"
    r"hit (?!by\b|in\b|on\b|at\b|during\b|since\b|and\b|\d)\w+)\b)"
)
_BLAMED = re.compile(
    rf"\b(?:(?:blamed|pinned|pins|pin) on|attribute[sd]? to|claimed by|(?:carried out|committed|conducted|perpetrated|"
    rf"launched) by) +(?:the +)?(?P<side>[^?,;\x1f]+?){NAME_END}"
)

_KNOWN_SIDE = re.compile(
    rf"(?P<name>{'|'.join(names for _, names in STEMS)})(?:'s?)?(?: +(?:{FORCE}))*(?= |$)"
    r"(?! +(?:and|backed|led|allied))"
)

_PAIR = re.compile(rf"(?<!in )\b(?P<a>{ANY_SIDE}) (?:or|vs\.?|versus) (?P<b>{ANY_SIDE})(?!\w)")
# "compare Russia and the coalition", "killed by Russia and Turkey", "did Russia and Turkey kill"
_JOINED_SIDES = (
    rf"(?: both)?(?: the)? (?P<%s>{ANY_SIDE}) (?:and|or|with|to|vs\.?|versus) (?:by )?(?P<%s>{ANY_SIDE})(?!\w)"
)
_BOTH = re.compile(
    rf"\b(?:(?P<set>compar(?:e|ing|ison (?:of|between))|difference between|ratio (?:of|between)|between)|by|"
    rf"blamed on|attributed to)"
    rf"{_JOINED_SIDES % ('a', 'b')}(?! (?:province|city|governorate|state)\b)|"
    rf"\b(?:did|has|have){_JOINED_SIDES % ('a1', 'b1')}"
    r"(?= (?:\w+ )?(?:kill|bomb|str(?:ike|uck)|attack|shell|carr|conduct|hit|launch|"
    r"injur|wound|abduct|massacre|cause|commit)(?:y|ied|ed|d|e)?\b)|"
    rf"\b(?P<a2>{ANY_SIDE}) (?:and|&) (?P<b2>{ANY_SIDE}) (?=(?:{FORCE})\b)|"
    rf"\b(?P<a3>{ANY_SIDE}) (?:and|&) (?P<b3>{ANY_SIDE}) (?=(?:(?:are|is|were|was) )?(?:(?:both|jointly|together) )?"
    r"(?:blamed|responsible|accused|named as)\b)"
)
_PAIRS_OF_SIDES = (("a", "b"), ("a1", "b1"), ("a2", "b2"), ("a3", "b3"))
_OR_SIDE = re.compile(rf"(?:,|/| or| and| and/or| &) ?(?:by )?(?P<side>{ANY_SIDE})(?!\w)(?! (?:and|or) )")
_NOT_BY = re.compile(
    rf"\b(?:(?:but )?not (?:(?:killed|done|carried out|caused|committed) by|attributed to|"
    rf"blamed on|by|from)|(?:by )?(?:(?:any|every|some)(?:one|body)(?: else)?|others|"
    r"(?:any )?other (?:sides?|part(?:y|ies)|forces?)) (?:but|except|besides|than)|other than(?: by)?|excluding|minus|"
    rf"except(?: for| by)?|apart from|aside from|besides|without)(?: those(?: blamed on| by)?)?(?: by)? "
    rf"(?P<side>{ANY_SIDE}|(?:the )?(?:police|gunmen|militants|insurgents|jihadists))(?!\w)"
    rf"(?! (?:air ?strikes|strikes|province))|\bnon[- ](?P<non>{ANY_SIDE})(?!\w)(?= (?:{FORCE})\b)"
)
_NEITHER = re.compile(
    rf"(?:\b(?:by|to|on) )?\bneither (?:by |to |on )?(?P<a>{ANY_SIDE}) n?or (?:by |to |on )?(?P<b>{ANY_SIDE})(?!\w)"
)
# Behind a side's name: what was done to it, not by it ("Russians killed in 2016", "police wounded").
_SUFFERED = re.compile(
    rf"(?:'s)?(?: +(?:{FORCE}|fighters?|members|militants?|officers?|men))*(?: (?:that|who|"
    rf"which))?(?P<passive> (?:were|was|"
    rf"are|is|have been|has been|had been|"
    r"got|get|being|been))? (?:reported(?:ly)? )?(?:killed|dead|died|die|dying|wounded|injured|hurt|captured|"
    r"abducted|shot|"
    r"kidnapped|taken|losses|casualties|deaths)\b(?P<object>(?= +(?:\d|an?\b|the\b|at\b|more\b|most\b|over\b|how\b|"
    r"many\b|some\b|"
    r"several\b|dozens\b|hundreds\b|fewer\b|(?:two|three|four|five|six|seven|eight|nine|ten)\b|people\b|civilians?\b|"
    r"child|women\b|men\b|whom\b|anyone\b|any\b|nobody\b)))?"
)
_VICTIM_NOUN = re.compile(
    r"\b(?:people|civilians?|children|women|men|persons?|fighters|soldiers|anyone|deaths?)(?: (?:that|who|which|"
    r"whom))? (?:the )?$"
)


def _suffered(scan: Scan, start: int, end: int, side: str) -> bool:
    """Whether the words behind a side's name say that it was the victim.

    Args:
        scan: the question.
        start: where the name begins.
        end: where the name ends.
        side: the name. A country's own name ("Russia killed") is never a victim's.
    """
    match = _SUFFERED.match(scan.rest, end)
    if match is None or _VICTIM_NOUN.search(scan.rest[:start]):
        return False
    manned = re.search(rf"\b(?:{FORCE}|fighters?|members|militants?|officers?|men)\b", match.group()) is not None
    people = side.endswith("s") or manned or side.split()[-1] in _MANNED
    if match["passive"] is not None:
        return True
    if _OF_A_FIRE.search(match.group()):
        return False  # "Turkish shelling deaths"
    return people and match["object"] is None


_OF_A_FIRE = re.compile(
    r"\b(?:\w*strikes?|raids?|shelling|bombings?|bombardments?|artillery|rockets?|missiles?) "
    r"(?:killed|dead|deaths|casualties|injured|wounded)\b"
)
_MANNED = words("police army military navy government taliban gunmen ypg sdf pkk hamas hezbollah isis")


def find_speaker(scan: Scan, outlets: Sequence[str]) -> tuple[str | None, str | None]:
    """(outlet, body quoted) of "according to …"; an outlet is one whose articles are indexed."""
    for pattern in (_ACCORDING, _DOES_SAY):
        match = scan.search(pattern)
        if match is None or match["who"].split()[0] in _NO_SPEAKER:
            continue
        cause = _CAUSE.match(scan.rest, match.end("who"))
        end = cause.end() if cause is not None else match.end("who")
        who = scan.text[match.start("who") : end].strip(" '\"").removesuffix("'s")
        scan.take(match.start(), max(end, match.end()))
        if _OURS.fullmatch(who.lower()):
            return None, None
        folded = who.lower().removeprefix("the ")
        for outlet in outlets:
            name = outlet.lower().removeprefix("the ")
            if folded == name or folded.replace(" ", "") == name.split(".")[0].replace("-", ""):
                return outlet, None
        return None, who
    return None, None


# What a body is for, a part of its name: "the Observatory for Human Rights".
_CAUSE = re.compile(
    r" for (?:human rights|refugees|migration|displaced persons|democracy|justice|civil defen[cs]e|"
    r"the coordination of humanitarian affairs)\b"
)
# "According to your data" names no source: everything that is indexed is meant.
_OURS = re.compile(
    r"you|(?:your|our|this|these) (?:data ?(?:set|base)?s?|records?|index|figures?|numbers?|counts?|sources?|reports?|"
    r"files?|archives?|info(?:rmation)?|bot)|the (?:data ?(?:set|base)?s?|records?|index)"
)
_NO_SPEAKER = words(
    """
    whom who it them this that we you they he she anything nothing something much
    anyone anybody somebody which what year month day
    """
)


def find_sides(scan: Scan, is_event: Callable[[str], bool]) -> tuple[str, ...]:
    """Who did it: "by …", "Russian airstrikes", "did Israel or Turkey bomb …"; the words of each side's name."""
    pair = scan.search(_PAIR)
    asked = _ASKS_WHO.search(scan.rest) is not None
    if pair is not None and (asked or not _both_countries(pair)) and not {pair["a"], pair["b"]} <= _THEATRES:
        scan.take(*pair.span())
        return stem_of(pair["a"]), stem_of(pair["b"])
    letters = _LETTERS.search(scan.text) if asked and not scan.text.isupper() else None
    if letters is not None and "\x1f" not in scan.rest[slice(*letters.span())]:
        scan.take(*letters.span())
        return stem_of(letters["a"].lower()), stem_of(letters["b"].lower())
    both = scan.search(_BOTH)
    if both is not None and not _are_places(scan, both):
        names = next((a, b) for a, b in _PAIRS_OF_SIDES if both[a])
        scan.take(both.start(names[0]), both.end(names[1]))
        return stem_of(both[names[0]]), stem_of(both[names[1]])
    first = _side(scan, is_event)
    if first is None:
        return ()
    behind = _OR_SIDE.match(scan.rest, first[2])
    if behind is not None:
        scan.take(*behind.span())
        return first[0], stem_of(behind["side"])
    kept = scan.rest
    second = _side(scan, is_event)
    if second is None:
        return (first[0],)
    one, other = sorted((first, second), key=lambda found: found[1])
    if one[0] == other[0] or _JOINED.fullmatch(scan.text[one[2] : other[1]].lower()) is None:
        scan.rest = kept
        return (first[0],)
    return one[0], other[0]


# "Who killed more, ELN or EPL?": bodies known by their letters, in capitals.
_LETTERS = re.compile(
    r"\b(?P<a>(?!US\b|UK\b|UN\b|EU\b|UAE\b|DR\b)[A-Z][A-Z-]{1,5}) (?:or|vs\.?|versus|and) (?:the )?"
    r"(?P<b>(?!US\b|UK\b|UN\b|EU\b|UAE\b|DR\b)[A-Z][A-Z-]{1,5})(?![\w-])"
)
_CARTEL = re.compile(
    r"(?:\b(?:by|from) )?\b(?:the )?(?P<side>(?!(?:the|an?|any|which|what|drug|mexican|colombian|rival|other|local|"
    r"major|criminal|one|this|that|each|every|by|of|in|from|and|or|did|was|were|is|between|against|killed)\b)"
    r"[^\W\d_][\w'-]+ cartel)(?:'s)?\b(?! (?:violence|war|killings?|murders?|fights?|fighting|clashes)\b)"
)
_ASKS_WHO = re.compile(
    r"\b(?:who|which (?:side|party|army|force|actor|country)|which(?= (?:killed|injured|wounded|caused|attacked)))\b"
)
_JOINED = re.compile(
    r"[^,;?]{0,40}\b(?:than|vs\.?|versus|compared (?:to|with)|against)\b[^,;?]{0,40}?\W*(?:(?:by|the) )*|"
    r"\W*(?:or|and|than|vs\.?|versus|and/or|&|/)\W*(?:(?:by|the) )*"
)


def _both_countries(pair: re.Match[str]) -> bool:
    """ "Turkey or Russia" may be two places, "Russia or the coalition" are two sides."""
    return all(any(re.fullmatch(names, pair[name]) for _, names in STEMS) for name in ("a", "b"))


def _are_places(scan: Scan, both: re.Match[str]) -> bool:
    """Whether two names joined are places ("compare Syria and Iraq"), or whose dead are meant, and no sides."""
    if both["a1"] or both["a3"]:
        return False
    if both["a"]:
        return bool(both["set"]) and _both_countries(both) and _ELSEWHERE.match(scan.rest, both.end()) is None
    led = scan.before(both.start(), 1) in ("in", "of", "for") and side_alone(both["a2"]) is Named.COUNTRY
    return led or _suffered(scan, *both.span("b2"), "forces")


def _side(scan: Scan, is_event: Callable[[str], bool]) -> tuple[str, int, int] | None:
    """One side, with the span that names it, which is marked."""
    match = scan.search(_CARTEL)
    if match is not None and scan.before(match.start("side"), 2).removesuffix(" the").split(" ")[-1] not in _NOT_BEHIND:
        scan.take(*match.span())
        return match["side"], *match.span()
    match = scan.pull(_COALITION)
    if match is not None:
        return ("saudi" if "saudi" in match.group() else "coalition"), *match.span()
    match = next(
        (
            m
            for m in _ADJECTIVE.finditer(scan.rest)
            if not _names_the_place(scan, m)
            and (
                m.group().startswith(("by ", "from ")) or not _suffered(scan, m.start("side"), m.end("side"), "forces")
            )
        ),
        None,
    )
    if match is not None:
        span = match.start(), match.end("side")
        scan.take(*span)
        return stem_of(match["side"]), *span
    for pattern, names in ((_AT_FAULT, ("side", "owner")), (_CAUSED, ("side", "from")), (_ACTIVE, ("side",))):
        match = next(
            (
                m
                for m in pattern.finditer(scan.rest)
                if pattern is not _ACTIVE or not _suffered(scan, *m.span("side"), m["side"])
            ),
            None,
        )
        if match is not None:
            group = next(name for name in names if match[name])
            span = match.span() if pattern is _AT_FAULT else match.span(group)
            scan.take(*span)
            return stem_of(match[group]), *span
    for pattern in (_BLAMED, _RELATIVE, _DID, _BY):
        match = scan.search(pattern)
        if match is None:
            continue
        side = match["side"].strip()
        if (
            not side
            or not _NO_SIDES.isdisjoint(side.split())
            or is_event(side)
            or len(side.split()) > 6
            or side.split()[0] in _LEADS
        ):
            continue
        start, end = match.span("side")
        own = _KNOWN_SIDE.match(scan.rest, start, end)
        if own is not None:
            # "by russia idlib 2019": what stands behind a known name is no part of it
            side, end = own["name"], own.end()
        span = (match.start() if pattern in (_BLAMED, _BY) else start), end
        scan.take(*span)
        return stem_of(side), *span
    match = scan.search(STANDING)
    if match is not None and _among_victims(scan, match):
        return None
    if match is not None and (
        scan.before(match.start("side"), 2).removesuffix(" the").split(" ")[-1] not in _NOT_BEHIND
        and (
            match.group().startswith(("by ", "from "))
            or not _suffered(scan, match.start("side"), match.end("side"), match["side"])
        )
    ):
        scan.take(*match.span())
        return stem_of(match["side"]), *match.span()
    return None


_VICTIMS = r"(?:civilians?|children|kids|women|men|soldiers|combatants|policemen|journalists|medics)"
_BESIDE_VICTIMS = re.compile(rf" (?:and|or|&|vs\.?|versus) (?:the )?{_VICTIMS}\b")
_VICTIMS_BESIDE = re.compile(rf"\b{_VICTIMS} (?:and|or|&|vs\.?|versus) $")
_FIGHTERS = words("militants rebels insurgents jihadists gunmen police")


def _among_victims(scan: Scan, match: re.Match[str]) -> bool:
    """Whether fighters stand beside others who died: "militants and civilians killed"."""
    if match["side"] not in _FIGHTERS or match.group().startswith(("by ", "from ")):
        return False
    behind = _BESIDE_VICTIMS.match(scan.rest, match.end("side"))
    return behind is not None or _VICTIMS_BESIDE.search(scan.rest[: match.start("side")]) is not None


_LEADS = words("for on about in of to from at with")  # "do you have for the Ariha strike" names no side
_NOT_BEHIND = words("against on of many kill killed")


def find_spared(scan: Scan) -> str | None:
    """The side that is left out: "not by Russia", "excluding the coalition"; a country that is a theatre is a place."""
    neither = scan.pull(_NEITHER)
    if neither is not None:
        return "|".join(stem_of(neither[name].removeprefix("the ")) for name in "ab")
    match = scan.search(_NOT_BY)
    if match is None or (match["side"] in _THEATRES and "by" not in match.group()):
        return None
    spared = [match["side"] or match["non"]]
    end = match.end()
    while match["side"] and (other := _OR_SIDE.match(scan.rest, end)) is not None:
        spared.append(other["side"])
        end = other.end()
    scan.take(match.start(), end)
    return "|".join(stem_of(side.removeprefix("the ")) for side in spared)


def _names_the_place(scan: Scan, match: re.Match[str]) -> bool:
    """ "Syria airstrikes" are those in Syria, "Syrian airstrikes" and "airstrikes by Syria" are Syria's."""
    if match["side"] not in _THEATRES or match.group().startswith(("by ", "from ")) or _elsewhere(scan, match):
        return False
    return re.match(r"\S* (?:on|against|hit|kill)", scan.rest[match.end() :]) is None


_ELSEWHERE = re.compile(
    r"(?: (?:air)?[a-z]+)? (?:in|inside|across|near) (?!the\b|total\b|(?:\d|january|february|march|april|may|june|"
    r"july|august|"
    r"september|october|november|december|early|late|mid|summer|winter|spring|autumn|which|what)\b)[a-z]"
)


def _elsewhere(scan: Scan, match: re.Match[str]) -> bool:
    """ "Iran strikes in Syria" are Iran's, for the place is named behind them."""
    return _ELSEWHERE.match(scan.rest, match.end("force")) is not None


_THEATRES = words("syria ukraine iraq afghanistan sudan myanmar ethiopia pakistan india iran")
_NO_SIDES = words(
    """
    death deaths toll fatalities casualties number victims severity lethality
    their his her its my our husband husbands wife wives partner partners boyfriend boyfriends girlfriend girlfriends
    ex father mother parents relatives neighbour neighbours neighbor neighbors
    worst deadliest bloodiest biggest largest
    not a been ever an any anyone it them they people there you we he she civilians children women men someone
    somebody day days week weeks month months year years most more fewest fewer less least many dead killed
    injured wounded total province provinces country countries town towns city cities place places type types
    weapon weapons source sources outlet how far whom who what which percent percentage anybody everybody nobody
    """
)
