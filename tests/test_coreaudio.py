"""macOS with its programs faked: the tap where it is installed, else BlackHole, else how."""

from pathlib import Path

import pytest

from devices import HEADSET, Clock, Plugged, usual
from livecard.audio.coreaudio import TAP, CoreAudio
from livecard.audio.device import Device, NoSound, call, microphone
from livecard.audio.microphone import PortAudio
from test_microphone import Library

AUDIOTEE = """#!/bin/sh
echo "$@" > asked
printf '\\000\\100\\000\\300'
"""


@pytest.fixture
def tapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "audiotee").write_text(AUDIOTEE)
    (tmp_path / "audiotee").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def microphones_alone() -> CoreAudio:
    system = usual(Clock())
    system.plugged = [one for one in system.plugged if one.device == HEADSET]
    return CoreAudio(system)


def test_the_tap_is_the_calls_sound_and_brings_sixteen_bits_as_sound(tapped: Path) -> None:
    mac = microphones_alone()
    assert (microphone(mac, None), call(mac, None)) == (HEADSET, TAP)
    stream = mac.open(TAP)
    while not stream.broken:
        pass
    assert [piece.sound.tolist() for piece in stream.read()] == [[0.5, -0.5]]
    assert "--sample-rate 16000" in (tapped / "asked").read_text()
    stream.close()


def test_without_the_tap_blackhole_is_the_calls_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    library = Library()
    rows = [("MacBook Pro Microphone", 1, 48_000.0), ("BlackHole 2ch", 2, 48_000.0)]
    described: list[dict[str, str | int | float]] = [
        {"name": name, "max_input_channels": channels, "default_samplerate": rate}
        for name, channels, rate in rows
    ]
    monkeypatch.setattr(library, "query_devices", lambda: described)
    library.default.device = (0, 0)
    mac = CoreAudio(PortAudio(library))  # type: ignore[arg-type]
    assert microphone(mac, None).name == "MacBook Pro Microphone"
    assert call(mac, None).name == "BlackHole 2ch"


def test_with_neither_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoSound, match="or BlackHole"):
        call(microphones_alone(), None)
    with pytest.raises(NoSound, match="install it again"):
        microphones_alone().open(TAP)


def test_a_tap_that_is_not_permitted_is_a_device_that_brings_zeros() -> None:
    assert TAP.rests is False


def test_microphones_and_tones_are_portaudios() -> None:
    system = usual(Clock())
    other = Device("other", "Webcam", 1, 16_000)
    system.plugged.append(Plugged(other, system.plugged[0].heard))
    mac = CoreAudio(system)
    assert mac.open(other).rate == 16_000
    mac.play(system.plugged[0].heard(0.0, 0.1), 16_000)
    assert len(system.played) == 1
