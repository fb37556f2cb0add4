"""How right the evidence is: labelled interviews through the product's own tagger and rating."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import msgspec

from livecard.bench.agreement import (
    Counts,
    banded,
    calibration,
    interval,
    kappa,
    share,
    summed,
)
from livecard.events import EvidenceFound, Polarity, UtteranceFinished
from livecard.rating import RatingSettings, suggest
from livecard.speaker import Speaker
from livecard.training.examples import LabelledInterview, Quote

PACE = 2.5
"""Words a second, to say how long a written interview would take."""
OPPOSITE: dict[Polarity, Polarity] = {"+": "-", "-": "+"}
FEW = 5
"""Under so many interviews the bootstrap draws turns: there are too few interviews to draw."""


class Tags(Protocol):
    """Whatever finds evidence in utterances that come in order: the product's tagger, another."""

    def feed(self, said: UtteranceFinished) -> Iterator[EvidenceFound]:
        """The evidence in an utterance."""


@dataclass
class Outcome:
    """One interview, tagged. Matched by turn and dimension, and polarity where both are there."""

    right: list[tuple[EvidenceFound, Quote]] = field(default_factory=list)
    false: list[EvidenceFound] = field(default_factory=list)
    missed: list[Quote] = field(default_factory=list)
    ratings: list[tuple[int | None, int | None]] = field(default_factory=list)
    """Suggested and labelled."""
    inside: list[bool] = field(default_factory=list)
    """Whether the labelled rating lies within the suggested interval."""
    seconds: float = 0.0
    of_interviewer: int = 0
    no_slices: int = 0
    milliseconds: list[float] = field(default_factory=list)
    """Of each utterance of the candidate."""


def tagged(interview: LabelledInterview, tagger: Tags, names: Sequence[str]) -> Outcome:
    """Tag an interview and compare it with its labels."""
    out = Outcome()
    found: list[EvidenceFound] = []
    for number, turn in enumerate(interview.turns):
        said = UtteranceFinished(number, turn.speaker, 0.0, 0.0, turn.text, ())
        begun = time.perf_counter()
        now = list(tagger.feed(said))
        if turn.speaker is Speaker.CANDIDATE:
            out.milliseconds.append(1000 * (time.perf_counter() - begun))
        else:
            out.of_interviewer += len(now)
        out.no_slices += sum(not 0 <= one.from_ < one.to <= len(turn.text) for one in now)
        out.seconds += len(turn.text.split()) / PACE
        found += now
    _compare(out, interview, found)
    _rate(out, interview, found, names)
    return out


def _compare(out: Outcome, interview: LabelledInterview, found: Iterable[EvidenceFound]) -> None:
    """Quotes of one turn, dimension and polarity are one; what speaks the same way is matched
    first, so that only what is left over can be matched with the wrong polarity."""
    wanted: dict[tuple[int, str, Polarity], Quote] = {}
    for quote in interview.evidence:
        wanted.setdefault((quote.turn, quote.dimension, quote.polarity), quote)
    left = list(found)
    for turned in (False, True):
        unmatched = []
        for one in left:
            key = one.utterance, one.dimension, OPPOSITE[one.polarity] if turned else one.polarity
            if key in wanted:
                out.right.append((one, wanted.pop(key)))
            else:
                unmatched.append(one)
        left = unmatched
    out.false += left
    out.missed = list(wanted.values())


def _rate(
    out: Outcome, interview: LabelledInterview, found: Sequence[EvidenceFound], names: Sequence[str]
) -> None:
    for name in names:
        evidence = [one for one in found if one.dimension == name]
        suggested = suggest(name, evidence, RatingSettings())
        label = interview.ratings.get(name)
        out.ratings.append((suggested.level, label))
        if suggested.low is not None and suggested.high is not None and suggested.level and label:
            out.inside.append(suggested.low <= label <= suggested.high)


