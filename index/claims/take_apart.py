"""Takes an article that tells of several incidents apart, where it tells them clearly: each counts for itself, once.

Called by `index/claims/extract.py` with what was read of an article. Pure. `tellings.py` cuts the article; here is
decided whether the pieces stand beside each other, which of them is the main incident, and what is only their sum.
Where that is not clear the article is left whole: no claim is better than one that counts people twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations

from index.claims.beside_toll import beside_toll
from index.claims.casualties import Mention
from index.claims.dates import DateMention
from index.claims.event_place import choose_place
from index.claims.harm_words import Harm
from index.claims.hedges import Stance
from index.claims.numbers import VAGUE
from index.claims.places import PlaceMention
from index.claims.primary import Days, Statement, Story
from index.claims.reading import Reading, account_of
from index.claims.story_toll import toll_of
from index.claims.telling_places import at_home, elsewhere, holds, place_of
from index.claims.telling_words import is_total
from index.claims.tellings import Telling, dated, main_days, new_victims, news, shared_name, shared_person, tellings
from index.claims.totals import Toll, toll
from index.gazetteer import Kind

COVERED = 0.6
"""A total gives way to its parts where they tell of so large a share of it."""
MOST = 40
"""From more tellings on a page is an archive."""
ROOM = 1.25
"""How far the parts of a total may exceed it where it is open upwards ("at least 41")."""
MANY = 10
"""From so many dead on, one more or less may be the killer."""
FEW = 3
"""Below so many dead two incidents often have the same number."""
HISTORY_DAYS = 7
"""An incident that lies longer before the main one is history, which `primary.py` tells apart by its day."""


@dataclass(slots=True)
class _Part:
    """A telling with its killed and injured."""

    telling: Telling
    killed: int = 0
    injured: int = 0
    abducted: int = 0

    @property
    def size(self) -> tuple[int, int]:
        """What makes it the larger one."""
        return self.killed, self.injured

    @property
    def counts(self) -> bool:
        """Whether it gives a number of people."""
        return bool(self.killed or self.injured or self.abducted)


def take_apart(reading: Reading) -> Reading:
    """`reading` with a story of its own for each incident that the article tells clearly apart; else unchanged."""
    if not reading.stories or not reading.stories[0].main:
        return reading
    found = tellings(reading)
    parts = _parts(reading, found) if 1 < len(found) <= MOST else []
    if len(parts) < 2:
        return reading
    whole = _figures(toll(account_of(reading, reading.stories[0])))
    total = _total(reading, parts)
    if total is not None:
        return _without_total(reading, parts, total, whole)
    main = _main_part(reading, parts)
    if main is None:
        return reading
    beside = [p for p in parts if p is not main and _stands_beside(reading, p, main, whole)]
    rest = {n for t in found if t.harmed for n in t.indexes} - main.telling.indexes
    return _beside(reading, main, beside, whole, rest) if beside and _fits(reading, [main, *beside]) else reading


def _main_part(reading: Reading, parts: Sequence[_Part]) -> _Part | None:
    """The part that the main incident's sentence stands in; where the lead tells of another one, that."""
    top = reading.document.body[0].index if reading.document.body else None
    leading = next((p for p in parts if p.counts and top in p.telling.indexes), None)
    anchor = next((p for p in parts if reading.anchor in p.telling.indexes), None)
    return anchor if anchor is None or leading is None else leading


def _parts(reading: Reading, told: Sequence[Telling]) -> list[_Part]:
    """The tellings of people who came to harm, those of one place and time put together, with their tolls."""
    found: list[Telling] = []
    for telling in told:
        if not telling.harmed and reading.anchor not in telling.indexes:
            continue
        same = next((t for t in found if _same(t, telling)), None)
        if same is None:
            found.append(telling)
        else:
            same.statements += telling.statements
            same.days = same.days or telling.days
            same.place = telling.place if same.place is None else same.place
    if _allowed(reading) == (None, None):  # where nothing says how many came to harm, words that open tell nothing
        for telling in found:
            telling.opened = False
    return [_with_toll(reading, t) for t in found]


def _same(one: Telling, other: Telling) -> bool:
    """Whether two tellings are of one incident: nothing says that the later one is another."""
    if other.labelled or other.opened or other.firm:
        return shared_person(one, other)
    if one.place is not None and other.place is not None and elsewhere(one.place, other.place):
        return False
    if one.days is not None and other.days is not None and one.days != other.days:
        return not other.separate
    if one.place is None or other.place is None:
        return not other.separate
    return True


