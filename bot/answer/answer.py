"""What an answer is made of: data that the terminal, the chat and the JSON interface each render in their own way.

Nothing here is HTML or Telegram's. `bot/answer/service.py` makes answers; `bot/answer/plain.py` and
`bot/chat/render.py` show them; `bot/answer/wire.py` writes them as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answer.plan import Plan
    from store.records import Incident


class Route(StrEnum):
    """Which way an answer was found."""

    COUNT = "count"
    SUM = "sum"
    LIST = "list"
    DETAIL = "detail"
    PASSAGE = "passage"
    CLARIFY = "clarify"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class Citation:
    """A verified quote: `article.text[start:end] == quote`.

    Attributes:
        number: the 1-based number by which `Line.cites` refers to it.
        score: how well it answers, higher is better; comparable within one answer only.
    """

    number: int
    article_id: str
    url: str | None
    source: str | None
    title: str | None
    published_at: datetime | None
    published_day_only: bool
    quote: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class IncidentRef:
    """An incident that an answer rests on, with the ids of all articles that report it.

    Attributes:
        told: the incident as the answer tells it, so that every figure shown of it can be looked up; None where an
            answer was kept without it.
    """

    id: str
    articles: tuple[str, ...]
    told: Incident | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class RecordRef:
    """A record of an imported data set behind an incident that an answer shows.

    Attributes:
        number: by which `Line.cites` refers to it; counts on from the last citation's.
        incident: the incident's id.
        id: `<format>:<own id>`; `own_id` is the data set's, which leads back to the row.
        source: the data set, or whom it names.
    """

    number: int
    incident: str
    id: str
    source: str
    own_id: str
    url: str | None
    licence: str


@dataclass(frozen=True, slots=True)
class Line:
    """One short paragraph of plain text.

    Attributes:
        cites: the numbers of the citations and records that carry it.
        incidents: the ids of those that it tells, as far as their records are to be named.
    """

    text: str
    cites: tuple[int, ...] = ()
    incidents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One part of "understood as": `kind` is the plan's field ("effect", "place", …), `label` what the reader sees."""

    kind: str
    label: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A button under a clarifying question: `plan` is what would be asked if it were tapped."""

    label: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a grouped, compared or averaged answer, for charts and tables.

    Attributes:
        key: sorts and identifies the part ("2020-03", "Idlib"); `label` is what the reader sees.
        value: people or incidents, as the answer's headline counts; None: no source gives a figure.
        incidents: how many incidents the part rests on.
        told: where `high` is open, the highest count that anybody gives ("at least 100"); no upper end.
    """

    key: str
    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    incidents: int = 0
    told: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    Attributes:
        headline: the figure or finding, one line of plain text; shown bold.
        lines: what stands under it: qualification, who says what, one incident a line for lists.
        notes: what was left out and why ("Not added: …"), coverage, caveats; one short line each.
        understood: the parts of the plan, in reading order; empty where no plan was made.
        choices: for `clarify`, the ways to go on.
        value: the number asked for (see docs/interface.md), `low` and `high` its range; high None: open upwards.
        incidents: everything the value rests on, not only what is shown.
        rows: the parts of a grouped, compared, averaged or shared answer, in the order shown.
        citations: best first.
        records: of data sets, behind the incidents shown.
        elapsed_ms: milliseconds from question to answer.
    """

    id: str
    question: str
    route: Route
    plan: Plan | None
    headline: str
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    understood: tuple[PlanPart, ...] = ()
    choices: tuple[Choice, ...] = ()
    value: float | None = None
    low: float | None = None
    high: float | None = None
    incidents: tuple[IncidentRef, ...] = ()
    citations: tuple[Citation, ...] = ()
    records: tuple[RecordRef, ...] = ()
    rows: tuple[Row, ...] = ()
    elapsed_ms: float = 0.0
