"""What stands in a page's text beside the report."""

from __future__ import annotations

import pytest

from bot.answer.asides import aside, caption, label_of


@pytest.mark.parametrize(
    "line",
    [
        "RELATED | Ferry sinks off Dunmore - http://ferry.example",
        "More: Crews reach the village of Kell",
        "READ MORE: Crews reach the village of Kell",
        "MORE ON THE FLOOD:Crews reach the village of Kell",
        "Why Kell was flooded:What we know so far",
        "Posted: Thursday, March 19, 2015 2:16 PM EDT",
        "Updated on May 3",
        "Editor's note: This story is of Monday.",
        "By Ana Ruiz",
        "[Here is what we know about the dam]",
        "(Photo: Ana Ruiz)",
        "Credit: ANA RUIZ/Harbour Post",
        "Sign up for our weekly letter on the sea",
        "Denmark",
    ],
)
def test_links_stamps_and_tags_tell_nothing(line: str) -> None:
    assert aside(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Thursday afternoon, the water had gone down.",
        "More bad luck: the storm hit just as the harbour was being mended.",
        "Updated figures show that ten boats sank.",
        "The mayor said: “We were warned too late.”",
        "Photos of the dam had been sent to the ministry in May.",
        "DUNMORE (CBS/AP) — A dam broke on Monday.",
        "The dam broke.",
    ],
)
def test_sentences_of_the_report_are_no_asides(line: str) -> None:
    assert not aside(line)
    assert not caption(line)


def test_a_caption_is_known_and_quoted_without_its_label() -> None:
    line = "Hide Caption 4 of 16 Photos: A man carries his dog through the flood. Ana Ruiz/Getty Images"
    assert caption(line)
    assert line[label_of(line) :].startswith("A man carries his dog")
    assert label_of("Photos of the dam were sent.") == 0
    assert label_of("“Photos: none,” the note said.") != 0
    assert label_of("A dam broke.") == 0
