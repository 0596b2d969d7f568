"""Flow (c): an incident is new or changed, and every chat that it concerns is told, once.

    outbox "announce" ─→ told before? ──→ change.py: edit, reply or correction ─┐
            │                                                                   ├→ one transaction: deliveries,
            └──────────→ matcher.py ──→ timing.py: now, or held till due ───────┘  messages, outbox row gone
    held and due ──────→ one alert, or a digest

Blocking I/O around pure decisions; `beside.py` calls `step` from a thread while the bot serves, and the sender
(`bot/chat/outgoing.py`) takes the messages from the database. Nothing is sent here.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.alerts import notice, wording
from bot.alerts.change import Change, Kind, Told, change, told_from_wire
from bot.alerts.draft import (
    Draft,
    alert_text,
    edit_of,
    key_of,
    message_of,
    payload_of,
    since_answered,
    stands,
    told_before,
    told_of,
)
from bot.alerts.match import Facts
from bot.alerts.matcher import Matcher
from bot.alerts.notice import Scene
from bot.alerts.scenes import Late, facts_of, scene_of
from bot.alerts.timing import Limits, due, is_news, news_time, quiet_end
from store.articles import Articles
from store.claims import Claims
from store.deliveries import FAILED, GONE, HELD, QUEUED, SENT, Deliveries, Delivery
from store.errors import DatelineError
from store.feeds import Feeds
from store.incidents import Incidents
from store.messages import NewMessage, Priority
from store.outbox import ANNOUNCE, Outbox, OutboxRow
from store.records import Incident, Status
from store.subscriptions import EVERYTHING, Rhythm, Subscription, Subscriptions

log = logging.getLogger(__name__)

AT_ONCE = 200  # outbox rows looked at in one step
RETRY = timedelta(seconds=30)  # after an incident that could not be told for a reason of ours
KEPT = timedelta(days=30)  # what a chat was told, and answers that a correction still reaches
_TOPIC_TROUBLE = ("topic_closed", "topic closed", "thread not found", "topic_deleted", "topic was closed")


@dataclass(frozen=True, slots=True)
class Stored:
    """The store's parts that dispatching uses."""

    incidents: Incidents
    claims: Claims
    articles: Articles
    feeds: Feeds
    subscriptions: Subscriptions
    deliveries: Deliveries
    outbox: Outbox


