"""Names the records of data sets behind the incidents that an answer shows: which record, whose, where to look it up.

Called by `service.py` for every answer. A record has no words to quote, so it stands beside the quotes, numbered on
from them.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answer.answer import RecordRef
from bot.answer.evidence import Draft, Evidence
from bot.answer.selection import SHOWN
from store.records import Status


def with_records(draft: Draft, evidence: Evidence) -> Draft:
    """The draft with the records behind each incident that a line tells, or behind the only one.

    A record that its data set withdrew stands behind nothing but an incident that is withdrawn itself.
    """
    imported = {ref.id: ref.told for ref in draft.incidents if ref.told is not None and ref.told.origin is not None}
    lined = dict.fromkeys(id for line in draft.lines for id in line.incidents) or dict.fromkeys(
        imported if len(draft.incidents) == 1 else ()
    )
    shown = [told for id in lined if (told := imported.get(id)) is not None][:SHOWN]
    if not shown:
        return draft
    claims = evidence.claims_of(shown)
    found = evidence.claims.records({claim.article_id for some in claims.values() for claim in some})
    behind = [
        (told.id, record)
        for told in shown
        for claim in claims[told.id]
        if (record := found.get(claim.article_id)) is not None
        and (told.status is Status.RETRACTED or not record.withdrawn)
    ]
    first = len(draft.citations) + 1
    records = tuple(
        RecordRef(number, incident, r.id, r.source, r.own_id, r.url, r.licence)
        for number, (incident, r) in enumerate(behind, first)
    )
    numbers = {id: tuple(r.number for r in records if r.incident == id) for id in imported}
    lines = tuple(
        replace(line, cites=(*line.cites, *(n for id in line.incidents for n in numbers.get(id, ()))))
        for line in draft.lines
    )
    return replace(draft, lines=lines, records=records)
