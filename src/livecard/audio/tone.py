"""The tone by which livecard finds out whether it hears what is played."""

import numpy as np

from livecard.audio.device import Sound

PITCH = 1000.0
"""Hertz."""
LENGTH = 1.0
"""Seconds."""
LEVEL = 0.1
HEARD = 0.5
"""Share of the sound's power that is the tone, where it is heard beyond doubt."""
QUIETEST = 1e-9
"""Mean square below which there is no sound."""


def tone(rate: int) -> Sound:
    """The tone, with soft ends: a click would frighten."""
    at = np.arange(round(LENGTH * rate)) / rate
    ends = np.clip(np.minimum(at, LENGTH - at) / 0.05, 0.0, 1.0)
    return np.asarray(LEVEL * ends * np.sin(2 * np.pi * PITCH * at), np.float32)


def share(sound: Sound, rate: int) -> float:
    """The greatest share of power that the tone has in any half second."""
    count = rate // 2
    pieces = [sound[at : at + count] for at in range(0, len(sound) - count + 1, max(1, count // 4))]
    return max((_share(piece, rate) for piece in pieces), default=0.0)


def _share(piece: Sound, rate: int) -> float:
    whole = float(np.mean(piece * piece))
    if whole < QUIETEST:
        return 0.0
    turn = np.exp(-2j * np.pi * PITCH * np.arange(len(piece)) / rate)
    return float(2 * np.abs(np.mean(piece * turn)) ** 2) / whole
