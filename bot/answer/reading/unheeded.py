"""Parts of a question that were read as their opposite, or of the wrong people: what is left out, whose toll.

Called by `unserved.py`, which names them to the reader. Pure.
"""

from __future__ import annotations

import re

from bot.answer.plan import Operation, Plan
from bot.answer.reading.number_words import NUMBER
from bot.answer.reading.text import Scan

OPEN = frozenset({Operation.PASSAGE, Operation.COVERAGE, Operation.WHO_SAYS})
"""What is answered in words, whatever a question leaves out."""
LEAVES_OUT = re.compile(
    r"\b(?:excluding|exclude[sd]?|except(?: for)?|excepting|other than|apart from|aside from|besides|leaving out|minus|"
    r"leave out|without counting|not (?:counting|including)|but not|rather than|instead of|disregarding|ignoring|"
    r"discounting|barring|save for)\b[^ ,.;?]*(?:[ \x1f]+[^ ,.;?\x1f]+){0,2}"
)


def unread_exclusions(plan: Plan, scan: Scan) -> tuple[str, ...]:
    """ "Other than in the camps": a part that is left out and that no field of the plan leaves out.

    What is read as left out is marked together with the words that lead to it; a lead that is still there was not
    heeded, and what stands behind it was read as if it were asked for.
    """
    leads = [*LEAVES_OUT.finditer(scan.rest)]
    if plan.target is not None and plan.at_most != 0:
        leads += _WITHOUT_SITE.finditer(scan.rest)
    if plan.operation in OPEN and not any(match.start() == 0 for match in leads):
        return ()
    named = (" ".join(scan.text[slice(*match.span())].lower().split()) for match in leads)
    return tuple(words for words in named if words != "but not")  # "not …" alone is named by `unread_denials`


_WITHOUT_SITE = re.compile(r"\bwithout(?: the| any)?(?: ?\x1f)+")


_OF_ALL = re.compile(
    rf"\b(?:more than|over|at least|fewer than|less than|under|exactly|between \d+ and|\d+ to) ?(?:{NUMBER})"
    r"(?: or more)? "
    r"(?:people |persons )?(?:killed|dead|deaths|fatalities|people|persons|victims)\b|"
    rf"\b(?:{NUMBER})(?:\+| or more) (?:people |persons )?(?:killed|dead|deaths|fatalities|people|persons|victims)\b"
)


def unread_bound(plan: Plan, text: str) -> tuple[str, ...]:
    """ "Children killed in attacks with over 10 dead": a bound of all the dead, where the plan bounds the group's."""
    if plan.group is None or (plan.at_least is None and not plan.at_most) or plan.operation in OPEN:
        return ()
    match = _OF_ALL.search(text.lower())
    return (match.group(),) if match is not None else ()
