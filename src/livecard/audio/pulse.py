"""PulseAudio and PipeWire, by the programs that come with them: pactl lists, parec records."""

import os
import subprocess
import threading
from collections.abc import Sequence
from typing import TypeVar

import msgspec
import numpy as np

from livecard.audio.device import Device, NoSound, Piece, Sound
from livecard.audio.ring import Ring

Answer = TypeVar("Answer")

PATIENCE = 2.5
"""Seconds that the sound server has for an answer."""
LATENCY = 20
"""Milliseconds of sound that the server hands over at once."""
CHUNK = 0.02
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

    def open(self, device: Device) -> "Recording":
        """Record from a source; the server converts nothing but the number format."""
        return Recording(device)

    def advice(self) -> str:
        """Every loudspeaker has a monitor: there is no loudspeaker."""
        return "the sound server has no loudspeaker; plug in a headset, or start the call first"

    def play(self, sound: Sound, rate: int) -> None:
        """Play through the default loudspeakers."""
        words = ["pacat", "--playback", "--raw", f"--rate={rate}", "--channels=1"]
        player = _started([*words, "--format=float32le"], reads=True)
        threading.Thread(target=player.communicate, args=(sound.tobytes(),), daemon=True).start()


class Recording:
    """One open source: parec writes samples, a thread copies them into a ring."""

    def __init__(self, device: Device) -> None:
        self.rate = device.rate
        self.broken = ""
        self._channels = min(device.channels, 2)
        self._ring = Ring(device.rate)
        self._process = _started(
            [
                "parec",
                "--raw",
                f"--device={device.key}",
                f"--rate={device.rate}",
                f"--channels={self._channels}",
                "--format=float32le",
                f"--latency-msec={LATENCY}",
                "--client-name=livecard",
            ],
            reads=False,
        )
        threading.Thread(target=self._take, name=f"livecard {device.name}", daemon=True).start()

    def read(self) -> Sequence[Piece]:
        """Everything that has come since the last time."""
        return self._ring.take()

    def close(self) -> None:
        """Let go of the source."""
        self._process.terminate()
        self._process.wait()

    def _take(self) -> None:
        """On a thread of its own: copy and go on."""
        pipe = self._process.stdout
        width = 4 * self._channels
        wanted = round(self.rate * CHUNK) * width
        rest = b""
        while pipe is not None and (chunk := os.read(pipe.fileno(), wanted)):
            chunk = rest + chunk
            whole = len(chunk) // width * width
            rest = chunk[whole:]
            self._ring.put(np.frombuffer(chunk[:whole], np.float32).reshape(-1, self._channels))
        self.broken = "the sound server has ended it"


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


def _started(words: list[str], reads: bool) -> "subprocess.Popen[bytes]":
    """A program that reads sound from us, or writes it to us."""
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    ways = (pipe, nothing) if reads else (nothing, pipe)
    try:
        return subprocess.Popen(words, stdin=ways[0], stdout=ways[1], stderr=nothing)
    except OSError as error:
        raise NoSound(MISSING) from error
