"""Files, folders and standard input: what is taken, and each refusal with its place and reason."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.sources import Found, Item, Refused, count_items, read_paths
from index.sources.item import MAX_BYTES, MAX_CHARACTERS
from store.records import Article

LINE = '{"id": "a1", "url": "https://www.sample.example/a", "title": "T", "text": "Two men  were hurt.\\r\\n"}'


def one(path: Path) -> Item:
    (item,) = read_paths([path])
    return item


def article(path: Path) -> Article:
    item = one(path)
    assert isinstance(item, Found), item
    return item.article


def reason(path: Path) -> str:
    item = one(path)
    assert isinstance(item, Refused), item
    return item.reason


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_json_lines_keep_the_text_to_the_letter(tmp_path: Path) -> None:
    found = article(written(tmp_path, "a.jsonl", "\ufeff" + LINE))
    assert found.id == "a1"
    assert found.text == "Two men  were hurt.\r\n"
    assert found.source == "sample.example"
    assert (found.title, found.published_at, found.language) == ("T", None, None)


def test_each_bad_line_is_refused_with_its_number_and_the_rest_is_taken(tmp_path: Path) -> None:
    lines: list[tuple[bytes, str | None]] = [
        (LINE.encode(), None),
        (b"", None),
        (b'{"text": "cut off', "invalid JSON: Unterminated string starting at column 10"),
        (b'{"text": "caf\xe9"}', "not valid UTF-8 (byte 13 of the line): save it as UTF-8"),
        (b'{"id": "no"}', "the article has no text"),
        (b'{"text": " \\n "}', "the article has no text"),
        (b'{"text": 5}', "`text` must be a string, found a number"),
        (b'{"text": "x", "title": ["y"]}', "`title` must be a string, found a list"),
        (b'{"text": "x", "id": true}', "`id` must be a string, found true or false"),
        (b'{"text": "x", "published_at": "yesterday"}', "`published_at` is no ISO 8601 date or time: 'yesterday'"),
        (
            b'{"text": "x", "published_at": "2999-12-31"}',
            "`published_at`: nothing was published in the year 2999; correct it, or leave it out where it is not known",
        ),
        (
            b'{"text": "x", "published_at": "0001-01-01T00:00:00+14:00"}',
            "`published_at`: nothing was published in the year 1; correct it, or leave it out where it is not known",
        ),
        (b'{"text": "x", "published_at": "2021-02-30"}', "`published_at` is no ISO 8601 date or time: '2021-02-30'"),
        (b"[1, 2]", "not an article: expected a JSON object, found a list"),
        (b"[" * 100_000, "invalid JSON: nested too deeply"),
        (b'{"text": "The last one."}', None),
    ]
    path = written(tmp_path, "bad.jsonl", b"\n".join(line for line, _ in lines))
    items = list(read_paths([path]))
    refused = {item.where: item.reason for item in items if isinstance(item, Refused)}
    assert refused == {f"{path}:{n}": why for n, (_, why) in enumerate(lines, 1) if why}
    assert [item.where for item in items if isinstance(item, Found)] == [f"{path}:1", f"{path}:{len(lines)}"]


def test_a_refusal_names_the_article_where_it_can(tmp_path: Path) -> None:
    item = one(written(tmp_path, "a.jsonl", '{"id": "a7", "text": ""}'))
    assert isinstance(item, Refused)
    assert item.article_id == "a7"


@pytest.mark.parametrize(
    ("stamp", "expected", "day_only"),
    [
        ("2021-05-07", datetime(2021, 5, 7, tzinfo=UTC), True),
        ("2021-05-07T10:30:00Z", datetime(2021, 5, 7, 10, 30, tzinfo=UTC), False),
        ("2021-05-07 01:00+03:00", datetime(2021, 5, 6, 22, tzinfo=UTC), False),
        ("2021-05-07T10:30", datetime(2021, 5, 7, 10, 30, tzinfo=UTC), False),
        ("", None, False),
    ],
)
def test_publication_times_become_utc(tmp_path: Path, stamp: str, expected: datetime | None, day_only: bool) -> None:
    found = article(written(tmp_path, "a.jsonl", json.dumps({"text": "Rain fell.", "published_at": stamp})))
    assert (found.published_at, found.published_day_only) == (expected, day_only)


def test_lone_surrogates_and_nuls_become_replacement_characters(tmp_path: Path) -> None:
    found = article(written(tmp_path, "a.jsonl", '{"text": "a\\ud800b\\u0000c", "title": "\\udfffT"}'))
    assert (found.text, found.title) == ("a\ufffdb\ufffdc", "\ufffdT")


def test_an_article_beyond_the_limit_is_refused_and_the_next_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl"
    with path.open("w") as file:
        file.write('{"text": "' + "a" * (MAX_CHARACTERS + 1) + '"}\n')
        file.write('{"text": "' + "a" * MAX_BYTES + '"}\n' + LINE)
    items = list(read_paths([path]))
    assert [item.where for item in items] == [f"{path}:{n}" for n in (1, 2, 3)]
    assert [isinstance(item, Refused) and item.reason.startswith("too long") for item in items] == [True, True, False]


def test_ids_default_to_the_address_then_to_the_text(tmp_path: Path) -> None:
    def made(**fields: str) -> str:
        return article(written(tmp_path, "a.jsonl", json.dumps({"text": "Rain fell."} | fields))).id

    assert made(url="https://www.a.example/x?utm_source=y#z") == made(url="http://a.example/x", text="Other.")
    assert made(url="https://a.example/x") != made(url="https://a.example/y")
    assert made() == made(text="Rain  fell!") != made(text="Snow fell.")


PASTED = (
    "Two men were hurt when a wall fell in Sampleton, the fire brigade said Monday.\n"
    "The wall had stood empty for years.\n"
    "Last Updated on Mar 01, 2021 5:00 pm by A. Writer\nDiscussion about this post\n"
)


def test_a_pasted_text_tells_its_own_publication_time(tmp_path: Path) -> None:
    found = article(written(tmp_path, "a.txt", PASTED))
    assert found.text == PASTED
    assert found.published_at == datetime(2021, 3, 1, 17, tzinfo=UTC)
    assert not found.published_day_only
    assert (found.title, found.url, found.source) == (None, None, None)


def test_a_pasted_headline_and_address_are_read(tmp_path: Path) -> None:
    text = "Wall falls in Sampleton, two hurt\n\n" + PASTED + "https://sample.example/wall\n"
    found = article(written(tmp_path, "a.txt", text))
    assert (found.title, found.url) == ("Wall falls in Sampleton, two hurt", "https://sample.example/wall")
    assert found.source == "sample.example"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_texts_with_a_byte_order_mark_are_decoded(tmp_path: Path, encoding: str) -> None:
    assert article(written(tmp_path, "a.txt", "Größe.\r\nDann\rRegen.".encode(encoding))).text == "Größe.\nDann\nRegen."


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (b" \n\t", "the file is empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "not a text but a PDF: save its text as UTF-8 first"),
        (b"PK\x03\x04\x14\x00", "not a text but a ZIP or Office file: save its text as UTF-8 first"),
        (b"caf\xe9 au lait", "not valid UTF-8 (byte 3): save it as UTF-8"),
        (b"some\0thing", "not a text: a NUL at character 4"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    assert reason(written(tmp_path, "a.txt", content)) == why


def test_a_text_of_sixty_megabytes_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(60_000_000)  # a sparse file
    stream = io.BytesIO()

    class Counting(io.FileIO):
        def read(self, size: int | None = -1, /) -> bytes:
            stream.write(b"." * (size or 0))
            return super().read(size)

    (item,) = read_paths(["-"], stdin=Counting(path))
    assert isinstance(item, Refused)
    assert item.reason.startswith("too long")
    assert stream.tell() <= MAX_BYTES + 100_000


PAGE = """<!DOCTYPE html><html lang="en"><head><title>Wall falls in Sampleton - The Sample Gazette</title>
<meta property="og:site_name" content="The Sample Gazette"><link rel="canonical" href="https://gazette.example/wall">
<meta property="article:published_time" content="2021-03-01T18:20:00+02:00"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Wall falls in Sampleton</h1>
<p>Two men were hurt on Monday when a wall fell on a lorry in the harbour of Sampleton, the fire brigade said.</p>
<p>An engineer will look at the two houses beside it on Wednesday; both families are staying with friends.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_article_with_metadata(tmp_path: Path) -> None:
    found = article(written(tmp_path, "a.html", PAGE))
    assert "Two men were hurt on Monday" in found.text
    assert "Sport" not in found.text
    assert found.title == "Wall falls in Sampleton"
    assert found.source == "The Sample Gazette"
    assert found.url == "https://gazette.example/wall"
    assert (found.published_at, found.published_day_only) == (datetime(2021, 3, 1, 16, 20, tzinfo=UTC), False)


