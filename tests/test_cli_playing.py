"""Playing a session's recording: the file that was replayed, while it is where it was."""

from pathlib import Path

import pytest

from livecard.cli.playing import recording, remember


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIVECARD_HOME", str(tmp_path / "home"))


def test_the_file_that_was_replayed_is_found_again(tmp_path: Path) -> None:
    file = tmp_path / "call ü.flac"
    file.write_bytes(b"fLaC")
    remember("a", file)
    assert recording("a") == file
    assert recording("b") is None


def test_a_file_that_was_moved_away_is_no_recording(tmp_path: Path) -> None:
    remember("a", tmp_path / "gone.flac")
    assert recording("a") is None
