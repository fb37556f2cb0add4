"""Metamorphic tests: changes of the words under which evidence must hold, or must not.

A change that must not move anything is made throughout an interview. It holds at an utterance
where the surest suggestion of each dimension has the same polarity and band as before, and no
dimension has come or gone; confidence may move. Where all that differs are suggestions that came
or went within NEAR of the threshold, the case is counted apart, as near. It holds for a rating
where the band is the same as before, or there is none before and after.

A change that must move things is made to each quote that is suggested as positive, and is still
where it is all that is said after the question. It holds where no positive evidence of that
dimension is left; of what the candidate did not say, no evidence whatever.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from livecard.bench.changes import (
    Change,
    applied,
    elsewhere,
    fluent,
    halves,
    hesitant,
    regendered,
    renamed,
    reordered,
    repeated,
    respelt,
    with_components,
)
from livecard.bench.reversals import imagined, negated, of_a_colleague
from livecard.bench.wordlists import LONG_NODS, NODS
from livecard.events import EvidenceFound, UtteranceFinished
from livecard.rating import RatingSettings, suggest
from livecard.rubric import Rubric
from livecard.speaker import Speaker
from livecard.tagging.tagger import Tagger
from livecard.training.examples import LabelledInterview, Turn

NEAR = 0.05
"""Of confidence, above the threshold."""

Spans = list[tuple[int, int]]
Retold = Callable[[str, Spans], tuple[Turn, ...] | None]
"""An utterance and its suggested quotes; what is said in its place."""


def throughout(change: Change) -> Retold:
    """The change, made to the whole utterance."""
    return lambda text, spans: _own(change(text))


def where_quoted(change: Change) -> Retold:
    """The change, made to each quote, or to the whole where nothing is quoted."""
    return lambda text, spans: _own(applied(change, text, spans or [(0, len(text))]))


def nodded(nods: Sequence[str]) -> Retold:
    """The interviewer nods in the middle."""

    def retold(text: str, spans: Spans) -> tuple[Turn, ...] | None:
        parts = halves(text)
        if parts is None:
            return None
        nod = Turn(Speaker.INTERVIEWER, nods[len(text) % len(nods)])
        return Turn(Speaker.CANDIDATE, parts[0]), nod, Turn(Speaker.CANDIDATE, parts[1])

    return retold


def _own(text: str | None) -> tuple[Turn, ...] | None:
    return None if text is None else (Turn(Speaker.CANDIDATE, text),)


STEADY: dict[str, Retold] = {
    "names": throughout(renamed),
    "pronouns of others": throughout(regendered),
    "employers": throughout(elsewhere),
    "spelling": throughout(respelt),
    "fillers put in": throughout(hesitant),
    "fillers taken out": throughout(fluent),
    "order of a list": throughout(reordered),
    "components appended": where_quoted(with_components),
    "said twice": where_quoted(repeated),
    "a nod between": nodded(NODS),
    "a long nod between": nodded(LONG_NODS),
}
TOLD_OF_ONESELF: dict[str, Change] = {
    "negated": negated,
    "of a colleague": of_a_colleague,
    "imagined": imagined,
}
LEAKS = {"the interviewer's": Speaker.INTERVIEWER, "nobody known's": Speaker.UNKNOWN}

EXPERIENCE = "Tell me about a time when you had to do that yourself. What did you do?"
AGREED = "Yeah, exactly, I'd agree with that, that's how it is."

Outcome = Literal["held", "near", "moved"]


@dataclass(frozen=True)
class Case:
    """One change at one place."""

    kind: str
    interview: str
    turn: int
    outcome: Outcome
    evidence: bool
    """Whether there was evidence before the change."""
    before: str
    after: str
    found: tuple[tuple[EvidenceFound, ...], tuple[EvidenceFound, ...]]
    """Before and after."""


@dataclass(frozen=True)
class Moved:
    """What became of the ratings of an interview under a change: how many held, of how many."""

    kind: str
    held: int
    rated: int


Found = list[list[EvidenceFound]]
"""By turn of the interview."""


def told(turns: Iterable[Sequence[Turn]], tagger: Tagger) -> Found:
    """What the tagger finds where each turn is told as some turns."""
    number = 0
    out: Found = []
    for group in turns:
        out.append([])
        for turn in group:
            said = UtteranceFinished(number, turn.speaker, 0.0, 0.0, turn.text, ())
            out[-1] += tagger.feed(said)
            number += 1
    return out


@dataclass(frozen=True)
class Bench:
    """An interview, and what taggers are made by."""

    interview: LabelledInterview
    rubric: Rubric
    fresh: Callable[[Rubric], Tagger]
    threshold: float

    def plain(self) -> Found:
        """What is found in the interview as it is."""
        return told(([turn] for turn in self.interview.turns), self.fresh(self.rubric))

    def steady(self, kind: str, before: Found) -> Iterator[Case | Moved]:
        """The change throughout the interview: a case for each utterance, and the ratings."""
        changed = list(map(_retelling(STEADY[kind]), self.interview.turns, before))
        groups = [new or (old,) for new, old in zip(changed, self.interview.turns, strict=True)]
        after = told(groups, self.fresh(self.rubric))
        for number, (new, old) in enumerate(zip(changed, self.interview.turns, strict=True)):
            if new is not None:
                text = " / ".join(one.text for one in new)
                outcome = steadied(before[number], after[number], self.threshold)
                found = before[number], after[number]
                yield self._case(kind, number, outcome, (old.text, text), found)
        yield self._ratings(kind, before, after)

    def turned(self, before: Found) -> Iterator[Case]:
        """Each positive quote, changed so that it must not be one."""
        for number, found in enumerate(before):
            for one in found:
                if one.polarity == "+":
                    quote = self.interview.turns[number].text[one.from_ : one.to]
                    yield from self._reversed(number, quote, one.dimension)

    def _reversed(self, number: int, quote: str, dimension: str) -> Iterator[Case]:
        for kind, change in TOLD_OF_ONESELF.items():
            question = EXPERIENCE if kind == "imagined" else self._question(number)
            was = self._after(question, quote)
            new = change(quote)
            if new is not None and _positive(was, dimension):
                now = self._after(question, new)
                outcome: Outcome = "moved" if _positive(now, dimension) else "held"
                yield self._case(kind, number, outcome, (quote, new), (was, now))
        for kind, speaker in LEAKS.items():
            was = self._after(self._question(number), quote)
            now = self._said((speaker, quote), (Speaker.CANDIDATE, AGREED))
            outcome = "moved" if now else "held"
            yield self._case(kind, number, outcome, (quote, quote), (was, now))

    def _after(self, question: str, text: str) -> list[EvidenceFound]:
        return self._said((Speaker.INTERVIEWER, question), (Speaker.CANDIDATE, text))

    def _said(self, *turns: tuple[Speaker, str]) -> list[EvidenceFound]:
        [found] = told([[Turn(*one) for one in turns]], self.fresh(self.rubric))
        return found

    def _question(self, number: int) -> str:
        asked = (one.text for one in self.interview.turns[number::-1] if not _candidates(one))
        return next(asked, "")

    def _ratings(self, kind: str, before: Found, after: Found) -> Moved:
        both = [(self.band(name, before), self.band(name, after)) for name in self._names()]
        rated = [one for one in both if any(one)]
        return Moved(kind, sum(a == b for a, b in rated), len(rated))

    def _names(self) -> list[str]:
        return [one.name for one in self.rubric.dimensions]

    def band(self, dimension: str, found: Found) -> str | None:
        """The band of the rating that follows from what was found."""
        evidence = [one for group in found for one in group if one.dimension == dimension]
        level = suggest(dimension, evidence, RatingSettings()).level
        return None if level is None else self.rubric.band(level).label

    def _case(
        self,
        kind: str,
        turn: int,
        outcome: Outcome,
        texts: tuple[str, str],
        found: tuple[Sequence[EvidenceFound], Sequence[EvidenceFound]],
    ) -> Case:
        both = tuple(found[0]), tuple(found[1])
        return Case(kind, self.interview.id, turn, outcome, bool(found[0]), *texts, both)


def steadied(
    before: Sequence[EvidenceFound], after: Sequence[EvidenceFound], threshold: float
) -> Outcome:
    """Whether what was found is the same, as far as it matters."""
    old, new = _surest(before), _surest(after)
    pairs = [(old.get(name), new.get(name)) for name in old.keys() | new.keys()]
    differing = [(a, b) for a, b in pairs if _view(a) != _view(b)]
    if not differing:
        return "held"
    flips = [a or b for a, b in differing if a is None or b is None]
    near = [one for one in flips if one and one.confidence < threshold + NEAR]
    return "near" if len(near) == len(differing) else "moved"


def _surest(found: Iterable[EvidenceFound]) -> dict[str, EvidenceFound]:
    return {one.dimension: one for one in sorted(found, key=lambda one: one.confidence)}


def _view(one: EvidenceFound | None) -> tuple[str, str] | None:
    return None if one is None else (one.polarity, one.band)


def _positive(found: Iterable[EvidenceFound], dimension: str) -> bool:
    return any(one.dimension == dimension and one.polarity == "+" for one in found)


def _candidates(turn: Turn) -> bool:
    return turn.speaker is Speaker.CANDIDATE


def _retelling(
    retold: Retold,
) -> Callable[[Turn, Sequence[EvidenceFound]], tuple[Turn, ...] | None]:
    def retell(turn: Turn, found: Sequence[EvidenceFound]) -> tuple[Turn, ...] | None:
        if not _candidates(turn):
            return None
        return retold(turn.text, [(one.from_, one.to) for one in found])

    return retell
