"""The tagger: a finished utterance of the candidate in, evidence out, each with its reasons."""

from collections.abc import Callable, Iterator, Sequence

from livecard.events import EvidenceFound, UtteranceFinished
from livecard.speaker import Speaker
from livecard.tagging.content import content
from livecard.tagging.match import Match, Matcher
from livecard.tagging.phrases import NODS
from livecard.tagging.protected import protected
from livecard.tagging.segment import LONGEST, Sentences, Unit, units, words
from livecard.tagging.signals import doing, forms, prompted, signals
from livecard.tagging.stance import Stance, stance

SHORTEST = 5
"""Words of content under which nothing can be quoted."""
BACKCHANNEL = 3
"""Words under which the interviewer has only nodded."""


class Tagger:
    """Tags the candidate's utterances in order. Everybody else's words are context only."""

    def __init__(self, matcher: Matcher, sentences: Sentences, number: Callable[[], int]) -> None:
        """The matcher knows the rubric; taggers may share it. `number` counts the evidence."""
        self._matcher = matcher
        self._sentences = sentences
        self._number = number
        self._question = ""
        self._answered = False

    def feed(self, said: UtteranceFinished) -> Iterator[EvidenceFound]:
        """The evidence in an utterance; none where the candidate does not speak."""
        if said.speaker is Speaker.INTERVIEWER:
            self._asked(said.text)
        if said.speaker is not Speaker.CANDIDATE:
            return
        self._answered = True
        there = units(said.text, self._sentences)
        found = [(match, number) for number, one in enumerate(there) for match in self._worth(one)]
        for match, chosen in sorted(_grouped(found, there), key=lambda one: one[1][0].start):
            yield self._found(said, chosen, match)

    def _asked(self, text: str) -> None:
        """What the candidate will answer to. A nod in the middle of an answer changes nothing."""
        if _nods(text):
            return
        self._question = text if self._answered else f"{self._question} {text}".strip()
        self._answered = False

    def _worth(self, unit: Unit) -> Iterator[Match]:
        if words(unit.tokens) < SHORTEST or protected(unit.text):
            return
        reading = self._matcher.read(content(unit.text), self._question)
        for match in self._matcher.matches(reading):
            if self._matcher.worth(match):
                yield match

    def _found(
        self, said: UtteranceFinished, chosen: Sequence[Unit], match: Match
    ) -> EvidenceFound:
        start, end = chosen[0].start, chosen[-1].end
        quote = said.text[start:end]
        how = stance(Unit(start, end, quote, tuple(t for one in chosen for t in one.tokens)))
        there = signals(quote)
        return EvidenceFound(
            evidence=self._number(),
            utterance=said.utterance,
            from_=start,
            to=end,
            dimension=match.dimension,
            band=match.band,
            level=match.level,
            polarity=match.polarity,
            confidence=match.confidence,
            similarity=match.similarity,
            matched=match.matched,
            reasons=_reasons(how, there),
            owner=how.owner,
            doing=doing(quote),
            prompted=prompted(quote, self._question),
            shows=forms(how.owner, there),
        )


_NODS = frozenset(NODS.split())


def _nods(text: str) -> bool:
    """Whether the interviewer only shows that they listen; a question is never a nod."""
    said = [one.strip(".,!…").lower() for one in text.split()]
    return len(said) < BACKCHANNEL or all(one in _NODS for one in said)


_Found = tuple[Match, int]
"""A match, and the position of its unit in the utterance."""


def _grouped(
    found: Sequence[_Found], there: Sequence[Unit]
) -> Iterator[tuple[Match, Sequence[Unit]]]:
    """The surest match of each dimension, with the units beside it that say the same."""
    for dimension in dict.fromkeys(match.dimension for match, _ in found):
        same = {number: match for match, number in found if match.dimension == dimension}
        best = max(same, key=lambda number: same[number].confidence)
        first = last = best
        for step in (-1, 1):
            at = best + step
            while at in same and _one_quote(
                same[at], same[best], there[min(at, first) : max(at, last) + 1]
            ):
                first, last = min(at, first), max(at, last)
                at += step
        yield same[best], there[first : last + 1]


def _one_quote(one: Match, best: Match, chosen: Sequence[Unit]) -> bool:
    """Whether a unit goes into the quote of its neighbour: the same way, and not too long."""
    return one.polarity == best.polarity and sum(words(u.tokens) for u in chosen) <= LONGEST


def _reasons(how: Stance, there: frozenset[str]) -> tuple[str, ...]:
    reasons = [f"says “{how.owner}”"] if how.owner else ["does not say who"]
    if how.imagined:
        reasons.append("says what they would do, not what they did")
    if how.negated:
        reasons.append("says what was not done")
    return (*reasons, *(phrase for name, phrase in TOLD.items() if name in there))


TOLD = {
    "reason": "gives a reason",
    "trade-off": "names a trade-off",
    "risk bounded": "bounds a risk",
    "change measured": "measures a change",
    "documented": "wrote it down",
    "influenced": "moved others",
    "changed afterwards": "changed something afterwards",
    "tests an idea": "tested an idea",
    "does not know": "says what they do not know",
    "blames": "blames",
    "bare terms": "terms without a reason",
}
"""The signals that an interviewer would want to be told of, and how."""
