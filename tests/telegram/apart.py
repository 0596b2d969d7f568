"""The fake Bot API in a process of its own, so that what the bot costs can be measured apart from it."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

ROOT = Path(__file__).parents[2]


class FakeApart:
    """`async with FakeApart() as fake:`; it enforces Telegram's limits."""

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.telegram.fake", "--port", "0", cwd=ROOT, stdout=asyncio.subprocess.PIPE
        )
        assert self._process.stdout is not None
        self.base_url: str = json.loads(await self._process.stdout.readline())["base_url"]
        self._client = httpx.AsyncClient(base_url=self.base_url.removesuffix("/bot"), timeout=60)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.aclose()
        self._process.kill()
        await self._process.wait()

    async def do(self, name: str, **arguments: Any) -> Any:
        """Calls a method of its `World`, or "fault"."""
        answer = await self._client.post(f"/control/{name}", json=arguments)
        answer.raise_for_status()
        return answer.json()

    async def seen(self, after: int = 0) -> dict[str, Any]:
        """What was sent (from the request with that number on), refused and flooded."""
        answer = await self._client.get("/control/sent", params={"after": after})
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found
