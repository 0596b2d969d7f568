"""Which numbers of an answer's text stand nowhere in what it rests on; there should be none."""

from __future__ import annotations

import re

from bot.answer.answer import Answer
from bot.answer.evidence import SHOWN
from bot.answer.plain import plain
from store.articles import Articles
from store.incidents import Incidents

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_DATE = re.compile(
    r"\b\d{1,2}(?: – \d{1,2})?(?: (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)(?: \d{4})?|"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) "
    r"\d{4}|\b(?:19|20)\d\d\b|\b\d\d:\d\d\b"
)


def numbers(text: str) -> set[str]:
    return {match.group().rstrip(",.").replace(",", "") for match in _NUMBER.finditer(text)}


def known(answer: Answer, incidents: Incidents, articles: Articles) -> set[str]:
    """What may stand in the text: value and range, rows, counts, the incidents' figures, quotes, the plan."""
    found = {f"{x:g}" for x in (answer.value, answer.low, answer.high) if x is not None}
    for row in answer.rows:
        found |= {f"{x:g}" for x in (row.value, row.low, row.high, row.incidents) if x is not None}
    for incident in incidents.get_many([ref.id for ref in answer.incidents]).values():
        for figure in (
            incident.killed,
            incident.injured,
            incident.displaced,
            incident.abducted,
            *(g.killed for g in incident.groups),
        ):
            found |= {str(x) for x in ((figure.low, figure.best, figure.high) if figure else ()) if x is not None}
        found.add(str(incident.sources))
        found |= {number for place in incident.places for number in numbers(place.name)}  # "the checkpoint (M4)"
    for citation in answer.citations:
        found |= numbers(citation.quote) | {str(citation.number)}
    coverage = articles.coverage()
    found |= {
        str(coverage.articles),
        str(coverage.incidents),
        str(len(answer.incidents)),
        *(f"{value - SHOWN:g}" for value in (len(answer.incidents), answer.value or 0)),  # "and 48 more"
        str(len(coverage.countries) - 4),  # "and 55 other countries"
        *map(str, range(len(answer.citations) + 1)),
    }
    found |= {str(n) for _, n in coverage.sources} | {str(records) for _, records, *_ in coverage.origins}
    return found | {number for part in answer.understood for number in numbers(part.label)} | numbers(answer.question)


def stray(answer: Answer, incidents: Incidents, articles: Articles) -> set[str]:
    text = re.sub(r"https?://\S+", "", plain(answer))
    text = _DATE.sub("", text)
    millions = {match[1] for match in re.finditer(r"(\d+(?:\.\d+)?) million", text)}
    return numbers(text) - known(answer, incidents, articles) - millions