def _with_toll(reading: Reading, telling: Telling) -> _Part:
    story = _story(telling)
    account = account_of(reading, story)
    killed, injured = _figures(toll_of(account, story))
    taken = beside_toll(account.told, reading.document.sentences).get(Harm.ABDUCTED)
    return _Part(telling, killed, injured, taken.value if taken else 0)


def _figures(found: Toll) -> tuple[int, int]:
    """Killed and injured as plain numbers."""
    killed, injured = ((f.count.best or 0) if f else 0 for f in (found.killed, found.injured))
    return killed, injured


def _story(telling: Telling, *, main: bool = False) -> Story:
    return Story(Stance.NEWS, telling.days, list(telling.statements), main=main, apart=True, place=telling.place)


def _total(reading: Reading, parts: list[_Part]) -> Statement | None:
    """The sentence that tells the sum of the parts at the top of an article, None where there is none.

    What follows such a sentence in its own telling becomes a part of its own in `parts`.
    """
    anchor = next((s for s in reading.stories[0].statements if s.sentence.index == reading.anchor), None)
    if anchor is None or news(anchor) is None:
        return None
    own = next((p for p in parts if reading.anchor in p.telling.indexes), None)
    if own is None:
        return anchor if is_total(anchor.sentence.text) else None
    others = [p for p in parts if p is not own and not p.telling.separate]
    summed = [p.killed for p in others if p.killed]
    if own.killed and len(summed) > 1 and sum(summed) == own.killed and len(own.telling.statements) <= 1 + _ABOUT:
        return anchor
    rest = _rest(reading, own.telling, anchor) if len(own.telling.statements) <= 2 + _ABOUT else None
    alone = _figures(toll(account_of(reading, Story(Stance.NEWS, None, [anchor], apart=True))))[0]
    if summed and rest is not None and rest.killed and rest.killed + sum(summed) == alone:
        parts[parts.index(own)] = rest
        return anchor
    wide = [p for p in others if p.killed and _within(own.telling.place, p.telling.place)]
    return anchor if len(wide) > 1 and own.killed >= sum(p.killed for p in wide) else None


def _rest(reading: Reading, telling: Telling, anchor: Statement) -> _Part | None:
    """What a telling says beside the sentence of a sum."""
    kept = [s for s in telling.statements if s is not anchor]
    places = [m for m in (place_of(reading, s.sentence.index) for s in kept) if m is not None]
    if not kept or not places or place_of(reading, anchor.sentence.index) is not None:
        return None
    return _with_toll(reading, replace(telling, statements=kept, place=next(iter(places), None), led=True))


_ABOUT = 1
"""So many sentences more than the sum itself a lead may have."""


def _within(outer: PlaceMention | None, inner: PlaceMention | None) -> bool:
    return outer is not None and inner is not None and holds(outer, inner)


def _without_total(reading: Reading, parts: Sequence[_Part], total: Statement, whole: tuple[int, int]) -> Reading:
    """The parts instead of their sum, where they stand apart, do not exceed it and tell most of it."""
    killed, injured = _figures(toll(account_of(reading, Story(Stance.NEWS, None, [total], apart=True))))
    those = [p for p in parts if total.sentence.index not in p.telling.indexes and p.counts]
    exact = sum(p.killed for p in those) == killed > 0
    those = [p for p in those if (exact or _clear(p)) and not _of_old(reading, p.telling)]
    summed = sum(p.killed for p in those)
    covered = summed >= COVERED * killed if killed else sum(p.injured for p in those) >= COVERED * injured
    if len(those) < 2 or not covered or not _fits(reading, those):
        return reading
    main = next((p for p in those if p.size == whole), None) or max(those, key=lambda p: p.size)
    beside = [p for p in those if p is not main]
    sum_of = Story(Stance.CUMULATIVE, main_days(reading), [total])
    left = _left(reading, {total.sentence.index, *(n for p in those for n in p.telling.indexes)})
    return _replaced(reading, (_story(main.telling, main=True), main.telling), beside, [sum_of, *left], total)


def _clear(part: _Part) -> bool:
    """Whether a part's own words set it apart from others."""
    told = part.telling
    return told.labelled or told.opened or told.firm or told.separate or told.led


