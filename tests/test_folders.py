"""Where a user's files lie, and how to name another place."""

from pathlib import Path

import pytest

from livecard import folders


def test_the_environment_names_other_places(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LIVECARD_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LIVECARD_MODELS", str(tmp_path / "models"))
    assert folders.workspace() == tmp_path / "home"
    assert folders.models() == tmp_path / "models"


def test_without_a_word_everything_lies_in_the_systems_own_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LIVECARD_HOME", "")
    monkeypatch.delenv("LIVECARD_MODELS", raising=False)
    places = (folders.workspace(), folders.models(), folders.rubrics())
    assert all(one.is_absolute() and "livecard" in one.parts for one in places)
    assert len(set(places)) == 3
