"""The bot in a process of its own, for tests that end it: `python -m tests.bot.chat.served DATA BASE_URL`."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from bot.chat.pace import Rates
from bot.chat.serve import serve
from bot.logs import set_up
from bot.settings import Settings
from store.database import Database
from store.errors import DatelineError
from tests.bot.chat.fakes import FakeIndex, FakeService
from tests.telegram.fake import TOKEN


def main() -> int:
    """Serves until it is told to stop; 2 with one line where it cannot."""
    folder, base_url = Path(sys.argv[1]), sys.argv[2]
    settings = Settings(
        _env_file=None, data=folder, telegram_token=SecretStr(TOKEN), telegram_base_url=base_url, access="open"
    )
    set_up("info", settings.secrets())
    database = Database.open(folder, write=True)
    rates = Rates(overall=100, chat_seconds=0.02, group_minute=1000)
    try:
        asyncio.run(
            serve(
                settings,
                FakeService(),
                database,
                lambda: datetime.now(UTC),
                FakeIndex(),
                rates=rates,
                poll_wait=5,
                conflict_pause=0.3,
            )
        )
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2
    finally:
        database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
