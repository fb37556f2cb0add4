"""A sound server of a test's own, with two sinks that nobody hears: what is played into a sink
comes out of its monitor."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from commands import PATIENCE
from livecard.audio import recording
from livecard.audio.block import RATE, Samples
from livecard.audio.resample import Resample
from livecard.speaker import Speaker
from sounds import write_wav

PACKAGES = ("pulseaudio", "pulseaudio-utils", "libasound2-plugins", "libportaudio2")
SINKS = {Speaker.INTERVIEWER: "own", Speaker.CANDIDATE: "call"}
# PortAudio finds a sound server's sources through ALSA, and only those that ALSA has names for;
# without a default device it ends the whole program.
ASOUNDRC = "pcm.!default { type pulse }\n" + "\n".join(
    f'pcm.{one} {{ type pulse device {one}.monitor hint {{ show on description "{one}" }} }}'
    for one in SINKS.values()
)


@dataclass(frozen=True)
class SoundServer:
    """A running sound server; the headset is what is played into the first sink."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PULSE_SERVER": f"unix:{self.folder / 'native'}",
            "PULSE_RUNTIME_PATH": str(self.folder),
            "ALSA_CONFIG_PATH": str(self.folder / "asoundrc"),
        }

    def control(self, *words: str) -> None:
        """Start or end it. Its cookie stays out of the home directory."""
        own = {"XDG_CONFIG_HOME": str(self.folder), "XDG_RUNTIME_DIR": str(self.folder)}
        subprocess.run(
            ["pulseaudio", *words],
            env={**os.environ, **own, **self.environment},
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )

    def start(self) -> None:
        (self.folder / "asoundrc").write_text(ASOUNDRC)
        modules = [f"module-native-protocol-unix socket={self.folder / 'native'}"]
        modules += [f"module-null-sink sink_name={one}" for one in SINKS.values()]
        modules.append("module-remap-source master=own.monitor source_name=headset")
        loaded = [f"--load={one}" for one in modules]
        self.control("-n", "--daemonize=yes", "--exit-idle-time=-1", "--use-pid-file", *loaded)
        self.pactl("set-default-sink", "call")
        self.pactl("set-default-source", "headset")

    def pactl(self, *words: str) -> str:
        """Change it while it runs; gives what it says."""
        return subprocess.run(
            ["pactl", *words],
            env={**os.environ, **self.environment},
            stdout=subprocess.PIPE,
            text=True,
            timeout=PATIENCE,
            check=True,
        ).stdout.strip()

    def playing(self, sink: str, path: Path) -> "subprocess.Popen[bytes]":
        """A file that is being played into a sink."""
        return subprocess.Popen(
            ["paplay", f"--device={sink}", str(path)],
            env={**os.environ, **self.environment},
        )

    def play(self, files: dict[Speaker, Path]) -> None:
        """Play each file into its sink, all at once, to the end."""
        playing = [self.playing(SINKS[speaker], path) for speaker, path in files.items()]
        for one in playing:
            assert one.wait(timeout=PATIENCE) == 0


@contextmanager
def sound_server() -> Iterator[SoundServer]:
    """One that ends with the test."""
    # Not under tmp_path: a socket's path may have a hundred characters.
    with tempfile.TemporaryDirectory(prefix="livecard-") as folder:
        server = SoundServer(Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.control("--kill")


def spoken(sample: Path, seconds: float) -> dict[Speaker, Samples]:
    """The beginning of a recording's channels."""
    parts: dict[Speaker, list[Samples]] = {one: [] for one in SINKS}
    for block in recording.blocks(recording.probe(sample), tuple(SINKS), Resample):
        if block.end > seconds * RATE:
            break
        parts[block.speaker].append(block.samples)
    return {who: np.concatenate(some) for who, some in parts.items()}


def files(folder: Path, sound: dict[Speaker, Samples]) -> dict[Speaker, Path]:
    """Each channel as a file, with time for the devices to open, and to bring the end."""
    quiet = np.zeros(RATE, np.float32)
    return {
        who: write_wav(folder / f"{who}.wav", np.concatenate([quiet, one, quiet]))
        for who, one in sound.items()
    }
