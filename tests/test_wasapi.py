"""Windows with PyAudioWPatch faked: loopbacks are the call, and they rest while nothing plays."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from livecard.audio.device import NoSound, call, microphone
from livecard.audio.wasapi import Wasapi


@dataclass
class Stream:
    """Active until it is ended."""

    asked: dict[str, object]
    active: bool = True

    def is_active(self) -> bool:
        return self.active

    def close(self) -> None:
        self.active = False


@dataclass
class Windows:
    """The library, and the machine behind it."""

    paWASAPI: int = 13
    paFloat32: int = 1
    paContinue: int = 0
    paComplete: int = 1
    refuses: str = ""
    streams: list[Stream] = field(default_factory=list)

    def PyAudio(self) -> "Windows":
        return self

    def get_host_api_info_by_type(self, kind: int) -> dict[str, int]:
        if self.refuses:
            raise OSError(self.refuses)
        return {"index": 2, "defaultInputDevice": 5}

    def get_default_wasapi_loopback(self) -> dict[str, int]:
        return {"index": 8}

    def get_device_info_generator(self) -> Iterator[dict[str, object]]:
        rows = [(1, "Headset (MME)", 0, 1, False), (5, "Headset", 2, 1, False)]
        rows += [(6, "Speakers", 2, 0, False), (8, "Speakers [Loopback]", 2, 2, True)]
        for index, name, api, channels, loopback in rows:
            yield {
                "index": index,
                "name": name,
                "hostApi": api,
                "maxInputChannels": channels,
                "defaultSampleRate": 48_000.0,
                "isLoopbackDevice": loopback,
            }

    def open(self, **asked: object) -> Stream:
        if self.refuses:
            raise OSError(self.refuses)
        self.streams.append(Stream(asked))
        return self.streams[-1]


def wasapi(windows: Windows) -> Wasapi:
    return Wasapi(windows)  # type: ignore[arg-type]


def callback(stream: Stream) -> Callable[..., tuple[bytes | None, int]]:
    found = stream.asked["stream_callback"]
    assert callable(found)
    return found


def test_the_default_microphone_and_the_default_loopback_are_found_once() -> None:
    system = wasapi(Windows())
    assert [one.key for one in system.devices()] == ["5", "8"]
    assert microphone(system, None).name == "Headset"
    heard = call(system, None)
    assert (heard.name, heard.rests) == ("Speakers [Loopback]", True)


def test_a_loopback_is_recorded_in_stereo_at_its_own_rate() -> None:
    windows = Windows()
    system = wasapi(windows)
    stream = system.open(call(system, None))
    [opened] = windows.streams
    assert (opened.asked["channels"], opened.asked["rate"]) == (2, 48_000)
    frames = np.array([[0.25, 0.75], [-1.0, 0.0]], np.float32)
    assert callback(opened)(frames.tobytes(), 2, {}, 0) == (None, windows.paContinue)
    assert [piece.sound.tolist() for piece in stream.read()] == [[0.5, -0.5]]
    assert stream.broken == ""
    stream.close()
    assert stream.broken


def test_a_device_that_windows_does_not_give_is_an_error_that_says_what_to_allow() -> None:
    windows = Windows()
    system = wasapi(windows)
    own = microphone(system, None)
    windows.refuses = "exclusive"
    with pytest.raises(NoSound, match="privacy settings"):
        system.open(own)
    with pytest.raises(NoSound, match="restart it"):
        system.devices()
    assert "loudspeaker" in system.advice()


def test_a_tone_is_played_once() -> None:
    windows = Windows()
    wasapi(windows).play(np.zeros(4, np.float32), 48_000)
    more = callback(windows.streams[0])
    assert more() == (b"\0" * 16, windows.paContinue)
    assert more() == (b"", windows.paComplete)


def test_without_the_library_it_is_said_how_to_install_it() -> None:
    with pytest.raises(NoSound, match="pip install PyAudioWPatch"):
        Wasapi()
