"""What is said of alerts in words, and what is no word of them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.chat.alert_words import Said, Wish, muted_until, said_of_alerts

SATURDAY = datetime(2020, 3, 7, 16, 20, tzinfo=ZoneInfo("Europe/Istanbul"))

NEW = {
    "tell me when something happens in Idlib": "incidents in Idlib",
    "Alert me of strikes killing more than 10 in Gaza!": "strikes killing more than 10 in Gaza",
    "let me know if anyone is killed in Homs": "anyone is killed in Homs",
    "please let me know when there is news from Aleppo": "Aleppo",
    "notify us about shootings in Ohio": "shootings in Ohio",
    "subscribe me to car bombs in Baghdad": "car bombs in Baghdad",
    "I want to be notified of anything in Tripoli": "incidents in Tripoli",
    "keep me posted on Gaza": "Gaza",
    "set up an alert for drone strikes near Kharkiv": "drone strikes near Kharkiv",
    "alert me": "",
    "alert me about this": "",
    "keep me posted": "",
}
QUESTIONS = (
    "tell me if anyone was killed in Idlib yesterday",
    "tell me when the mosque was hit",
    "tell me about airstrikes in Idlib",
    "who stopped the ceasefire",
    "stop killing civilians",
    "remove the date",
    "start of the war",
    "delete",
    "pause in fighting in Idlib",
    "how many alerts were there in Israel",
)
OTHERS = {
    "what am I subscribed to?": Said(Wish.SHOW),
    "which alerts do we have": Said(Wish.SHOW),
    "show me my alerts": Said(Wish.SHOW),
    "stop": Said(Wish.STOP, sure=False),
    "stop all alerts": Said(Wish.STOP),
    "stop the Idlib alert": Said(Wish.STOP, "Idlib"),
    "turn off alerts for Gaza": Said(Wish.STOP, "Gaza"),
    "cancel alert 2": Said(Wish.STOP, number=2),
    "resume alert 2": Said(Wish.RESUME, number=2),
    "start alerts again": Said(Wish.RESUME),
    "mute until tomorrow": Said(Wish.MUTE, until="tomorrow"),
    "pause alerts until Monday": Said(Wish.MUTE, until="Monday"),
    "no more alerts for 2 hours": Said(Wish.MUTE, until="2 hours"),
    "mute": Said(Wish.MUTE),
    "unmute": Said(Wish.UNMUTE),
}


@pytest.mark.parametrize(("text", "words"), NEW.items())
def test_an_alert_is_asked_for(text: str, words: str) -> None:
    assert said_of_alerts(text) == Said(Wish.NEW, words)


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_is_no_word_of_alerts(text: str) -> None:
    assert said_of_alerts(text) is None


@pytest.mark.parametrize(("text", "said"), OTHERS.items())
def test_alerts_are_shown_stopped_and_muted(text: str, said: Said) -> None:
    assert said_of_alerts(text) == said


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("", "2020-03-08T16:20"),
        ("tomorrow", "2020-03-08T07:00"),
        ("tonight", "2020-03-08T07:00"),
        ("Monday", "2020-03-09T07:00"),
        ("saturday", "2020-03-14T07:00"),
        ("2 hours", "2020-03-07T18:20"),
        ("half an hour", "2020-03-07T16:50"),
        ("a week", "2020-03-14T16:20"),
        ("18:30", "2020-03-07T18:30"),
        ("8 am", "2020-03-08T08:00"),
        ("9pm", "2020-03-07T21:00"),
    ],
)
def test_a_mute_ends_when_it_is_said_to(words: str, until: str) -> None:
    assert muted_until(words, SATURDAY) == datetime.fromisoformat(until).replace(tzinfo=SATURDAY.tzinfo)


@pytest.mark.parametrize("words", ["the ceasefire", "25:00", "someone says so"])
def test_an_end_that_is_none_is_asked_for(words: str) -> None:
    assert muted_until(words, SATURDAY) is None
