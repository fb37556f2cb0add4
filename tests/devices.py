"""A sound system that is a list of devices, and a clock that a test turns by hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from livecard.audio.block import RATE, AudioBlock
from livecard.audio.capture import TICK, Capture, Time
from livecard.audio.device import Device, NoSound, Piece, Sound
from livecard.audio.line import Line, Making
from livecard.audio.resample import Resample
from livecard.capturing import AlarmCleared, AlarmRaised, Captured
from livecard.speaker import Speaker

OWN, CALL = Speaker.INTERVIEWER, Speaker.CANDIDATE
HEADSET = Device("headset", "USB headset", 1, RATE, "microphone", True)
BUILT_IN = Device("built-in", "Built-in microphone", 2, 44_100, "microphone")
MONITOR = Device("speakers.monitor", "Monitor of Speakers", 2, RATE, "call", True)

Heard = Callable[[float, float], Sound]
"""What a device hears between two times, at its own rate."""


def murmur(rate: int, level: float = 0.1) -> Heard:
    """Sound as loud as speech, the same from whenever it is asked for."""

    def heard(start: float, end: float) -> Sound:
        at = np.arange(round(start * rate), round(end * rate))
        return np.asarray(level * np.sin(at * (2 * np.pi * 220 / rate)), np.float32)

    return heard


def nothing(rate: int) -> Heard:
    """Zeros."""
    return murmur(rate, 0.0)


@dataclass
class Clock:
    """Stands still until somebody sleeps by it."""

    now: float = 1000.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class Plugged:
    """A device of the fake system, and what it does."""

    device: Device
    heard: Heard
    refuses: str = ""
    """Why it cannot be opened."""
    hangs: bool = False
    """Whether opening it never ends."""
    dumb: bool = False
    """Whether it is open, says nothing of an error, and brings nothing."""
    speed: float = 1.0
    """Seconds of sound that it brings in a second of the clock."""


@dataclass
class FakeStream:
    """Brings what its device has heard up to now."""

    plugged: Plugged
    clock: Clock
    rate: int
    broken: str = ""
    missing: int = 0
    closed: bool = False
    at: float = 0.0

    def read(self) -> Sequence[Piece]:
        start, self.at = self.at, self.clock.now
        if self.broken or self.plugged.dumb or self.closed:
            return []
        speed = self.plugged.speed
        sound = self.plugged.heard(start * speed, self.at * speed)
        missing, self.missing = self.missing, 0
        return [Piece(sound, missing)] if len(sound) else []

    def close(self) -> None:
        self.closed = True


@dataclass
class FakeSystem:
    """A list of devices that can be changed while it is used."""

    clock: Clock
    plugged: list[Plugged]
    open_: list[FakeStream] = field(default_factory=list)
    hanging: list[Callable[[], None]] = field(default_factory=list)
    played: list[Sound] = field(default_factory=list)
    silent: str = ""
    """Why the sound system does not answer."""

    def devices(self) -> list[Device]:
        if self.silent:
            raise NoSound(self.silent)
        return [one.device for one in self.plugged]

    def open(self, device: Device) -> FakeStream:
        found = [one for one in self.plugged if one.device.key == device.key]
        if not found or found[0].refuses:
            raise NoSound(found[0].refuses if found else f"{device.name} is gone; plug it in")
        one = found[0]
        self.open_.append(FakeStream(one, self.clock, device.rate, at=self.clock.now))
        return self.open_[-1]

    def advice(self) -> str:
        return "install a device that brings it"

    def play(self, sound: Sound, rate: int) -> None:
        self.played.append(sound)

    def run(self, work: Callable[[], None]) -> None:
        """At once, but for devices that hang."""
        if any(one.hangs for one in self.plugged):
            self.hanging.append(work)
        else:
            work()

    def unplug(self, key: str) -> Plugged:
        """A device is gone, and whatever was open on it is broken."""
        [gone] = [one for one in self.plugged if one.device.key == key]
        self.plugged.remove(gone)
        for stream in self.open_:
            if stream.plugged is gone:
                stream.broken = "gone"
        return gone


def usual(clock: Clock) -> FakeSystem:
    """A headset and a monitor, both with sound, and a second microphone."""
    every = (HEADSET, MONITOR, BUILT_IN)
    return FakeSystem(clock, [Plugged(one, murmur(one.rate)) for one in every])


class Beside:
    """A capture that a test turns by hand, with everything that it says."""

    def __init__(
        self, system: FakeSystem, *devices: Device, shared: bool = False, follows: bool = True
    ) -> None:
        self.system = system
        self.told: list[Captured] = []
        self.kept: list[AudioBlock] = []
        self.refuses = ""
        self.listens = True
        making = Making(system, Resample, system.run)
        pair = zip((OWN, CALL), devices or (HEADSET, MONITOR), strict=False)
        self.lines = [Line(who, device, making, follows) for who, device in pair]
        time = Time(lambda: system.clock.now, system.clock.sleep)
        self.capture = Capture(self.lines, time, shared)

    def begin(self) -> "Beside":
        self.capture.open()
        self.capture.begin(self.told.append, self.keep)
        return self

    def keep(self, block: AudioBlock) -> str:
        self.kept.append(block)
        return self.refuses

    def turn(self, seconds: float) -> None:
        """So much time passes."""
        for _ in range(round(seconds / TICK)):
            self.system.clock.sleep(TICK)
            self.capture.tick()
            for line in self.lines if self.listens else []:
                self.capture.words(line.lane.speaker)

    def end(self) -> list[AudioBlock]:
        """Stop, and everything that was captured."""
        self.capture.stop()
        self.turn(0.5)
        return list(self.capture.blocks())

    def alarms(self) -> list[str]:
        """Every alarm that was raised, in order."""
        return [one.alarm for one in self.told if isinstance(one, AlarmRaised)]

    def cleared(self) -> list[str]:
        return [one.alarm for one in self.told if isinstance(one, AlarmCleared)]


def sound_of(blocks: Sequence[AudioBlock], speaker: Speaker) -> Sound:
    """The whole channel; its blocks must follow each other."""
    mine = [one for one in blocks if one.speaker is speaker]
    for before, after in pairwise(mine):
        assert before.end == after.start
    return np.concatenate([np.zeros(mine[0].start, np.float32), *(one.samples for one in mine)])
