"""Capture: a thread of its own takes what devices have brought, whatever the recogniser does."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from livecard.audio.backlog import Backlog
from livecard.audio.block import AudioBlock
from livecard.audio.device import NoSound
from livecard.audio.line import Line
from livecard.capturing import (
    Alarm,
    AlarmCleared,
    AlarmRaised,
    Captured,
    SoundPaused,
    SoundResumed,
    SoundTaken,
    SpeakerMarked,
    Wish,
)
from livecard.speaker import Speaker

TICK = 0.1
"""Seconds between two looks at the devices."""
BEAT = 1.0
"""Seconds between two reports."""
LAST = 0.15
"""Seconds after Stop in which the devices hand over what they had captured before it."""
OPENING = 2.8
"""Seconds that all devices together have to open and to bring sound."""

FULL = (
    "The recogniser is ten minutes behind: what is said now is kept on disk and not heard. "
    "Close other programs."
)

Tell = Callable[[Captured], None]
Keep = Callable[[AudioBlock], str]
"""Writes a block to disk; says why not, where it could not."""


@dataclass(frozen=True)
class Time:
    """The clock, and waiting by it; a test turns it by hand."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Capture:
    """Devices at one end, blocks for the pipeline at the other, and reports on the way."""

    def __init__(self, lines: Sequence[Line], time: Time, shared: bool = False) -> None:
        """`shared`: one microphone for two people, of whom the interviewer says who speaks."""
        self._lines = lines
        self._time = time
        self._backlog = Backlog(time.clock)
        self._marked = Speaker.INTERVIEWER if shared else None
        self._asked: deque[Wish] = deque()
        self._stopping: float | None = None
        self._paused = self._swapped = self._over = False
        self._ringing: dict[Alarm, str] = {}
        self._began = self._beaten = 0.0
        self._tell: Tell = lambda event: None
        self._keep: Keep = lambda block: ""

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Whose sound the blocks are."""
        if self._marked:
            return (Speaker.INTERVIEWER, Speaker.CANDIDATE)
        return tuple(line.lane.speaker for line in self._lines)

    def open(self) -> None:
        """Open all devices; NoSound, with none open, where one of them brings no sound."""
        begun = self._time.clock()
        for line in self._lines:
            line.begin()
        while not all(line.ready for line in self._lines):
            late = self._time.clock() - begun > OPENING
            for line in self._lines:
                line.adopt(0.0)
                line.poll()
                if line.failed or (late and not line.ready):
                    self._give_up(line.complaint)
            self._time.sleep(TICK)

    def begin(self, tell: Tell, keep: Keep) -> None:
        """Take sound from now on; `tick` does it."""
        self._tell, self._keep = tell, keep
        self._began = self._time.clock()
        for line in self._lines:
            tell(line.started())
        if self._marked:
            tell(SpeakerMarked(self._marked, 0.0))

    def run(self) -> None:
        """On a thread of its own: take sound until somebody stops, and until all of it is heard."""
        while not (self._over and self._backlog.left == 0):
            self.tick()
            self._time.sleep(TICK)
        self._beat(self._now)

    def start(self, tell: Tell, keep: Keep) -> None:
        """Begin, and run."""
        self.begin(tell, keep)
        threading.Thread(target=self.run, name="livecard capture", daemon=True).start()

    def ask(self, wish: Wish) -> None:
        """From any thread: what the interviewer wants."""
        self._asked.append(wish)

    def stop(self) -> None:
        """No more sound; what was captured before is still given."""
        self.ask("stop")

    def close(self) -> None:
        """Nobody listens any more."""
        self.stop()
        self._backlog.drop()

    def words(self, speaker: Speaker) -> None:
        """From any thread: the recogniser has made something of somebody's sound."""
        for line in self._of(speaker):
            line.watch.worded(self._now)

    def speech(self, speaker: Speaker) -> None:
        """From any thread: the voice model has found speech in somebody's channel."""
        for line in self._of(speaker):
            line.watch.spoke(self._now)

    def blocks(self) -> Iterator[AudioBlock]:
        """What has been captured, in order, until `stop`; waits for more."""
        return self._backlog.blocks()

    def tick(self) -> None:
        """Look at everything once: wishes, devices, alarms."""
        while self._asked:
            self._grant(self._asked.popleft(), self._now)
        now = self._now
        if not self._over:
            for line in self._lines:
                self._look(line, now)
        if now - self._beaten >= BEAT:
            self._beat(now)
        if self._stopping is not None and now - self._stopping >= LAST and not self._over:
            self._end()

    @property
    def _now(self) -> float:
        return self._time.clock() - self._began

    def _look(self, line: Line, now: float) -> None:
        if (opened := line.adopt(now)) is not None:
            self._tell(opened)
        for block in line.skip(now) if self._paused else line.take(now):
            self._route(block, now)
        line.mend(now, [one.device.key for one in self._lines if one is not line])
        for alarm in line.watch.check(now, self._backlog.left):
            self._tell(alarm)

    def _of(self, speaker: Speaker) -> list[Line]:
        return [one for one in self._lines if self._marked or one.lane.speaker is speaker]

    def _grant(self, wish: Wish, now: float) -> None:
        match wish:
            case "pause" | "resume" if self._paused != (wish == "pause"):
                self._paused = wish == "pause"
                kind = SoundPaused if self._paused else SoundResumed
                self._tell(kind(round(now, 3)))
            case "swap":
                self._swapped = not self._swapped
            case "stop" if self._stopping is None:
                self._stopping = now
            case "interviewer" | "candidate" if self._marked not in (None, wish):
                self._marked = Speaker(wish)
                self._tell(SpeakerMarked(self._marked, round(now, 3)))
            case _:
                pass

    def _route(self, block: AudioBlock, now: float) -> None:
        """To disk, and to the pipeline."""
        block = replace(block, speaker=self._marked or block.speaker)
        self._ring("disk", self._keep(block), now)
        self._ring("overflow", FULL if self._backlog.full else "", now)
        if self._backlog.full:
            return
        block = replace(block, swapped=self._swapped)
        self._backlog.put(block)
        if self._marked:
            silence = np.zeros(len(block.samples), np.float32)
            other = self._marked.other
            self._backlog.put(replace(block, speaker=other, samples=silence, lost=""))

    def _ring(self, alarm: Alarm, wrong: str, now: float) -> None:
        """Raise or clear an alarm that is about all channels."""
        if bool(wrong) == (alarm in self._ringing):
            return
        who = self._lines[0].lane.speaker
        if wrong:
            self._ringing[alarm] = wrong
            self._tell(AlarmRaised(alarm, who, round(now, 1), wrong))
        else:
            del self._ringing[alarm]
            self._tell(AlarmCleared(alarm, who, round(now, 1)))

    def _beat(self, now: float) -> None:
        self._beaten = now
        levels = {line.lane.speaker: line.watch.level() for line in self._lines}
        self._tell(SoundTaken(self._backlog.until, self._backlog.left, levels))

    def _end(self) -> None:
        self._over = True
        for line in self._lines:
            line.close()
        self._backlog.end()

    def _give_up(self, complaint: str) -> None:
        for line in self._lines:
            line.close()
        raise NoSound(complaint)
