"""PortAudio: what can be recorded from, and a callback that copies and returns."""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace

import numpy as np
import numpy.typing as npt
import pytest

from livecard.audio import microphone
from livecard.audio.device import Device, NoSound
from livecard.audio.microphone import PortAudio

Frames = npt.NDArray[np.float32]
Callback = Callable[[Frames, int, object, object], None]
OWN = Device("1", "USB headset", 1, 16_000, "microphone", True)
CALL = Device("3", "Monitor of the call", 2, 8_000, "call")


class PortAudioError(Exception):
    """As the library has it."""


@dataclass
class Stream:
    """Brings sound when a test calls back."""

    callback: Callback
    finished: Callable[[], None]
    running: bool = False

    def start(self) -> None:
        self.running = True

    def close(self) -> None:
        self.running = False


@dataclass
class Library:
    """A sound system that is a list of devices."""

    broken: bool = False
    PortAudioError: type[Exception] = PortAudioError
    default: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(device=(1, 0)))
    asked: list[tuple[int, int, int, int]] = field(default_factory=list)
    streams: list[Stream] = field(default_factory=list)
    played: list[int] = field(default_factory=list)

    def query_devices(self) -> list[dict[str, str | int | float]]:
        if self.broken:
            raise PortAudioError("no server")
        rows = [("Loudspeaker", 0, 44_100.0), ("USB headset", 1, 16_000.0)]
        rows += [("HDMI", 0, 48_000.0), ("Monitor of the call", 2, 8_000.0)]
        return [
            {"name": name, "max_input_channels": channels, "default_samplerate": rate}
            for name, channels, rate in rows
        ]

    def InputStream(
        self,
        samplerate: int,
        device: int,
        channels: int,
        callback: Callback,
        finished_callback: Callable[[], None],
        **rest: object,
    ) -> Stream:
        if self.broken:
            raise PortAudioError("device is busy")
        assert rest["dtype"] == "float32"
        self.asked.append((device, samplerate, channels, int(str(rest["blocksize"]))))
        self.streams.append(Stream(callback, finished_callback))
        return self.streams[-1]

    def play(self, sound: Frames, rate: int) -> None:
        if self.broken:
            raise PortAudioError("no loudspeaker")
        self.played.append(rate)


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    library = Library()
    monkeypatch.setattr(microphone, "sounddevice", library)
    return library


def test_only_what_can_be_recorded_is_listed_and_loopbacks_are_the_calls(library: Library) -> None:
    assert PortAudio().devices() == [OWN, CALL]


def test_a_loopback_is_never_the_default_microphone(library: Library) -> None:
    library.default.device = (3, 0)
    assert not any(one.default for one in PortAudio().devices())


def test_a_sound_system_that_does_not_answer_is_an_error(library: Library) -> None:
    library.broken = True
    with pytest.raises(NoSound, match=r"does not answer \(no server\)"):
        PortAudio().devices()


def test_without_portaudio_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(microphone, "sounddevice", None)
    with pytest.raises(NoSound, match="apt install libportaudio2"):
        PortAudio().devices()


def test_a_device_in_use_is_an_error_that_names_it(library: Library) -> None:
    library.broken = True
    with pytest.raises(NoSound, match=r"USB headset cannot be opened \(device is busy\)"):
        PortAudio().open(OWN)


def test_a_device_is_opened_at_its_own_rate_in_blocks_of_twenty_milliseconds(
    library: Library,
) -> None:
    stream = PortAudio().open(CALL)
    assert (library.asked, stream.rate) == ([(3, 8_000, 2, 160)], 8_000)
    assert library.streams[0].running
    stream.close()
    assert not library.streams[0].running


def test_sound_comes_in_order_mixed_and_overflows_are_counted(library: Library) -> None:
    stream = PortAudio().open(CALL)
    for level, flags in ((0.25, 0), (0.5, 1)):
        library.streams[0].callback(np.full((160, 2), level, np.float32), 160, None, flags)
    [piece] = stream.read()
    assert piece.sound[[0, 159, 160, 319]].tolist() == [0.25, 0.25, 0.5, 0.5]
    assert (stream.overflows, list(stream.read())) == (1, [])


def test_a_device_that_ends_says_so(library: Library) -> None:
    stream = PortAudio().open(OWN)
    library.streams[0].finished()
    assert stream.broken


def test_a_tone_is_played_or_it_is_said_why_not(library: Library) -> None:
    PortAudio().play(np.zeros(10, np.float32), 48_000)
    assert library.played == [48_000]
    library.broken = True
    with pytest.raises(NoSound, match="connect a loudspeaker"):
        PortAudio().play(np.zeros(10, np.float32), 48_000)
