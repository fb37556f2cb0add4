"""How long the tagger takes for a unit, each unit by itself after the question before it."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    cut: Callable[[str], Sequence[str]],
    clocks: tuple[Clock, Clock] = (time.perf_counter, time.process_time),
) -> Iterator[Cost]:
    """The cost of each unit of the candidate's turns, as `cut` gives them."""
    number = 0
    wall, processor = clocks
    for turn in turns:
        for text in cut(turn.text) if turn.speaker is Speaker.CANDIDATE else [turn.text]:
            number += 1
            said = UtteranceFinished(number, turn.speaker, 0.0, 0.0, text, ())
            begun = wall(), processor()
            for _ in tagger.feed(said):
                pass
            taken = Cost(1000 * (wall() - begun[0]), 1000 * (processor() - begun[1]))
            if turn.speaker is Speaker.CANDIDATE:
                yield taken


def quantile(values: Iterable[float], share: float) -> float | None:
    """The smallest value that so many of them do not exceed; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]
