"""Fits what belongs to a taught encoder on data that it was not taught with."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from livecard.rubric import Rubric
from livecard.tagging.content import content
from livecard.tagging.dimensions import Heard
from livecard.tagging.match import Matcher, Taught
from livecard.tagging.reading import Read, logistic
from livecard.training.examples import Example
from livecard.training.logistic import Numbers, mode

START = Taught(sharpness=20.0, bias=0.0, evidence=1.0, dimension=1.0, cosine=0.0, threshold=0.0)
GENTLE = 0.05
"""Weight of the penalty that keeps the fit from certainty."""


@dataclass(frozen=True)
class Case:
    """Signs, whether what they speak for is so, and how much the case counts."""

    signs: tuple[float, ...]
    right: bool
    weight: float


@dataclass(frozen=True)
class Cases:
    """What there is to calibrate with."""

    matches: list[Case]
    """The two likeliest dimensions of each example; right where it is labelled with that one."""
    leanings: list[Case]
    """Each label; right where it speaks against the candidate."""


Conversation = tuple[Sequence[Example], float]
"""What is said in its order, and how much of it counts."""


def cases(
    conversations: Iterable[Conversation],
    rubrics: dict[str, Rubric],
    read: Read,
    sharpness: float,
) -> Cases:
    """What the matcher itself makes of the examples."""
    taught = msgspec.structs.replace(START, sharpness=sharpness)
    matchers: dict[str, Matcher] = {}
    out = Cases([], [])
    for conversation, weight in conversations:
        rubric = conversation[0].rubric
        if rubric not in matchers:
            matchers[rubric] = Matcher(rubrics[rubric], read, taught)
        matcher = matchers[rubric]
        for one, heard in _heard(matcher, conversation):
            rightly = {label.dimension for label in one.labels}
            out.matches.extend(
                Case(signs, dimension in rightly, weight)
                for signs, dimension in matcher.signs(heard)
            )
            out.leanings.extend(
                Case(matcher.leaning(heard, label.dimension), label.polarity == "-", weight)
                for label in one.labels
            )
    return out


def _heard(matcher: Matcher, conversation: Sequence[Example]) -> Iterator[tuple[Example, Heard]]:
    """Each example of a conversation, after what was asked and said before."""
    topic, question = matcher.topic(), ""
    for one in conversation:
        if one.question not in ("", question):
            question = one.question
            topic.asked(matcher.asked(question))
        heard = matcher.hear(content(one.text), question, topic)
        topic.said(heard.alone, logistic(heard.reading.evidence))
        yield one, heard


def calibrated(found: Cases, sharpness: float) -> Taught:
    """Two logistic regressions: whether a match is right, and whom it speaks for."""
    bias, evidence, dimension, cosine = _fitted(found.matches)
    lean, polarity, apart = _fitted(found.leanings)
    return msgspec.structs.replace(
        START,
        sharpness=round(sharpness, 3),
        bias=bias,
        evidence=evidence,
        dimension=dimension,
        cosine=cosine,
        polarity=polarity,
        apart=apart,
        lean=lean,
    )


def _fitted(found: Sequence[Case]) -> list[float]:
    """What is added, and a weight for each sign."""
    signs = np.array([(1.0, *one.signs) for one in found])
    right = np.array([float(one.right) for one in found])
    held = np.full(signs.shape[1], GENTLE)
    return _rounded(mode(signs, right, held, np.array([one.weight for one in found])))


def _rounded(beta: Numbers) -> list[float]:
    return [round(float(one), 4) for one in beta]


class Parity(msgspec.Struct, frozen=True):
    """How near the exported model comes to the taught one, over some texts."""

    least_cosine: float
    evidence: float
    """Largest difference of the logits."""
    polarity: float
