"""What a unit is evidence of, if anything: its dimension, level and polarity, and how sure that is.

The encoder was taught on the rubrics of many roles to put what candidates say near the anchors it
speaks to. So a rubric that it has never seen needs no teaching: its anchors are read once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log

import msgspec
import numpy as np
import numpy.typing as npt

from livecard.events import Polarity, Rating
from livecard.rating import LEVELS
from livecard.rubric import Rubric

Vector = npt.NDArray[np.float32]
"""A row of length 1: the product of two is their cosine."""


@dataclass(frozen=True)
class Reading:
    """What the encoder makes of a unit and the question before it; logits are natural."""

    vector: Vector
    evidence: float
    """Logit: it is evidence of something."""
    above: tuple[float, ...]
    """Logits: the level is above 1, 2, 3, 4."""
    polarity: float
    """Logit: it speaks for the candidate."""


RANKS = 2
"""Dimensions that a unit may speak to: more than two in one breath are terms, not evidence."""
SECOND = -1.6
"""Logarithm of the belief that a second dimension must have: a fifth."""

Signs = tuple[float, float, float]
"""Evidence logit, logarithm of the belief in the dimension, cosine with its nearest anchor."""

Read = Callable[[str, str], Reading]
"""A text and the question before it."""


class Taught(msgspec.Struct, frozen=True):
    """What belongs to a taught encoder, fitted on interviews that it was not taught with."""

    sharpness: float
    """What cosines are multiplied by before they are compared."""
    nearness: float
    """How much the nearness to a band's anchor counts beside the level that was read."""
    bias: float
    evidence: float
    dimension: float
    cosine: float
    """Calibration: weights of the evidence logit, of the logarithm of the belief in the
    dimension, and of the cosine, for the logit of being right."""
    threshold: float
    """Confidence from which on a suggestion is worth an interviewer's glance."""
    doubt: float = 0.6
    """A unit is called negative only with at least this belief: it harms a person."""
    wary: float = 0.7
    """Confidence from which on a suggestion that speaks against the candidate is worth one: on
    conversations that were no interviews nearly all of the less sure ones were wrong."""
    contrary: float = 0.9
    """With more belief than this that it is negative, a unit is never called positive."""


@dataclass(frozen=True)
class Match:
    """The likeliest dimension and level, and how sure that is."""

    dimension: str
    band: str
    level: Rating
    polarity: Polarity
    matched: str
    """The anchor or saying of that band that is nearest."""
    similarity: float
    """Its cosine, −1 to 1."""
    confidence: float
    """Calibrated belief that evidence and dimension are right, 0 to 1."""


@dataclass(frozen=True)
class _Phrases:
    texts: tuple[str, ...]
    vectors: npt.NDArray[np.float32]


