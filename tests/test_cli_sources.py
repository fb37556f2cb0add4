"""Where sound comes from: a pace as a user writes it, a recording in which somebody speaks."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from devices import HEADSET, Clock, FakeSystem, usual
from livecard.audio.block import AudioBlock
from livecard.cli.options import Wanted
from livecard.cli.sources import captured, must_speak, pace, recorded
from livecard.errors import LivecardError
from livecard.speaker import Speaker
from sounds import SHORT, tone, write_wav


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


def test_two_devices_are_two_speakers(capsys: pytest.CaptureFixture[str]) -> None:
    source = captured(Wanted(), usual(Clock()))
    assert source.speakers == (Speaker.INTERVIEWER, Speaker.CANDIDATE)
    assert source.duration is None
    said = capsys.readouterr()
    assert "interviewer: USB headset" in said.out
    assert "candidate: Monitor of Speakers" in said.out


def test_with_one_microphone_in_the_room_there_are_two_speakers_all_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    source = captured(Wanted("built", in_person=True), usual(Clock()))
    assert source.speakers == (Speaker.INTERVIEWER, Speaker.CANDIDATE)
    assert "both of you: Built-in microphone" in capsys.readouterr().out


def test_without_the_calls_sound_nothing_is_captured_in_silence() -> None:
    system = FakeSystem(Clock(), [one for one in usual(Clock()).plugged if one.device == HEADSET])
    with pytest.raises(LivecardError, match="no device brings the call's sound"):
        captured(Wanted(), system)


def test_the_same_device_twice_is_refused() -> None:
    with pytest.raises(LivecardError, match="the same device, USB headset"):
        captured(Wanted("headset", "usb"), usual(Clock()))
