"""Two voices from two capture devices: PulseAudio plays the sample into them, livecard listens."""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from commands import PATIENCE, livecard, running, sessions
from livecard.audio import recording, spool
from livecard.audio.block import RATE, Samples
from livecard.audio.resample import Resample
from livecard.speaker import Speaker
from sounds import SHORT, write_wav

pytestmark = [
    pytest.mark.models,
    pytest.mark.needs("pulseaudio", "pulseaudio-utils", "libasound2-plugins", "libportaudio2"),
]
SINKS = {Speaker.INTERVIEWER: "own", Speaker.CANDIDATE: "call"}
PLAYED = 13.3
"""Seconds of the sample: a question, an answer, and the next question."""
# PortAudio finds a sound server's sources through ALSA, and only those that ALSA has names for;
# without a default device it ends the whole program.
ASOUNDRC = "pcm.!default { type pulse }\n" + "\n".join(
    f'pcm.{one} {{ type pulse device {one}.monitor hint {{ show on description "{one}" }} }}'
    for one in SINKS.values()
)


@dataclass(frozen=True)
class SoundServer:
    """A sound server of this test's own, with two sinks that nobody hears."""

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

    def pactl(self, *words: str) -> None:
        """Change it while it runs."""
        surroundings = {**os.environ, **self.environment}
        subprocess.run(["pactl", *words], env=surroundings, timeout=PATIENCE, check=True)

    def play(self, files: dict[Speaker, Path]) -> None:
        """Play each file into its sink, all at once, to the end."""
        playing = [
            subprocess.Popen(
                ["paplay", f"--device={SINKS[speaker]}", str(path)],
                env={**os.environ, **self.environment},
            )
            for speaker, path in files.items()
        ]
        for one in playing:
            assert one.wait(timeout=PATIENCE) == 0


@pytest.fixture
def server() -> Iterator[SoundServer]:
    # Not under tmp_path: a socket's path may have a hundred characters.
    with tempfile.TemporaryDirectory(prefix="livecard-") as folder:
        server = SoundServer(Path(folder))
        server.start()
        yield server
        server.control("--kill")


def spoken(folder: Path) -> dict[Speaker, Path]:
    """The sample's channels as files, with time for the devices to open, and to bring the end."""
    quiet = np.zeros(RATE, np.float32)
    parts: dict[Speaker, list[Samples]] = {one: [quiet] for one in SINKS}
    for block in recording.blocks(recording.probe(SHORT), tuple(SINKS), Resample):
        if block.end < PLAYED * RATE:
            parts[block.speaker].append(block.samples)
    sound = {who: np.concatenate([*some, quiet]) for who, some in parts.items()}
    return {who: write_wav(folder / f"{who}.wav", one) for who, one in sound.items()}


def heard(home: Path) -> dict[str, str]:
    """What each of them said, by the log."""
    [session] = sessions(home)
    lines = livecard(home, "log", session).stdout.splitlines()
    events = [json.loads(line)["event"] for line in lines]
    assert events[-1] == {"type": "SessionClosed", "reason": "stopped by the interviewer"}
    assert not [one for one in events if one["type"] == "AudioDropped"]
    finished = [one for one in events if one["type"] == "UtteranceFinished"]
    return {
        who: " ".join(one["text"].lower() for one in finished if one["speaker"] == who)
        for who in SINKS
    }


@pytest.mark.parametrize(
    ("system", "words"),
    [("auto", ()), ("portaudio", ("--microphone", "own", "--call", "call"))],
)
def test_two_voices_are_heard_each_from_its_own_device(
    server: SoundServer, tmp_path: Path, system: str, words: tuple[str, ...]
) -> None:
    home = tmp_path / "home"
    files = spoken(tmp_path)
    surroundings = {**server.environment, "LIVECARD_SOUND": system}
    with running(
        home,
        "live",
        "--rubric",
        "senior-backend",
        *words,
        "--no-browser",
        "--port",
        "0",
        **surroundings,
    ) as command:
        command.line("listening")
        server.play(files)
        assert "Traceback" not in command.interrupted()
        assert command.code == 0
    said = heard(home)
    assert "bite you" in said[Speaker.INTERVIEWER]
    assert "infrastructure" in said[Speaker.INTERVIEWER]
    assert "broke on a saturday" in said[Speaker.CANDIDATE]
    assert "old name back" in said[Speaker.CANDIDATE]
    assert "bite" not in said[Speaker.CANDIDATE]
    assert "saturday" not in said[Speaker.INTERVIEWER]


def test_one_device_for_both_is_refused(server: SoundServer, tmp_path: Path) -> None:
    words = ("live", "--rubric", "senior-backend", "--microphone", "headset", "--call", "headset")
    done = livecard(tmp_path, *words, "--no-browser", **server.environment)
    assert done.returncode == 2
    assert "the microphone and the call are the same device" in done.stderr
    assert sessions(tmp_path) == []


def test_the_devices_are_listed(server: SoundServer, tmp_path: Path) -> None:
    listed = livecard(tmp_path, "devices", **server.environment).stdout
    marked = [line for line in listed.splitlines() if line.startswith("*")]
    assert len(listed.splitlines()) == 3
    assert ["call" in one or "microphone" in one for one in marked] == [True, True]


def test_livecard_killed_in_the_middle_loses_less_than_a_second(
    server: SoundServer, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    files = spoken(tmp_path)
    asked = ("live", "--rubric", "senior-backend", "--no-browser", "--port", "0")
    with running(home, *asked, **server.environment) as command:
        command.line("listening")
        [folder] = (home / "sound").iterdir()
        begun = spool.spooled(folder)[Speaker.CANDIDATE]
        started = time.monotonic()
        server.play(files)
        passed = time.monotonic() - started
        command.killed()
    kept = {who: count - begun for who, count in spool.spooled(folder).items()}
    assert all(count / RATE > passed - 1.0 for count in kept.values())
    sound = {who: np.concatenate([np.zeros(1, np.float32)]) for who in SINKS}
    for block in spool.blocks(folder, begun):
        sound[block.speaker] = np.concatenate([sound[block.speaker], block.samples])
    assert all(np.abs(one).max() > 0.1 for one in sound.values())
