"""Fetching from a real HTTP server on this machine that behaves, and that does not."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import brotli
import pytest

from index.sources.fetch import (
    AddressRefused,
    BadResponse,
    Fetcher,
    HttpStatus,
    Limits,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)
from tests.feeds.server import FeedServer


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as server:
        yield server


@pytest.fixture
def fetcher(server: FeedServer) -> Fetcher:
    return Fetcher(allow=[server.host], limits=Limits(max_bytes=200_000, total_seconds=2, idle_seconds=1))


def redirect(server: FeedServer, path: str, to: str, status: int = 302) -> str:
    return server.put(path, "", status=status, Location=to)


def test_a_document_comes_with_its_type_and_marks(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put("/a", "žluť".encode("iso8859-2"), Content_Type="text/xml; charset=ISO-8859-2", Last_Modified="X")
    found = fetcher.get(url)
    assert found.text() == "žluť"
    assert (found.url, found.media_type, found.charset, found.last_modified) == (url, "text/xml", "ISO-8859-2", "X")
    assert found.moved_to is None
    assert server.requests[0][1]["user-agent"].startswith("Dateline/")
    assert "cookie" not in server.requests[0][1]


def test_an_unchanged_document_is_not_sent_again(server: FeedServer, fetcher: Fetcher) -> None:
    url = server.put("/a", "one")
    first = fetcher.get(url)
    assert fetcher.get(url, etag=first.etag).changed is False
    server.put("/a", "two")
    assert fetcher.get(url, etag=first.etag).content == b"two"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "gopher://example.org/",
        "javascript:alert(1)",
        "http:///nothing",
        "http://user:secret@example.org/",
        "http://example.org/a b",
        "http://example.org/\r\nX: y",
        "example.org/feed",
        "http://example.org:99999/",
    ],
)
def test_addresses_of_another_kind_are_refused_before_anything_is_opened(url: str) -> None:
    with pytest.raises(AddressRefused) as refused:
        Fetcher(resolve=lambda host, port: pytest.fail("looked up")).get(url)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"]
)
def test_this_machine_is_refused_however_it_is_written(server: FeedServer, host: str) -> None:
    server.put("/a", "inside")
    with pytest.raises(AddressRefused):
        Fetcher().get(f"http://{host}:{server.port}/a")
    assert server.requests == []


def test_a_name_with_one_inner_address_is_refused() -> None:
    fetcher = Fetcher(resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(AddressRefused, match=r"news\.example is at 10\.0\.0\.1, which is private"):
        fetcher.get("http://news.example/")


def test_the_name_is_looked_up_once_so_a_second_answer_changes_nothing(server: FeedServer) -> None:
    server.put("/a", "inside")
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    fetcher = Fetcher(allow=["127.0.0.0/8"], resolve=lambda host, port: answers.pop(0))
    assert fetcher.get(f"http://rebind.example:{server.port}/a").content == b"inside"
    assert len(answers) == 1
    assert server.requests[0][1]["host"] == f"rebind.example:{server.port}"


def test_a_redirect_to_an_inner_address_is_refused(server: FeedServer) -> None:
    with FeedServer() as inner:
        secret = inner.put("/secret", "inside")
        url = redirect(server, "/a", secret)
        with pytest.raises(AddressRefused, match="loopback"):
            Fetcher(allow=[server.host]).get(url)
        assert inner.requests == []


@pytest.mark.parametrize("to", ["file:///etc/passwd", "//169.254.169.254/latest/", "http://[::1]/"])
def test_a_redirect_to_another_kind_of_address_is_refused(server: FeedServer, fetcher: Fetcher, to: str) -> None:
    with pytest.raises(AddressRefused):
        fetcher.get(redirect(server, "/a", to))


def test_redirects_are_followed_and_told_apart(server: FeedServer, fetcher: Fetcher) -> None:
    end = server.put("/end", "here")
    redirect(server, "/two", "end", 308)
    for_good = redirect(server, "/one", "/two", 301)
    for_now = redirect(server, "/now", "/one", 307)
    assert (fetcher.get(for_good).content, fetcher.get(for_good).moved_to) == (b"here", end)
    assert (fetcher.get(for_now).url, fetcher.get(for_now).moved_to) == (end, None)


def test_five_redirects_are_followed_and_six_are_not(server: FeedServer, fetcher: Fetcher) -> None:
    server.put("/r0", "end")
    for step in range(1, 7):
        redirect(server, f"/r{step}", f"/r{step - 1}")
    assert fetcher.get(server.url + "/r5").content == b"end"
    with pytest.raises(TooManyRedirects):
        fetcher.get(server.url + "/r6")
    with pytest.raises(TooManyRedirects):
        fetcher.get(redirect(server, "/round", "/round"))


def test_statuses_say_whether_a_retry_helps(server: FeedServer, fetcher: Fetcher) -> None:
    server.put("/gone", "", status=410)
    server.put("/busy", "", status=429, Retry_After="120")
    until = {"Date": "Tue, 03 Mar 2020 17:00:00 GMT", "Retry_After": "Tue, 03 Mar 2020 17:05:00 GMT"}
    server.put("/closed", "", status=503, **until)
    with pytest.raises(HttpStatus) as closed:
        fetcher.get(server.url + "/closed")
    assert closed.value.retry_after == 300.0
    with pytest.raises(HttpStatus) as gone:
        fetcher.get(server.url + "/gone")
    with pytest.raises(HttpStatus) as busy:
        fetcher.get(server.url + "/busy")
    assert (gone.value.status, gone.value.retry_helps, gone.value.retry_after) == (410, False, None)
    assert (busy.value.status, busy.value.retry_helps, busy.value.retry_after) == (429, True, 120.0)


def test_too_many_bytes_are_refused_announced_or_not(server: FeedServer, fetcher: Fetcher) -> None:
    server.put("/big", b"x" * 200_001)

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        while True:
            handler.wfile.write(b"x" * 65536)

    server.script("/endless", endless)
    for path in ("/big", "/endless"):
        with pytest.raises(TooLarge):
            fetcher.get(server.url + path)


def squeeze(data: bytes, how: str) -> bytes:
    if how == "gzip":
        return gzip.compress(data)
    if how == "deflate":
        return zlib.compress(data)
    if how == "raw deflate":
        packer = zlib.compressobj(wbits=-15)
        return packer.compress(data) + packer.flush()
    if how == "gzip, deflate":
        return zlib.compress(gzip.compress(data))
    if how == "two members":
        return gzip.compress(data[:5]) + gzip.compress(data[5:])
    packed: bytes = brotli.compress(data)
    return packed


@pytest.mark.parametrize(
    ("how", "header"),
    [
        ("gzip", "gzip"),
        ("deflate", "deflate"),
        ("raw deflate", "deflate"),
        ("gzip, deflate", "gzip, deflate"),
        ("two members", "gzip"),
        ("br", "br"),
    ],
)
def test_compressed_bodies_unfold_and_bombs_are_stopped(
    server: FeedServer, fetcher: Fetcher, how: str, header: str
) -> None:
    data = b"news " * 30_000
    assert fetcher.get(server.put("/a", squeeze(data, how), Content_Encoding=header)).content == data
    bomb = server.put("/bomb", squeeze(b"\0" * 50_000_000, how), Content_Encoding=header)
    with pytest.raises(TooLarge, match=r"unfolded from"):
        fetcher.get(bomb)
    cut = server.put("/cut", squeeze(data, how)[:-9], Content_Encoding=header)
    with pytest.raises(BadResponse):
        fetcher.get(cut)


def test_unknown_and_broken_compression_is_refused(server: FeedServer, fetcher: Fetcher) -> None:
    for name, header in (("/a", "zstd"), ("/b", "gzip"), ("/c", "gzip, gzip, gzip"), ("/d", "deflate")):
        with pytest.raises(BadResponse):
            fetcher.get(server.put(name, "plain text", Content_Encoding=header))
    assert server.requests[0][1]["accept-encoding"] == "gzip, deflate, br"


@pytest.mark.parametrize("where", ["head", "body", "silence"])
def test_a_slow_drip_ends_when_the_time_is_up(server: FeedServer, where: str) -> None:
    stop = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        head = b"HTTP/1.1 200 OK\r\nX-Padding: " if where == "head" else b"HTTP/1.1 200 OK\r\n\r\n"
        handler.wfile.write(head if where != "silence" else b"")
        while not stop.wait(0.05):
            if where != "silence":
                handler.wfile.write(b"x")
                handler.wfile.flush()

    url = server.script("/drip", drip)
    fetcher = Fetcher(allow=[server.host], limits=Limits(total_seconds=0.6, idle_seconds=0.4))
    began = time.monotonic()
    with pytest.raises(TooSlow):
        fetcher.get(url)
    stop.set()
    assert time.monotonic() - began < 1.5


def test_slow_redirects_share_one_time_limit(server: FeedServer) -> None:
    def slow(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.25)
        handler.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: /slow\r\nContent-Length: 0\r\n\r\n")

    fetcher = Fetcher(allow=[server.host], limits=Limits(total_seconds=0.6, idle_seconds=0.5))
    with pytest.raises(TooSlow):
        fetcher.get(server.script("/slow", slow))


def test_a_name_server_that_never_answers_is_given_up() -> None:
    gate = threading.Event()
    fetcher = Fetcher(
        limits=Limits(total_seconds=0.3, idle_seconds=0.2), resolve=lambda host, port: [str(gate.wait(5))]
    )
    with pytest.raises(TooSlow, match="did not resolve"):
        fetcher.get("http://slow.example/")
    gate.set()


def test_what_is_not_http_or_not_there_is_named(server: FeedServer, fetcher: Fetcher) -> None:
    server.script("/ssh", lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n"))
    server.script("/nothing", lambda handler: None)
    server.script("/cut", lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"))
    for path in ("/ssh", "/nothing", "/cut"):
        with pytest.raises(BadResponse):
            fetcher.get(server.url + path)
    with pytest.raises(Unreachable):
        Fetcher(resolve=lambda host, port: []).get("http://no-such.example/")
    with FeedServer() as closed:
        url, host = closed.url, closed.host
    with pytest.raises(Unreachable):
        Fetcher(allow=[host]).get(url)


def test_one_host_is_asked_once_at_a_time_and_after_a_pause() -> None:
    pauses: list[float] = []
    busy: list[int] = []
    most: list[int] = []

    def work(handler: BaseHTTPRequestHandler) -> None:
        busy.append(1)
        most.append(len(busy))
        time.sleep(0.02)
        busy.pop()
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    with FeedServer() as server:
        url = server.script("/a", work)
        fetcher = Fetcher(allow=["127.0.0.0/8"], host_seconds=1.0, sleep=pauses.append)
        threads = [threading.Thread(target=fetcher.get, args=(url,)) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert most == [1] * 5
    assert len(pauses) == 4
    assert all(0.8 < pause <= 1.0 for pause in pauses)
