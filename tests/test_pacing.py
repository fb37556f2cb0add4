"""A recording at its pace: never early, and late blocks say by how much."""

import time

import numpy as np

from fakes import cut, silence
from livecard.audio.pacing import paced
from livecard.speaker import Speaker

SOUND = {Speaker.CANDIDATE: silence(1)}


def test_a_block_comes_when_its_last_sample_would_have_been_spoken() -> None:
    begun = time.monotonic()
    for block in paced(cut(SOUND, 1600), speed=20.0):
        assert time.monotonic() - begun >= block.end / 16_000 / 20 - 0.001


def test_nothing_is_lost_or_changed_on_the_way() -> None:
    given = list(paced(cut(SOUND, 999), speed=1e6))
    assert [one.start for one in given] == [one.start for one in cut(SOUND, 999)]
    assert sum(len(one.samples) for one in given) == 16_000
    assert all(
        np.array_equal(one.samples, two.samples)
        for one, two in zip(given, cut(SOUND, 999), strict=True)
    )


def test_who_is_slower_than_the_pace_is_told_how_late_it_is() -> None:
    begun = time.monotonic()
    for block in paced(cut(SOUND, 160), speed=1e9):
        assert 0.0 <= block.late <= time.monotonic() - begun
    assert block.late > 0.0
