"""Two ways to take the call out of the microphone, held to the same echo."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from livecard.audio.block import RATE, Samples
from livecard.audio.gate import FRAME, Voice

SPEECH = 1e-4
"""Mean square from which on a frame holds speech: −40 dB of full scale."""
BELIEF = 0.5
"""The voice model's belief from which on somebody would be transcribed."""
CASES = tuple((level, delay) for level in (-3.0, -6.0) for delay in (0.02, 0.04, 0.08))
"""How loud the echo is, in dB of the call's own sound, and how late, in seconds."""


class Canceller(Protocol):
    """Takes a frame of the microphone and the call's at that time; gives the microphone's own."""

    def feed(self, own: Samples, far: Samples) -> Samples:
        """The frame without the call in it."""


@dataclass(frozen=True)
class Cleaned:
    """What is left of both, as shares of the frames in which they speak."""

    level: float
    delay: float
    leaked: float
    """Of the candidate alone: in which a voice is still heard in the microphone."""
    kept: float
    """Of the interviewer, where a voice was heard before: in which one still is."""
    processor: float
    """Milliseconds of one core for each second of sound."""


def room(level: float, delay: float) -> Samples:
    """The way from the loudspeaker to the microphone: a delay, a few walls, all at `level` dB."""
    tail = np.arange(round(0.08 * RATE))
    walls = 0.3 * np.random.default_rng(3).normal(size=len(tail)) * np.exp(-tail / (0.02 * RATE))
    walls[0] += 1.0
    way = np.concatenate([np.zeros(round(delay * RATE)), walls])
    return np.asarray(way / np.sqrt((way**2).sum()) * 10 ** (level / 20), np.float32)


def leaked(far: Samples, level: float, delay: float) -> Samples:
    """What a microphone has of the call: through the room, a loudspeaker that bends, and noise."""
    through = np.convolve(far, room(level, delay))[: len(far)]
    noise = np.random.default_rng(4).normal(size=len(far)) * 0.0005
    return np.asarray(np.tanh(2 * through) / 2 + noise, np.float32)


def cleaned(own: Samples, far: Samples, echo: Canceller) -> Samples:
    """The whole microphone, frame by frame."""
    starts = range(0, len(own) - FRAME + 1, FRAME)
    return np.concatenate([echo.feed(own[i : i + FRAME], far[i : i + FRAME]) for i in starts])


def power(sound: Samples) -> Samples:
    """The mean square of each frame."""
    count = len(sound) // FRAME
    return np.asarray((sound[: count * FRAME].reshape(count, FRAME) ** 2).mean(axis=1))


def believed(sound: Samples, voice: Voice) -> Samples:
    """In each frame, how much the voice model believes that somebody speaks."""
    starts = range(0, len(sound) - FRAME + 1, FRAME)
    return np.asarray([voice(sound[i : i + FRAME]) for i in starts], np.float32)


def compared(
    make: Callable[[], Canceller],
    voice: Callable[[], Voice],
    own: Samples,
    call: Samples,
    cases: Sequence[tuple[float, float]] = CASES,
) -> list[Cleaned]:
    """One way, at each level and delay."""
    talking = power(own) > SPEECH
    said = believed(own, voice()) >= BELIEF
    found = []
    for level, delay in cases:
        leak = leaked(call, level, delay)
        begun = time.process_time()
        left = cleaned(own + leak, call, make())
        taken = 1000 * (time.process_time() - begun) / (len(own) / RATE)
        alone = (power(leak) > SPEECH) & ~talking & ~said
        stays = believed(left, voice())[alone] >= BELIEF
        kept = believed(left, voice())[said] >= BELIEF
        found.append(Cleaned(level, delay, float(stays.mean()), float(kept.mean()), taken))
    return found
