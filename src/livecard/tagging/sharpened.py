"""A tagger that suggests what an organisation's interviewers would accept, where they taught it."""

from collections.abc import Callable, Iterator

import msgspec
from msgspec.structs import replace

from livecard.events import EvidenceFound, UtteranceFinished
from livecard.tagging.match import Matcher, Signs, Taught
from livecard.tagging.reading import logistic, logit
from livecard.tagging.segment import Sentences
from livecard.tagging.tagger import Tagger


class Sharpened(msgspec.Struct, frozen=True):
    """Differences from a shipped calibration, as decisions spoke for them. It has no quotes."""

    bias: float
    evidence: float
    dimension: float
    cosine: float
    threshold: float
    offsets: dict[str, float] = {}
    """What is added to the logit of a suggestion, by dimension."""

    @classmethod
    def of(cls, taught: Taught, offsets: dict[str, float] | None = None) -> "Sharpened":
        """What shipped, with offsets beside it."""
        return cls(
            taught.bias,
            taught.evidence,
            taught.dimension,
            taught.cosine,
            taught.threshold,
            offsets or {},
        )

    def belief(self, signs: Signs, dimension: str) -> float:
        """The belief that a suggestion is right, 0 to 1."""
        weights = (self.evidence, self.dimension, self.cosine)
        whole = self.bias + sum(w * s for w, s in zip(weights, signs, strict=True))
        return logistic(whole + self.offsets.get(dimension, 0.0))

    def taught(self, shipped: Taught) -> Taught:
        """The calibration without offsets; its threshold lets through what any offset may raise."""
        most = max([0.0, *self.offsets.values()])
        return replace(
            shipped,
            bias=self.bias,
            evidence=self.evidence,
            dimension=self.dimension,
            cosine=self.cosine,
            threshold=logistic(logit(self.threshold) - most),
        )

    def offset(self, found: EvidenceFound) -> EvidenceFound | None:
        """The evidence with its dimension's offset; None where it is not worth a glance then."""
        belief = logistic(logit(found.confidence) + self.offsets.get(found.dimension, 0.0))
        return replace(found, confidence=round(belief, 3)) if belief >= self.threshold else None


class SharpenedTagger(Tagger):
    """The tagger with a sharpened calibration. Offsets keep the order within a dimension."""

    def __init__(
        self,
        matcher: Matcher,
        sharpened: Sharpened,
        sentences: Sentences,
        number: Callable[[], int],
    ) -> None:
        """The matcher goes by `sharpened.taught`."""
        super().__init__(matcher, sentences, lambda: 0)
        self._sharpened = sharpened
        self._count = number

    def feed(self, said: UtteranceFinished) -> Iterator[EvidenceFound]:
        """The evidence in an utterance that this organisation would want to see."""
        for found in super().feed(said):
            worth = self._sharpened.offset(found)
            if worth is not None:
                yield replace(worth, evidence=self._count())
