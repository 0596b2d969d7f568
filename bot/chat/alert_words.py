"""Alerts asked for in words: "tell me when something happens in Idlib", "stop", "mute until tomorrow". Pure.

Called by `alert_talk.py`. A text that asks about the past ("tell me if anyone was killed") is a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum, auto

MORNING = time(7, 0)  # "until tomorrow" ends when people are up
MUTED_FOR = timedelta(hours=24)  # "mute", with no word of how long

_POLITE = r"^(?:(?:please|pls|can you|could you|would you|hey|hi|ok|now|and),? )*"
_NEW = re.compile(
    rf"{_POLITE}(?:"
    r"(?:alert|notify|warn|ping|inform|message|text) (?:me|us)(?: (?:here|please))?|"
    r"(?:tell|let) (?:me|us)(?: know)?(?= (?:when|whenever|as soon as|every time|each time|if|once)\b)|"
    r"(?:send|give) (?:me|us) (?:an? )?(?:alerts?|notifications?)|"
    r"(?:subscribe|sign)(?: me| us)?(?: up)?(?= (?:to|for)\b)|"
    r"(?:set (?:up )?|make |create |add )(?:me )?an? (?:new )?alert|"
    r"(?:i|we) (?:want|need|would like|'d like)(?: to (?:be|get))? (?:alerts?|alerted|notified|told)|"
    r"keep (?:me|us) (?:posted|updated|informed)"
    r")(?: (?P<link>when(?:ever)?|as soon as|(?:every|each) time|if|once|about|of|on|for|to))? (?P<what>.+)$",
    re.I,
)
_ANYTHING = re.compile(
    r"^(?:there (?:is|are)|(?:some|any)thing (?:new )?(?:happens|is (?:reported|happening))|"
    r"(?:there (?:is|are) )?(?:any )?news|anything)\b"
    r"(?: (?:an?|any|new|news)\b)?\s*(?:\b(?:from|about|of)\b)?\s*",
    re.I,
)
_PAST = re.compile(r"\b(?:was|were|did|had|has|have|happened|yesterday|ago|last)\b", re.I)
_SHOW = re.compile(
    rf"{_POLITE}(?:(?:what|which)(?: alerts| subscriptions)? (?:am i|are we|is this (?:chat|group)) (?:subscribed to|"
    r"following|getting|signed up for)|(?:what|which) (?:alerts|subscriptions)(?: (?:do|did) (?:i|we))?(?: (?:have|get|"
    r"set(?: up)?|are (?:there|on|set|active)|here))*|what do (?:i|we) get alert(?:s|ed) (?:for|about|of|on)|"
    r"(?:(?:show|list)(?: me| us)? )?(?:all )?(?:my|our|the) (?:alerts|subscriptions)|(?:show|list) (?:alerts|"
    r"subscriptions)|alerts|subscriptions)$",
    re.I,
)
_THEM = (
    r"(?: (?:all|the|my|our|these|those|this|that|any|every|everything|it|them|me|sending|getting|more|other|"
    r"from|of|to))*"
)
_NAMED = rf"{_THEM}(?: (?:alerts?|subscriptions?|notifications?))?(?: (?:number |no\.? ?|#)?(?P<number>\d{{1,2}}))?"
_MUTE = re.compile(
    rf"{_POLITE}(?:mute|silence|snooze|be quiet|shut up|hush|no(?: more)?(?= alerts)|(?:pause|stop)(?=.* (?:until|"
    rf"till|for "
    rf"(?:an?|the|\d+|one|two|three) ?(?:hours?|days?|weeks?|night|minutes?))))(?P<rest>{_THEM}"
    r"(?: (?:alerts?|notifications?))?)(?: (?:(?P<how>until|till|for) )?(?P<until>.+?))?$",
    re.I,
)
_UNMUTE = re.compile(rf"{_POLITE}(?:unmute|unsilence|unsnooze)\b.*$", re.I)
_STOP = re.compile(
    rf"{_POLITE}(?:stop|cancel|delete|remove|end|(?:turn|switch) off|unsubscribe|pause|disable){_NAMED}"
    r"(?:(?: (?:for|about|on|in|of))? (?P<what>.+?))?(?: alerts?)?$",
    re.I,
)
_RESUME = re.compile(
    rf"{_POLITE}(?:resume|restart|unpause|(?:turn|switch) on|start)(?= .*alert|$| \d){_NAMED}(?: again)?$",
    re.I,
)
_STOP_ALONE = re.compile(rf"{_POLITE}(?:stop(?: it| them| all| sending (?:these|them))?|unsubscribe|pause)$", re.I)
_OF_THIS = re.compile(
    rf"{_POLITE}(?:alert|notify|subscribe|warn)(?: me| us)?(?: (?:about|of|on|for|to) (?:this|that|it|these|those|them|"
    r"the same))?$|^keep (?:me|us) (?:posted|updated|informed)(?: (?:about|of|on) (?:this|that|it))?$",
    re.I,
)
_FOR = re.compile(r"(?P<n>an?|one|two|three|half an|\d{1,3})? ?(?P<unit>minutes?|mins?|hours?|h|days?|weeks?)$", re.I)
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>am|pm)?$", re.I)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_NUMBERS = {"": 1.0, "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "half an": 0.5}


class Wish(Enum):
    """What is wished."""

    NEW = auto()
    SHOW = auto()
    STOP = auto()
    RESUME = auto()
    MUTE = auto()
    UNMUTE = auto()


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says of alerts.

    Attributes:
        words: of NEW, what to be told of; of STOP, which alert is meant ("idlib"); "" for all.
        number: of STOP and RESUME, the alert as /alerts numbers them.
        until: of MUTE, as written; "" where nothing is said.
        sure: it speaks of alerts in so many words; "stop" alone does not.
    """

    wish: Wish
    words: str = ""
    number: int | None = None
    until: str = ""
    sure: bool = True


