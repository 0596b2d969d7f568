"""Corrections within one message: "killed in Idlib, no sorry, in Aleppo, in March 2017".

Called by `service.py` before a text is read. Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answer.followup import laid_over
from bot.answer.plan import Operation, Plan
from bot.answer.read import Reading

_SURE = r"i (?:mean|meant)(?: to (?:say|write))?|make (?:it|that)|scratch that|correction|not that"
_MAYBE = r"oh|oops|wait|ah|er+m?|um+|uh+|no|nope|sorry|apologies|actually|rather|well"
_MARK = re.compile(
    rf"(?:\s*[,.;:!?-]+\s*|\s+)(?P<said>(?:(?:{_MAYBE})[,.!: -]+)*(?:{_SURE})[,.!: -]+)(?=\S)|"
    r"\s*[,.;:!?-]+\s*strike that\b[,.!: -]+(?=\S)|"  # "a strike that killed ten" takes nothing back
    rf"\s*[,.;:!?-]+\s*(?:(?:no|nope|sorry|wait|oops|actually)\b[,.!: -]+)(?:(?:{_MAYBE})\b[,.!: -]+)*(?=\S)",
    re.I,
)


def split_at_correction(line: str) -> tuple[str, str] | None:
    """What was said first, and what it was corrected to; None where nothing is taken back."""
    match = _MARK.search(line)
    if match is None or not line[: match.start()].strip():
        return None
    return line[: match.start()].strip(), line[match.end() :].strip()


def corrected(first: Reading, second: Reading, line: str) -> Reading | None:
    """The first reading with what the second puts in its place; None where the second says nothing to put there.

    Args:
        first: the reading of what was said before the correction.
        second: that of what was said after it.
        line: the words after it.
    """
    before, new = first.plan, second.plan
    if before is None or new is None or first.problem is not None or second.problem is not None or new.words:
        return None
    if before.operation is Operation.PASSAGE:
        return second if new.operation is not Operation.PASSAGE else None
    plan = laid_over(line, second, before)
    if plan is None:
        return None
    if new.operation not in (Operation.DETAIL, Operation.PASSAGE):
        plan = replace(plan, operation=new.operation)
    return replace(first, plan=_whole(plan, before, line))


def _whole(plan: Plan, before: Plan, line: str) -> Plan:
    return replace(plan, text=f"{before.text} · {line}", before=None, changed=())
