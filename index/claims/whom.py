"""To whom the harm of a trigger was done: finds the phrases for people that belong to it, left or right of it.

Called by `index/claims/casualties.py`. Pure, word by word. It must not count or add up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.claims.harm_words import BE, FATAL, Harm
from index.claims.lists import PLACED, joined, listed
from index.claims.own_hand import by_own_hand
from index.claims.party import Kind, Party
from index.claims.strangers import SKIP_AGENT, of_no_list
from index.claims.tokens import Token, lexicon, word_at
from index.claims.triggers import Side, Trigger
from store.records import Count

BREAKS = lexicon("; when after before while because if where although though : unless until whether that")
_ROLLS = lexicon("names name identities identity bodies body deaths death killings killing murders murder")
_HOW = lexicon("fatally mortally suffering sustaining receiving")
_PLURAL_BE = lexicon("were are have")
_SAID_WITHIN = 7
"""Tokens of "police said" between its commas."""
_SAYS = lexicon("said says say told")
SPEECH = lexicon("said says say told according announced added")
_AUXILIARY = lexicon("has have had later also then already now")
_KIN = lexicon("family families mother father parents relatives friends widow brother sister mom dad uncle aunt")
_VAGUE = lexicon("some most many several few half part")
_FINITE = lexicon("was is has had")
_CLAUSES = lexicon("who suspected accused wanted believed charged convicted thought")
"""What opens the clause that tells what somebody did."""
TOLL_REACH = 9
_REACH = 18
_REACH_OVER_PARTS = 45


def people_of(
    words: Sequence[Token], trigger: Trigger, people: Sequence[Party], marks: Sequence[Trigger], objects: set[int]
) -> list[Party]:
    """The people that `trigger` speaks of, parts of a total included, [] where it speaks of nobody."""
    if trigger.side is Side.SELF:
        return []
    if trigger.side is Side.RIGHT or trigger.side is Side.OF:
        return _to_the_right(words, trigger, people, marks)
    return _to_the_left(words, trigger, people, marks, objects)


def _to_the_right(
    words: Sequence[Token], trigger: Trigger, people: Sequence[Party], marks: Sequence[Trigger]
) -> list[Party]:
    """ "killed two men and a child", "the deaths of 12"."""
    toll = words[trigger.last].lower == "toll"
    reach = TOLL_REACH if toll else 3
    for n, party in enumerate(people):
        if party.first <= trigger.last:
            continue
        gap = words[trigger.last + 1 : party.first]
        if len(gap) > reach or any(w.lower in (".", ";", "!", "?") for w in gap):
            return []
        if gap and gap[0].text == ":" and words[trigger.last].lower.endswith("ing"):
            return []  # "House shooting: 3 dead"
        if toll:
            return [party] if party.kind in (Kind.BARE, Kind.NUMBER) else []
        if any(w.lower in ("in", "at", "on", "by", "from", "was", "were", ",") for w in gap):
            return []
        if any(trigger.last < t.first < party.first for t in marks):
            return []
        if _few_of_hurt(words, trigger, party, marks):
            whole = max((p.value for p in people[:n] if p.kind in (Kind.NUMBER, Kind.BARE)), default=0)
            party = replace(party, part=False, out_of=whole if whole > party.value else 0)
        group = [party]
        for after in people[n + 1 :]:
            told_by = [w.lower for w in words[group[-1].last + 1 : after.first]] == [","] and not after.part
            if told_by and group[-1].kind is Kind.BARE and after.kind not in (Kind.NUMBER, Kind.BARE):
                break  # "wounded more than 20, the governor said"
            if after.kind is Kind.NAME and after.after in PLACED:
                continue  # "Jan Roe, of Maple Heights"
            between = words[group[-1].last + 1 : after.first]
            if not listed(between) and not after.part:
                break
            if _of_them_all(words, party, after, between):
                after = replace(after, part=True)
            if after.part and any(t.side is Side.RIGHT and group[-1].last < t.first < after.first for t in marks):
                break  # "shot six people, killing four of them"
            if after.part and len(between) > 4:
                break
            if _is_subject(words, after, marks, trigger.side, joined=joined(between)):
                break
            group.append(replace(after, part=after.part or group[-1].part))
        return group
    return []


def _of_them_all(words: Sequence[Token], whole: Party, party: Party, between: Sequence[Token]) -> bool:
    """ "Injured 30 hikers, seven from one club": a smaller number behind a comma that says of what kind they are."""
    bare = party.kind is Kind.BARE and whole.kind in (Kind.NUMBER, Kind.BARE) and party.value < whole.value
    return bare and [w.lower for w in between] == [","] and word_at(words, party.last + 1) in ("from", "in", "at", "of")


def beside(words: Sequence[Token], trigger: Trigger, people: Sequence[Party], marks: Sequence[Trigger]) -> list[Party]:
    """ "was killed along with his wife and two sons": the people behind "along with"."""
    after = [w.lower for w in words[trigger.last + 1 : trigger.last + 4]]
    comma = after[:1] == [","]
    after = [w.lower for w in words[trigger.last + 1 + comma : trigger.last + 4 + comma]]
    size = 1 if after[:1] == ["alongside"] else 2 if after[:2] in (["along", "with"], ["together", "with"]) else 0
    if not size:
        return []
    start = replace(trigger, last=trigger.last + size + comma)
    return [p for p in _to_the_right(words, start, people, marks) if not p.part]


def _is_subject(words: Sequence[Token], party: Party, marks: Sequence[Trigger], side: Side, *, joined: bool) -> bool:
    """Whether a trigger of its own follows `party` ("… and three others were wounded").

    Args:
        words: the sentence.
        party: a phrase behind a trigger's people.
        marks: the sentence's triggers.
        side: the trigger's; behind "the bodies of" any verb may follow the list.
        joined: whether "and" stands before `party`.
    """
    after = party.last + 1
    if any(t.first == after and party.others for t in marks):
        return True  # "killed a boy and others injured his father"
    if side is Side.OF and not any(after < t.first <= after + 3 for t in marks):
        return False
    if after < len(words) and words[after].lower in (
        "was",
        "were",
        "is",
        "are",
        "remain",
        "remains",
        "had",
        "has",
        "have",
    ):
        return True
    if after < len(words) and words[after].lower in _SAYS and not joined:
        return True  # "shot a student, the sheriff says"
    near = after + 1 if after < len(words) and words[after].lower.endswith("ly") else after
    return any(t.side is Side.LEFT and t.first in (after, near) for t in marks)


def _to_the_left(
    words: Sequence[Token], trigger: Trigger, people: Sequence[Party], marks: Sequence[Trigger], objects: set[int]
) -> list[Party]:
    """ "At least 12 civilians, including five children, were killed"."""
    before = [p for p in people if p.last < trigger.first]
    found = _subject(words, trigger, before, marks, objects)
    if len(found) == 1 and found[0].kind in (Kind.SINGLE, Kind.NAME) and _of_many(words, found[0], trigger):
        farther = [p for p in before if p.last < found[0].first]
        while farther:
            many = _in_reach(words, trigger, farther, marks, objects)
            if sum(p.value for p in many) > 1:
                return many  # "Four men on their way from the grave of a friend were shot"
            farther.pop()
    return found


def _of_many(words: Sequence[Token], party: Party, trigger: Trigger) -> bool:
    """Whether the verb behind one person is that of several: "… were shot", "… were believed to have died"."""
    gap = [w.lower for w in words[party.last + 1 : trigger.first]]
    believed = "were" in gap[:2] and gap[-2:] == ["to", "have"]
    return "were" in gap[-2:] or believed


def _subject(
    words: Sequence[Token], trigger: Trigger, before: list[Party], marks: Sequence[Trigger], objects: set[int]
) -> list[Party]:
    """The people before a trigger whose fate it tells."""
    beside_it = before[-1] if before and before[-1].last == trigger.first - 1 else None
    if words[trigger.first].lower in _HOW and beside_it is not None and beside_it.kind is Kind.BARE:
        whole = max((p.value for p in before[:-1] if p.kind in (Kind.NUMBER, Kind.BARE)), default=0)
        out_of = whole if words[trigger.first].lower in FATAL and whole > beside_it.value else 0
        return [replace(beside_it, part=False, out_of=out_of)]  # "five people, one fatally, were shot"
    unknown = of_no_list(words, trigger, before)
    if unknown is not None:
        return [unknown]
    return _in_reach(words, trigger, before, marks, objects)


def _in_reach(
    words: Sequence[Token], trigger: Trigger, people: Sequence[Party], marks: Sequence[Trigger], objects: set[int]
) -> list[Party]:
    """The nearest of `people`, who stand before a trigger, that it may speak of, with their list and parts."""
    before = list(people)
    parts: list[Party] = []
    passed = False
    while before:
        party = before.pop()
        if before and _speaks(words, party):
            continue
        gap = _unspoken(words[party.last + 1 : trigger.first])
        if before and gap and gap[0].lower in _PLURAL_BE and words[party.first].lower in ("her", "him"):
            continue  # "two guards who escorted her were wounded"
        if len(gap) > (_REACH_OVER_PARTS if parts else _REACH) or any(w.lower in BREAKS for w in gap):
            return parts
        if any(w.lower in SPEECH for w in gap) or _whose(gap) or _some_of_them(gap):
            return parts
        if [w.lower for w in gap[-2:]] == ["and", "of"]:
            return parts  # "the number of dead at 14 and of injured at 203"
        if before and party.kind in (Kind.BARE, Kind.NUMBER) and not party.part and (of := _of_them(words, party)):
            if party.last < of and all(_carries(w) for w in words[of + 1 : trigger.first]):
                return [party, *parts]  # "two million people, many of them displaced"
            continue  # "20 people, many of them women, were wounded"
        if _few_of_hurt(words, trigger, party, marks) and all(_carries(w) for w in gap):
            return [replace(party, part=False, out_of=max((p.value for p in before[-1:]), default=0))]
        who = bool(gap) and gap[0].lower == "who"  # "arrested in the slaying of a boy who was murdered"
        of = party.after == "of" and bool(before) and party.first - before[-1].last <= 8
        if before and not who and (of or party.after in SKIP_AGENT):
            kin = party.after == "of" and before[-1].noun in _KIN and not gap
            if not (kin and party.kind in (Kind.SINGLE, Kind.DEFINITE, Kind.NAME)):
                continue  # but "the family of a teenager shot by police"
        if (party.after == "by" and not who) or _aside(party, before, words):
            continue
        if before and _explains(words, before[-1], party, gap):
            parts.append(replace(party, part=True))
            continue
        his = any(w.lower in ("who", "whom") for w in gap[:4])  # "of killing Jan Roe, 16, who died"
        skipped = gap and (gap[0].lower == "," or (gap[0].lower == "and" and not by_own_hand(words, trigger)))
        over = passed or skipped or (before and _told_of(words, before[-1], gap, trigger))
        if before and party.first in objects and not his and over:
            passed = True
            continue  # "a man accused of shooting a family, dies", "a man killed a guard and was shot dead"
        if party.share and not all(_carries(w) or w.lower in ("who", "that") for w in gap):
            count = Count(party.share, party.share, party.share)
            party = replace(party, count=count, share=0, out_of=party.value)
        if party.part and not gap and party.first in objects:
            return [party]  # "a man shot one of the guards dead"
        if party.part and not gap and _alone(words, party, trigger):
            return [replace(party, part=False)]
        if party.part and before and not (gap and gap[0].lower in ("who", "whom")):
            parts.append(party)
            continue
        group = _with_list(words, party, before, objects - {party.first} if not who else set())
        if parts and group[0].first in objects:
            return parts
        return group + parts
    return parts


def _speaks(words: Sequence[Token], party: Party) -> bool:
    """Whether somebody only says so in between: "A boy, Sheriff Jan Roe said, was shot"."""
    led = any(w.text == "," for w in words[max(0, party.first - 4) : party.first])
    return led and word_at(words, party.last + 1) in SPEECH and word_at(words, party.last + 2) == ","


def _unspoken(gap: Sequence[Token]) -> Sequence[Token]:
    """`gap` without who says so: "Two men, police said, were killed"."""
    commas = [n for n, w in enumerate(gap) if w.text == ","]
    for first, last in pairwise(commas):
        if last - first <= _SAID_WITHIN and any(w.lower in SPEECH for w in gap[first:last]):
            return [*gap[:first], *gap[last + 1 :]]
    return gap


def _told_of(words: Sequence[Token], subject: Party, gap: Sequence[Token], trigger: Trigger) -> bool:
    """ "The man who killed two clerks was found dead": whether the verb is that of the one who did the harm.

    Args:
        words: the sentence.
        subject: who stands before those whom he harmed.
        gap: the words between the harmed and the verb.
        trigger: the verb.
    """
    if trigger.harm is not Harm.KILLED or word_at(words, subject.last + 1) not in _CLAUSES:
        return False
    finite = words[trigger.first].lower in ("died", "dies") or any(w.lower in _FINITE for w in gap)
    return finite and not any(w.lower in ("who", "that", "which", ",") for w in gap)


def _out_of(party: Party, whole: Party) -> Party:
    """ "Of the five men, two died": two, out of five."""
    known = whole.kind in (Kind.NUMBER, Kind.BARE, Kind.DEFINITE) and whole.value > party.value
    return replace(party, out_of=whole.value) if known and not party.out_of else party


def _alone(words: Sequence[Token], party: Party, trigger: Trigger) -> bool:
    """ "Nine hurt, including two killed", "six villagers, including the two killed, were shot": the part alone."""
    bare = party.kind is Kind.BARE and words[party.first - 1].lower == "including"
    return bare or (party.kind is Kind.DEFINITE and word_at(words, trigger.last + 1) in ("", ",", "."))


def _whose(gap: Sequence[Token]) -> bool:
    """Whether the words between people and their verb have a subject of their own: "a woman whose baby was killed"."""
    lower = [w.lower for w in gap]
    return "whose" in lower and "," not in lower[lower.index("whose") :]


def _with_list(words: Sequence[Token], party: Party, before: list[Party], objects: set[int]) -> list[Party]:
    """`party` and the people of `before` who stand in one list with it; they are taken out of `before`."""
    group = [party]
    while before:
        previous = before[-1]
        between = words[previous.last + 1 : group[0].first]
        if previous.first in objects or not listed(between) or previous.after == "by":
            break
        listing = word_at(words, previous.first - 2) in _ROLLS  # "the names of a nun, a pilgrim killed in …"
        if previous.after in PLACED and not joined(between) and not listing:
            group[0] = _out_of(group[0], previous)
            break
        if previous.part and not group[0].part and between[0].lower in (",", ";"):
            break  # "six were killed, including the driver, and four people were hurt"
        if previous.kind is Kind.NAME and group[0].kind is Kind.NUMBER and not joined(between):
            break  # "drone hits Tell Zeit, 2 civilians killed"
        before.pop()
        group.insert(0, previous)
    return group


def _some_of_them(gap: Sequence[Token]) -> bool:
    """Whether the harm is only some people's of those before it: "500 people, some of whom were wounded"."""
    return any(
        one.lower in _VAGUE and of.lower == "of" and _them(gap[n + 2]) and all(_carries(w) for w in gap[n + 3 :])
        for n, (one, of) in enumerate(pairwise(gap[:-1]))
    )


