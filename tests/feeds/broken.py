"""Thirty broken feeds of our own, and what reading each must come to.

`BROKEN`: name → (bytes, titles that are read or None where it is refused, words of the reason or of the problem noted).
The ones that misbehave on the wire are scripts for `tests/feeds/server.py`: `MISBEHAVING`.
"""

from __future__ import annotations

import contextlib
import gzip
import time
from http.server import BaseHTTPRequestHandler

ITEM = (
    "<item><guid>{n}</guid><title>Shelling {n}</title><link>/news/{n}</link>"
    "<pubDate>Tue, 03 Mar 2020 1{n}:00:00 GMT</pubDate><description>Two people were hurt.</description></item>"
)
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Sample desk</title>'
TAIL = "</channel></rss>"
THREE = "".join(ITEM.format(n=n) for n in (1, 2, 3))
WHOLE = HEAD + THREE + TAIL
TITLES = ("Shelling 1", "Shelling 2", "Shelling 3")
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss version="2.0"><channel><title>&l9;</title>'
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title>{}</feed>'
RUSSIAN = WHOLE.replace("Shelling", "Обстрел")
RUSSIAN_TITLES = ("Обстрел 1", "Обстрел 2", "Обстрел 3")
PAGE = (
    '<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    "<title>Desk</title></head><body><p>News</p></body></html>"
)

BROKEN: dict[str, tuple[bytes, tuple[str, ...] | None, str]] = {
    "empty": (b"", None, "empty"),
    "blanks only": (b" \r\n\t ", None, "empty"),
    "truncated in the third item": (
        WHOLE[: WHOLE.index("<pubDate>Tue, 03 Mar 2020 13")].encode(), TITLES[:2], "broken XML"
    ),
    "truncated in the head": (HEAD[:70].encode(), None, "broken XML"),
    "no closing tags at all": ((HEAD + THREE).encode(), TITLES, "broken XML"),
    "bare ampersands": (WHOLE.replace("Two people", "Dead & hurt").encode(), TITLES, "broken XML"),
    "html entities without a document type": (WHOLE.replace("Two", "&nbsp;&eacute;").encode(), TITLES, "broken XML"),
    "control characters": (WHOLE.replace("Two", "\x0b\x01Two").encode(), TITLES, "broken XML"),
    "unclosed bold in the title": (WHOLE.replace("Shelling 1", "<b>Shelling 1").encode(), TITLES, "broken XML"),
    "a warning before the declaration": (b"\n Warning: line 3 of feed.php\n" + WHOLE.encode(), TITLES, ""),
    "blank lines before the declaration": (b"\n\n\n" + WHOLE.encode(), TITLES, ""),
    "an entity bomb": ((BOMB + THREE + TAIL).encode(), None, "entities"),
    "an entity bomb in UTF-16": ((BOMB + THREE + TAIL).encode("utf-16"), None, "entities"),
    "an entity bomb behind a comment": (f"<!-- <rss> -->\n{BOMB}{THREE}{TAIL}".encode(), None, "entities"),
    "an external entity": (
        f"{EXTERNAL}<rss version='2.0'><channel><title>&x;</title>{TAIL}".encode(), None, "entities"
    ),
    "a document type without an end": (b'<!DOCTYPE rss [<!ENTITY a "b"> <rss></rss>', None, "entities"),
    "an outside document type": (
        b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD" "http://127.0.0.1:1/rss.dtd">' + WHOLE.encode(), TITLES, ""
    ),
    "UTF-7 that hides markup": (WHOLE.replace("utf-8", "utf-7").encode(), TITLES, ""),
    "says UTF-8, is Windows-1251": (RUSSIAN.encode("cp1251", "replace"), ("Îáñòðåë 1", "Îáñòðåë 2", "Îáñòðåë 3"), ""),
    "says Latin-1, is UTF-8": (RUSSIAN.replace("utf-8", "iso-8859-1").encode(), RUSSIAN_TITLES, ""),
    "KOI8-R as declared": (RUSSIAN.replace("utf-8", "koi8-r").encode("koi8-r"), RUSSIAN_TITLES, ""),
    "UTF-16 with a mark": (RUSSIAN.replace("utf-8", "utf-16").encode("utf-16"), RUSSIAN_TITLES, ""),
    "UTF-16 without a mark": (RUSSIAN.replace("utf-8", "utf-16").encode("utf-16-be"), RUSSIAN_TITLES, ""),
    "an unknown encoding": (WHOLE.replace("utf-8", "klingon-1").encode(), TITLES, ""),
    "a few broken bytes in UTF-8": (
        RUSSIAN.encode().replace(b"Two people", b"\xff\xfe people", 1), RUSSIAN_TITLES, "characters are not utf-8"
    ),
    "HTML instead of XML": (PAGE.encode(), None, "https://feeds.example/feed.xml"),
    "an error page in plain words": (b"503 Service Unavailable", None, "neither RSS"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, None, "neither RSS"),
    "other XML": (b"<?xml version='1.0'?><urlset><url><loc>x</loc></url></urlset>", None, "neither RSS"),
    "JSON that is no feed": (b'{"items": [{"id": 1}]}', None, "version"),
    "JSON cut off": (b'{"version": "https://jsonfeed.org/version/1", "items": [{"id"', None, "neither XML nor JSON"),
    "JSON nested a million deep": (b"[" * 1_000_000, None, "neither XML nor JSON"),
    "elements nested fifty thousand deep": (
        (HEAD + "<x>" * 50_000 + "</x>" * 50_000 + THREE + TAIL).encode(), None, "nested deeper"
    ),
    "broken XML, then nested deep": ((HEAD + "&" + "<x>" * 50_000 + THREE + TAIL).encode(), TITLES, "broken XML"),
    "a million empty elements": ((HEAD + "<x/>" * 1_000_000 + THREE + TAIL).encode(), None, "300,000 elements"),
    "three million brackets": (HEAD.encode() + b"<" * 3_000_000, None, "elements"),
    "items without anything": ((HEAD + "<item></item><item/>" + THREE + TAIL).encode(), TITLES, "2 items"),
    "one item twice": ((HEAD + THREE + ITEM.format(n=1) + TAIL).encode(), TITLES, "1 items"),
    "dates of nonsense": (
        WHOLE.replace("Tue, 03 Mar 2020", "Yesterday at").replace("GMT", "o'clock").encode(), TITLES, ""
    ),
    "a link that is a script": (WHOLE.replace("/news/1", "javascript:alert(1)").encode(), TITLES, ""),
    "Atom with text outside any entry": (
        ATOM.format("nothing<entry><id>7</id><title>A</title></entry>").encode(), ("A",), ""
    ),
    "nine thousand items": (
        (HEAD + "".join(f"<item><guid>{n}</guid><title>T{n}</title></item>" for n in range(9000)) + TAIL).encode(),
        tuple(f"T{n}" for n in range(500)), "only the first 500"
    ),
}  # fmt: skip