class Dispatch:
    """Tells chats of incidents. One at a time per database."""

    def __init__(self, stored: Stored, *, clock: Callable[[], datetime], limits: Limits | None = None) -> None:
        """Args: clock: the time now, aware, UTC."""
        self._stored = stored
        self._clock = clock
        self._limits = limits or Limits()
        self._version: object = None
        self._matcher = Matcher(())
        self._active: dict[str, Subscription] = {}

    def step(self) -> int:
        """Does all that is to be done now; returns how many messages were put into the queue."""
        return self.announce() + self.release()

    def announce(self) -> int:
        """Works off the outbox; returns how many messages that led to."""
        rows = self._stored.outbox.pending(ANNOUNCE, AT_ONCE, now=self._clock())
        by_incident: dict[str, list[OutboxRow]] = defaultdict(list)
        for row in rows:
            by_incident[row.subject].append(row)
        sent = 0
        for subject, own in by_incident.items():
            try:
                sent += self._announce(subject, own)
            except DatelineError:
                raise
            except Exception as error:  # a boundary: one odd incident must not silence all others
                log.exception("incident %s could not be told", subject)
                for row in own:
                    self._stored.outbox.failed(row.id, str(error)[:300], self._clock() + RETRY)
        return sent

    def release(self) -> int:
        """Tells what was held and is due; returns how many messages that led to."""
        now = self._clock()
        groups: dict[tuple[int, int], list[Delivery]] = defaultdict(list)
        for one in self._stored.deliveries.held_until(now):
            groups[(one.chat_id, one.topic)].append(one)
        return sum(self._release(held, now) for held in groups.values())

    def look_after(self) -> None:
        """Now and then: how messages fared, chats that cannot be written to, incidents that are no more."""
        now = self._clock()
        for delivery, why in self._stored.deliveries.settle():
            log.info("chat %d was not told of %s: %s", delivery.chat_id, delivery.incident_id, why)
            if any(words in why.lower() for words in _TOPIC_TROUBLE):
                self._stored.subscriptions.halt_topic(delivery.chat_id, delivery.topic, why, now=now)
        self._stored.subscriptions.follow_chats(now=now)
        for incident_id, heir in self._stored.deliveries.orphans():
            self._orphan(incident_id, heir, now)

    def tidy(self) -> None:
        """Once a day: forgets what nobody needs any more."""
        self._stored.deliveries.tidy(before=self._clock() - KEPT)
        self._stored.feeds.tidy(now=self._clock())

    # --- one incident -------------------------------------------------------------------------------------------

    def _announce(self, subject: str, rows: Sequence[OutboxRow]) -> int:
        now = self._clock()
        draft = Draft()
        incident = self._stored.incidents.get(subject)
        if any(row.payload.get("ended") for row in rows) and (incident is None or incident.id != subject):
            self._orphan(subject, incident.id if incident is not None else None, now)
        elif incident is not None:
            earlier = {subject, *(one for row in rows for one in row.payload.get("previous_ids", ()))} - {incident.id}
            if earlier:
                self._stored.deliveries.follow(incident.id, earlier)
            scene = Late(lambda: self._scene(incident))
            before = self._stored.deliveries.latest([incident.id])
            muted = self._stored.subscriptions.mutes(before, now=now)
            for chat_id, last in before.items():
                silent = not muted.get(chat_id, set()).isdisjoint({f"i:{incident.id}", EVERYTHING})
                self._changed(draft, last, incident, scene, muted=silent, now=now)
            self._new(draft, incident, scene, known=set(before), now=now)
            self._answers(draft, incident, rows, scene, [incident.id, *earlier], now)
        plan = draft.plan([row.id for row in rows])
        return len(self._stored.deliveries.commit(plan, now=now))

    def _new(self, draft: Draft, incident: Incident, scene: Late, *, known: set[int], now: datetime) -> None:
        """Tells the chats that the incident concerns and that have not heard of it."""
        self._refresh()
        if not self._active or not is_news(incident, now, now=now, limits=self._limits):
            return
        articles = list(self._stored.articles.find_many(incident.articles).values())
        at = news_time(articles, self._stored.feeds.news_times(incident.articles), now=now)
        if at is None or not is_news(incident, at, now=now, limits=self._limits):
            return
        chosen: dict[int, Subscription] = {}
        for one in map(self._active.__getitem__, self._matcher.matches(self._facts(incident))):
            first = chosen.get(one.chat_id)
            newer = one.since.replace(microsecond=0) <= at  # feeds give whole seconds
            if newer and one.chat_id not in known and (first is None or one.created_at < first.created_at):
                chosen[one.chat_id] = one
        if not chosen:
            return
        muted = self._stored.subscriptions.mutes(chosen, now=now)
        told_lately = self._stored.deliveries.recent_alerts(chosen, now - self._limits.burst_window)
        for one in chosen.values():
            if muted.get(one.chat_id, set()) & {f"i:{incident.id}", f"e:{incident.event_type.value}", EVERYTHING}:
                continue
            when = due(one.rhythm, now)
            if when <= now and told_lately.get(one.chat_id, 0) >= self._limits.burst:
                when = now + self._limits.burst_window
            self._alert(draft, one, incident, scene, when, now)

    def _alert(
        self, draft: Draft, one: Subscription, incident: Incident, scene: Late, when: datetime, now: datetime
    ) -> None:
        delivery = Delivery(
            chat_id=one.chat_id,
            topic=one.topic,
            incident_id=incident.id,
            revision=incident.revision,
            kind=Kind.ALERT.value,
            state=HELD,
            told=told_of(incident),
            subscription_id=one.id,
            due_at=when,
        )
        if when > now:
            draft.deliveries.append(delivery)
        else:
            self._tell(draft, delivery, scene.get(), one, now)

    def _tell(self, draft: Draft, delivery: Delivery, scene: Scene, one: Subscription | None, now: datetime) -> None:
        """An alert that goes out now."""
        key = key_of(delivery)
        text = alert_text(scene, one, now)
        keyboard = notice.buttons(scene.incident)
        draft.messages.append(message_of(key, delivery, text, keyboard=keyboard))
        draft.deliveries.append(replace(delivery, state=QUEUED, message_key=key, root_key=key, due_at=None))

    def _changed(
        self, draft: Draft, last: Delivery, incident: Incident, scene: Late, *, muted: bool, now: datetime
    ) -> None:
        """Tells a chat that was told before what has changed since."""
        if last.revision >= incident.revision:
            return
        what = change(told_from_wire(last.told), incident)
        delivery = replace(last, revision=incident.revision, kind=what.kind.value, created_at=None, message_key=None)
        if last.state == HELD:
            draft.dropped.append((last.chat_id, last.incident_id, last.revision))
            if what.kind is not Kind.CORRECTION or stands(incident):
                draft.deliveries.append(replace(delivery, kind=Kind.ALERT.value, told=told_of(incident)))
            return
        if muted and what.kind is not Kind.CORRECTION:
            draft.deliveries.append(replace(delivery, state=SENT))
            return
        delivery = replace(delivery, state=SENT if what.kind is Kind.EDIT else QUEUED)
        one = self._active.get(last.subscription_id or "")
        if what.kind is not Kind.EDIT:
            key = key_of(delivery)
            text = notice.followup(scene.get(), what, before="")
            silent = one is not None and quiet_end(one.rhythm, now) > now
            draft.messages.append(message_of(key, delivery, text, replies_to=last.root_key, silent=silent))
            delivery = replace(delivery, message_key=key, told=told_of(incident))
        self._amend(draft, delivery, scene.get(), one, what, now)
        draft.deliveries.append(delivery)

    def _amend(
        self, draft: Draft, delivery: Delivery, scene: Scene, one: Subscription | None, what: Change, now: datetime
    ) -> None:
        """Brings the first message up to date, if there is one that tells of this incident alone."""
        root = delivery.root_key
        if root is None or root.startswith("digest:") or delivery.state == FAILED:
            return
        if stands(scene.incident):
            corrected = " · ".join(what.reasons) if what.kind is Kind.CORRECTION else ""
            text, keyboard = alert_text(scene, one, now, corrected), notice.buttons(scene.incident)
        else:
            text = notice.withdrawn(wording.headline(scene.incident), " · ".join(what.reasons))
            keyboard = {"inline_keyboard": []}
        draft.messages.append(edit_of(f"{key_of(delivery)}:edit", delivery.chat_id, root, text, keyboard))

    def _answers(
        self, draft: Draft, incident: Incident, rows: Sequence[OutboxRow], scene: Late, ids: list[str], now: datetime
    ) -> None:
        """Corrects the answers to questions that no longer stand."""
        before = told_before(incident, rows)
        if before is None or change(before, incident).kind is not Kind.CORRECTION:
            return
        for asked in self._stored.deliveries.answers_with(ids, now - KEPT):
            theirs = since_answered(asked, before, incident)
            if theirs.kind is not Kind.CORRECTION:
                continue
            text = notice.answer_correction(asked.question, theirs, scene.get())
            key = f"correction:{asked.screen_id}:{incident.id}:{incident.revision}"
            payload = payload_of(text, topic=asked.topic)
            draft.messages.append(
                NewMessage(key, asked.chat_id, "sendMessage", payload, Priority.ALERT, replies_to=asked.message_key)
            )

    # --- what was held, and what is no more ---------------------------------------------------------------------

    def _release(self, held: list[Delivery], now: datetime) -> int:
        """Tells one chat (or topic) what was held for it: one alert, or all in one message."""
        draft = Draft()
        found = self._stored.incidents.get_many([one.incident_id for one in held])
        live: dict[str, Delivery] = {}
        for one in held:
            incident = found.get(one.incident_id)
            paused = one.subscription_id not in self._active_now()
            if incident is None or not stands(incident) or paused:
                draft.dropped.append((one.chat_id, one.incident_id, one.revision))
            else:
                live[one.incident_id] = one
        if len(live) == 1:
            (one,) = live.values()
            scene = self._scene(found[one.incident_id])
            self._tell(
                draft,
                replace(one, told=told_of(scene.incident)),
                scene,
                self._active.get(one.subscription_id or ""),
                now,
            )
        elif live:
            self._digest(draft, list(live.values()), found, now)
        plan = draft.plan()
        return len(self._stored.deliveries.commit(plan, now=now))

    def _digest(self, draft: Draft, held: list[Delivery], found: dict[str, Incident], now: datetime) -> None:
        first = held[0]
        one = self._active.get(first.subscription_id or "")
        rhythm = one.rhythm if one is not None else Rhythm()
        scenes = [self._scene(found[delivery.incident_id]) for delivery in reversed(held)]
        key = f"digest:{first.chat_id}:{first.topic}:{first.incident_id}:{first.revision}"
        title = {"hourly": "The last hour", "daily": "The last day"}.get(rhythm.digest, "Several alerts at once")
        if (
            not rhythm.digest
            and rhythm.quiet is not None
            and first.created_at
            and quiet_end(rhythm, first.created_at) <= now
        ):
            title = "While it was quiet" if quiet_end(rhythm, first.created_at) > first.created_at else title
        text = notice.digest(scenes, title=title)
        draft.messages.append(message_of(key, first, text, priority=Priority.DIGEST))
        for delivery in held:
            told_now = told_of(found[delivery.incident_id])
            draft.deliveries.append(
                replace(delivery, state=QUEUED, message_key=key, root_key=key, due_at=None, told=told_now)
            )

    def _orphan(self, incident_id: str, heir: str | None, now: datetime) -> None:
        """Chats were told of an incident that became part of another, or of which no report is left."""
        before = self._stored.deliveries.latest([incident_id])
        draft = Draft()
        new = self._stored.incidents.get(heir) if heir is not None else None
        if new is not None:
            if not before:
                return
            known = self._stored.deliveries.latest([new.id])
            scene = Late(lambda: self._scene(new))
            for chat_id, last in before.items():
                if chat_id in known and last.state != HELD:
                    what = Change(Kind.REPLY, ("This and another report are about one incident.",))
                    text = notice.followup(scene.get(), what, before="")
                    key = f"alert:{chat_id}:{incident_id}:merged"
                    draft.messages.append(message_of(key, last, text, replies_to=last.root_key))
            self._stored.deliveries.commit(draft.plan(), now=now)
            self._stored.deliveries.follow(new.id, [incident_id])
            self._stored.outbox.put(
                ANNOUNCE, new.id, {"revision": new.revision, "why": "merged", "changed": {}}, now=now
            )
            return
        what = change(Told((), Status.SINGLE_SOURCE), None)
        for last in before.values():
            gone = replace(last, revision=GONE, kind=what.kind.value, state=QUEUED, created_at=None, due_at=None)
            if last.state == HELD:
                draft.dropped.append((last.chat_id, incident_id, last.revision))
                continue
            headline = str(last.told.get("headline", ""))
            text = notice.followup(None, what, before=headline)
            draft.messages.append(message_of(key_of(gone), gone, text, replies_to=last.root_key))
            draft.deliveries.append(replace(gone, message_key=key_of(gone)))
            if last.root_key is not None and not last.root_key.startswith("digest:"):
                crossed = notice.withdrawn(headline, " · ".join(what.reasons))
                draft.messages.append(
                    edit_of(f"{key_of(gone)}:edit", last.chat_id, last.root_key, crossed, {"inline_keyboard": []})
                )
        for asked in self._stored.deliveries.answers_with([incident_id], now - KEPT):
            text = notice.answer_correction(asked.question, what, None)
            key = f"correction:{asked.screen_id}:{incident_id}:{GONE}"
            payload = payload_of(text, topic=asked.topic)
            draft.messages.append(
                NewMessage(key, asked.chat_id, "sendMessage", payload, Priority.ALERT, replies_to=asked.message_key)
            )
        self._stored.deliveries.commit(draft.plan(), now=now)

    # --- what is read -------------------------------------------------------------------------------------------

    def _active_now(self) -> dict[str, Subscription]:
        self._refresh()
        return self._active

    def _refresh(self) -> None:
        """Builds the matcher anew where the subscriptions have changed."""
        version = self._stored.subscriptions.version()
        if version != self._version:
            active = self._stored.subscriptions.active()
            self._active = {one.id: one for one in active}
            self._matcher = Matcher((one.id, one.want) for one in active)
            self._version = version

    def _facts(self, incident: Incident) -> Facts:
        return facts_of(self._stored.articles, self._stored.claims, incident)

    def _scene(self, incident: Incident) -> Scene:
        return scene_of(self._stored.articles, self._stored.claims, incident, now=self._clock())
