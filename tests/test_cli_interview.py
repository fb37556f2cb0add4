"""An interview from its opening to its end, however it ends: the log always says why."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
import typer

from fakes import cut, silence
from livecard.audio.block import AudioBlock
from livecard.audio.listener import ListenerSettings
from livecard.capturing import RecordingKept
from livecard.cli import workspace
from livecard.cli.interview import STOPPED, Interview, Source, hold, opening, review
from livecard.cli.options import Machine, Showing
from livecard.errors import LivecardError
from livecard.events import AudioHeard, Event, ModelLoaded, SessionClosed, SessionOpened
from livecard.rubrics.shelf import find
from livecard.speaker import Speaker

BOTH = (Speaker.INTERVIEWER, Speaker.CANDIDATE)
SHOWING = Showing(name="Ines", browser=False, port=0, stay=False)
Blocks = Callable[[], Iterator[AudioBlock]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LIVECARD_HOME", str(tmp_path))
    return tmp_path


def interview(blocks: Blocks, stop: Callable[[], None] = lambda: None) -> Interview:
    source = Source("a test", BOTH, blocks, stop, 1.0)
    return Interview(find("senior-backend"), source, Machine(), ListenerSettings())


def quiet() -> Iterator[AudioBlock]:
    return cut(dict.fromkeys(BOTH, silence(1)), 1600)


def logged() -> list[Event]:
    """The events of the only session."""
    log = workspace.open_log()
    try:
        [session] = log.sessions()
        return [one.event for one in log.entries(session.session)]
    finally:
        log.close()


@pytest.mark.models
def test_an_interview_is_opened_heard_and_closed(capsys: pytest.CaptureFixture[str]) -> None:
    name = hold(interview(quiet), SHOWING)
    events = logged()
    assert isinstance(events[0], SessionOpened)
    opened = (events[0].session, events[0].source, events[0].candidate, events[0].duration)
    assert opened == (name, "a test", "Ines", 1.0)
    assert len([one for one in events if isinstance(one, ModelLoaded)]) == 4
    assert AudioHeard(1.0, 0.0) in events
    assert events[-1] == SessionClosed("the interview has ended")
    assert f"livecard review {name}" in capsys.readouterr().out


@pytest.mark.models
def test_a_recording_that_is_to_be_kept_is_noted_at_the_beginning() -> None:
    wanted = interview(quiet)
    hold(replace(wanted, source=replace(wanted.source, keep=True)), SHOWING)
    assert logged()[1] == RecordingKept(True)


@pytest.mark.models
def test_sound_that_breaks_off_closes_the_session_with_the_reason_and_exit_code_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def blocks() -> Iterator[AudioBlock]:
        yield from quiet()
        raise LivecardError("call.wav breaks off; export it anew")

    with pytest.raises(typer.Exit) as raised:
        hold(interview(blocks), SHOWING)
    assert raised.value.exit_code == 2
    assert logged()[-1] == SessionClosed("call.wav breaks off; export it anew")
    assert capsys.readouterr().err == "call.wav breaks off; export it anew\n"


@pytest.mark.models
def test_a_fault_closes_the_session_and_leaves_its_details_in_a_file(home: Path) -> None:
    def blocks() -> Iterator[AudioBlock]:
        raise KeyError("lost")
        yield from quiet()

    with pytest.raises(LivecardError, match="a fault in livecard: KeyError") as raised:
        hold(interview(blocks), SHOWING)
    [fault] = home.glob("*.fault.txt")
    assert str(fault) in str(raised.value)
    assert "Traceback" in fault.read_text()
    assert logged()[-1] == SessionClosed("a fault in livecard: KeyError: 'lost'")


@pytest.mark.models
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_ends_the_sound_and_what_was_captured_is_taken_in(
    number: signal.Signals,
) -> None:
    stopped = threading.Event()

    def blocks() -> Iterator[AudioBlock]:
        yield from quiet()
        os.kill(os.getpid(), number)
        assert stopped.wait(60)
        # What a microphone had captured when it was stopped, and the worker had not come to.
        yield from (replace(one, start=one.start + 16_000) for one in quiet())

    hold(interview(blocks, stopped.set), SHOWING)
    events = logged()
    assert events[-1] == SessionClosed(STOPPED)
    assert AudioHeard(2.0, 0.0) in events


def test_a_session_that_is_not_there_cannot_be_reviewed() -> None:
    with pytest.raises(LivecardError, match="no session 'yesterday'"):
        review("yesterday", SHOWING)


def test_an_interview_is_blind_and_as_long_as_rubric_or_interviewer_say() -> None:
    def opened(showing: Showing, blind_first: bool = False) -> SessionOpened:
        held = interview(quiet)
        rubric = msgspec.structs.replace(held.rubric, blind_first=blind_first)
        return opening("a", replace(held, rubric=rubric), showing)

    plain = opened(SHOWING)
    assert (plain.blind, plain.planned) == (False, 3600.0)
    assert opened(replace(SHOWING, blind=True, minutes=45)).planned == 2700.0
    assert opened(replace(SHOWING, blind=True)).blind
    assert opened(SHOWING, blind_first=True).blind
    assert not opened(replace(SHOWING, blind=False), blind_first=True).blind
