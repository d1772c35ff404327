"""Hosts that wipe a program's disk whenever they restart it."""

from collections.abc import Mapping
from pathlib import Path

_MARKS = {
    # https://devcenter.heroku.com/articles/dynos#local-environment-variables
    "DYNO": "Heroku",
    # https://render.com/docs/environment-variables#all-runtimes
    "RENDER": "Render",
    # https://docs.railway.com/reference/variables#railway-provided-variables
    "RAILWAY_ENVIRONMENT_ID": "Railway",
    "RAILWAY_ENVIRONMENT": "Railway",
    # https://fly.io/docs/machines/runtime-environment/
    "FLY_APP_NAME": "Fly.io",
    # https://www.koyeb.com/docs/build-and-deploy/environment-variables
    "KOYEB_APP_NAME": "Koyeb",
}
_WITHOUT_VOLUMES = frozenset({"Heroku"})


def wiping_host(environment: Mapping[str, str], folder: Path) -> str | None:
    """Return the name of the host that will wipe a folder; None where nothing tells of one.

    Args:
        environment: the process's environment variables; hosts document which ones they set.
        folder: the folder; on a volume, which is mounted somewhere below the root, it is kept.
    """
    host = next((name for mark, name in _MARKS.items() if environment.get(mark)), None)
    if host is None or (host not in _WITHOUT_VOLUMES and _on_volume(folder)):
        return None
    return host


def _on_volume(folder: Path) -> bool:
    place = folder.resolve()
    return any(path.is_mount() for path in (place, *place.parents) if path != path.parent)
