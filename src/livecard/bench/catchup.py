"""How fast the recogniser catches up after it has stood still, by the processor's time."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from livecard.audio.block import RATE, AudioBlock, position
from livecard.bench.dialogue import Dialogue
from livecard.bench.stream import Timed
from livecard.events import AudioHeard, Event
from livecard.listening import Listening

LATE = 1.5
"""Seconds behind up to which nobody notices anything."""


class Spent:
    """A clock that goes on while the processor works, and jumps over waiting.

    On a busy machine it tells what an idle one with a single core would.
    """

    def __init__(self, processor: Callable[[], float] = time.process_time) -> None:
        self._processor = processor
        self._begun, self._jumped = processor(), 0.0

    @property
    def now(self) -> float:
        """Seconds since it was made."""
        return self._processor() - self._begun + self._jumped

    def jump(self, seconds: float) -> None:
        """So much time passes."""
        self._jumped += seconds


@dataclass(frozen=True)
class Freeze:
    """When the recogniser stands still, and for how long, in seconds."""

    at: float = 60.0
    length: float = 30.0


@dataclass(frozen=True)
class CaughtUp:
    """What became of it."""

    took: float
    """Seconds until nothing was late and nothing waited any more."""
    speed: float
    """Seconds of sound that were taken in for each second of that time."""
    lost: float
    """Seconds of sound."""
    heard_later: float
    """Seconds of speech that were put aside on the way."""


def begun(dialogue: Dialogue, seconds: float) -> Dialogue:
    """Its turns up to the last moment by then at which nobody is in the middle of one."""
    over = [turn.end for turn in dialogue.turns if turn.end <= seconds]
    end = max(at for at in over if not any(one.start < at < one.end for one in dialogue.turns))
    turns = tuple(turn for turn in dialogue.turns if turn.end <= end)
    sound = {who: samples[: position(end)] for who, samples in dialogue.sound.items()}
    return replace(dialogue, sound=sound, turns=turns)


def stalled(blocks: Iterable[AudioBlock], clock: Spent, freeze: Freeze) -> Iterator[AudioBlock]:
    """Blocks as they would be spoken, the recogniser standing still once."""
    frozen = False
    for block in blocks:
        end = block.end / RATE
        clock.jump(max(0.0, end - clock.now))
        if not frozen and end >= freeze.at:
            frozen = True
            clock.jump(freeze.length)
        yield replace(block, late=max(0.0, clock.now - end))


def timed(events: Iterable[Event], clock: Spent) -> list[Timed]:
    """Each event with the time at which it came."""
    return [Timed(event, clock.now) for event in events]


def caught_up(events: Sequence[Timed], freeze: Freeze) -> CaughtUp:
    """What came after the recogniser went on, up to when nothing was late or waited any more."""
    report, thawed = Listening(), freeze.at + freeze.length
    heard, late, at = 0.0, True, thawed
    for one in events:
        report.apply(one.event)
        if one.at <= thawed:
            continue
        at = one.at
        if isinstance(one.event, AudioHeard):
            heard, late = one.event.until, one.event.late >= LATE
        if not late and not report.deferred:
            break
    lost = sum(report.dropped.values()) / 1000
    speed = (heard - freeze.at) / max(at - thawed, 0.001)
    return CaughtUp(at - thawed, speed, lost, report.put_aside)
