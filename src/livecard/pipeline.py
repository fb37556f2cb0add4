"""The pipeline: blocks of sound in, events out, the same however the sound is cut into blocks."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from livecard.audio.block import RATE, AudioBlock, Samples, seconds
from livecard.audio.gate import FRAME
from livecard.audio.listener import Listener
from livecard.events import AudioDropped, AudioHeard, Event, UtteranceFinished
from livecard.speaker import Speaker
from livecard.tagging.tagger import Tagger

HEARTBEAT = RATE // FRAME
"""Frames between two heartbeats: about a second."""
BEHIND = 1.5
"""Seconds behind the sound from which on interim passes are left out, to catch up."""


class Pipeline:
    """All channels of an interview in step: a frame is heard when every channel has brought it."""

    def __init__(self, listeners: Mapping[Speaker, Listener], tagger: Tagger) -> None:
        # The candidate's words come first: they are what the page waits for.
        order = sorted(listeners, key=lambda speaker: speaker is not Speaker.CANDIDATE)
        self._listeners = [listeners[speaker] for speaker in order]
        self._channels = {speaker: _Channel(speaker) for speaker in order}
        self._tagger = tagger
        self._frame = 0
        self._late = 0.0

    def run(self, blocks: Iterable[AudioBlock]) -> Iterator[Event]:
        """Everything that happens in the sound, as it is taken in."""
        for block in blocks:
            yield from self.feed(block)
        yield from self.finish()

    def feed(self, block: AudioBlock) -> Iterator[Event]:
        """Take in one block; the blocks of a channel come in order."""
        channel = self._channels[block.speaker]
        missing = channel.take(block)
        if missing > 0:
            yield AudioDropped(
                block.speaker, seconds(block.start - missing), seconds(missing), "not delivered"
            )
        self._late = max(self._late, block.late)
        yield from self._advance()

    def finish(self) -> Iterator[Event]:
        """No more sound will come: the rest is heard, whoever speaks is done."""
        end = max(channel.end for channel in self._channels.values())
        for channel in self._channels.values():
            channel.pad(-(-end // FRAME) * FRAME)
        yield from self._advance()
        for listener in self._listeners:
            yield from self._tagged(listener.finish())
        yield AudioHeard(seconds(end), self._late)

    def _advance(self) -> Iterator[Event]:
        while all(channel.ready for channel in self._channels.values()):
            yield from self._hear()

    def _hear(self) -> Iterator[Event]:
        at = self._frame * FRAME
        self._frame += 1
        for listener in self._listeners:
            listener.feed(self._channels[listener.speaker].frame(), at)
        for listener in self._listeners:
            if listener.done:
                yield from self._tagged(listener.settle())
        for listener in self._listeners:
            if listener.due and self._late < BEHIND:
                yield from listener.revise()
        if self._frame % HEARTBEAT == 0:
            yield AudioHeard(seconds(self._frame * FRAME), round(self._late, 2))
            self._late = 0.0

    def _tagged(self, events: Iterable[Event]) -> Iterator[Event]:
        for event in events:
            yield event
            if isinstance(event, UtteranceFinished):
                yield from self._tagger.feed(event)


class _Channel:
    """The sound of one speaker that has been brought and not been heard yet."""

    def __init__(self, speaker: Speaker) -> None:
        self._waiting: list[Samples] = []
        self._length = 0
        self.end = 0
        """Sample position behind the last sample that was brought."""

    def take(self, block: AudioBlock) -> int:
        """Take a block in; how many samples before it are missing. Sound that overlaps is cut."""
        missing = block.start - self.end
        if missing > 0:
            self._append(np.zeros(missing, np.float32))
        self._append(block.samples[max(0, -missing) :])
        return missing

    def pad(self, end: int) -> None:
        """Bring silence up to a sample position."""
        self._append(np.zeros(max(0, end - self.end), np.float32))

    @property
    def ready(self) -> bool:
        """Whether a whole frame is there."""
        return self._length >= FRAME

    def frame(self) -> Samples:
        """The next frame, taken out."""
        whole = self._waiting[0] if len(self._waiting) == 1 else np.concatenate(self._waiting)
        self._waiting = [whole[FRAME:]]
        self._length -= FRAME
        return whole[:FRAME]

    def _append(self, samples: Samples) -> None:
        self._waiting.append(samples)
        self._length += len(samples)
        self.end += len(samples)
