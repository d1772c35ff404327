"""One typed settings object: environment over ``.env`` over defaults."""

from pathlib import Path
from typing import Literal
from zoneinfo import available_timezones

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

Language = Literal["ko", "en"]


class Settings(BaseSettings):
    """Everything a host may set, read once at start.

    Each field is an environment variable of the same name in capitals (``DISCORD_TOKEN``); the
    file ``.env`` in the working directory comes second. An empty value counts as not set, as in
    https://12factor.net/config. ``.env.example`` documents every field.

    Raises:
        pydantic.ValidationError: a value is of the wrong type or out of its bounds.
    """

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
    )

    discord_token: SecretStr | None = None
    message_content: bool = False
    public_language: Language = "ko"
    data_dir: Path = Path("data")
    database_url: SecretStr | None = None
    shard_count: int = Field(default=1, ge=1)
    shard_id: int = Field(default=0, ge=0)
    daily_catch_up_hours: float = Field(default=3.0, ge=0.25, le=12)
    daily_requests_per_second: float = Field(default=20.0, ge=1, le=45)
    time_zone: str = "Asia/Seoul"
    review_retention: float = Field(default=0.9, ge=0.7, le=0.97)
    notes_dir: Path | None = None
    shipped_notes: bool = True
    encoder_model: str | None = None
    grader_model: str | None = None
    preview_port: int = Field(default=8787, ge=0, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper_case(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("time_zone")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in available_timezones():
            msg = f"{value!r} is no IANA time zone; write one such as Asia/Seoul"
            raise ValueError(msg)
        return value

    @field_validator("shard_id")
    @classmethod
    def _one_of_them(cls, value: int, info: ValidationInfo) -> int:
        # Not there where it is wrong itself.
        count = info.data.get("shard_count", value + 1)
        if value >= count:
            msg = (
                f"{value} is too high for SHARD_COUNT={count}: number the processes from 0, up to "
                f"{count - 1}"
            )
            raise ValueError(msg)
        return value

    @field_validator("data_dir", "notes_dir")
    @classmethod
    def _expanded(cls, value: Path | None) -> Path | None:
        return value.expanduser() if value else value

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in force: ``DATABASE_URL``, or a SQLite file in ``data_dir``.

        It may hold a password.
        """
        if self.database_url:
            return self.database_url.get_secret_value()
        return f"sqlite+aiosqlite:///{self.data_dir / 'coach.db'}"

    @property
    def cache_dir(self) -> Path:
        """The folder for what can be made again at any time, such as passage vectors."""
        return self.data_dir / "cache"
