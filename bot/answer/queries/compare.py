"""This against that; what share; how many on average. The parts stand beside every result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer.absence import absent
from bot.answer.answer import Line, Route, Row
from bot.answer.assumed import period_notes
from bot.answer.evidence import Draft, Evidence, origins_note, people_text, refs, whose_text
from bot.answer.plan import Operation, Plan
from bot.answer.queries.certainty import Certainty, ahead, counted, exact, figure, is_open, of_all, row_of
from bot.answer.queries.counts import count
from bot.answer.queries.figures import total
from bot.answer.queries.groups import amount, counting, unit
from bot.answer.selection import group_of
from bot.answer.shared import shared_tolls
from bot.answer.understood import side_label
from bot.answer.words import EFFECT_WORDS, GROUP_WORDS, capital, number
from store.records import Effect


def side(plan: Plan, evidence: Evidence, label: str) -> Row:
    """One side of a comparison: people where an effect is asked for, else incidents."""
    selection = evidence.select(plan)
    if plan.effect is None or plan.tally:
        found = selection.count()
        return Row(label, label, found, found, found, found)
    totals = selection.totals(plan.effect, group_of(plan, plan.effect))
    return row_of(label, label, totals, totals.incidents_with)


def compared(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "more in X than in Y?"."""
    if not plan.versus:
        people = counting(plan).effect is not None
        bare = replace(plan, operation=Operation.SUM if people else Operation.COUNT)
        return total(bare, evidence) if people else count(bare, evidence)
    plans = [replace(plan, versus=()), *plan.versus]
    labels = [_label(plan, n, one) for n, one in enumerate(plans)]
    rows = [side(one, evidence, label) for one, label in zip(plans, labels, strict=True)]
    if not any(row.value for row in rows):
        return absent(plan, evidence)
    apart = {replace(one, versus=(), group=None, effect=None, before=None, changed=(), text="") for one in plans}
    if len(apart) == 1:  # groups or effects: what is counted differs, not where or when
        headline = capital(", ".join(counted(row, counting(one)) for one, row in zip(plans, rows, strict=True)))
        notes = list(period_notes(plan))
    else:
        ordered = sorted(rows, key=lambda row: -(row.value or 0))
        headline = _order(ordered, counting(plan))
        notes = [*period_notes(plan), *_left_open(ordered)]
    sides = [evidence.select(one).behind() for one in plans]
    found = {one.id: one for behind in sides for one in behind.names}
    whole = [one for behind in sides for one in behind.whole]
    lines = [Line(f"{capital(row.label)}: {amount(row, counting(one))}") for one, row in zip(plans, rows, strict=True)]
    for one, behind in zip(plans, sides, strict=True):
        notes += [note for note in shared_tolls(behind.whole, one.places) if note not in notes]
    between = _between(plan, rows)
    if between is not None:
        by = "" if all(map(exact, rows)) else " by the best counts"
        ending = " to 1" if between.key == "ratio" else ""
        lines.append(Line(f"{between.label}{by}: {number(between.value or 0)}{ending}"))
    for one, row in zip(plans, rows, strict=True):
        if not row.value and absent(one, evidence).route is Route.REFUSAL:
            notes.append(f"No report in the index for {row.label}: the comparison is one-sided.")
    return Draft(
        route=Route.SUM if counting(plan).effect else Route.COUNT,
        headline=headline,
        lines=tuple(lines),
        notes=(*notes, *((origin,) if (origin := origins_note(list(found.values()))) else ())),
        value=rows[0].value,
        low=rows[0].low,
        high=rows[0].high,
        incidents=refs(found.values()),
        citations=evidence.cite_incidents(whole[:3], plan),
        rows=(*rows, *((between,) if between else ())),
    )


