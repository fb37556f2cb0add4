"""A program that writes samples: read on a thread of its own into a ring."""

import os
import subprocess
import threading
from collections.abc import Sequence
from typing import Literal

import numpy as np

from livecard.audio.device import NoSound, Piece
from livecard.audio.ring import Ring

CHUNK = 0.05
"""Seconds of sound that are taken at once."""

Samples = Literal["float32", "int16"]


class Program:
    """Runs until it is closed; `missing` says what to do where the program is not there."""

    def __init__(
        self, words: list[str], rate: int, channels: int, samples: Samples, missing: str
    ) -> None:
        self.rate = rate
        self.broken = ""
        self._channels = channels
        self._type = np.dtype("<f4" if samples == "float32" else "<i2")
        self._ring = Ring(rate)
        try:
            self._process = subprocess.Popen(
                words,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise NoSound(missing) from error
        threading.Thread(target=self._take, name=f"livecard {words[0]}", daemon=True).start()

    def read(self) -> Sequence[Piece]:
        """Everything that has come since the last time."""
        return self._ring.take()

    def close(self) -> None:
        """End the program."""
        self._process.terminate()
        self._process.wait()

    def _take(self) -> None:
        """On a thread of its own: copy and go on."""
        pipe = self._process.stdout
        width = self._type.itemsize * self._channels
        wanted = round(self.rate * CHUNK) * width
        rest = b""
        while pipe is not None and (chunk := os.read(pipe.fileno(), wanted)):
            chunk = rest + chunk
            whole = len(chunk) // width * width
            rest = chunk[whole:]
            self._put(np.frombuffer(chunk[:whole], self._type))
        self.broken = "the program that records has ended"

    def _put(self, samples: "np.ndarray[tuple[int], np.dtype[np.generic]]") -> None:
        sound = samples.astype(np.float32)
        if self._type.kind == "i":
            sound /= 32768
        self._ring.put(sound.reshape(-1, self._channels))
