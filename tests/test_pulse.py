"""PulseAudio's programs: what pactl lists becomes devices, what parec writes becomes sound."""

import os
import time
from pathlib import Path

import numpy as np
import pytest

from livecard.audio import pulse, systems
from livecard.audio.coreaudio import CoreAudio
from livecard.audio.device import Device, NoSound
from livecard.audio.microphone import PortAudio
from livecard.audio.pulse import Pulse

PACTL = """#!/bin/sh
[ "$LC_ALL" = C ] || exit 1
case "$*" in
*info) echo '{"default_sink_name": "speakers", "default_source_name": "headset"}' ;;
*) echo '[
 {"name": "headset", "description": "USB headset", "sample_specification": "s16le 1ch 48000Hz",
  "monitor_source": "", "mute": true},
 {"name": "hdmi.monitor", "description": "Monitor of HDMI", "monitor_source": "hdmi",
  "sample_specification": "s32le 8ch 44100Hz"},
 {"name": "speakers.monitor", "description": "Monitor of Speakers", "monitor_source": "speakers",
  "sample_specification": "s16le 2ch 44100Hz"}]' ;;
esac
"""
PAREC = """#!/bin/sh
echo "$@" > asked
head -c 8820 /dev/zero | tr '\\0' '?'
[ "$HOLD" = 1 ] && exec sleep 60
"""
MONITOR = Device("speakers.monitor", "Monitor of Speakers", 2, 44_100, "call", True)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Programs of ours in place of PulseAudio's."""
    for name, text in (("pactl", PACTL), ("parec", PAREC), ("pacat", "#!/bin/sh\ncat > played\n")):
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
    assert (hdmi.kind, hdmi.default, hdmi.channels) == ("call", False, 8)
    assert speakers == MONITOR


def test_what_is_recorded_comes_at_the_sources_own_rate_until_it_ends(programs: Path) -> None:
    stream = Pulse().open(MONITOR)
    count = 0
    until = time.monotonic() + 30
    while not stream.broken and time.monotonic() < until:
        count += sum(len(piece.sound) for piece in stream.read())
    count += sum(len(piece.sound) for piece in stream.read())
    assert count == 8820 // 8
    assert stream.broken
    asked = (programs / "asked").read_text()
    assert "--device=speakers.monitor --rate=44100 --channels=2" in asked


def test_a_source_that_is_closed_leaves_no_program_behind(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOLD", "1")
    stream = Pulse().open(MONITOR)
    stream.close()
    until = time.monotonic() + 30
    while not stream.broken:
        assert time.monotonic() < until


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
