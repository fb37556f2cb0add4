"""What sound can be recorded from, and what each system's sound interface must be able to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from livecard.errors import LivecardError

Sound = npt.NDArray[np.float32]
"""Mono sound at its device's own rate, full scale ±1.0."""

Kind = Literal["microphone", "call"]


class NoSound(LivecardError):
    """Sound cannot be captured, with what to do."""


@dataclass(frozen=True)
class Device:
    """Something that can be recorded from: a microphone, or what the loudspeakers play."""

    key: str
    """What its system calls it; the same device has the same key when it comes back."""
    name: str
    channels: int
    rate: int
    """Samples a second, the device's own."""
    kind: Kind = "microphone"
    default: bool = False
    rests: bool = False
    """Whether it brings no samples at all while nothing is played."""
    muted: bool = False
    """Whether its system says that it is."""
    unused: bool = False
    """Whether its system says that no program plays anything on it."""
    prompt: str = ""
    """What a person has to do before sound comes; empty where nothing has to be done."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive samples of a device, and how many were lost right before them."""

    sound: Sound
    missing: int = 0


class Stream(Protocol):
    """An open device. It takes sound in on a thread of its own; reading never waits."""

    @property
    def rate(self) -> int:
        """Samples a second that it really has."""

    @property
    def broken(self) -> str:
        """Why no more sound will come; empty while it does."""

    def read(self) -> Sequence[Piece]:
        """Everything that has come since the last time."""

    def close(self) -> None:
        """Let go of the device."""


class System(Protocol):
    """One system's sound interface, in one file; tests bring one that is a list."""

    def devices(self) -> list[Device]:
        """Everything that can be recorded from; NoSound where there is no sound system."""

    def open(self, device: Device) -> Stream:
        """Record from a device; NoSound says why it cannot be."""

    def advice(self) -> str:
        """How to get a device that brings the call's sound, where there is none."""

    def play(self, sound: Sound, rate: int) -> None:
        """Play through the loudspeakers that the call is heard from, without waiting."""


def microphone(system: System, name: str | None) -> Device:
    """The microphone of that key or with that in its name; the default one for None."""
    every = system.devices()
    if name is not None:
        return _named(every, name)
    found = [one for one in every if one.kind == "microphone"]
    if not found:
        raise NoSound("there is no microphone to record from; plug in a microphone or headset")
    return next((one for one in found if one.default), found[0])


def call(system: System, name: str | None) -> Device:
    """The device that brings the call's sound: the named one, or what the loudspeakers play."""
    every = system.devices()
    if name is not None:
        return _named(every, name)
    found = [one for one in every if one.kind == "call"]
    if not found:
        raise NoSound(f"no device brings the call's sound; {system.advice()}")
    return next((one for one in found if one.default), found[0])


def must_differ(own: Device, other: Device) -> None:
    """NoSound where the microphone would be recorded twice."""
    if own.key == other.key:
        raise NoSound(
            f"the microphone and the call are the same device, {own.name}; every word would be "
            "heard twice. Give two devices with --microphone and --call"
        )


def successor(every: Iterable[Device], gone: Device, taken: Iterable[str]) -> Device | None:
    """The device to go on with: the same one if it is back, else the default one of its kind."""
    free = [one for one in every if one.kind == gone.kind and one.key not in taken]
    same = [one for one in free if one.key == gone.key]
    alike = [one for one in free if one.name == gone.name]
    return next(iter([*same, *alike, *(one for one in free if one.default), *free]), None)


def follower(every: Sequence[Device], old: Device, taken: Iterable[str]) -> Device | None:
    """The device that what was played has moved to: the default one, where the old is unused."""
    left = any(one.key == old.key and one.unused for one in every)
    new = [one for one in every if one.kind == old.kind and one.default and one.key not in taken]
    return next((one for one in new if left and one.key != old.key), None)


def _named(every: Sequence[Device], name: str) -> Device:
    exact = [one for one in every if name in (one.key, one.name)]
    fitting = exact or [one for one in every if name.lower() in one.name.lower()]
    fitting = fitting or [one for one in every if name.lower() in one.key.lower()]
    if not fitting:
        raise NoSound(f"no device is called '{name}'; livecard devices lists them")
    return fitting[0]
