"""What a page gets next: the log is its queue, and the newest lines are also kept in memory."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from itertools import islice

from livecard.capturing import SoundTaken
from livecard.events import AudioHeard, Entry, SessionOpened, UtteranceRevised, encode
from livecard.sealing import Seal

BATCH = 500
"""Entries taken at once, before others get their turn; also those kept in memory."""

BEHIND = 64
"""A page that was nearer than this to the end, and no longer is, is spared what has passed."""

Line = tuple[Entry, str]
"""An entry and its JSON."""


class Feed:
    """The entries of one session, for all the pages that follow it.

    A page that reads slowly costs no memory but its place: what it has not had is in the log.
    """

    def __init__(self, read: Callable[[int], Iterator[Entry]]) -> None:
        """`read` gives the log's entries behind a number."""
        self._read = read
        self._newest: deque[Line] = deque(maxlen=BATCH)
        self._news = asyncio.Event()

    def publish(self, entry: Entry) -> None:
        """Tell the pages of an entry that has been written to the log."""
        if self._newest and entry.seq != self._newest[-1][0].seq + 1:
            self._newest.clear()
        self._newest.append((entry, encode(entry)))
        self._news.set()
        self._news = asyncio.Event()

    async def follow(self, after: int) -> AsyncIterator[str]:
        """Every entry behind `after` as JSON: those written, then those to come, without end."""
        near, seal = False, self._seal(after)
        while True:
            lines = self._behind(after)
            near = near or len(lines) <= BEHIND
            if not lines:
                await self._news.wait()
                continue
            after = lines[-1][0].seq
            for entry, text in without_passed(lines) if near and len(lines) > BEHIND else lines:
                if not seal.hides(entry.event):
                    yield text
            await asyncio.sleep(0)  # sending to a fast page never waits: let others have their turn

    def _seal(self, after: int) -> Seal:
        """The seal as it stood behind that entry."""
        seal = Seal()
        for entry in islice(self._read(0), after) if after else ():
            seal.hides(entry.event)
            if isinstance(entry.event, SessionOpened) and not entry.event.blind:
                break  # nothing will be hidden, however much follows
        return seal

    def _behind(self, after: int) -> list[Line]:
        if self._newest and self._newest[0][0].seq <= after + 1:
            return list(islice(self._newest, after + 1 - self._newest[0][0].seq, None))
        return [(entry, encode(entry)) for entry in islice(self._read(after), BATCH)]


def without_passed(lines: Sequence[Line]) -> list[Line]:
    """The lines less those that a later one of them makes worthless, in their order."""
    kept = {_replaces(entry): entry.seq for entry, _ in lines}
    return [line for line in lines if kept[_replaces(line[0])] == line[0].seq]


def _replaces(entry: Entry) -> tuple[str, int]:
    """Of entries with the same answer only the last one matters."""
    match entry.event:
        case UtteranceRevised(utterance=utterance):
            return ("revised", utterance)
        case AudioHeard():
            return ("heard", 0)
        case SoundTaken():
            return ("taken", 0)
        case _:
            return ("entry", entry.seq)