def hundred_megabytes(handler: BaseHTTPRequestHandler) -> None:
    """100 MB of a feed, with no length announced."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n" + HEAD.encode())
    with contextlib.suppress(OSError):
        for _ in range(1600):
            handler.wfile.write(b"<item><title>again</title></item>\n" * 1900)


def gzip_bomb(handler: BaseHTTPRequestHandler) -> None:
    """300 kB that unfold to 300 MB."""
    body = gzip.compress(HEAD.encode()) + gzip.compress(b" " * 1_000_000) * 300
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + body)


def endless_redirect(handler: BaseHTTPRequestHandler) -> None:
    """Each address leads on to another."""
    step = int(handler.path.rpartition("-")[2] or 0) if "-" in handler.path else 0
    handler.wfile.write(f"HTTP/1.1 302 Found\r\nLocation: /again-{step + 1}\r\nContent-Length: 0\r\n\r\n".encode())


def slow_drip(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    with contextlib.suppress(OSError):
        for byte in WHOLE.encode() * 1000:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(0.05)


def inside(handler: BaseHTTPRequestHandler) -> None:
    """A redirect to the machine's own metadata service."""
    where = b"http://169.254.169.254/latest/"
    handler.wfile.write(b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: " + where + b"\r\n\r\n")


MISBEHAVING = {
    "hundred megabytes": (hundred_megabytes, "more than"),
    "gzip bomb": (gzip_bomb, "unfolded from"),
    "endless redirect": (endless_redirect, "more than 5 redirects"),
    "slow drip": (slow_drip, "no whole answer within"),
    "led inside": (inside, "link-local"),
}
