"""The pipeline: blocks of sound in, events out, the same however the sound is cut into blocks."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec
import numpy as np

from livecard.audio.block import RATE, AudioBlock, Samples, seconds
from livecard.audio.echo import Echo
from livecard.audio.gate import FRAME
from livecard.audio.listener import Listener
from livecard.audio.load import NAMES, Load, LoadSettings
from livecard.audio.passes import AtOnce, FinalPass, Passes
from livecard.capturing import AlarmRaised, RolesSwapped
from livecard.events import (
    AudioDropped,
    AudioHeard,
    Event,
    HearingChanged,
    UtteranceDeferred,
    UtteranceDiscarded,
    UtteranceFinished,
    UtteranceRevised,
)
from livecard.speaker import Speaker
from livecard.tagging.tagger import Tagger
from livecard.transcript import without_times

HEARTBEAT = RATE // FRAME
"""Frames between two heartbeats: about a second."""
UNDELIVERED = "not delivered"
HEADSET = (
    "The candidate is heard in your microphone, through your loudspeakers. It is taken out; "
    "a headset does it better."
)


class Pipeline:
    """All channels of an interview in step: a frame is heard when every channel has brought it."""

    def __init__(
        self,
        listeners: Mapping[Speaker, Listener],
        tagger: Tagger,
        afresh: Callable[[], Tagger] | None = None,
        load: LoadSettings | None = None,
        echo: Callable[[], Echo] | None = None,
        passes: Passes | None = None,
    ) -> None:
        """`afresh` gives a tagger that has heard nothing, for when the roles are swapped; `echo`
        takes the call out of the microphone; `passes` makes the final passes."""
        self._load = Load(load or LoadSettings())
        # The candidate's words come first: they are what the page waits for.
        order = sorted(listeners, key=lambda speaker: speaker is not Speaker.CANDIDATE)
        self._listeners = [listeners[speaker] for speaker in order]
        self._channels = {speaker: _Channel(speaker) for speaker in order}
        self._tagger = tagger
        self._afresh = afresh or (lambda: tagger)
        self._echoes = echo
        self._echo = echo() if echo else None
        self._leaks = False
        self._made = passes or AtOnce()
        self._said: list[UtteranceFinished] = []
        self._swapped = False
        self._frame = 0
        self._late = 0.0

    def skip(self, until: int) -> None:
        """Begin at a sample position, a multiple of `FRAME`: what was before has been heard."""
        self._frame = until // FRAME
        for channel in self._channels.values():
            channel.end = until

    def run(self, blocks: Iterable[AudioBlock]) -> Iterator[Event]:
        """Everything that happens in the sound, as it is taken in."""
        for block in blocks:
            yield from self.feed(block)
        yield from self.finish()

    def feed(self, block: AudioBlock) -> Iterator[Event]:
        """Take in one block; the blocks of a channel come in order."""
        if block.swapped != self._swapped:
            yield from self._swap()
        channel = self._channels[block.speaker]
        yield from self._declared(channel.take(block))
        self._late = max(self._late, block.late)
        if self._load.update(block.late, bool(self._waiting)):
            yield self._changed(block.late)
        yield from self._advance()
        # One for each block: the next block tells how late that has made us.
        if self._waiting and self._load.spare:
            yield from self._catch_up()

    def finish(self) -> Iterator[Event]:
        """No more sound will come: the rest is heard, whoever speaks is done."""
        end = max(channel.end for channel in self._channels.values())
        for channel in self._channels.values():
            yield from self._declared(channel.found())
            channel.pad(-(-end // FRAME) * FRAME)
        yield from self._advance()
        for listener in self._listeners:
            yield from self._passes(listener.finish(self._load.tier))
        while self._waiting:
            yield from self._catch_up()
        yield from self._tagged(self._made.rest())
        yield AudioHeard(seconds(end), self._late)

    def _advance(self) -> Iterator[Event]:
        while all(channel.ready for channel in self._channels.values()):
            yield from self._hear()

    def _hear(self) -> Iterator[Event]:
        at = self._frame * FRAME
        self._frame += 1
        frames = {who: channel.frame() for who, channel in self._channels.items()}
        yield from self._without_echo(frames, at)
        for listener in self._listeners:
            listener.feed(frames[listener.speaker], at)
        for listener in self._listeners:
            if listener.done:
                yield from self._passes(listener.settle(self._load.tier))
        for listener in self._listeners:
            if listener.due(self._load.tier):
                yield from map(self._roled, listener.revise())
        if self._frame % HEARTBEAT == 0:
            yield AudioHeard(seconds(self._frame * FRAME), round(self._late, 2))
            self._late = 0.0

    @property
    def _waiting(self) -> list[Listener]:
        """Who has speech put aside, the earliest first."""
        behind = [one for one in self._listeners if one.later is not None]
        return sorted(behind, key=lambda one: one.later or 0)

    def _catch_up(self) -> Iterator[Event]:
        yield from self._passes(self._waiting[0].catch_up())

    def _changed(self, late: float) -> Event:
        until = seconds(self._frame * FRAME)
        return HearingChanged(until, round(late, 2), NAMES[self._load.tier])

    def _without_echo(self, frames: dict[Speaker, Samples], at: int) -> Iterator[Event]:
        """Take the call's sound out of the microphone's frame, in place."""
        if self._echo is None or len(frames) < 2:
            return
        own = Speaker.CANDIDATE if self._swapped else Speaker.INTERVIEWER
        frames[own] = self._echo.feed(frames[own], frames[own.other])
        if self._echo.leaks and not self._leaks:
            self._leaks = True
            yield AlarmRaised("echo", Speaker.INTERVIEWER, seconds(at), HEADSET)

    def _passes(self, passes: Iterable[FinalPass]) -> Iterator[Event]:
        for one in passes:
            yield from self._tagged(self._made.put(one))

    def _tagged(self, events: Iterable[Event]) -> Iterator[Event]:
        for event in map(self._roled, events):
            yield event
            if isinstance(event, UtteranceFinished):
                self._said.append(without_times(event))
                yield from self._tagger.feed(event)

    def _swap(self) -> Iterator[Event]:
        """The channels are each other's: everything that followed from the roles follows anew."""
        yield from self._tagged(self._made.rest())
        self._swapped = not self._swapped
        yield RolesSwapped()
        self._tagger = self._afresh()
        self._echo = self._echoes() if self._echoes else None
        self._said = [msgspec.structs.replace(one, speaker=one.speaker.other) for one in self._said]
        for said in self._said:
            yield from self._tagger.feed(said)

    def _roled(self, event: Event) -> Event:
        """An event of a channel as one of whoever speaks on it."""
        if self._swapped and isinstance(event, _OF_A_SPEAKER):
            return msgspec.structs.replace(event, speaker=event.speaker.other)
        return event

    def _declared(self, gaps: Iterable[AudioDropped]) -> Iterator[Event]:
        yield from map(self._roled, gaps)


