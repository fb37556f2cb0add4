"""The tagger: a finished utterance of the candidate in, evidence out, each with its reasons."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from livecard.events import EvidenceFound, UtteranceFinished
from livecard.speaker import Speaker
from livecard.tagging.content import content
from livecard.tagging.credit import less
from livecard.tagging.dimensions import Heard
from livecard.tagging.grouping import Part, grouped
from livecard.tagging.match import Match, Matcher
from livecard.tagging.phrases import ASKING, NODS
from livecard.tagging.protected import protected
from livecard.tagging.reading import logistic
from livecard.tagging.segment import LONGEST, Sentences, Unit, joined, units, words
from livecard.tagging.signals import any_of, doing, forms, signals
from livecard.tagging.stance import Stance, stance

SHORTEST = 5
"""Words of content under which nothing can be quoted."""
BACKCHANNEL = 3
"""Words under which the interviewer has only nodded."""
REMARK = 12
"""Words up to which an interviewer who asks nothing has only remarked on what was said."""
PERHAPS = 0.2
"""Belief in evidence from which on a unit is also read with its neighbours: a fifth of all."""


class Tagger:
    """Tags the candidate's utterances in order. Everybody else's words are context only."""

    def __init__(self, matcher: Matcher, sentences: Sentences, number: Callable[[], int]) -> None:
        """The matcher knows the rubric; taggers may share it. `number` counts the evidence."""
        self._matcher = matcher
        self._sentences = sentences
        self._number = number
        self._question = ""
        self._new = True
        """Nothing has been answered yet of what was asked."""
        self._topic = matcher.topic()

    def feed(self, said: UtteranceFinished) -> Iterator[EvidenceFound]:
        """The evidence in an utterance; none where the candidate does not speak."""
        if said.speaker is Speaker.INTERVIEWER:
            self._asked(said.text)
        if said.speaker is not Speaker.CANDIDATE:
            return
        if self._new and self._question:
            self._topic.asked(self._matcher.asked(self._question))
        self._new = False
        there = units(said.text, self._sentences)
        found = [(match, part) for part in self._parts(said.text, there) for match in part.matches]
        for match, chosen in sorted(grouped(found, there), key=lambda one: one[1][0].start):
            yield self._found(said, chosen, match)

    def _asked(self, text: str) -> None:
        """What the candidate will answer to. A nod in the middle of an answer changes nothing, and
        a remark leaves open what was asked before it."""
        if _nods(text):
            return
        if not self._new and not _remarks(text):
            self._question, self._new = "", True
        self._question = f"{self._question} {text}".strip()

    def _parts(self, text: str, there: Sequence[Unit]) -> Iterator[Part]:
        """Each unit as it was read, and beside it each two neighbours that say more together:
        what went wrong, and what was changed afterwards. What is said again says no more."""
        again = _repeated(there)
        alone = [
            None if number in again else self._next(one, number) for number, one in enumerate(there)
        ]
        yield from (one for one in alone if one)
        for number, two in enumerate(pairwise(there)):
            likely = any(one and one.evidence > PERHAPS for one in alone[number : number + 2])
            if likely and again.isdisjoint((number, number + 1)):
                both = joined(text, two)
                if words(both.tokens) <= LONGEST and _quotable(both):
                    yield self._part(both, self._heard(both), number, number + 1)

    def _next(self, unit: Unit, number: int) -> Part | None:
        """The unit as it was read, of which the topic knows from now on."""
        if not _quotable(unit):
            return None
        heard = self._heard(unit)
        self._topic.said(heard.alone, logistic(heard.reading.evidence))
        return self._part(unit, heard, number, number)

    def _heard(self, unit: Unit) -> Heard:
        return self._matcher.hear(content(unit.text), self._question, self._topic)

    def _part(self, unit: Unit, heard: Heard, first: int, last: int) -> Part:
        matches = (self._credited(one, unit) for one in self._matcher.matches(heard))
        worth = tuple(filter(self._matcher.worth, matches))
        return Part(first, last, logistic(heard.reading.evidence), worth)

    def _credited(self, match: Match, unit: Unit) -> Match:
        if match.polarity == "-":
            return match
        sure = less(match.confidence, unit.tokens, self._question)
        return replace(match, confidence=sure)

    def _found(
        self, said: UtteranceFinished, chosen: Sequence[Unit], match: Match
    ) -> EvidenceFound:
        whole = joined(said.text, chosen)
        quote, how = whole.text, stance(whole)
        there = signals(quote)
        return EvidenceFound(
            evidence=self._number(),
            utterance=said.utterance,
            from_=whole.start,
            to=whole.end,
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
            prompted=self._matcher.prompted(quote, self._question),
            shows=forms(how.owner, there),
        )


def _repeated(there: Sequence[Unit]) -> Set[int]:
    """The units whose content was said before in the same utterance."""
    contents = [content(one.text).casefold() for one in there]
    return {number for number, one in enumerate(contents) if one in contents[:number]}


def _quotable(unit: Unit) -> bool:
    return words(unit.tokens) >= SHORTEST and not protected(unit.text)


_NODS, _ASKING = frozenset(NODS.split()), any_of(ASKING)


def _nods(text: str) -> bool:
    """Whether the interviewer only shows that they listen; a question is never a nod."""
    said = [one.strip(".,!…").lower() for one in text.split()]
    return len(said) < BACKCHANNEL or all(one in _NODS for one in said)


def _remarks(text: str) -> bool:
    """Whether the interviewer says something short and asks for nothing."""
    return len(text.split()) <= REMARK and "?" not in text and not _ASKING.search(text)


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
