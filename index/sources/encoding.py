"""Bytes from the network to text: bounded decompression, and the character set of a document.

`fetch.py` streams every body through `decompressors`; `feed.py` and `page.py` decode with `decode_text`. No I/O here.
"""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterator
from typing import Protocol

ACCEPTED_ENCODINGS = "gzip, deflate, br"
"""The value of the Accept-Encoding header."""
PIECE = 64 * 1024  # bytes that a decompressor may give at once, so that a bomb is stopped before it fills memory

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""^\s{0,64}<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9._:-]{1,40})""")
_META = re.compile(rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# the WHATWG Encoding Standard reads these labels as their Windows supersets, because that is what servers send
_WIDENED = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
# reading these would let a document say something else than its bytes show (the same standard forbids UTF-7)
_FORBIDDEN = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs"})


class Decompressor(Protocol):
    """One content encoding, undone piece by piece."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yields what `data` unfolds to, about `PIECE` bytes at a time. Raises ValueError on broken input."""
        ...

    def done(self) -> bool:
        """Whether the stream ended where it should."""
        ...


class _Deflate:
    """gzip (also several members in a row) and deflate (with or without the zlib header)."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._inner = zlib.decompressobj(bits)
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            try:
                piece = self._inner.decompress(data, PIECE)
            except zlib.error as error:
                if self._begun or self._bits != zlib.MAX_WBITS:
                    raise ValueError(f"broken compression: {error}") from error
                self._bits = -zlib.MAX_WBITS  # raw deflate, which many servers send under this name
                self._inner = zlib.decompressobj(self._bits)
                continue
            self._begun = True
            if piece:
                yield piece
            data = self._inner.unconsumed_tail
            if self._inner.eof:
                data = self._inner.unused_data.lstrip(b"\0")
                if not data or self._bits < zlib.MAX_WBITS + 16:
                    return
                self._inner = zlib.decompressobj(self._bits)

    def done(self) -> bool:
        return self._inner.eof or not self._begun


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._inner = brotli.Decompressor()
        self._error: type[Exception] = brotli.error
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._begun = True
        while True:
            try:
                piece: bytes = self._inner.process(data, output_buffer_limit=PIECE)
            except self._error as error:
                raise ValueError(f"broken compression: {error}") from error
            if not piece:
                return  # wants more input, or is at its end
            yield piece
            data = b""

    def done(self) -> bool:
        return not self._begun or bool(self._inner.is_finished())


def decompressors(content_encoding: str) -> list[Decompressor]:
    """The steps that undo a Content-Encoding header, in the order to apply them; empty for plain bytes.

    Raises:
        ValueError: an encoding is unknown, or more than two are nested.
    """
    names = [name.strip().lower() for name in content_encoding.split(",")]
    names = [name for name in names if name and name != "identity"]
    if len(names) > 2:
        raise ValueError(f"{len(names)} nested compressions")
    steps: list[Decompressor] = []
    for name in reversed(names):
        if name in ("gzip", "x-gzip"):
            steps.append(_Deflate(zlib.MAX_WBITS + 16))
        elif name == "deflate":
            steps.append(_Deflate(zlib.MAX_WBITS))
        elif name == "br":
            steps.append(_Brotli())
        else:
            raise ValueError(f"compression {name!r} is not supported")
    return steps


def decompress(steps: list[Decompressor], data: bytes) -> Iterator[bytes]:
    """`data` through all `steps`, piece by piece."""
    if not steps:
        yield data
        return
    for piece in steps[0].feed(data):
        yield from decompress(steps[1:], piece)


def known_charset(label: str | None) -> str | None:
    """Python's name of a character set as the web understands the label; None for unknown or forbidden ones."""
    if not label:
        return None
    try:
        info = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if info.name in _FORBIDDEN or not getattr(info, "_is_text_encoding", True):
        return None
    return _WIDENED.get(info.name, info.name)


def decode_text(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of an XML, HTML or JSON document, and the character set that was used.

    In order: byte order mark; `declared` (of the Content-Type header); the document's own XML or meta declaration;
    UTF-8. A character set that does not fit the bytes is passed over; at last Windows-1252 reads anything. A header
    that says Latin-1 over valid UTF-8 beyond ASCII is overruled: servers send that header without looking.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    head = data[:2048]
    own = _DECLARED.search(head) or _META.search(head)
    labels = [declared, own.group(1).decode("ascii") if own else None]
    names = [name for name in map(known_charset, labels) if name is not None]
    if head[:4] in (b"<\0?\0", b"<\0r\0", b'{\0"\0'):
        names.insert(0, "utf-16-le")
    elif head[:4] in (b"\0<\0?", b"\0<\0r", b'\0{\0"'):
        names.insert(0, "utf-16-be")
    if not names or names[0] == "cp1252":
        names.insert(0, "utf-8")
    for name in (*names, "utf-8"):
        try:
            return data.decode(name), name
        except (UnicodeDecodeError, LookupError):
            continue
    loose = data.decode("utf-8", "replace")
    foreign = _BEYOND_ASCII.findall(loose, 0, 200_000)
    if 2 * foreign.count("\ufffd") < len(foreign):  # UTF-8 with a few broken bytes: they stay a few broken characters
        return loose, "utf-8"
    return data.decode("cp1252", "replace"), "cp1252"
