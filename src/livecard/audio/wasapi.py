"""Windows: microphones and the loopbacks of loudspeakers, through PyAudioWPatch's WASAPI."""

from collections.abc import Sequence
from types import ModuleType
from typing import TypedDict

import numpy as np

from livecard.audio.device import Device, NoSound, Piece, Sound
from livecard.audio.ring import Ring

try:
    import pyaudiowpatch
except ImportError:  # There is a wheel for Windows alone.
    pyaudiowpatch = None

BLOCK = 0.02
"""Seconds of sound that WASAPI hands over at once."""
ADVICE = "connect a loudspeaker or headset: what it plays can be recorded, also through Bluetooth"


class Description(TypedDict):
    index: int
    name: str
    hostApi: int
    maxInputChannels: int
    defaultSampleRate: float
    isLoopbackDevice: bool


class Wasapi:
    """WASAPI. While nothing is played, a loopback brings no samples at all."""

    def __init__(self, library: ModuleType | None = None) -> None:
        self._library = library or pyaudiowpatch
        if self._library is None:
            raise NoSound("PyAudioWPatch is missing; install it with: pip install PyAudioWPatch")
        self._audio = self._library.PyAudio()

    def devices(self) -> list[Device]:
        """WASAPI's own devices alone: the other interfaces show the same ones again."""
        try:
            api = self._audio.get_host_api_info_by_type(self._library.paWASAPI)
            default = self._audio.get_default_wasapi_loopback()["index"]
        except (OSError, LookupError) as error:
            raise NoSound(f"Windows' sound does not answer ({error}); restart it") from error
        every = self._audio.get_device_info_generator()
        found: list[Description] = [one for one in every if one["hostApi"] == api["index"]]
        chosen = (api["defaultInputDevice"], default)
        return [_device(one, chosen) for one in found if one["maxInputChannels"] > 0]

    def open(self, device: Device) -> "InputStream":
        """Record from a device in stereo: single channels of WASAPI have been seen to be noise."""
        return InputStream(self._library, self._audio, device)

    def advice(self) -> str:
        """Every loudspeaker has a loopback: there is no loudspeaker."""
        return ADVICE

    def play(self, sound: Sound, rate: int) -> None:
        """Play through the default loudspeakers."""
        waiting = [sound.tobytes()]

        def more(*_: object) -> tuple[bytes, int]:
            done, going = self._library.paComplete, self._library.paContinue
            return (waiting.pop(), going) if waiting else (b"", done)

        self._audio.open(
            format=self._library.paFloat32,
            channels=1,
            rate=rate,
            output=True,
            frames_per_buffer=len(sound),
            stream_callback=more,
        )


class InputStream:
    """One open device of WASAPI."""

    def __init__(self, library: ModuleType, audio: "pyaudiowpatch.PyAudio", device: Device) -> None:
        self.rate = device.rate
        self._ring = Ring(device.rate)
        self._channels = device.channels
        self._goes_on = library.paContinue
        try:
            self._stream = audio.open(
                format=library.paFloat32,
                channels=device.channels,
                rate=device.rate,
                input=True,
                input_device_index=int(device.key),
                frames_per_buffer=round(device.rate * BLOCK),
                stream_callback=self._taken,
            )
        except (OSError, ValueError) as error:
            raise NoSound(
                f"{device.name} cannot be opened ({error}); close what uses it alone, and allow "
                "desktop apps the microphone in Windows' privacy settings"
            ) from error

    @property
    def broken(self) -> str:
        """A device that was unplugged ends its stream."""
        return "" if self._stream.is_active() else "the device has ended its sound"

    def read(self) -> Sequence[Piece]:
        """Everything that has come since the last time."""
        return self._ring.take()

    def close(self) -> None:
        """Let go of the device."""
        self._stream.close()

    def _taken(self, data: bytes, count: int, *_: object) -> tuple[None, int]:
        # This is WASAPI's thread: copy and return.
        self._ring.put(np.frombuffer(data, np.float32).reshape(-1, self._channels))
        return None, self._goes_on


def _device(one: Description, defaults: tuple[int, int]) -> Device:
    loopback = one["isLoopbackDevice"]
    return Device(
        str(one["index"]),
        one["name"],
        one["maxInputChannels"],
        int(one["defaultSampleRate"]),
        "call" if loopback else "microphone",
        one["index"] == defaults[1 if loopback else 0],
        rests=loopback,
    )
