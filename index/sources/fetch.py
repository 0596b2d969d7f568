"""Fetches addresses that strangers may have chosen, without being led to where we must not go.

Everything that Dateline gets from the network beside Telegram comes through `Fetcher.get`: feeds, pages, robots.txt.
It only speaks http and https, resolves the name itself, checks every address (`address.py`), connects to the checked
address and nothing else (`network.py`), and does all of that again after each redirect. Size, total time and redirects
are limited, also for bodies that unfold or drip. One request per host at a time. Proxies of the environment are not
used, cookies and credentials are neither kept nor sent.

`Fetcher.get` blocks; it may be called from several threads.
"""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime

import httpcore
import httpx

from index.sources.address import read_openings, refusal
from index.sources.encoding import ACCEPTED_ENCODINGS, decode_text, decompress, decompressors
from index.sources.network import CheckedNetwork, Turns, in_time, resolve_name
from store.errors import DatelineError

USER_AGENT = "Dateline/0.1 (news alerts; reads feeds at their editors' request)"


class FetchError(DatelineError):
    """An address could not be fetched. `url` is the address that failed, which may be one it redirected to."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"{url}: {why}")
        self.url = url
        self.why = why


class AddressRefused(FetchError):
    """The address is not one that may be fetched: another scheme, a private or local network, credentials in it."""


class TooLarge(FetchError):
    """More bytes than the limit, as sent or unfolded."""


class TooSlow(FetchError):
    """The whole took longer than the limit."""

    retry_helps = True


class TooManyRedirects(FetchError):
    """It redirects more often than allowed, or in a circle."""


class Unreachable(FetchError):
    """No such name, no connection, or a connection that broke."""

    retry_helps = True


class BadResponse(FetchError):
    """What answered does not speak HTTP, or its body is broken."""

    retry_helps = True


class HttpStatus(FetchError):
    """The server answered with a status that carries no document.

    Attributes:
        status: the HTTP status.
        retry_after: seconds the server asks to wait, None where it does not say.
    """

    def __init__(self, url: str, status: int, retry_after: float | None = None) -> None:
        super().__init__(url, f"HTTP status {status}")
        self.status = status
        self.retry_after = retry_after
        self.retry_helps = status in (408, 425, 429) or status >= 500


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one `get` may cost.

    Attributes:
        max_bytes: of the body, unfolded.
        total_seconds: from the first connection to the last byte, redirects included; waiting for our turn is not.
        idle_seconds: for a connection, or between two bytes.
    """

    max_bytes: int = 8 * 1024 * 1024
    total_seconds: float = 30.0
    idle_seconds: float = 10.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document, or the news that it has not changed.

    Attributes:
        url: where it was found in the end.
        moved_to: the address to use from now on, where every redirect said it is for good; else None.
        changed: False when the server said so (304); `content` is then empty.
        content: unfolded bytes.
    """

    url: str
    content: bytes
    changed: bool = True
    moved_to: str | None = None
    media_type: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None

    def text(self) -> str:
        """The content as text, by header, its own declaration and its bytes."""
        return decode_text(self.content, self.charset)[0]


class Fetcher:
    """A polite client that refuses to be led astray."""

    def __init__(
        self,
        *,
        allow: Iterable[str] = (),
        limits: Limits | None = None,
        host_seconds: float = 1.0,
        agent: str = USER_AGENT,
        resolve: Callable[[str, int], list[str]] | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """
        Args:
            allow: private `host:port` or networks that may be fetched all the same (the setting `fetch_allow`).
            host_seconds: least time between two requests to one host; opened hosts are not made to wait.
            resolve: name and port to IP addresses; default the system's resolver.

        Raises:
            OpeningWrong: an entry of `allow` cannot be read.
        """
        self._openings = read_openings(allow)
        self.limits = limits or Limits()
        self._turns = Turns(host_seconds, clock, sleep)
        self._agent = agent
        self._resolve = resolve or resolve_name
        self._clock = clock
        self._tls: ssl.SSLContext | None = None

    def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        accept: str = "*/*",
        limits: Limits | None = None,
    ) -> Fetched:
        """The document at `url`, following redirects.

        Args:
            etag: what the last answer carried, to be told when nothing changed; `last_modified` likewise.

        Raises:
            FetchError: one of its kinds above; `retry_helps` says whether another try may succeed.
        """
        limits = limits or self.limits
        headers = {"User-Agent": self._agent, "Accept": accept, "Accept-Encoding": ACCEPTED_ENCODINGS}
        if etag:
            headers["If-None-Match"] = _header_value(etag)
        if last_modified:
            headers["If-Modified-Since"] = _header_value(last_modified)
        left, for_good, here = limits.total_seconds, True, url
        for _ in range(limits.redirects + 1):
            target = read_address(here)
            opened = self._openings.host(target.host, _port(target))
            with self._turns.of(target.netloc.decode("ascii"), wait=not opened):
                began = self._clock()
                found = self._one(target, headers, replace(limits, total_seconds=left))
                left -= self._clock() - began
            if isinstance(found, Fetched):
                moved = here if for_good and here != url else None
                return replace(found, moved_to=moved)
            for_good = for_good and found.for_good
            here = found.to
        raise TooManyRedirects(url, f"more than {limits.redirects} redirects, the last to {here}")

    def _one(self, target: httpx.URL, headers: Mapping[str, str], limits: Limits) -> Fetched | _Redirect:
        backend = CheckedNetwork(
            lambda host, port, seconds: self._addresses(str(target), host, port, seconds),
            seconds=limits.total_seconds,
            clock=self._clock,
        )
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), limits.idle_seconds)
        if target.scheme == "https" and self._tls is None:
            self._tls = httpx.create_ssl_context()
        with (
            _as_ours(str(target), limits),
            httpcore.ConnectionPool(ssl_context=self._tls, network_backend=backend, retries=0) as pool,
            pool.stream("GET", str(target), headers=list(headers.items()), extensions={"timeout": timeout}) as response,
        ):
            fields = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            if response.status in (301, 302, 303, 307, 308) and fields.get("location"):
                to = _joined(target, fields["location"])
                return _Redirect(to, response.status in (301, 308))
            if response.status == 304:
                return _fetched(target, fields, b"", changed=False)
            if not 200 <= response.status < 300:
                raise HttpStatus(str(target), response.status, _seconds(fields))
            return _fetched(target, fields, _body(str(target), response, fields, limits), changed=True)

    def _addresses(self, url: str, host: str, port: int, seconds: float) -> list[str]:
        """The addresses of `host`, all of which may be connected to. Called by the network layer for each connection.

        Raises:
            AddressRefused: any of its addresses must not be fetched (a name that means both is not to be trusted).
            Unreachable: the name does not resolve; TooSlow: not in time.
        """
        try:
            found = in_time(lambda: self._resolve(host, port), seconds)
        except TimeoutError as error:
            raise TooSlow(url, f"its name did not resolve within {seconds:.0f} s") from error
        if not found:
            raise Unreachable(url, f"no host named {host}")
        if not self._openings.host(host, port):
            for address in found:
                why = refusal(address)
                if why is not None and not self._openings.address(address):
                    raise AddressRefused(url, f"{host} is at {address}, which is {why}; only public hosts are fetched")
        return found


@dataclass(frozen=True, slots=True)
class _Redirect:
    to: str
    for_good: bool


def read_address(url: str) -> httpx.URL:
    """The address taken apart.

    Raises:
        AddressRefused: not http or https, no host, with credentials, or not an address at all.
    """
    if re.search(r"[\x00-\x20\x7f]", url):
        raise AddressRefused(url[:200], "the address holds spaces or control characters")
    try:
        target = httpx.URL(url)
        port = target.port
    except (httpx.InvalidURL, ValueError, TypeError, UnicodeError) as error:
        raise AddressRefused(url[:200], f"not an address: {error}") from error
    if target.scheme not in ("http", "https"):
        raise AddressRefused(url[:200], "only http and https addresses are fetched")
    if not target.host:
        raise AddressRefused(url[:200], "the address names no host")
    if target.userinfo:
        raise AddressRefused(target.host, "the address carries a user name or password, which is not supported")
    if port is not None and not 0 < port < 65536:
        raise AddressRefused(url[:200], "no such port")
    return target.copy_with(fragment=None)


@contextmanager
def _as_ours(url: str, limits: Limits) -> Iterator[None]:
    """Translates the client library's errors."""
    try:
        yield
    except httpcore.TimeoutException as error:
        why = f"no whole answer within {limits.total_seconds:.0f} s, or silent for {limits.idle_seconds:.0f} s"
        raise TooSlow(url, why) from error
    except httpcore.NetworkError as error:
        raise Unreachable(url, f"no connection: {error}") from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise BadResponse(url, f"not a proper HTTP answer: {error}") from error


