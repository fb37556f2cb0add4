"""Which dimension of a rubric words are about: by what they mean, share, and were said after."""

from dataclasses import dataclass

import numpy as np

from livecard.rubric import Rubric
from livecard.tagging.reading import Read, Reading, Vector, asked
from livecard.tagging.topic import Topic
from livecard.tagging.wording import of_dimensions

QUESTION_MEANS, QUESTION_SHARES = 0.2, 1.6
"""Weights of what a question means, and of the words that it shares with a dimension."""
MEANS, SHARES, TOPIC = 0.55, 2.8, 2.6
"""Weights of what a unit means, of the words that it shares, and of what was asked and said before.
All five were fitted on the dev split, interviews and single units."""


@dataclass(frozen=True)
class Heard:
    """A unit as it was read, and which dimension it may be about."""

    text: str
    question: str
    reading: Reading
    near: tuple[Vector, ...]
    """For each dimension, how near each of its anchors is: a sharpened cosine."""
    alone: Vector
    """Belief in each dimension by the unit's own words, 0 to 1."""
    beliefs: Vector
    """Logarithm of the belief in each dimension, after what was asked and said before."""


class Dimensions:
    """The dimensions of a rubric, their anchors read once."""

    def __init__(self, rubric: Rubric, read: Read, sharpness: float) -> None:
        self._read = read
        self._sharpness = sharpness
        self._shared = of_dimensions(rubric)
        self._anchors = np.stack(
            [
                read(f"{one.name}: {anchor.text}", "").vector
                for one in rubric.dimensions
                for anchor in one.anchors
            ]
        )
        self._bounds = np.cumsum([0, *(len(one.anchors) for one in rubric.dimensions)])

    def topic(self) -> Topic:
        """What is being spoken about, before anything was said."""
        return Topic(len(self._bounds) - 1)

    def asked(self, question: str) -> Vector:
        """How much a question is about each dimension, 0 to 1."""
        words = asked(question)
        near = self._near(self._read(words, ""))
        return np.exp(self._about(words, near, QUESTION_MEANS, QUESTION_SHARES))

    def heard(self, text: str, question: str, reading: Reading, topic: Topic) -> Heard:
        """A unit, before its topic knows of it."""
        near = self._near(reading)
        own = self._about(text, near, MEANS, SHARES)
        beliefs = _log_softmax(own + TOPIC * topic.beliefs())
        return Heard(text, question, reading, near, np.exp(own), beliefs)

    def _about(self, text: str, near: tuple[Vector, ...], means: float, shares: float) -> Vector:
        """Logarithm of the belief in each dimension, by a text alone."""
        nearness = np.array([_log_sum(one) for one in near], np.float32)
        return _log_softmax(means * _log_softmax(nearness) + shares * self._shared(text))

    def _near(self, reading: Reading) -> tuple[Vector, ...]:
        near = self._sharpness * (self._anchors @ reading.vector)
        return tuple(near[a:b] for a, b in zip(self._bounds, self._bounds[1:], strict=False))


def _log_sum(values: Vector) -> float:
    top = values.max()
    return float(top + np.log(np.exp(values - top).sum()))


def _log_softmax(values: Vector) -> Vector:
    """Logarithms of shares that sum to 1."""
    return np.asarray(values - _log_sum(values), np.float32)