_OF_A_SPEAKER = (
    UtteranceRevised,
    UtteranceFinished,
    UtteranceDiscarded,
    UtteranceDeferred,
    AudioDropped,
)


class _Channel:
    """The sound of one speaker that has been brought and not been heard yet."""

    def __init__(self, speaker: Speaker) -> None:
        self._waiting: list[Samples] = []
        self._length = 0
        self._speaker = speaker
        self._gap: tuple[int, str] | None = None
        """Where lost sound began, and why it was lost."""
        self.end = 0
        """Sample position behind the last sample that was brought."""

    def take(self, block: AudioBlock) -> Iterator[AudioDropped]:
        """Take a block in, and declare a gap that ends with it. Sound that overlaps is cut."""
        missing = block.start - self.end
        if missing > 0:
            yield from self.miss(block.start)
        if block.lost != (self._gap[1] if self._gap else ""):
            yield from self.found()
            self._gap = (self.end, block.lost) if block.lost else None
        self._append(block.samples[max(0, -missing) :])

    def miss(self, end: int) -> Iterator[AudioDropped]:
        """Nothing was delivered up to a sample position."""
        yield from self.found()
        self._gap = self.end, UNDELIVERED
        self.pad(end)
        yield from self.found()

    def found(self) -> Iterator[AudioDropped]:
        """Whatever was lost ends here."""
        if self._gap is not None:
            start, why = self._gap
            self._gap = None
            length = seconds(self.end - start)
            yield AudioDropped(self._speaker, seconds(start), length, why)

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
