"""The worker: one thread that owns the models and iterates the pipeline, its events handed on."""

import asyncio
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator

from livecard.audio.block import AudioBlock
from livecard.errors import LivecardError
from livecard.events import Event

Record = Callable[[Event], None]


class Worker:
    """Runs on a thread of its own what is slow, and records on the loop what comes of it."""

    def __init__(self, events: Callable[[], Iterator[Event]], record: Record) -> None:
        self._events = events
        self._record = record
        self._loop = asyncio.get_running_loop()
        self._queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._reason = ""
        self.trace = ""
        """Where an error that is no fault of the user's came from."""

    async def run(self) -> str:
        """Why it ended: empty where everything was taken in."""
        thread = threading.Thread(target=self._work, name="livecard worker", daemon=True)
        thread.start()
        while (event := await self._queue.get()) is not None:
            self._record(event)
        return self._reason

    def _work(self) -> None:
        try:
            for event in self._events():
                self._loop.call_soon_threadsafe(self._queue.put_nowait, event)
        except LivecardError as error:
            self._reason = str(error)
        except Exception as error:  # noqa: BLE001 - the one place: the session records why it closed
            self._reason = f"a fault in livecard: {type(error).__name__}: {error}"
            self.trace = traceback.format_exc()
        self._loop.call_soon_threadsafe(self._queue.put_nowait, None)


def until(stopped: threading.Event, blocks: Iterable[AudioBlock]) -> Iterator[AudioBlock]:
    """The blocks up to the moment when somebody stops."""
    for block in blocks:
        if stopped.is_set():
            return
        yield block
