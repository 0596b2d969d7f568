"""The words that name one point or stretch of time, as patterns: "3 March", "last week", "summer 2016".

Used by `days.py`, which says which days each form means, and by `when.py`, which finds them in a question. Pure.
"""

from __future__ import annotations

import re

from bot.answer.reading.number_words import COUNT

MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_MONTH_BARE = re.sub(r"\?P<[a-z]+>", "?:", _MONTH)
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)"
)
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_COUNT = rf"(?P<count>\d{{1,4}}|{COUNT})"
_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade)s?"
_PART = r"(?: (?:morning|afternoon|evening|night|noon))?"

_ONE_DAY = (
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH_BARE}(?:,? (?:19|20)\d\d)?|"
    rf"{_MONTH_BARE} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,? (?:19|20)\d\d)?|(?:19|20)\d\d-\d\d-\d\d"
)

# Forms of one point or stretch of time, the most telling first.
FORMS: dict[str, str] = {
    "weekof": (
        rf"(?:the )?week(?P<end>end)? (?P<edge>of|from|starting|beginning|ending|to)(?: on)? (?P<inner>{_ONE_DAY})"
    ),
    "beside": rf"(?:the )?day (?P<edge>after|before|following) (?P<inner>{_ONE_DAY})",
    "weekin": rf"(?:the )?(?P<nth>first|second|third|last|final) week (?:of |in )?{_MONTH}(?:,? (?:of )?{_YEAR})?",
    "firstof": (
        rf"(?:the )?(?P<edge>first|opening|last|final) {_COUNT} (?P<unit>day|week|month)s? (?:of|in) "
        rf"(?P<inner>{_MONTH_BARE}(?:,? (?:of )?(?:19|20)\d\d)?|(?:19|20)\d\d)(?!\d)"
    ),
    "iso": r"(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)",
    "isomonth": r"(?P<year>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?!\d|-)",
    "slashed": r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<year>(?:19|20)\d\d|\d\d)(?!\d)",
    "slashedmonth": r"(?P<m>0?[1-9]|1[0-2])[/.](?P<year>(?:19|20)\d\d)(?!\d)",
    "dayrange": (
        rf"{_DAY} ?(?:-|to|until|till|and|through) ?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of "
        rf")?{_MONTH}(?:,? (?:of )?{_YEAR})?(?!\d)"
    ),
    "dayrange_us": (
        rf"{_MONTH} {_DAY} ?(?:-|to|until|through|and) ?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? "
        rf"{_YEAR})?"
    ),
    "dmy": rf"(?:{_WEEKDAY},? )?(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? (?:of )?{_YEAR})?(?![\d])",
    "mdy": rf"(?:{_WEEKDAY},? )?{_MONTH} (?:the )?{_DAY}(?!\d)(?:,? (?:of )?{_YEAR})?",
    "part": (
        rf"(?:the )?(?P<part>early|mid(?:dle of)?|late|beginning of|start of|end of|first half(?: of)?|second "
        rf"half(?: of)?)[ -](?:the )?(?:(?:month|year) (?:of )?)?(?:{_MONTH}(?: (?:of )?{_YEAR})?|"
        rf"(?P<yearalone>(?:19|20)\d\d|(?:this|last) year))"
    ),
    "quarter": r"(?:the )?(?:q(?P<q>[1-4])|(?P<qw>first|second|third|fourth|last) quarter)(?: of)? "
    r"(?P<whichyear>(?:19|20)\d\d|(?:this|last) year)",
    "season": r"(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)? (?P<whichyear>(?:19|20)\d\d|(?:this|"
    r"last) year)(?:(?<=\d)(?: to |[/-])(?:19|20)?\d\d)?",  # "winter 2019/2020"
    "month_last_year": rf"{_MONTH} (?P<which>last|this) year",
    "month": rf"(?P<which>last|this|past)? ?{_MONTH},? (?:of )?{_YEAR}",
    "decade": r"(?:the )?(?P<decade>(?:19|20)\d)0'?s|the '?(?P<decade20>[4-9])0'?s",  # "the 90s"
    "yesterday": (
        rf"(?P<y>the day before yesterday|yesterday|today|tonight|last night|this (?:morning|afternoon|"
        rf"evening)){_PART}"
    ),
    "ago": rf"{_COUNT} {_UNIT} ago",
    "past": rf"(?:the |these )?(?:last|past|previous|preceding) {_COUNT} {_UNIT}",
    "pastone": (
        r"(?:the )?past (?P<unit>day|week|fortnight|month|quarter|year|decade)|(?:the )?last (?P<hours>24|"
        r"48|72) ?(?:hours|hrs|h)\b"
    ),
    "lastone": (
        r"(?:the )?(?P<which>last|previous|this|current) (?P<unit>week|month|quarter|year|weekend|decade)"
        r"(?: so far| to date)?|so far this (?P<unit2>week|month|year)|"
        r"(?:the )?(?P<before>week|month|year) before last|year to date|(?:over )?the weekend"
    ),
    "weekday": rf"(?:(?P<which>last|this|past) )?{_WEEKDAY}{_PART}(?! ?\d)",
    "year": rf"(?:the year )?{_YEAR}(?!\d|s\b)",
    "baremonth": rf"(?:(?P<which>last|this|past) )?{_MONTH}(?! \d)",
    "dayalone": (
        r"the (?P<day>\d{1,2})(?:st|nd|rd|th)(?=$|[?!.,;:]|\x1f| (?:in|at|and|or|how|what|who|was|were|killed|deaths|"
        r"dead|injured|wounded|civilians|children|people|only|please)\b)"
    ),
}
NAMED_GROUP = re.compile(r"\?P<[a-z0-9_]+>")
ANY = "|".join("(?:" + NAMED_GROUP.sub("?:", form) + ")" for form in FORMS.values())
