"""Follow-ups that leave out nearly all, put as they are best read: "13" → "on the 13th", "and russia" → "by russia".

Called by `service.py` before a follow-up is read. Pure: the plan before is given. A text that says enough stays as it
is.
"""

from __future__ import annotations

import re

from bot.answer.plan import Plan, Relation
from bot.answer.reading.day_words import MONTH_NAMES
from bot.answer.reading.side_names import Named, side_alone
from bot.answer.reading.text import clean

_MEANT = re.compile(
    r"^(?:(?:oh|oops|sorry|no|wait|nope|actually|well),? )*(?:i (?:mean|meant)(?: to (?:say|ask))?|make (?:it|that)|"
    r"rather|actually|correction:?|scratch that,?)[,:]? (?=\S)",
    re.I,
)
_ABOUT = re.compile(r"^(?:ok(?:ay)?,? )?(?:and )?(?:what|how) about (?=\S)", re.I)
_COMPARED = re.compile(
    r"^(?:and )?how (?:does|do|did) (?:that|this|it|they|those) compare (?:with|to|against) "
    r"(?:that (?:of|in) )?(?:in )?",
    re.I,
)
_MANY_WHEN = re.compile(  # "how many since 25 October": of what was spoken of
    r"^(?:and )?how many (?:were )?(?=(?:since|on|in|between|during|before|after|from|until|last|this|yesterday)\b)",
    re.I,
)
_DAY = re.compile(r"^(?:and )?(?:on )?(?:the )?(\d{1,2})(st|nd|rd|th)?$", re.I)
_YEAR = re.compile(r"^(?:and |or |but )?(?:in |for )?((?:19|20)\d\d)$", re.I)
_MONTH = re.compile(rf"^(?:and )?(?:in )?({'|'.join(MONTH_NAMES)})(?: only| alone)?$", re.I)
_KIND = re.compile(
    r"^(?:no,? )?(?:just |only |and )?(?:in |for )?the (?:whole |entire )?(?P<kind>province|governorate|city|town)"
    r"(?: itself| only)?$",
    re.I,
)
_SIDE = re.compile(
    r"^(?P<lead>and|or|but|only|just|not|without|same for|by|those by|the)? ?(?:the |by )?(?P<side>[^\W\d_][\w' .-]*?)"
    r"(?: (?:ones?|only|too|alone|then|as well|instead))*$",
    re.I,
)
_ONLY = re.compile(r"\b(?:only|just|alone)\b", re.I)  # "russia only" of strikes in Syria: no other place
_WITHOUT = ("not", "without")


def completed(text: str, before: Plan) -> str:
    """The follow-up with what it leaves out; the same text where it leaves out nothing that is known here.

    Args:
        text: as the reader wrote it.
        before: the plan that it changes.
    """
    line = clean(text).strip(" ?!.")
    line = _MEANT.sub("", line)
    line = _COMPARED.sub("compared with ", line)
    line = _MANY_WHEN.sub("and ", _ABOUT.sub("and ", line))
    day = _DAY.match(line)
    if day is not None and before.period is not None and 1 <= int(day[1]) <= 31:
        return f"and on the {int(day[1])}{day[2] or 'th'}"
    year = _YEAR.match(line)
    if year is not None:
        return f"and in {year[1]}"
    month = _MONTH.match(line)
    if month is not None:
        return f"and in {month[1].title()}"  # "march" alone is no demonstration
    kind = _KIND.match(line)
    place = before.places[0] if len(before.places) == 1 else None
    if kind is not None and place is not None and place.place is not None and place.relation is Relation.IN:
        return f"and in {place.place.name} {kind['kind'].lower()}"
    side = _SIDE.match(line)
    if side is not None:
        named = side_alone(side["side"])
        lead = (side["lead"] or "").lower()
        blamed = before.perpetrator is not None or (_ONLY.search(line) is not None and bool(before.places))
        if named is Named.PEOPLE or (named is Named.COUNTRY and blamed):
            return f"and {'not ' if lead in _WITHOUT else ''}by {side['side']}"
    return line if line != clean(text).strip(" ?!.") else text
