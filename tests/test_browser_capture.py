"""The page records in a real browser: a fake microphone, and a shared tab with its sound."""

import asyncio
import os
import sys
from pathlib import Path

import numpy as np
import pytest

from devices import CALL, OWN
from fakes import RUBRIC
from livecard.audio.block import RATE, Samples
from livecard.audio.browser import CALL as TAB
from livecard.audio.browser import OWN as MICROPHONE
from livecard.audio.browser import Browser
from livecard.audio.device import Sound
from livecard.capturing import DeviceOpened
from livecard.cli.desk import Desk
from livecard.events import SessionOpened
from livecard.log import Log
from livecard.server import Server, ServerSettings
from livecard.speaker import Speaker
from sounds import tone, write_wav
from test_page_browser import PAGE, PATIENCE

SECONDS = 5
TONES = {OWN: 440, CALL: 1000}


def spoken(folder: Path) -> dict[Speaker, Path]:
    """A deep tone into the microphone, and a high one in the call's tab."""
    return {
        who: write_wav(folder / f"{who}.wav", tone(SECONDS + 20, hertz=TONES[who])) for who in TONES
    }


async def recorded(folder: Path) -> tuple[str, Browser]:
    """What the browser said, and what the page sent."""
    log = Log(folder / "log.sqlite", now=lambda: "2026-11-20T09:00:00.000Z")
    desk, page = Desk(log), Browser()
    session = desk.open("s")
    session.record(SessionOpened("s", RUBRIC, "browser"))
    session.record(DeviceOpened(OWN, MICROPHONE.name, 0.0))
    desk.sounds["s"] = page.take
    settings = ServerSettings(
        log, PAGE / "dist", desk.decide, lambda _: None, port=0, sound=desk.sound
    )
    async with Server(settings) as server:
        desk.server = server
        played = spoken(folder)
        surroundings = {
            "LIVECARD_URL": f"{server.address}&session=s",
            "LIVECARD_SPOKEN": str(played[OWN]),
            "LIVECARD_CALL": str(played[CALL]),
            "LIVECARD_SECONDS": str(SECONDS),
        }
        done = await asyncio.create_subprocess_exec(
            sys.executable,
            str(PAGE / "hatch_build.py"),
            "run",
            "listening",
            env={**os.environ, **surroundings},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await asyncio.wait_for(done.communicate(), PATIENCE)
    log.close()
    return (said.decode() if done.returncode else ""), page


def sound(page: Browser, device: str) -> Sound:
    stream = page.open(MICROPHONE if device == "own" else TAB)
    return np.concatenate([np.zeros(1, np.float32), *(one.sound for one in stream.read())])


def spectrum(heard: Sound) -> Samples:
    """Its power by hertz, over the last second."""
    last = heard[-RATE:] * np.hanning(RATE)
    return np.asarray(np.abs(np.fft.rfft(last)) ** 2, np.float32)


def loudest(heard: Sound) -> int:
    """The hertz of its loudest tone."""
    return int(spectrum(heard).argmax())


def share(heard: Sound, hertz: int) -> float:
    """How much of its power is that tone's."""
    power = spectrum(heard)
    return float(power[hertz - 5 : hertz + 6].sum() / power.sum())


@pytest.mark.needs("chromium")
def test_microphone_and_shared_call_arrive_each_on_its_channel(tmp_path: Path) -> None:
    if not (PAGE / "node_modules" / "playwright-core").is_dir():
        refuse = pytest.fail if os.environ.get("LIVECARD_SKIP_NOTHING") else pytest.skip
        refuse("the page's tools are missing: python src/livecard/page/hatch_build.py ci")
    wrong, page = asyncio.run(recorded(tmp_path))
    assert wrong == ""
    own, call = sound(page, "own"), sound(page, "call")
    assert min(len(own), len(call)) > (SECONDS - 1) * RATE
    assert loudest(own) == pytest.approx(TONES[OWN], abs=5)
    assert loudest(call) == pytest.approx(TONES[CALL], abs=5)
    assert share(own, TONES[CALL]) < 1e-3
    assert share(call, TONES[OWN]) < 1e-3
