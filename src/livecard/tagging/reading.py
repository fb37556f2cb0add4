"""What an encoder makes of words, and how it is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

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


Read = Callable[[str, str], Reading]
"""A text and the question before it."""

ASKED = 40
"""Words of a question that are seen: the last ones, which ask."""


def asked(question: str) -> str:
    """What of the interviewer's words is seen: an interviewer ends with what is asked."""
    return " ".join(question.split()[-ASKED:])


def logistic(logit: float) -> float:
    """A belief from its logit."""
    return float(1 / (1 + np.exp(-logit)))


def logit(belief: float) -> float:
    """The logit of a belief; certainty is a little less than certain."""
    sure = min(max(belief, 1e-6), 1 - 1e-6)
    return log(sure / (1 - sure))
