"""Figures of agreement between what was found and what a labeller found, each on plain pairs."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Thing = TypeVar("Thing")


def kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Quadratically weighted kappa (Cohen 1968) of ratings; None where it is not defined."""
    if not pairs:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    apart = sum((a - b) ** 2 for a, b in pairs)
    chance = sum((a - b) ** 2 * first[a] * second[b] / len(pairs) for a in first for b in second)
    return 1 - apart / chance if chance else None


def banded(level: int) -> int:
    """1 and 2 are one band."""
    return max(2, level)


def share(hits: int, total: int) -> float | None:
    """A share; None of nothing."""
    return hits / total if total else None


def calibration(pairs: Sequence[tuple[float, bool]], bins: int = 10) -> float | None:
    """Expected calibration error: how far, on average, confidence is from being right."""
    if not pairs:
        return None
    groups: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in pairs:
        groups.setdefault(min(bins - 1, int(confidence * bins)), []).append((confidence, right))
    return sum(
        abs(sum(c for c, _ in group) - sum(right for _, right in group))
        for group in groups.values()
    ) / len(pairs)


def interval(
    things: Sequence[Thing], figure: Callable[[Sequence[Thing]], float | None], times: int = 400
) -> tuple[float, float] | None:
    """The 95 % bootstrap interval of a figure over things drawn again with replacement."""
    chance = random.Random(1)
    drawn = (figure(chance.choices(things, k=len(things))) for _ in range(times))
    values = sorted(value for value in drawn if value is not None)
    if not values:
        return None
    return values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]


@dataclass(frozen=True)
class Counts:
    """What was found and should have been, found and should not, and not found."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.right + other.right, self.false + other.false, self.missed + other.missed
        )

    @property
    def precision(self) -> float | None:
        """Of what was found, how much is right; None where nothing was found."""
        return share(self.right, self.right + self.false)

    @property
    def recall(self) -> float | None:
        """Of what should be found, how much was; None where there is nothing to find."""
        return share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; 0 where there was something to find and nothing was found."""
        if not self.right + self.missed:
            return None
        return 2 * self.right / (2 * self.right + self.false + self.missed)


def summed(counts: Sequence[Counts]) -> Counts:
    """All of them together."""
    return sum(counts, Counts())


def macro(counts: Sequence[Counts]) -> float | None:
    """The mean F1 of those where there is something to find, each counting the same."""
    known = [one.f1 for one in counts if one.f1 is not None]
    return sum(known) / len(known) if known else None
