"""The README tells the truth: its paths exist, its commands work, its transcript is what the bot answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.answer.plain import plain
from bot.app import App

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def transcript() -> list[tuple[str, str]]:
    """(question, answer) pairs of the transcript."""
    block = re.search(r"<!-- transcript.*?-->\s*```text\n(.*?)```", README, re.DOTALL)
    assert block, "README.md has no transcript"
    parts = re.split(r"^> (.*)\n", block[1], flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def test_the_transcript_is_long_enough_to_show_something() -> None:
    assert len(transcript()) >= 3


@pytest.mark.parametrize(("question", "answer"), transcript(), ids=[q for q, _ in transcript()])
def test_the_transcript_is_what_the_bot_answers(sample_app: App, question: str, answer: str) -> None:
    assert plain(sample_app.service.ask(question)).strip() == answer.strip()


def test_links_and_pictures_exist() -> None:
    targets = re.findall(r"\]\(((?!http)[^)#]+)\)", README)
    assert len(targets) >= 8
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_map_names_files_that_exist() -> None:
    drawn = re.search(r"```\n(store/ .*?)```", README, re.DOTALL)
    assert drawn
    folder, missing = "", []
    for line in drawn[1].splitlines():
        top = re.match(r"(\w+)/", line)
        folder = top[1] if top else folder
        for word in re.findall(r"\b[\w/]+\.py\b", line.split("TEXT IN")[0]):
            if not list((ROOT / folder).rglob(word)) and not (ROOT / folder / word).exists():
                missing.append(f"{folder}: {word}")
    assert missing == []


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:`|^ {4})make ([\w-]+)", README, re.MULTILINE))))
def test_every_make_target_it_names_exists(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)
