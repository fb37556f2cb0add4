"""The candidate's voice out of the loudspeakers and into the microphone: found and taken out.

What the call brings is known, so the way from loudspeaker to microphone can be learnt: a
partitioned Kalman filter in the frequency domain, which needs no second of silence to begin with
and goes on learning while both speak. Where what it foretells is nearly all that the microphone
has, nobody speaks there: the acoustics decide, never the words, so that who repeats what was just
said is heard.
"""

import numpy as np
import numpy.typing as npt

from livecard.audio.block import RATE, Samples
from livecard.audio.gate import FRAME

PARTS = 8
"""Frames that an echo lasts at most, with its delay: a quarter of a second."""
FORGET = 0.9995
"""How much of the way is the same one frame later: loudspeakers and heads move."""
SMOOTH = 0.8
NOTHING = 1e-9
"""Mean square below which a frame is silence."""
EXPLAINED = 0.25
"""Share of the microphone's sound that may be left over where nobody speaks: 6 dB."""
HANG = 5
"""Frames for which a voice that was heard is believed to go on: words have soft ends."""
LEAKING = 4 * RATE // FRAME
"""Frames with echo after which a headset is advised."""
LEARNING = 3 * RATE // FRAME
"""Frames with sound from the call in which the way is not known yet."""
AUDIBLE = 1e-5
"""Mean square of an echo that could be heard as words: −50 dB of full scale."""

Spectrum = npt.NDArray[np.complex128]
Power = npt.NDArray[np.float64]


class Echo:
    """Takes a frame of the microphone and the call's at that time; gives the microphone's own."""

    def __init__(self) -> None:
        bins = FRAME + 1
        self._far: Spectrum = np.zeros((PARTS, bins), np.complex128)
        self._way: Spectrum = np.zeros((PARTS, bins), np.complex128)
        self._doubt: Power = np.full((PARTS, bins), 10.0)
        """How little is known of the way, by frame and frequency."""
        self._left: Power = np.zeros(bins)
        """Power of what the way does not explain."""
        self._before = np.zeros(FRAME)
        self._loud = [0.0] * PARTS
        """Power of the last frames of the call."""
        self._learnt = self._voice = 0
        self._leaked = 0
        self._foretold = self._over = 0.0

    @property
    def leaks(self) -> bool:
        """Whether so much of the call is heard in the microphone that a headset is needed."""
        return self._leaked >= LEAKING

    def feed(self, own: Samples, far: Samples) -> Samples:
        """The frame of the microphone without the call in it; silence where nobody speaks there."""
        whole = np.concatenate([self._before, far])
        self._before = np.asarray(far, np.float64)
        self._far = np.roll(self._far, 1, axis=0)
        self._far[0] = np.fft.rfft(whole)
        self._loud = [*self._loud[1:], float(np.mean(far * far))]
        if float(np.mean(np.abs(self._far) ** 2)) / FRAME < NOTHING:
            return own
        foretold = np.fft.irfft((self._way * self._far).sum(axis=0))[FRAME:]
        left = own - foretold
        self._learn(left)
        return self._decide(own, foretold, left)

    def _learn(self, left: Power) -> None:
        error = np.fft.rfft(np.concatenate([np.zeros(FRAME), left]))
        self._left = SMOOTH * self._left + (1 - SMOOTH) * np.abs(error) ** 2
        power = np.abs(self._far) ** 2
        gain = self._doubt / ((self._doubt * power).sum(axis=0) + 2 * self._left + 1e-10)
        way = self._way + gain * np.conj(self._far) * error
        # Only the first half of each part is an answer to its frame; the rest would wrap around.
        answer = np.fft.irfft(way, axis=1)
        answer[:, FRAME:] = 0.0
        self._way = np.fft.rfft(answer, axis=1)
        known = 1.0 - 0.5 * gain * power
        drift = (1 - FORGET**2) * np.abs(self._way) ** 2
        self._doubt = FORGET**2 * known * self._doubt + drift

    def _decide(self, own: Samples, foretold: Power, left: Power) -> Samples:
        self._foretold = 0.5 * self._foretold + 0.5 * float(np.mean(foretold**2))
        self._over = 0.5 * self._over + 0.5 * float(np.mean(left**2))
        echo = self._foretold > AUDIBLE and self._over < EXPLAINED * self._foretold
        if self._learnt < LEARNING and max(self._loud) > AUDIBLE:
            # Until the way is known, what is no louder than the call is taken for its echo.
            self._learnt += 1
            echo = echo or float(np.mean(own * own)) < max(self._loud)
            self._voice = 0
        else:
            self._leaked += echo
        self._voice = HANG if not echo else max(0, self._voice - 1)
        if echo and not self._voice:
            return np.zeros(FRAME, np.float32)
        return np.asarray(left, np.float32)
