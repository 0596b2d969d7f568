"""docs/interface.md, call by call: fields, exit statuses, what goes to which stream."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from bot.samples import article_file
from tests.flows.conftest import Dateline

INGESTED = {"article_id", "status", "chunks", "claims", "reason"}
CLAIM = {
    "primary", "event_type", "weapon", "date_start", "date_end", "date_precision", "place", "killed", "injured",
    "displaced", "abducted", "arrested", "victims", "perpetrator", "target", "people", "attributed_to", "cumulative",
    "negated", "quote",
}  # fmt: skip
INCIDENT = {
    "id", "articles", "mentions", "event_type", "weapon", "date_start", "date_end", "place", "killed", "injured",
    "status", "sources", "claims", "first_seen", "updated",
}  # fmt: skip
ANSWER = {
    "id", "question", "route", "plan", "value", "low", "high", "text", "incidents", "citations", "elapsed_ms",
}  # fmt: skip
CITATION = {"article_id", "url", "source", "published_at", "quote", "start", "end", "score"}
GED_COLUMNS = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
]  # fmt: skip
ARTICLES = {row["id"]: row for row in map(json.loads, article_file().read_text(encoding="utf-8").splitlines())}


def test_ingest_prints_a_line_an_article_and_a_second_run_finds_duplicates(dateline: Dateline, tmp_path: Path) -> None:
    first = dateline("--data", tmp_path, "ingest", article_file())
    assert first.status == 0
    assert [row["article_id"] for row in first.rows] == list(ARTICLES)
    assert all(set(row) >= INGESTED and row["status"] == "added" and row["chunks"] > 0 for row in first.rows)
    second = dateline("ingest", article_file(), "--data", tmp_path)
    assert second.status == 0
    assert {row["status"] for row in second.rows} == {"duplicate"}


def test_a_changed_article_is_updated_and_its_old_claims_are_gone(dateline: Dateline, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    for toll, status in (("three", "added"), ("seven", "updated")):
        text = f"An airstrike killed {toll} people in Homs, Syria, on Monday, rescuers said."
        file.write_text(json.dumps({"id": "a", "text": text, "published_at": "2021-05-04"}) + "\n")
        assert [row["status"] for row in dateline("--data", tmp_path / "d", "ingest", file).rows] == [status]
    (incident,) = dateline("--data", tmp_path / "d", "incidents").rows
    assert incident["killed"]["best"] == 7
    (answer,) = dateline("--data", tmp_path / "d", "ask", "--json", "how many people were killed in Homs?").rows
    assert (answer["value"], len(answer["citations"])) == (7, 1)


def test_standard_input_is_read(dateline: Dateline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Police in Homs, Syria, said gunmen shot dead two people on 3 May 2021."
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    (row,) = dateline("--data", tmp_path, "ingest", "-").rows
    assert row["status"] == "added"
    assert len(row["article_id"]) >= 16


def test_extract_prints_claims_with_exact_quotes_and_stores_nothing(dateline: Dateline, tmp_path: Path) -> None:
    done = dateline("--data", tmp_path, "extract", article_file(), "--out", tmp_path / "out.jsonl")
    assert (done.status, done.out) == (0, "")
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["article_id"] for row in rows] == list(ARTICLES)
    for row in rows:
        assert sum(claim["primary"] for claim in row["claims"]) <= 1
        for claim in row["claims"]:
            assert set(claim) >= CLAIM
            quote = claim["quote"]
            assert ARTICLES[row["article_id"]]["text"][quote["start"] : quote["end"]] == quote["text"]
    assert not (tmp_path / "dateline.sqlite").exists()


def test_incidents_have_the_promised_fields_and_filters(dateline: Dateline, sample_folder: Path) -> None:
    everything = dateline("--data", sample_folder, "incidents")
    assert everything.status == 0
    assert all(set(row) >= INCIDENT for row in everything.rows)
    peshawar = dateline("--data", sample_folder, "incidents", "--place", "Peshawar", "--type", "suicide_bomb")
    assert [row["place"]["name"] for row in peshawar.rows] == ["Peshawar"]
    assert dateline("--data", sample_folder, "incidents", "--from", "2024-01-01").rows == []
    assert dateline("--data", sample_folder, "incidents", "--from", "yesterday").status == 2
    assert dateline("--data", sample_folder, "incidents", "--place", "Xyzzyx").status == 2


def test_ask_gives_text_or_one_answer_object(dateline: Dateline, sample_folder: Path) -> None:
    question = "How many people were killed in Peshawar in January 2023?"
    shown = dateline("--data", sample_folder, "ask", question)
    (answer,) = dateline("--data", sample_folder, "ask", question, "--json").rows
    assert shown.status == 0
    assert shown.out.strip() == answer["text"].strip()
    assert set(answer) >= ANSWER
    assert answer["route"] == "sum"
    assert answer["value"] == 84
    assert answer["citations"]
    for citation in answer["citations"]:
        assert set(citation) >= CITATION
        assert ARTICLES[citation["article_id"]]["text"][citation["start"] : citation["end"]] == citation["quote"]
    assert {i for incident in answer["incidents"] for i in incident["articles"]} == {
        "peshawar-mosque-first",
        "peshawar-mosque-revised",
    }


def test_a_batch_answers_in_order_and_names_bad_lines(dateline: Dateline, sample_folder: Path, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "one", "question": "How many girls were abducted in Chibok?"}),
        "not json",
        json.dumps({"id": 2, "question": "What happened in Kharkiv?"}),
    ]
    (tmp_path / "q.jsonl").write_bytes("\n".join(lines).encode() + b'\n{"question": "caf\xe9?"}\n')
    done = dateline("--data", sample_folder, "ask", "--batch", tmp_path / "q.jsonl")
    assert done.status == 1
    assert [row["id"] for row in done.rows] == ["one", "2"]
    assert [row["value"] for row in done.rows] == [276, None]
    assert f"{tmp_path / 'q.jsonl'}:2: invalid JSON" in done.err
    assert f"{tmp_path / 'q.jsonl'}:4: not valid UTF-8 (byte 17 of the line)" in done.err


def test_yesterday_counts_from_now(dateline: Dateline, sample_folder: Path) -> None:
    question = "How many civilians were killed in Idlib yesterday?"
    (answer,) = dateline("--data", sample_folder, "ask", question, "--json", "--now", "2020-03-04T09:00:00Z").rows
    assert answer["low"] == 12
    (other,) = dateline("--data", sample_folder, "ask", question, "--json", "--now", "2021-03-04").rows
    assert other["value"] is None


@pytest.mark.parametrize("format_", ["csv", "geojson", "jsonl"])
def test_exports_can_be_read_back(dateline: Dateline, sample_folder: Path, format_: str) -> None:
    done = dateline("--data", sample_folder, "export", format_)
    count = len(dateline("--data", sample_folder, "incidents").rows)
    assert done.status == 0
    if format_ == "csv":
        assert len(list(csv.DictReader(io.StringIO(done.out)))) == count
    elif format_ == "geojson":
        assert len(json.loads(done.out)["features"]) == count
    else:
        assert [row["id"] for row in done.rows]


def test_an_import_is_idempotent(dateline: Dateline, tmp_path: Path) -> None:
    row = dict.fromkeys(GED_COLUMNS, "") | {
        "id": "77", "year": "2014", "type_of_violence": "1", "side_a": "Government of Syria", "side_b": "Insurgents",
        "number_of_sources": "1", "where_prec": "1", "where_coordinates": "Homs town", "adm_1": "Homs governorate",
        "latitude": "34.73", "longitude": "36.71", "country": "Syria", "country_id": "652", "event_clarity": "1",
        "date_prec": "1", "date_start": "2014-05-01", "date_end": "2014-05-01", "deaths_a": "1", "deaths_b": "0",
        "deaths_civilians": "3", "deaths_unknown": "0", "best": "4", "high": "6", "low": "4", "conflict_name": "Syria",
        "dyad_name": "Government of Syria - Insurgents",
    }  # fmt: skip
    file = tmp_path / "ged.csv"
    with file.open("w", newline="") as target:
        writer = csv.DictWriter(target, GED_COLUMNS)
        writer.writeheader()
        writer.writerow(row)
    assert dateline("--data", tmp_path / "d", "import", "ucdp-ged", file).rows[0]["added"] == 1
    again = dateline("--data", tmp_path / "d", "import", "ucdp-ged", file).rows[0]
    assert (again["added"], again["unchanged"]) == (0, 1)
    (incident,) = dateline("--data", tmp_path / "d", "incidents", "--origin", "ucdp-ged").rows
    assert incident["killed"] == {"low": 4, "best": 4, "high": 6}
    assert dateline("--data", tmp_path / "d", "import", "no-such-format", file).status == 2


def test_an_import_says_what_the_file_leaves_out_and_withdraws_it_if_told_to(
    dateline: Dateline, tmp_path: Path
) -> None:
    rows = ["id,date_start,country,place,killed", *(f"n{n},2020-03-0{n},SY,Binnish,{n}" for n in (1, 2, 3))]
    file = tmp_path / "own.csv"
    file.write_text("\n".join(rows) + "\n")
    data = tmp_path / "d"
    assert dateline("--data", data, "import", "csv", file).err == ""
    file.write_text("\n".join([*rows[:2], rows[3]]) + "\n")
    kept = dateline("--data", data, "import", "csv", file)
    left = f"dateline: {file}: leaves out 1 stored record of its days and countries (own table)"
    assert (kept.status, kept.err) == (0, f"{left}; kept (--replace withdraws them)\n")
    gone = dateline("--data", data, "import", "csv", file, "--replace")
    assert (gone.status, gone.err, gone.rows[0]["withdrawn"]) == (0, f"{left}; withdrawn\n", 1)
    assert [row["killed"]["best"] for row in dateline("--data", data, "incidents").rows] == [3, 1]
    everything = dateline("--data", data, "incidents", "--all").rows
    assert [row["status"] for row in everything] == ["single_source", "retracted", "single_source"]


def test_explain_marks_what_was_read(dateline: Dateline, sample_folder: Path) -> None:
    done = dateline("--data", sample_folder, "explain", "peshawar-mosque-revised")
    assert done.status == 0
    assert "84" in done.out
    assert "«1:killed" in done.out
    assert dateline("--data", sample_folder, "explain", "nothing-of-the-kind").status == 2
