"""Alerts as Telegram shows them: HTML and buttons. Pure; it imports no Telegram library, only our markup.

Called by `dispatch.py`. The plain words come from `wording.py`; every foreign text is escaped here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.alerts import wording
from bot.alerts.change import Change, Kind
from bot.answer.words import plural
from bot.chat.links import passage_url
from bot.chat.markup import bold, escape, italic, link, split
from bot.chat.render import shortened
from store.records import Article, Incident, Quote

LONGEST_QUOTE = 400  # characters
DIGEST_ITEMS = 15
SOURCES, MAP, MUTE, MUTE_KIND, MORE, MENU = "as", "am", "ai", "ak", "ar", "al"  # verbs; see `bot/chat/alerts.py`
Keyboard = dict[str, object]


@dataclass(frozen=True, slots=True)
class Cited:
    """The words that an alert rests on: `article.text[quote.start:quote.end] == quote.text`."""

    article: Article
    quote: Quote
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """An incident as it is told: with the words behind it, and when it was reported and seen."""

    incident: Incident
    cited: Cited | None
    reported_at: datetime | None
    seen_at: datetime


def alert(scene: Scene, *, why: str, zone: tzinfo, now: datetime, corrected: str = "") -> str:
    """The message that announces an incident, as it is known now.

    Args:
        why: what the chat asked for, "" where it no longer asks for anything.
        corrected: what no longer stands of an earlier form of this message.
    """
    incident = scene.incident
    among = wording.among_text(incident)
    lines = [bold(wording.headline(incident)) + (f", {escape(among)}" if among else "")]
    if corrected:
        lines.insert(0, bold("Corrected.") + f" {escape(corrected)}")
    rest = wording.toll_texts(incident)[1:]
    facts = wording.facts_text(incident)
    if rest:
        lines.append(escape(" · ".join(rest)))
    lines.append(escape(f"{facts}{_times(scene, zone, now)}"))
    lines.extend(escape(one) for one in (wording.places_text(incident), wording.blame_text(incident)) if one)
    if scene.cited is not None:
        lines.extend(["", cited_line(scene.cited)])
    if why:
        lines.extend(["", escape(f"You get this for: {why}")])
    return "\n".join(lines)


def cited_line(cited: Cited) -> str:
    """`“…” — Sample Gazette ↗, citing the hospital`."""
    name = cited.article.source or cited.article.title or "unnamed source"
    url = passage_url(cited.article.url, cited.quote.text)
    said = f", citing {escape(cited.attributed_to)}" if cited.attributed_to else ""
    shown = link(f"{name} ↗", url) if url else escape(name)
    return f"“{escape(shortened(cited.quote.text, LONGEST_QUOTE))}” — {shown}{said}"


def followup(scene: Scene | None, what: Change, *, before: str) -> str:
    """The reply to an alert when something about it changed. `before`: the headline then, where it is no more."""
    label = "Correction." if what.kind is Kind.CORRECTION else "Update."
    reasons = " · ".join(what.reasons)
    lines = [f"{bold(label)} {escape(reasons)}"]
    if scene is not None:
        lines.append(escape(wording.headline(scene.incident)))
        lines.append(escape(wording.facts_text(scene.incident)))
        if scene.cited is not None:
            lines.append(cited_line(scene.cited))
    elif before:
        lines.append(escape(before))
    return "\n".join(lines)


def withdrawn(before: str, reasons: str) -> str:
    """What takes the place of an alert that no report stands for any more."""
    return f"{bold('Withdrawn.')} {escape(reasons)}\n<s>{escape(before)}</s>"


def answer_correction(question: str, what: Change, scene: Scene | None) -> str:
    """To a chat that was given an answer which no longer stands."""
    lines = [f"{bold('Correction.')} {escape(' · '.join(what.reasons))}"]
    if scene is not None:
        lines.append(escape(wording.headline(scene.incident)))
        if scene.cited is not None:
            lines.append(cited_line(scene.cited))
    lines.append(
        f"It concerns the answer to “{italic(shortened(question, 120))}”; ask again for the figure as it is now."
    )
    return "\n".join(lines)


def digest(scenes: Sequence[Scene], *, title: str) -> str:
    """Several incidents in one message, each on one line with its link; the latest first, cut to one message."""
    lines = [bold(f"{title}: {plural(len(scenes), 'incident')}")]
    for scene in scenes[:DIGEST_ITEMS]:
        url = passage_url(scene.cited.article.url, scene.cited.quote.text) if scene.cited is not None else None
        source = (scene.cited.article.source or "source") if scene.cited is not None else ""
        named = f" — {link(f'{source} ↗', url) if url else escape(source)}" if source else ""
        lines.append(
            f"• {escape(wording.headline(scene.incident))} · {escape(wording.facts_text(scene.incident))}{named}"
        )
    if len(scenes) > DIGEST_ITEMS:
        lines.append(escape(wording.others_text(len(scenes) - DIGEST_ITEMS)))
    return split("\n".join(lines))[0]


def buttons(incident: Incident) -> Keyboard:
    """Under an alert."""
    rows = [[_button("Sources", SOURCES, incident.id)], [_button("Mute", MUTE, incident.id)]]
    if incident.place is not None and incident.place.lat is not None:
        rows[0].append(_button("Map", MAP, incident.id))
    rows[0].append(_button("More like this", MORE, incident.id))
    rows[1].append(_button("Mute this kind 24 h", MUTE_KIND, incident.id))
    rows[1].append(_button("Alerts…", MENU, "menu"))
    return {"inline_keyboard": rows}


def _button(label: str, verb: str, what: str) -> dict[str, str]:
    return {"text": label, "callback_data": f"{verb}:{what}:0"}


def _times(scene: Scene, zone: tzinfo, now: datetime) -> str:
    if scene.reported_at is None:
        return f" · seen {wording.clock_text(scene.seen_at, zone, today=now)}"
    reported = wording.clock_text(scene.reported_at, zone, today=now)
    return f" · reported {reported}, seen {wording.clock_text(scene.seen_at, zone, today=now)}"
