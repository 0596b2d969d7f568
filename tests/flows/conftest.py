"""Runs the console command in this process, as a script would: arguments in, lines and an exit status out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from bot.cli import run


@dataclass(frozen=True)
class Done:
    """What a call left behind."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines; everything there must be JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


Dateline = Callable[..., Done]


@pytest.fixture
def dateline(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Dateline:
    """`dateline("--data", folder, "ingest", file)`."""

    def call(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["dateline", *map(str, arguments)])
        capfd.readouterr()
        status = 0
        try:
            run()
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        out, err = capfd.readouterr()
        return Done(status, out, err)

    return call
