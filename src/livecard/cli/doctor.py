"""What an interview would lack on this machine, and how to mend each."""

import shutil
import time
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import typer

from livecard import folders
from livecard.audio import device
from livecard.audio.block import RATE
from livecard.audio.device import System
from livecard.cli import workspace
from livecard.errors import LivecardError

ROOM = 2_000_000_000
"""Bytes: an hour of two channels takes 230 MB, and nobody empties a disk during an interview."""
FAST = 2.0
"""Seconds of speech that are transcribed in a second at least, to keep up with two people."""
HEARD = 10
"""Seconds of the sample that are transcribed."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    what: str
    mend: str = ""
    """What to do; empty where it is in order."""


def examine(speed: bool) -> None:
    """Check models, sound, browser, disk and speed; say what to do where something is wrong."""
    from livecard.audio.systems import system

    checks = [models, lambda: sound(system), browser, disk]
    findings = [one for check in [*checks, *([pace] if speed else [])] for one in check()]
    for one in findings:
        typer.echo(f" !  {one.what}: {one.mend}" if one.mend else f"ok  {one.what}")
    if any(one.mend for one in findings):
        raise typer.Exit(2)


def models() -> Iterator[Finding]:
    """Whether every model of the pipeline is here."""
    from livecard.cli.options import Machine
    from livecard.cli.parts import must_be_here

    def here() -> str:
        must_be_here(Machine())
        return "all here"

    yield _tried("models", here)


def sound(system: Callable[[], System]) -> Iterator[Finding]:
    """Whether there is a microphone, and something that brings the call."""
    yield _tried("microphone", lambda: device.microphone(system(), None).name)
    yield _tried("call", lambda: device.call(system(), None).name)


def browser() -> Iterator[Finding]:
    """Whether the card can be shown."""
    try:
        yield Finding(f"browser: {webbrowser.get().__class__.__name__}")
    except webbrowser.Error:
        yield Finding("browser", "none is found; install one, or open the printed address yourself")


def disk() -> Iterator[Finding]:
    """Whether a recording has room."""
    place = next(one for one in [folders.workspace(), *folders.workspace().parents] if one.exists())
    free = shutil.disk_usage(place).free
    mend = f"free some space, {ROOM / 1e9:.0f} GB are enough" if free < ROOM else ""
    yield Finding(f"disk: {free / 1e9:.1f} GB free", mend)


def pace() -> Iterator[Finding]:
    """How much faster than speech this machine transcribes."""
    yield _tried("speed", _pace)


def _pace() -> str:
    from livecard.audio import recording
    from livecard.audio.resample import Resample
    from livecard.audio.whisper import Whisper, WhisperSettings
    from livecard.models import locate
    from livecard.speaker import Speaker

    sample = recording.probe(workspace.shipped("senior-backend.opus"))
    parts = []
    for block in recording.blocks(sample, (Speaker.INTERVIEWER, Speaker.CANDIDATE), Resample):
        if block.end > HEARD * RATE:
            break
        parts.append(block.samples)
    whisper = Whisper(WhisperSettings(locate("whisper-base")))
    speech = np.concatenate(parts)[: HEARD * RATE]
    begun = time.monotonic()
    whisper.transcribe(speech)
    times = HEARD / (time.monotonic() - begun)
    if times < FAST:
        raise LivecardError(
            f"{times:.1f} times real time is too slow to keep up; close other programs, take a "
            "smaller model with --model whisper-tiny.en, or record now and transcribe with --later"
        )
    return f"{times:.1f} times real time"


def _tried(what: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(f"{what}: {check()}")
    except LivecardError as error:
        return Finding(what, str(error))
