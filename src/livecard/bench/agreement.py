"""Figures of agreement between what was found and what a labeller found, each on plain pairs."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
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


def harmonic(precision: float | None, recall: float | None) -> float | None:
    """F1."""
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


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