def _allowed(reading: Reading) -> tuple[float | None, float | None]:
    """How many dead and how many others hurt the headline and the sums of the article leave room for, None unknown."""
    sums = [m for s in reading.stories[0].statements if is_total(s.sentence.text) for m in s.mentions]
    told = [m for m in (*reading.headline, *sums) if not m.part and m.count.qualifier not in VAGUE]
    return _most(m for m in told if m.harm is Harm.KILLED), _most(m for m in told if m.harm is not Harm.KILLED)


def _fits(reading: Reading, parts: Sequence[_Part]) -> bool:
    """Whether all parts together are no more than the headline and the sums of the article allow."""
    sums = any(is_total(s.sentence.text) for s in reading.stories[0].statements)
    if not sums and not is_total(reading.document.title) and not any(p.telling.opened for p in parts):
        return True
    killed, hurt = _allowed(reading)
    dead, wounded = sum(p.killed for p in parts), sum(p.injured for p in parts)
    if killed is None:
        return hurt is None or dead + wounded <= hurt
    return dead <= killed and (hurt is None or wounded <= hurt)


def _most(told: Iterable[Mention]) -> float | None:
    """The largest number; one that is open upwards leaves room for more, a large one for a killer who fell too."""
    found = (m.value * ROOM if m.count.max is None else m.value + (m.value >= MANY) for m in told if m.value)
    return max(found, default=None)


def _stands_beside(reading: Reading, part: _Part, main: _Part, whole: tuple[int, int]) -> bool:
    """Whether a part is certainly another incident than the main one, and no history."""
    told, own = part.telling, main.telling
    if not part.counts or _of_old(reading, told):
        return False
    if told.labelled or told.opened:
        return True
    if shared_name(reading, told, own):
        return False
    if told.firm:
        return True
    there = told.place is not None and own.place is not None and elsewhere(told.place, own.place)
    another_day = told.days is not None and own.days is not None and told.days != own.days
    alike = part.size == main.size and sum(part.size) >= FEW
    alike = alike or not (there and another_day and told.led)
    if alike and any(_repeats(part, figures) for figures in (main.size, whole, _headline(reading))):
        return False
    if told.separate:
        return there or another_day
    return there and told.led and not _may_hold(reading, own, told) and not shared_person(told, own)


def _may_hold(reading: Reading, main: Telling, told: Telling) -> bool:
    """Whether the main incident's toll may count a telling's people in: it is that of a country or province."""
    at = next((s.sentence.index for s in main.statements if new_victims(s)), main.start)
    said, close = [m for m in reading.places if m.sentence == at], place_of(reading, at)
    if close is not None and close.entry.kind not in (Kind.COUNTRY, Kind.PROVINCE):
        return False
    return not said or any(_within(m, told.place) for m in said)


def _repeats(part: _Part, figures: tuple[int, int]) -> bool:
    """Whether a part gives a figure again that is told of the main incident; one or two dead are many incidents'."""
    killed, injured = figures
    if part.killed:
        other = part.injured and not injured and part.killed < FEW
        return (part.killed == killed and not other) or part.killed + part.injured == killed + injured
    return part.injured > 0 and part.injured in (injured, killed + injured)


def _headline(reading: Reading) -> tuple[int, int]:
    """The largest numbers of killed and injured in the headline."""
    told = [m for m in reading.headline if not m.part]
    killed = max((m.value for m in told if m.harm is Harm.KILLED), default=0)
    return killed, max((m.value for m in told if m.harm is not Harm.KILLED), default=0)


def _of_old(reading: Reading, telling: Telling) -> bool:
    """Whether a telling names a day, month or year that lies long before the main incident."""
    day = reading.day.date_start if reading.day else None
    inside = [d.mention for d in reading.dates if d.sentence in telling.indexes and d.mention.date_end is not None]
    return day is not None and any((day - d.date_end).days > HISTORY_DAYS for d in inside if d.date_end is not None)


