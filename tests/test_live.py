"""Two voices from two capture devices: PulseAudio plays the sample into them, livecard listens."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from commands import PATIENCE, livecard, running, sessions
from livecard.audio import spool
from livecard.audio.block import RATE
from livecard.cli.finish import FINISHED
from livecard.speaker import Speaker
from sound_server import PACKAGES, SINKS, SoundServer, files, sound_server, spoken
from sounds import SHORT
from transcripts import finished, logged, text

pytestmark = [
    pytest.mark.models,
    pytest.mark.needs(*PACKAGES),
]
PLAYED = 13.3
"""Seconds of the sample: a question, an answer, and the next question."""


@pytest.fixture
def server() -> Iterator[SoundServer]:
    with sound_server() as server:
        yield server


def heard(home: Path) -> dict[Speaker, str]:
    """What each of them said, by the log."""
    events = logged(home)
    assert events[-1] == {"type": "SessionClosed", "reason": "stopped by the interviewer"}
    assert not [one for one in events if one["type"] == "AudioDropped"]
    said = finished(home)
    return {who: text(said, who).lower() for who in SINKS}


@pytest.mark.parametrize(
    ("system", "words"),
    [("auto", ()), ("portaudio", ("--microphone", "own", "--call", "call"))],
)
def test_two_voices_are_heard_each_from_its_own_device(
    server: SoundServer, tmp_path: Path, system: str, words: tuple[str, ...]
) -> None:
    home = tmp_path / "home"
    played = files(tmp_path, spoken(SHORT, PLAYED))
    surroundings = {**server.environment, "LIVECARD_SOUND": system}
    with running(
        home,
        "live",
        "--rubric",
        "senior-backend",
        *words,
        "--no-browser",
        "--port",
        "0",
        **surroundings,
    ) as command:
        command.line("listening")
        server.play(played)
        assert "Traceback" not in command.interrupted()
        assert command.code == 0
    said = heard(home)
    assert "bite you" in said[Speaker.INTERVIEWER]
    assert "infrastructure" in said[Speaker.INTERVIEWER]
    assert "broke on a saturday" in said[Speaker.CANDIDATE]
    assert "old name back" in said[Speaker.CANDIDATE]
    assert "bite" not in said[Speaker.CANDIDATE]
    assert "saturday" not in said[Speaker.INTERVIEWER]


def test_one_device_for_both_is_refused(server: SoundServer, tmp_path: Path) -> None:
    words = ("live", "--rubric", "senior-backend", "--microphone", "headset", "--call", "headset")
    done = livecard(tmp_path, *words, "--no-browser", **server.environment)
    assert done.returncode == 2
    assert "the microphone and the call are the same device" in done.stderr
    assert sessions(tmp_path) == []


def test_the_devices_are_listed(server: SoundServer, tmp_path: Path) -> None:
    listed = livecard(tmp_path, "devices", **server.environment).stdout
    marked = [line for line in listed.splitlines() if line.startswith("*")]
    assert len(listed.splitlines()) == 3
    assert ["call" in one or "microphone" in one for one in marked] == [True, True]


def test_livecard_killed_in_the_middle_loses_less_than_a_second_and_the_rest_is_taken_in(
    server: SoundServer, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    played = files(tmp_path, spoken(SHORT, PLAYED))
    asked = ("live", "--rubric", "senior-backend", "--no-browser", "--port", "0")
    with running(home, *asked, **server.environment) as command:
        command.line("listening")
        [folder] = (home / "sound").iterdir()
        begun = spool.spooled(folder)[Speaker.CANDIDATE]
        started = time.monotonic()
        server.play(played)
        passed = time.monotonic() - started
        command.killed()
    kept = {who: count - begun for who, count in spool.spooled(folder).items()}
    assert all(count / RATE > passed - 1.0 for count in kept.values())
    sound = {who: np.concatenate([np.zeros(1, np.float32)]) for who in SINKS}
    for block in spool.blocks(folder, begun):
        sound[block.speaker] = np.concatenate([sound[block.speaker], block.samples])
    assert all(np.abs(one).max() > 0.1 for one in sound.values())
    [session] = sessions(home)
    done = livecard(home, "finish", session)
    while "try again in 15 s" in done.stderr and time.monotonic() < started + PATIENCE:
        done = livecard(home, "finish", session)
    assert done.returncode == 0, done.stderr
    events = logged(home)
    assert events[-1] == {"type": "SessionClosed", "reason": FINISHED}
    said = {who: text(finished(home), who).lower() for who in SINKS}
    assert "bite you" in said[Speaker.INTERVIEWER]
    assert "old name back" in said[Speaker.CANDIDATE]
