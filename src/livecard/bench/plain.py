"""The plain way, to compare with: each sentence and the anchor whose vector is nearest to it."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from livecard.bench.agreement import Counts
from livecard.bench.evidence import Outcome
from livecard.events import EvidenceFound, Rating, UtteranceFinished
from livecard.rating import LEVELS
from livecard.rubric import Anchor, Dimension, Rubric
from livecard.speaker import Speaker
from livecard.tagging.segment import Sentence, Sentences

Embed = Callable[[Sequence[str]], npt.NDArray[np.float32]]
"""A row of length 1 for each text: the product of two is their cosine."""
EVERYTHING = -1.0
"""The threshold that lets everything through."""


class Plain:
    """Finds evidence by cosine alone: no question, no level and no polarity are taught."""

    def __init__(
        self,
        rubric: Rubric,
        embed: Embed,
        sentences: Sentences,
        number: Callable[[], int],
        threshold: float = EVERYTHING,
    ) -> None:
        self._rubric = rubric
        self._embed = embed
        self._sentences = sentences
        self._number = number
        self._threshold = threshold
        self._anchors = [(of, one) for of in rubric.dimensions for one in of.anchors]
        self._rows = embed([one.text for _, one in self._anchors])

    def feed(self, said: UtteranceFinished) -> Iterator[EvidenceFound]:
        """The nearest sentence for each dimension, where it is near enough."""
        parts = self._sentences(said.text)
        if said.speaker is not Speaker.CANDIDATE or not parts:
            return
        cosines = self._embed([said.text[one.start : one.end] for one in parts]) @ self._rows.T
        best: dict[str, tuple[float, Sentence, Anchor]] = {}
        for part, row in zip(parts, cosines, strict=True):
            near = int(np.argmax(row))
            of, anchor = self._anchors[near]
            if row[near] > max(self._threshold, _cosine(best, of)):
                best[of.name] = float(row[near]), part, anchor
        for name, (cosine, part, anchor) in best.items():
            yield self._found(said, name, cosine, part, anchor)

    def _found(
        self, said: UtteranceFinished, name: str, cosine: float, part: Sentence, anchor: Anchor
    ) -> EvidenceFound:
        level = highest(self._rubric, anchor.band)
        return EvidenceFound(
            evidence=self._number(),
            utterance=said.utterance,
            from_=part.start,
            to=part.end,
            dimension=name,
            band=anchor.band,
            level=level,
            polarity="-" if level <= 2 else "+",
            confidence=max(0.0, cosine),
            similarity=cosine,
            matched=anchor.text,
        )


def highest(rubric: Rubric, label: str) -> Rating:
    """The level of a band: its highest."""
    return LEVELS[next(one.high for one in rubric.bands if one.label == label) - 1]


def threshold(outcomes: Sequence[Outcome]) -> float:
    """The cosine from which on F1 is best, by outcomes of everything that could be found."""
    right = sorted(one.similarity for outcome in outcomes for one, _ in outcome.right)
    false = sorted(one.similarity for outcome in outcomes for one in outcome.false)
    wanted = len(right) + sum(len(outcome.missed) for outcome in outcomes)

    def f1(least: float) -> float:
        hits = len(right) - int(np.searchsorted(right, least))
        wrong = len(false) - int(np.searchsorted(false, least))
        return Counts(hits, wrong, wanted - hits).f1 or 0.0

    best = max(right, key=f1, default=EVERYTHING)
    # Just under it, so that what lies exactly there is let through.
    return best - 1e-6


def _cosine(best: dict[str, tuple[float, Sentence, Anchor]], of: Dimension) -> float:
    return best[of.name][0] if of.name in best else EVERYTHING
