"""`livecard score` with the real models: a transcript in, its contract's JSON out."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from commands import livecard, sessions
from livecard.cli.parts import chosen_rubric
from livecard.cli.scoring import score_transcript
from livecard.scoring import BadTranscript
from sounds import SAMPLES

TURNS = SAMPLES / "short.turns.json"


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    rubric = chosen_rubric("senior-backend", None)
    with pytest.raises(BadTranscript, match=r"nothing\.json cannot be read"):
        score_transcript(tmp_path / "nothing.json", rubric)


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"[]")))
    with pytest.raises(BadTranscript, match="- is no transcript"):
        score_transcript(Path("-"), chosen_rubric("senior-backend", None))


@pytest.mark.models("sentence-encoder", "en-core-web-sm")
def test_the_sample_is_scored_and_every_quote_is_a_slice(tmp_path: Path) -> None:
    done = livecard(tmp_path, "score", TURNS, "--rubric", "senior-backend")
    assert done.returncode == 0, done.stderr
    scored = json.loads(done.stdout)
    turns = json.loads(TURNS.read_text())["turns"]
    assert scored["evidence"]
    for one in scored["evidence"]:
        turn = turns[one["turn"]]
        assert turn["speaker"] == "candidate"
        assert turn["text"][one["from"] : one["to"]] == one["quote"] != ""
        assert 1 <= one["level"] <= 5
        assert 0 <= one["confidence"] <= 1
    names = [one.name for one in chosen_rubric("senior-backend", None).dimensions]
    assert list(scored["ratings"]) == names
    assert set(scored["final"]) == {"average", "weight"}
    assert sessions(tmp_path) == []
