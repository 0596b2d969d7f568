"""Questions about the answers themselves: what "disputed" means, how figures are made, for a map or a table of them.

Called by `service.py` before a text is read as a question. Pure. The rules that the words tell of stand in
docs/incidents.md.
"""

from __future__ import annotations

import re

from bot.answer.answer import Route
from bot.answer.evidence import Draft
from bot.answer.reading.text import clean
from bot.answer.set_phrases import ASKS_MAP

_MEANS = re.compile(
    r"^(?:(?:and|so|ok|sorry),? )*(?:what (?:do|does|did) (?:you |it |that |the word )?(?:mean by )?(?P<of>.+?)"
    r"(?: mean(?: here)?)?|what(?:'s| is) (?:meant by|the meaning of) (?P<meant>.+?)|define (?P<defined>.+?)|"
    r"what counts as (?P<counts>.+?)|explain (?:the (?:word|term) )?(?P<explained>.+?))$",
    re.I,
)
_ASKS_MEANING = re.compile(r"\bmean(?:s|t|ing)?\b|^\W*(?:\w+ )?(?:define|what counts as|explain)\b", re.I)
_HOW = re.compile(
    r"^(?:(?:and|so|but|ok),? )*how (?:do|does|did|are) (?:you|it|this|they|the (?:figures?|numbers?|tolls?|counts?|"
    r"ranges?)|these(?: figures| numbers)?|(?:the |your )?incidents) (?:work|count(?:ed)?(?: (?:them|it|incidents|"
    r"deaths|people|victims))?|made|calculated|computed|decide(?: (?:that|this|what counts))?|"
    r"add(?:ed)?(?: (?:it|them))?(?: up)?|get (?:the|your|this|that) (?:figures?|numbers?))$",
    re.I,
)
_TABLE = re.compile(
    r"^(?:(?:and|please|can you|could you|can i|ok),? )*"
    r"(?:(?:give|send|show|export|download|save|get|have)(?: me| us)? ?(?:it|that|this|them|those|these)? ?)?"
    r"(?:(?:as|in|to|into) )?(?:a |an |the )?"
    r"(?:csv|excel|xlsx?|spreadsheet|google sheet|json|geojson|(?:data )?export)(?: (?:file|sheet|table))?"
    r"(?: of (?:it|that|this|them|those|these))?(?:,? please)?$",
    re.I,
)
_EXPORT = re.compile(
    r"^(?:(?:and|please|can you|can i),? )*(?:export|download) (?:it|that|this|them|those|these)$", re.I
)
_TERMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(words, re.I), text)
    for words, text in (
        (r"single[- ]source", "Single source: one source reports it, or several that repeat the same one."),
        (r"corroborated", "Corroborated: two or more independent sources report it."),
        (r"confirmed", "Confirmed: an official body gave the toll, or the data set says so."),
        (
            r"disputed|contested",
            "Disputed: independent sources give tolls that exclude each other, blame different sides, or deny it.",
        ),
        (r"retracted|withdrawn", "Retracted: every source of it withdrew the report."),
        (
            r"independent(?: sources?)?",
            "Independent: not the same outlet, not the same body quoted, not the same text.",
        ),
        (
            r"ranges?|between|lowest|highest|low(?: and high)?|high|best(?: count| figure)?",
            "A range holds the lowest and the highest count of the sources; best is the newest count of the "
            "best-placed one: who counts the dead, then who is in charge, then monitors.",
        ),
        (r"at least", "At least: the highest count of the sources has no upper end."),
        (
            r"running totals?|not added|cumulative",
            "A running total counts many incidents over a time: it is told, and never added to incidents.",
        ),
        (
            r"civilians?",
            "Civilians: those whom a report or a data set calls civilians. People of whom it says no such thing are "
            "counted as people alone.",
        ),
        (r"incidents?", "An incident: one event, put together from all reports and records of it."),
        (r"blamed(?: on)?", "Blamed: whom the reports hold responsible; it is told as their word, never as a fact."),
        (r"as known(?: on)?|as of", "As of a time: what the reports published until then said."),
    )
)
_MADE = (
    "Each figure is the sum over incidents, each incident put together from its reports and records",
    "An incident counts once, by its newest count from the best-placed source; tolls that overlap and running totals "
    "are not added. [Sources] and “list them” show what a figure is made of.",
)


_FIGURES = r"(?:numbers?|figures?|data|information|info|answers?|reports?|tolls?)"
_WHENCE = re.compile(
    rf"^(?:(?:and|so|but|ok),? )*(?:where (?:do|does|did|are) (?:all )?(?:your|the) {_FIGURES} (?:come|from|taken)"
    rf"(?: from)?|where do you (?:get|take|have) (?:your|the|this|that|all this|these) ?{_FIGURES}?(?: from)?|"
    rf"what (?:is|are) your {_FIGURES} (?:based on|from)|what are you based on)$",
    re.I,
)
WHAT_IS_INDEXED = "what is indexed?"


def asks_whence(text: str) -> bool:
    """Whether it is asked what all figures rest on: `WHAT_IS_INDEXED` in other words."""
    return _WHENCE.match(clean(text).strip(" ?!.")) is not None


def about(text: str) -> Draft | None:
    """The answer to a question about the answers; None for any other."""
    line = clean(text).strip(" ?!.\"'“”")
    if ASKS_MAP.match(line):
        return Draft(
            Route.REFUSAL, "Maps are drawn in Telegram", notes=("[Map] stands under an answer with incidents.",)
        )
    if _TABLE.match(line) or _EXPORT.match(line):
        return Draft(
            Route.REFUSAL,
            "Tables are not sent here",
            notes=("Where the bot runs, “dateline export csv” (or geojson, jsonl) writes all incidents.",),
        )
    if _HOW.match(line):
        return Draft(Route.REFUSAL, _MADE[0], notes=_MADE[1:])
    match = _MEANS.match(line)
    if match is None or _ASKS_MEANING.search(line) is None:
        return None
    term = re.sub(r"^(?:an?|the) ", "", next(one for one in match.groups() if one).strip(" \"'“”"))
    told = next((said for words, said in _TERMS if words.fullmatch(term)), None)
    if told is not None:
        return Draft(Route.REFUSAL, told)
    by_you = re.search(r"\bdo you mean by\b", line, re.I) is not None
    return Draft(Route.REFUSAL, f"“{term}” is used as the reports use it") if by_you else None