@pytest.mark.parametrize("content", ["<html><body></body></html>", "<html><nav>Home</nav></html>"])
def test_a_page_without_an_article_is_refused(tmp_path: Path, content: str) -> None:
    assert reason(written(tmp_path, "a.html", content)) == "no article text found in the page"


def test_a_folder_is_read_in_order_with_its_folders(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    written(tmp_path, "c.txt", "Third.")
    written(tmp_path / "b", "a.jsonl", '{"text": "Second."}')
    written(tmp_path, "a.txt", "First.")
    written(tmp_path, "notes.md", "No article.")
    written(tmp_path / ".hidden", "x.txt", "No article.")
    found = [item.article.text for item in read_paths([tmp_path]) if isinstance(item, Found)]
    assert found == ["First.", "Second.", "Third."]


def test_an_empty_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert reason(tmp_path).startswith("the folder holds no article files")
    assert reason(tmp_path / "none.txt") == "no such file or folder"


@pytest.mark.parametrize(
    ("content", "where", "text"),
    [
        (b'\n  {"text": "As JSON."}\n', "standard input:2", "As JSON."),
        (b"As a text.", "standard input", "As a text."),
        (b"{not JSON", "standard input:1", None),
    ],
)
def test_standard_input_is_told_by_its_first_character(content: bytes, where: str, text: str | None) -> None:
    (item,) = read_paths(["-"], stdin=io.BytesIO(content))
    assert item.where == where
    assert (item.article.text if isinstance(item, Found) else None) == text


def test_the_number_of_items_is_known_before_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    written(tmp_path / "in", "a.jsonl", LINE + "\n" + LINE)
    written(tmp_path / "in", "b.txt", "Rain fell.")
    paths = [tmp_path / "in", written(tmp_path, "c.jsonl", LINE + "\n"), tmp_path / "missing.txt"]
    assert count_items(paths) == len(list(read_paths(paths))) == 5
    assert count_items([*paths, "-"]) is None
