"""Telegram's Bot API over python-telegram-bot's transport: raw results in, our own errors out.

Called by `intake.py`, `outgoing.py` and `desk.py`; nobody else talks to Telegram. Results stay JSON, so that an update
that python-telegram-bot cannot parse does not discard the batch it came in.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

import httpx
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from bot.chat.incoming import Me
from bot.logs import redact
from store.errors import DatelineError

if TYPE_CHECKING:
    from bot.settings import Settings

READ_SECONDS = 20.0  # a request that takes longer is taken for lost
POOL_SIZE = 48  # connections: the sender's 24, and typing actions and buttons beside
KEPT_OPEN = (
    10  # of them, when idle: 30 requests a second of a third of a second; each request looks at all that are idle
)

# What Telegram says where nothing can be sent to a chat any more (its texts come in lower and upper case).
_GONE = (
    "chat not found",
    "bot was blocked",
    "bot was kicked",
    "user is deactivated",
    "bot is not a member",
    "can't initiate conversation",
    "group chat was deactivated",
    "have no rights to send a message",
    "not enough rights to send text messages to the chat",
    "chat_write_forbidden",
    "peer_id_invalid",
    "need administrator rights in the channel chat",
)
# The request never left, so it cannot have arrived.
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


class ApiError(DatelineError):
    """Telegram did not do as asked."""


class TokenRefused(ApiError):
    """The bot's token is not (or no longer) valid."""


class TooManyRequests(ApiError):
    """Flood control. `retry_after` is in seconds."""

    retry_helps = True

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"Telegram asks to wait {retry_after:g} s")
        self.retry_after = retry_after


class Migrated(ApiError):
    """The group is a supergroup now, under the id `new_id`."""

    def __init__(self, new_id: int) -> None:
        super().__init__(f"the group is now the supergroup {new_id}")
        self.new_id = new_id


class Unreachable(ApiError):
    """Nothing can be sent to this chat until somebody there changes something."""


class NotModified(ApiError):
    """An edit that changes nothing: what was wanted is there."""


class Refused(ApiError):
    """A request that Telegram will refuse again."""


class NetworkTrouble(ApiError):
    """No answer, or none that can be read. `maybe_arrived`: the request may have been carried out."""

    retry_helps = True

    def __init__(self, why: str, *, maybe_arrived: bool) -> None:
        super().__init__(why)
        self.maybe_arrived = maybe_arrived


class PollConflict(ApiError):
    """Another process reads this bot's updates."""


class WebhookActive(ApiError):
    """A webhook is set, so updates cannot be polled."""


class _RawBot(Bot):
    """python-telegram-bot's client, giving results as Telegram sent them."""

    async def raw(self, method: str, parameters: Mapping[str, object], read_timeout: float) -> Any:
        # `_post` is what every method of Bot calls; the public `do_api_request` warns for every known method
        return await self._post(method, dict(parameters), read_timeout=read_timeout)


class Api:
    """One bot's connection. Open it with `async with`."""

    def __init__(self, token: str, base_url: str) -> None:
        """Args: base_url: without the token, such as "https://api.telegram.org/bot"."""
        self._token = token
        limits = httpx.Limits(max_connections=POOL_SIZE, max_keepalive_connections=KEPT_OPEN)
        sending = HTTPXRequest(read_timeout=READ_SECONDS, pool_timeout=30.0, httpx_kwargs={"limits": limits})
        polling = HTTPXRequest(connection_pool_size=2, read_timeout=READ_SECONDS)
        self._requests = (sending, polling)
        self._bot = _RawBot(token, base_url=base_url, request=sending, get_updates_request=polling)

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The connection that the settings describe.

        Raises:
            TokenRefused: there is no token.
        """
        if settings.telegram_token is None:
            raise TokenRefused("no bot token: set DATELINE_TELEGRAM_TOKEN to the one that @BotFather gave you")
        return cls(settings.telegram_token.get_secret_value(), settings.telegram_base_url)

    async def __aenter__(self) -> Self:
        for name in ("httpx", "httpcore"):  # at lower levels they print every address, and the token is part of it
            logger = logging.getLogger(name)
            logger.setLevel(max(logger.level, logging.WARNING))
        for request in self._requests:  # Bot.initialize would call getMe, and give up at the first failure
            await request.initialize()
        return self

    async def __aexit__(self, *_: object) -> None:
        for request in self._requests:
            await request.shutdown()

    @property
    def bot(self) -> Bot:
        """What python-telegram-bot's types want as their bot."""
        return self._bot

    async def call(
        self,
        method: str,
        parameters: Mapping[str, object] | None = None,
        *,
        attachment: tuple[str, bytes] | None = None,
        read_timeout: float = READ_SECONDS,
    ) -> Any:
        """Calls a method; the result is JSON as Telegram sent it.

        Args:
            attachment: (parameter, bytes) of a file to upload.
            read_timeout: seconds.

        Raises:
            ApiError: one of the above.
        """
        sent = dict(parameters or {})
        if attachment is not None:
            sent[attachment[0]] = InputFile(attachment[1], filename=f"{attachment[0]}.png")
        try:
            return await self._bot.raw(method, sent, read_timeout)
        except TelegramError as error:
            raise self._explained(error, method) from None  # the original may carry the token

    async def me(self) -> Me:
        """Who the bot is."""
        raw = await self.call("getMe")
        return Me(int(raw["id"]), str(raw["username"]))

    async def updates(self, offset: int | None, *, wait: int, allowed: list[str]) -> list[object]:
        """The next updates as Telegram sent them.

        Args:
            offset: confirms every update below it.
            wait: seconds that Telegram may hold the request open.
        """
        parameters = {"offset": offset, "timeout": wait, "allowed_updates": allowed}
        raw = await self.call("getUpdates", parameters, read_timeout=wait + 10.0)
        return list(raw) if isinstance(raw, list) else []

    def _explained(self, error: TelegramError, method: str) -> ApiError:
        said = redact(str(error), [self._token])
        lower = said.lower()
        if isinstance(error, RetryAfter):
            wait = error.retry_after
            return TooManyRequests(float(wait if isinstance(wait, int | float) else wait.total_seconds()))
        if isinstance(error, ChatMigrated):
            return Migrated(error.new_chat_id)
        if isinstance(error, InvalidToken):
            return TokenRefused(
                f"the bot's token was refused ({method}): check DATELINE_TELEGRAM_TOKEN, "
                "and DATELINE_TELEGRAM_BASE_URL if you set it"
            )
        if isinstance(error, Conflict):
            webhook = "webhook is active" in lower or "terminated by setwebhook" in lower
            return WebhookActive(said) if webhook else PollConflict(said)
        if isinstance(error, Forbidden) or (isinstance(error, BadRequest) and any(gone in lower for gone in _GONE)):
            return Unreachable(said)
        if isinstance(error, BadRequest):
            return NotModified(said) if "message is not modified" in lower else Refused(f"{method}: {said}")
        if isinstance(error, NetworkError):
            return NetworkTrouble(said, maybe_arrived=not isinstance(error.__cause__, _NEVER_SENT))
        return Refused(f"{method}: {said}")
