"""PortAudio's devices through sounddevice: samples are copied, queued and nothing else."""

import contextlib
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from livecard.audio.block import RATE, AudioBlock
from livecard.audio.recording import Resampler
from livecard.errors import LivecardError
from livecard.speaker import Speaker

try:
    import sounddevice
except OSError:  # The wheel has no PortAudio for Linux: the system brings it.
    sounddevice = None

WAITING = 600
"""Blocks of 0.1 s that wait for the worker at most; after a minute sound is lost."""


class NoMicrophone(LivecardError):
    """Sound cannot be captured, with what to do."""


@dataclass(frozen=True)
class Device:
    """A device that can be recorded from."""

    index: int
    name: str
    channels: int
    rate: int
    """Samples a second, the device's own."""
    default: bool


@dataclass(frozen=True)
class _Taken:
    speaker: Speaker
    sound: npt.NDArray[np.float32]
    at: float
    overflow: bool
    missing: int
    """Samples of the device that were lost before these."""


def devices() -> list[Device]:
    """Everything that can be recorded from; NoMicrophone where there is no sound system."""
    library = _library()
    try:
        default = library.default.device[0]
        found = enumerate(library.query_devices())
        return [
            Device(
                i,
                one["name"],
                one["max_input_channels"],
                int(one["default_samplerate"]),
                i == default,
            )
            for i, one in found
            if one["max_input_channels"] > 0
        ]
    except library.PortAudioError as error:
        raise NoMicrophone(
            f"the sound system does not answer ({error}); is one running?"
        ) from error


def find(name: str | None) -> Device:
    """The device of that number, or whose name has that in it; the default one for None."""
    found = devices()
    if not found:
        raise NoMicrophone("there is no device to record from; plug in a microphone or headset")
    if name is None:
        return next((one for one in found if one.default), found[0])
    fitting = [one for one in found if name == str(one.index)] or [
        one for one in found if name.lower() in one.name.lower()
    ]
    if not fitting:
        raise NoMicrophone(f"no device is called '{name}'; livecard devices lists them")
    return fitting[0]


class Microphones:
    """One device for each speaker, opened together."""

    def __init__(
        self, sources: Mapping[Speaker, Device], resampler: Callable[[int], Resampler]
    ) -> None:
        self._sources = sources
        self._resamplers = {who: resampler(one.rate) for who, one in sources.items()}
        self._queue: queue.Queue[_Taken] = queue.Queue(WAITING * len(sources))
        self._positions = dict.fromkeys(sources, 0)
        self._missing = dict.fromkeys(sources, 0)
        self._stopped = threading.Event()
        self.lost = 0
        """Blocks that found the queue full."""

    def stop(self) -> None:
        """No more sound; what was captured is still given."""
        self._stopped.set()

    def blocks(self) -> Iterator[AudioBlock]:
        """Sound as it is captured, until `stop`."""
        with contextlib.ExitStack() as streams:
            for speaker, device in self._sources.items():
                streams.enter_context(self._stream(speaker, device))
            while not self._stopped.is_set():
                with contextlib.suppress(queue.Empty):
                    yield self._block(self._queue.get(timeout=0.2))
        while not self._queue.empty():
            yield self._block(self._queue.get_nowait())

    def _stream(self, speaker: Speaker, device: Device) -> "sounddevice.InputStream":
        def taken(sound: npt.NDArray[np.float32], count: int, when: object, flags: object) -> None:
            # This is PortAudio's thread: copy and return.
            missing = self._missing[speaker]
            one = _Taken(speaker, sound.mean(axis=1), time.monotonic(), bool(flags), missing)
            try:
                self._queue.put_nowait(one)
                self._missing[speaker] = 0
            except queue.Full:
                self.lost += 1
                self._missing[speaker] = missing + len(sound)

        try:
            return sounddevice.InputStream(
                samplerate=device.rate,
                device=device.index,
                channels=min(device.channels, 2),
                blocksize=device.rate // 10,
                dtype="float32",
                callback=taken,
            )
        except (sounddevice.PortAudioError, ValueError) as error:
            raise NoMicrophone(
                f"{device.name} cannot be opened ({error}); is it in use, or not permitted?"
            ) from error

    def _block(self, taken: _Taken) -> AudioBlock:
        samples = self._resamplers[taken.speaker](taken.sound, False)
        # Lost sound leaves its place empty: the pipeline declares it, and later words keep theirs.
        lost = round(taken.missing * RATE / self._sources[taken.speaker].rate)
        start = self._positions[taken.speaker] + lost
        self._positions[taken.speaker] = start + len(samples)
        return AudioBlock(taken.speaker, start, samples, late=time.monotonic() - taken.at)


def _library() -> "sounddevice":
    if sounddevice is None:
        raise NoMicrophone(
            "the PortAudio library is missing; install it with: sudo apt install libportaudio2"
        )
    return sounddevice


__all__ = ["RATE", "Device", "Microphones", "NoMicrophone", "devices", "find"]
