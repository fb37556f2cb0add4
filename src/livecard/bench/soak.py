"""A long interview: the same sound again and again, and what the program's memory does."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from livecard.audio.block import RATE, AudioBlock
from livecard.bench.cost import memory, slope
from livecard.bench.dialogue import Dialogue
from livecard.events import AudioHeard, UtteranceFinished
from livecard.memory import EVERY as TIDIED
from livecard.memory import give_back, tidied
from livecard.pipeline import Pipeline

WARM = 300.0
"""Seconds of sound in which libraries fill their pools: they do not count."""
EVERY = 10.0
"""Seconds of sound between two looks at the memory."""

Sample = tuple[float, int]
"""The second of the sound, and kB."""


class Soak(msgspec.Struct, frozen=True):
    """What a long interview does to memory."""

    minutes: float
    """Of sound; it is heard as fast as it goes, with every draft."""
    utterances: int
    warm_memory: int
    """MB when the libraries had filled their pools."""
    last_memory: int
    peak_memory: int
    slope: float
    """MB for each hour of sound, from then on. What passes have let go of is part of it: that comes
    and goes by 100 MB, and gives a slope of its own."""
    resting_memory: int
    """MB at the end, when free memory was given back."""
    resting_slope: float
    """MB for each hour of what could not be given back: what is really kept."""


def repeated(dialogue: Dialogue, minutes: float) -> Iterator[AudioBlock]:
    """The dialogue again and again, as one recording."""
    whole = max(len(one) for one in dialogue.sound.values())
    for start in range(0, round(minutes * 60 * RATE), whole):
        for block in dialogue.blocks(RATE // 10):
            yield replace(block, start=block.start + start)


def soak(pipeline: Pipeline, dialogue: Dialogue, minutes: float) -> Soak:
    """Hear so many minutes and watch the memory."""
    samples: list[Sample] = []
    resting: list[Sample] = []
    utterances = 0
    for event in tidied(pipeline.run(repeated(dialogue, minutes))):
        utterances += isinstance(event, UtteranceFinished)
        if not isinstance(event, AudioHeard):
            continue
        if _due(event, samples, EVERY):
            samples.append((event.until, memory()))
        # When it is also the time of `tidied`: the program has no more given back than usual.
        if _due(event, resting, TIDIED):
            give_back()
            resting.append((event.until, memory()))
    return grown(samples, resting, utterances, memory("VmHWM"))


def _due(event: AudioHeard, samples: list[Sample], every: float) -> bool:
    return event.until - (samples[-1][0] if samples else 0.0) >= every


def grown(samples: list[Sample], resting: list[Sample], utterances: int, peak: int) -> Soak:
    """The figures of what was seen at any time, and when free memory had been given back."""
    warm, still = _warm(samples), _warm(resting)
    return Soak(
        minutes=round(samples[-1][0] / 60, 1) if samples else 0.0,
        utterances=utterances,
        warm_memory=warm[0][1] // 1024 if warm else 0,
        last_memory=warm[-1][1] // 1024 if warm else 0,
        peak_memory=peak // 1024,
        slope=slope(warm, part=1.0),
        resting_memory=still[-1][1] // 1024 if still else 0,
        resting_slope=slope(still, part=1.0),
    )


def _warm(samples: list[Sample]) -> list[Sample]:
    return [one for one in samples if one[0] >= WARM] or samples[-1:]


ROWS = {
    "minutes": "minutes heard",
    "utterances": "utterances",
    "warm_memory": "memory after five minutes, MB",
    "last_memory": "memory at the end, MB",
    "peak_memory": "peak memory of the program, MB",
    "slope": "growth of memory after five minutes, MB for an hour of sound",
    "resting_memory": "memory at the end, without what is free, MB",
    "resting_slope": "growth of memory without what is free, MB for an hour of sound",
}


def table(report: Soak) -> Iterator[str]:
    """The figures as a Markdown table."""
    plain = msgspec.structs.asdict(report)
    yield "| a long interview | |"
    yield "|---|---|"
    yield from (f"| {name} | {plain[key]} |" for key, name in ROWS.items())
