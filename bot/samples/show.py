"""`dateline run` without Telegram: takes the sample set in, then opens the terminal chat over it.

Where standard input is no terminal, the sample questions are answered instead.
"""

from __future__ import annotations

import sys

from bot import samples
from bot.answer.plain import plain
from bot.app import App
from bot.progress import progress
from bot.settings import Settings
from bot.terminal import answer_all, chat


def show(settings: Settings) -> None:
    """Ingests the samples into a folder of their own (`<data>/sample`), then answers."""
    own = settings.model_copy(update={"data": settings.data / "sample", "database_url": None})
    with App.open(own, write=True) as app:
        print(f"Taking in the sample set ({samples.article_file().name}) …", file=sys.stderr)
        with progress("articles") as tick:
            for result in app.ingest([samples.article_file()], tick):
                print(f"  {result.where}: {result.reason}", file=sys.stderr) if result.reason else None
        if sys.stdin.isatty():
            chat(app.service, plain, app.folder / "history")
        else:
            answer_all(app.service, samples.questions(), plain)
