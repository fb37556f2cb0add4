"""What listening costs: time in the recogniser, processor time, memory, and falling behind."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from livecard.audio.block import Samples
from livecard.audio.hearing import Hearing

WINDOW = 30.0
"""Seconds over which the load is looked at."""
BEHIND = 1.5
"""Seconds late from which on somebody would notice."""


@dataclass
class Meter:
    """Times the recogniser's passes."""

    spans: list[tuple[float, float]] = field(default_factory=list)
    """When each pass began, and how long it took."""

    @property
    def seconds(self) -> float:
        """The time in all passes."""
        return sum(taken for _, taken in self.spans)

    @property
    def passes(self) -> int:
        """How many there were."""
        return len(self.spans)

    @property
    def longest(self) -> float:
        """The time in the longest pass."""
        return max((taken for _, taken in self.spans), default=0.0)

    def busiest(self) -> float:
        """The share of time in the recogniser, in a window busier than 19 of 20."""
        if not self.spans:
            return 0.0
        first = self.spans[0][0]
        windows = [0.0] * (1 + int((self.spans[-1][0] - first) / WINDOW))
        for begun, taken in self.spans:
            windows[int((begun - first) / WINDOW)] += taken / WINDOW
        return sorted(windows)[round(0.95 * (len(windows) - 1))]

    def timed(self, hear: Callable[[Samples], Hearing]) -> Callable[[Samples], Hearing]:
        """The same pass, its time added."""

        def run(samples: Samples) -> Hearing:
            begun = time.monotonic()
            hearing = hear(samples)
            self.spans.append((begun, time.monotonic() - begun))
            return hearing

        return run


def behind(heard: Sequence[tuple[float, float]]) -> float:
    """The longest time that somebody would have noticed; of (seconds, seconds late) in order."""
    longest = begun = 0.0
    for (_, before), (at, late) in zip([(0.0, 0.0), *heard], heard, strict=False):
        if late >= BEHIND > before:
            begun = at
        if max(late, before) >= BEHIND:
            longest = max(longest, at - begun)
    return longest


def memory(field: str = "VmRSS") -> int:
    """Resident memory of this program in kB, now or (`VmHWM`) at most; 0 where nobody says."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(field)), 0)


def slope(samples: Sequence[tuple[float, int]], part: float = 0.5) -> float:
    """Growth of memory in MB an hour, over the last part of (seconds, kB) pairs."""
    half = list(samples)[round(len(samples) * (1 - part)) :]
    if len(half) < 2 or half[-1][0] <= half[0][0]:
        return 0.0
    line = statistics.linear_regression([at for at, _ in half], [kb for _, kb in half])
    return round(line.slope * 3600 / 1024, 1)
