"""Three minutes of the sample as they are spoken: through a sound server and PortAudio, and, in the
same stretch of time, through Chromium, each held to the same file replayed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from commands import GENTLY, PATIENCE, QUICKLY, livecard, running
from livecard.speaker import Speaker
from sound_server import PACKAGES, SoundServer, files, sound_server, spoken
from sounds import SAMPLES, write_wav
from test_page_browser import PAGE
from transcripts import Said, crossed, finished, logged, roles_right, script, wrong

SAMPLE = SAMPLES / "senior-backend.opus"
WHOLE = 180.6
"""Seconds that are spoken to the sound server; somebody's turn has just ended."""
IN_BROWSER = 102.0
"""Seconds that are spoken to the browser: less, so that all of it is over at the same time."""
LIVE = ("live", "--rubric", "senior-backend", "--no-browser", "--no-stay", "--port", "0")
POINTS = 0.02
"""How much higher the word error rate may be than the replayed file's."""
ROLES = 0.99

pytestmark = [
    pytest.mark.models,
    pytest.mark.needs(*PACKAGES, "chromium"),
]


@pytest.fixture(scope="module")
def server() -> Iterator[SoundServer]:
    with sound_server() as server:
        yield server


@pytest.fixture(scope="module")
def heard(server: SoundServer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Said]]:
    """What each of the three ways made of the interview. The two that are in no hurry give way."""
    folder = tmp_path_factory.mktemp("interview")
    ways = {"live": in_a_call, "browser": in_a_browser, "replayed": replayed}
    for way in ways:
        (folder / way).mkdir()
    with ThreadPoolExecutor(len(ways)) as pool:
        done = {way: pool.submit(run, server, folder / way) for way, run in ways.items()}
        return {way: one.result() for way, one in done.items()}


def in_a_call(server: SoundServer, folder: Path) -> list[Said]:
    """Played into two sinks, and captured by PortAudio from their monitors."""
    played = files(folder, spoken(SAMPLE, WHOLE))
    devices = ("--microphone", "own", "--call", "call")
    around = {**server.environment, "LIVECARD_SOUND": "portaudio"}
    with running(folder / "home", *LIVE, *devices, **around) as command:
        command.line("listening")
        server.play(played)
        command.interrupted()
        assert command.code == 0
    assert not [one for one in logged(folder / "home") if one["type"] == "AudioDropped"]
    return finished(folder / "home")


def in_a_browser(server: SoundServer, folder: Path) -> list[Said]:
    """Played by a fake microphone and in a tab, and captured by the page."""
    played = files(folder, spoken(SAMPLE, IN_BROWSER))
    gently = (*LIVE, "--in-browser", "--later", "--threads", "1")
    with running(folder / "home", *gently, **GENTLY) as command:
        address = command.line("The card: ").removeprefix("The card: ")
        command.line("listening")
        done = subprocess.run(
            [sys.executable, str(PAGE / "hatch_build.py"), "run", "listening"],
            env={
                **os.environ,
                "LIVECARD_URL": address,
                "LIVECARD_SPOKEN": str(played[Speaker.INTERVIEWER]),
                "LIVECARD_CALL": str(played[Speaker.CANDIDATE]),
                "LIVECARD_SECONDS": str(IN_BROWSER + 1),
                "LIVECARD_STOP": "1",
            },
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        command.line("is kept")
    return finished(folder / "home")


def replayed(server: SoundServer, folder: Path) -> list[Said]:
    """The same sound as a file."""
    sound = spoken(SAMPLE, WHOLE)
    pair = [sound[Speaker.INTERVIEWER], sound[Speaker.CANDIDATE]]
    file = write_wav(folder / "interview.wav", np.stack(pair))
    asked = ("replay", file, "--rubric", "senior-backend", "--threads", "1", *QUICKLY)
    done = livecard(folder / "home", *asked, **GENTLY)
    assert done.returncode == 0, done.stderr
    return finished(folder / "home")


@pytest.mark.parametrize(("way", "until"), [("live", WHOLE), ("browser", IN_BROWSER)])
def test_an_interview_is_heard_as_well_as_its_file_and_each_word_is_its_speakers(
    heard: dict[str, list[Said]], way: str, until: float, capsys: pytest.CaptureFixture[str]
) -> None:
    said = script(SAMPLE, until)
    file = [one for one in heard["replayed"] if one.start < until]
    lost, kept = wrong(said, heard[way]), wrong(said, file)
    right = roles_right(said, heard[way])
    with capsys.disabled():
        print(
            f"\nmeasured: {way}, {until:.0f} s: word error rate {lost.rate:.2%}, the file's "
            f"{kept.rate:.2%}; {right:.2%} of the words are the right person's"
        )
    assert lost.rate <= kept.rate + POINTS
    assert right >= ROLES
    assert crossed(said, heard[way]) == []