class Matcher:
    """The anchors of a rubric, read once, and its sayings as they are needed."""

    def __init__(self, rubric: Rubric, read: Read, taught: Taught) -> None:
        self._rubric = rubric
        self._taught = taught
        self._anchors = np.stack(
            [
                read(f"{one.name}: {anchor.text}", "").vector
                for one in rubric.dimensions
                for anchor in one.anchors
            ]
        )
        self._bounds = np.cumsum([0, *(len(one.anchors) for one in rubric.dimensions)])
        self.read = read
        self._phrases: dict[tuple[str, str], _Phrases] = {}

    def prepare(self) -> None:
        """Read every saying now: else the first match of each band waits for half a dozen."""
        for dimension in self._rubric.dimensions:
            for anchor in dimension.anchors:
                self._nearest(dimension.name, anchor.band)

    def worth(self, match: Match) -> bool:
        """Whether a match is worth an interviewer's glance."""
        taught = self._taught
        least = taught.threshold if match.polarity == "+" else max(taught.threshold, taught.wary)
        return match.confidence >= least

    def matches(self, reading: Reading) -> Iterator[Match]:
        """The matches of the likeliest dimensions, the best first, however unsure; without those
        where it is unclear what they speak for."""
        pieces = self._near(reading)
        negative = logistic(-reading.polarity)
        for rank, (signs, which) in enumerate(self._ranked(reading, pieces)):
            level = self._level(reading, which, _log_softmax(pieces[which]))
            if (rank and signs[1] < SECOND) or self._unclear(level, negative):
                continue
            yield self._found(reading, which, level, self._sure(signs))

    def signs(self, reading: Reading) -> list[tuple[Signs, str]]:
        """What calibration goes by, for each of the likeliest dimensions, the best first."""
        ranked = self._ranked(reading, self._near(reading))
        return [(signs, self._rubric.dimensions[which].name) for signs, which in ranked]

    def _near(self, reading: Reading) -> list[Vector]:
        """How near the anchors of each dimension are."""
        near = self._taught.sharpness * (self._anchors @ reading.vector)
        return [near[a:b] for a, b in zip(self._bounds, self._bounds[1:], strict=False)]

    def _ranked(self, reading: Reading, pieces: list[Vector]) -> Iterator[tuple[Signs, int]]:
        """The likeliest dimensions by their place in the rubric, each with its signs."""
        beliefs = _log_softmax(np.array([_log_sum(piece) for piece in pieces]))
        for which in map(int, np.argsort(-beliefs, kind="stable")[:RANKS]):
            cosine = float(pieces[which].max()) / self._taught.sharpness
            yield (reading.evidence, float(beliefs[which]), cosine), which

    def _found(self, reading: Reading, which: int, level: Rating, sure: float) -> Match:
        dimension = self._rubric.dimensions[which].name
        band = self._rubric.band(level).label
        phrases = self._nearest(dimension, band)
        cosines = phrases.vectors @ reading.vector
        nearest = int(np.argmax(cosines))
        return Match(
            dimension,
            band,
            level,
            "-" if level <= 2 else "+",
            phrases.texts[nearest],
            round(float(cosines[nearest]), 3),
            round(sure, 3),
        )

    def _nearest(self, dimension: str, band: str) -> _Phrases:
        """Read when first needed: a rubric has more than a hundred sayings."""
        if (dimension, band) not in self._phrases:
            anchor = next(
                anchor
                for one in self._rubric.dimensions
                if one.name == dimension
                for anchor in one.anchors
                if anchor.band == band
            )
            self._phrases[dimension, band] = _phrases((anchor.text, *anchor.sayings), self.read)
        return self._phrases[dimension, band]

    def _level(self, reading: Reading, dimension: int, near: Vector) -> Rating:
        """The likeliest level by what was read, the anchors' nearness and the polarity."""
        labels = [anchor.band for anchor in self._rubric.dimensions[dimension].anchors]
        good = logistic(reading.polarity)
        scores = {
            level: np.log(belief + 1e-6)
            + self._taught.nearness * near[labels.index(self._rubric.band(level).label)]
            + np.log((good if level > 2 else 1 - good) + 1e-6)
            for level, belief in zip(LEVELS, _levels(reading.above), strict=True)
        }
        return max(LEVELS, key=lambda level: scores[level])

    def _unclear(self, level: Rating, negative: float) -> bool:
        """Whether the level and the belief that it is negative do not go together."""
        return negative < self._taught.doubt if level <= 2 else negative > self._taught.contrary

    def _sure(self, signs: Signs) -> float:
        taught = self._taught
        weights = (taught.evidence, taught.dimension, taught.cosine)
        return logistic(taught.bias + sum(w * s for w, s in zip(weights, signs, strict=True)))


def _phrases(texts: tuple[str, ...], read: Read) -> _Phrases:
    return _Phrases(texts, np.stack([read(text, "").vector for text in texts]))


def _levels(above: tuple[float, ...]) -> list[float]:
    """The belief in each level, from the beliefs that it lies above the ones below it."""
    falling = np.minimum.accumulate([1.0, *map(logistic, above)])
    return [float(a - b) for a, b in zip(falling, [*falling[1:], 0.0], strict=True)]


def logistic(logit: float) -> float:
    """A belief from its logit."""
    return float(1 / (1 + np.exp(-logit)))


def logit(belief: float) -> float:
    """The logit of a belief; certainty is a little less than certain."""
    sure = min(max(belief, 1e-6), 1 - 1e-6)
    return log(sure / (1 - sure))


def _log_sum(values: Vector) -> float:
    top = values.max()
    return float(top + np.log(np.exp(values - top).sum()))


def _log_softmax(values: Vector) -> Vector:
    return np.asarray(values - _log_sum(values), np.float32)
