"""Flow (c) on a real database: who is told what, once, and what follows when it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.alerts.timing import Limits
from store.conversations import Screen
from store.messages import NewMessage, Turn, Updates
from store.records import EventType
from store.subscriptions import EVERYTHING, Rhythm, Want, WantedPlace
from tests.alerts.newsroom import HASAKAH, SARMIN, START, Newsroom, first_line, text

GROUP, OTHER = -1001, -1002
STRIKES = Want(
    event_types=(EventType.AIR_OR_DRONE_STRIKE,),
    event="airstrikes",
    places=(WantedPlace("Idlib province", countries=("SY",), admin1s=("Idlib",)),),
    at_least=5,
)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom(tmp_path)
    yield room
    room.close()


def test_a_new_incident_is_told_once_with_its_words_and_buttons(room: Newsroom) -> None:
    room.subscribe(GROUP, STRIKES)
    incident = room.report("a")
    (message,) = room.step()
    assert message.key == f"alert:{GROUP}:{incident}:1"
    assert text(message).split("\n") == [
        "Idlib: 12 killed in an airstrike",
        "Tue 3 March 2020 · single source · reported 17:00, seen 17:00",
        "",
        "“12 people were killed in airstrikes on the town of Idlib, Sample Gazette reported in dispatch a.” — "
        "Sample Gazette ↗",
        "",
        "You get this for: airstrikes · Idlib province · 5 or more killed",
    ]
    labels = [b["text"] for row in message.payload["reply_markup"]["inline_keyboard"] for b in row]
    assert labels == ["Sources", "Map", "More like this", "Mute", "Mute this kind 24 h", "Alerts…"]
    assert room.step() == []
    assert room.outbox.count("announce") == 0


def test_what_nobody_asked_for_is_told_to_nobody(room: Newsroom) -> None:
    room.subscribe(GROUP, STRIKES)
    room.report("a", killed=4)
    room.report("b", event=EventType.ABDUCTION, place=HASAKAH, when=date(2020, 3, 1), words="at a checkpoint outside")
    assert room.step() == []
    assert room.outbox.count("announce") == 0


def test_a_chat_is_told_once_however_many_of_its_subscriptions_match(room: Newsroom) -> None:
    room.subscribe(GROUP, STRIKES, topic=7)
    room.subscribe(GROUP, Want(), topic=8)
    room.subscribe(OTHER)
    room.report("a")
    told = room.step()
    assert {(m.chat_id, m.payload.get("message_thread_id")) for m in told} == {(GROUP, 7), (OTHER, None)}
    assert len(told) == 2


def test_a_toll_that_rises_by_a_tenth_is_a_reply_and_an_edit(room: Newsroom) -> None:
    room.subscribe(GROUP, STRIKES)
    incident = room.report("a", by="local sources")
    room.step()
    room.later(hours=1)
    room.report("a", killed=15, by="local sources")
    reply, edit = room.step()
    assert reply.key == f"alert:{GROUP}:{incident}:2"
    assert reply.replies_to == edit.edits == f"alert:{GROUP}:{incident}:1"
    assert first_line(reply) == "Update. Toll up: 12 → 15 killed"
    assert (edit.method, first_line(edit)) == ("editMessageText", "Idlib: 15 killed in an airstrike")


def test_small_steps_are_silent_edits_until_they_add_up(room: Newsroom) -> None:
    room.subscribe(GROUP, STRIKES)
    room.report("a", killed=40)
    room.step()
    for killed in (42, 43):
        room.report("a", killed=killed)
        (edit,) = room.step()
        assert edit.method == "editMessageText"
    room.report("a", killed=44)
    assert first_line(room.step()[0]) == "Update. Toll up: 40 → 44 killed"


def test_a_second_source_changes_the_status(room: Newsroom) -> None:
    room.subscribe(GROUP, STRIKES)
    room.report("a", by="the hospital")
    room.step()
    room.report("b", outlet="Harbour Post", by="the Sample Monitor", words="when warplanes struck a market")
    reply, edit = room.step()
    assert first_line(reply) == "Update. Now corroborated, 2 independent sources (was single source)"
    assert "corroborated (2 independent sources)" in text(edit)


def test_a_lower_toll_is_a_correction(room: Newsroom) -> None:
    room.subscribe(GROUP, STRIKES)
    room.report("a", killed=12)
    room.step()
    room.report("a", killed=9)
    reply, edit = room.step()
    assert first_line(reply) == "Correction. Toll down: 12 → 9 killed"
    assert first_line(edit) == "Corrected. Toll down: 12 → 9 killed"


def test_a_withdrawn_report_is_corrected_everywhere_even_where_it_was_muted(room: Newsroom) -> None:
    room.subscribe(GROUP, STRIKES)
    room.subscribe(OTHER)
    incident = room.report("a")
    assert len(room.step()) == 2
    room.subscriptions.mute(OTHER, f"i:{incident}")
    room.later(hours=4)
    room.articles.retract("a", why="our report was wrong", now=room.now)
    told = sorted(room.step(), key=lambda message: (-message.chat_id, message.id))
    assert [(m.chat_id, m.method) for m in told] == [
        (GROUP, "sendMessage"),
        (GROUP, "editMessageText"),
        (OTHER, "sendMessage"),
        (OTHER, "editMessageText"),
    ]
    said = "Correction. The report was withdrawn by its source. No other report of it stands."
    assert first_line(told[0]) == first_line(told[2]) == said
    assert first_line(told[1]).startswith("Withdrawn.")
    assert room.step() == []


def test_a_removed_report_is_corrected_once(room: Newsroom) -> None:
    room.subscribe(GROUP, STRIKES)
    room.report("a")
    room.step()
    room.articles.remove("a", now=room.now)
    reply, edit = room.step()
    assert text(reply) == "Correction. No report of it stands any more.\nIdlib: 12 killed in an airstrike"
    assert edit.method == "editMessageText"
    assert room.step() == []


def test_a_chat_that_asks_for_more_dead_hears_when_there_are(room: Newsroom) -> None:
    room.subscribe(GROUP, Want(at_least=20))
    room.report("a", killed=12)
    assert room.step() == []
    room.report("a", killed=21)
    (alert,) = room.step()
    assert first_line(alert) == "Idlib: 21 killed in an airstrike"


def test_old_news_is_not_told(room: Newsroom) -> None:
    room.subscribe(GROUP)
    room.report("a", published=START - timedelta(hours=2))  # before the subscription
    room.report("b", place=SARMIN, when=date(2019, 3, 3))  # an old story published again
    room.later(days=2)
    room.report("c", place=SARMIN, published=START)  # two days on the way
    assert room.step() == []


def test_a_denied_or_vague_event_is_not_told(room: Newsroom) -> None:
    room.subscribe(GROUP)
    room.report("a", negated=True)
    assert room.step() == []


def test_what_was_muted_stays_silent(room: Newsroom) -> None:
    room.subscribe(GROUP)
    incident = room.report("a")
    room.step()
    room.subscriptions.mute(GROUP, f"i:{incident}")
    room.report("a", killed=30)
    assert room.step() == []
    kind = f"e:{EventType.AIR_OR_DRONE_STRIKE.value}"
    room.subscriptions.mute(GROUP, kind, until=room.now + timedelta(hours=24))
    room.report("b", place=SARMIN)
    assert room.step() == []
    room.later(hours=25)
    room.report("c", place=SARMIN, when=date(2020, 3, 4))
    assert len(room.step()) == 1


def test_while_everything_is_muted_only_corrections_come(room: Newsroom) -> None:
    room.subscribe(GROUP)
    room.report("a")
    room.step()
    room.subscriptions.mute(GROUP, EVERYTHING, until=room.now + timedelta(hours=2))
    room.report("b", place=SARMIN)
    room.report("a", killed=30)
    assert room.step() == []
    room.report("a", killed=9)
    assert [first_line(one) for one in room.step() if one.replies_to] == ["Correction. Toll down: 12 → 9 killed"]
    room.later(hours=3)
    assert room.step() == []  # what happened meanwhile is not told later
    room.report("c", place=SARMIN, when=date(2020, 3, 4))
    assert len(room.step()) == 1


def test_quiet_hours_hold_and_then_tell_all_in_one_message(room: Newsroom) -> None:
    night = Rhythm(zone="Europe/Istanbul", quiet=(20 * 60, 7 * 60))  # the start is 20:00 there
    room.subscribe(GROUP, STRIKES, rhythm=night)
    room.report("a")
    room.report("b", place=SARMIN, killed=7)
    assert room.step() == []
    room.later(hours=10)
    room.report("b", place=SARMIN, killed=8)  # overtakes what is held
    assert room.step() == []
    room.later(hours=1)
    (digest,) = room.step()
    assert text(digest).split("\n")[0] == "While it was quiet: 2 incidents"
    assert "Sarmin: 8 killed" in text(digest)
    assert "Idlib: 12 killed" in text(digest)
    room.report("b", place=SARMIN, killed=16)
    (reply,) = room.step()  # nothing to edit: the digest tells of both
    assert (reply.replies_to, first_line(reply)) == (digest.key, "Update. Toll up: 8 → 16 killed")


def test_one_held_alert_comes_as_an_alert(room: Newsroom) -> None:
    room.subscribe(GROUP, rhythm=Rhythm(digest="hourly"))
    room.report("a")
    assert room.step() == []
    room.later(hours=1)
    assert first_line(room.step()[0]) == "Idlib: 12 killed in an airstrike"


def test_what_is_withdrawn_while_it_is_held_is_never_told(room: Newsroom) -> None:
    room.subscribe(GROUP, rhythm=Rhythm(digest="daily", daily_at=9 * 60))
    room.report("a")
    room.step()
    room.articles.retract("a", why="wrong", now=room.now)
    room.later(days=1)
    assert room.step() == []


def test_a_burst_becomes_one_summary(tmp_path: Path) -> None:
    room = Newsroom(tmp_path, Limits(burst=3))
    room.subscribe(GROUP)
    for n in range(8):
        name = ["Qamishli", "Raqqa", "Homs", "Hama", "Latakia", "Daraa", "Aleppo", "Tartus"][n]
        place = replace(HASAKAH, name=name, admin1=name, geoname_id=900 + n, lat=30.0 + 2 * n)
        words = " ".join(f"{name}{word}" for word in range(20))
        room.report(f"r{n}", killed=30 + 17 * n, place=place, words=words, outlet=f"Outlet {n}")
    told = room.step()
    assert len(told) == 3
    room.later(seconds=61)
    (summary,) = room.step()
    assert first_line(summary).startswith("Several alerts at once: ")
    room.close()


def test_an_answer_that_no_longer_stands_is_corrected_where_it_was_given(room: Newsroom) -> None:
    incident = room.report("a")
    room.step()
    plan = {"operation": "sum", "effect": "killed"}
    answer = {"question": "killed in Sarmin?", "value": 12, "plan": plan, "incidents": [[incident, ["a"]]]}
    shown = Screen("s1", OTHER, 9, 5, "k1", answer)
    asked = NewMessage("k1", OTHER, "sendMessage", {"text": "12 killed"})
    Updates(room.database).finish(1, Turn(messages=(asked,), screens=(shown,)), now=room.now)
    room.step()
    room.report("a", killed=15)
    assert room.step() == []  # more dead is no correction, and nobody subscribed
    room.report("a", killed=13)
    assert room.step() == []  # fewer than were said in between, but this chat was told 12
    room.report("a", killed=9)
    (correction,) = room.step()
    assert (correction.chat_id, correction.replies_to) == (OTHER, "k1")
    assert correction.payload["message_thread_id"] == 9
    assert text(correction).split("\n") == [
        "Correction. Toll down: 12 → 9 killed",
        "Idlib: 9 killed in an airstrike",
        "“9 people were killed in airstrikes on the town of Idlib, Sample Gazette reported in dispatch a.” — "
        "Sample Gazette ↗",
        "It concerns the answer to “killed in Sarmin?”; ask again for the figure as it is now.",
    ]
    room.articles.remove("a", now=room.now)
    (correction,) = room.step()
    assert first_line(correction) == "Correction. No report of it stands any more."
    assert room.step() == []


def test_two_incidents_that_prove_to_be_one_are_said_to_be(room: Newsroom) -> None:
    room.subscribe(GROUP)
    first = room.report("a", killed=30)
    second = room.report("b", killed=8, place=SARMIN, words="in a raid on the bus station in the centre", outlet="Post")
    assert len(room.step()) == 2
    room.incidents.merge_by_hand([first, second], now=room.now)
    told = room.step() + room.step()
    assert any("This and another report are about one incident." in text(message) for message in told)
    assert room.step() == []
