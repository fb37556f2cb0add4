"""What surrounds a capture: reports are recorded, wishes reach it, the recording is the user's."""

import asyncio
import threading
from pathlib import Path

import pytest

from devices import OWN, Clock, usual
from devices import Beside as Turned
from fakes import RUBRIC, said
from livecard.audio import recording
from livecard.capturing import (
    DeviceOpened,
    RecordingDeleted,
    RecordingKept,
    SoundAsked,
    SoundPaused,
)
from livecard.cli import beside, keeping, playing, workspace
from livecard.cli.beside import Beside
from livecard.cli.desk import Desk
from livecard.errors import LivecardError
from livecard.events import Event, SessionClosed, SessionOpened


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIVECARD_HOME", str(tmp_path))


async def held() -> list[Event]:
    """A short capture: opened, paused, something said, stopped."""
    recorded: list[Event] = []
    turned = Turned(usual(Clock()))
    turned.capture.open()
    one = Beside(turned.capture, "monday", recorded.append)
    one.start()
    one.record(said("Well."))
    for wish in ("pause", "keep", "stop"):
        one.ask(wish)
    for _ in turned.capture.blocks():
        pass
    for thread in threading.enumerate():
        if thread.name == "livecard capture":
            await asyncio.to_thread(thread.join, 30)
    # What the capture's thread told the loop is heard in the loop's next turn.
    await asyncio.sleep(0)
    one.end()
    return recorded


def test_what_a_capture_says_is_recorded_and_what_is_wished_is_done() -> None:
    recorded = asyncio.run(held())
    assert DeviceOpened(OWN, "USB headset", 0.0) in recorded
    assert RecordingKept(True) in recorded
    assert [one for one in recorded if isinstance(one, SoundPaused)]
    assert said("Well.") in recorded
    assert keeping.recordings("monday").is_dir()


def test_what_was_captured_can_be_played_when_it_has_been_made_ready() -> None:
    asyncio.run(held())
    assert playing.recording("monday") is None
    beside.play_back("monday")
    file = playing.recording("monday")
    assert file is not None
    assert recording.probe(file).channels == 2


def test_where_nothing_was_captured_nothing_can_be_played() -> None:
    beside.play_back("tuesday")
    assert playing.recording("tuesday") is None


def test_a_recording_is_deleted_once_and_that_is_said() -> None:
    asyncio.run(held())
    recorded: list[Event] = []
    keeping.delete("monday", recorded.append, "the card was submitted")
    keeping.delete("monday", recorded.append, "again")
    assert recorded == [RecordingDeleted("the card was submitted")]
    assert not keeping.recordings("monday").exists()


def test_a_wish_reaches_the_sound_while_it_is_captured_and_is_refused_after_it() -> None:
    log = workspace.open_log()
    desk = Desk(log)
    desk.open("monday").record(SessionOpened("monday", RUBRIC, "microphones"))
    asked: list[str] = []
    desk.asked["monday"] = asked.append
    desk.decide("monday", SoundAsked("swap"))
    assert asked == ["swap"]
    del desk.asked["monday"]
    desk.session("monday").record(SessionClosed("the interview has ended"))
    with pytest.raises(LivecardError, match="has ended"):
        desk.decide("monday", SoundAsked("swap"))
    desk.decide("monday", SoundAsked("keep"))
    assert desk.session("monday").scorecard.sound.kept
    log.close()
