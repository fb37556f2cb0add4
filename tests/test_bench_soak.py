"""A long interview: the sound goes on without a seam, and what is counted is after the warm-up."""

import os
import sys

import numpy as np
import pytest

pytest.importorskip("jiwer", reason='needs pip install "livecard[bench]"')

from fakes import RUBRIC, TAUGHT, Studio, counter, read, sentences, silence, voice
from livecard.audio.block import RATE
from livecard.audio.listener import Listener, ListenerSettings
from livecard.bench.dialogue import BOTH, Dialogue
from livecard.bench.soak import WARM, grown, repeated, soak, table
from livecard.cli.measuring import only
from livecard.errors import LivecardError
from livecard.pipeline import Pipeline
from livecard.tagging.match import Matcher
from livecard.tagging.tagger import Tagger


def test_the_sound_comes_again_without_a_seam() -> None:
    one = Dialogue("d", dict.fromkeys(BOTH, np.ones(RATE * 25, np.float32)), ())
    blocks = [block for block in repeated(one, 1.0) if block.speaker is BOTH[0]]
    assert [block.start for block in blocks[1:]] == [block.end for block in blocks[:-1]]
    assert blocks[-1].end == 75 * RATE


def test_growth_is_of_what_comes_after_the_warm_up() -> None:
    flat = [(at, 500_000) for at in np.arange(WARM, WARM + 600, 10.0).tolist()]
    report = grown([(10.0, 100_000), *flat], flat, 7, 600_000)
    assert (report.slope, report.warm_memory, report.last_memory) == (0.0, 488, 488)
    assert (report.minutes, report.peak_memory, report.utterances) == (14.8, 585, 7)
    more = [(at, 500_000 + 1024 * round(at)) for at, _ in flat]
    assert grown(more, flat, 7, 1).slope == pytest.approx(3600.0)


def test_what_comes_and_goes_is_no_growth_of_what_is_kept() -> None:
    times = np.arange(WARM, WARM + 600, 30.0).tolist()
    swinging = [(at, 500_000 + 100 * round(at)) for at in times]
    kept = [(at, 400_000 + round(at)) for at in times]
    report = grown(swinging, [(30.0, 1), *kept], 7, 600_000)
    assert report.resting_slope == pytest.approx(3.5)
    assert report.slope == pytest.approx(351.6)
    assert report.resting_memory == 391


def test_every_utterance_of_a_long_interview_is_heard() -> None:
    studio = Studio()
    sound = {BOTH[0]: silence(10), BOTH[1]: np.concatenate([studio.say("I dock"), silence(9)])}
    number = counter().__next__
    pipeline = Pipeline(
        {who: Listener(who, voice, studio.recogniser, number, ListenerSettings()) for who in BOTH},
        Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, counter().__next__),
    )
    report = soak(pipeline, Dialogue("d", sound, ()), 1.0)
    assert (report.utterances, report.minutes) == (6, 0.9)
    assert "| utterances | 6 |" in list(table(report))
    assert (report.resting_memory > 0) is sys.platform.startswith("linux")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a program to some cores")
def test_more_cores_than_there_are_is_an_error_and_none_named_changes_nothing() -> None:
    before = os.sched_getaffinity(0)
    only(0)
    with pytest.raises(LivecardError, match="give fewer"):
        only(10_000)
    assert os.sched_getaffinity(0) == before
