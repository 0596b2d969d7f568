"""The lowest layer of `fetch.py`: connections to checked addresses only, on time, and a turn for each host.

Because the address that was checked is the one connected to, a name server that answers differently the second time
changes nothing. TLS still verifies the host's name, not the address. Only `fetch.py` calls this.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import httpcore

Addresses = Callable[[str, int, float], list[str]]


def resolve_name(host: str, port: int) -> list[str]:
    """The system's addresses of `host`, without doubles; empty where there is none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class CheckedNetwork(httpcore.NetworkBackend):
    """Connects to checked addresses only, and to nothing once the time is up."""

    def __init__(self, addresses: Addresses, *, seconds: float, clock: Callable[[], float]) -> None:
        """
        Args:
            addresses: (host, port, seconds it may take) to IP addresses that were checked; raises to refuse.
            seconds: for everything that is done through this network, from now on.
        """
        self._addresses = addresses
        self._clock = clock
        self._until = clock() + seconds
        self._inner = httpcore.SyncBackend()

    def left(self, timeout: float | None) -> float:
        """Seconds that may still be spent on one step."""
        left = self._until - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("time is up")
        return left if timeout is None else min(left, timeout)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._addresses(host, port, self.left(timeout))
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in addresses[:4]:
            try:
                stream = self._inner.connect_tcp(address, port, self.left(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self)
        raise failure or httpcore.ConnectError("no address")


class _TimedStream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, network: CheckedNetwork) -> None:
        self._inner = inner
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._network.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._network.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._network.left(timeout))
        return _TimedStream(inner, self._network)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class Turns:
    """One request per host at a time, and a pause between two."""

    def __init__(self, seconds: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._seconds = seconds
        self._clock = clock
        self._sleep = sleep
        self._guard = threading.Lock()
        self._hosts: dict[str, tuple[threading.Lock, list[float]]] = {}

    @contextmanager
    def of(self, host: str, *, wait: bool) -> Iterator[None]:
        """Holds the host's turn; with `wait`, begins no sooner than the pause after the last request's end."""
        with self._guard:
            if len(self._hosts) > 10_000:
                self._hosts = {name: turn for name, turn in self._hosts.items() if turn[0].locked()}
            lock, ended = self._hosts.setdefault(host, (threading.Lock(), []))
        with lock:
            if wait and ended:
                self._sleep(max(0.0, ended[0] + self._seconds - self._clock()))
            try:
                yield
            finally:
                ended[:] = [self._clock()]


def in_time(call: Callable[[], list[str]], seconds: float) -> list[str]:
    """`call()` in a thread of its own: the system's resolver has no time limit. Raises TimeoutError."""
    answer: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    threading.Thread(target=lambda: answer.put(call()), name="resolve", daemon=True).start()
    try:
        return answer.get(timeout=seconds)
    except queue.Empty as error:
        raise TimeoutError from error
