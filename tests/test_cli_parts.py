"""The parts of the pipeline: which models they are, and a missing one is missed beforehand."""

import sys
from pathlib import Path

import pytest

from livecard.audio.listener import ListenerSettings
from livecard.cli.options import Machine
from livecard.cli.parts import Parts, chosen_rubric, digest, must_be_here, silero, written
from livecard.errors import LivecardError
from livecard.events import ModelLoaded
from livecard.models import MissingModel, at_hand
from livecard.pipeline import Pipeline
from livecard.speaker import Speaker


def test_a_model_that_is_not_on_this_machine_is_missed_without_reading_any(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LIVECARD_MODELS", str(tmp_path))
    monkeypatch.setattr(sys, "path", [])
    at_hand("sentence-encoder")
    with pytest.raises(MissingModel, match="livecard models fetch whisper-base"):
        at_hand("whisper-base")
    with pytest.raises(MissingModel, match="livecard models fetch silero-vad"):
        must_be_here(Machine())


def test_a_model_that_nobody_knows_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MissingModel, match="no model is called 'banjo'"):
        at_hand("banjo")


def test_a_folder_without_a_voice_model_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LivecardError, match="livecard models verify"):
        silero(tmp_path)


def test_the_newest_voice_model_of_a_folder_is_taken(tmp_path: Path) -> None:
    for name in ("silero_vad_v5.onnx", "silero_vad_v6.onnx", "other.onnx"):
        (tmp_path / name).touch()
    assert silero(tmp_path).name == "silero_vad_v6.onnx"


def test_a_session_can_be_repeated_with_the_same_models() -> None:
    assert len(digest("whisper-base")) == 64


def test_the_rubric_is_taken_at_the_level_interviewed_for() -> None:
    own = chosen_rubric("senior-backend", None)
    assert own.level == "Senior"
    assert chosen_rubric("senior-backend", "Staff").level == "Staff"


@pytest.mark.models
def test_each_model_says_that_it_is_ready_and_the_pipeline_comes_last() -> None:
    parts = Parts(chosen_rubric("senior-backend", None), Machine())
    *models, pipeline = parts.pipeline((Speaker.CANDIDATE,), ListenerSettings())
    assert isinstance(pipeline, Pipeline)
    names = [one.model for one in models if isinstance(one, ModelLoaded)]
    assert names[:2] == ["silero-vad", "whisper-base"]
    assert sorted(names[2:]) == ["en-core-web-sm", "sentence-encoder"], "read side by side"
    assert parts.loaded == models


def test_a_vocabulary_that_is_no_text_is_an_error_that_says_what_to_give(tmp_path: Path) -> None:
    advert = tmp_path / "advert.txt"
    advert.write_text("Kafka")
    assert written(advert) == "Kafka"
    assert written(None) == ""
    advert.write_bytes(b"\xff\xfe\x00\xff")
    for path in (advert, tmp_path / "none.txt"):
        with pytest.raises(LivecardError, match="give a plain text file"):
            written(path)