def _order(ordered: Sequence[Row], plan: Plan) -> str:
    """Which side has more, no more surely than the counts are; what is not covered is said elsewhere."""
    first, second = ordered[0], ordered[1]
    if all(map(exact, ordered)) and first.value == second.value:
        alike = [row for row in ordered if row.value == first.value]
        if len(alike) == len(ordered):
            return f"The same: {counted(first, plan)} in each"
        where = " and ".join(_in(row.label) for row in alike)
        other = ordered[len(alike)]
        return f"More {where}: {counted(first, plan)} each, against {figure(other)} {_in(other.label)}"
    certain = of_all(first, ordered[1:])
    if certain is Certainty.OPEN:
        return (
            f"Not certain which is more: {counted(first, plan)} {_in(first.label)}, "
            f"{figure(second)} {_in(second.label)}"
        )
    more = "More" if certain is Certainty.CERTAIN else "Probably more"
    return f"{more} {_in(first.label)}: {counted(first, plan)}, against {figure(second)} {_in(second.label)}"


def _left_open(ordered: Sequence[Row]) -> list[str]:
    """What keeps the order of the sides from being certain: counts that have no end, or reach beyond the first's."""
    first = ordered[0]
    unsure = [row for row in ordered[1:] if ahead(first, row) is not Certainty.CERTAIN and not exact(row)]
    endless = [row for row in unsure if is_open(row)]
    if endless:
        where = " and ".join(_in(row.label) for row in endless)
        return [f"A count {where} is only known as “at least”, so that there may have been as many."]
    if unsure or (not exact(first) and any(ahead(first, row) is not Certainty.CERTAIN for row in ordered[1:])):
        return ["The ranges overlap: by other counts it is the same or the other way round."]
    return []


_BY_HOW_MUCH = re.compile(
    r"\b(?:how (?:many|much) (?:more|fewer|less|higher|lower)|by how (?:much|many)|difference|margin|gap)\b"
)


def _between(plan: Plan, rows: Sequence[Row]) -> Row | None:
    """How far two sides lie apart, where the question asks for that."""
    text = plan.text.lower()
    if len(rows) != 2 or rows[0].value is None or rows[1].value is None:
        return None
    if re.search(r"\bratio\b", text) and rows[1].value:
        return Row("ratio", "Ratio", round(rows[0].value / rows[1].value, 1))
    if re.search(r"\bpercent(?:age)?\b", text) and rows[0].value:
        return Row("change", "Change in per cent", round(100 * (rows[1].value - rows[0].value) / rows[0].value, 1))
    if _BY_HOW_MUCH.search(text):
        return Row("difference", "Difference", abs(rows[0].value - rows[1].value))
    return None


def _label(plan: Plan, index: int, one: Plan) -> str:
    if index == 0:
        return side_label(replace(plan, versus=()), plan.versus[0])
    return side_label(one, replace(plan, versus=()))


_DAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d")
_BARE = ("where", "within", "since", "before", "after", "up to", "blamed on")


def _in(label: str) -> str:
    if label.startswith(_BARE):
        return label
    return f"on {label}" if _DAY.match(label) else f"in {label}"


def _part(plan: Plan, whole: Plan, evidence: Evidence) -> Row:
    """The part of a share: people where the whole are people, else the incidents that meet all that is asked."""
    label = plan.event or "those"
    if plan.effect is not None and whole.effect is None:
        hurt = EFFECT_WORDS[plan.effect]
        who = whose_text(plan, plan.effect) if group_of(plan, plan.effect) else f"somebody {hurt}"
        label += f" with nobody {hurt}" if plan.at_most == 0 else f" with {who}"
    if whole.effect is not None or plan.effect is None:
        return side(plan, evidence, label)
    found = evidence.select(plan).count()
    return Row(label, label, found, found, found, found)


_DIED = re.compile(
    r"\b(?:of|among|amongst)\b.*\b(?:shot|victims|casualties|hurt|hit)\b.*\b(?:died|dead|die|killed|fatal|dying)\b"
)


