"""Files, folders and standard input: which reader a path gets. Called by the `ingest` and `extract` commands."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from index.sources import html, jsonl, plain
from index.sources.item import Item, Refused

Reader = Callable[[BinaryIO, str, bytes], Iterator[Item]]

READERS: dict[str, Reader] = {
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".txt": plain.read,
    ".text": plain.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
}
"""By suffix, lower case. Other files in a folder are passed over; named themselves, their first bytes tell."""
STDIN = "-"
_HEAD = 4096


def read_paths(paths: Iterable[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Item]:
    """Yield every article of `paths` in order: files, folders (recursively, sorted by name), "-" for standard input."""
    for path in paths:
        if str(path) == STDIN:
            stream = stdin if stdin is not None else sys.stdin.buffer
            yield from _read_stream(stream, "standard input", None)
        else:
            yield from _read_path(Path(path))


def count_items(paths: Iterable[str | Path]) -> int | None:
    """How many items `read_paths` will yield, for a progress bar; None where standard input is among them."""
    total = 0
    for path in map(Path, paths):
        if str(path) == STDIN:
            return None
        files = _files(path) if path.is_dir() else [path]
        total += sum(_count_lines(file) if READERS.get(file.suffix.lower()) is jsonl.read else 1 for file in files)
    return total


def _count_lines(file: Path) -> int:
    """Line ends of a JSONL file, one more for a last line without; 1 for what cannot be read (it is refused)."""
    count, last = 0, b"\n"
    try:
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                count += block.count(b"\n")
                last = block[-1:]
    except OSError:
        return 1
    return count + (last != b"\n")


def _files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in READERS and path.is_file() and not _hidden(path, folder)
    )


def _read_path(path: Path) -> Iterator[Item]:
    if path.is_dir():
        files = _files(path)
        if not files:
            yield Refused(str(path), f"the folder holds no article files ({', '.join(sorted(READERS))})")
        for file in files:
            yield from _read_path(file)
        return
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, str(path), READERS.get(path.suffix.lower()))
    except FileNotFoundError:
        yield Refused(str(path), "no such file or folder")
    except OSError as error:
        yield Refused(str(path), f"cannot be read: {error.strerror or error}")


def _read_stream(stream: BinaryIO, name: str, reader: Reader | None) -> Iterator[Item]:
    head = b""
    if reader is None:
        while not head.strip() and (more := stream.read(_HEAD)):
            head += more
        reader = _sniff(head)
    yield from reader(stream, name, head)


def _sniff(head: bytes) -> Reader:
    """The reader for bytes that have no telling name: JSON lines, a page, else plain text."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith(b"{") and not start.startswith(b"{\\rtf"):
        return jsonl.read
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return html.read
    return plain.read


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)
