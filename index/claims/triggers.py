"""The words that say what happened to people: "were killed", "wounding", "the deaths of", "in critical condition".

Called by `index/claims/casualties.py`, which finds out to whom. Pure. A new wording is a row or a pattern here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from index.claims.blows import SHOTS, struck
from index.claims.charges import charges, counts_of
from index.claims.effects import effect_at
from index.claims.harm_words import (
    AFTER_PASSIVE,
    AMOUNT_STARTS,
    BE,
    BEAT,
    BOTH_WAYS,
    FACES,
    FATAL,
    FATAL_ACTS,
    FATAL_EVENTS,
    GUNS,
    HOSPITAL,
    LEFT_ONLY,
    MULTIPLE,
    NOT_VERB_BEFORE,
    NOUN_AFTER,
    NOUN_BEFORE,
    OF_NOUNS,
    OUTCOMES,
    PAIRED,
    RIGHT_ONLY,
    SELVES,
    SERIES,
    SUFFER,
    TO_DEATH,
    VENUES,
    VERBS,
    WOUNDS,
    Harm,
)
from index.claims.lives_taken import CLAIM, by_means, claims_lives, gave_life, to_death
from index.claims.numbers import WORDS
from index.claims.state_words import counted_hurt, state_at
from index.claims.tokens import Token, lexicon, near, word_at


class Side(Enum):
    """Where the people stand that a trigger speaks of."""

    LEFT = "left"  # "12 people died"
    RIGHT = "right"  # "killing 12 people"
    OF = "of"  # "the death of 12 people"
    SELF = "self"  # nobody beside it: "a double homicide", "killed himself"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or group of words, tokens `first` to `last`, that says that people came to harm.

    Attributes:
        weak: it only suggests harm ("was taken to hospital").
        number: how many, where the trigger says so itself ("double homicide" 2), else 0.
        lives: it tells that they are alive ("in stable condition").
    """

    first: int
    last: int
    harm: Harm
    side: Side
    weak: bool = False
    number: int = 0
    lives: bool = False


_WOUNDING = SHOTS - {"round", "rounds", "shots", "blast", "blasts"}
_TAKE = lexicon("took takes taken taking ended ends ending")


def triggers(words: Sequence[Token]) -> list[Trigger]:
    """Every trigger of a sentence, from left to right, not overlapping."""
    found: list[Trigger] = []
    at = 0
    while at < len(words):
        trigger = _at(words, at)
        if trigger is None:
            at += 1
            continue
        found.append(trigger)
        at = trigger.last + 1
    return found


def _at(words: Sequence[Token], at: int) -> Trigger | None:
    """The trigger whose first word is at `at`."""
    word = words[at].lower
    if word in MULTIPLE:
        return _multiple(words, at)
    size, _, rest = word.partition("-")
    if rest and size in MULTIPLE:
        harm = Harm.HIT if rest in ("shooting", "stabbing") else Harm.KILLED
        known = rest in ("shooting", "stabbing", "homicide", "murder", "fatal", "killing", "slaying")
        return Trigger(at, at, harm, Side.SELF, number=MULTIPLE[size]) if known else None
    if word in FATAL and word_at(words, at + 1) in FATAL_ACTS:
        if word_at(words, at + 2) in SELVES:
            return Trigger(at, at + 2, Harm.KILLED, Side.LEFT)
        side = Side.RIGHT if word_at(words, at + 1).endswith("ing") else _both_ways(words, at, at + 1)
        return Trigger(at, at + 1, Harm.KILLED, side)
    if word in ("fatal", "deadly") and word_at(words, at + 2) == "of" and word_at(words, at + 1) in FATAL_EVENTS:
        return Trigger(at, at + 2, Harm.KILLED, Side.OF)
    if word == "counts" and "of" in (
        word_at(words, at + 1),
        word_at(words, at + 1) == "each" and word_at(words, at + 2),
    ):
        return _charged(at, counts_of(words, at))
    if word in FATAL:
        return Trigger(at, at, Harm.KILLED, Side.LEFT)
    if word in ("murder", "homicide", "manslaughter") and word_at(words, at + 1) in ("counts", "charges"):
        return _charged(at, charges(words, at))
    for lookup in (_phrase, _verb, _wounds):
        trigger = lookup(words, at)
        if trigger is not None:
            return trigger
    return None


