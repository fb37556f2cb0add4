"""What a rubric says of each band of each dimension, and how near what was said comes to it.

An anchor says what a rater looks for, a saying how a candidate says it. A candidate's words lie
nearer to sayings: of 1,276 units of the dev interviews anchors alone give 82 % to the right
dimension, with the sayings beside them 84 %; of the positive ones 70 and 75 % get their level.
"""

from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from livecard.rubric import Rubric
from livecard.tagging.reading import Read, Vector

Bands = tuple[Vector, ...]
"""For each dimension, a number for each of its anchors."""


def named_anchors(rubric: Rubric) -> list[str]:
    """What stands for each band of each dimension, dimension by dimension."""
    return [f"{one.name}: {anchor.text}" for one in rubric.dimensions for anchor in one.anchors]


def has_sayings(rubric: Rubric) -> bool:
    """Whether most bands have sayings. Without, an anchor says nothing new beside itself, and what
    was fitted with sayings would trust it too much."""
    anchors = [anchor for one in rubric.dimensions for anchor in one.anchors]
    return 2 * sum(bool(one.sayings) for one in anchors) > len(anchors)


def own_words(rubric: Rubric) -> list[str]:
    """Everything of a rubric that is read before anybody speaks."""
    return [
        *named_anchors(rubric),
        *(text for one in _texts(rubric) for band in one for text in band),
    ]


def _texts(rubric: Rubric) -> list[list[tuple[str, ...]]]:
    """The anchor and sayings of each band of each dimension."""
    return [[(anchor.text, *anchor.sayings) for anchor in one.anchors] for one in rubric.dimensions]


class Sayings:
    """The anchors and sayings of a rubric, read when first needed: there are more than a hundred.

    Dimensions and anchors are known by their places in the rubric.
    """

    def __init__(self, rubric: Rubric, read: Read) -> None:
        self._read = read
        bands = _texts(rubric)
        self._texts = [text for one in bands for band in one for text in band]
        self._starts = np.array([0, *accumulate(len(band) for one in bands for band in one)])
        self._bounds = [0, *accumulate(map(len, bands))]
        """Where the bands of each dimension begin, and the texts of each band."""
        self._vectors: npt.NDArray[np.float32] | None = None

    def prepare(self) -> npt.NDArray[np.float32]:
        """Read them now, if they are not yet: a row of length 1 each."""
        if self._vectors is None:
            self._vectors = np.stack([self._read(text, "").vector for text in self._texts])
        return self._vectors

    def near(self, vector: Vector, sharpness: float) -> Bands:
        """For each dimension, how near each of its bands is: the logarithm of the mean of what its
        sharpened cosines are powers of, so that one near saying counts more than many far ones."""
        cosines = sharpness * (self.prepare() @ vector)
        top = cosines.max()
        powers = np.add.reduceat(np.exp(cosines - top), self._starts[:-1])
        bands = np.asarray(top + np.log(powers / np.diff(self._starts)), np.float32)
        return tuple(bands[first:last] for first, last in pairwise(self._bounds))

    def nearest(self, vector: Vector, dimension: int, anchor: int) -> tuple[str, float]:
        """The nearest text of a band, and its cosine, −1 to 1."""
        band = self._bounds[dimension] + anchor
        first, last = self._starts[band : band + 2]
        cosines = self.prepare()[first:last] @ vector
        return self._texts[first + int(np.argmax(cosines))], float(cosines.max())
