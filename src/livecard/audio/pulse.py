"""PulseAudio and PipeWire, by the programs that come with them: pactl lists, parec records."""

import os
import subprocess
import threading
from typing import TypeVar

import msgspec

from livecard.audio.device import Device, NoSound, Sound
from livecard.audio.program import Program

Answer = TypeVar("Answer")

PATIENCE = 2.5
"""Seconds that the sound server has for an answer."""
LATENCY = 50
"""Milliseconds of sound that the server hands over at once."""
MISSING = (
    "the programs pactl and parec are missing; install them with: sudo apt install pulseaudio-utils"
)


class _Source(msgspec.Struct):
    name: str
    description: str
    sample_specification: str
    monitor_source: str = ""
    mute: bool = False


class _Server(msgspec.Struct):
    default_sink_name: str = ""
    default_source_name: str = ""


class Pulse:
    """Microphones and the monitors of loudspeakers, which bring what a call sounds like."""

    def devices(self) -> list[Device]:
        """Every source that the server has."""
        server = _answer(_Server, "info")
        sources = _answer(list[_Source], "list", "sources")
        return [_device(one, server) for one in sources]

    def open(self, device: Device) -> Program:
        """Record from a source; the server converts nothing but the number format."""
        channels = min(device.channels, 2)
        words = ["parec", "--raw", f"--device={device.key}", f"--rate={device.rate}"]
        words += [f"--channels={channels}", "--format=float32le", f"--latency-msec={LATENCY}"]
        words += ["--client-name=livecard"]
        return Program(words, device.rate, channels, "float32", MISSING)

    def advice(self) -> str:
        """Every loudspeaker has a monitor: there is no loudspeaker."""
        return "the sound server has no loudspeaker; plug in a headset, or start the call first"

    def play(self, sound: Sound, rate: int) -> None:
        """Play through the default loudspeakers."""
        words = ["pacat", "--playback", "--raw", f"--rate={rate}", "--channels=1"]
        try:
            player = subprocess.Popen(
                [*words, "--format=float32le"],
                stdin=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise NoSound(MISSING) from error
        threading.Thread(target=player.communicate, args=(sound.tobytes(),), daemon=True).start()


def available() -> bool:
    """Whether a sound server of this kind answers."""
    try:
        _answer(_Server, "info")
    except NoSound:
        return False
    return True


def _device(source: _Source, server: _Server) -> Device:
    _, channels, rate = source.sample_specification.split()
    monitor = source.monitor_source != ""
    default = (
        source.monitor_source == server.default_sink_name
        if monitor
        else source.name == server.default_source_name
    )
    return Device(
        source.name,
        source.description,
        int(channels.removesuffix("ch")),
        int(rate.removesuffix("Hz")),
        "call" if monitor else "microphone",
        default,
        muted=source.mute,
    )


def _answer(kind: type[Answer], *words: str) -> Answer:
    # In another language pactl's JSON has other words in it.
    surroundings = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["pactl", "--format=json", *words],
            env=surroundings,
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
        return msgspec.json.decode(done.stdout, type=kind)
    except FileNotFoundError as error:
        raise NoSound(MISSING) from error
    except subprocess.TimeoutExpired as error:
        raise NoSound("the sound server does not answer; start it again or log in anew") from error
    except (subprocess.CalledProcessError, msgspec.MsgspecError) as error:
        raise NoSound("the sound server cannot be reached; is one running?") from error
