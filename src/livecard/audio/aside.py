"""Sound that is put aside on disk, half the size, and heard later."""

import tempfile

import numpy as np

from livecard.audio.block import Samples
from livecard.audio.hearing import Sound

FULL = 32767


def aside(samples: Samples) -> Sound:
    """Put sound into a file that nobody else can open and that goes with the program."""
    file = tempfile.TemporaryFile(prefix="livecard-")  # noqa: SIM115 - closed when it is read
    file.write(np.rint(np.clip(samples, -1, 1) * FULL).astype("<i2").tobytes())

    def back() -> Samples:
        with file:
            file.seek(0)
            whole = np.frombuffer(file.read(), "<i2").astype(np.float32)
        return np.asarray(whole / FULL, np.float32)

    return back
