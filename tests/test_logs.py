"""No secret reaches a log line."""

from __future__ import annotations

import logging

import pytest

from bot.logs import redact, set_up

TOKEN = "123456789:AAE-abcdefghijklmnopqrstuvwxyz0123456"


def test_a_bot_token_is_taken_out_of_any_text() -> None:
    assert (
        redact(f"POST https://api.telegram.org/bot{TOKEN}/getMe") == "POST https://api.telegram.org/bot[secret]/getMe"
    )


def test_named_secrets_are_taken_out() -> None:
    assert redact("header x-secret-y", ["x-secret-y"]) == "header [secret]"


def test_an_exception_with_the_token_is_logged_without_it(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("info")
    try:
        raise RuntimeError(f"bad url https://host/bot{TOKEN}/x")
    except RuntimeError:
        logging.getLogger("somewhere").exception("failed with %s", TOKEN)
    written = capsys.readouterr().err
    assert "AAE-" not in written
    assert "failed with [secret]" in written
    assert "bad url https://host/bot[secret]/x" in written


def test_structlog_events_lose_secrets_too(capsys: pytest.CaptureFixture[str]) -> None:
    import structlog

    set_up("info", ["hush"])
    structlog.get_logger().info("posting", url=f"/bot{TOKEN}/x", word="hush")
    written = capsys.readouterr().err
    assert "posting" in written
    assert "AAE-" not in written
    assert "hush" not in written
