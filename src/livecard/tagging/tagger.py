"""The tagger: a finished utterance of the candidate in, evidence out, each with its reasons."""

from collections.abc import Callable, Iterator

from livecard.events import EvidenceFound, UtteranceFinished
from livecard.rubric import Rubric
from livecard.speaker import Speaker
from livecard.tagging.match import Match, Matcher, Read, Taught
from livecard.tagging.segment import Sentences, Unit, units, words
from livecard.tagging.stance import Stance, stance

SHORTEST = 5
"""Words of content under which nothing can be quoted."""
BACKCHANNEL = 3
"""Words of content under which the interviewer has only nodded."""


class Tagger:
    """Tags the candidate's utterances in order. Everybody else's words are context only."""

    def __init__(
        self,
        rubric: Rubric,
        read: Read,
        taught: Taught,
        sentences: Sentences,
        number: Callable[[], int],
    ) -> None:
        self._matcher = Matcher(rubric, read, taught)
        self._read = read
        self._sentences = sentences
        self._number = number
        self._threshold = taught.threshold
        self._question = ""
        self._answered = False

    def feed(self, said: UtteranceFinished) -> Iterator[EvidenceFound]:
        """The evidence in an utterance; none where the candidate does not speak."""
        if said.speaker is Speaker.INTERVIEWER:
            self._asked(said.text)
        if said.speaker is not Speaker.CANDIDATE:
            return
        self._answered = True
        best: dict[str, tuple[Match, Unit]] = {}
        for unit in units(said.text, self._sentences):
            match = self._worth(unit)
            if match and match.confidence > _confidence(best.get(match.dimension)):
                best[match.dimension] = match, unit
        for match, unit in sorted(best.values(), key=lambda one: one[1].start):
            yield self._found(said, unit, match)

    def _asked(self, text: str) -> None:
        """What the candidate will answer to. A nod in the middle of an answer changes nothing."""
        if len(text.split()) < BACKCHANNEL:
            return
        self._question = text if self._answered else f"{self._question} {text}".strip()
        self._answered = False

    def _worth(self, unit: Unit) -> Match | None:
        if words(unit.tokens) < SHORTEST:
            return None
        match = self._matcher.match(self._read(unit.text, self._question))
        return match if match and match.confidence >= self._threshold else None

    def _found(self, said: UtteranceFinished, unit: Unit, match: Match) -> EvidenceFound:
        return EvidenceFound(
            evidence=self._number(),
            utterance=said.utterance,
            from_=unit.start,
            to=unit.end,
            dimension=match.dimension,
            band=match.band,
            level=match.level,
            polarity=match.polarity,
            confidence=match.confidence,
            similarity=match.similarity,
            matched=match.matched,
            reasons=_reasons(stance(unit)),
        )


def _confidence(found: tuple[Match, Unit] | None) -> float:
    return found[0].confidence if found else 0.0


def _reasons(how: Stance) -> tuple[str, ...]:
    reasons = [f"says “{how.owner}”"] if how.owner else ["does not say who"]
    if how.imagined:
        reasons.append("says what they would do, not what they did")
    if how.negated:
        reasons.append("says what was not done")
    return tuple(reasons)
