"""PulseAudio: what pactl lists becomes devices, what libpulse records becomes sound."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from livecard.audio import pulse, pulsestream, systems
from livecard.audio.coreaudio import CoreAudio
from livecard.audio.device import Device, NoSound, Sound
from livecard.audio.microphone import PortAudio
from livecard.audio.pulse import Pulse
from livecard.audio.pulsestream import PulseStream
from sound_server import PACKAGES, SoundServer, sound_server
from sounds import tone, write_wav

PACTL = """#!/bin/sh
[ "$LC_ALL" = C ] || exit 1
case "$*" in
*info) echo '{"default_sink_name": "speakers", "default_source_name": "headset"}' ;;
*sinks) echo '[{"name": "hdmi", "state": "IDLE"}, {"name": "speakers", "state": "RUNNING"}]' ;;
*) echo '[
 {"name": "headset", "description": "USB headset", "sample_specification": "s16le 1ch 48000Hz",
  "monitor_source": "", "mute": true},
 {"name": "hdmi.monitor", "description": "Monitor of HDMI", "monitor_source": "hdmi",
  "sample_specification": "s32le 8ch 44100Hz"},
 {"name": "speakers.monitor", "description": "Monitor of Speakers", "monitor_source": "speakers",
  "sample_specification": "s16le 2ch 44100Hz"}]' ;;
esac
"""
MONITOR = Device("speakers.monitor", "Monitor of Speakers", 2, 44_100, "call", True)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Programs of ours in place of PulseAudio's."""
    for name, text in (("pactl", PACTL), ("pacat", "#!/bin/sh\ncat > played\n")):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_sources_are_microphones_and_monitors_are_what_the_loudspeakers_play(
    programs: Path,
) -> None:
    headset, hdmi, speakers = Pulse().devices()
    assert headset == Device("headset", "USB headset", 1, 48_000, "microphone", True, muted=True)
    assert (hdmi.kind, hdmi.default, hdmi.channels, hdmi.unused) == ("call", False, 8, True)
    assert speakers == MONITOR


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    with sound_server() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server


def bring(stream: PulseStream, count: int) -> Sound:
    """So many samples of a source."""
    sound = np.zeros(0, np.float32)
    until = time.monotonic() + 30
    while len(sound) < count:
        assert time.monotonic() < until
        sound = np.concatenate([sound, *(piece.sound for piece in stream.read())])
    return sound


@pytest.mark.needs(*PACKAGES)
def test_what_is_played_is_recorded_at_the_sources_own_rate(
    server: SoundServer, tmp_path: Path
) -> None:
    [monitor] = [one for one in Pulse().devices() if one.default and one.kind == "call"]
    stream = Pulse().open(monitor)
    playing = server.playing("call", write_wav(tmp_path / "tone.wav", tone(3)))
    sound = bring(stream, 2 * monitor.rate)
    last = np.abs(np.fft.rfft(sound[-monitor.rate // 2 :]))
    assert (stream.rate, monitor.key) == (44_100, "call.monitor")
    assert 2 * int(last.argmax()) == 440
    playing.wait()
    stream.close()
    assert server.pactl("list", "short", "source-outputs").count("protocol-native") == 0


@pytest.mark.needs(*PACKAGES)
def test_a_source_that_goes_away_is_not_exchanged_for_another(server: SoundServer) -> None:
    [headset] = [one for one in Pulse().devices() if one.kind == "microphone"]
    stream = Pulse().open(headset)
    server.pactl("unload-module", "module-remap-source")
    until = time.monotonic() + 30
    while not stream.broken:
        assert time.monotonic() < until
    with pytest.raises(NoSound, match="still plugged in"):
        Pulse().open(headset)


@pytest.mark.needs("pulseaudio-utils")
def test_without_a_server_nothing_can_be_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nobody'}")
    with pytest.raises(NoSound, match="cannot be recorded"):
        Pulse().open(MONITOR)


def test_a_tone_goes_to_the_loudspeakers(programs: Path) -> None:
    Pulse().play(np.zeros(100, np.float32), 48_000)
    until = time.monotonic() + 30
    while not ((programs / "played").exists() and (programs / "played").stat().st_size == 400):
        assert time.monotonic() < until


@pytest.mark.parametrize("answer", ["exit 1", "echo '{}'; echo x", "echo '[1]'"])
def test_a_server_that_gives_no_sense_is_an_error(programs: Path, answer: str) -> None:
    (programs / "pactl").write_text(f"#!/bin/sh\n{answer}\n")
    with pytest.raises(NoSound, match="is one running"):
        Pulse().devices()
    assert not pulse.available()


def test_a_server_that_hangs_is_an_error(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (programs / "pactl").write_text("#!/bin/sh\nexec sleep 60\n")
    monkeypatch.setattr(pulse, "PATIENCE", 0.1)
    with pytest.raises(NoSound, match="does not answer"):
        Pulse().devices()


def test_without_the_programs_the_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoSound, match="apt install pulseaudio-utils"):
        Pulse().devices()
    monkeypatch.setattr(pulsestream, "LIBRARY", "libnothing.so")
    with pytest.raises(NoSound, match="apt install pulseaudio-utils"):
        Pulse().open(MONITOR)


def test_each_platform_has_its_own_interface(
    monkeypatch: pytest.MonkeyPatch, programs: Path
) -> None:
    assert isinstance(systems.here("darwin"), CoreAudio)
    assert isinstance(systems.here("freebsd"), PortAudio)
    with pytest.raises(NoSound, match="pip install PyAudioWPatch"):
        systems.here("win32")


def test_a_machine_has_the_interface_that_answers_unless_another_is_named(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LIVECARD_SOUND", raising=False)
    assert isinstance(systems.system(), Pulse)
    (programs / "pactl").write_text("#!/bin/sh\nexit 1\n")
    assert isinstance(systems.system(), PortAudio)
    monkeypatch.setenv("LIVECARD_SOUND", "pulse")
    assert isinstance(systems.system(), Pulse)
    assert isinstance(systems.system("portaudio"), PortAudio)


def test_an_interface_that_there_is_not_is_an_error_that_lists_them() -> None:
    with pytest.raises(NoSound, match="auto, portaudio, pulse"):
        systems.system("jack")
