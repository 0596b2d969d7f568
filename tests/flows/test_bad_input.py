"""Bad input gets one clear line that says what, where and what to do, exit status 1, and the rest is done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.samples import article_file
from tests.flows.conftest import Dateline

GOOD = {
    "id": "good",
    "text": "Gunmen killed three people in Homs on Monday, police said.",
    "published_at": "2021-05-04",
}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "zz-good.jsonl"
    path.write_text(json.dumps(GOOD) + "\n")
    return path


def refused(dateline: Dateline, folder: Path, bad: Path, good: Path) -> str:
    """Ingests a bad file, then a good one: the good one must be in, and one line must name the bad one."""
    done = dateline("--data", folder / "data", "ingest", bad, good)
    assert done.status == 1, done
    assert [row["status"] for row in done.rows if row["article_id"] == "good"] == ["added"]
    named = [line for line in done.err.splitlines() if line.startswith(f"dateline: {bad}")]
    assert len(named) == 1, done.err
    return named[0].removeprefix(f"dateline: {bad}")


def test_an_empty_file(dateline: Dateline, tmp_path: Path, good: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert "empty" in refused(dateline, tmp_path, tmp_path / "empty.txt", good)


def test_invalid_json_on_line_3(dateline: Dateline, tmp_path: Path, good: Path) -> None:
    rows = [json.dumps({"id": f"a{n}", "text": f"Police in Homs closed road {n}."}) for n in range(4)]
    rows[2] = '{"id": "a2", "text": '
    (tmp_path / "bad.jsonl").write_text("\n".join(rows) + "\n")
    assert refused(dateline, tmp_path, tmp_path / "bad.jsonl", good).startswith(":3: ")
    assert dateline("--data", tmp_path / "data", "status").rows[0]["articles"] == 4


def test_invalid_utf_8(dateline: Dateline, tmp_path: Path, good: Path) -> None:
    (tmp_path / "bad.jsonl").write_bytes(b'{"id": "x", "text": "caf\xe9 \xff\xfe"}\n')
    assert "UTF-8" in refused(dateline, tmp_path, tmp_path / "bad.jsonl", good)


def test_a_text_of_60_megabytes(dateline: Dateline, tmp_path: Path, good: Path) -> None:
    (tmp_path / "long.txt").write_text("Nothing happened in Homs today. " * 1_900_000)
    assert "too long" in refused(dateline, tmp_path, tmp_path / "long.txt", good)


@pytest.mark.parametrize("article", [{"id": "x"}, {"id": "x", "text": ""}, {"id": "x", "text": "  \n "}])
def test_an_article_with_no_text(dateline: Dateline, tmp_path: Path, good: Path, article: dict[str, str]) -> None:
    (tmp_path / "bad.jsonl").write_text(json.dumps(article) + "\n")
    assert "text" in refused(dateline, tmp_path, tmp_path / "bad.jsonl", good)


def test_a_date_of_yesterday(dateline: Dateline, tmp_path: Path, good: Path) -> None:
    (tmp_path / "bad.jsonl").write_text(json.dumps({**GOOD, "id": "x", "published_at": "yesterday"}) + "\n")
    line = refused(dateline, tmp_path, tmp_path / "bad.jsonl", good)
    assert "published_at" in line
    assert "'yesterday'" in line


def test_a_pdf_named_txt(dateline: Dateline, tmp_path: Path, good: Path) -> None:
    (tmp_path / "report.txt").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")
    assert "PDF" in refused(dateline, tmp_path, tmp_path / "report.txt", good)


def test_a_file_that_is_not_there(dateline: Dateline, tmp_path: Path, good: Path) -> None:
    assert "no such file" in refused(dateline, tmp_path, tmp_path / "nowhere.txt", good)


def test_questions_from_a_file_that_is_not_there_and_claims_into_a_folder_that_is_not(
    dateline: Dateline, tmp_path: Path, good: Path
) -> None:
    dateline("--data", tmp_path / "data", "ingest", good)
    asked = dateline("--data", tmp_path / "data", "ask", "--batch", tmp_path / "no.jsonl")
    assert (asked.status, asked.err) == (
        2,
        f"dateline: {tmp_path}/no.jsonl cannot be used: No such file or directory\n",
    )
    into = tmp_path / "no" / "claims.jsonl"
    done = dateline("--data", tmp_path / "data", "extract", good, "--out", into)
    assert (done.status, done.err) == (2, f"dateline: {into} cannot be used: No such file or directory\n")


def test_a_second_process_on_the_same_data_folder(dateline: Dateline, tmp_path: Path, good: Path) -> None:
    script = (
        "import sys, pathlib; from store.database import Database\n"
        "Database.open(pathlib.Path(sys.argv[1]), write=True); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "data")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        done = dateline("--data", tmp_path / "data", "ingest", good)
        assert done.status == 1
        assert (
            done.err.strip()
            .splitlines()[-1]
            .startswith(f"dateline: {tmp_path / 'data'} is in use by process {holder.pid}")
        )
        assert dateline("--data", tmp_path / "data", "incidents").status == 0
        holder.communicate("")
    assert dateline("--data", tmp_path / "data", "ingest", good).status == 0


def test_a_vector_index_of_another_model(dateline: Dateline, tmp_path: Path, good: Path) -> None:
    data = tmp_path / "data"
    assert dateline("--data", data, "ingest", article_file()).status == 0
    manifest = data / "vectors" / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "model": "another-model"}))
    done = dateline("--data", data, "ingest", good)
    assert done.status == 1
    assert "'another-model'" in done.err
    assert "dateline rebuild" in done.err
    assert dateline("--data", data, "status").rows[0]["articles"] == 18
    assert dateline("--data", data, "rebuild").status == 0
    assert dateline("--data", data, "ingest", good).status == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere, so no folder is read-only to it")
def test_a_read_only_folder(dateline: Dateline, tmp_path: Path, good: Path) -> None:
    folder = tmp_path / "sealed"
    folder.mkdir(mode=0o500)
    done = dateline("--data", folder, "ingest", good)
    assert done.status == 1
    assert f"dateline: {folder} cannot be written" in done.err


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--origin", "gtd"), "no origin 'gtd'; there are reported, acled, airwars, csv, ucdp-ged"),
        (("--from", "2021-02-02", "--to", "2021-02-01"), "--to 2021-02-01 is before --from 2021-02-02"),
    ],
)
def test_options_that_can_match_nothing(
    dateline: Dateline, tmp_path: Path, good: Path, options: tuple[str, ...], reason: str
) -> None:
    assert dateline("--data", tmp_path / "data", "ingest", good).status == 0
    done = dateline("--data", tmp_path / "data", "incidents", *options)
    assert (done.status, done.out, done.err) == (2, "", f"dateline: {reason}\n")


def test_no_data_yet(dateline: Dateline, tmp_path: Path) -> None:
    done = dateline("--data", tmp_path / "none", "incidents")
    assert done.status == 2
    assert "ingest an article first" in done.err
