"""Reads amounts of people out of words: digits, words, ranges, vague amounts and the qualifiers before them.

Called by `index/claims/phrases.py`; also useful wherever a question names a number. Pure. It must not decide
what is counted; it only leaves out figures that never count people (money, times, ages, shares, ordinals, years).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.claims.ages import OLDEST, is_age
from index.claims.tokens import Token, lexicon, word_at
from store.records import Count

CHANGES = lexicon("rose risen rises rising climbed increased grew grown jumped up revised lowered fell raised raising")
"""Verbs of a number that is no longer what it was."""
_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {w: n for n, w in enumerate(_UNITS)} | {w: 10 * (n + 2) for n, w in enumerate(_TENS)}
WORDS |= {f"{t}-{u}": WORDS[t] + WORDS[u] for t in _TENS for u in _UNITS[1:10]}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}

VAGUE = {
    "couple": 2,
    "pair": 2,
    "duo": 2,
    "trio": 3,
    "several": 2,
    "few": 2,
    "many": 2,
    "numerous": 2,
    "multiple": 2,
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 1_000_000,
}
"""Vague amounts in the most conservative reading, as ACLED's codebook has it ("dozens" 12, "hundreds" 100).

"Several", "many" and a bare plural are the smallest plural, two; all of them are open upwards.
"""

_LOWER = ("at least", "no fewer than", "no less than", "not less than", "minimum of", "a minimum of", "as few as")
_MORE = ("more than", "over", "upwards of", "in excess of", "above", "well over")
_UPPER = ("up to", "as many as", "at most", "no more than", "a maximum of", "as much as", "maximum of")
_UNDER = ("fewer than", "less than", "under")
_ABOUT = (
    "nearly",
    "almost",
    "close to",
    "about",
    "around",
    "approximately",
    "some",
    "roughly",
    "an estimated",
    "estimated",
    "reportedly",
    "possibly",
    "potentially",
    "likely",
    "perhaps",
    "probably",
    "allegedly",
)
QUALIFIERS: dict[tuple[str, ...], str] = {
    tuple(words.split()): kind
    for kind, group in (("low", _LOWER), ("more", _MORE), ("high", _UPPER), ("under", _UNDER), ("about", _ABOUT))
    for words in group
}
_LONGEST = max(len(q) for q in QUALIFIERS)

_STARTS = (
    frozenset(WORDS) | frozenset(VAGUE) | frozenset(q[0] for q in QUALIFIERS) | {"a", "an", "half", "between", "from"}
)
_NOT_PEOPLE_AFTER = lexicon(
    "% percent per cent a.m p.m am pm a.m. p.m. kilometers kilometres km miles mile meters metres feet foot yards",
    "blocks block years year yrs months month weeks week",
    "days day hours hour minutes minute seconds times dollars euros",
    "pounds lira degrees inches acres tons tonnes kg lbs",
    "caliber calibre mm rounds shots bullets houses homes buildings",
    "vehicles cars trucks missiles rockets shells bombs airstrikes",
    "strikes raids counts shell casings casing bullet guns gun",
    "firearms apartments storey story storeys floors floor separate o'clock et est gmt handguns families attacks",
    "names shootings homicides murders incidents villages towns schools stations points sites tents drones jets",
    "search warrants warrant yds",
    "generations generation warplanes operations -storey -story gunshots shops units members-strong noon",
)
_NOT_PEOPLE_BEFORE = lexicon(
    "$ € £ # age aged ages page route highway interstate chapter section channel unit apartment room suite phase grade",
    "district ward precinct zone area january february march april may june july august september october november",
    "december jan feb mar apr jun jul aug sept sep oct nov dec dec. nov. oct. sept. aug. feb. jan. us- exit",
    "turned fox nbc abc cbs rs inr pkr",
)
_CALLED = lexicon("call called calling calls dial dialed dialled phoned phone to a the")
_COMPOUND = lexicon("year month day week mm y ye yea yr yo story storey person member hour mile minute foot man")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number expression: tokens `first` to `last` (inclusive), qualifier words included."""

    first: int
    last: int
    count: Count
    exact: bool = True

    @property
    def value(self) -> int:
        """The number to calculate with."""
        return self.count.best or 0


def amounts(words: Sequence[Token]) -> list[Amount]:
    """Every amount in a sentence, from left to right, not overlapping."""
    found: list[Amount] = []
    at = 0
    while at < len(words):
        amount = _amount_at(words, at)
        if amount is None:
            at += 1
            continue
        found.append(amount)
        at = amount.last + 1
    return found


