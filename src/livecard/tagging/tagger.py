"""The tagger: a finished utterance of the candidate in, evidence out, each with its reasons."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from livecard.events import EvidenceFound, Polarity, Rating, UtteranceFinished
from livecard.rating import LEVELS
from livecard.rubric import Band, Rubric
from livecard.speaker import Speaker
from livecard.tagging.match import Encode, Match, Matcher
from livecard.tagging.segment import SHORTEST, Sentences, Unit, units, words
from livecard.tagging.stance import Stance, stance


@dataclass(frozen=True)
class TaggerSettings:
    """When a match is worth an interviewer's glance."""

    similarity: float = 0.42
    """Cosine under which nothing is suggested."""
    margin: float = 0.08
    """How much nearer to the rubric than to everyday talk it must be."""
    certainty: float = 9.0
    """How quickly confidence grows with similarity and margin together."""


class Tagger:
    """Tags the candidate's utterances in order. Everybody else's words are context only."""

    def __init__(
        self,
        rubric: Rubric,
        encode: Encode,
        sentences: Sentences,
        number: Callable[[], int],
        settings: TaggerSettings,
    ) -> None:
        self._levels = {band.label: _level(band) for band in rubric.bands}
        self._matcher = Matcher(rubric, encode)
        self._sentences = sentences
        self._number = number
        self._settings = settings

    def feed(self, said: UtteranceFinished) -> Iterator[EvidenceFound]:
        """The evidence in an utterance; none where the candidate does not speak."""
        if said.speaker is not Speaker.CANDIDATE:
            return
        for unit in units(said.text, self._sentences):
            if words(unit.tokens) < SHORTEST - 2:
                continue
            yield from self._unit(said, unit)

    def _unit(self, said: UtteranceFinished, unit: Unit) -> Iterator[EvidenceFound]:
        match, how = self._matcher.match(unit.text), stance(unit)
        if not self._worth(match, how):
            return
        level = self._levels[match.band]
        yield EvidenceFound(
            evidence=self._number(),
            utterance=said.utterance,
            from_=unit.start,
            to=unit.end,
            dimension=match.dimension,
            band=match.band,
            level=level,
            polarity=_polarity(level),
            confidence=self._confidence(match),
            similarity=match.similarity,
            matched=match.matched,
            reasons=_reasons(how),
        )

    def _worth(self, match: Match, how: Stance) -> bool:
        if match.similarity < self._settings.similarity or match.margin < self._settings.margin:
            return False
        # What was not done, asked, or done by others is never filed as a strength.
        doubtful = how.negated or how.question or how.owner == "they"
        return not (doubtful and self._levels[match.band] >= 3)

    def _confidence(self, match: Match) -> float:
        over = (match.similarity - self._settings.similarity) + (
            match.margin - self._settings.margin
        )
        return round(1 / (1 + math.exp(-self._settings.certainty * over)), 3)


def _level(band: Band) -> Rating:
    """The level that stands for a band: of those it spans, the one nearest to the middle."""
    return min(
        (one for one in LEVELS if band.low <= one <= band.high), key=lambda one: abs(one - 3)
    )


def _polarity(level: Rating) -> Polarity:
    return "-" if level <= 2 else "+"


def _reasons(how: Stance) -> tuple[str, ...]:
    reasons = [f"says “{how.owner}”"] if how.owner else ["does not say who"]
    if how.imagined:
        reasons.append("says what they would do, not what they did")
    if how.negated:
        reasons.append("says what was not done")
    return tuple(reasons)
