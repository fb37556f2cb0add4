"""soxr: sound at any rate becomes sound at the recogniser's rate, piece by piece."""

import numpy as np
import numpy.typing as npt
import soxr

from livecard.audio.block import RATE, Samples


class Resample:
    """One channel. Called with its sound in order, and once more to say that it is over."""

    def __init__(self, rate: int) -> None:
        self._stream = None if rate == RATE else soxr.ResampleStream(rate, RATE, 1, np.float32)

    def __call__(self, sound: npt.NDArray[np.float32], last: bool) -> Samples:
        if self._stream is None:
            return np.asarray(sound, np.float32)
        return np.asarray(self._stream.resample_chunk(sound, last=last), np.float32)
