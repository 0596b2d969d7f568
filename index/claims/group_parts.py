"""Who is among a toll: "12 people were killed, including two women and five children" has women 2 and children 5.

Called by `index/claims/build.py`. Pure. First the list that belongs to the total is read: behind "including" or "among
them", or put beside it where its numbers add up to it; it ends where others, another outcome or another sentence begin.
For a group that no such list names, the largest number that the story gives for it counts; somebody told alone ("a
nurse died") says only that there was at least one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.claims.accounts import NUMERIC
from index.claims.casualties import Mention
from index.claims.document import Sentence
from index.claims.harm_words import BE
from index.claims.party import Kind, Party
from index.claims.phrases import parties
from index.claims.primary import Story
from index.claims.tokens import Token, lexicon, tokens
from index.claims.totals import Figure, Toll
from index.claims.triggers import Side, Trigger, triggers
from store.records import Count

_THEM = lexicon("them whom victims dead killed deceased fatalities casualties wounded injured")
_OPENS = lexicon("including includes included comprising")
_STOPS = lexicon(". ; ! ? while but whereas")
_COUNTED = (Kind.NUMBER, Kind.BARE, Kind.SINGLE)
_TOLD = 20
"""Of so many other figures, the largest, the groups are looked for: a page may repeat one without end."""
_SENTENCES = 4
"""In so many of the sentences that give a total its list is looked for."""
_BEHIND = 3
"""Up to so far behind a total a sentence may tell of its groups."""
_DEAD = r"(?:dead|deceased|killed|victims|fatalities|casualties)"
_HURT = r"(?:wounded|injured|hurt)"
_THOSE = re.compile(
    rf"\b(?:of|among|including)\W+(?:them\b|(?:the|those|its)\W+(?:\w+\W+)?(?:{_DEAD}|who\W+died|(?P<hurt>{_HURT}))\b)"
    rf"|^\W*the\W+(?:{_DEAD}|{_HURT})\W+(?:were|are|include[sd]?)\b",
    re.I,
)
_FAR = 30
"""At most so many words stand between a total and the word that opens its list."""
_APART = 12
"""At most so many between two entries of a list."""


@dataclass(frozen=True, slots=True)
class Part:
    """How many of a total belong to one group, and the characters of the article that say so."""

    group: str
    count: Count
    start: int
    end: int


@dataclass(slots=True)
class _List:
    """The entries of a list so far; `nested` once a list within the list has begun."""

    entries: dict[str, list[Party]] = field(default_factory=dict)
    opened: bool = False
    nested: bool = False

    def open(self) -> None:
        self.nested = self.nested or (self.opened and bool(self.entries))
        self.opened = True

    def add(self, party: Party) -> None:
        for group in party.groups:
            if group not in self.entries or not self.nested:
                self.entries.setdefault(group, []).append(party)


def by_group(result: Toll, story: Story, sentences: Sequence[Sentence]) -> dict[tuple[str, str], Part]:
    """The parts of a toll by group and field ("killed", "injured")."""
    found: dict[tuple[str, str], Part] = {}
    for name, figure in (("killed", result.killed), ("injured", result.injured)):
        if figure is None or not figure.count.best:
            continue
        stated = [m for m in figure.mentions if m.value == figure.count.best and m.sentence >= 0]
        for m in stated[:_SENTENCES]:
            behind = [part for s in sentences[m.sentence + 1 : m.sentence + _BEHIND] for part in _apart(s, name, m)]
            for part in (*parts_of(sentences[m.sentence].text, sentences[m.sentence].start, m), *behind):
                found.setdefault((part.group, name), part)
        told = [
            m for s in story.statements for m in s.mentions if m.harm.value == name and m.value <= figure.count.best
        ]
        for n, m in enumerate(sorted(told, key=lambda m: -m.value)):
            alone = m.kind not in NUMERIC and m.value < figure.count.best
            count = Count(m.value, None, m.value, "at least") if alone else m.count
            own = [Part(group, count, *m.number) for group in m.groups]
            if not own and m.value > 1 and m.sentence >= 0 and n < _TOLD:
                own = parts_of(sentences[m.sentence].text, sentences[m.sentence].start, m)
            for part in own:
                found.setdefault((part.group, name), part)
        _settle(found, name, figure)
    return found


def _settle(parts: dict[tuple[str, str], Part], name: str, figure: Figure) -> None:
    """Leave out the smaller of civilians and combatants where both together are more than the toll.

    "27 civilians were killed. … The army says that it killed 12 fighters": two words on the same people.
    """
    civil, armed = parts.get(("civilians", name)), parts.get(("combatants", name))
    if civil is None or armed is None:
        return
    if (civil.count.best or 0) + (armed.count.best or 0) > (figure.count.max or figure.count.best or 0):
        del parts[min(civil, armed, key=lambda part: part.count.best or 0).group, name]


def parts_of(text: str, offset: int, total: Mention) -> list[Part]:
    """The groups among a total, each once.

    Args:
        text: the sentence that gives it.
        offset: where the sentence starts in the article, in characters.
        total: the mention of the total.
    """
    words = tokens(text, offset)
    people = parties(words)
    inside = [p for p in people if total.number[0] <= words[p.first].start and words[p.last].end <= total.number[1]]
    if not inside:
        return []
    own = _List()
    if len(inside) == 1:
        own.entries = dict.fromkeys(inside[0].groups, inside)
    else:
        for party in inside:
            if party.kind in _COUNTED or party.kind is Kind.NAME:
                own.add(party)
    listed = _behind(words, [p for p in people if p.first > inside[-1].last], inside[-1].last, total)
    entries = own.entries | {group: those for group, those in listed.items() if group not in own.entries}
    return [part for group, those in entries.items() if (part := _part(words, group, those, total)) is not None]


def _apart(sentence: Sentence, name: str, total: Mention) -> Iterator[Part]:
    """What a sentence of its own says of the groups: "Four of them were children", "Among the dead were two nurses"."""
    told = _THOSE.search(sentence.text)
    if told is None or name != ("injured" if told.group("hurt") else "killed"):
        return
    words = tokens(sentence.text, sentence.start)
    if any(t.harm.value != name for t in triggers(words) if not t.weak):
        return
    people = parties(words)
    some = next((p for p in people if p.kind in NUMERIC and _of_those(words, p)), None)
    if some is not None:
        people = [replace(p, count=some.count, kind=Kind.NUMBER) for p in people if p.first > some.last][:1]
    entries = _List()
    for party in people:
        if party.kind in _COUNTED:
            entries.add(party)
    for group, those in entries.entries.items():
        part = _part(words, group, those, total)
        if part is not None:
            yield part if some is None else replace(part, start=words[some.first].start)


def _of_those(words: Sequence[Token], party: Party) -> bool:
    """ "Four of them", "at least three of the victims": some of those told before."""
    lower = [w.lower for w in words[party.first : party.last + 1]]
    return "of" in lower and lower[-1] in _THEM


def _behind(words: Sequence[Token], people: Iterable[Party], last: int, total: Mention) -> dict[str, list[Party]]:
    """The entries of the list behind a total, by group; those of one put beside it if they add up to it."""
    marks = triggers(words)
    listed, beside = _List(), _List()
    together = 0
    for party, gap in _until_others(words, people, last, total, marks):
        lower = [w.lower for w in gap]
        if any(t.harm is total.harm for t in marks if gap and gap[0].start <= words[t.first].start < gap[-1].end):
            listed.opened = False
        if _OPENS & set(lower) or any(
            lower[n : n + 2] in (["among", "them"], ["among", "whom"]) for n in range(len(gap))
        ):
            listed.open()
        elif len(gap) > _APART or (not listed.opened and party.kind in NUMERIC and not party.groups):
            break  # too far, or a total of its own: "45 were wounded, and 18 people, including …"
        if words[party.last].lower in ("whom", "them"):
            listed.nested = True  # "five children, one of them an infant"
        if party.kind not in _COUNTED or party.value > total.value:
            continue
        if listed.opened:
            listed.add(party)
        else:
            beside.add(party)
            together += party.value
    return listed.entries or (beside.entries if together == total.value else {})


def _until_others(
    words: Sequence[Token], people: Iterable[Party], last: int, total: Mention, marks: Sequence[Trigger]
) -> Iterator[tuple[Party, Sequence[Token]]]:
    """The phrases behind a total with the words before each, up to others or another outcome."""
    people = list(people)
    for n, party in enumerate(people):
        gap = words[last + 1 : party.first]
        until = people[n + 1].first if n + 1 < len(people) else len(words)
        crossed = [t for t in marks if last < t.first < party.first]
        follow = [t for t in marks if party.last < t.first < until and _speaks_of(words, party, t)]
        if party.others or len(gap) > _FAR or any(w.lower in _STOPS for w in gap):
            return
        if any(t.harm is not total.harm for t in (*crossed, *follow[:1])):
            return
        yield party, gap
        last = party.last


def _speaks_of(words: Sequence[Token], party: Party, trigger: Trigger) -> bool:
    """Whether a verb behind a phrase is that phrase's: not in "two women, and wounded from six to 14 others"."""
    gap = [w.lower for w in words[party.last + 1 : trigger.first]]
    return trigger.side is Side.LEFT and (not {",", "and", "or"} & set(gap) or bool(BE & set(gap)))


def _part(words: Sequence[Token], group: str, those: Sequence[Party], total: Mention) -> Part | None:
    """One group's entries together; None where they are more than the total."""
    low, best = sum(p.count.min or 0 for p in those), sum(p.value for p in those)
    high = None if any(p.count.max is None for p in those) else sum(p.count.max or 0 for p in those)
    if len(those) == 1:
        count = those[0].count
    else:
        count = Count(low, high, best, next((p.count.qualifier for p in those if p.count.qualifier), None))
    if not 0 < best <= total.value:
        return None
    return Part(group, count, words[those[0].first].start, words[those[-1].last].end)
