"""`dateline explain`: an article with its claims marked in the text. Pure: article and claims in, plain text out."""

from __future__ import annotations

from collections.abc import Sequence

from store.records import Article, Claim, Count, Effect


def _count(count: Count) -> str:
    shown = "?" if count.best is None else str(count.best)
    return f"{count.qualifier} {shown}" if count.qualifier else shown


def _summary(number: int, claim: Claim) -> str:
    parts = [f"[{number}] {'primary ' if claim.primary else ''}{claim.event_type}"]
    if claim.weapon:
        parts.append(f"weapon {claim.weapon}")
    if claim.date_start:
        end = f" to {claim.date_end}" if claim.date_end and claim.date_end != claim.date_start else ""
        parts.append(f"{claim.date_start}{end} ({claim.date_precision})")
    if claim.place:
        where = ", ".join(part for part in (claim.place.name, claim.place.admin1, claim.place.country) if part)
        parts.append(f"{where} ({claim.place.precision})")
    parts += [f"{effect} {_count(count)}" for effect in Effect if (count := claim.count(effect))]
    parts += [f"{v.group} killed {_count(v.killed)}" for v in claim.victims if v.killed]
    parts += [f"{v.group} injured {_count(v.injured)}" for v in claim.victims if v.injured]
    named = (("by", claim.perpetrator), ("target", claim.target), ("says", claim.attributed_to))
    parts += [f"{label} {value}" for label, value in named if value]
    if claim.people:
        parts.append("people " + ", ".join(claim.people))
    if claim.cumulative:
        parts.append("running total: never added")
    if claim.negated:
        parts.append("denied, planned or hypothetical: never counted")
    return " · ".join(parts)


def marked(article: Article, claims: Sequence[Claim]) -> str:
    """The article's text with «n:field …» around every span that a claim was read from; overlapping spans nest."""
    opens: dict[int, list[tuple[int, str]]] = {}
    closes: dict[int, int] = {}
    for number, claim in enumerate(claims, 1):
        for evidence in claim.evidence:
            if evidence.start < evidence.end:
                opens.setdefault(evidence.start, []).append((evidence.end, f"«{number}:{evidence.field} "))
                closes[evidence.end] = closes.get(evidence.end, 0) + 1
    pieces: list[str] = []
    last = 0
    for at in sorted({*opens, *closes}):
        pieces.append(article.text[last:at])
        pieces.append("»" * closes.get(at, 0))
        pieces += [mark for _, mark in sorted(opens.get(at, []), reverse=True)]
        last = at
    pieces.append(article.text[last:])
    return "".join(pieces)


def explain(article: Article, claims: Sequence[Claim]) -> str:
    """What was read from the article: a line a claim, the quote it rests on, then the marked text."""
    lines = [article.title or article.id, ""]
    for number, claim in enumerate(claims, 1):
        lines += [_summary(number, claim), f"    “{claim.quote.text}”"]
    if not claims:
        lines.append("No claim: nothing in this text was read as a reported incident.")
    return "\n".join([*lines, "", marked(article, claims)])
