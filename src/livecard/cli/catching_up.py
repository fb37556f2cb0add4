"""Wires the measuring of catching up: the sample, and a recogniser that stands still on the way."""

import time
from collections.abc import Iterator
from dataclasses import replace

from livecard.audio.listener import ListenerSettings
from livecard.bench.catchup import Freeze, Spent, begun, caught_up, stalled, timed
from livecard.bench.cost import Meter
from livecard.bench.dialogue import Dialogue, load
from livecard.bench.measure import Bench
from livecard.bench.stream import Timed, truth
from livecard.cli.measuring import bench
from livecard.cli.options import Machine
from livecard.cli.parts import chosen_rubric
from livecard.cli.workspace import shipped

ENOUGH = 60.0
"""Seconds of the sample that follow the freeze: at 1.5 times real time that is enough."""


def lines(machine: Machine, seconds: float, wall: bool) -> Iterator[str]:
    """What a freeze of so many seconds does to the sample interview."""
    machine = machine if wall else replace(machine, threads=machine.threads or 1)
    parts = bench(chosen_rubric("senior-backend", None), machine, ListenerSettings())
    freeze = Freeze(length=seconds)
    dialogue = begun(load(shipped("senior-backend.opus")), freeze.at + seconds + ENOUGH)
    pipeline = parts.pipeline(dialogue, Meter())
    clock = Spent(time.monotonic if wall else time.process_time)
    events = timed(pipeline.run(stalled(dialogue.blocks(), clock, freeze)), clock)
    done = caught_up(events, freeze)
    yield "| the recogniser stands still once | |"
    yield "|---|---|"
    yield f"| for, s | {seconds:.0f} |"
    yield f"| up to date again after, s | {done.took:.1f} |"
    yield f"| caught up at so many times real time | {done.speed:.2f} |"
    yield f"| sound lost, s | {done.lost:.1f} |"
    yield f"| speech put aside and heard later, s | {done.heard_later:.1f} |"
    yield f"| word error rate of all of it | {truth(events, dialogue).rate:.4f} |"
    yield f"| the same, never standing still | {_undisturbed(parts, dialogue):.4f} |"


def _undisturbed(parts: Bench, dialogue: Dialogue) -> float:
    """The word error rate where nothing is late; drafts change no finished word."""
    parts = replace(parts, listener=ListenerSettings(step=0.0))
    pipeline = parts.pipeline(dialogue, Meter())
    return truth([Timed(event, 0.0) for event in pipeline.run(dialogue.blocks())], dialogue).rate
