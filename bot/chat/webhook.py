"""Telegram's webhook: an HTTP server that takes updates from whoever knows the secret. Called by `serve.py`.

TLS belongs to the proxy in front. An update is stored before 200 is answered; on any other answer Telegram calls again.
"""

from __future__ import annotations

import hmac
import json
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from bot.chat.api import Api
from bot.chat.intake import ALLOWED, Take, stored_update
from store.errors import DatelineError, StoreError

log = logging.getLogger(__name__)

LARGEST_UPDATE = 1_000_000  # bytes; Telegram's are a few kB
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
CONNECTIONS = 40


class WebhookMisset(DatelineError):
    """The webhook's settings cannot work."""


class _Updates(RequestHandler):
    def initialize(self, take: Take, secret: str) -> None:
        self._take, self._secret = take, secret

    async def post(self) -> None:
        given = self.request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            log.warning("a webhook call from %s had a wrong secret", self.request.remote_ip)
            self.set_status(403)
            return
        try:
            update = stored_update(json.loads(self.request.body))
        except ValueError:
            update = None
        if update is None:
            self.set_status(400)
            return
        try:
            await self._take([update])
        except StoreError as error:
            log.error("an update could not be stored, Telegram will send it again: %s", error)
            self.set_status(503)

    def log_exception(self, *_: object) -> None:
        log.exception("a webhook call failed")


def parts_of(url: str, listen: str, secret: str) -> tuple[str, str, int]:
    """(path, host, port) to serve.

    Raises:
        WebhookMisset: names the setting and what is wrong with it.
    """
    address = urlsplit(url)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise WebhookMisset("DATELINE_WEBHOOK_URL must be the public https address that Telegram calls")
    if not SECRET.fullmatch(secret):
        raise WebhookMisset("DATELINE_WEBHOOK_SECRET must be 1-256 characters of A-Za-z0-9_-")
    host, _, port = listen.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise WebhookMisset(f"DATELINE_WEBHOOK_LISTEN must be host:port, not {listen!r}")
    return address.path or "/", host.strip("[]"), int(port)


@asynccontextmanager
async def webhook(api: Api, take: Take, *, url: str, listen: str, secret: str) -> AsyncIterator[int]:
    """Serves the webhook and tells Telegram of it; yields the port that was bound.

    At the end only the server stops: Telegram keeps updates until it runs again.

    Raises:
        WebhookMisset: a setting is wrong, or the port cannot be bound.
        ApiError: Telegram refused the address.
    """
    path, host, port = parts_of(url, listen, secret)
    server = HTTPServer(
        Application([(re.escape(path) + "$", _Updates, {"take": take, "secret": secret})], log_function=_quiet),
        max_body_size=LARGEST_UPDATE,
        xheaders=True,
    )
    try:
        sockets = bind_sockets(port, host)
    except OSError as error:
        raise WebhookMisset(
            f"{listen} cannot be listened on ({error.strerror}): set DATELINE_WEBHOOK_LISTEN"
        ) from error
    server.add_sockets(sockets)
    try:
        bound = int(sockets[0].getsockname()[1])
        parameters = {
            "url": url,
            "secret_token": secret,
            "allowed_updates": ALLOWED,
            "max_connections": CONNECTIONS,
        }
        await api.call("setWebhook", parameters)
        log.info("waiting for Telegram's calls on %s:%d", host, bound)
        yield bound
    finally:
        server.stop()
        await server.close_all_connections()


def _quiet(_handler: RequestHandler) -> None:
    """Requests are not logged one by one."""
