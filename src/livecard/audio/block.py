"""A block of sound: who spoke, from which sample on, and the samples."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from livecard.speaker import Speaker

RATE = 16_000
"""Samples a second, everywhere behind the edges: what the voice model and the recogniser take."""

Samples = npt.NDArray[np.float32]
"""Mono sound, full scale ±1.0, at `RATE`."""


@dataclass(frozen=True, slots=True)
class AudioBlock:
    """Consecutive samples of one speaker's channel."""

    speaker: Speaker
    start: int
    """Sample position of the first sample since the start of the recording."""
    samples: Samples
    late: float = 0.0
    """Seconds between the block's capture and its being handed on; 0.0 in a replay."""
    lost: str = ""
    """Why these samples are silence that stands for sound; empty where they are the sound."""
    swapped: bool = False
    """Whether from here on the two channels are known to be each other's."""

    @property
    def end(self) -> int:
        """Sample position behind the last sample."""
        return self.start + len(self.samples)


def seconds(position: int) -> float:
    """Sample position as seconds of recorded audio, rounded to the millisecond."""
    return round(position / RATE, 3)


def position(at: float) -> int:
    """Seconds of recorded audio as the nearest sample position."""
    return round(at * RATE)
