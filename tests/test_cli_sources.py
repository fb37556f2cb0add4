"""Where sound comes from: a pace as a user writes it, a recording in which somebody speaks."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from livecard.audio import microphone
from livecard.audio.block import AudioBlock
from livecard.audio.microphone import Device
from livecard.cli.sources import captured, must_speak, pace, recorded
from livecard.errors import LivecardError
from livecard.speaker import Speaker
from sounds import SHORT, tone, write_wav
from test_microphone import PortAudio


@pytest.mark.parametrize(("text", "speed"), [("1", 1.0), ("0.5", 0.5), ("4", 4.0), ("100", 100.0)])
def test_a_pace_is_a_number(text: str, speed: float) -> None:
    assert pace(text).speed == speed
    assert pace(text).listener.step > 0


def test_at_most_speed_nothing_is_shown_in_between() -> None:
    assert pace("max").speed is None
    assert pace("max").listener.step == 0.0


@pytest.mark.parametrize("text", ["fast", "", "0", "-1", "nan", "inf", "1e9", "0.05", "MAX"])
def test_anything_else_is_no_pace(text: str) -> None:
    with pytest.raises(LivecardError, match=r"give a number from 0\.1 to 100, or max"):
        pace(text)


@pytest.mark.models("silero-vad")
def test_a_recording_becomes_blocks_of_both_speakers_from_its_beginning() -> None:
    source = recorded(SHORT, "right", pace("max"))
    assert source.name == "short.flac"
    assert source.speakers == (Speaker.INTERVIEWER, Speaker.CANDIDATE)
    assert source.duration == pytest.approx(21.49, abs=0.01)
    blocks = source.blocks()
    assert {(one.speaker, one.start) for one in (next(blocks), next(blocks))} == {
        (Speaker.INTERVIEWER, 0),
        (Speaker.CANDIDATE, 0),
    }


@pytest.mark.models("silero-vad")
@pytest.mark.parametrize("speed", ["max", "50"])
def test_a_recording_ends_when_it_is_stopped(speed: str) -> None:
    source = recorded(SHORT, "right", pace(speed))
    blocks = source.blocks()
    next(blocks)
    source.stop()
    assert list(blocks) == []


@pytest.mark.models("silero-vad")
def test_one_channel_is_played_with_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_wav(tmp_path / "one.wav", tone(1))
    with pytest.raises(LivecardError, match="nobody speaks in"):
        recorded(path, "right", pace("1"))
    assert "one.wav has one channel" in capsys.readouterr().err


@pytest.mark.models("silero-vad")
def test_reading_stops_at_the_first_words() -> None:
    read = 0

    def blocks() -> Iterator[AudioBlock]:
        nonlocal read
        for block in recorded(SHORT, "right", pace("max")).blocks():
            read += 1
            yield block

    must_speak(SHORT, blocks())
    assert read < 30


@pytest.mark.models("silero-vad")
def test_noise_is_nobody_speaking(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(0, 0.01, (2, 48_000))
    path = write_wav(tmp_path / "noise.wav", noise)
    with pytest.raises(LivecardError, match=r"nobody speaks in .*noise\.wav"):
        recorded(path, "right", pace("max"))


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> PortAudio:
    library = PortAudio()
    monkeypatch.setattr(microphone, "sounddevice", library)
    return library


def test_two_devices_are_two_speakers(
    library: PortAudio, capsys: pytest.CaptureFixture[str]
) -> None:
    source = captured(None, "monitor")
    assert source.speakers == (Speaker.INTERVIEWER, Speaker.CANDIDATE)
    assert source.duration is None
    said = capsys.readouterr()
    assert "interviewer: USB headset" in said.out
    assert "candidate: Monitor of the call" in said.out
    assert said.err == ""


def test_without_the_calls_sound_it_is_said_that_nothing_becomes_evidence(
    library: PortAudio, capsys: pytest.CaptureFixture[str]
) -> None:
    assert captured("1", None).speakers == (Speaker.INTERVIEWER,)
    assert "they are never evidence" in capsys.readouterr().err


def test_the_same_device_twice_is_refused(library: PortAudio) -> None:
    headset = Device(1, "USB headset", 1, 16_000, True)
    with pytest.raises(LivecardError, match=f"the same device, {headset.name}"):
        captured("headset", "1")
