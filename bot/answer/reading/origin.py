"""Which data set a question wants: "in UCDP", "from the Airwars table", "in the articles".

Called by `read.py` before the speaker is read. Pure.
"""

from __future__ import annotations

import re

from bot.answer.reading.text import Scan

_ORIGINS = (
    (
        re.compile(
            r"\b(?:(?:from|in|according to|by|per|using|of|on) (?:the )?)?airwars(?:' ?s?|'s)?(?: (?:table|"
            r"data ?set|data|records?|list))?\b"
        ),
        "airwars",
    ),
    (
        re.compile(
            r"\b(?:(?:from|in|according to|by|per|using|of|on) (?:the )?)?(?:ucdp(?:[ -]?ged)?|ged|"
            r"uppsala)(?:'s)?(?: (?:table|data ?set|data|records?|sample|events?))?\b"
        ),
        "ucdp-ged",
    ),
    (
        re.compile(
            r"\b(?:(?:from|in|according to|by|per|using|of|on) (?:the )?)?acled(?:'s)?(?: (?:table|"
            r"data ?set|data|records?|events?))?\b"
        ),
        "acled",
    ),
    (
        re.compile(
            r"\b(?:(?:from|in|according to|by|per|using|of|on) )?(?:our (?:own )?|the imported |my (?:own )?)"
            r"(?:table|spreadsheet|csv)\b"
        ),
        "csv",
    ),
    (
        re.compile(
            r"\b(?:(?:from|in|according to|by|per) )(?:the )?(?:articles|news(?: articles| reports)?|press|"
            r"media(?: reports)?)(?: only| alone)?\b"
        ),
        "articles",
    ),
)


def find_origin(scan: Scan) -> str | None:
    """The data set that the question wants ("in UCDP", "from the Airwars table")."""
    for pattern, origin in _ORIGINS:
        if scan.pull(pattern) is not None:
            return origin
    return None
