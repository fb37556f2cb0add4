"""Several utterances heard at once, where nobody waits for the first words."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from livecard.audio.passes import FinalPass
from livecard.events import Event


class Ahead:
    """Passes made by several threads.

    What is told when depends on the order alone and not on how long a pass takes: the same sound
    gives the same events, however it is cut into blocks.
    """

    def __init__(self, workers: int) -> None:
        self._pool = ThreadPoolExecutor(workers, "livecard pass")
        self._most = 2 * workers
        self._waiting: deque[Future[Event]] = deque()

    def put(self, one: FinalPass) -> Iterator[Event]:
        """Take in a pass; gives what the earliest said where more than two a worker wait."""
        self._waiting.append(self._pool.submit(one))
        while len(self._waiting) > self._most:
            yield self._waiting.popleft().result()

    def rest(self) -> Iterator[Event]:
        """What all that wait have said."""
        while self._waiting:
            yield self._waiting.popleft().result()
