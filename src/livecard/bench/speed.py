"""How long the tagger takes for a unit: for an utterance, divided by the units in it."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from livecard.bench.evidence import Tags
from livecard.events import UtteranceFinished
from livecard.speaker import Speaker
from livecard.training.examples import Turn


@dataclass(frozen=True)
class Cost:
    """Milliseconds on the wall's clock, and of the processor, which other programs do not move."""

    wall: float
    processor: float


Clock = Callable[[], float]
"""Seconds."""


def costs(
    turns: Iterable[Turn],
    tagger: Tags,
    count: Callable[[str], int],
    clocks: tuple[Clock, Clock] = (time.perf_counter, time.process_time),
) -> Iterator[Cost]:
    """The cost of a unit in each of the candidate's turns; `count` says how many there are."""
    wall, processor = clocks
    for number, turn in enumerate(turns, 1):
        said = UtteranceFinished(number, turn.speaker, 0.0, 0.0, turn.text, ())
        begun = wall(), processor()
        for _ in tagger.feed(said):
            pass
        taken = wall() - begun[0], processor() - begun[1]
        if turn.speaker is Speaker.CANDIDATE and (units := count(turn.text)):
            yield Cost(*(1000 * one / units for one in taken))


def quantile(values: Iterable[float], share: float) -> float | None:
    """The smallest value that so many of them do not exceed; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]
