"""Logging, set up once by the command line: one line an event on standard error, secrets taken out.

Called by `bot/cli.py` only. Standard output belongs to results.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from structlog.types import EventDict, Processor, WrappedLogger

# A bot token is `<bot id>:<35 characters>`; Telegram puts it into every URL.
_TOKEN = re.compile(r"(?<!\d)\d{6,}:[A-Za-z0-9_-]{30,}\b")


def redact(text: str, secrets: Sequence[str] = ()) -> str:
    """`text` without bot tokens and without any of `secrets`."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, "[secret]")
    return _TOKEN.sub("[secret]", text)


class _Redacting(logging.Filter):
    """Takes secrets out of every record of the standard library's loggers, exceptions included."""

    def __init__(self, secrets: Sequence[str]) -> None:
        super().__init__()
        self._secrets = secrets

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redact(record.getMessage(), self._secrets), None
        if record.exc_info:
            record.exc_text = redact(logging.Formatter().formatException(record.exc_info), self._secrets)
            record.exc_info = None
        return True


def set_up(level: str, secrets: Sequence[str] = ()) -> None:
    """Sends structlog and the standard library's logging to standard error.

    Args:
        level: least level that is shown: debug, info, warning, error.
        secrets: strings that must never appear.
    """
    import structlog

    def hide(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return {key: redact(value, secrets) if isinstance(value, str) else value for key, value in event.items()}

    number = logging.getLevelNamesMapping()[level.upper()]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(_Redacting(secrets))
    logging.basicConfig(level=number, handlers=[handler], force=True)
    for chatty in (
        "faiss.loader",
        "httpx",
        "httpcore",
        "apscheduler",
        "sentence_transformers",
        "transformers",
        "torch",
        "alembic",
        "trafilatura",
        "htmldate",
    ):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    processors: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        hide,
        structlog.dev.ConsoleRenderer(colors=False),
    ]
    structlog.configure(
        processors=processors,
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
