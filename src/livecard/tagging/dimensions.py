"""Which dimension of a rubric words are about: by what they mean, share, and were said after."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from livecard.rubric import Rubric
from livecard.tagging.reading import Read, Reading, Vector, asked
from livecard.tagging.sayings import Bands, Sayings, has_sayings, named_anchors
from livecard.tagging.topic import Topic
from livecard.tagging.wording import of_dimensions

Weights = tuple[float, float, float]
"""Of the nearness of a dimension's anchors, of that of its sayings, and of the words shared."""
QUESTION: Weights = (0.2, 0.15, 1.8)
QUESTION_BARE: Weights = (0.2, 0.0, 1.6)
"""For what a question is about, with a rubric that has sayings and one that has none."""
UNIT: Weights = (0.3, 0.5, 2.2)
UNIT_BARE: Weights = (0.55, 0.0, 2.8)
"""For what a unit is about."""
TOPIC = 2.5
"""Of what was asked and said before. All were fitted on dev, interviews and single units."""


@dataclass(frozen=True)
class Heard:
    """A unit as it was read, and which dimension it may be about."""

    text: str
    question: str
    reading: Reading
    near: Bands
    """For each dimension, how near each of its anchors is: a sharpened cosine."""
    sayings: Bands
    """The same of each band's anchor and sayings together."""
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
        told = has_sayings(rubric)
        self._question, self._unit = (QUESTION, UNIT) if told else (QUESTION_BARE, UNIT_BARE)
        self.sayings = Sayings(rubric, read)
        self._anchors = np.stack([read(one, "").vector for one in named_anchors(rubric)])
        self._bounds = np.cumsum([0, *(len(one.anchors) for one in rubric.dimensions)])

    def topic(self) -> Topic:
        """What is being spoken about, before anything was said."""
        return Topic(len(self._bounds) - 1)

    def asked(self, question: str) -> Vector:
        """How much a question is about each dimension, 0 to 1."""
        words = asked(question)
        vector = self._read(words, "").vector
        near, sayings = self._near(vector), self.sayings.near(vector, self._sharpness)
        return np.exp(self._about(words, near, sayings, self._question))

    def heard(self, text: str, question: str, reading: Reading, topic: Topic) -> Heard:
        """A unit, before its topic knows of it."""
        near = self._near(reading.vector)
        sayings = self.sayings.near(reading.vector, self._sharpness)
        own = self._about(text, near, sayings, self._unit)
        beliefs = _log_softmax(own + TOPIC * topic.beliefs())
        return Heard(text, question, reading, near, sayings, np.exp(own), beliefs)

    def _about(self, text: str, near: Bands, sayings: Bands, weights: Weights) -> Vector:
        """Logarithm of the belief in each dimension, by a text alone."""
        signs = (_nearness(near), _nearness(sayings), self._shared(text))
        return _log_softmax(np.sum([w * s for w, s in zip(weights, signs, strict=True)], axis=0))

    def _near(self, vector: Vector) -> Bands:
        near = self._sharpness * (self._anchors @ vector)
        return tuple(near[a:b] for a, b in pairwise(self._bounds))


def _nearness(bands: Bands) -> Vector:
    """Logarithm of the belief in each dimension, by how near its bands are."""
    return _log_softmax(np.array([_log_sum(one) for one in bands], np.float32))


def _log_sum(values: Vector) -> float:
    top = values.max()
    return float(top + np.log(np.exp(values - top).sum()))


def _log_softmax(values: Vector) -> Vector:
    """Logarithms of shares that sum to 1."""
    return np.asarray(values - _log_sum(values), np.float32)
