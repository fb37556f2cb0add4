"""A long interview: the same sound again and again, and what the program's memory does."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from livecard.audio.block import RATE, AudioBlock
from livecard.bench.cost import memory, slope
from livecard.bench.dialogue import Dialogue
from livecard.events import AudioHeard, UtteranceFinished
from livecard.memory import tidied
from livecard.pipeline import Pipeline

WARM = 300.0
"""Seconds of sound in which libraries fill their pools: they do not count."""
EVERY = 10.0
"""Seconds of sound between two looks at the memory."""


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
    """MB for each hour of sound, from then on."""


def repeated(dialogue: Dialogue, minutes: float) -> Iterator[AudioBlock]:
    """The dialogue again and again, as one recording."""
    whole = max(len(one) for one in dialogue.sound.values())
    for start in range(0, round(minutes * 60 * RATE), whole):
        for block in dialogue.blocks(RATE // 10):
            yield replace(block, start=block.start + start)


def soak(pipeline: Pipeline, dialogue: Dialogue, minutes: float) -> Soak:
    """Hear so many minutes and watch the memory."""
    samples: list[tuple[float, int]] = []
    utterances = 0
    for event in tidied(pipeline.run(repeated(dialogue, minutes))):
        utterances += isinstance(event, UtteranceFinished)
        last = samples[-1][0] if samples else 0.0
        if isinstance(event, AudioHeard) and event.until - last >= EVERY:
            samples.append((event.until, memory()))
    return grown(samples, utterances, memory("VmHWM"))


def grown(samples: list[tuple[float, int]], utterances: int, peak: int) -> Soak:
    """The figures of (second of the sound, kB) pairs."""
    warm = [one for one in samples if one[0] >= WARM] or samples[-1:]
    return Soak(
        minutes=round(samples[-1][0] / 60, 1) if samples else 0.0,
        utterances=utterances,
        warm_memory=warm[0][1] // 1024 if warm else 0,
        last_memory=warm[-1][1] // 1024 if warm else 0,
        peak_memory=peak // 1024,
        slope=slope(warm, part=1.0),
    )


ROWS = {
    "minutes": "minutes heard",
    "utterances": "utterances",
    "warm_memory": "memory after five minutes, MB",
    "last_memory": "memory at the end, MB",
    "peak_memory": "peak memory of the program, MB",
    "slope": "growth of memory after five minutes, MB for an hour of sound",
}


def table(report: Soak) -> Iterator[str]:
    """The figures as a Markdown table."""
    plain = msgspec.structs.asdict(report)
    yield "| a long interview | |"
    yield "|---|---|"
    yield from (f"| {name} | {plain[key]} |" for key, name in ROWS.items())
