"""Numbers as questions write them: "five", "a dozen", "12". Used by `how.py` and `day_words.py`. Pure."""

from __future__ import annotations

NUMBER_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "dozen": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "hundred": 100,
}
# How many of a unit of time: "a week", "a few days", "a couple of months".
VAGUE_NUMBERS = {"a": 1, "an": 1, "few": 3, "a few": 3, "couple": 2, "couple of": 2, "a couple of": 2}
NUMBER = rf"\d{{1,6}}|{'|'.join(NUMBER_WORDS)}|a dozen|a hundred"
COUNT = "|".join(sorted((*NUMBER_WORDS, *VAGUE_NUMBERS), key=len, reverse=True))


def to_number(text: str) -> int:
    """ "5", "five", "a dozen", "couple of" → 5, 5, 12, 2."""
    if text in VAGUE_NUMBERS:
        return VAGUE_NUMBERS[text]
    text = text.removeprefix("a ")
    return NUMBER_WORDS[text] if text in NUMBER_WORDS else int(text)