class Figures(msgspec.Struct, frozen=True):
    """Shares from 0 to 1 unless the name says otherwise; None where nothing could be measured."""

    interviews: int
    evidence: int
    """Labelled items."""
    precision: float | None
    recall: float | None
    f1: float | None
    f1_low: float | None
    """The 95 % bootstrap interval: over interviews, of fewer than five over their turns."""
    f1_high: float | None
    polarity: float | None
    wrongly_negative: float | None
    """Of matched evidence that is labelled positive."""
    level_kappa: float | None
    """Quadratically weighted, 1 and 2 as one band."""
    rating_kappa: float | None
    rating_error: float | None
    """Mean absolute error, levels."""
    abstention_right: float | None
    """Of the dimensions without enough evidence, how many were left without a rating."""
    rated: float | None
    """Of the dimensions that a labeller rated, how many were given a rating."""
    interval_coverage: float | None
    false_an_hour: float | None
    suggestions_an_hour: float | None
    calibration_error: float | None
    of_interviewer: int
    no_slices: int
    milliseconds_a_turn_p50: float | None
    milliseconds_a_turn_p95: float | None


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The figures over some interviews together."""
    right = [pair for one in outcomes for pair in one.right]
    false = [found for one in outcomes for found in one.false]
    counts = summed([counted(one) for one in outcomes])
    low, high = f1_interval(outcomes) or (None, None)
    hours = sum(one.seconds for one in outcomes) / 3600
    ratings = [pair for one in outcomes for pair in one.ratings]
    both = [(a, b) for a, b in ratings if a is not None and b is not None]
    good = [found for found, quote in right if quote.polarity == "+"]
    none = [a for a, b in ratings if b is None]
    sure = [(one.confidence, True) for one, _ in right] + [(one.confidence, False) for one in false]
    inside = [one for outcome in outcomes for one in outcome.inside]
    times = sorted(ms for one in outcomes for ms in one.milliseconds)
    return Figures(
        interviews=len(outcomes),
        evidence=counts.right + counts.missed,
        precision=counts.precision,
        recall=counts.recall,
        f1=counts.f1,
        f1_low=low,
        f1_high=high,
        polarity=share(sum(a.polarity == b.polarity for a, b in right), len(right)),
        wrongly_negative=share(sum(one.polarity == "-" for one in good), len(good)),
        level_kappa=kappa([(banded(a.level), banded(b.level)) for a, b in right]),
        rating_kappa=kappa([(banded(a), banded(b)) for a, b in both]),
        rating_error=share(sum(abs(a - b) for a, b in both), len(both)),
        abstention_right=share(sum(one is None for one in none), len(none)),
        rated=share(len(both), sum(b is not None for _, b in ratings)),
        interval_coverage=share(sum(inside), len(inside)),
        false_an_hour=len(false) / hours if hours else None,
        suggestions_an_hour=(len(right) + len(false)) / hours if hours else None,
        calibration_error=calibration(sure),
        of_interviewer=sum(one.of_interviewer for one in outcomes),
        no_slices=sum(one.no_slices for one in outcomes),
        milliseconds_a_turn_p50=times[len(times) // 2] if times else None,
        milliseconds_a_turn_p95=times[int(len(times) * 0.95)] if times else None,
    )


def counted(outcome: Outcome) -> Counts:
    """How much was right, false and missed."""
    return Counts(len(outcome.right), len(outcome.false), len(outcome.missed))


def by_turn(outcome: Outcome) -> list[Counts]:
    """The same for each turn where there is anything to count."""
    right = Counter(found.utterance for found, _ in outcome.right)
    false = Counter(found.utterance for found in outcome.false)
    missed = Counter(quote.turn for quote in outcome.missed)
    turns = sorted({*right, *false, *missed})
    return [Counts(right[turn], false[turn], missed[turn]) for turn in turns]


def by_dimension(outcomes: Iterable[Outcome]) -> dict[str, Counts]:
    """The same for each dimension that was found or labelled."""
    out: dict[str, Counts] = {}
    for outcome in outcomes:
        for each, names in (
            (Counts(right=1), [quote.dimension for _, quote in outcome.right]),
            (Counts(false=1), [found.dimension for found in outcome.false]),
            (Counts(missed=1), [quote.dimension for quote in outcome.missed]),
        ):
            for name in names:
                out[name] = out.get(name, Counts()) + each
    return out


def f1_interval(outcomes: Sequence[Outcome]) -> tuple[float, float] | None:
    """The 95 % bootstrap interval of F1, over interviews or, of few of them, over their turns."""
    pieces = (
        [counted(one) for one in outcomes]
        if len(outcomes) >= FEW
        else [turn for one in outcomes for turn in by_turn(one)]
    )
    return interval(pieces, lambda some: summed(some).f1) if pieces else None


Make = Callable[[str], tuple[Tags, list[str]]]
"""A fresh tagger for a rubric, and the names of its dimensions."""


def bench(interviews: Iterable[LabelledInterview], make: Make) -> dict[str, list[Outcome]]:
    """The outcomes of interviews, by rubric."""
    out: dict[str, list[Outcome]] = {}
    for interview in interviews:
        tagger, names = make(interview.rubric)
        out.setdefault(interview.rubric, []).append(tagged(interview, tagger, names))
    return out
