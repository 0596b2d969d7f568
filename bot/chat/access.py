"""Who is let in: a pure decision over what the database knows. Called by `desk.py`.

Administrators are named in the settings; members were invited; with access "open" everybody may ask. In a group
everybody may ask once somebody who may brought the bot in or approved it there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from bot.chat.incoming import Where


class Standing(IntEnum):
    """What a person may do; each may do what the ones before may."""

    STRANGER = 0
    MEMBER = 1
    EDITOR = 2
    ADMIN = 3


@dataclass(frozen=True, slots=True)
class Rules:
    """Who is an administrator, and whether everybody may ask."""

    admins: frozenset[int]
    open: bool


def standing(person_id: int | None, role: str | None, rules: Rules) -> Standing:
    """A person's standing.

    Args:
        person_id: Telegram user id; None: unknown.
        role: the member's role in the database, None for nobody's.
    """
    if person_id in rules.admins:
        return Standing.ADMIN
    if role == "editor":
        return Standing.EDITOR
    return Standing.MEMBER if role is not None or rules.open else Standing.STRANGER


def may_ask(chat: Where, who: Standing, *, approved: bool, rules: Rules) -> bool:
    """Whether a question asked there by somebody of that standing is answered."""
    if chat.is_private:
        return who > Standing.STRANGER
    return approved or rules.open


def may_approve(who: Standing) -> bool:
    """Whether somebody may bring the bot into a group."""
    return who > Standing.STRANGER
