"""What a unit is evidence of, if anything: its dimension, level and polarity, and how sure that is.

The encoder was taught on the rubrics of many roles to put what candidates say near the anchors it
speaks to. So a rubric that it has never seen needs no teaching: its anchors are read once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import numpy as np

from livecard.events import Polarity, Rating
from livecard.rubric import Rubric
from livecard.tagging.dimensions import Dimensions, Heard
from livecard.tagging.levels import LOW, Levels
from livecard.tagging.prompting import Prompting
from livecard.tagging.reading import Read, Reading, Vector, logistic
from livecard.tagging.sayings import has_sayings
from livecard.tagging.topic import Topic

RANKS = 2
"""Dimensions that a unit may speak to: more than two in one breath are terms, not evidence."""
SECOND = -1.6
"""Logarithm of the belief that a second dimension must have: a fifth."""

HINTED: Rating = 3
"""Highest level of what the interviewer's question had already held."""

Signs = tuple[float, float, float]
"""Evidence logit, logarithm of the belief in the dimension, cosine with its nearest band."""


class Taught(msgspec.Struct, frozen=True):
    """What belongs to a taught encoder, fitted on interviews that it was not taught with."""

    sharpness: float
    """What cosines are multiplied by before they are compared."""
    bias: float
    evidence: float
    dimension: float
    cosine: float
    """Calibration: weights of the evidence logit, of the logarithm of the belief in the
    dimension, and of the cosine, for the logit of being right."""
    threshold: float
    """Confidence from which on a suggestion is worth an interviewer's glance."""
    doubt: float = 0.55
    """A unit is called negative only with at least this belief: it harms a person."""
    wary: float = 0.7
    """Confidence from which on a suggestion that speaks against the candidate is worth one: on
    conversations that were no interviews nearly all of the less sure ones were wrong."""
    contrary: float = 0.4
    """With more belief than this that it is negative, a unit is never called positive."""
    polarity: float = 1.0
    apart: float = 0.0
    lean: float = 0.0
    """Calibration: weights of the polarity as it was read and of how much nearer the anchors of
    low levels are, and what is added, for the logit of speaking against the candidate."""
    bare: "Taught | None" = None
    """The same for rubrics without sayings; None where it makes no difference."""

    def of(self, rubric: Rubric) -> "Taught":
        """What holds for a rubric."""
        return self if self.bare is None or has_sayings(rubric) else self.bare


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


class Matcher:
    """The anchors of a rubric, read once, and its sayings as they are needed."""

    def __init__(self, rubric: Rubric, read: Read, taught: Taught) -> None:
        self._rubric = rubric
        self._taught = taught.of(rubric)
        self._dimensions = Dimensions(rubric, read, taught.sharpness)
        self.prompted = Prompting(read)
        self._levels = Levels(rubric)
        self._read = read

    def prepare(self) -> None:
        """Read every saying now: else the first unit waits for them."""
        self._dimensions.sayings.prepare()

    def worth(self, match: Match) -> bool:
        """Whether a match is worth an interviewer's glance."""
        taught = self._taught
        least = taught.threshold if match.polarity == "+" else max(taught.threshold, taught.wary)
        return match.confidence >= least

    def topic(self) -> Topic:
        """What is being spoken about, before anything was said."""
        return self._dimensions.topic()

    def asked(self, question: str) -> Vector:
        """How much a question is about each dimension, 0 to 1."""
        return self._dimensions.asked(question)

    def hear(self, text: str, question: str, topic: Topic) -> Heard:
        """A unit after a question, in a conversation about a topic."""
        return self._dimensions.heard(text, question, self._read(text, question), topic)

    def matches(self, heard: Heard) -> Iterator[Match]:
        """The matches of the likeliest dimensions, the best first, however unsure; without those
        where it is unclear what they speak for."""
        for rank, (signs, which) in enumerate(self._ranked(heard)):
            against = self._against(heard, which)
            if (rank and signs[1] < SECOND) or against is None:
                continue
            sure, level = self._sure(signs), self._levels.level(heard, which, against)
            # Only where it matters: it reads the unit once more.
            if level > HINTED and sure >= self._taught.threshold:
                level = HINTED if self.prompted(heard.text, heard.question) else level
            yield self._found(heard.reading, which, level, sure)

    def leaning(self, heard: Heard, dimension: str) -> tuple[float, float]:
        """What calibration goes by to say whether a unit speaks against the candidate."""
        names = [one.name for one in self._rubric.dimensions]
        return self._levels.leaning(heard, names.index(dimension))

    def signs(self, heard: Heard) -> list[tuple[Signs, str]]:
        """What calibration goes by, for each of the likeliest dimensions, the best first."""
        ranked = self._ranked(heard)
        return [(signs, self._rubric.dimensions[which].name) for signs, which in ranked]

    def _ranked(self, heard: Heard) -> Iterator[tuple[Signs, int]]:
        """The likeliest dimensions by their place in the rubric, each with its signs."""
        for which in map(int, np.argsort(-heard.beliefs, kind="stable")[:RANKS]):
            cosine = float(heard.sayings[which].max()) / self._taught.sharpness
            yield (heard.reading.evidence, float(heard.beliefs[which]), cosine), which

    def _found(self, reading: Reading, which: int, level: Rating, sure: float) -> Match:
        dimension = self._rubric.dimensions[which]
        place = self._levels.anchor(which, level)
        matched, cosine = self._dimensions.sayings.nearest(reading.vector, which, place)
        return Match(
            dimension.name,
            dimension.anchors[place].band,
            level,
            "-" if level <= LOW else "+",
            matched,
            round(cosine, 3),
            round(sure, 3),
        )

    def _against(self, heard: Heard, dimension: int) -> bool | None:
        """Whether it speaks against the candidate; None where that is unclear."""
        taught = self._taught
        read, apart = self._levels.leaning(heard, dimension)
        belief = logistic(taught.lean + taught.polarity * read + taught.apart * apart)
        if belief >= taught.doubt:
            return True
        return None if belief > taught.contrary else False

    def _sure(self, signs: Signs) -> float:
        taught = self._taught
        weights = (taught.evidence, taught.dimension, taught.cosine)
        return logistic(taught.bias + sum(w * s for w, s in zip(weights, signs, strict=True)))
