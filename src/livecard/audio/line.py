"""One device from its opening to its end: read, placed on the timeline, watched, opened again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from livecard.audio.block import RATE, AudioBlock
from livecard.audio.device import Device, NoSound, Stream, System, follower, successor
from livecard.audio.lane import Lane
from livecard.audio.recording import Resampler
from livecard.audio.watch import Watch, Watched
from livecard.capturing import DeviceOpened
from livecard.errors import LivecardError
from livecard.speaker import Speaker

DEAD = 3.0
"""Seconds without a sample after which a device is opened anew."""
AGAIN = 1.0
"""Seconds between two tries to open it."""
GRACE = 3.0
"""Seconds in which a device may come back before another one takes its place."""
FOLLOW = 2.0
"""Seconds of zeros after which it is asked whether what is played has moved elsewhere."""

Run = Callable[[Callable[[], None]], None]
"""Runs what may hang on a thread of its own; a test runs it at once."""


@dataclass(frozen=True)
class Making:
    """What lines are made with."""

    system: System
    resampler: Callable[[int], Resampler]
    run: Run


class Line:
    """One device. Everything but the opening happens on the capture's thread."""

    def __init__(
        self, speaker: Speaker, device: Device, making: Making, follows: bool = False
    ) -> None:
        """`follows`: the user named no device, so that it goes where the call goes."""
        self.device = device
        self._follows = follows
        self.lane = Lane(speaker, device.rests)
        self.failed = ""
        """Why it could not be opened the last time."""
        self.arrived = False
        """Whether the open device has brought sound."""
        self._making = making
        self._stream: Stream | None = None
        self._fresh: tuple[Device, Stream] | None = None
        """What another thread has opened."""
        self._trying = False
        self._tried = self._gone = 0.0
        self.watch = Watch(self._watched())

    @property
    def ready(self) -> bool:
        """Whether it is open and brings sound; a call's device may be silent until it begins."""
        patient = self.device.kind == "call" or self.device.prompt != ""
        return self._stream is not None and (self.arrived or patient)

    def begin(self) -> None:
        """Open the device, elsewhere: it may hang."""
        self._trying = True
        self._making.run(lambda: self._open((self.device,)))

    def adopt(self, now: float) -> DeviceOpened | None:
        """Take over what has been opened."""
        if self._fresh is None:
            return None
        if self._stream is not None:
            self._stream.close()
        (self.device, self._stream), self._fresh = self._fresh, None
        self._resample = self._making.resampler(self._stream.rate)
        self.lane.rests, self.arrived, self._gone = self.device.rests, False, now
        self.lane.reopened()
        self.watch.watched = self._watched()
        self.watch.begin(now)
        return DeviceOpened(self.lane.speaker, self.device.name, round(now, 3))

    def started(self) -> DeviceOpened:
        """The timeline begins now; what came before is not kept."""
        self.poll()
        self._gone = 0.0
        self.watch.begin(0.0)
        return DeviceOpened(self.lane.speaker, self.device.name, 0.0)

    def poll(self) -> None:
        """Look whether sound has come, and throw it away: the interview has not begun."""
        if self._stream is not None:
            self.arrived = bool(self._stream.read()) or self.arrived

    def take(self, now: float) -> list[AudioBlock]:
        """All that has come, and silence where it is overdue."""
        blocks = [] if self._stream is None else self._read(self._stream, now)
        return blocks + self.lane.wait(now)

    def skip(self, now: float) -> list[AudioBlock]:
        """Silence, whatever has come: nothing is recorded in a pause."""
        if self._stream is not None:
            self._stream.read()
        self._gone = now
        self.watch.begin(now)
        self.lane.reopened()
        return self.lane.fill(round(now * RATE), "")

    def mend(self, now: float, taken: Iterable[str]) -> None:
        """Open the device anew where it is gone, or another one in its place."""
        if self._stream is not None and (self._stream.broken or self._dead(now)):
            self._stream.close()
            self._stream = None
        waited, keys = now - self._gone >= GRACE, tuple(taken)
        if self._stream is None and now - self._tried >= AGAIN:
            self._try(now, lambda: self._again(waited, keys))
        elif self._follows and min(self.watch.silent(now), now - self._tried) >= FOLLOW:
            self._try(now, lambda: self._follow(keys))

    def _try(self, now: float, work: Callable[[], None]) -> None:
        """On another thread, one thing at a time."""
        if not self._trying:
            self._tried, self._trying = now, True
            self._making.run(work)

    @property
    def complaint(self) -> str:
        """Why there is no sound, for a user."""
        if self.failed:
            return self.failed
        name = self.device.name
        if self._stream is None:
            return f"{name} does not open; unplug it and plug it in again, or choose another device"
        return (
            f"{name} was opened and brings no sound; allow the microphone in the system's "
            "privacy settings, or choose another device: livecard devices lists them"
        )

    def close(self) -> None:
        """Let go of the device, also of one that is still being opened."""
        self._making = Making(self._making.system, self._making.resampler, lambda work: None)
        for stream in (self._stream, self._fresh[1] if self._fresh else None):
            if stream is not None:
                stream.close()
        self._stream = self._fresh = None

    def _read(self, stream: Stream, now: float) -> list[AudioBlock]:
        blocks: list[AudioBlock] = []
        for piece in stream.read():
            samples = self._resample(piece.sound, False)
            self.arrived, self._gone = True, now
            self.watch.hear(samples, now)
            blocks += self.lane.bring(samples, now, round(piece.missing * RATE / stream.rate))
        return blocks

    def _dead(self, now: float) -> bool:
        return now - self._gone >= DEAD and not self.device.rests

    def _again(self, waited: bool, taken: Iterable[str]) -> None:
        try:
            every = self._making.system.devices()
        except LivecardError as error:
            self.failed, self._trying = str(error), False
            return
        found = successor(every, self.device, taken)
        same = found is not None and self.device.key == found.key
        self._open((found,) if found and (same or waited) else ())

    def _follow(self, taken: Iterable[str]) -> None:
        """On another thread."""
        try:
            found = follower(self._making.system.devices(), self.device, taken)
        except LivecardError:
            found = None  # The device that is open still brings what it brings.
        if found is not None:
            self._open((found,))
        self._trying = False

    def _open(self, devices: Iterable[Device]) -> None:
        """On another thread."""
        self.failed = "" if devices else f"{self.device.name} is gone"
        for device in devices:
            try:
                self._fresh = (device, self._making.system.open(device))
            except NoSound as error:
                self.failed = str(error)
        self._trying = False

    def _watched(self) -> Watched:
        one = self.device
        return Watched(self.lane.speaker, one.name, one.kind, one.rests, one.prompt)
