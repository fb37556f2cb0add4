"""Tries the sound out: what each device brings while a tone is played, and what that means."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from livecard.audio.device import Device, NoSound, Sound, Stream, System
from livecard.audio.tone import HEARD, LENGTH, QUIETEST, share, tone

LISTENING = LENGTH + 1.5
"""Seconds for which all devices are listened to."""
OPENING = 2.0
"""Seconds that devices have to open."""
RATE = 48_000
"""Samples a second of the tone that is played."""
OFF = 0.15
"""Share by which a device's samples a second may differ from what it says."""


@dataclass(frozen=True)
class Tried:
    """What a device brought."""

    device: Device
    sound: Sound
    refused: str = ""
    """Why it could not be opened."""

    @property
    def toned(self) -> bool:
        """Whether the tone is heard."""
        return share(self.sound, self.device.rate) >= HEARD


Sleep = Callable[[float], None]


def tried(system: System, sleep: Sleep) -> list[Tried]:
    """Every device, all at once, while the tone is played."""
    opened = [(device, *_opened(system, device)) for device in system.devices()]
    sleep(OPENING)
    for _, stream, _ in opened:
        if stream is not None:
            stream.read()
    system.play(tone(RATE), RATE)
    sleep(LISTENING)
    found = []
    for device, stream, refused in opened:
        pieces = [] if stream is None else [piece.sound for piece in stream.read()]
        if stream is not None:
            stream.close()
        found.append(Tried(device, np.concatenate([np.zeros(0, np.float32), *pieces]), refused))
    return found


def problems(found: Sequence[Tried]) -> Iterator[str]:
    """What is wrong with the sound, and what to do; nothing where all is well."""
    calls = [one for one in found if one.device.kind == "call"]
    for one in found:
        if one.device.default or one.refused:
            yield from _own(one)
    toned = [one for one in calls if one.toned]
    usual = next((one for one in calls if one.device.default), None)
    if not calls or usual is None:
        return
    if not toned:
        yield "the tone is heard nowhere: turn up the loudspeakers, and see that they are not muted"
    elif usual not in toned:
        yield (
            f"what is played does not come from {usual.device.name} but from "
            f"{toned[0].device.name}: use --call '{toned[0].device.key}'"
        )
    for one in found:
        if one.device.kind == "microphone" and one.device.default and one.toned:
            yield (
                f"{one.device.name} hears the loudspeakers: put on a headset, or the candidate's "
                "words come in twice"
            )


def _own(one: Tried) -> Iterator[str]:
    name, rate = one.device.name, one.device.rate
    if one.refused:
        yield one.refused
    elif one.device.muted:
        yield f"{name} is muted: unmute it in the system's sound settings"
    elif one.device.kind == "microphone" and not len(one.sound):
        yield f"{name} brings nothing: allow the microphone, or plug it in again"
    elif one.device.kind == "microphone" and float(np.mean(one.sound**2)) < QUIETEST:
        yield f"{name} brings pure silence: unmute it, and allow livecard the microphone"
    elif not one.device.rests and abs(len(one.sound) / LISTENING / rate - 1) > OFF:
        yield (
            f"{name} says {rate} samples a second and brings {len(one.sound) / LISTENING:.0f}: "
            "choose another rate in the system's sound settings"
        )


def _opened(system: System, device: Device) -> tuple[Stream | None, str]:
    try:
        return system.open(device), ""
    except NoSound as error:
        return None, str(error)
