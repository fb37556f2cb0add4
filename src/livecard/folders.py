"""Where a user's files lie: interviews, models and own rubrics, each in the system's own place."""

import os
from pathlib import Path

import platformdirs


def workspace() -> Path:
    """Interviews: the log and what belongs to it. $LIVECARD_HOME names another place."""
    return _named("LIVECARD_HOME") or platformdirs.user_data_path("livecard")


def models() -> Path:
    """Models that were fetched or joined. $LIVECARD_MODELS names another place."""
    return _named("LIVECARD_MODELS") or platformdirs.user_cache_path("livecard") / "models"


def rubrics() -> Path:
    """The user's own rubrics."""
    return platformdirs.user_config_path("livecard") / "rubrics"


def _named(variable: str) -> Path | None:
    value = os.environ.get(variable)
    return Path(value) if value else None