def _of_them(words: Sequence[Token], party: Party) -> int:
    """Where "them" stands of a phrase like "many of them (women)", 0 where it is none."""
    of = next((n for n in range(party.first, party.last + 1) if words[n].lower == "of"), None)
    return of + 1 if of is not None and of + 1 < len(words) and _them(words[of + 1]) else 0


def _them(word: Token) -> bool:
    return word.lower in ("them", "whom", "those", "these")


def _few_of_hurt(words: Sequence[Token], trigger: Trigger, party: Party, marks: Sequence[Trigger]) -> bool:
    """ "Four people were shot, one of them was killed": a number out of those who were hurt, and it alone died."""
    if trigger.harm is not Harm.KILLED or party.kind not in (Kind.NUMBER, Kind.BARE):
        return False
    if not party.part or "of" not in (w.lower for w in words[party.first : party.last + 1]):
        return False
    told = [t.harm for t in marks if t.last < min(trigger.first, party.first)]
    return bool(told) and told[-1] in (Harm.HIT, Harm.INJURED) and Harm.KILLED not in told


def _explains(words: Sequence[Token], whole: Party, party: Party, gap: Sequence[Token]) -> bool:
    """ "Three men, two directors and a clerk, were hurt": a smaller number between commas, of a noun of no list."""
    apart = [w.lower for w in words[whole.last + 1 : party.first]] == [","] and any(w.text == "," for w in gap)
    return apart and party.kind is Kind.BARE and whole.kind is Kind.NUMBER and party.value < whole.value


def _carries(word: Token) -> bool:
    """Whether a word only carries on from people to their verb: "were", "has", "later", "fatally"."""
    return word.lower in BE or word.lower in _AUXILIARY or word.lower.endswith("ly")


def _aside(party: Party, before: Sequence[Party], words: Sequence[Token]) -> bool:
    """Whether `party` only describes the counted people before it: "Seven people, all adults, were shot"."""
    if party.kind is not Kind.PLURAL or not any(p.kind in (Kind.NUMBER, Kind.BARE) for p in before[-2:]):
        return False
    between = words[before[-1].last + 1 : party.first]
    return len(between) < 4 and bool(between) and between[0].lower in (",", "-", "–", "—", "(") and not party.others
