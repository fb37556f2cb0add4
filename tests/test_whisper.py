"""The recogniser: pieces become words, the sample's words are heard, a bad folder is an error."""

from pathlib import Path

import numpy as np
import pytest

from livecard.audio import recording
from livecard.audio.block import RATE, Samples
from livecard.audio.resample import Resample
from livecard.audio.whisper import Whisper, WhisperSettings, _join, _place
from livecard.errors import LivecardError
from livecard.events import Word
from livecard.models import locate
from livecard.speaker import Speaker
from sounds import SHORT

PAIR = (Speaker.INTERVIEWER, Speaker.CANDIDATE)


def piece(text: str, start: float, end: float) -> Word:
    return Word(text, start, end, 0.9)


def test_pieces_without_a_blank_belong_to_the_word_before() -> None:
    words = _join([piece(" check", 0.0, 0.4), piece("out", 0.4, 0.7), piece(" page", 0.8, 1.0)])
    assert [(one.text, one.start, one.end) for one in words] == [
        ("checkout", 0.0, 0.7),
        ("page", 0.8, 1.0),
    ]


def test_punctuation_does_not_make_its_word_longer() -> None:
    [word] = _join([piece(" did", 0.0, 0.4), piece(".", 0.4, 1.9)])
    assert (word.text, word.end) == ("did.", 0.4)


def test_blank_pieces_are_nothing() -> None:
    assert _join([piece(" ", 0.0, 0.1), piece("", 0.1, 0.2)]) == ()


def test_what_is_named_is_used_and_the_processor_computes_in_int8(tmp_path: Path) -> None:
    assert _place(WhisperSettings(tmp_path, "cpu")) == ("cpu", "int8")
    assert _place(WhisperSettings(tmp_path, "cuda", "float32")) == ("cuda", "float32")
    assert _place(WhisperSettings(tmp_path))[0] in {"cpu", "cuda"}


def test_a_folder_without_a_model_is_an_error_that_says_what_to_try(tmp_path: Path) -> None:
    with pytest.raises(LivecardError, match="try --device cpu --compute-type int8"):
        Whisper(WhisperSettings(tmp_path, "cpu"))


@pytest.fixture(scope="module")
def whisper() -> Whisper:
    return Whisper(WhisperSettings(locate("whisper-base"), "cpu"))


@pytest.fixture(scope="module")
def question() -> Samples:
    """“Did that ever bite you?”"""
    blocks = recording.blocks(recording.probe(SHORT), PAIR, Resample)
    parts = [next(blocks) for _ in range(42)]
    return np.concatenate([one.samples for one in parts if one.speaker is Speaker.INTERVIEWER])


@pytest.mark.models("whisper-base")
def test_both_passes_hear_the_question(whisper: Whisper, question: Samples) -> None:
    for hear in (whisper.draft, whisper.transcribe):
        hearing = hear(question)
        text = " ".join(one.text for one in hearing.words).lower()
        assert "ever bite you" in text
        times = [at for one in hearing.words for at in (one.start, one.end)]
        assert times == sorted(times)
        assert 0.0 <= times[0] <= times[-1] <= len(question) / RATE + 0.1
        assert hearing.no_speech < 0.5
        assert -1.0 < hearing.logprob <= 0.0


@pytest.mark.models("whisper-base")
def test_a_known_text_is_placed_in_its_sound(whisper: Whisper, question: Samples) -> None:
    words = whisper.align(question, "Did that ever bite you?")
    assert [one.text for one in words] == ["Did", "that", "ever", "bite", "you?"]
    assert words[0].end < words[-1].start
    assert words[-1].end == pytest.approx(1.32, abs=0.3)


@pytest.mark.models("whisper-base")
def test_silence_is_not_heard_as_certain_words(whisper: Whisper) -> None:
    hearing = whisper.transcribe(np.zeros(RATE, np.float32))
    assert not hearing.words or hearing.no_speech > 0.5 or hearing.logprob < -0.7
