"""Settings: environment over ``.env`` over defaults, with bounds."""

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from config.settings import Settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A host that sets nothing, in an empty folder."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_nothing_needs_to_be_set() -> None:
    settings = Settings()
    assert settings.discord_token is None
    assert settings.public_language == "ko"
    assert settings.database == "sqlite+aiosqlite:///data/coach.db"
    assert settings.cache_dir == Path("data/cache")


def test_environment_wins_over_file_and_empty_counts_as_not_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path(".env").write_text("PUBLIC_LANGUAGE=en\nLOG_LEVEL=debug\nPREVIEW_PORT=\n")
    monkeypatch.setenv("LOG_LEVEL", "WARNING")
    settings = Settings()
    assert settings.public_language == "en"
    assert settings.log_level == "WARNING"
    assert settings.preview_port == 8787


def test_home_is_expanded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTES_DIR", "~/notes")
    assert Settings().notes_dir == Path.home() / "notes"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PREVIEW_PORT", "-1"),
        ("PUBLIC_LANGUAGE", "fr"),
        ("LOG_LEVEL", "LOUD"),
        ("SHARD_COUNT", "0"),
    ],
)
def test_bad_values_are_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_processes_are_numbered_from_0(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (Settings().shard_id, Settings().shard_count) == (0, 1)
    monkeypatch.setenv("SHARD_ID", "2")
    with pytest.raises(ValidationError, match="2 is too high for SHARD_COUNT=1"):
        Settings()
    monkeypatch.setenv("SHARD_COUNT", "2")
    with pytest.raises(ValidationError, match="from 0, up to 1"):
        Settings()
    monkeypatch.setenv("SHARD_COUNT", "3")
    assert (Settings().shard_id, Settings().shard_count) == (2, 3)


def test_the_token_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "secret.token")
    assert "secret" not in repr(Settings())


def test_the_password_of_the_database_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgresql://coach:secret@host/name"
    monkeypatch.setenv("DATABASE_URL", url)
    settings = Settings()
    assert settings.database == url
    assert "secret" not in repr(settings) + str(settings) + settings.model_dump_json()
    assert "secret" not in repr(Settings(database_url=SecretStr(url)))


def test_the_example_names_every_setting_with_its_default() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = {line.split("=")[0].lower() for line in lines if line and not line.startswith("#")}
    assert named == set(Settings.model_fields)
    Path(".env").write_text("\n".join(lines), encoding="utf-8")
    assert Settings() == Settings(_env_file=None)  # type: ignore[call-arg]
