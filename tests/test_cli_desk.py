"""The desk: sessions come back from the log with everything in them, decisions go into it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fakes import CREW, RUBRIC, SEAMANSHIP, found, recorded, said
from livecard.capturing import RecordingDeleted, RecordingKept, SoundAsked
from livecard.cli import keeping
from livecard.cli.desk import Desk
from livecard.errors import BadEvent, LivecardError
from livecard.events import (
    CardSubmitted,
    Event,
    EvidenceDismissed,
    NoteWritten,
    RatingGiven,
    SessionClosed,
    SessionOpened,
)
from livecard.log import Log
from livecard.scorecard import card


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = Log(tmp_path / "log.db", now=lambda: "2026-11-20T09:00:00.000Z")
    yield log
    log.close()


def interviewed(log: Log) -> Desk:
    desk = Desk(log)
    opened = SessionOpened("monday", RUBRIC, "call.wav")
    recorded(desk.open("monday"), opened, said("I dock alone."), found(1))
    return desk


def test_a_session_comes_back_from_the_log_as_it_was(log: Log) -> None:
    before = interviewed(log).session("monday")
    before.record(SessionClosed("the interview has ended"))
    again = Desk(log).session("monday")
    assert again is not before
    assert card(again.scorecard) == card(before.scorecard)


def test_a_session_that_was_cut_off_says_so(log: Log) -> None:
    interviewed(log)
    closed = Desk(log).session("monday").scorecard.closed
    assert closed is not None
    assert closed.startswith("cut off")


def test_a_session_that_another_livecard_records_is_left_alone(log: Log) -> None:
    interviewed(log)
    with pytest.raises(LivecardError, match=r"another livecard.*try again in 15 s"):
        Desk(log, lambda: datetime(2026, 11, 20, 9, 0, 5, tzinfo=UTC)).session("monday")
    assert not any(isinstance(one.event, SessionClosed) for one in log.entries("monday"))


def test_a_session_in_use_is_there_once(log: Log) -> None:
    desk = interviewed(log)
    assert desk.session("monday") is desk.session("monday")


def test_a_decision_is_folded_and_logged(log: Log) -> None:
    interviewed(log)
    desk = Desk(log)
    desk.decide("monday", EvidenceDismissed(1))
    desk.decide("monday", RatingGiven(CREW, 3))
    events = [one.event for one in log.entries("monday")]
    assert EvidenceDismissed(1) in events
    assert events[-1] == RatingGiven(CREW, 3)
    assert desk.session("monday").scorecard.suggested[SEAMANSHIP].level is None


def submitted(log: Log, *before: Event) -> Desk:
    """The card of an interview whose sound is on disk."""
    keeping.recordings("monday").mkdir(parents=True)
    desk = interviewed(log)
    recorded(desk.session("monday"), *before, SessionClosed("the interview has ended"))
    desk.decide("monday", CardSubmitted())
    return desk


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIVECARD_HOME", str(tmp_path))


@pytest.mark.usefixtures("home")
def test_the_recording_goes_when_the_card_is_submitted(log: Log) -> None:
    desk = submitted(log)
    assert not keeping.recordings("monday").exists()
    assert desk.session("monday").scorecard.sound.deleted
    assert [one.event for one in log.entries("monday")][-1] == RecordingDeleted(keeping.SUBMITTED)


@pytest.mark.usefixtures("home")
def test_a_recording_that_is_kept_stays_until_it_is_no_longer_wanted(log: Log) -> None:
    desk = submitted(log, RecordingKept(True))
    assert keeping.recordings("monday").exists()
    desk.decide("monday", SoundAsked("discard"))
    assert not keeping.recordings("monday").exists()


@pytest.mark.usefixtures("home")
def test_without_a_submission_the_recording_stays(log: Log) -> None:
    keeping.recordings("monday").mkdir(parents=True)
    desk = interviewed(log)
    desk.session("monday").record(SessionClosed("the interview has ended"))
    desk.decide("monday", SoundAsked("discard"))
    desk.decide("monday", NoteWritten("", "hello"))
    assert keeping.recordings("monday").exists()


def test_a_decision_that_cannot_be_is_not_logged(log: Log) -> None:
    desk = interviewed(log)
    before = list(log.entries("monday"))
    with pytest.raises(BadEvent):
        desk.decide("monday", EvidenceDismissed(7))
    assert list(log.entries("monday")) == before


def test_a_session_that_nobody_knows_is_an_error_and_is_not_made(log: Log) -> None:
    desk = Desk(log)
    for _ in range(2):
        with pytest.raises(LivecardError, match="no session 'tuesday'"):
            desk.decide("tuesday", NoteWritten("", "hello"))
    assert not log.knows("tuesday")
