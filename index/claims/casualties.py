"""Who came to what harm, sentence by sentence: joins the triggers with the phrases that name people.

Called by `index/claims/extract.py`; `index/claims/totals.py` makes an incident's toll out of the mentions. Pure.
It must not add anything up across sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.claims.agents import by_culprit, by_police, culprit_among
from index.claims.groups import groups_of
from index.claims.harm_words import CULPRITS, VICTIM_NOUNS, Harm
from index.claims.implied import fatal_acts, implied
from index.claims.numbers import CHANGES
from index.claims.own_hand import before_being, by_own_hand, by_who, outlived
from index.claims.party import Kind, Party
from index.claims.phrases import parties
from index.claims.roll_calls import is_turned, turned
from index.claims.same_people import restated
from index.claims.shares import shares
from index.claims.tokens import Token, lexicon, tokens
from index.claims.triggers import Side, Trigger, triggers
from index.claims.uncounted import settled
from index.claims.whom import BREAKS, SPEECH, TOLL_REACH, beside, people_of
from store.records import Count

_NEGATIONS = lexicon("not n't never nor neither without")
_UNREAL = lexicon("could would might easily")
_ROSE = CHANGES | lexicon("stood stands now raises bringing brings brought lowering cut put puts putting")
_COUNTED_VERBS = {
    "killed": Harm.KILLED,
    "dead": Harm.KILLED,
    "deaths": Harm.KILLED,
    "fatalities": Harm.KILLED,
    "injured": Harm.INJURED,
    "wounded": Harm.INJURED,
    "missing": Harm.MISSING,
    "displaced": Harm.DISPLACED,
}
_ON_LIST = (["list", "of"], ["lists", "of"], ["database", "of"], ["register", "of"], ["record", "of"])
"""Before a number that one's own list of the dead or hurt is long, whatever the incident."""
_DESCRIBED = lexicon("civilian confirmed reported military additional combatant police")
"""What may stand between a number and "deaths"."""
_RISKS = lexicon("risk risks danger dangers chance chances possibility likelihood threat odds")
_DESERVE = lexicon("deserve deserves deserved")
_MANY = 100
_ONE = Count(1, 1, 1)
_PRONOUNS = lexicon("he she they both")


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence's word on people who came to harm.

    Attributes:
        sentence: index of the sentence; -1 for the title.
        start, end: characters of the article that say so (the people and the trigger).
        number: characters that give the number (the people alone).
        kind, noun, groups, others, part: see `phrases.Party`.
        names: names of the people, where they are named.
        weak: the wording only suggests it.
        cue: the trigger's words in lower case.
        reflexive: somebody did it to himself or herself.
        keys: what tells single persons apart: a last name, or the words that introduce somebody ("4-year-old girl").
        ordinal: 3 for "a third victim", else 0.
        out_of: 4 for "two of the four victims died", else 0.
        act: only the act is called fatal ("a deadly shooting"), and nothing says who died.
        police: the police did it ("was shot dead by police", "officers returned fire, killing him").
        among: who did it is one of the people ("left him and his two daughters dead", "he was among the four killed").
        done: who did it is told ("he killed five", "were killed by a gunman", against "five are dead").
        also: somebody beside those told before ("was also killed").
        lives: the words tell that they are alive ("is in stable condition").
        in_all: it is told as the sum ("in all, six people were shot", "a total of 12").
        fell: the same sentence tells that these hurt people died ("was taken to hospital, where he died").
    """

    sentence: int
    harm: Harm
    count: Count
    kind: Kind
    start: int
    end: int
    number: tuple[int, int]
    noun: str = ""
    groups: tuple[str, ...] = ()
    others: bool = False
    part: bool = False
    names: tuple[str, ...] = ()
    weak: bool = False
    cue: str = ""
    reflexive: bool = False
    keys: tuple[str, ...] = ()
    ordinal: int = 0
    out_of: int = 0
    act: bool = False
    police: bool = False
    among: bool = False
    done: bool = False
    also: bool = False
    lives: bool = False
    in_all: bool = False
    fell: bool = False

    @property
    def value(self) -> int:
        """The number to calculate with."""
        return self.count.best or 0


def mentions(text: str, offset: int, sentence: int, names: frozenset[str] = frozenset()) -> list[Mention]:
    """Every mention of harm to people in one sentence.

    Args:
        text: the sentence.
        offset: where it starts in the article, in characters.
        sentence: its index.
        names: lower-case last words of names known to be people's.
    """
    words = tokens(text, offset)
    people = settled(words, parties(words, names))
    marks = turned(words, people, triggers(words))
    found: list[Mention] = _risen(words, people, sentence)
    objects: set[int] = set()
    for trigger in sorted(marks, key=lambda t: t.side is Side.LEFT):
        if _negated(words, trigger):
            continue
        group = people_of(words, trigger, people, marks, objects)
        own = by_own_hand(words, trigger)
        if own and outlived(words, trigger):
            continue
        if own:
            group = [p for p in group if p.first not in objects or by_who(words, p, trigger)]
        if trigger.harm is Harm.KILLED:
            group = _resolved(words, group, people)
        if trigger.number:
            found.append(_mention(words, trigger, [], sentence, Count(trigger.number, trigger.number, trigger.number)))
        if trigger.side is Side.LEFT and not trigger.weak:
            company = beside(words, trigger, people, marks)
            if company:
                found.append(replace(_mention(words, trigger, company, sentence, _sum(company)), others=True))
        if not group:
            if (own or before_being(words, trigger, marks)) and not trigger.number:
                found.append(_mention(words, trigger, [], sentence, Count(1, 1, 1)))
            continue
        if trigger.side is not Side.LEFT:
            objects.update(p.first for p in group)
        whole = restated(words, [p for p in group if not p.part] or _first_part(words, group))
        if trigger.harm in (Harm.INJURED, Harm.HIT) and group[0].noun in VICTIM_NOUNS[Harm.KILLED]:
            continue  # "four bodies with signs of trauma"
        if trigger.harm is Harm.DISPLACED and trigger.weak and (_sum(whole).best or 0) < _MANY:
            continue
        found.append(_mention(words, trigger, whole, sentence, _sum(whole)))
        found.extend(_mention(words, trigger, [p], sentence, p.count) for p in group if p.part and p not in whole)
    found.extend(
        _mention(words, trigger, owner, sentence, owner[0].count if owner else _ONE)
        for trigger, owner in implied(words, people, marks)
    )
    found.extend(
        replace(_mention(words, trigger, [], sentence, count), act=True) for trigger, count in fatal_acts(words, marks)
    )
    found.extend(_parts(words, people, marks, sentence, found))
    for harm, party in shares(words, people):
        told = Trigger(party.first, party.last, harm, Side.LEFT)
        if not any(m.number[0] == words[party.first].start for m in found):
            found.append(replace(_mention(words, told, [party], sentence, party.count), cue="part"))
    found.extend(_by_noun(words, people, marks, sentence, found))
    dead = [m for m in found if m.harm is Harm.KILLED and not m.act]
    return sorted((replace(m, fell=True) if _fell(m, dead) else m for m in found), key=lambda m: m.start)


def _fell(mention: Mention, dead: Sequence[Mention]) -> bool:
    """ "A guard who was wounded has died", "he was taken to hospital, where he died": those hurt are the dead."""
    if mention.harm not in (Harm.INJURED, Harm.HIT) or mention.value == 0:
        return False
    subject = mention.start == mention.number[0]
    return any(
        d.number == mention.number
        or (subject and not d.reflexive and d.noun in _PRONOUNS and d.number[0] >= mention.end)
        for d in dead
        if d.value == mention.value
    )


def _resolved(words: Sequence[Token], group: list[Party], people: Sequence[Party]) -> list[Party]:
    """`group` with the person for "he" or "she", where the sentence names or introduces only one before."""
    if len(group) != 1 or group[0].noun not in ("he", "she"):
        return group
    before = [p for p in people if p.last < group[0].first and p.noun not in ("he", "she")]
    if len(before) != 1 or before[0].kind not in (Kind.NAME, Kind.SINGLE):
        return group
    between = words[before[0].last + 1 : group[0].first]
    return group if any(w.lower in SPEECH for w in between) or before[0].after else before


def _first_part(words: Sequence[Token], group: Sequence[Party]) -> Sequence[Party]:
    """ "Killing four of them, including his wife and two children": the four, where every phrase is a part."""
    return group[:1] if words[group[0].last].lower in ("them", "whom") else group


def _risen(words: Sequence[Token], people: Sequence[Party], sentence: int) -> list[Mention]:
    """ "The number of people killed in … rose to 50", "the death toll from … rose to 50": far behind its noun."""
    found: list[Mention] = []
    lower = [w.lower for w in words]
    for n, word in enumerate(lower):
        noun = None
        if lower[n : n + 2] == ["number", "of"]:
            noun = next((k for k in range(n + 2, min(n + 6, len(lower))) if lower[k] in _COUNTED_VERBS), None)
        elif word == "toll":
            noun = n
        elif word == "and" and lower[n + 1 : n + 2] == ["of"] and "number" in lower[:n]:
            noun = n + 2 if lower[n + 2 : n + 3] and lower[n + 2] in _COUNTED_VERBS else None
        if noun is None:
            continue
        before = lower[max(0, n - 3) : n] if word != "toll" else []  # "raising the number of dead to seven"
        for party in people:
            gap = lower[noun + 1 : party.first]
            second = word == "and" and len(gap) == 1
            if (
                party.kind in (Kind.BARE, Kind.NUMBER)
                and gap[-1:] in (["to"], ["at"])
                and (_ROSE & {*gap[-4:], *before} or second)
            ):
                if word != "toll" or len(gap) > TOLL_REACH:  # nearer ones are the trigger's own
                    trigger = Trigger(noun, noun, _COUNTED_VERBS.get(lower[noun], Harm.KILLED), Side.RIGHT)
                    found.append(replace(_mention(words, trigger, [party], sentence, party.count), cue="death toll"))
                break
    return found


def _negated(words: Sequence[Token], trigger: Trigger) -> bool:
    """ "was not hurt", "without injuring", "could have killed her", "a risk of injury"."""
    before = [w.lower for w in words[max(0, trigger.first - 3) : trigger.first]]
    if "have" in before and _UNREAL & set(before[: before.index("have")]):
        return True
    if before[-2:] == ["to", "be"] and before[:1] and before[0] in _DESERVE:
        return True  # "nobody deserves to be killed like that"
    if before[-1:] == ["of"] and _RISKS & set(before):
        return True  # "an increased risk of injury"
    for n in range(trigger.first - 1, max(trigger.first - 4, -1), -1):
        word = words[n].lower
        if word in _NEGATIONS or word.endswith("n't"):
            return True
        if word in (",", "and", ";", "but"):
            break
    return False


def _parts(
    words: Sequence[Token], people: Sequence[Party], marks: Sequence[Trigger], sentence: int, found: Sequence[Mention]
) -> list[Mention]:
    """Parts told behind the whole: "12 were killed, including five children", "eight died, three of them soldiers"."""
    taken = {m.number[0] for m in found} | {m.start for m in found}
    result: list[Mention] = []
    for party in people:
        counted = party.kind in (Kind.NUMBER, Kind.BARE) or party.noun in CULPRITS
        if not party.part or not counted or words[party.first].start in taken:
            continue
        before = [t for t in marks if t.last < party.first]
        told = {m.end: m for m in found if not m.part}
        if not before or not any(words[before[-1].last].end <= end for end in told):
            continue
        own = any(party.last < t.first <= party.last + 4 and t.side is Side.LEFT for t in marks)
        if own or party.first - before[-1].last > 14:
            continue
        if any(w.lower in BREAKS for w in words[before[-1].last + 1 : party.first]):
            continue
        group = party.groups or (groups_of(words[party.last + 1].lower) if party.last + 1 < len(words) else ())
        mention = _mention(
            words, replace(before[-1], first=party.first, last=party.last), [party], sentence, party.count
        )
        result.append(replace(mention, part=True, groups=group, cue="part", weak=before[-1].weak))
    return result


def _sum(group: Sequence[Party]) -> Count:
    """The count of a list of people: each counted once."""
    if len(group) == 1:
        return group[0].count
    sure = [p for p in group if p.kind is not Kind.PLURAL or p.others]
    counts = [p.count for p in sure or group]
    best = sum(c.best or 0 for c in counts)
    low = sum(c.min or 0 for c in counts)
    high = None if any(c.max is None for c in counts) else sum(c.max or 0 for c in counts)
    qualifier = next((c.qualifier for c in counts if c.qualifier), None)
    return Count(low, high, best, qualifier)


def _mention(words: Sequence[Token], trigger: Trigger, group: Sequence[Party], sentence: int, count: Count) -> Mention:
    """Put a trigger and its people together."""
    first = min([trigger.first, *(p.first for p in group)])
    last = max([trigger.last, *(p.last for p in group)])
    main = max(group, key=lambda p: p.kind in (Kind.NUMBER, Kind.BARE)) if group else None
    number = (words[trigger.first].start, words[trigger.last].end)
    if group:
        number = (words[min(p.first for p in group)].start, words[max(p.last for p in group)].end)
    kinds = {p.kind for p in group}
    kind = main.kind if main else Kind.NUMBER if trigger.number else Kind.DEFINITE
    if len(group) > 1 and kinds <= {Kind.SINGLE, Kind.NAME, Kind.NUMBER, Kind.BARE} and Kind.NAME not in kinds:
        kind = Kind.NUMBER
    return Mention(
        sentence=sentence,
        harm=trigger.harm,
        count=count,
        kind=kind,
        start=words[first].start,
        end=words[last].end,
        number=number,
        noun=main.noun if main else "",
        groups=tuple(dict.fromkeys(g for p in group for g in p.groups)) if len(group) == 1 else (),
        others=bool(group) and group[0].others,
        part=bool(group) and all(p.part for p in group),
        names=tuple(p.name for p in group if p.name),
        weak=trigger.weak,
        cue=" ".join(w.lower for w in words[trigger.first : trigger.last + 1]),
        reflexive=by_own_hand(words, trigger),
        keys=tuple(_key(words, p) for p in group if p.kind in (Kind.SINGLE, Kind.NAME)),
        ordinal=max((p.ordinal for p in group), default=0),
        out_of=max((p.out_of for p in group), default=0),
        police=by_police(words, trigger),
        among=culprit_among(words, group, trigger),
        done=(trigger.side is Side.RIGHT and not is_turned(words, trigger)) or by_culprit(words, trigger),
        also=_also(words, trigger),
        lives=trigger.lives,
        in_all=_in_all([w.lower for w in words[max(0, first - 4) : first]]),
    )


def _also(words: Sequence[Token], trigger: Trigger) -> bool:
    """ "Was also killed", "also killed was"."""
    return any(w.lower == "also" for w in words[max(0, trigger.first - 2) : trigger.first])


def _in_all(before: Sequence[str]) -> bool:
    """ "In all, six people", "a total of 12 men": by the words before."""
    return before[-2:] == ["total", "of"] or [w for w in before if w != ","][-2:] == ["in", "all"]


def _key(words: Sequence[Token], party: Party) -> str:
    """What tells one single person from another: the last name, or the introducing words without their article."""
    if party.name:
        return party.name.split()[-1].lower().removesuffix("'s").removesuffix("’s")
    first = party.first + (words[party.first].lower in ("a", "an", "his", "her", "another", "their"))
    return " ".join(w.text.lower() for w in words[first : party.last + 1]).removesuffix("'s") or "another"


def _by_noun(
    words: Sequence[Token], people: Sequence[Party], marks: Sequence[Trigger], sentence: int, found: Sequence[Mention]
) -> list[Mention]:
    """ "four shooting victims", "three fatalities", "12 martyrs": the noun itself says what happened."""
    result: list[Mention] = []
    taken = {m.number[0] for m in found}
    for party in people:
        if party.kind not in (Kind.NUMBER, Kind.BARE) or words[party.first].start in taken:
            continue
        if [w.lower for w in words[max(0, party.first - 2) : party.first]] in _ON_LIST:
            continue
        lost = next((n for n in range(party.first + 1, party.last) if words[n].lower == "missing"), None)
        if lost is not None:  # "five missing workers"
            result.append(_mention(words, Trigger(lost, lost, Harm.MISSING, Side.LEFT), [party], sentence, party.count))
            continue
        bare = party.kind is Kind.BARE or words[party.last].lower in _DESCRIBED  # "12 civilian deaths"
        behind = party.last + 1
        if party.kind is Kind.BARE and behind < len(words) and words[behind].lower in _DESCRIBED:
            behind += 1
        after = words[behind].lower if behind < len(words) else ""
        for harm, nouns in VICTIM_NOUNS.items():
            by_after = bare and after in nouns
            if party.noun in nouns or by_after:
                last = behind if by_after else party.last
                trigger = Trigger(last, last, harm, Side.LEFT)
                result.append(_mention(words, trigger, [party], sentence, party.count))
                break
    return result
