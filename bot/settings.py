"""Every setting, read once from the environment or a `.env` file. Nothing is read at import; `bot/app.py` passes it on.

`docs/settings.md` lists each field with its default and unit; a test keeps that list true.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from store.errors import DatelineError


class SettingsInvalid(DatelineError):
    """A setting, or a value on the command line, cannot be used."""


class Settings(BaseSettings):
    """Dateline's settings; the environment variable is the field's name in capitals behind `DATELINE_`."""

    model_config = SettingsConfigDict(env_prefix="DATELINE_", env_file=".env", extra="ignore")

    data: Path = Field(default=Path("data"), description="Folder that holds everything: database, vectors, gazetteer.")
    database_url: SecretStr | None = Field(
        default=None, description="SQLAlchemy URL of a PostgreSQL database; none: SQLite in the data folder."
    )
    embedding_model: str | None = Field(
        default=None,
        description="Folder or hub name of a sentence-transformers model; none: the bundled all-MiniLM-L6-v2.",
    )
    telegram_token: SecretStr | None = Field(
        default=None, description="The bot's token from @BotFather; none: no Telegram."
    )
    telegram_base_url: str = Field(
        default="https://api.telegram.org/bot",
        description="Bot API server; `http://host:port/bot` for a self-hosted one.",
    )
    webhook_url: str | None = Field(default=None, description="Public address Telegram calls; none: long polling.")
    webhook_secret: SecretStr | None = Field(
        default=None, description="1-256 characters of A-Za-z0-9_- that each webhook call must carry."
    )
    webhook_listen: str = Field(default="127.0.0.1:8443", description="`host:port` the webhook server binds.")
    admins: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(), description="Telegram user ids of the administrators, separated by commas."
    )
    access: Literal["members", "open"] = Field(
        default="members", description="`members`: admins and whom they let in; `open`: everybody."
    )
    poll_seconds: float = Field(default=300.0, gt=0, description="Seconds between two looks at a feed.")
    fetch_allow: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Private hosts (`host:port`) or networks (CIDR), by commas, that may be fetched all the same.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Least level that is logged."
    )

    @field_validator("admins", mode="before")
    @classmethod
    def _split_admins(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        ids = value.replace(",", " ").split()
        if not all(part.isdecimal() for part in ids):
            raise ValueError("Telegram user ids are numbers; separate them by commas")
        return frozenset(map(int, ids))

    @field_validator("fetch_allow", mode="before")
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value

    def secrets(self) -> tuple[str, ...]:
        """What must never appear in a log, a message or an error."""
        hidden = (self.telegram_token, self.webhook_secret)
        return tuple(secret.get_secret_value() for secret in hidden if secret is not None)


def load_settings(data: Path | None = None) -> Settings:
    """Settings from the environment and `.env`; `data` (from the command line) wins over both.

    Raises:
        SettingsInvalid: names each variable and what is wrong with it, never its value.
    """
    try:
        return Settings(data=data) if data is not None else Settings()
    except ValidationError as error:
        wrong = "; ".join(
            f"DATELINE_{'_'.join(map(str, e['loc'])).upper()}: {e['msg'].removeprefix('Value error, ')}"
            for e in error.errors()
        )
        raise SettingsInvalid(f"{wrong} (docs/settings.md lists every setting)") from None


def read_time(text: str) -> datetime:
    """An ISO 8601 time or date as an aware datetime in UTC; without an offset it is UTC.

    Raises:
        SettingsInvalid: `text` is neither, or lies in a year with which no days can be reckoned.
    """
    from index.sources.naming import YEARS

    try:
        time = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise SettingsInvalid(f"{text!r} is no ISO 8601 time such as 2020-03-04T09:00:00Z") from error
    if time.year not in YEARS:
        raise SettingsInvalid(f"{text!r} lies outside the years {YEARS.start} to {YEARS.stop - 1}")
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
