"""Fits what belongs to a taught encoder on data that it was not taught with."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from livecard.rubric import Rubric
from livecard.tagging.content import content
from livecard.tagging.match import Matcher, Read, Taught
from livecard.training.examples import Example
from livecard.training.logistic import Numbers, mode

START = Taught(
    sharpness=20.0, nearness=0.2, bias=0.0, evidence=1.0, dimension=1.0, cosine=0.0, threshold=0.0
)
GENTLE = 0.05
"""Weight of the penalty that keeps the fit from certainty."""


@dataclass(frozen=True)
class Case:
    """What calibration sees of an example: three signs, and whether the match was right."""

    signs: tuple[float, float, float]
    right: bool


def cases(
    examples: Sequence[Example], rubrics: dict[str, Rubric], read: Read, sharpness: float
) -> list[Case]:
    """The two likeliest dimensions of each example as cases, through the matcher itself."""
    taught = msgspec.structs.replace(START, sharpness=sharpness, doubt=0.0)
    matchers: dict[str, Matcher] = {}
    out = []
    for one in examples:
        if one.rubric not in matchers:
            matchers[one.rubric] = Matcher(rubrics[one.rubric], read, taught)
        reading = read(content(one.text), one.question)
        for signs, dimension in matchers[one.rubric].signs(reading):
            out.append(Case(signs, any(label.dimension == dimension for label in one.labels)))
    return out


def calibrated(found: Sequence[Case], weights: Sequence[float], sharpness: float) -> Taught:
    """Logistic regression, each case with its weight."""
    signs = np.array([(1.0, *one.signs) for one in found])
    right = np.array([float(one.right) for one in found])
    held = np.full(4, GENTLE)
    bias, evidence, dimension, cosine = _rounded(mode(signs, right, held, np.array(weights)))
    return msgspec.structs.replace(
        START,
        sharpness=round(sharpness, 3),
        bias=bias,
        evidence=evidence,
        dimension=dimension,
        cosine=cosine,
    )


def _rounded(beta: Numbers) -> list[float]:
    return [round(float(one), 4) for one in beta]


class Parity(msgspec.Struct, frozen=True):
    """How near the exported model comes to the taught one, over some texts."""

    least_cosine: float
    evidence: float
    """Largest difference of the logits."""
    polarity: float
