"""Hosts that wipe their disk."""

from pathlib import Path

import pytest

from config.hosts import wiping_host


@pytest.fixture(autouse=True)
def no_volume(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the root is mounted, and ``/volume``."""
    monkeypatch.setattr(Path, "is_mount", lambda path: str(path) in {"/", "/volume"})


@pytest.mark.parametrize(
    ("mark", "host"),
    [
        ("DYNO", "Heroku"),
        ("RENDER", "Render"),
        ("RAILWAY_ENVIRONMENT", "Railway"),
        ("FLY_APP_NAME", "Fly.io"),
        ("KOYEB_APP_NAME", "Koyeb"),
    ],
)
def test_hosts_are_known_by_what_they_set(mark: str, host: str) -> None:
    assert wiping_host({mark: "worker.1"}, Path("/app/data")) == host


def test_a_volume_is_kept_but_not_on_heroku() -> None:
    assert wiping_host({"RENDER": "true"}, Path("/volume/data")) is None
    assert wiping_host({"DYNO": "worker.1"}, Path("/volume/data")) == "Heroku"


def test_an_own_machine_wipes_nothing() -> None:
    assert wiping_host({"PATH": "/bin", "DYNO": ""}, Path("/app/data")) is None
