"""The bench of the live transcript, run as a user does: several hearings, one line at the end."""

import json
from pathlib import Path

import pytest

pytest.importorskip("jiwer", reason='needs pip install "livecard[bench]"')

from commands import livecard, running
from fakes import silence
from livecard.bench.dialogue import BOTH, Dialogue
from livecard.cli.played import Played
from livecard.cli.streaming import hearings
from livecard.errors import LivecardError
from sounds import SHORT

STREAM = ("bench", "stream", SHORT, "--pace", "max")


def test_each_loudness_is_heard_once_and_again_on_the_telephone() -> None:
    one = Dialogue("call", dict.fromkeys(BOTH, silence(1)), ())
    played = Played(loudness="-2, 0,0,-0,2", telephone=True)
    names = [heard.name for heard in hearings(one, played)]
    assert names == [
        "call, -2 dB",
        "call",
        "call, +2 dB",
        "call, telephone, -2 dB",
        "call, telephone",
        "call, telephone, +2 dB",
    ]
    assert len(names) == played.hearings
    assert list(hearings(one, Played())) == [one]


@pytest.mark.parametrize("given", ["loud", "", "0,", "41", "nan", "-inf"])
def test_a_loudness_that_is_none_is_an_error_that_says_how_it_goes(given: str) -> None:
    with pytest.raises(LivecardError, match=r"give dB from -40 to 40, as in --loudness -2,0,2"):
        _ = Played(loudness=given).loudnesses


def test_a_loudness_that_is_none_is_refused_before_anything_is_loaded(tmp_path: Path) -> None:
    done = livecard(tmp_path, *STREAM, "--loudness", "-2,up")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("livecard: --loudness up is no loudness")


@pytest.mark.models
def test_the_hearings_of_a_recording_are_added_up(tmp_path: Path) -> None:
    report = tmp_path / "figures.json"
    done = livecard(tmp_path, *STREAM, "--loudness", "-6,0", "--report", report)
    assert done.returncode == 0, done.stderr
    assert "1 of 2: short, -6 dB: 21 s at pace max" in done.stderr
    assert "2 of 2: short: 21 s at pace max" in done.stderr
    quiet, plain, together = done.stdout.splitlines()[-3:]
    assert quiet.startswith("| short, -6 dB | ")
    assert plain.startswith("| short | ")
    assert together.startswith("| all (hearings: 2, recordings: 1) | ")
    found = json.loads(report.read_text())
    turns = [one["turns"] for one in found["reports"]]
    for kind in ("words", "errors", "offline_errors"):
        assert found["pooled"][kind] == sum(turn[kind] for some in turns for turn in some)
    for one in found["reports"]:
        rate = sum(turn["errors"] for turn in one["turns"]) / sum(t["words"] for t in one["turns"])
        assert one["word_error_rate"] == pytest.approx(rate, abs=1e-4)


@pytest.mark.models
def test_what_was_measured_is_shown_when_it_is_interrupted(tmp_path: Path) -> None:
    with running(tmp_path, *STREAM, "--loudness", "0,-1,-2,-3,-4,-5") as bench:
        bench.line("2 of 6: ")
        told = bench.interrupted()
    assert bench.code != 0
    assert "stopped after 1 of 6 hearings" in told
    assert "| all (hearings: 1, recordings: 1) | " in told
    assert "Traceback" not in told
