"""Whether an article withdraws a report: a retraction, a kill notice of an agency.

Called by `index/feeds.py` (an item that now withdraws what it reported) and by `index/claims/extract.py` (what such an
article repeats of the report is claimed by nobody). Pure, by wording.
"""

from __future__ import annotations

import re

_TITLE = re.compile(
    r"\s*(?:(?:story|report|article) (?:is |was |has been )?(?:withdrawn|retracted)"
    r"|retract(?:ed|ion)|withdrawn|withdrawal|(?:mandatory )?kill(?: notice)?)\s*(?:[:\-–—|]|$)",
    re.IGNORECASE,
)
_REPORT = r"(?:story|report|article)"
_TEXT = re.compile(
    rf"(?:this|(?:the|our) {_REPORT})[^.]{{0,80}} (?:has been|is|was) (?:withdrawn|retracted)"
    rf"|(?:has|have) (?:withdrawn|retracted) (?:this|that|the|its|our) {_REPORT}\b",
    re.IGNORECASE,
)
READ = 600
"""So many characters of the text are read: further down an article quotes others who withdraw theirs."""


def withdrawn(title: str | None, text: str) -> str | None:
    """The words by which an outlet withdraws its own report, None where it does not."""
    if title and _TITLE.match(title):
        return " ".join(title.split())[:300]
    found = _TEXT.search(text[:READ])
    return " ".join(text[found.start() : found.end()].split()) if found else None
