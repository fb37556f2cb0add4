"""Capture: devices are found by name, samples keep their order, and lost sound leaves its place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain, pairwise
from types import SimpleNamespace, TracebackType

import numpy as np
import numpy.typing as npt
import pytest

from livecard.audio import microphone
from livecard.audio.block import AudioBlock
from livecard.audio.microphone import Device, Microphones, NoMicrophone, devices, find
from livecard.audio.resample import Resample
from livecard.speaker import Speaker

Sound = npt.NDArray[np.float32]
OWN = Device(1, "USB headset", 1, 16_000, True)
CALL = Device(3, "Monitor of the call", 2, 8_000, False)


class PortAudioError(Exception):
    """As the library has it."""


@dataclass
class Stream:
    """Calls back with everything that there is, as soon as it is opened."""

    sound: list[Sound]
    callback: Callable[[Sound, int, object, object], None]

    def __enter__(self) -> None:
        for one in self.sound:
            self.callback(one, len(one), None, 0)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass


@dataclass
class PortAudio:
    """A sound system that is a list of devices, and for each what it hears."""

    sound: dict[int, list[Sound]] = field(default_factory=dict)
    broken: bool = False
    PortAudioError: type[Exception] = PortAudioError
    default: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(device=(1, 0)))
    asked: list[tuple[int, int, int]] = field(default_factory=list)
    callbacks: list[Callable[[Sound, int, object, object], None]] = field(default_factory=list)

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
        blocksize: int,
        dtype: str,
        callback: Callable[[Sound, int, object, object], None],
    ) -> Stream:
        if self.broken:
            raise PortAudioError("device is busy")
        self.asked.append((samplerate, channels, blocksize))
        self.callbacks.append(callback)
        return Stream(self.sound[device], callback)


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> PortAudio:
    library = PortAudio()
    monkeypatch.setattr(microphone, "sounddevice", library)
    return library


def frames(count: int, channels: int, level: float = 0.1) -> list[Sound]:
    """Tenths of a second of a device with 16,000 samples a second."""
    return [np.full((1600, channels), level * (i % 10), np.float32) for i in range(count)]


def taken(microphones: Microphones, blocks: int) -> list[AudioBlock]:
    """So many blocks, and what is left when somebody stops then."""
    given: list[AudioBlock] = []
    stream = microphones.blocks()
    for block in stream:
        given.append(block)
        if len(given) == blocks:
            microphones.stop()
    return given


def test_only_what_can_be_recorded_is_listed(library: PortAudio) -> None:
    assert devices() == [OWN, CALL]


def test_a_device_is_found_by_number_by_part_of_its_name_or_as_the_default(
    library: PortAudio,
) -> None:
    assert find("3") == find("monitor") == CALL
    assert find(None) == OWN


def test_without_a_default_the_first_device_is_taken(library: PortAudio) -> None:
    library.default.device = (-1, -1)
    assert find(None).index == OWN.index


def test_a_device_that_is_not_there_is_an_error_that_says_how_to_list_them(
    library: PortAudio,
) -> None:
    with pytest.raises(NoMicrophone, match="'banjo'; livecard devices lists them"):
        find("banjo")


def test_no_device_at_all_is_an_error(library: PortAudio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "query_devices", list)
    with pytest.raises(NoMicrophone, match="plug in a microphone"):
        find(None)


def test_a_sound_system_that_does_not_answer_is_an_error(library: PortAudio) -> None:
    library.broken = True
    with pytest.raises(NoMicrophone, match=r"does not answer \(no server\)"):
        devices()


def test_without_portaudio_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(microphone, "sounddevice", None)
    with pytest.raises(NoMicrophone, match="apt install libportaudio2"):
        devices()


def test_a_device_in_use_is_an_error_that_names_it(library: PortAudio) -> None:
    library.broken = True
    with pytest.raises(NoMicrophone, match=r"USB headset cannot be opened \(device is busy\)"):
        taken(Microphones({Speaker.INTERVIEWER: OWN}, Resample), 1)


def test_sound_comes_in_order_each_block_behind_the_one_before(library: PortAudio) -> None:
    library.sound = {1: frames(20, 1)}
    given = taken(Microphones({Speaker.INTERVIEWER: OWN}, Resample), 5)
    assert [one.start for one in given] == list(range(0, 32_000, 1600))
    assert [round(float(one.samples[0]), 1) for one in given[:4]] == [0.0, 0.1, 0.2, 0.3]
    assert all(one.late >= 0.0 for one in given)
    assert library.asked == [(16_000, 1, 1600)]


def test_two_devices_are_two_channels_with_positions_of_their_own(library: PortAudio) -> None:
    library.sound = {1: frames(5, 1), 3: [np.zeros((800, 2), np.float32)] * 20}
    both = {Speaker.INTERVIEWER: OWN, Speaker.CANDIDATE: CALL}
    given = taken(Microphones(both, Resample), 25)
    own, call = (of(given, speaker) for speaker in both)
    assert (len(own), len(call)) == (5, 20)
    assert all(one.end == two.start for one, two in chain(pairwise(own), pairwise(call)))
    assert 30_000 < call[-1].end <= 32_000


def of(given: list[AudioBlock], speaker: Speaker) -> list[AudioBlock]:
    return [one for one in given if one.speaker is speaker]


def test_sound_that_found_the_queue_full_leaves_its_place_empty(
    library: PortAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(microphone, "WAITING", 10)
    library.sound = {1: frames(13, 1)}
    microphones = Microphones({Speaker.INTERVIEWER: OWN}, Resample)
    stream = microphones.blocks()
    given = [next(stream) for _ in range(10)]
    assert microphones.lost == 3
    again = Stream(frames(1, 1), library.callbacks[0])
    with again:
        given.append(next(stream))
    microphones.stop()
    assert list(stream) == []
    assert given[9].end == 16_000
    assert given[10].start == 16_000 + 3 * 1600