def _charged(at: int, charge: tuple[Harm, int] | None) -> Trigger | None:
    """The trigger of two words for what a charge counts."""
    if charge is None:
        return None
    harm, number = charge
    return Trigger(at, at + 1, harm, Side.SELF, weak=harm is Harm.HIT, number=number)


def _multiple(words: Sequence[Token], at: int) -> Trigger | None:
    """ "a double homicide", "triple fatal shooting", "quadruple shooting"."""
    follow = [word_at(words, at + n) for n in (1, 2)]
    number = MULTIPLE[words[at].lower]
    if follow[0] in (
        "homicide",
        "murder",
        "killing",
        "slaying",
        "fatality",
        "fatal",
        "homicides",
        "murders",
        "murder-suicide",
    ):
        return Trigger(at, at + 1, Harm.KILLED, Side.SELF, number=number)
    if follow[0] in ("shooting", "stabbing"):
        return Trigger(at, at + 1, Harm.HIT, Side.SELF, number=number)
    return None


def _phrase(words: Sequence[Token], at: int) -> Trigger | None:
    """Groups of words that are triggers together."""
    word, after, third = words[at].lower, word_at(words, at + 1), word_at(words, at + 2)
    if word in ("pronounced", "declared", "confirmed", "found", "presumed") and after in ("dead", "deceased"):
        return Trigger(at, at + 1, Harm.KILLED, Side.LEFT)
    if word == "gunned" and after == "down":
        return Trigger(at, at + 1, Harm.KILLED, _both_ways(words, at, at + 1))
    if word in ("gunning", "guns") and after == "down":
        return Trigger(at, at + 1, Harm.KILLED, Side.RIGHT)
    if word in TO_DEATH and after == "to" and third == "death":
        return Trigger(at, at + 2, Harm.KILLED, _both_ways(words, at, at + 2))
    if word in (TO_DEATH | BEAT) and to_death(words, at):
        return Trigger(at, at, Harm.KILLED, Side.RIGHT)
    if word in ("succumbed", "succumbs"):
        return Trigger(at, at, Harm.KILLED, Side.LEFT)
    if word == "injury" and (after in WORDS or after.isdigit()):
        return Trigger(at, at, Harm.INJURED, Side.RIGHT)
    if word == "passed" and after == "away":
        return Trigger(at, at + 1, Harm.KILLED, Side.LEFT)
    if word in ("lost", "lose", "losing") and after in ("his", "her", "their") and third in ("life", "lives"):
        return Trigger(at, at + 2, Harm.KILLED, Side.LEFT)
    if word in CLAIM and claims_lives(words, at):
        return Trigger(at, at, Harm.KILLED, Side.RIGHT)
    if word in _TAKE and after in ("his", "her", "their") and third == "own":
        return Trigger(at, at + 2, Harm.KILLED, Side.LEFT)
    if word in ("turned", "turning", "turns", "turn") and near(words, at, 5, GUNS):
        last = next((n for n in range(at + 1, at + 8) if word_at(words, n) in SELVES), None)
        if last is not None:
            return Trigger(at, last, Harm.KILLED, Side.LEFT, weak=True)
    if word in ("committed", "committing", "commits") and after == "suicide":
        return Trigger(at, at + 1, Harm.KILLED, Side.LEFT)
    if (word == "death" and after == "toll") or word == "toll":
        return Trigger(at, at + (word == "death"), Harm.KILLED, Side.RIGHT)
    if word in ("killed", "shot", "kills", "shoots", "kill", "killing", "shooting") and after in (
        "himself",
        "herself",
        "themselves",
        "self",
    ):
        dead = 1 if third == "dead" else 2 if (third, word_at(words, at + 3)) == ("to", "death") else 0
        harm = Harm.KILLED if dead or word.startswith("kill") else Harm.HIT
        return Trigger(at, at + 1 + dead, harm, Side.LEFT)
    state = state_at(words, at)
    if state is not None:
        return Trigger(at, state.last, state.harm, Side.LEFT, weak=True, lives=state.lives)
    told = effect_at(words, at)
    if told is not None:
        return Trigger(at, told.last, told.harm, Side.RIGHT if told.right else Side.LEFT, weak=told.weak)
    if gave_life(words, at):
        return Trigger(at, at + 3, Harm.KILLED, Side.LEFT)
    if word in ("struck", "hit", "hits", "strikes", "grazed") and any(
        word_at(words, n) in SHOTS for n in range(max(0, at - 3), at)
    ):
        return Trigger(at, at, Harm.HIT, Side.RIGHT)
    if word in ("sent", "sends", "sending", "put", "puts", "lands", "landed") and near(words, at, 10, HOSPITAL):
        return Trigger(at, at, Harm.HIT, Side.RIGHT)
    if word == "wounds" and (after in WORDS or after.isdigit() or after in ("at", "dozens", "several", "up", "a")):
        return Trigger(at, at, Harm.INJURED, Side.RIGHT)
    if word == "wound" and word_at(words, at - 1) in (",", "and", "to") and (after in WORDS or after == "another"):
        return Trigger(at, at, Harm.INJURED, Side.RIGHT)
    if word in ("struck", "hit", "wounded", "injured", "grazed") and near(words, at, 6, _WOUNDING):
        return Trigger(at, at, Harm.HIT, Side.LEFT)
    if word in ("struck", "hit") and struck(words, at):
        return Trigger(at, at, Harm.HIT, Side.LEFT)
    return None


