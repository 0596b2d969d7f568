"""Settings come from the environment alone, are documented, and are refused by name but never by value."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsInvalid, load_settings, read_time

DOCS = Path(__file__).resolve().parents[2] / "docs" / "settings.md"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"DATELINE_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)


def test_every_setting_is_documented_with_its_default_and_nothing_else_is() -> None:
    rows = re.findall(r"^\| `DATELINE_(\w+)` \| (.*?) \| (.*?) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    empty: tuple[object, ...] = (None, (), frozenset())
    expected = [
        (name.upper(), "none" if field.default in empty else f"`{field.default}`", field.description)
        for name, field in Settings.model_fields.items()
    ]
    assert rows == expected


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_ADMINS", "12, 34")
    monkeypatch.setenv("DATELINE_FETCH_ALLOW", "localhost:8000,10.0.0.0/8")
    monkeypatch.setenv("DATELINE_DATA", "somewhere")
    settings = load_settings()
    assert settings.admins == frozenset({12, 34})
    assert settings.fetch_allow == ("localhost:8000", "10.0.0.0/8")
    assert settings.data == Path("somewhere")


def test_a_dotenv_file_is_read_and_foreign_lines_in_it_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("OTHER=1\nDATELINE_POLL_SECONDS=7\n")
    assert load_settings().poll_seconds == 7.0


def test_the_command_line_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATA", "environment")
    assert load_settings(Path("argument")).data == Path("argument")


def test_an_administrator_who_is_no_number_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_ADMINS", "12, @jan")
    with pytest.raises(SettingsInvalid, match="DATELINE_ADMINS: Telegram user ids are numbers") as refused:
        load_settings()
    assert "jan" not in str(refused.value)


def test_a_wrong_value_is_refused_by_name_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_ACCESS", "hush-hush")
    with pytest.raises(SettingsInvalid) as refused:
        load_settings()
    assert "DATELINE_ACCESS" in str(refused.value)
    assert "hush" not in str(refused.value)


def test_secrets_are_listed_for_redaction_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_TELEGRAM_TOKEN", "1:abc")
    settings = load_settings()
    assert settings.secrets() == ("1:abc",)
    assert "1:abc" not in repr(settings)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2020-03-04", datetime(2020, 3, 4, tzinfo=UTC)),
        ("2020-03-04T12:00:00Z", datetime(2020, 3, 4, 12, tzinfo=UTC)),
        ("2020-03-04T12:00:00+02:00", datetime(2020, 3, 4, 10, tzinfo=UTC)),
    ],
)
def test_times_are_read_as_utc(text: str, time: datetime) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00", "9999-12-31T23:59:59-14:00", "2999-01-01"])
def test_a_time_with_which_nothing_can_be_reckoned_is_refused(text: str) -> None:
    with pytest.raises(SettingsInvalid, match="outside the years 1800 to 2100"):
        read_time(text)


def test_a_word_is_no_time() -> None:
    with pytest.raises(SettingsInvalid, match="'yesterday' is no ISO 8601 time"):
        read_time("yesterday")
