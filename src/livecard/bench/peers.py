"""Other programs that transcribe live: what they are given, and what they showed at which time."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol

import msgspec

from livecard.audio.block import AudioBlock, Samples
from livecard.audio.pacing import paced
from livecard.bench.cost import memory
from livecard.bench.dialogue import Dialogue
from livecard.speaker import Speaker

PEERS = {"whisperlivekit": "WhisperLiveKit"}
"""The package of each program that can be measured, and how its makers write its name."""

Show = Callable[[Speaker, str, str], None]
"""Takes whom somebody would read now: everything settled so far, and what may still change."""


class Peer(Protocol):
    """A program that hears a dialogue. It has its model loaded and is warm."""

    def listen(self, speakers: Sequence[Speaker], blocks: Iterable[AudioBlock], show: Show) -> None:
        """Take in the blocks, which come as they are spoken, and show the text until it stays."""


class Shown(msgspec.Struct, frozen=True):
    """What a reader of one channel saw from a moment on."""

    speaker: Speaker
    at: float
    """Seconds since the first sample was spoken."""
    settled: str
    """Everything that was settled so far."""
    tentative: str


class Heard(msgspec.Struct, frozen=True):
    """What became of a dialogue, and what that cost."""

    shown: list[Shown]
    processor: float
    """Seconds of one core."""
    peak_memory: int
    """MB of the whole program, from its start."""


class PeerReport(msgspec.Struct, frozen=True):
    """The measures of livecard's own report that a peer has too, under the same names."""

    name: str
    version: str
    settled_p50: float | None
    settled_p95: float | None
    settled_most: float | None
    shown_p50: float | None
    shown_p95: float | None
    word_error_rate: float | None
    marks: float | None
    changed_settled_words: int
    processor: float
    peak_memory: int
    ratios: dict[str, float]
    """How many times livecard's figure the peer's is."""


def installed(packages: Iterable[str] = PEERS) -> dict[str, str]:
    """The packages that are installed, with their versions."""
    found = {}
    for package in packages:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def played(peer: Peer, sound: Mapping[Speaker, Samples]) -> Heard:
    """The dialogue once, as it was spoken, through a peer that is alone in this process."""
    shown: list[Shown] = []
    last: dict[Speaker, tuple[str, str]] = {}
    begun = time.monotonic()

    def blocks() -> Iterator[AudioBlock]:
        nonlocal begun
        begun = time.monotonic()
        yield from paced(Dialogue("", dict(sound), ()).blocks(), 1.0)

    def show(speaker: Speaker, settled: str, tentative: str) -> None:
        if last.get(speaker, ("", "")) != (settled, tentative):
            last[speaker] = settled, tentative
            shown.append(Shown(speaker, time.monotonic() - begun, settled, tentative))

    used = time.process_time()
    peer.listen(tuple(sound), blocks(), show)
    return Heard(shown, time.process_time() - used, memory("VmHWM") // 1024)
