"""The workspace: one folder for the interviews, and a name for each of them."""

import os
import re
from pathlib import Path

import pytest

from fakes import RUBRIC
from livecard.cli import workspace
from livecard.errors import LivecardError
from livecard.events import SessionOpened


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIVECARD_HOME", str(tmp_path / "new" / "home"))


def test_the_log_is_made_where_there_is_none(tmp_path: Path) -> None:
    workspace.open_log().close()
    assert (tmp_path / "new" / "home" / "livecard.db").is_file()


def test_the_token_is_kept_so_that_an_open_page_finds_back(tmp_path: Path) -> None:
    workspace.open_log().close()
    token = workspace.token()
    assert workspace.token() == token
    assert len(token) == workspace.TOKEN_LENGTH
    assert (tmp_path / "new" / "home" / "token").stat().st_mode & 0o077 == 0


def test_a_token_is_new_after_half_a_day_and_where_the_file_is_damaged(tmp_path: Path) -> None:
    workspace.open_log().close()
    path = tmp_path / "new" / "home" / "token"
    tokens = [workspace.token()]
    os.utime(path, (0, 0))
    tokens.append(workspace.token())
    path.write_text("short", encoding="ascii")
    tokens.append(workspace.token())
    assert len(set(tokens)) == 3


def test_a_token_that_cannot_be_kept_says_which_file(tmp_path: Path) -> None:
    (tmp_path / "new" / "home" / "token").mkdir(parents=True)
    with pytest.raises(LivecardError, match="token cannot be read or written"):
        workspace.token()


def test_the_time_is_utc_with_milliseconds() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", workspace.now())


def test_two_sessions_of_one_second_have_two_names() -> None:
    log = workspace.open_log()
    names = []
    for _ in range(5):
        name = workspace.new_session(log)
        log.append(name, SessionOpened(name, RUBRIC, "test"))
        names.append(name)
    log.close()
    assert len(set(names)) == 5
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d-\d{6}(-[b-e])?", name) for name in names)


def test_samples_are_found() -> None:
    assert workspace.shipped("short.flac").is_file()
    assert workspace.shipped("no-such.flac").name == "no-such.flac"


def test_the_page_lies_in_the_package() -> None:
    assert workspace.page_folder().parts[-2:] == ("page", "dist")