def _died(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "what share of those shot died": the killed, of the killed and the injured."""
    sides = [replace(plan, effect=effect, casualties=False) for effect in (Effect.KILLED, Effect.INJURED)]
    rows = tuple(side(one, evidence, whose_text(one, one.effect)) for one in sides if one.effect)
    killed, hurt = rows[0].value or 0, sum(row.value or 0 for row in rows)
    if not hurt:
        return absent(sides[0], evidence)
    behind = evidence.select(sides[0]).behind()
    percent = round(100 * killed / hurt, 1)
    return Draft(
        route=Route.COUNT,
        headline=f"{number(percent)} per cent of those killed or injured were killed",
        lines=tuple(Line(f"{capital(row.label)}: {amount(row, one)}") for row, one in zip(rows, sides, strict=True)),
        notes=("Articles tell of the dead more often than of the injured.", *period_notes(plan)),
        value=percent,
        incidents=refs(behind.names, behind.whole),
        citations=evidence.cite_incidents(behind.whole[:3], sides[0]),
        rows=rows,
    )


def share(plan: Plan, evidence: Evidence) -> Draft:
    """Answer "what share of …": of the people by group, or of the incidents by what is asked of them."""
    if plan.casualties and plan.group is None and not plan.versus and _DIED.search(plan.text.lower()):
        return _died(plan, evidence)
    by_group = plan.effect is not None and plan.group is not None and not plan.versus
    shared = _share_of_people(plan, evidence) if by_group else _share_of_incidents(plan, evidence)
    if not shared.of:
        return absent(plan, evidence)
    percent = round(100 * shared.part / shared.of, 1)
    parts = [row for row in shared.rows if row.key != "without"]
    by = "" if all(map(exact, parts)) else "By the best counts "
    behind = evidence.select(shared.whole).behind()
    return Draft(
        route=Route.COUNT,
        headline=f"{by}{number(percent)} per cent{shared.said}",
        lines=tuple(Line(f"{capital(row.label)}: {amount(row, shared.counted)}") for row in parts),
        notes=(*shared.notes, *period_notes(plan)),
        value=percent,
        incidents=refs(behind.names, behind.whole),
        citations=evidence.cite_incidents(behind.whole[:3], plan),
        rows=shared.rows,
    )


@dataclass(frozen=True, slots=True)
class _Shared:
    """A part of a whole.

    Attributes:
        part, of: the two numbers.
        rows: the part and the whole, and what has no figure.
        said: what stands behind "per cent".
        whole: the plan of the whole; counted: the plan whose unit the rows have.
        notes: what the reader must know of it.
    """

    part: float
    of: float
    rows: tuple[Row, ...]
    said: str
    whole: Plan
    counted: Plan
    notes: tuple[str, ...] = ()


def _share_of_people(plan: Plan, evidence: Evidence) -> _Shared:
    """Those of a group among all that were killed or injured."""
    effect, group = plan.effect or Effect.KILLED, plan.group or ""
    everybody = replace(plan, group=None)
    whole = evidence.select(everybody, figure=False).totals(effect, None)
    part = evidence.select(plan, figure=False).totals(effect, group)
    what = " or ".join(GROUP_WORDS[name][1] for name in (group, *plan.also_groups))
    rows: tuple[Row, ...] = (
        row_of(group, whose_text(plan, effect), part, part.incidents_with),
        row_of("all", people_text(effect, None), whole, whole.incidents_with),
    )
    notes: tuple[str, ...] = ()
    if part.incidents_without:
        rows = (*rows, Row("without", f"no figure for {what}", None, incidents=part.incidents_without))
        notes = (f"Not every incident among those has a figure for {what}",)
    said = f" of those {people_text(effect, None).removeprefix('people ')} were {what}"
    return _Shared(part.best, whole.best, rows, said, everybody, plan, notes)


def _share_of_incidents(plan: Plan, evidence: Evidence) -> _Shared:
    """The incidents, or their people, that meet all that is asked, among those of the place and time."""
    bare = plan.versus[0] if plan.versus else _bare(plan)
    own, everything = _part(plan, bare, evidence), side(bare, evidence, "all")
    said = f": {unit(bare, own.value or 0)} out of {number(everything.value or 0)}"
    return _Shared(int(own.value or 0), int(everything.value or 0), (own, everything), said, bare, bare)


def _bare(plan: Plan) -> Plan:
    """The whole of a share that names none: what is asked without what narrows it; of a status, with all the rest."""
    if plan.status is not None:
        return replace(plan, status=None)  # "what proportion of Russian strikes are disputed": of Russian strikes
    keeps_effect = plan.effect is not None and (plan.event or plan.perpetrator or plan.target)
    return replace(
        plan,
        effect=plan.effect if keeps_effect else None,
        event=None,
        event_types=(),
        weapons=(),
        least_hurt=None,
        at_least=None,
        at_most=None,
        perpetrator=None,
        target=None,
        status=None,
    )
