"""The commands about cards: a log is printed as it is, a review shows what was asked for."""

from pathlib import Path

import pytest

from fakes import RUBRIC, said
from livecard.cli import card, interview, workspace
from livecard.cli.options import Showing
from livecard.events import SessionOpened, encode


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIVECARD_HOME", str(tmp_path))


def test_a_log_is_printed_as_it_was_written(capsys: pytest.CaptureFixture[str]) -> None:
    log = workspace.open_log()
    opened = SessionOpened("monday", RUBRIC, "call.wav")
    entries = log.append_all("monday", [opened, said("I dock “alone”.")])
    log.close()
    card.print_log("monday")
    printed = capsys.readouterr().out.splitlines()
    assert printed == [encode(one) for one in entries]


def test_a_review_shows_the_session_as_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str | None, Showing]] = []
    monkeypatch.setattr(interview, "review", lambda name, showing: seen.append((name, showing)))
    card.review("monday", browser=False, port=0)
    assert seen == [("monday", Showing(browser=False, port=0))]