def _beside(
    reading: Reading, main: _Part, beside: Sequence[_Part], whole: tuple[int, int], others: Set[int]
) -> Reading:
    """The incidents beside the main one, whose own figures count where the whole article's are mixed with theirs.

    Args:
        reading: what was read in the article.
        main: its main incident.
        beside: the incidents beside it.
        whole: killed and injured as the whole article tells them.
        others: the sentences of all tellings but the main one's.
    """
    taken = {n for p in beside for n in p.telling.indexes}
    story = reading.stories[0]
    kept = [s for s in story.statements if s.sentence.index not in taken]
    elsewhere_told = reading.anchor not in main.telling.indexes
    if elsewhere_told or _mixed(reading, main, beside, whole) or not kept:
        rest = [
            s
            for s in kept
            if s.sentence.index not in others | main.telling.indexes and not (s.counts and is_total(s.sentence.text))
        ]
        own = sorted([*main.telling.statements, *rest], key=lambda s: s.sentence.index)
        story = replace(_story(main.telling, main=True), statements=own)
        taken |= {s.sentence.index for s in own}
    else:
        story = replace(story, statements=kept)
    return _replaced(reading, (story, main.telling), beside, _left(reading, taken))


def _mixed(reading: Reading, main: _Part, beside: Sequence[_Part], whole: tuple[int, int]) -> bool:
    """Whether the toll of the whole article is another part's, a sum with it, or told nowhere of the main one."""
    taken = {n for p in beside for n in p.telling.indexes}
    own = [s for s in reading.stories[0].statements if s.sentence.index not in taken and not is_total(s.sentence.text)]
    told = [m for s in own for m in s.mentions]
    told += [] if is_total(reading.document.title) else list(reading.headline)
    for n, value in enumerate(whole):
        mine, theirs = main.size[n], [p.size[n] for p in beside if p.size[n]]
        if value == mine or not (mine or theirs):
            continue
        joined = {mine + sum(some) for k in (0, 1, 2, len(theirs)) for some in combinations(theirs, k)} - {mine}
        if value in {*theirs, *joined} or value not in {m.value for m in told}:
            return True
    return False


def _left(reading: Reading, taken: Set[int]) -> list[Story]:
    """What is left of the article's other stories."""
    kept = (
        replace(story, statements=[s for s in story.statements if s.sentence.index not in taken])
        for story in reading.stories
        if not story.main
    )
    return [story for story in kept if story.statements]


def _replaced(
    reading: Reading,
    main: tuple[Story, Telling],
    beside: Sequence[_Part],
    left: Sequence[Story],
    total: Statement | None = None,
) -> Reading:
    """`reading` with those stories; the main incident's place and day are no other part's.

    Args:
        reading: what was read in the article.
        main: the main incident's story and telling.
        beside: the incidents beside it.
        left: what else the article tells.
        total: the sentence that sums all of them up, None without one.
    """
    story, telling = main
    home = _home(reading, [p.telling.place for p in beside], total)
    asides = (dated(reading, _story(p.telling)) for p in beside)
    stories = (story, *(replace(s, place=at_home(reading, s.place or home)) for s in asides), *left)
    day, place = reading.day, reading.place
    if telling.days is not None and (story.apart or main_days(reading) in [p.telling.days for p in beside]):
        day = _day_of(reading, telling.days) or day
    theirs = [p.telling.place.entry.place for p in beside if p.telling.place is not None]
    if story.apart or (place is not None and place.entry.place in theirs):
        place = at_home(reading, telling.place or _place_of(reading, story, total))
        stories = (replace(story, place=place) if story.place is not None else story, *stories[1:])
    return replace(reading, stories=stories, day=day, place=place)


def _day_of(reading: Reading, days: Days | None) -> DateMention | None:
    """The date that names those days in the text."""
    return next((d.mention for d in reading.dates if (d.mention.date_start, d.mention.date_end) == days), None)


def _home(reading: Reading, theirs: Sequence[PlaceMention | None], total: Statement | None) -> PlaceMention | None:
    """Where an incident was that names no place: where their sum says, else the article's place if it is no other's."""
    if total is not None:
        at = total.sentence.index
        chosen = choose_place([m for m in reading.places if m.sentence == at], at)
        if chosen is not None:
            return chosen
    taken = {place.entry.place for place in theirs if place is not None}
    return reading.place if reading.place is not None and reading.place.entry.place not in taken else None


def _place_of(reading: Reading, main: Story, total: Statement | None) -> PlaceMention | None:
    """Where the main incident was: what its own sentences name, else that of the sum, else the article's place."""
    own = {s.sentence.index for s in main.statements}
    chosen = choose_place([m for m in reading.places if m.sentence in own], min(own))
    return chosen or (_home(reading, [], total) if total is not None else reading.place)
