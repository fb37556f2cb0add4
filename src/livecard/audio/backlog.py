"""What has been captured and not been heard: the recogniser takes from it at its own pace."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace

from livecard.audio.block import AudioBlock, seconds

WAITING = 600.0
"""Seconds of sound that wait at most; what comes then is on disk alone."""


class Backlog:
    """One thread puts, one thread takes."""

    def __init__(self, clock: Callable[[], float], waiting: float = WAITING) -> None:
        self._clock = clock
        self._waiting = waiting
        self._queue: deque[tuple[AudioBlock, float] | None] = deque()
        self._news = threading.Condition()
        self._put = self._heard = 0
        """Sample positions up to which sound was put, and up to which it was heard."""

    @property
    def until(self) -> float:
        """Seconds of sound that have come."""
        return seconds(self._put)

    @property
    def left(self) -> float:
        """Seconds of sound that wait."""
        return seconds(max(0, self._put - self._heard))

    @property
    def full(self) -> bool:
        """Whether nothing more has room."""
        return self.left >= self._waiting

    def put(self, block: AudioBlock) -> None:
        """Hand a block on; it must not be full."""
        self._put = max(self._put, block.end)
        self._hand((block, self._clock()))

    def end(self) -> None:
        """No more blocks will come."""
        self._hand(None)

    def drop(self) -> None:
        """Nobody will listen any more."""
        self._heard = self._put

    def blocks(self) -> Iterator[AudioBlock]:
        """The blocks in order, until the end; waits for more."""
        while (one := self._next()) is not None:
            block, at = one
            yield replace(block, late=max(0.0, self._clock() - at))
            self._heard = max(self._heard, block.end)

    def _hand(self, one: tuple[AudioBlock, float] | None) -> None:
        with self._news:
            self._queue.append(one)
            self._news.notify()

    def _next(self) -> tuple[AudioBlock, float] | None:
        with self._news:
            self._news.wait_for(lambda: len(self._queue) > 0)
            return self._queue.popleft()
