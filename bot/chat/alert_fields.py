"""What is written behind /alerts: `place Homs`, `2 word hospital`, `quiet 21:30-6`, `zone Europe/Istanbul`. Pure.

A number in front names the alert as the menu counts them, else the newest is meant; `-` empties a field. Called by
`alerts.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.chat.alert_menu import is_zone
from store.subscriptions import Rhythm, Want

TERMS = {"word": "words", "words": "words", "actor": "actors", "source": "sources"}
RHYTHM = ("zone", "quiet", "daily")
NONE = ("-", "none", "off", "never")
HELP = (
    "Behind /alerts stand: <code>place Homs</code>, <code>word hospital</code>, <code>actor army</code>, "
    "<code>source Sample Gazette</code>; each changes the newest alert, or the second: <code>2 place Homs</code>; "
    "<code>word -</code> takes all words away. For the whole chat: <code>zone Europe/Istanbul</code>, "
    "<code>quiet 21:30-6</code>, <code>daily 7:30</code>."
)


@dataclass(frozen=True, slots=True)
class Setting:
    """One of them. `number`: of the alert, from 1; None: the newest."""

    field: str
    value: str
    number: int | None = None

    @property
    def empties(self) -> bool:
        """Whether the field is to hold nothing."""
        return self.value.lower() in NONE


class Unclear(ValueError):
    """What was written means nothing; says what would."""


def read_setting(text: str) -> Setting:
    """The setting that is written there; its field need not be one that there is."""
    found = re.match(r"\s*(?:(\d{1,2})[.:)]?\s+)?(\S*)\s*(.*)", text, re.DOTALL)
    assert found is not None
    number, field, value = found.groups()
    return Setting(field.lower(), value.strip(), int(number) if number else None)


def with_terms(want: Want, setting: Setting) -> Want:
    """The want with one word, side or outlet more, or with none."""
    name = TERMS[setting.field]
    before = {"words": want.words, "actors": want.actors, "sources": want.sources}[name]
    terms = () if setting.empties else tuple(dict.fromkeys((*before, setting.value)))
    if name == "words":
        return replace(want, words=terms)
    return replace(want, actors=terms) if name == "actors" else replace(want, sources=terms)


def with_rhythm(rhythm: Rhythm, setting: Setting) -> Rhythm:
    """The rhythm with another zone, quiet hours, or hour of the daily digest.

    Raises:
        Unclear: no such zone or time.
    """
    if setting.field == "zone":
        if not is_zone(setting.value):
            raise Unclear("No such time zone; say it like Europe/Istanbul.")
        return replace(rhythm, zone=setting.value)
    if setting.field == "daily":
        at = _minutes(setting.value)
        if at is None:
            raise Unclear("At which time? <code>/alerts daily 7:30</code>")
        return replace(rhythm, digest="daily", daily_at=at)
    if setting.empties:
        return replace(rhythm, quiet=None)
    start, _, end = re.sub(r"\s*(?:-|–|to|until)\s*", "-", setting.value).partition("-")
    quiet = _minutes(start), _minutes(end)
    if quiet[0] is None or quiet[1] is None or quiet[0] == quiet[1]:
        raise Unclear("From when to when? <code>/alerts quiet 21:30-6</code>, or <code>/alerts quiet -</code>")
    return replace(rhythm, quiet=(quiet[0], quiet[1]))


def _minutes(text: str) -> int | None:
    """Minutes after midnight of "7", "7:30" or "21.30"."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d\d))?", text.strip())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return int(found[1]) * 60 + int(found[2] or 0)