def _body(url: str, response: httpcore.Response, fields: Mapping[str, str], limits: Limits) -> bytes:
    announced = fields.get("content-length", "")
    if announced.isdecimal() and int(announced) > limits.max_bytes:
        raise TooLarge(url, f"{int(announced):,} bytes announced, at most {limits.max_bytes:,} are read")
    body = bytearray()
    received = 0
    try:
        steps = decompressors(fields.get("content-encoding", ""))
        for data in response.iter_stream():
            received += len(data)
            for piece in decompress(steps, data):
                body += piece
                if len(body) > limits.max_bytes or received > limits.max_bytes:
                    unfolded = f" (unfolded from {received:,})" if steps else ""
                    raise TooLarge(url, f"more than {limits.max_bytes:,} bytes{unfolded}")
    except ValueError as error:
        raise BadResponse(url, str(error)) from error
    if not all(step.done() for step in steps):
        raise BadResponse(url, "the compressed body is cut off")
    return bytes(body)


def _fetched(target: httpx.URL, fields: Mapping[str, str], content: bytes, *, changed: bool) -> Fetched:
    media_type, _, parameters = fields.get("content-type", "").partition(";")
    charset = re.search(r"charset\s*=\s*\"?([A-Za-z0-9._:-]{1,40})", parameters, re.IGNORECASE)
    return Fetched(
        url=str(target),
        content=content,
        changed=changed,
        media_type=media_type.strip().lower(),
        charset=charset.group(1) if charset else None,
        etag=fields.get("etag"),
        last_modified=fields.get("last-modified"),
    )


def _joined(target: httpx.URL, location: str) -> str:
    try:
        text = location.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        text = location
    try:
        return str(target.join(text.strip().replace(" ", "%20")).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise BadResponse(str(target), f"it redirects to what is not an address: {location[:100]!r}") from error


def _port(target: httpx.URL) -> int:
    return target.port or (443 if target.scheme == "https" else 80)


def _header_value(value: str) -> str:
    return re.sub(r"[^\x21-\x7e\x80-\xff ]", "", value)[:500]


def _seconds(fields: Mapping[str, str]) -> float | None:
    """How long the server asks to wait: seconds, or a date, which is held against the server's own clock."""
    asked = fields.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,6}", asked):
        return float(asked)
    try:
        until, now = parsedate_to_datetime(asked), parsedate_to_datetime(fields.get("date", ""))
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):  # TypeError: only one of them names its zone
        return None
