"""The terminal chat: the same answers as in Telegram, with history; and the sample questions where nobody types.

Called by `dateline chat` and `dateline run`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answer.answer import Answer
    from bot.answer.plan import Plan
    from bot.answer.service import AnswerService

HELP = """Ask about reported incidents: how many people were killed in …, which airstrikes hit …, who said …
Follow up with "and in Aleppo?", "only children", "who says so?". /help shows this, /quit or Ctrl-D leaves."""


def answer_all(service: AnswerService, questions: Iterable[str], show: Callable[[Answer], str]) -> None:
    """Prints each question with its answer; every question stands alone."""
    for question in questions:
        print(f"> {question}\n")
        print(show(service.ask(question)))
        print()


def chat(service: AnswerService, show: Callable[[Answer], str], history: Path, *, now: datetime | None = None) -> None:
    """Reads questions until end of input; a follow-up changes the plan before it.

    Args:
        show: an answer as plain text.
        history: the file that keeps what was typed, for the arrow keys.
        now: the time that "yesterday" counts from; None: the clock.
    """
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory

    session: PromptSession[str] = PromptSession(history=FileHistory(str(history)))
    previous: Plan | None = None
    print(HELP, file=sys.stderr)
    while True:
        try:
            question = session.prompt("> ").strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if question in ("/quit", "/exit"):
            return
        if question in ("/help", "/start"):
            print(HELP)
        elif question:
            answer = service.ask(question.removeprefix("/ask").strip() or question, now=now, previous=previous)
            previous = answer.plan or previous
            print(f"\n{show(answer)}\n")
