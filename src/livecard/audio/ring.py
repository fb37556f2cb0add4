"""A ring of samples between the thread that must not wait and the one that may: copied, no more."""

from collections import deque

import numpy as np
import numpy.typing as npt

from livecard.audio.device import Piece

SECONDS = 20
"""What a ring holds: far longer than whoever reads it is ever held up."""


class Ring:
    """One thread puts, one thread takes; neither waits for the other.

    Each of the counters is written by one of the two alone, and after the samples: the other one
    sees whole blocks or nothing.
    """

    def __init__(self, rate: int, seconds: float = SECONDS) -> None:
        self._sound = np.zeros(round(rate * seconds), np.float32)
        self._put = 0
        self._taken = 0
        self._missing = 0
        self._gaps: deque[tuple[int, int]] = deque()
        """Where samples are missing, and how many."""
        self.lost = 0
        """Samples that found the ring full."""

    def put(self, frames: npt.NDArray[np.float32]) -> None:
        """Copy a block in, its channels mixed; a block that finds no room is counted and lost."""
        count, size = len(frames), len(self._sound)
        if count > size - (self._put - self._taken):
            self.lose(count)
            self.lost += count
            return
        if self._missing:
            self._gaps.append((self._put, self._missing))
            self._missing = 0
        at = self._put % size
        first = min(count, size - at)
        frames[:first].mean(axis=1, out=self._sound[at : at + first])
        if first < count:
            frames[first:].mean(axis=1, out=self._sound[: count - first])
        self._put += count

    def lose(self, count: int) -> None:
        """So many samples are missing before the next block."""
        self._missing += count

    def take(self) -> list[Piece]:
        """Everything that has been put since the last time, cut where samples are missing."""
        end, pieces, missing = self._put, [], 0
        while self._gaps and self._gaps[0][0] < end:
            at, count = self._gaps.popleft()
            if at > self._taken:
                pieces.append(Piece(self._copy(self._taken, at), missing))
                self._taken, missing = at, 0
            missing += count
        if end > self._taken:
            pieces.append(Piece(self._copy(self._taken, end), missing))
            self._taken = end
        return pieces

    def _copy(self, start: int, end: int) -> npt.NDArray[np.float32]:
        size = len(self._sound)
        first, count = start % size, end - start
        head = self._sound[first : first + count]
        return np.concatenate([head, self._sound[: count - len(head)]])