def _verb(words: Sequence[Token], at: int) -> Trigger | None:
    """Verbs and their nouns, one word or a fixed pair ("shot and killed", "shot dead", "shot to death")."""
    word = words[at].lower
    if word not in VERBS:
        return None
    for harm, forms in BOTH_WAYS.items():
        if word in forms:
            return _participle(words, at, harm)
    for harm, forms in LEFT_ONLY.items():
        if word in forms:
            return _left_only(words, at, harm)
    before = word_at(words, at - 1)
    for harm, forms in OF_NOUNS.items():
        if word in forms and word_at(words, at + 1) in ("of", "to"):
            if word_at(words, at + 1) == "to" and word not in ("injuries", "injury"):
                break
            if before == "attempted":
                return Trigger(at, at + 1, Harm.HIT, Side.OF, weak=True)
            return Trigger(at, at + 1, harm, Side.OF)
    if word == "shooting" and word_at(words, at + 1) in ("death", "deaths") and word_at(words, at + 2) == "of":
        return Trigger(at, at + 2, Harm.KILLED, Side.OF)
    for harm, forms in RIGHT_ONLY.items():
        if word in forms and (before.endswith("'s") or word_at(words, at + 1) in NOUN_AFTER):
            return None
        if word in forms and (before not in NOT_VERB_BEFORE or by_means(words, at)) and before not in NOUN_BEFORE:
            if before == "of" and word_at(words, at - 2) in SERIES:
                return None
            fatal = harm is Harm.HIT and to_death(words, at)
            return Trigger(at, at, Harm.KILLED if fatal else harm, Side.RIGHT)
    return None


def _participle(words: Sequence[Token], at: int, harm: Harm) -> Trigger | None:
    """ "killed", "shot" and their pairs; None where "shot" is a noun or somebody was only shot at."""
    word = words[at].lower
    before, after, third = word_at(words, at - 1), word_at(words, at + 1), word_at(words, at + 2)
    last = at
    if harm is Harm.HIT:
        if (before in NOUN_BEFORE and after not in ("and", "dead", "in", "multiple", "to", "himself")) or (
            before in ("a", "the", "single", "gun", "shots", "another") and word == "shot"
        ):
            return None
        if (
            after == "at"
            and third not in ("the", "least", "a", "about", "his", "her", "close", "point", "around")
            and not third[:1].isdigit()
            and not near(words, at + 1, 6, VENUES)
        ):
            return None
        if word == "shot" and after in ("up", "down", "off", "rang", "out", "glass", "video"):
            return None
        if after in ("dead",):
            harm, last = Harm.KILLED, at + 1
        elif after == "to" and third == "death":
            harm, last = Harm.KILLED, at + 2
        elif after in ("and", "or", "&", "then") and third in OUTCOMES:
            harm = (
                Harm.INJURED
                if third in ("wounded", "injured") or third.endswith("ously") or third == "critically"
                else Harm.KILLED
            )
            last = at + 2
            if third in ("fatally", "critically", "seriously"):
                last = at + 3
    elif (
        after in ("and", "or", "/", "&")
        and third in PAIRED
        and harm in (Harm.KILLED, Harm.INJURED)
        and word_at(words, at + 2) != word
    ):
        return Trigger(at, at + 2, Harm.TOLL, _both_ways(words, at, at + 2))
    if (
        harm is Harm.INJURED
        and before in ("the", "least", "an")
        and after not in ("in", "by", "when", "during", "after")
    ) and before == "the":
        return None
    if word_at(words, last + 1) in ("himself", "herself", "themselves"):
        return Trigger(at, last + 1, harm, Side.LEFT)
    if harm is Harm.INJURED and counted_hurt(words, at):
        return Trigger(at, at, harm, Side.LEFT)
    side = _both_ways(words, at, last)
    fatal = harm is Harm.HIT and side is Side.RIGHT and to_death(words, at)
    return Trigger(at, last, Harm.KILLED if fatal else harm, side)


