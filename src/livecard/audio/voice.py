"""Silero's voice model: is the next frame of this channel spoken?"""

from pathlib import Path

import numpy as np

from livecard.audio.block import Samples
from livecard.audio.gate import FRAME
from livecard.onnx import open_model

CONTEXT = 64
"""Samples of the frame before that the model wants in front of each frame."""
FAINT = 0.0005
"""A frame that is nowhere louder, 66 dB under full scale, is silence without asking the model."""
SETTLING = 16
"""Faint frames, half a second, after which the model has forgotten what was said before."""


class VoiceModel:
    """The model file, shared by the channels."""

    def __init__(self, path: Path) -> None:
        self._session = open_model(path)

    def channel(self) -> "Channel":
        """A voice that remembers one channel."""
        return Channel(self)

    def run(self, frame: Samples, state: tuple[Samples, Samples]) -> tuple[float, Samples, Samples]:
        """The belief for one frame with its context, and the state after it."""
        out, hidden, cell = self._session.run(
            None, {"input": frame[None, :], "h": state[0], "c": state[1]}
        )
        return float(np.asarray(out).reshape(-1)[0]), hidden, cell


class Channel:
    """One channel's memory. Called with frames of `FRAME` samples, in order."""

    def __init__(self, model: VoiceModel) -> None:
        self._model = model
        self._state = (np.zeros((1, 1, 128), np.float32), np.zeros((1, 1, 128), np.float32))
        self._input = np.zeros(CONTEXT + FRAME, np.float32)
        self._faint = 0
        """Faint frames in a row."""

    def __call__(self, frame: Samples) -> float:
        self._faint = self._faint + 1 if np.abs(frame).max() <= FAINT else 0
        if self._faint > SETTLING:
            self._input[-CONTEXT:] = frame[-CONTEXT:]
            return 0.0
        self._input[:CONTEXT] = self._input[-CONTEXT:]
        self._input[CONTEXT:] = frame
        belief, *state = self._model.run(self._input, self._state)
        self._state = (state[0], state[1])
        return belief
