"""WebRTC's echo canceller, from the livekit wheel: an extra, to be compared with our own."""

import numpy as np
from livekit import rtc

from livecard.audio.block import RATE, Samples

PART = RATE // 100
"""Samples that it takes at once: ten milliseconds."""
FULL = 32767


class Aec3:
    """Takes a frame of the microphone and the call's; gives the microphone's own, a part later."""

    def __init__(self) -> None:
        self._module = rtc.AudioProcessingModule(echo_cancellation=True)
        self._waiting = np.zeros((2, 0), np.float32)
        self._done = np.zeros(PART, np.float32)

    def feed(self, own: Samples, far: Samples) -> Samples:
        """The frame without the call in it."""
        self._waiting = np.concatenate([self._waiting, np.stack([own, far])], axis=1)
        while self._waiting.shape[1] >= PART:
            part, self._waiting = self._waiting[:, :PART], self._waiting[:, PART:]
            self._done = np.concatenate([self._done, self._taken_out(part)])
        frame, self._done = self._done[: len(own)], self._done[len(own) :]
        return frame

    def _taken_out(self, part: Samples) -> Samples:
        own, far = (_frame(row) for row in part)
        self._module.process_reverse_stream(far)
        self._module.process_stream(own)
        return np.asarray(np.frombuffer(own.data, np.int16), np.float32) / np.float32(FULL)


def _frame(samples: Samples) -> rtc.AudioFrame:
    whole = np.rint(np.clip(samples, -1, 1) * FULL).astype(np.int16)
    return rtc.AudioFrame(whole.tobytes(), RATE, 1, len(whole))
