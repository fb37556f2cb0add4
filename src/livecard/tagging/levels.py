"""Whether a unit speaks for the candidate or against, and at which level."""

from typing import NamedTuple

import numpy as np

from livecard.events import Rating
from livecard.rating import LEVELS
from livecard.rubric import Rubric
from livecard.tagging.dimensions import Heard
from livecard.tagging.reading import Vector, logistic
from livecard.tagging.sayings import has_sayings
from livecard.tagging.wording import of_anchors

LOW = 2
"""Highest level that speaks against a candidate."""


class Weights(NamedTuple):
    """What a level is told by."""

    read: float
    """Of the level that was read."""
    near: float
    """Of the nearness of its anchor."""
    sayings: float
    """Of that of its anchor and sayings together."""
    shared: float
    """Of the words shared with them."""
    usual: float
    """How much likelier a 4 is beforehand: it is read too seldom."""


WITH_SAYINGS, BARE = Weights(0.13, 0.25, 0.42, 2.4, 0.5), Weights(0.6, 0.5, 0.0, 3.0, 0.0)
"""For rubrics with sayings and without. Of the positive units of the dev interviews these give 76
and 78 % their level, as it was read 60 %; with the other's weights it would be 69 and 74."""


class Levels:
    """The levels of a rubric's dimensions."""

    def __init__(self, rubric: Rubric) -> None:
        self._weights = WITH_SAYINGS if has_sayings(rubric) else BARE
        self._shared = [of_anchors(one) for one in rubric.dimensions]
        self._places = [
            [
                [anchor.band for anchor in one.anchors].index(rubric.band(level).label)
                for level in LEVELS
            ]
            for one in rubric.dimensions
        ]
        """For each dimension and level the place of its anchor."""

    def leaning(self, heard: Heard, dimension: int) -> tuple[float, float]:
        """What says that a unit speaks against the candidate: the logit as it was read, and how
        much nearer the anchors of low levels are."""
        near = self._by_level(heard.sayings[dimension], dimension)
        return -heard.reading.polarity, float(near[:LOW].mean() - near[LOW:].mean())

    def level(self, heard: Heard, dimension: int, against: bool) -> Rating:
        """The likeliest level of those that speak so."""
        shared = self._by_level(self._shared[dimension](heard.text), dimension)
        near = self._by_level(heard.near[dimension], dimension)
        sayings = self._by_level(heard.sayings[dimension], dimension)
        read = np.log(np.array(_levels(heard.reading.above)) + 1e-6)
        by = self._weights
        scores = by.read * read + by.near * near + by.sayings * sayings + by.shared * shared
        scores[LEVELS.index(4)] += by.usual
        own = range(LOW) if against else range(LOW, len(LEVELS))
        return LEVELS[max(own, key=lambda place: scores[place])]

    def anchor(self, dimension: int, level: Rating) -> int:
        """The place of the anchor that a level falls under."""
        return self._places[dimension][LEVELS.index(level)]

    def _by_level(self, by_anchor: Vector, dimension: int) -> Vector:
        return by_anchor[self._places[dimension]]


def _levels(above: tuple[float, ...]) -> list[float]:
    """The belief in each level, from the beliefs that it lies above the ones below it."""
    falling = np.minimum.accumulate([1.0, *map(logistic, above)])
    return [float(a - b) for a, b in zip(falling, [*falling[1:], 0.0], strict=True)]
