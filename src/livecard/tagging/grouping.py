"""Which of what was read in an utterance is suggested, and how far each quote goes."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from livecard.events import Polarity
from livecard.tagging.match import Match
from livecard.tagging.segment import LONGEST, Unit, words


@dataclass(frozen=True)
class Part:
    """Neighbouring units of an utterance, by their numbers, as they were read together."""

    first: int
    last: int
    evidence: float
    """Belief that it is evidence of something."""
    matches: tuple[Match, ...]
    """Those that are worth a glance."""

    @property
    def numbers(self) -> Set[int]:
        """The units."""
        return set(range(self.first, self.last + 1))


Found = tuple[Match, Part]
"""A match, and what was read."""
_Kind = tuple[str, Polarity]
"""A dimension, and whether it speaks for the candidate or against."""


def grouped(
    found: Sequence[Found], there: Sequence[Unit]
) -> Iterator[tuple[Match, Sequence[Unit]]]:
    """The surest match of each dimension for the candidate and the surest against, each with the
    units beside it that say the same; of two that share words the surer, or the shorter."""
    chosen: dict[_Kind, Found] = {}
    for match, part in sorted(found, key=_rank):
        kind = match.dimension, match.polarity
        if kind not in chosen and not part.numbers & _taken(chosen, match.dimension):
            chosen[kind] = match, part
    for kind, (match, part) in chosen.items():
        alike = {
            other.first
            for one, other in found
            if (one.dimension, one.polarity) == kind and other.first == other.last
        }
        yield match, _widened(part, alike - _taken(chosen, match.dimension), there)


def _rank(one: Found) -> tuple[float, int]:
    match, part = one
    return -match.confidence, part.last - part.first


def _taken(chosen: Mapping[_Kind, Found], dimension: str) -> set[int]:
    """The units that belong to what is chosen of a dimension."""
    parts = [part for (name, _), (_, part) in chosen.items() if name == dimension]
    return {number for part in parts for number in part.numbers}


def _widened(part: Part, more: Set[int], there: Sequence[Unit]) -> Sequence[Unit]:
    """The part with the units beside it that are among `more`, as long as it is not too long."""
    first, last = part.first, part.last
    for step in (-1, 1):
        at = (first if step < 0 else last) + step
        while at in more and _short(there[min(at, first) : max(at, last) + 1]):
            first, last = min(at, first), max(at, last)
            at += step
    return there[first : last + 1]


def _short(chosen: Sequence[Unit]) -> bool:
    return sum(words(one.tokens) for one in chosen) <= LONGEST
