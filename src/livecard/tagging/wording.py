"""Which text shares its words with what was said: what an encoder blurs, a rubric often names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log

import numpy as np

from livecard.rubric import Anchor, Dimension, Rubric
from livecard.tagging.phrases import FUNCTION
from livecard.tagging.reading import Vector

STEM = 5
"""Letters of a word that count, so that “queued” is “queue”. Of 4, 5 and 6 the rubrics of the
training split were told apart best by 5."""
NAMED = 3
"""How often a word of a dimension's name counts."""
SATURATION, LENGTH = 1.2, 0.75
"""Of BM25, as they are usually set."""
_FUNCTION = frozenset(FUNCTION.split())


class Wording:
    """The words of several texts, weighed by BM25 (Robertson and Zaragoza, 2009)."""

    def __init__(self, texts: Sequence[Iterable[str]]) -> None:
        """Each text in pieces; a piece that comes twice counts twice."""
        counts = [Counter(stem for piece in one for stem in stems(piece)) for one in texts]
        lengths = np.array([sum(one.values()) for one in counts], np.float32)
        norm = SATURATION * (1 - LENGTH + LENGTH * lengths / max(1.0, lengths.mean()))
        self._none = np.zeros(len(counts), np.float32)
        self._weights: dict[str, Vector] = {}
        for stem in {stem for one in counts for stem in one}:
            often = np.array([one[stem] for one in counts], np.float32)
            rare = log(1 + len(counts) / np.count_nonzero(often))
            self._weights[stem] = rare * often * (SATURATION + 1) / (often + norm)

    def __call__(self, said: str) -> Vector:
        """For each text the weight of what it shares with what was said, by word of that."""
        there = set(stems(said))
        shared = (self._weights[one] for one in sorted(there) if one in self._weights)
        return np.asarray(sum(shared, self._none) / (1 + len(there)), np.float32)


def of_dimensions(rubric: Rubric) -> Wording:
    """Everything that a rubric says of each dimension."""
    return Wording([list(_of_dimension(one, rubric)) for one in rubric.dimensions])


def of_anchors(dimension: Dimension) -> Wording:
    """What a rubric says of each band of a dimension."""
    return Wording([list(_of_anchor(one)) for one in dimension.anchors])


def _of_dimension(dimension: Dimension, rubric: Rubric) -> Iterator[str]:
    yield from NAMED * [dimension.name]
    yield from (dimension.tests, dimension.checklist, *dimension.probes)
    yield from (*dimension.strong, *dimension.weak)
    yield from (one.text for one in rubric.questions if dimension.name in one.dimensions)
    for anchor in dimension.anchors:
        yield from _of_anchor(anchor)


def _of_anchor(anchor: Anchor) -> Iterator[str]:
    yield from (anchor.text, *anchor.sayings)


def stems(text: str) -> Iterator[str]:
    """Stems of the words that mean something."""
    for word in re.findall("[a-z]+", text.lower()):
        if word not in _FUNCTION:
            yield word[:STEM]
