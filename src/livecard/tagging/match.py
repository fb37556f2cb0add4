"""Which anchor of the rubric a unit speaks to, if any: nearness in meaning, with a reject class."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from livecard.rubric import Rubric
from livecard.tagging.chatter import CHATTER

Matrix = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Matrix]
"""Texts as rows of length 1, so that a product of two rows is their cosine."""


@dataclass(frozen=True)
class Match:
    """The nearest anchor or saying of the best dimension and band."""

    dimension: str
    band: str
    matched: str
    similarity: float
    """Cosine, −1 to 1."""
    margin: float
    """How much nearer it is than talk that is no evidence."""


@dataclass(frozen=True)
class _Phrase:
    dimension: str
    band: str
    text: str


class Matcher:
    """The rubric's anchors and sayings beside everyday interview talk, encoded once."""

    def __init__(self, rubric: Rubric, encode: Encode) -> None:
        self._encode = encode
        self._phrases = [
            _Phrase(dimension.name, anchor.band, text)
            for dimension in rubric.dimensions
            for anchor in dimension.anchors
            for text in (anchor.text, *anchor.sayings)
        ]
        self._known = encode([phrase.text for phrase in self._phrases])
        self._chatter = encode(CHATTER)

    def match(self, text: str) -> Match:
        """The best match; its margin may be negative."""
        unit = self._encode([text])[0]
        near = self._known @ unit
        best = int(np.argmax(near))
        phrase = self._phrases[best]
        return Match(
            phrase.dimension,
            phrase.band,
            phrase.text,
            round(float(near[best]), 3),
            round(float(near[best] - (self._chatter @ unit).max()), 3),
        )
