"""What the words of an article suggest about deaths, beside the phrases that name the dead."""

from __future__ import annotations

import pytest

from index.claims.wording import READ, wording


@pytest.mark.parametrize(
    ("title", "body", "wanted"),
    [
        ("Homicide victim named", ["He was 30."], {"title homicide"}),
        ("Fatal shooting in Alton", ["A jury was seated."], {"title fatal", "top court"}),
        ("Police appeal", ["Homicide detectives ask for help."], set()),
        ("Man charged", ["He faces attempted first-degree murder charges."], {"top attempted"}),
        ("Man charged", ["He was charged with murder."], {"top murder"}),
        ("Boy hurt", ["It rained.", "It snowed.", "It froze.", "His wounds are not life-threatening."], {"body mild"}),
        ("Two dead", ["It was a murder-suicide."], {"title death", "top murder", "top suicide"}),
        ("", [], set()),
    ],
)
def test_each_cue_is_named_with_its_place(title: str, body: list[str], wanted: set[str]) -> None:
    assert wording(title, body) == wanted


def test_what_stands_far_down_suggests_nothing() -> None:
    assert wording("", ["It rained."] * READ + ["A man was murdered."]) == set()