def _both_ways(words: Sequence[Token], first: int, last: int) -> Side:
    """LEFT for "X were killed" and "X killed in …", RIGHT for "killed X"."""
    for n in range(first - 1, max(first - 4, -1), -1):
        if words[n].lower in BE:
            return Side.LEFT
        if not (
            words[n].lower.endswith("ly")
            or words[n].lower in ("also", "both", "all", "not", "then", "later", "each", "just", "two")
        ):
            break
    after = word_at(words, last + 1)
    if (after, word_at(words, last + 2)) in AMOUNT_STARTS:
        return Side.RIGHT
    if after in AFTER_PASSIVE:
        if after in ("multiple", "several") and word_at(words, last + 2) not in ("times",):
            return Side.RIGHT
        return Side.LEFT
    return Side.RIGHT


def _numbered(words: Sequence[Token], at: int) -> bool:
    """ "The number of dead": what follows says how many."""
    return word_at(words, at - 2) == "number"


_NEXT = lexicon("a an another several at others many more dozens scores his her")
"""Behind "dead and wounded", where the wounded are others than the dead."""


def _left_only(words: Sequence[Token], at: int, harm: Harm) -> Trigger | None:
    word = words[at].lower
    before, after = word_at(words, at - 1), word_at(words, at + 1)
    if word == "die" and (before in NOT_VERB_BEFORE or "let" in [word_at(words, n) for n in range(at - 5, at)]):
        return None  # "to die", "don't let my baby die"
    if word == "dead" and after == "in" and word_at(words, at + 2) == "the" and word_at(words, at + 3) in FACES:
        return None
    if word == "dead" and (
        (after == "or" and word_at(words, at + 2) == "alive") or (before == "of" and _numbered(words, at))
    ):
        return None
    if word == "dead" and (
        before in ("the", "a", "his", "her", "their")
        or after
        in (
            "end",
            "link",
            "bodies",
            "body",
            "man",
            "woman",
            "sea",
            "people",
        )
    ):
        return None
    third = word_at(words, at + 2)
    if word == "dead" and after in ("and", "or", "&", "/") and third in ("wounded", "injured"):
        behind = word_at(words, at + 3)
        if not (behind[:1].isdigit() or behind in WORDS or behind in _NEXT):
            return Trigger(at, at + 2, Harm.TOLL, Side.LEFT)
    if word == "missing" and after in ("since", "person", "persons", "a", "the", "work", "from") and before not in BE:
        return None
    return Trigger(at, at, harm, Side.LEFT)


def _wounds(words: Sequence[Token], at: int) -> Trigger | None:
    """ "suffered a gunshot wound", "with non-life-threatening injuries": somebody to the left was hit or injured."""
    if words[at].lower not in WOUNDS:
        return None
    for n in range(at - 1, max(at - 8, -1), -1):
        word = words[n].lower
        if word in SUFFER:
            gun = any(
                word_at(words, k) in ("gunshot", "gun-shot", "gun", "stab", "bullet", "shot", "shotgun")
                for k in range(n, at)
            )
            if word == "of" and word_at(words, n - 1) in ("died", "die", "dying", "because", "result"):
                return None
            if word == "from" and word_at(words, n - 1) not in ("suffering", "suffered", "recovering", "bleeding"):
                return None
            first = n if n > 0 else at
            fatal = any(
                word_at(words, k) in ("fatal", "mortal") and word_at(words, k - 1) != "non" for k in range(n, at)
            )
            harm = Harm.KILLED if fatal else Harm.HIT if gun else Harm.INJURED
            return Trigger(first, at, harm, Side.LEFT, weak=word in ("of", "had", "has"))
        if word in (".", ";", ",", "who", "was", "were"):
            break
    return None
