"""A recording on disk: what it is, whose channel is whose, and what is wrong with bad ones."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from livecard.audio.block import AudioBlock, Samples
from livecard.audio.recording import BadRecording, Recording, blocks, probe, roles
from livecard.audio.resample import Resample
from livecard.speaker import Speaker
from sounds import SAMPLES, SHORT, tone, write_wav

PAIR = (Speaker.INTERVIEWER, Speaker.CANDIDATE)


def channel(of: list[AudioBlock], speaker: Speaker) -> Samples:
    return np.concatenate([one.samples for one in of if one.speaker is speaker])


def test_a_file_says_what_it_holds(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "call.wav", [tone(1.5, 8_000), tone(1.5, 8_000)], 8_000)
    assert probe(path) == Recording(path, 2, 8_000, 1.5)


@pytest.mark.parametrize("path", [SHORT, SAMPLES / "senior-backend.opus"], ids=lambda p: p.suffix)
def test_the_samples_have_two_channels(path: Path) -> None:
    found = probe(path)
    assert found.channels == 2
    assert found.duration is not None


def test_the_second_channel_is_the_candidates_unless_told_otherwise(tmp_path: Path) -> None:
    found = probe(write_wav(tmp_path / "call.wav", [tone(0.1), tone(0.1)]))
    assert roles(found, "right") == (Speaker.INTERVIEWER, Speaker.CANDIDATE)
    assert roles(found, "left") == (Speaker.CANDIDATE, Speaker.INTERVIEWER)


def test_on_a_single_channel_nobody_knows_who_speaks(tmp_path: Path) -> None:
    assert roles(probe(write_wav(tmp_path / "call.wav", tone(0.1))), "right") == (Speaker.UNKNOWN,)


def test_three_channels_are_refused_with_what_to_do(tmp_path: Path) -> None:
    found = probe(write_wav(tmp_path / "call.wav", [tone(0.1)] * 3))
    with pytest.raises(BadRecording, match="has 3 channels; export it with two"):
        roles(found, "right")


def no_file(path: Path) -> None:
    path.unlink(missing_ok=True)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def rubbish(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def a_text(path: Path) -> None:
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\nNo sound in here.\n")


@pytest.mark.parametrize(
    ("make", "name", "why"),
    [
        (no_file, "call.wav", "there is no file"),
        (empty, "call.wav", "is empty"),
        (rubbish, "call.wav", "cannot be read as a recording"),
        (a_text, "call.srt", "has no sound track"),
    ],
)
def test_a_file_that_cannot_be_heard_says_why(
    make: Callable[[Path], None], name: str, why: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(BadRecording, match=why) as raised:
        probe(path)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_channels_are_never_mixed(tmp_path: Path) -> None:
    own, call = tone(1, level=0.5), tone(1, level=0.25)
    found = probe(write_wav(tmp_path / "call.wav", [own, call]))
    given = list(blocks(found, PAIR, Resample))
    assert np.allclose(channel(given, Speaker.INTERVIEWER), own, atol=1e-4)
    assert np.allclose(channel(given, Speaker.CANDIDATE), call, atol=1e-4)


@pytest.mark.parametrize("length", [1, 160, 7_777, 10**6])
def test_blocks_follow_each_other_and_hold_the_same_sound_at_any_length(
    length: int, tmp_path: Path
) -> None:
    found = probe(write_wav(tmp_path / "call.wav", [tone(0.3, 44_100), tone(0.3, 44_100)], 44_100))
    usual = channel(list(blocks(found, PAIR, Resample)), Speaker.CANDIDATE)
    given = list(blocks(found, PAIR, Resample, length))
    assert np.array_equal(channel(given, Speaker.CANDIDATE), usual)
    for speaker in PAIR:
        end = 0
        for block in (one for one in given if one.speaker is speaker):
            assert block.start == end
            assert 0 < len(block.samples) <= length
            end = block.end


def test_another_rate_keeps_the_length_and_the_loudness(tmp_path: Path) -> None:
    found = probe(write_wav(tmp_path / "call.wav", tone(2, 48_000), 48_000))
    sound = channel(list(blocks(found, (Speaker.UNKNOWN,), Resample)), Speaker.UNKNOWN)
    assert len(sound) == 32_000
    assert np.abs(sound[800:-800]).max() == pytest.approx(0.5, abs=0.01)


def test_a_file_without_a_single_sample_is_refused(tmp_path: Path) -> None:
    found = probe(write_wav(tmp_path / "call.wav", [[], []]))
    with pytest.raises(BadRecording, match="holds no sound"):
        list(blocks(found, PAIR, Resample))


def test_a_file_that_is_not_what_it_was_when_probed_is_refused(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "call.wav", [tone(0.5), tone(0.5)])
    found = probe(path)
    write_wav(path, tone(0.5))
    with pytest.raises(BadRecording, match="changes from 2 to 1 channels"):
        list(blocks(found, PAIR, Resample))
    rubbish(path)
    with pytest.raises(BadRecording, match=r"cannot be read .* \(after 0\.0 s\)"):
        list(blocks(found, PAIR, Resample))


def test_what_came_before_a_file_breaks_off_is_given(tmp_path: Path) -> None:
    whole = SHORT.read_bytes()
    path = tmp_path / "short.flac"
    path.write_bytes(whole[: len(whole) // 2] + bytes(2_000))
    given: list[AudioBlock] = []
    with pytest.raises(BadRecording, match=r"cannot be read .* \(after 10\.\d s\)"):
        given.extend(blocks(probe(path), PAIR, Resample))
    assert given[-1].end > 10 * 16_000
