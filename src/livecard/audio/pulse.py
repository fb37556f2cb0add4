"""PulseAudio and PipeWire: pactl lists what there is, and libpulse records it."""

import os
import subprocess
import threading
from typing import TypeVar

import msgspec

from livecard.audio.device import Device, NoSound, Sound
from livecard.audio.pulsestream import PulseStream

Answer = TypeVar("Answer")

PATIENCE = 2.5
"""Seconds that the sound server has for an answer."""
MISSING = (
    "the program pactl or libpulse is missing; install both with: sudo apt install pulseaudio-utils"
)


class _Source(msgspec.Struct):
    name: str
    description: str
    sample_specification: str
    monitor_source: str = ""
    mute: bool = False


class _Sink(msgspec.Struct):
    name: str
    state: str = ""


class _Server(msgspec.Struct):
    default_sink_name: str = ""
    default_source_name: str = ""


class Pulse:
    """Microphones and the monitors of loudspeakers, which bring what a call sounds like."""

    def devices(self) -> list[Device]:
        """Every source that the server has."""
        server = _answer(_Server, "info")
        sources = _answer(list[_Source], "list", "sources")
        sinks = _answer(list[_Sink], "list", "sinks")
        playing = {one.name for one in sinks if one.state == "RUNNING"}
        return [_device(one, server, playing) for one in sources]

    def open(self, device: Device) -> PulseStream:
        """Record from a source; the server converts nothing but the number format."""
        return PulseStream(device, MISSING)

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


def _device(source: _Source, server: _Server, playing: set[str]) -> Device:
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
        unused=monitor and source.monitor_source not in playing,
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
