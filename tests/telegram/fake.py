"""A strict fake of Telegram's Bot API over real HTTP, for tests and for trying the bot by hand.

    python -m tests.telegram.fake --port 8081        then DATELINE_TELEGRAM_BASE_URL=http://127.0.0.1:8081/bot

It refuses what Telegram refuses, and what Telegram would overlook as well (unknown parameters). It models long polling
with offsets, the three 409s, webhooks with their secret, flood control, markup (TDLib is the judge), keyboards, edits,
and faults on demand. `/control/NAME` serves scripts: POST a JSON object of the arguments of a method of `World`, or
GET `/control/sent`.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import math
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.telegram import methods
from tests.telegram.spec import BadParameters, checked
from tests.telegram.world import ApiFailure, World

TOKEN = "777000111:AAFakeTokenForTests_0123456789abcdefg"
SENDING = {
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "editMessageText",
    "editMessageCaption",
    "editMessageReplyMarkup",
}


@dataclass(frozen=True)
class Limits:
    """Flood control; None: no limit."""

    overall: int | None = 30
    chat_seconds: float | None = 1.0
    group_minute: int | None = 20


RELAXED = Limits(None, None, None)


@dataclass
class Fault:
    """What happens to the next `times` fitting requests.

    `kind`: "429" and "slow" (with `seconds`), "403", "400", "500", "502", "drop before", "drop after", "garbage";
    any other is carried out.
    """

    kind: str
    method: str | None = None
    chat: int | None = None
    seconds: float = 1.0
    times: int = 1


@dataclass(frozen=True)
class Sent:
    """A request that was carried out. `text` is what a reader sees."""

    method: str
    parameters: dict[str, Any]
    result: Any
    at: float = field(compare=False, default=0.0)
    text: str = ""


class FakeTelegram:
    """The server. `async with FakeTelegram() as fake:` listens on a free port of this machine."""

    def __init__(self, *, limits: Limits = RELAXED, port: int = 0) -> None:
        self.limits, self._port = limits, port
        self.world = World(self._changed)
        self.sent: list[Sent] = []
        self._counts: Counter[str] = Counter()
        self.refused: list[tuple[str, str]] = []  # (method, why) of requests that fit no rule: the bot's defects
        self.flooded: list[tuple[int, float]] = []  # (chat, time) of sends that our own limiter refused
        self.faults: list[Fault] = []
        self.mischief: Callable[[str, dict[str, Any]], Fault | None] | None = None  # asked where no fault fits
        self.menus: dict[str, list[dict[str, str]]] = {}
        self.webhook: dict[str, Any] | None = None
        self.webhook_statuses: list[int] = []
        self.answered_callbacks: dict[str, str] = {}
        self.actions: list[dict[str, Any]] = []
        self.polls = 0
        self.revoked = False  # the token
        self._news = asyncio.Event()
        self._poll: asyncio.Future[ApiFailure] | None = None
        self._second: deque[float] = deque()
        self._chat_times: dict[int, deque[float]] = {}
        self._pusher: asyncio.Task[None] | None = None
        self._seen = asyncio.Condition()

    # --- life -----------------------------------------------------------------------------------------------------

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=60_000_000)
        app.router.add_route("*", "/bot{token}/{method}", self._request)
        app.router.add_post("/control/{name}", self._control)
        app.router.add_get("/control/sent", self._control_sent)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self._pusher = asyncio.create_task(self._push())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._pusher is not None:
            self._pusher.cancel()
        self.end_poll(409, "Conflict: the fake is closing")
        await self._runner.cleanup()

    @property
    def base_url(self) -> str:
        """What DATELINE_TELEGRAM_BASE_URL is to be."""
        return f"http://127.0.0.1:{self.port}/bot"

    async def until(self, condition: Callable[[], bool], seconds: float = 30.0) -> None:
        """Waits until something holds that requests bring about; it is tried after each of them.

        Raises:
            TimeoutError: it did not come about.
        """
        async with asyncio.timeout(seconds), self._seen:
            await self._seen.wait_for(condition)

    def texts(self, chat_id: int | None = None) -> list[str]:
        """What readers saw sent, in order, edits left out."""
        return [
            one.text
            for one in self.sent
            if one.method in ("sendMessage", "sendPhoto", "sendDocument")
            and chat_id in (None, one.parameters["chat_id"])
        ]

    def count(self, method: str) -> int:
        """How many requests of that method were carried out."""
        return self._counts[method]

    def messages(self, chat_id: int) -> list[dict[str, Any]]:
        """The bot's messages in a chat as they stand now."""
        mine = self.world.me["id"]
        return [m for m in self.world.chats[chat_id].messages.values() if m["from"]["id"] == mine]

    def _changed(self) -> None:
        self._news.set()

    # --- requests ---------------------------------------------------------------------------------------------------

    async def _request(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN or self.revoked:
            return _answer(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
        given = await _given(request)
        fault = self._fault(method, given)
        try:
            if fault is not None:
                early = await self._early(fault, request)
                if early is not None:
                    return early
            result = await self._carry_out(method, given)
        except ApiFailure as failure:
            body: dict[str, Any] = {"ok": False, "error_code": failure.status, "description": failure.description}
            if failure.parameters:
                body["parameters"] = failure.parameters
            return _answer(failure.status, body)
        finally:
            async with self._seen:
                self._seen.notify_all()
        if fault is not None and fault.kind == "drop after":
            return _dropped(request)
        return _answer(200, {"ok": True, "result": result})

    async def _carry_out(self, method: str, given: dict[str, Any]) -> Any:
        try:
            parameters = checked(method, given)
        except KeyError:
            self.refused.append((method, "no such method"))
            raise ApiFailure(404, "Not Found") from None
        except BadParameters as error:
            self.refused.append((method, str(error)))
            raise ApiFailure(400, f"Bad Request: {error}") from None
        if method == "getUpdates":
            return await self._get_updates(parameters)
        if method in SENDING:
            self._flood_control(int(parameters["chat_id"]))
        try:
            result, text = methods.carry_out(self, method, parameters)
        except ApiFailure as failure:
            if failure.status == 400 and not failure.parameters and not methods.is_circumstance(failure.description):
                self.refused.append((method, f"{failure.description}: {parameters!r:.300}"))
            raise
        if method in SENDING:
            self._count(int(parameters["chat_id"]))
        self._counts[method] += 1
        self.sent.append(Sent(method, parameters, result, time.monotonic(), text))
        return result

    def _fault(self, method: str, given: dict[str, Any]) -> Fault | None:
        for fault in self.faults:
            chat = given.get("chat_id")
            if fault.method in (None, method) and (fault.chat is None or str(fault.chat) == str(chat)):
                fault.times -= 1
                if fault.times == 0:
                    self.faults.remove(fault)
                return fault
        return self.mischief(method, given) if self.mischief is not None else None

    async def _early(self, fault: Fault, request: web.Request) -> web.StreamResponse | None:
        """The answer of a fault that comes before the request is carried out; None: carry it out."""
        if fault.kind == "429":
            seconds = max(1, math.ceil(fault.seconds))
            raise ApiFailure(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        if fault.kind == "403":
            raise ApiFailure(403, "Forbidden: bot was blocked by the user")
        if fault.kind == "400":
            raise ApiFailure(400, "Bad Request: chat not found")
        if fault.kind in ("500", "502"):
            raise ApiFailure(int(fault.kind), "Internal Server Error" if fault.kind == "500" else "Bad Gateway")
        if fault.kind == "garbage":
            return web.Response(text="<html>bad gateway</html>", status=502)
        if fault.kind == "drop before":
            return _dropped(request)
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        return None

    # --- flood control ----------------------------------------------------------------------------------------------

    def _flood_control(self, chat_id: int) -> None:
        now = time.monotonic()
        times = self._chat_times.setdefault(chat_id, deque(maxlen=100))
        waits = []
        if self.limits.overall is not None:
            while self._second and self._second[0] <= now - 1.0:
                self._second.popleft()
            if len(self._second) >= self.limits.overall:
                waits.append(self._second[0] + 1.0 - now)
        if self.limits.chat_seconds is not None and times and now - times[-1] < self.limits.chat_seconds:
            waits.append(times[-1] + self.limits.chat_seconds - now)
        if self.limits.group_minute is not None and chat_id < 0:
            minute = [at for at in times if at > now - 60.0]
            if len(minute) >= self.limits.group_minute:
                waits.append(minute[-self.limits.group_minute] + 60.0 - now)
        if waits:
            self.flooded.append((chat_id, now))
            seconds = max(1, math.ceil(max(waits)))
            raise ApiFailure(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)

    def _count(self, chat_id: int) -> None:
        now = time.monotonic()
        self._second.append(now)
        self._chat_times[chat_id].append(now)

    # --- updates ------------------------------------------------------------------------------------------------------

    async def _get_updates(self, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        self.polls += 1
        if self.webhook is not None:
            raise ApiFailure(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
                "webhook first",
            )
        self.end_poll(
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        )
        offset = parameters.get("offset", 0)
        self.world.updates = [one for one in self.world.updates if one["update_id"] >= offset]
        ended: asyncio.Future[ApiFailure] = asyncio.get_running_loop().create_future()
        self._poll = ended
        until = time.monotonic() + min(parameters.get("timeout", 0), 50)
        try:
            while not self.world.updates and not ended.done() and (left := until - time.monotonic()) > 0:
                self._news.clear()
                news = asyncio.create_task(self._news.wait())
                await asyncio.wait({news, ended}, timeout=left, return_when=asyncio.FIRST_COMPLETED)
                news.cancel()
            if ended.done():
                raise ended.result()
            return self.world.updates[: parameters.get("limit", 100)]
        finally:
            if self._poll is ended:
                self._poll = None

    def end_poll(self, status: int, description: str) -> None:
        """Ends the poll that is open, as another request of its kind does."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(ApiFailure(status, description))

    async def _push(self) -> None:
        """Delivers updates to the webhook, in order, each until it is answered with 2xx."""
        async with aiohttp.ClientSession() as session:
            while True:
                if self.webhook is None or not self.world.updates:
                    await asyncio.sleep(0.01)
                    continue
                headers = {}
                if self.webhook.get("secret_token"):
                    headers["X-Telegram-Bot-Api-Secret-Token"] = self.webhook["secret_token"]
                update = self.world.updates[0]
                with contextlib.suppress(aiohttp.ClientError, TimeoutError):
                    async with session.post(self.webhook["url"], json=update, headers=headers, timeout=5) as answer:
                        self.webhook_statuses.append(answer.status)
                        if answer.status < 300:
                            self.world.updates.remove(update)
                            continue
                await asyncio.sleep(0.05)

    # --- for scripts --------------------------------------------------------------------------------------------------

    async def _control(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        arguments = await request.json()
        if name == "fault":
            self.faults.append(Fault(**arguments))
            return web.json_response(None)
        result = getattr(self.world, name)(**arguments)
        return web.json_response(
            asdict(result) if name == "person" else result, dumps=lambda x: json.dumps(x, default=str)
        )

    async def _control_sent(self, request: web.Request) -> web.Response:
        shown = [asdict(one) for one in self.sent[int(request.query.get("after", 0)) :]]
        body = {"sent": shown, "refused": self.refused, "flooded": self.flooded, "waiting": len(self.world.updates)}
        return web.json_response(body, dumps=lambda x: json.dumps(x, default=str))


async def _given(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    given: dict[str, Any] = dict(request.query)
    for name, value in (await request.post()).items():
        given[name] = value.file.read() if isinstance(value, web.FileField) else value
    return given


def _answer(status: int, body: dict[str, Any]) -> web.Response:
    return web.json_response(body, status=status)


def _dropped(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--relaxed", action="store_true", help="no flood control")
    options = parser.parse_args()
    async with FakeTelegram(limits=RELAXED if options.relaxed else Limits(), port=options.port) as fake:
        fake.world.next_update = int(time.time())  # a data folder that outlives this process knows the earlier numbers
        print(json.dumps({"base_url": fake.base_url, "token": TOKEN}), flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_main())