def read_number(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The plain number that starts at token `at`: (value, last token), None where there is none."""
    if at >= len(words):
        return None
    word = words[at].lower
    value: int | None = None
    last = at
    if word.isascii() and word.replace(",", "").replace(".", "").isdigit():
        digits = word.replace(",", "")
        if "." in digits:
            return _scaled_decimal(words, at, digits)
        value = int(digits[:12])
    elif word in WORDS:
        value = WORDS[word]
        if value >= 20 and value % 10 == 0 and at + 1 < len(words):
            step = 2 if words[at + 1].lower == "-" and at + 2 < len(words) else 1
            unit = WORDS.get(words[at + step].lower, 0)
            if 0 < unit < 10:
                value, last = value + unit, at + step
    elif word in ("a", "an", "half") and at + 1 < len(words):
        return _a_scale(words, at)
    if value is None:
        return None
    return _scaled(words, value, last)


def _a_scale(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "a hundred", "a dozen", "half a million", "half a dozen"."""
    if words[at].lower == "half":
        skip = 2 if at + 2 < len(words) and words[at + 1].lower in ("a", "an", "-") else 1
        after = words[at + skip].lower if at + skip < len(words) else ""
        scale = 12 if after == "dozen" else _SCALES.get(after, 0)
        return (scale // 2, at + skip) if scale else None
    after = words[at + 1].lower
    if after == "dozen":
        return 12, at + 1
    if after in _SCALES:
        return _scaled(words, 1, at)
    return None


def _scaled(words: Sequence[Token], value: int, last: int) -> tuple[int, int]:
    """Multiply by the scale words that follow: "two hundred and six", "1.2 million"."""
    total = 0
    while last + 1 < len(words):
        after = words[last + 1].lower
        if after == "dozen":
            return value * 12, last + 1
        if after not in _SCALES:
            break
        if after == "hundred" and value >= _SCALES[after]:
            return value, last + 1  # "100 hundred" is a slip for one of them
        total += value * _SCALES[after]
        last += 1
        value = 0
        step = 2 if last + 2 < len(words) and words[last + 1].lower == "and" else 1
        follow = WORDS.get(words[last + step].lower) if last + step < len(words) else None
        if follow is None or _SCALES[after] >= 1_000_000:
            break
        value, last = follow, last + step
    return total + value, last


def _scaled_decimal(words: Sequence[Token], at: int, digits: str) -> tuple[int, int] | None:
    """ "1.2 million"; a decimal without a scale counts no people, "300.000" is a thousand separator."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if after in _SCALES:
        return int(float(digits[:12]) * _SCALES[after]), at + 1
    head, _, tail = digits.rpartition(".")
    return (int((head + tail).replace(".", "")), at) if len(tail) == 3 and head not in ("", "0") else None


def _amount_at(words: Sequence[Token], at: int) -> Amount | None:
    """The amount whose first word (qualifier or number) is at `at`."""
    first = words[at].lower
    if first not in _STARTS and not first[0].isdigit():
        return None
    if first == "many" and at and words[at - 1].lower == "how":
        return None
    kind, wording, start = _qualifier(words, at)
    vague = _vague(words, start)
    if vague is not None:
        value, last, name = vague
        if last + 1 < len(words) and words[last + 1].lower in _NOT_PEOPLE_AFTER:
            return None
        best = Count(min=value, max=None, best=value, qualifier=wording or name)
        return Amount(at, last, best, exact=False)
    if words[start].lower == "from" and at and words[at - 1].lower in CHANGES:
        return _changed(words, at)
    if words[start].lower in ("between", "from") and start == at:
        return _range(words, at, at + 1, ("and", "to"))
    number = read_number(words, start)
    if number is None:
        return None
    value, last = number
    if not _counts_people(words, start, last, value):
        return None
    joints: tuple[str, ...] = ("-", "–", "—", "to", "or")
    if last + 2 < len(words) and words[last + 1].lower == "and" and words[last + 2].lower in ("up", "as", "possibly"):
        joints = (*joints, "and")
    spread = _range(words, at, start, joints) if last + 2 < len(words) else None
    if spread is not None:
        return spread
    if word_at(words, last + 1) == "or" and word_at(words, last + 2) == "n-year-old":
        return None  # "17 or 18 years old"
    return Amount(at, last, qualified(value, kind, wording), exact=kind in ("", "low"))


def _changed(words: Sequence[Token], at: int) -> Amount | None:
    """ "Rose from 12 to 14": the new number; `at` is the index of "from"."""
    old = read_number(words, at + 1) if at + 1 < len(words) else None
    behind = old[1] + 2 if old else len(words)
    new = read_number(words, behind) if behind < len(words) and words[behind - 1].lower == "to" else None
    return Amount(at, new[1], Count(new[0], new[0], new[0])) if new else None


def qualified(value: int, kind: str, wording: str | None) -> Count:
    """The count that `value` with a qualifier of `kind` allows ("more than 1,300": 1,300 or more)."""
    if kind in ("low", "more"):
        return Count(value, None, value, wording)
    if kind in ("high", "under"):
        return Count(None if kind == "under" else 0, value, value, wording)
    if kind == "about":
        return Count(value, value, value, wording)
    return Count(value, value, value)


def _qualifier(words: Sequence[Token], at: int) -> tuple[str, str | None, int]:
    """(kind, the words, index after them) of the qualifier at `at`; kind "" where there is none."""
    for size in range(min(_LONGEST, len(words) - at - 1), 0, -1):
        key = tuple(w.lower for w in words[at : at + size])
        if key in QUALIFIERS:
            after = at + size
            kind, wording, last = _qualifier(words, after) if QUALIFIERS[key] == "about" else ("", None, after)
            return (kind, wording, last) if kind else (QUALIFIERS[key], " ".join(key), after)
    return "", None, at


def _vague(words: Sequence[Token], at: int) -> tuple[int, int, str] | None:
    """(value, last token, the word) of "dozens of", "a couple of", "several"."""
    start = at
    if words[at].lower in ("a", "an") and at + 1 < len(words):
        at += 1
        if words[at].lower in ("large", "small", "unknown", "unspecified", "significant") and at + 1 < len(words):
            at += 1
        if words[at].lower == "number" and at + 1 < len(words) and words[at + 1].lower == "of":
            return 2, at + 1, "a number of"
        if words[at].lower == "handful":
            of = at + 1 < len(words) and words[at + 1].lower == "of"
            return 3, at + of, "a handful"
    word = words[at].lower
    if word not in VAGUE or (start != at and word not in ("couple", "pair", "few", "trio")):
        return None
    value = VAGUE[word]
    last = at
    if at + 1 < len(words) and words[at + 1].lower == "of":
        last = at + 1
        follow = words[at + 2].lower if at + 2 < len(words) else ""
        if word in ("tens", "hundreds") and follow in ("thousands", "millions"):
            value *= VAGUE[follow]
            last = at + 3 if at + 3 < len(words) and words[at + 3].lower == "of" else at + 2
            return value, last, f"{word} of {follow}"
    return value, last, word


def _range(words: Sequence[Token], first: int, at: int, joints: tuple[str, ...]) -> Amount | None:
    """ "between 3 and 5", "12-15", "12 to 15", "two or three": low to high."""
    low = read_number(words, at)
    if low is None or low[1] + 2 >= len(words) or words[low[1] + 1].lower not in joints:
        return None
    start = low[1] + 2
    if words[start].lower in ("up", "as", "possibly", "perhaps", "likely", "maybe", "potentially"):
        start = _qualifier(words, start)[2] if words[start].lower != "maybe" else start + 1
    high = read_number(words, start)
    if high is None or not low[0] < high[0] <= max(10 * low[0], 20):
        return None
    if not _counts_people(words, at, high[1], high[0]):
        return None
    joint = words[low[1] + 1].lower
    if joint == "or" and high[0] - low[0] > 5:
        return None
    return Amount(first, high[1], Count(low[0], high[0], low[0], None), exact=False)


def _counts_people(words: Sequence[Token], first: int, last: int, value: int) -> bool:
    """False for money, times, ages, shares, ordinals, years, house numbers and parts of dates."""
    after = words[last + 1].lower if last + 1 < len(words) else ""
    before = words[first - 1].lower if first else ""
    if after in _NOT_PEOPLE_AFTER or before in _NOT_PEOPLE_BEFORE or _in_a_name(words, first):
        return False
    if after in (":", "/") and last + 2 < len(words) and words[last + 2].text[:1].isdigit():
        return False
    glued = first > 1 and words[first - 1].end == words[first].start
    if before in (":", "/") and glued and words[first - 2].text[-1:].isdigit():
        return False
    if after == "-" and last + 2 < len(words) and words[last + 2].lower in _COMPOUND:
        return False
    if value <= OLDEST and is_age(words, first, last, value):
        return False
    if words[first].text == "911" and (
        after.startswith(("call", "dispatch", "operator", "center")) or before in _CALLED
    ):
        return False
    if (
        before == "."
        and first > 1
        and words[first - 2].lower in ("no", "rs", "jan", "feb", "aug", "sept", "oct", "nov", "dec")
    ):
        return False
    if before == "but" and any(
        w.lower in ("all", "every", "everyone", "everybody") for w in words[max(0, first - 7) : first]
    ):
        return False  # "all of its inhabitants but one"
    if before == "[" and after == "]":
        return False  # a note's mark
    if before in ("a", "an") and words[first].capital and last + 1 < len(words) and words[last + 1].capital:
        return False  # "an Eight Mile man"
    digits = words[first].text
    return not (digits.isdigit() and first == last and 1900 <= value <= 2035 and "," not in digits)


def _in_a_name(words: Sequence[Token], at: int) -> bool:
    """Whether the digits at `at` belong to the letters before them: "AK-47", "WXYZ46"."""
    if at == 0 or not words[at].text[0].isdigit() or words[at - 1].end != words[at].start:
        return False
    before = words[at - 1]
    joined = before.text == "-" and at > 1 and words[at - 2].end == before.start and words[at - 2].text.isalpha()
    return joined or before.text.isalpha()
