"""Any rate becomes the recogniser's, piece by piece as well as at once."""

import numpy as np
import pytest

from livecard.audio.block import RATE
from livecard.audio.resample import Resample
from sounds import tone


def test_sound_at_the_right_rate_is_left_as_it_is() -> None:
    sound = tone(0.1).astype(np.float32)
    one = Resample(RATE)
    assert np.array_equal(one(sound, False), sound)
    assert len(one(np.zeros(0, np.float32), True)) == 0


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000])
def test_the_length_in_seconds_stays(rate: int) -> None:
    out = Resample(rate)(tone(2, rate).astype(np.float32), True)
    assert out.dtype == np.float32
    assert abs(len(out) - 2 * RATE) <= 1


def test_in_pieces_it_sounds_the_same() -> None:
    sound = tone(1, 44_100).astype(np.float32)
    whole = Resample(44_100)(sound, True)
    stream = Resample(44_100)
    pieces = [stream(piece, False) for piece in np.array_split(sound, 37)]
    pieces.append(stream(np.zeros(0, np.float32), True))
    assert np.allclose(np.concatenate(pieces), whole, atol=1e-5)
