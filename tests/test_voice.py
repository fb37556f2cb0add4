"""The voice model: words are speech, silence and noise are none, channels do not mix."""

import numpy as np
import pytest

from livecard.audio import recording
from livecard.audio.block import Samples
from livecard.audio.gate import FRAME
from livecard.audio.resample import Resample
from livecard.audio.voice import VoiceModel
from livecard.cli.parts import silero
from livecard.models import locate
from livecard.speaker import Speaker
from sounds import SHORT

pytestmark = pytest.mark.models("silero-vad")
PAIR = (Speaker.INTERVIEWER, Speaker.CANDIDATE)


@pytest.fixture(scope="module")
def model() -> VoiceModel:
    return VoiceModel(silero(locate("silero-vad")))


def frames(sound: Samples) -> list[Samples]:
    return list(sound[: len(sound) // FRAME * FRAME].reshape(-1, FRAME))


def question() -> Samples:
    """The interviewer's first words: about two seconds."""
    blocks = recording.blocks(recording.probe(SHORT), PAIR, Resample)
    parts = [next(blocks) for _ in range(50)]
    return np.concatenate([one.samples for one in parts if one.speaker is Speaker.INTERVIEWER])


def test_words_are_speech(model: VoiceModel) -> None:
    voice = model.channel()
    beliefs = [voice(frame) for frame in frames(question())]
    assert max(beliefs) > 0.9
    assert all(0.0 <= one <= 1.0 for one in beliefs)


def test_silence_and_noise_are_no_speech(model: VoiceModel) -> None:
    noise = np.random.default_rng(1).normal(0, 0.02, 32_000).astype(np.float32)
    for sound in (np.zeros(32_000, np.float32), noise):
        voice = model.channel()
        assert max(voice(frame) for frame in frames(sound)) < 0.5


def test_channels_do_not_hear_each_other(model: VoiceModel) -> None:
    sound = frames(question())
    alone = model.channel()
    expected = [alone(frame) for frame in sound]
    one, other = model.channel(), model.channel()
    quiet = np.zeros(FRAME, np.float32)
    mixed = [(one(frame), other(quiet))[0] for frame in sound]
    assert mixed == expected


def test_silence_between_words_costs_nothing_and_changes_nothing_of_them(model: VoiceModel) -> None:
    sound = question()
    pause = np.zeros(160_000 // FRAME * FRAME, np.float32)
    voice = model.channel()
    first = [voice(frame) for frame in frames(sound)]
    quiet = [voice(frame) for frame in frames(pause)]
    again = [voice(frame) for frame in frames(sound)]
    assert max(quiet[16:]) == 0.0
    spoken = [one >= 0.5 for one in first]
    assert sum(spoken) == pytest.approx(sum(one >= 0.5 for one in again), abs=3)
