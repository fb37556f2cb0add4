"""A block of sound knows where it ends, and positions and seconds are the same thing twice."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from livecard.audio.block import RATE, AudioBlock, position, seconds
from livecard.speaker import Speaker


def test_a_block_ends_behind_its_last_sample() -> None:
    block = AudioBlock(Speaker.CANDIDATE, 512, np.zeros(160, np.float32))
    assert block.end == 672
    assert block.late == 0.0


def test_a_second_is_sixteen_thousand_samples() -> None:
    assert seconds(RATE) == 1.0
    assert position(0.5) == RATE // 2


@given(st.integers(0, 24 * 3600 * 1000))
def test_every_millisecond_of_a_day_finds_its_sample_and_comes_back(milliseconds: int) -> None:
    assert seconds(position(milliseconds / 1000)) == milliseconds / 1000
