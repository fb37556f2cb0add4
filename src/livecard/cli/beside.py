"""Beside a call: what surrounds a capture while an interview is held."""

import asyncio
from collections.abc import Callable, Iterator

import typer

from livecard.audio import recording, spool
from livecard.audio.block import Samples
from livecard.audio.capture import Capture
from livecard.capturing import Captured, RecordingKept, Wish
from livecard.cli import playing
from livecard.cli.keeping import Record, recordings
from livecard.events import Event, UtteranceDiscarded, UtteranceFinished, UtteranceRevised

BOTH = "both.flac"


class Beside:
    """Connects a capture with the session. Its methods run on the loop."""

    def __init__(self, capture: Capture, session: str, record: Record) -> None:
        self._capture = capture
        self._session = session
        self._ended = False
        self._record = record
        self._spool = spool.Spool(recordings(session))
        self._loop = asyncio.get_running_loop()

    def start(self) -> None:
        """Take sound from now on."""
        self._capture.start(self._tell, self._spool.write)

    def record(self, event: Event) -> None:
        """What the pipeline says: the watchdogs want to know of words."""
        self._record(event)
        if isinstance(event, UtteranceRevised | UtteranceFinished | UtteranceDiscarded):
            self._capture.words(event.speaker)

    def ask(self, wish: Wish) -> None:
        """What the interviewer wants done with the sound."""
        if wish in ("keep", "discard"):
            self._record(RecordingKept(wish == "keep"))
        else:
            self._capture.ask(wish)

    def end(self) -> None:
        """Nobody listens any more."""
        self._ended = True
        self._capture.close()
        self._spool.close()

    def _tell(self, event: Captured) -> None:
        self._loop.call_soon_threadsafe(self._told, event)

    def _told(self, event: Captured) -> None:
        # The last report may come when the session is closed: nothing follows that.
        if not self._ended:
            self._record(event)


def play_back(session: str) -> None:
    """Make one file of both channels, which the page plays; this takes a while.

    Only when nobody captures any more: what the page plays comes out of the loudspeakers, and would
    be heard as the candidate's words a second time.
    """
    folder = recordings(session)
    length = max(spool.spooled(folder).values(), default=0)
    if length == 0:
        return
    with typer.progressbar(length=length, label="Making the recording ready") as bar:
        recording.write_flac(folder / BOTH, _counted(spool.pairs(folder), bar.update))
    playing.remember(session, folder / BOTH)


def _counted(pairs: Iterator[Samples], count: Callable[[int], None]) -> Iterator[Samples]:
    for pair in pairs:
        yield pair
        count(pair.shape[1])
