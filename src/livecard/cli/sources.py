"""Where sound comes from: a recording at a pace, or microphones."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import numpy as np
import typer

from livecard.audio import browser, device, recording
from livecard.audio.block import AudioBlock, Samples
from livecard.audio.capture import Capture, Time
from livecard.audio.device import Device, System
from livecard.audio.gate import FRAME, Gate, GateSettings, Heard
from livecard.audio.line import Line, Making
from livecard.audio.listener import ListenerSettings
from livecard.audio.pacing import paced
from livecard.audio.resample import Resample
from livecard.audio.voice import VoiceModel
from livecard.cli.interview import Source
from livecard.cli.options import Wanted
from livecard.cli.parts import VOICE, silero
from livecard.errors import LivecardError
from livecard.models import locate
from livecard.speaker import Speaker
from livecard.worker import until


@dataclass(frozen=True)
class Pace:
    """How fast a recording is played; None for as fast as it can be taken in."""

    speed: float | None
    listener: ListenerSettings = field(default_factory=ListenerSettings)


def pace(text: str) -> Pace:
    """A pace as a user writes it."""
    if text == "max":
        # Nobody watches: interim passes would be work for nothing.
        return Pace(None, ListenerSettings(step=0.0))
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0.1 <= speed <= 100:
        raise LivecardError(f"--speed {text} is no pace; give a number from 0.1 to 100, or max")
    return Pace(speed)


def recorded(path: Path, candidate: str, how: Pace) -> Source:
    """A recording in which somebody speaks; an error says what is wrong with it otherwise."""
    found = recording.probe(path)
    speakers = recording.roles(found, candidate)
    if Speaker.UNKNOWN in speakers:
        typer.echo(
            f"{path.name} has one channel: who speaks is not known, so nothing becomes evidence. "
            "Export the two sides of the call as two channels.",
            err=True,
        )
    sound = partial(recording.blocks, found, speakers, Resample)
    must_speak(path, sound())

    stopped = threading.Event()

    def blocks() -> Iterator[AudioBlock]:
        return until(stopped, sound() if how.speed is None else paced(sound(), how.speed))

    return Source(path.name, speakers, blocks, stopped.set, found.duration, path)


def must_speak(path: Path, blocks: Iterator[AudioBlock]) -> None:
    """Read up to the first spoken words; an error where there are none."""
    voice = VoiceModel(silero(locate(VOICE)))
    listening: dict[Speaker, _Ear] = {}
    for block in blocks:
        ear = listening.setdefault(block.speaker, _Ear(Gate(voice.channel(), GateSettings())))
        if ear.spoken(block.samples):
            return
    raise LivecardError(
        f"nobody speaks in {path}; is it the right file, and was the microphone on?"
    )


class _Ear:
    """Waits for the first words of one channel."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._rest: list[Samples] = []

    def spoken(self, samples: Samples) -> bool:
        whole = np.concatenate([*self._rest, samples])
        count = len(whole) // FRAME
        self._rest = [whole[count * FRAME :]]
        frames = whole[: count * FRAME].reshape(count, FRAME)
        return any(self._gate.feed(frame) is Heard.BEGIN for frame in frames)


def captured(wanted: Wanted, system: System) -> Source:
    """The interviewer's microphone and the call's sound, each found where it is not named."""
    own = device.microphone(system, wanted.microphone)
    sources = {Speaker.INTERVIEWER: own}
    if not wanted.in_person:
        sources[Speaker.CANDIDATE] = device.call(system, wanted.call)
        device.must_differ(own, sources[Speaker.CANDIDATE])
    return _capturing(system, sources, wanted)


def from_the_page() -> Source:
    """What the page records: the browser's microphone, and the tab or screen of the call."""
    page = browser.Browser()
    sources = {Speaker.INTERVIEWER: browser.OWN, Speaker.CANDIDATE: browser.CALL}
    return replace(_capturing(page, sources, Wanted()), name="browser", sound=page.take)


def _capturing(system: System, sources: dict[Speaker, Device], wanted: Wanted) -> Source:
    for speaker, one in sources.items():
        typer.echo(f"  {'both of you' if wanted.in_person else speaker}: {one.name}")
    making = Making(system, Resample, _elsewhere)
    named = {Speaker.INTERVIEWER: wanted.microphone, Speaker.CANDIDATE: wanted.call}
    lines = [Line(who, one, making, named[who] is None) for who, one in sources.items()]
    capture = Capture(lines, Time(), wanted.in_person)
    return Source("microphones", capture.speakers, capture.blocks, capture.stop, capture=capture)


def _elsewhere(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="livecard opens a device", daemon=True).start()
