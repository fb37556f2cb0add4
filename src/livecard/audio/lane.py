"""One device's place on the timeline: gaps, a clock that drifts, and silence in place of sound."""

import numpy as np

from livecard.audio.block import RATE, AudioBlock, Samples
from livecard.audio.drift import Drift
from livecard.speaker import Speaker

PATIENCE = 2.0
"""Seconds that a device may be late before silence takes its place: the others cannot wait."""
LATENCY = 0.3
"""Seconds of missing sound from which on a gap is declared; less is a device's own delay."""
QUIET = 0.003
"""The loudest sample of a block in whose place samples may be left out or added unheard."""
STEP = 0.02
"""Seconds of drift that are mended in a quiet block …"""
FORCED = 0.06
"""… and in any block."""
SETTLING = 0.5
"""Seconds after an opening in which a device may bring what it had kept from before."""

STALLED = "nothing came from the device"
UNREAD = "the sound was taken in too late"


class Lane:
    """Gives each sample that a device brings its place, so that both lanes tell the same time.

    Times are seconds since the capture began.
    """

    def __init__(self, speaker: Speaker, rests: bool = False) -> None:
        self.speaker = speaker
        self.rests = rests
        """Whether silence, and no gap, is what it means when nothing comes."""
        self.end = 0
        """Sample position behind the last sample that was given."""
        self.drift = Drift()
        self._brought = 0
        self._anchored = False
        self._settled = 0.0

    def bring(self, samples: Samples, now: float, missing: int = 0) -> list[AudioBlock]:
        """Samples of the device, of which `missing` were lost right before them."""
        gap = self.fill(self.end + missing, UNREAD)
        self._brought += missing + len(samples)
        self.drift.note(now, self._brought / RATE)
        if now >= self._settled and self._anchored:
            return gap + self._mended(samples)
        return gap + self._placed(samples, now)

    def wait(self, now: float) -> list[AudioBlock]:
        """Silence in place of sound that is overdue."""
        due = round((now - PATIENCE) * RATE)
        if self.end >= due:
            return []
        self.reopened()
        return self.fill(due, "" if self.rests else STALLED)

    def reopened(self) -> None:
        """What comes next has its place by the clock: how much was missed is not known."""
        self._anchored = False
        self._brought = 0
        self.drift = Drift()

    def fill(self, end: int, lost: str) -> list[AudioBlock]:
        """Silence up to a sample position; `lost` says why, where it stands for sound."""
        return self._given(np.zeros(max(0, end - self.end), np.float32), lost)

    def _placed(self, samples: Samples, now: float) -> list[AudioBlock]:
        """The last sample is from now: what has no room before it came too late."""
        start = round(now * RATE) - len(samples)
        before: list[AudioBlock] = []
        if not self._anchored:
            self._anchored, self._settled = True, now + SETTLING
            gap = start - self.end > LATENCY * RATE and self.end > 0 and not self.rests
            before = self.fill(start, STALLED if gap else "")
        return before + self._given(samples[max(0, self.end - start) :])

    def _mended(self, samples: Samples) -> list[AudioBlock]:
        """Correct the drift where nobody hears it, or where it has become too much."""
        ahead = self.drift.ahead
        quiet = float(np.abs(samples).max(initial=0.0)) < QUIET
        if abs(ahead) < (STEP if quiet else FORCED):
            return self._given(samples)
        if ahead > 0:
            left_out = min(len(samples), round(ahead * RATE))
            self.drift.moved(-left_out / RATE)
            return self._given(samples[left_out:])
        self.drift.moved(-ahead)
        lost = UNREAD if -ahead > LATENCY else ""
        return self.fill(self.end + round(-ahead * RATE), lost) + self._given(samples)

    def _given(self, samples: Samples, lost: str = "") -> list[AudioBlock]:
        if not len(samples):
            return []
        start, self.end = self.end, self.end + len(samples)
        return [AudioBlock(self.speaker, start, samples, lost=lost)]