def said_of_alerts(text: str) -> Said | None:
    """What a text says of alerts, None where it says nothing of them."""
    line = " ".join(text.split()).strip(" .!?")
    if _SHOW.match(line):
        return Said(Wish.SHOW)
    if _OF_THIS.match(line):
        return Said(Wish.NEW)
    new = _NEW.match(line)
    if new is not None:
        return _new(new)
    if _UNMUTE.match(line):
        return Said(Wish.UNMUTE)
    mute = _MUTE.match(line)
    if mute is not None:
        return Said(Wish.MUTE, until=(mute["until"] or "").strip())
    stop = _STOP.match(line)
    sure = re.search(r"\b(?:alert|subscription|notification)", line, re.I) is not None
    if stop is not None and (sure or _STOP_ALONE.match(line)):
        return Said(Wish.STOP, stop["what"] or "", _number(stop), sure=sure)
    resume = _RESUME.match(line)
    if resume is not None and (sure or line.lower() in ("resume", "unpause")):
        return Said(Wish.RESUME, number=_number(resume), sure=sure)
    return None


def _new(match: re.Match[str]) -> Said | None:
    what, link = match["what"].strip(), (match["link"] or "").lower()
    if link in ("if", "when") and _PAST.search(what):
        return None  # "tell me when the mosque was hit" is a question
    anything = _ANYTHING.match(what)
    if anything is not None:
        rest = what[anything.end() :]
        what = f"incidents {rest}" if re.match(r"(?:in|near|around|at|on)\b", rest, re.I) else rest or "incidents"
    return Said(Wish.NEW, what)


def _number(match: re.Match[str]) -> int | None:
    return int(match["number"]) if match["number"] else None


def muted_until(words: str, now: datetime) -> datetime | None:
    """When a mute ends that is to last "until tomorrow", "for 2 hours", "till 8 am"; None where that is unclear.

    Args:
        words: as written, without "until" and "for".
        now: in the chat's time zone.
    """
    said = words.lower().strip()
    if not said:
        return now + MUTED_FOR
    morning = now.replace(hour=MORNING.hour, minute=MORNING.minute, second=0, microsecond=0)
    if said in ("tomorrow", "tomorrow morning"):
        return morning + timedelta(days=1)
    if said in ("tonight", "the night", "morning", "the morning", "today"):
        return morning if morning > now else morning + timedelta(days=1)
    if said in ("next week", "after the weekend", "the weekend"):
        said = "monday"
    if said.removeprefix("next ") in _DAYS:
        ahead = (_DAYS.index(said.removeprefix("next ")) - now.weekday()) % 7
        return morning + timedelta(days=ahead or 7)
    lasting, clock = _FOR.match(said), _CLOCK.match(said)
    if lasting is not None:
        n = (lasting["n"] or "").lower()
        return now + (_NUMBERS[n] if n in _NUMBERS else int(n)) * _UNITS[lasting["unit"][0].lower()]
    if clock is None:
        return None
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if (clock["half"] or "").lower() == "pm" and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        return None
    at = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return at if at > now else at + timedelta(days=1)
