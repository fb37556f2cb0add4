"""PortAudio's devices through sounddevice: its thread copies samples into a ring and returns."""

from collections.abc import Sequence
from types import ModuleType

import numpy as np
import numpy.typing as npt

from livecard.audio.device import Device, NoSound, Piece, Sound
from livecard.audio.ring import Ring

try:
    import sounddevice
except OSError:  # The wheel has no PortAudio for Linux: the system brings it.
    sounddevice = None

BLOCK = 0.02
"""Seconds of sound that PortAudio hands over at once."""
LOOPBACKS = ("blackhole", "monitor of ", "stereo mix", "soundflower", "vb-cable", "loopback")
"""What the names of devices have in them that bring what the loudspeakers play."""


class PortAudio:
    """The sound interface that every system has; only some show it what the loudspeakers play."""

    def __init__(self, library: ModuleType | None = None) -> None:
        self._given = library

    def devices(self) -> list[Device]:
        """Everything that can be recorded from."""
        library = self._library()
        try:
            default = library.default.device[0]
            found = list(enumerate(library.query_devices()))
        except library.PortAudioError as error:
            raise NoSound(f"the sound system does not answer ({error}); is one running?") from error
        return [_device(i, one, i == default) for i, one in found if one["max_input_channels"] > 0]

    def open(self, device: Device) -> "InputStream":
        """Record from a device, at its own rate."""
        return InputStream(self._library(), device)

    def advice(self) -> str:
        """PortAudio has no way of its own to record what is played."""
        return "name the device that brings it with --call; livecard devices lists what there is"

    def play(self, sound: Sound, rate: int) -> None:
        """Play through the default loudspeakers."""
        library = self._library()
        try:
            library.play(sound, rate)
        except (library.PortAudioError, ValueError) as error:
            raise NoSound(f"nothing can be played ({error}); connect a loudspeaker") from error

    def _library(self) -> ModuleType:
        library = self._given or sounddevice
        if library is None:
            raise NoSound(
                "the PortAudio library is missing; install it with: sudo apt install libportaudio2"
            )
        return library


class InputStream:
    """One open device of PortAudio."""

    def __init__(self, library: ModuleType, device: Device) -> None:
        self.rate = device.rate
        self.broken = ""
        self.overflows = 0
        self._ring = Ring(device.rate)
        try:
            self._stream = library.InputStream(
                samplerate=device.rate,
                device=int(device.key),
                channels=min(device.channels, 2),
                blocksize=round(device.rate * BLOCK),
                dtype="float32",
                callback=self._taken,
                finished_callback=self._finished,
            )
            self._stream.start()
        except (library.PortAudioError, ValueError) as error:
            raise NoSound(
                f"{device.name} cannot be opened ({error}); is it in use, or not permitted?"
            ) from error

    def read(self) -> Sequence[Piece]:
        """Everything that has come since the last time."""
        return self._ring.take()

    def close(self) -> None:
        """Let go of the device."""
        self._stream.close()

    def _taken(
        self, sound: npt.NDArray[np.float32], count: int, when: object, flags: object
    ) -> None:
        # This is PortAudio's thread: copy and return.
        if flags:
            self.overflows += 1
        self._ring.put(sound)

    def _finished(self) -> None:
        self.broken = "the device has ended its sound"


def _device(index: int, one: dict[str, str | int | float], default: bool) -> Device:
    name = str(one["name"])
    loopback = any(part in name.lower() for part in LOOPBACKS)
    return Device(
        str(index),
        name,
        int(one["max_input_channels"]),
        int(one["default_samplerate"]),
        "call" if loopback else "microphone",
        default and not loopback,
    )
